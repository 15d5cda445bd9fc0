"""`make bench`: our figures beside those of others. Wrong answers end it badly, slow ones never."""
