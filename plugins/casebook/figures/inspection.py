"""The file of a picture -> what it holds, or what keeps it from being published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from casebook.figures.image_file import HEAD, is_dicom, name_kind, read_picture
from casebook.figures.svg_file import is_drawing
from casebook.findings import Finding, FindingCode, Location, shorten, suggest
from casebook.model import Picture
from casebook.parsing.text_file import read_regular

KINDS = (".png", ".jpg", ".jpeg", ".webp", ".svg")
FIGURE_KINDS = ("PNG", "JPEG", "WEBP", "SVG")
SCANS = (".dcm", ".dicom", ".ima")
# Endings of pictures, whatever the content is; and endings of texts, in which no picture is looked for.
PICTURES = (
    *(*KINDS, ".jpe", ".jfif", ".pjpeg", ".pjp", ".svgz"),
    *(".gif", ".bmp", ".ico", ".avif", ".heic", ".heif", ".tif", ".tiff", ".jp2", ".jxl"),
)
TEXTS = (".md", ".markdown", ".html", ".htm", ".txt", ".js", ".mjs", ".css", ".json", ".yml", ".yaml")
LARGEST = 50_000_000
NO_PICTURE = (
    "`{}` is not a PNG, JPEG, WebP or SVG picture, or it is damaged, cut off or too large. "
    "Save the picture again as one of these."
)
NO_DRAWING = (
    "`{}` has no size in pixels or is damaged. "
    'Write one into its `<svg …>`, such as `viewBox="0 0 100 100"`, or save the drawing again as plain SVG.'
)
ANOTHER_KIND = "`{0}` is a {1} picture. Browsers do not all show these: export it as PNG, JPEG or WebP."
ENDING = "`{}`: a figure is a PNG, JPEG, WebP or SVG picture, and its name ends in .png, .jpg, .webp or .svg."
DICOM = "`{}` is a DICOM file: it names patient and scanner. Remove it, and export the picture as PNG instead."
PRIVATE = (
    "`{0}` carries {1}, which may reveal a name, a date, a place or a device. "
    "Strip it, as with `exiftool -all= --icc_profile:all {0}`, or export the picture without metadata."
)
PRIVATE_DRAWING = (
    "`{0}` carries {1}, which may reveal a name, a date, a place or a device. "
    "Save the drawing as plain SVG without metadata and comments, as Inkscape does under “Optimized SVG”."
)
ACTIVE = (
    "`{0}` holds {1}. A drawing may neither run nor load anything, nor lead elsewhere. "
    "Delete that, or save the drawing as plain SVG."
)
MOST_NAMED = 3


def is_picture(file: Path) -> bool:
    """Tell by content, else by its ending, whether a file is a picture or a scan."""
    suffix = file.suffix.lower()
    if suffix in (*PICTURES, *SCANS):
        return True
    head = read_regular(file, HEAD) or b""
    return is_dicom(head) or name_kind(head) is not None or (suffix not in TEXTS and is_drawing(head))


def read_once(file: Path) -> Picture | None:
    """Return what a picture holds. Decoding takes long and pages show one several times: each is read once a change."""
    try:
        stat = file.stat()
    except (OSError, ValueError):
        return None
    return _read_version(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _read_version(file: Path, _changed: int, _size: int) -> Picture | None:
    data = read_regular(file, LARGEST + 1)
    return read_picture(data) if data is not None and len(data) <= LARGEST else None


def check_path(written: str, docs: Path, location: Location) -> Iterator[Finding]:
    """Yield what is wrong with a picture that a figure names by its path."""
    path = PurePosixPath(written)
    if path.suffix.lower() in SCANS:
        yield Finding(location, FindingCode.PICTURE_PRIVATE, DICOM.format(shorten(written)))
    elif path.suffix.lower() not in KINDS:
        yield Finding(location, FindingCode.PICTURE_KIND, ENDING.format(shorten(written)))
    elif not is_within(docs / path, docs):
        message = (
            f"There is no picture `{shorten(written)}` in `{docs.name}`.{suggest(written, _names_beside(docs, path))}"
        )
        yield Finding(location, FindingCode.PICTURE_MISSING, message)
    elif wrong := inspect(docs / path, f"{docs.name}/{path}", FIGURE_KINDS):
        yield Finding(location, *wrong)


def is_within(file: Path, folder: Path) -> bool:
    """Tell whether a file is there and lies in the folder, through whatever links."""
    try:
        return file.is_file() and file.resolve().is_relative_to(folder.resolve())
    except OSError:  # a name longer than the system allows
        return False


def _names_beside(docs: Path, path: PurePosixPath) -> list[str]:
    try:
        return [f"{path.parent / other.name}" for other in (docs / path.parent).iterdir() if ".." not in path.parts]
    except OSError:
        return []


def inspect(file: Path, shown: str, kinds: tuple[str, ...] | None = None) -> tuple[FindingCode, str] | None:
    """Return what is wrong with a picture, if anything: `shown` is its name in the message, `kinds` what it may be."""
    head = read_regular(file, HEAD) or b""
    if is_dicom(head) or file.suffix.lower() in SCANS:
        return FindingCode.PICTURE_PRIVATE, DICOM.format(shown)
    picture = read_once(file)
    if picture is None:
        kind = name_kind(head)
        is_odd = kind is not None and kind not in FIGURE_KINDS
        message = NO_DRAWING if is_drawing(head) else NO_PICTURE
        return FindingCode.PICTURE_KIND, ANOTHER_KIND.format(shown, kind) if is_odd else message.format(shown)
    if picture.private:
        message = PRIVATE_DRAWING if picture.kind == "SVG" else PRIVATE
        return FindingCode.PICTURE_PRIVATE, message.format(shown, _join(picture.private))
    if picture.active:
        return FindingCode.PICTURE_ACTIVE, ACTIVE.format(shown, _join(picture.active))
    if kinds and picture.kind not in kinds:
        return FindingCode.PICTURE_KIND, ANOTHER_KIND.format(shown, picture.kind)
    return None


def _join(names: tuple[str, ...]) -> str:
    found = sorted(names)
    more = [f"{len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
    return " and ".join([*found[:MOST_NAMED], *more])
