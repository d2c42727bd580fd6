"""What dev.py is made of; needs nothing but Python itself, and any Python can read it."""
