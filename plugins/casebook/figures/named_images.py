"""The pictures that texts of items and figures name, and the recordings: each lies in the folder of pages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from casebook.figures.media_file import SUFFIXES, is_as_named
from casebook.findings import Finding, FindingCode, shorten, suggest
from casebook.parsing.allowed_markup import read_scheme
from casebook.parsing.document import Pictured

KINDS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".avif"})
_AFTER_PATH = re.compile(r"[?#]")


def check_named(pictures: Iterable[Pictured], docs: Path) -> Iterator[Finding]:
    """Yield each picture that is not there, at its place in the author's file."""
    known: list[str] | None = None
    for picture in pictures:
        if read_scheme(picture.address) or picture.address.startswith("//"):
            continue
        is_media = PurePosixPath(picture.address).suffix.lower() in SUFFIXES
        missing = FindingCode.MEDIA_MISSING if is_media else FindingCode.PICTURE_MISSING
        path = PurePosixPath(unquote(_AFTER_PATH.split(picture.address)[0]).replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            message = (
                f"`{shorten(picture.address)}` leads out of `{docs.name}`. Write the path from there, without `..`."
            )
            yield Finding(picture.location, missing, message)
        elif not os.path.isfile(docs / path):  # noqa: PTH113 - it is false for a name that no system allows
            known = _list_files(docs) if known is None else known
            what = f"{'file' if is_media else 'picture'} `{shorten(picture.address)}`"
            message = f"There is no {what} in `{docs.name}`.{_suggest(path, known)}"
            yield Finding(picture.location, missing, message)
        elif is_media and not is_as_named(docs / path):
            message = f"`{shorten(picture.address)}` does not hold what its name says. Export the recording once more."
            yield Finding(picture.location, FindingCode.MEDIA_KIND, message)


def _list_files(docs: Path) -> list[str]:
    found = (file.relative_to(docs) for file in docs.rglob("*") if file.suffix.lower() in KINDS | SUFFIXES)
    return sorted(file.as_posix() for file in found)


def _suggest(path: PurePosixPath, known: list[str]) -> str:
    """Return a picture with a name alike, or the same name in another folder."""
    near = suggest(str(path), known)
    same = next((other for other in known if PurePosixPath(other).name.lower() == path.name.lower()), None)
    return f" Did you mean `{same}`?" if same else near
