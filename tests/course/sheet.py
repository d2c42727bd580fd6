"""The `single` and `multiple` items outside the case, as a reader without sight of the keys may see them.

`python -m tests.course.sheet` prints them. Options have letters, since some of their ids tell which is right.
"""

from __future__ import annotations

import sys

from tests.course.test_shares import ITEMS

from casebook.items.multiple import MultipleItem
from casebook.items.single import SingleItem


def print_item(quiz: str, item: SingleItem | MultipleItem) -> str:
    """Write stem, lead-in and options of an item in Markdown."""
    figure = f"(pictures: {', '.join(item.asked_figures)})" if item.asked_figures else ""
    options = "\n".join(f"{chr(ord('A') + place)}. {option.text}" for place, option in enumerate(item.options))
    several = " (choose all that apply)" if isinstance(item, MultipleItem) else ""
    parts = [f"## {quiz} {item.id}", figure, item.stem or "", f"**{item.lead_in}**{several}", options]
    return "\n\n".join(part.strip() for part in parts if part)


if __name__ == "__main__":
    asked = (print_item(quiz, item) for quiz, item in ITEMS if isinstance(item, SingleItem | MultipleItem))
    sys.stdout.write("\n\n".join(asked) + "\n")
