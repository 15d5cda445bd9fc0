"""Showup: bookings whose published cancellation policy is what the code does."""
