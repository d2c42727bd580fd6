"""What a built page says of each edition that it lists, once that has been made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from casebook.parsing.html_reader import Edit, Kind, Token, apply_edits, read_tags

# As `casebook.blocks.downloads` writes it.
NAME = "data-edition"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an edition, and whether there is a file to be linked."""

    words: str
    is_made: bool


def fill_downloads(html: str, told: Mapping[str, Told]) -> str:
    """Add to each edition of a page what is told of it, such as `PDF, 1.2 MB`; one that was not made is not linked."""
    edits: list[Edit] = []
    for name, entry in _find_entries(html):
        if name in told:
            edits += _fill(entry, told[name])
    return apply_edits(html, edits)


def drop_download(html: str, name: str) -> str:
    """Take an edition off the lists of a page."""
    dropped = (entry for each, entry in _find_entries(html) if each == name)
    return apply_edits(html, (Edit(entry[0].place, entry[-1].end, "") for entry in dropped))


def _find_entries(html: str) -> Iterator[tuple[str, list[Token]]]:
    """Yield each edition that a page lists, with its entry, from the first tag to the last."""
    if NAME not in html:
        return
    name, entry, depth = "", list[Token](), 0
    for token in read_tags(html):
        is_item = token.text == "li" and token.kind in (Kind.START, Kind.END)
        if not entry and not (is_item and token.read(NAME)):
            continue
        name = name if entry else token.read(NAME) or ""
        entry.append(token)
        if is_item:
            depth += 1 if token.kind is Kind.START else -1
        if depth == 0:
            yield name, entry
            entry = []


def _fill(entry: list[Token], told: Told) -> Iterator[Edit]:
    """Yield what changes in an entry: something is told of it, and nothing is linked any more that was not made."""
    place = entry[-1].place
    words = escape(told.words)
    if told.is_made:
        yield Edit(place, place, f' <span class="quiet">{words}</span>')
        return
    for token in entry:
        if token.text == "a" and token.kind in (Kind.START, Kind.END):
            yield Edit(token.place, token.end, "<b>" if token.kind is Kind.START else "</b>")
    yield Edit(place, place, f" {words}")
