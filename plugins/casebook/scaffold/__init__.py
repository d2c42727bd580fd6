"""The files of a new site, as an author has them, and what writes them."""
