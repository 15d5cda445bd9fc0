"""What is decided. Pure: the standard library only; no clock, no environment, no network."""
