"""The pictures of a site: none is published that reveals more than it shows, and marks lie within theirs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath, PurePosixPath

from casebook.figures.image_file import HEAD, is_dicom, name_kind, read_picture
from casebook.figures.index import FigureIndex
from casebook.figures.sidecar import FigureFile
from casebook.figures.svg_file import is_drawing
from casebook.findings import Finding, FindingCode, Location, shorten, suggest
from casebook.model import Figure, Picture, Region
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


@dataclass(frozen=True, slots=True)
class PreparedFigure:
    """A figure ready to be shown: its sidecar, the size of its picture, and the regions that it can name."""

    figure: Figure
    picture: Picture
    regions: Mapping[str, Region]


def prepare_figure(file: FigureFile, figures: FigureIndex, docs: Path) -> PreparedFigure | tuple[Finding, ...]:
    """Return a figure with its picture, or everything that keeps it from being shown."""
    figure = file.shown
    if not isinstance(figure, Figure) or figures.is_unread(file):
        return ()
    regions = figures.regions_of(file)
    if any(mark.region and mark.region not in regions for mark in figure.annotations):
        return ()  # reported where the sidecar is checked
    found = tuple(_check_figure(file, figure, figures, docs))
    picture = None if found else _read(docs / figure.picture)
    return PreparedFigure(figure, picture, regions) if picture else found


def check_pictures(figures: FigureIndex, docs: Path, shown: PurePath) -> Iterator[Finding]:
    """Yield what is wrong with the pictures of figures, and with every other picture that would be published."""
    named: set[Path] = set()
    for file in figures.files.values():
        if isinstance(file.shown, Figure):
            yield from _check_figure(file, file.shown, figures, docs)
            named |= {docs / path for path in file.shown.pictures}
    for picture, code, message in _find_refused(docs, shown):
        if picture not in named:
            yield Finding(Location(shown / picture.relative_to(docs), 1, 1), code, message)


def find_refused(docs: Path) -> list[Path]:
    """Return the pictures and scans in the folder of pages that must not be published, whoever names them."""
    return [file for file, _, _ in _find_refused(docs, PurePath())]


def _find_refused(docs: Path, shown: PurePath) -> Iterator[tuple[Path, FindingCode, str]]:
    for file in _list_files(docs):
        wrong = _inspect(file, (shown / file.relative_to(docs)).as_posix()) if _is_picture(file) else None
        if wrong:
            yield file, *wrong


def _list_files(docs: Path) -> Iterator[Path]:
    """Yield the files that a builder copies: it follows links to folders, so they are followed here."""
    met: set[str] = set()
    for folder, folders, files in os.walk(docs, followlinks=True):
        real = os.path.realpath(folder)
        if real in met:  # a link to a folder around it
            folders.clear()
            continue
        met.add(real)
        folders.sort()
        yield from (Path(folder, name) for name in sorted(files))


def _is_picture(file: Path) -> bool:
    """Tell by content, else by its ending, whether a file is a picture or a scan."""
    suffix = file.suffix.lower()
    if suffix in (*PICTURES, *SCANS):
        return True
    head = read_regular(file, HEAD) or b""
    return is_dicom(head) or name_kind(head) is not None or (suffix not in TEXTS and is_drawing(head))


def _read(file: Path) -> Picture | None:
    """Return what a picture holds. Decoding takes long and pages show one several times: each is read once a change."""
    try:
        stat = file.stat()
    except (OSError, ValueError):
        return None
    return _read_once(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _read_once(file: Path, _changed: int, _size: int) -> Picture | None:
    data = read_regular(file, LARGEST + 1)
    return read_picture(data) if data is not None and len(data) <= LARGEST else None


def _check_figure(file: FigureFile, figure: Figure, figures: FigureIndex, docs: Path) -> Iterator[Finding]:
    for field in ("picture", "dark", "print"):
        path = getattr(figure, field)
        if path:
            yield from _check_path(path, docs, file.at(field))
    picture = _read(docs / figure.picture)
    if picture:
        yield from _check_marks(file, figure, picture)
        yield from _check_size(file, figure, picture, figures)


def _check_path(written: str, docs: Path, location: Location) -> Iterator[Finding]:
    path = PurePosixPath(written)
    if path.suffix.lower() in SCANS:
        yield Finding(location, FindingCode.PICTURE_PRIVATE, DICOM.format(shorten(written)))
    elif path.suffix.lower() not in KINDS:
        yield Finding(location, FindingCode.PICTURE_KIND, ENDING.format(shorten(written)))
    elif not _is_within(docs / path, docs):
        message = (
            f"There is no picture `{shorten(written)}` in `{docs.name}`.{suggest(written, _names_beside(docs, path))}"
        )
        yield Finding(location, FindingCode.PICTURE_MISSING, message)
    elif wrong := _inspect(docs / path, f"{docs.name}/{path}", FIGURE_KINDS):
        yield Finding(location, *wrong)


def _is_within(file: Path, folder: Path) -> bool:
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


def _inspect(file: Path, shown: str, kinds: tuple[str, ...] | None = None) -> tuple[FindingCode, str] | None:
    """Return what is wrong with a picture, if anything: `shown` is its name in the message, `kinds` what it may be."""
    head = read_regular(file, HEAD) or b""
    if is_dicom(head) or file.suffix.lower() in SCANS:
        return FindingCode.PICTURE_PRIVATE, DICOM.format(shown)
    picture = _read(file)
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


def _check_marks(file: FigureFile, figure: Figure, picture: Picture) -> Iterator[Finding]:
    for number, annotation in enumerate(figure.annotations):
        corners = annotation.shape.corners if annotation.shape else ()
        if any(not (0 <= x <= picture.width and 0 <= y <= picture.height) for x, y in corners):
            message = (
                f"This mark leaves the picture, which is {picture.width:g} wide and {picture.height:g} high. "
                "Coordinates count from its upper left corner."
            )
            yield Finding(file.at("annotations", number, "shape"), FindingCode.MARK_OUTSIDE, message)


def _check_size(file: FigureFile, figure: Figure, picture: Picture, figures: FigureIndex) -> Iterator[Finding]:
    geometry = figures.geometries.get(file.start.path.parent / (figure.geometry or ""))
    if geometry and geometry.size != (picture.width, picture.height):
        message = (
            f"The geometry fits a picture of {geometry.size[0]:g} by {geometry.size[1]:g}, "
            f"and this one is {picture.width:g} by {picture.height:g}."
        )
        yield Finding(file.at("geometry"), FindingCode.GEOMETRY_FORM, message)
