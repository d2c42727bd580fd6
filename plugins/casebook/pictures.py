"""The pictures of a site: none is published that tells more than it shows, and marks lie within theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from casebook.gallery import Gallery
from casebook.model import Figure, Region
from casebook.reader import FigureFile, Picture, is_dicom, read_picture
from casebook.source import Code, Finding, Span, shorten, suggest

KINDS = (".png", ".jpg", ".jpeg", ".webp", ".svg")
SCANS = (".dcm", ".dicom")
NO_PICTURE = "`{}` is not a PNG, JPEG, WebP or SVG picture, or it is cut off. Save the picture as one of these."
DICOM = "`{}` is a DICOM file: it names patient and scanner. Take it away, and export the picture as PNG instead."
PRIVATE = (
    "`{0}` carries {1}, which may tell a name, a date, a place or a device. "
    "Strip it, as with `exiftool -all= {0}`, or export the picture without metadata."
)


@dataclass(frozen=True, slots=True)
class Plate:
    """A figure ready to be shown: its sidecar, the size of its picture, and the regions that it can name."""

    figure: Figure
    picture: Picture
    regions: Mapping[str, Region]


def prepare_plate(file: FigureFile, gallery: Gallery, docs: Path) -> Plate | tuple[Finding, ...]:
    """Return a figure with its picture, or everything that keeps it from being shown."""
    figure = file.shown
    if not isinstance(figure, Figure):
        return ()
    found = tuple(_check_figure(file, figure, gallery, docs))
    picture = None if found else read_picture((docs / figure.picture).read_bytes())
    return Plate(figure, picture, gallery.regions_of(file)) if picture else found


def check_pictures(gallery: Gallery, docs: Path, shown: PurePath) -> Iterator[Finding]:
    """Yield what is wrong with the pictures of figures, and every other picture that tells more than it shows."""
    named: set[Path] = set()
    for file in gallery.files.values():
        if isinstance(file.shown, Figure):
            yield from _check_figure(file, file.shown, gallery, docs)
            named |= {docs / path for path in file.shown.pictures}
    for picture, message in _find_private(docs, shown):
        if picture not in named:
            yield Finding(Span(shown / picture.relative_to(docs), 1, 1), Code.PICTURE_PRIVATE, message)


def find_private(docs: Path) -> list[Path]:
    """Return the pictures and scans in the folder of pages that must not be published, whoever names them."""
    return [file for file, _ in _find_private(docs, PurePath())]


def _find_private(docs: Path, shown: PurePath) -> Iterator[tuple[Path, str]]:
    for file in sorted(docs.rglob("*")):
        if file.suffix.lower() in (*KINDS, *SCANS) and file.is_file():
            wrong = _inspect(file, (shown / file.relative_to(docs)).as_posix())
            if wrong and wrong[0] is Code.PICTURE_PRIVATE:
                yield file, wrong[1]


def _check_figure(file: FigureFile, figure: Figure, gallery: Gallery, docs: Path) -> Iterator[Finding]:
    for field in ("picture", "dark", "print"):
        path = getattr(figure, field)
        if path:
            yield from _check_path(path, docs, file.at(field))
    if not (docs / figure.picture).is_file():
        return
    picture = read_picture((docs / figure.picture).read_bytes())
    if picture:
        yield from _check_marks(file, figure, picture)
        yield from _check_size(file, figure, picture, gallery)


def _check_path(written: str, docs: Path, span: Span) -> Iterator[Finding]:
    path = PurePosixPath(written)
    if path.suffix.lower() not in KINDS:
        is_scan = path.suffix.lower() in SCANS
        code, message = (Code.PICTURE_PRIVATE, DICOM) if is_scan else (Code.PICTURE_KIND, NO_PICTURE)
        yield Finding(span, code, message.format(shorten(written)))
    elif path.is_absolute() or ".." in path.parts or not (docs / path).is_file():
        beside = [f"{path.parent / other.name}" for other in (docs / path.parent).glob("*") if ".." not in path.parts]
        message = f"There is no picture `{shorten(written)}` in `{docs.name}`.{suggest(written, beside)}"
        yield Finding(span, Code.PICTURE_MISSING, message)
    elif wrong := _inspect(docs / path, f"{docs.name}/{path}"):
        yield Finding(span, *wrong)


def _inspect(file: Path, shown: str) -> tuple[Code, str] | None:
    """Return what is wrong with the bytes of a picture, if anything; `shown` is its name in the message."""
    data = file.read_bytes()
    if is_dicom(data) or file.suffix.lower() in SCANS:
        return Code.PICTURE_PRIVATE, DICOM.format(shown)
    picture = read_picture(data)
    if picture is None:
        return Code.PICTURE_KIND, NO_PICTURE.format(shown)
    if picture.private:
        return Code.PICTURE_PRIVATE, PRIVATE.format(shown, " and ".join(sorted(set(picture.private))))
    return None


def _check_marks(file: FigureFile, figure: Figure, picture: Picture) -> Iterator[Finding]:
    for number, annotation in enumerate(figure.annotations):
        corners = annotation.shape.corners if annotation.shape else ()
        if any(not (0 <= x <= picture.width and 0 <= y <= picture.height) for x, y in corners):
            message = (
                f"This mark leaves the picture, which is {picture.width:g} wide and {picture.height:g} high. "
                "Coordinates count from its upper left corner."
            )
            yield Finding(file.at("annotations", number, "shape"), Code.MARK_OUTSIDE, message)


def _check_size(file: FigureFile, figure: Figure, picture: Picture, gallery: Gallery) -> Iterator[Finding]:
    geometry = gallery.geometries.get(file.start.path.parent / (figure.geometry or ""))
    if geometry and geometry.size != (picture.width, picture.height):
        message = (
            f"The geometry fits a picture of {geometry.size[0]:g} by {geometry.size[1]:g}, "
            f"and this one is {picture.width:g} by {picture.height:g}."
        )
        yield Finding(file.at("geometry"), Code.GEOMETRY_FORM, message)
