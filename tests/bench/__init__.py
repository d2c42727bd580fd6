"""How fast and how heavy: the same generated items built in several ways."""
