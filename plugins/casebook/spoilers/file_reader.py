"""Any file of a built site -> what it says, by what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from casebook.bundles import WORKER
from casebook.model import DOWNLOADS, When
from casebook.parsing.image_metadata import read_metadata
from casebook.spoilers import text_kinds
from casebook.spoilers.addresses import find_quoted, find_styled, find_whole
from casebook.spoilers.archive import inflate, read_archive, read_message
from casebook.spoilers.base64_text import find_data
from casebook.spoilers.decode import decode, read_text
from casebook.spoilers.markup import read_markup
from casebook.spoilers.passage import Contents

PICTURE = "in what a picture carries beside what it shows"
NO_PDF = "a PDF is read where pikepdf is installed: pip install 'mkdocs-casebook[pdf]'"
TOO_LARGE = "it is larger than {} MB; only its beginning was searched"
DAMAGED = "it cannot be unpacked"
CLOSED = "files of this kind are not read"
LARGEST = 50_000_000  # bytes
DEEPEST = 2  # an archive within an archive
# What this engine makes of the pages that are searched here, and what gives the end away by design.
OWN = [re.compile(re.escape(each.address("\0")).replace("\0", r"[a-z0-9-]+")) for each in DOWNLOADS.values()]
TextAndContents = tuple[str, Contents]
Reader = Callable[[bytes, str, When, int], TextAndContents]


def read_file(file: Path, path: str, start: When) -> TextAndContents:
    """Return the text of a file, empty where it is none, and what it says. `path` is its address within the site."""
    if any(own.fullmatch(path) for own in OWN):
        return "", Contents()
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        return "", Contents(unread=[f"it cannot be read: {error.strerror}"])
    text, contents = _read(data[:LARGEST], path, start, DEEPEST)
    if len(data) > LARGEST:
        contents.unread.append(TOO_LARGE.format(LARGEST // 1_000_000))
    return text, contents


def read_index(data: bytes) -> Iterator[tuple[str, list[str], int]]:
    """Yield each entry of a search index: address, everything it says, and its offset in the file."""
    text = read_text(data)
    try:
        entries = json.loads(text)["docs"]
    except (ValueError, TypeError, LookupError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        yield "", [text], 0
        return
    last = 0
    for entry in (each if isinstance(each, dict) else {"": each} for each in entries):
        address = entry["location"] if isinstance(entry.get("location"), str) else ""
        last = max(text.find(json.dumps(address, ensure_ascii=False), last), last)
        yield address, [str(value) for value in entry.values()], last


def _read(data: bytes, name: str, start: When, depth: int) -> TextAndContents:
    suffix = PurePosixPath(name.lower()).suffix  # a camera writes .JPG
    reader = READERS.get(suffix) or next((read for magic, read in MAGIC if data.startswith(magic)), _read_unknown)
    return reader(data, name, start, depth)


def _read_page(data: bytes, _: str, start: When, __: int) -> TextAndContents:
    text = read_text(data)
    return text, read_markup(text, start)


def _read_text(data: bytes, name: str, start: When, _: int) -> TextAndContents:
    path = PurePosixPath(name.lower())
    is_sitemap = path.name.startswith("sitemap") and path.suffix in (".xml", ".txt")
    kind = text_kinds.SITEMAP if is_sitemap else text_kinds.KINDS.get(path.suffix, text_kinds.PLAIN)
    text, contents = read_text(data), Contents()
    text_kinds.add_text(contents, text, kind, start)
    if name != WORKER.name:  # a browser keeps what that names, and shows nothing of it
        _lead(contents, text, kind, start)
    for packed in find_data(text) if kind in (text_kinds.SCRIPT, text_kinds.STYLE) else ():
        contents.pack(read_markup(packed, start), f"packed {kind.channel}")
    return text, contents


def _lead(contents: Contents, text: str, kind: text_kinds.Kind, start: When) -> None:
    """Add where a text leads. A list for programs names every page, and nobody reads on from there."""
    if kind is text_kinds.STYLE:
        contents.lead(find_styled(text), start)
    elif kind in (text_kinds.SCRIPT, text_kinds.DATA, text_kinds.MANIFEST, text_kinds.FEED):
        contents.lead(find_quoted(text), start, is_loose=True)
    if kind not in (text_kinds.SITEMAP, text_kinds.PROGRAMS, text_kinds.SCRIPT, text_kinds.MAP):
        contents.lead(find_whole(text), start)


def _read_picture(data: bytes, _: str, start: When, __: int) -> TextAndContents:
    contents = Contents()
    for text in read_metadata(data):
        contents.add(text, PICTURE, start, is_packed=True)
    return "", contents


def _read_gzip(data: bytes, name: str, start: When, depth: int) -> TextAndContents:
    unpacked = inflate(data)
    if unpacked is None or depth == 0:
        return "", Contents(unread=[DAMAGED])
    path = PurePosixPath(name)
    inner = f"{path.stem}.svg" if path.suffix.lower() == ".svgz" else path.stem
    return _read(unpacked, inner, start, depth - 1)


def _read_archive(data: bytes, _: str, start: When, depth: int) -> TextAndContents:
    if depth == 0:
        return "", Contents(unread=["it holds archives within archives"])
    return "", read_archive(data, start, lambda inner, name: _read_member(inner, name, start, depth - 1)[1])


def _read_member(data: bytes, name: str, start: When, depth: int) -> TextAndContents:
    """Read a file within an archive; an office file keeps its text as XML."""
    is_xml = name.lower().endswith((".xml", ".rels"))
    return _read_page(data, name, start, depth) if is_xml else _read(data, name, start, depth)


def _read_message(data: bytes, _: str, start: When, depth: int) -> TextAndContents:
    if depth == 0:
        return "", Contents()
    return "", read_message(data, start, lambda inner, name: _read(inner, name, start, depth - 1)[1])


def _read_pdf(data: bytes, _: str, start: When, depth: int) -> TextAndContents:
    try:
        from casebook.spoilers.pdf import read_pdf
    except ImportError:
        return "", Contents(unread=[NO_PDF])
    return "", read_pdf(data, start, lambda inner, name: _read(inner, name, start, max(depth - 1, 0))[1])


def _read_closed(_: bytes, __: str, ___: When, ____: int) -> TextAndContents:
    return "", Contents(unread=[CLOSED])


def _read_unknown(data: bytes, name: str, start: When, depth: int) -> TextAndContents:
    """Read what is text all the same, as a page when it looks like one; nothing of a video or a font."""
    text = decode(data)
    if text is None:
        return "", Contents()
    reader = _read_page if text.lstrip().startswith("<") else _read_text
    return reader(data, name, start, depth)


READERS: dict[str, Reader] = {
    **dict.fromkeys(text_kinds.KINDS, _read_text),
    **dict.fromkeys((".html", ".htm", ".svg", ".xhtml", ".xht", ".shtml", ".ttml", ".dfxp"), _read_page),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp"), _read_picture),
    **dict.fromkeys((".gz", ".svgz"), _read_gzip),
    **dict.fromkeys((".zip", ".epub", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), _read_archive),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), _read_message),
    **dict.fromkeys((".7z", ".rar", ".tar", ".tgz", ".xz", ".bz2", ".doc", ".xls", ".ppt", ".apkg"), _read_closed),
    ".pdf": _read_pdf,
}
MAGIC: list[tuple[bytes, Reader]] = [
    (b"%PDF-", _read_pdf),
    (b"PK\x03\x04", _read_archive),
    (b"\x1f\x8b", _read_gzip),
    (b"\x89PNG\r\n\x1a\n", _read_picture),
    (b"\xff\xd8\xff", _read_picture),
]
