"""This course only: how its pictures are drawn, and what it changes in the theme. Not in the wheel."""
