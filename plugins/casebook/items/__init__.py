"""The types of item, and what turns a quiz file into items and items into elements."""
