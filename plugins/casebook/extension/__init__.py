"""The Python-Markdown extension, and what each builder tells of a page."""
