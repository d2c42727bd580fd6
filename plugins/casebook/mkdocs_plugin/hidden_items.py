"""Items taken out of a page while a search reads it, and put back where they stood.

Not every search knows `data-search-exclude`, and reading items only to leave them out takes time.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

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
