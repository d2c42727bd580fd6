"""The pictures of a bank -> files for the folder of pages: their kind, what they carry, their names."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import PurePosixPath

from casebook.figures.image_file import read_picture
from casebook.figures.inspection import LARGEST
from casebook.imports.contract import Losses, RefusalError
from casebook.imports.slugs import slug_of
from casebook.model import Picture

SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp", "SVG": ".svg", "GIF": ".gif", "AVIF": ".avif"}
REWRITTEN = ("PNG", "JPEG", "WEBP")  # kinds that can be written anew without what they carry beside pixels
QUALITY = 95
NO_PICTURE = "it is not a PNG, JPEG, WebP, GIF, AVIF or SVG picture, or it is damaged"
ACTIVE = "it can do more than show a picture: {}"
PRIVATE = "it carries {}, which cannot be taken out here"


class Pictures:
    """Collects pictures under `folder`, a path within the folder of pages; `read_existing` knows what is there."""

    def __init__(self, folder: str, read_existing: Callable[[str], bytes | None]) -> None:
        self.folder, self.read_existing = folder, read_existing
        self.files: dict[str, bytes] = {}

    def add(self, name: str, data: bytes, losses: Losses) -> str:
        """Return the address of a picture. Raises: RefusalError when it may not be published."""
        picture = read_picture(data) if len(data) <= LARGEST else None
        if picture is None or picture.kind not in SUFFIXES:
            raise RefusalError(NO_PICTURE)
        if picture.active:
            raise RefusalError(ACTIVE.format(", ".join(sorted(picture.active))))
        if picture.private:
            carried = " and ".join(sorted(picture.private))
            data = _rewrite(data, picture, carried)
            losses.add(f"the picture `{name}` carried {carried}, which was left out")
        return self._store(slug_of(PurePosixPath(name).stem) or "picture", SUFFIXES[picture.kind], data)

    def _store(self, stem: str, suffix: str, data: bytes) -> str:
        digest = sha256(data).hexdigest()[:8]
        for address in (f"{self.folder}/{stem}{suffix}", f"{self.folder}/{stem}-{digest}{suffix}"):
            known = self.files.get(address) or self.read_existing(address)
            if known is None or known == data:
                break
        self.files[address] = data
        return address


def _rewrite(data: bytes, picture: Picture, carried: str) -> bytes:
    """Return a picture of the same pixels without what it carried. Raises: RefusalError."""
    from PIL import Image, ImageOps  # takes a quarter of a second, and most banks have no picture

    if picture.kind not in REWRITTEN:
        raise RefusalError(PRIVATE.format(carried))
    written = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=(picture.kind,)) as image:
        if getattr(image, "n_frames", 1) > 1:
            raise RefusalError(PRIVATE.format(carried))
        upright = ImageOps.exif_transpose(image)
        profile = image.info.get("icc_profile")
        upright.info = {"icc_profile": profile} if profile else {}
        upright.save(written, picture.kind, quality=QUALITY, icc_profile=profile)
    again = read_picture(written.getvalue())
    if again is None or again.private:
        raise RefusalError(PRIVATE.format(carried))
    return written.getvalue()


def name_in_words(name: str) -> str:
    """Return the words of a file's name, which stand for a picture without alternative text."""
    stem = re.sub(r"[_\-.\s]+", " ", PurePosixPath(name).stem).strip()
    return "Picture" if not stem or re.fullmatch(r"[0-9a-f ]{8,}|\d+", stem) else stem
