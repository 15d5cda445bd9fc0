"""One module for each thing outside, and the forms it speaks. No decisions."""
