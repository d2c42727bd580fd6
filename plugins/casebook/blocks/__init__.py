"""The blocks of a page, and what fills them."""
