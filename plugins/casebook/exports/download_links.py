"""What a built page says of each edition that it lists, once that has been made."""

from __future__ import annotations

import re
from collections.abc import Mapping

# As `casebook.blocks.downloads` writes it.
ENTRY = re.compile(r'<li data-edition="([a-z]+)">([^<]*+(?:<(?!/?li\b)[^<]*+)*+)</li>')
LINK = re.compile(r"<a [^<>]*+>([^<]*+(?:<(?!/?a\b)[^<]*+)*+)</a>")
NOT_MADE = " It could not be made in this build."


def fill_downloads(html: str, told: Mapping[str, str | None]) -> str:
    """Add to each edition of a page what is told of its file, such as `PDF, 1.2 MB`; one told None was not made."""

    def fill(entry: re.Match[str]) -> str:
        name, content = entry[1], entry[2]
        if name not in told:
            return entry[0]
        words = told[name]
        if words is None:
            content = LINK.sub(r"<b>\1</b>", content) + NOT_MADE
        else:
            content = f'{content} <span class="quiet">{words}</span>'
        return f'<li data-edition="{name}">{content}</li>'

    return ENTRY.sub(fill, html)


def drop_download(html: str, name: str) -> str:
    """Take an edition off the lists of a page."""
    return ENTRY.sub(lambda entry: "" if entry[1] == name else entry[0], html)
