"""What no search may read, taken out of a page while one reads it, and put back where it stood.

Not every search knows `data-search-exclude`, nor `search: {exclude: true}` in front matter, and reading items only to
leave them out takes time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from casebook.extension.item_marks import BEGIN, END

PLACE, PLACE_END = "<!--casebook {} ", "-->"


@dataclass(frozen=True, slots=True)
class HiddenItems:
    """A page without the contents of its sets of items, and these contents.

    `key` is in every comment that stands for contents, and in none that an author has written.
    """

    html: str
    content: tuple[str, ...]
    key: str

    @classmethod
    def hide_all(cls, html: str) -> HiddenItems:
        """Return nothing but a comment in place of a page, which is kept without the marks of the extension."""
        return cls(f"{PLACE.format(0)}0{PLACE_END}", (html.replace(BEGIN, "").replace(END, ""),), "0")

    @classmethod
    def hide(cls, html: str) -> HiddenItems:
        """Return a page in whose sets nothing stands but a comment, and without the marks of the extension."""
        key = next(key for key in map(str, count()) if PLACE.format(key) not in html)
        first, *parts = html.split(BEGIN)
        shown, content = [first], list[str]()
        for part in parts:
            held, end, rest = part.partition(END)
            if end:
                shown += [f"{PLACE.format(key)}{len(content)}{PLACE_END}", rest]
                content.append(held)
            else:  # an author wrote the mark
                shown.append(part)
        return cls("".join(shown), tuple(content), key)

    def restore(self, html: str) -> str:
        """Return a page with the contents in their places, whatever was added to it meanwhile."""
        first, *parts = html.split(PLACE.format(self.key))
        shown = [first]
        for part in parts:
            number, _, rest = part.partition(PLACE_END)
            shown += [self.content[int(number)], rest]
        return "".join(shown)


def is_left_out(meta: Mapping[str, Any]) -> bool:
    """Tell whether the front matter of a page says that no search finds it."""
    search = meta.get("search")
    return isinstance(search, Mapping) and search.get("exclude") is True
