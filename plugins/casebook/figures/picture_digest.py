"""The picture files of a figure -> a digest, by which a signature tells whether they are still those signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from casebook.figures.inspection import LARGEST, is_within
from casebook.figures.stack import list_slices
from casebook.model import Figure
from casebook.parsing.text_file import read_regular

DRAWING = ".svg"


def list_picture_files(figure: Figure, docs: Path) -> Iterator[Path]:
    """Yield the files of a figure within the folder of pages: its picture, the versions of it, its slices."""
    slices = list_slices(figure.stack, docs) if figure.stack else ()
    yield from (docs / name for name in (*figure.pictures, *slices) if is_within(docs / name, docs))


def digest_pictures(figure: Figure, docs: Path) -> str:
    """Return the hex digits of SHA-256 over the content of the files of a figure, in their order.

    A drawing is text, whose line ends a checkout may change: they do not count.
    """
    digest = hashlib.sha256()
    for file in list_picture_files(figure, docs):
        content = read_regular(file, LARGEST) or b""
        if file.suffix.lower() == DRAWING:
            content = content.replace(b"\r\n", b"\n")
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()
