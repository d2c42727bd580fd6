"""Any file of a built site -> what it says, by what it is."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from casebook.model import When
from casebook.reader.metadata import read_metadata
from casebook.spoilers.markup import STYLED, read_markup
from casebook.spoilers.passage import Contents

PAGES = (".html", ".htm", ".svg", ".xhtml")
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
TEXTS = {
    ".js": "in a script that the page loads",
    ".mjs": "in a script that the page loads",
    ".css": "in a stylesheet that the page loads",
    ".json": "in a file of data",
    ".webmanifest": "in the manifest",
    ".xml": "in a feed or another list of pages",
    ".rss": "in a feed or another list of pages",
    ".atom": "in a feed or another list of pages",
    ".txt": "in a text for programs",
}
SITEMAP = "sitemap"
PACKED = ".gz"
# Programs find these by their names, without a link.
FOUND = (".xml", ".rss", ".atom", ".json", ".txt", ".webmanifest", PACKED)


def read_file(file: Path, path: str, start: When) -> tuple[str, Contents]:
    """Return the text of a file, empty where it is none, and what it says. `path` is its address within the site."""
    name = PurePosixPath(path.lower())  # a camera writes .JPG
    if name.suffix in PICTURES:
        contents = Contents()
        for text in read_metadata(file.read_bytes()):
            contents.add(text, "in what a picture carries beside what it shows", start, is_packed=True)
        return "", contents
    text = _read_text(file)
    if name.suffix in PAGES:
        return text, read_markup(text, start)
    contents = Contents()
    suffix = PurePosixPath(name.stem).suffix if name.suffix == PACKED else name.suffix
    if suffix in TEXTS:
        channel = "in the sitemap" if name.name.startswith(SITEMAP) else TEXTS[suffix]
        contents.add(text, channel, start)
    if suffix == ".css":
        contents.lead(STYLED.findall(text), start)
    return text, contents


def read_index(file: Path) -> Iterator[tuple[str, str, int]]:
    """Yield each entry of a search index: address, everything it says, and its offset in the file."""
    text = _read_text(file)
    try:
        entries = json.loads(text).get("docs", [])
    except (ValueError, AttributeError):
        yield "", text, 0
        return
    last = 0
    for entry in entries:
        address = str(entry.get("location", ""))
        last = max(text.find(json.dumps(address, ensure_ascii=False), last), last)
        yield address, " \n ".join(str(value) for value in entry.values()), last


def _read_text(file: Path) -> str:
    data = file.read_bytes()
    if file.suffix == PACKED:
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return ""
    return data.decode("utf-8", "replace")
