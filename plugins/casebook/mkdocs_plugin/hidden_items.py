"""Items taken out of a page while a search reads it, and put back where they stood.

Not every search knows `data-search-exclude`, and reading items only to leave them out takes time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

INSIDE = re.compile(r"(?<=<quiz-set )([^<>]*+>)([^<]*+(?:<(?!/?quiz-set\b)[^<]*+)*+)(?=</quiz-set>)")
MARK = "<!--casebook {} {}-->"


@dataclass(frozen=True, slots=True)
class HiddenItems:
    """A page without the content of its quizzes, and that content.

    `key` is in every mark that stands for content, and in no comment that an author has written.
    """

    html: str
    content: tuple[str, ...]
    key: str

    @classmethod
    def hide(cls, html: str) -> HiddenItems:
        """Return a page whose quizzes are empty but for a mark each."""
        key = next(key for key in map(str, count()) if MARK.format(key, "")[:-3] not in html)
        content: list[str] = []

        def replace(found: re.Match[str]) -> str:
            content.append(found[2])
            return found[1] + MARK.format(key, len(content) - 1)

        return cls(INSIDE.sub(replace, html), tuple(content), key)

    def restore(self, html: str) -> str:
        """Return a page with the content of its quizzes in place of the marks, whatever was added to it meanwhile."""
        mark = re.compile(MARK.format(self.key, r"(\d+)"))
        return mark.sub(lambda found: self.content[int(found[1])], html)
