"""A folder of files as one value."""
