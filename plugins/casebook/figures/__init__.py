"""Picture files and their sidecars: read, checked, linked and prepared to be shown."""
