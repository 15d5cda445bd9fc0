"""Money is never wrong: whole stories with a death, a fault or a second worker at every call."""
