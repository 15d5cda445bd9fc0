"""What runs on the machine of the host."""
