"""What a built page says of each download that it lists, once that has been made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from casebook.parsing.html_reader import Edit, Kind, Token, apply_edits, read_tags

# As `casebook.blocks.downloads` writes it.
NAME = "data-download"


@dataclass(frozen=True, slots=True)
class DownloadNote:
    """What is added to a download, and whether there is a file to be linked."""

    words: str
    is_made: bool


def fill_downloads(html: str, notes: Mapping[str, DownloadNote]) -> str:
    """Add to each download of a page a note on it, such as `PDF, 1.2 MB`; one that was not made is not linked."""
    edits: list[Edit] = []
    for name, entry in _find_entries(html):
        if name in notes:
            edits += _fill(entry, notes[name])
    return apply_edits(html, edits)


def drop_download(html: str, name: str) -> str:
    """Take a download off the lists of a page."""
    dropped = (entry for each, entry in _find_entries(html) if each == name)
    return apply_edits(html, (Edit(entry[0].place, entry[-1].end, "") for entry in dropped))


def _find_entries(html: str) -> Iterator[tuple[str, list[Token]]]:
    """Yield each download that a page lists, with its entry, from the first tag to the last."""
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


def _fill(entry: list[Token], note: DownloadNote) -> Iterator[Edit]:
    """Yield what changes in an entry: a note is added, and nothing is linked any more that was not made."""
    place = entry[-1].place
    words = escape(note.words)
    if note.is_made:
        yield Edit(place, place, f' <span class="quiet">{words}</span>')
        return
    for token in entry:
        if token.text == "a" and token.kind in (Kind.START, Kind.END):
            yield Edit(token.place, token.end, "<b>" if token.kind is Kind.START else "</b>")
    yield Edit(place, place, f" {words}")
