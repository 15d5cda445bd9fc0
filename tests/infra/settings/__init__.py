"""The settings in the front matter: read, refused, checked as a whole, published."""
