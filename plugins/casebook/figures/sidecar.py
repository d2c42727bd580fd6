"""A sidecar -> a figure or a series of them, with the places that later checks speak of; geometry from its file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath

from pydantic import ValidationError

from casebook.findings import MOST_FINDINGS, Finding, FindingCode, Findings, Location, listed, shorten, suggest
from casebook.model import SLICES, Figure, Geometry, Series, area_of
from casebook.parsing.citations import Citation, read_prose
from casebook.parsing.document import Document, Pictured, find_entries, find_ids, find_node, find_scalar
from casebook.parsing.field_names import CASE_FIELDS
from casebook.parsing.text_file import place
from casebook.parsing.yaml_nodes import Mapping as Fields
from casebook.parsing.yaml_nodes import Node, read_nodes

SHAPES = ("point", "circle", "box", "polygon", "arrow")


@dataclass(frozen=True, slots=True)
class FigureFile:
    """What a sidecar holds. `shown` is None when anything in the file is wrong; `id` is kept where readable.

    `places` says where a value stands: `picture`, `annotations/0/region`.
    """

    id: str | None
    start: Location
    shown: Figure | Series | None
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()
    places: Mapping[str, Location] = field(default_factory=dict)
    pictures: tuple[Pictured, ...] = ()

    def at(self, *steps: int | str) -> Location:
        """Return the place of a value."""
        return self.places.get("/".join(map(str, steps)), self.start)


def read_figure(text: str, path: PurePath) -> FigureFile:
    """Read one sidecar. Every problem of the file is reported, up to a hundred."""
    document = Document(path, text.split("\n"), CASE_FIELDS)
    root = read_nodes(text, path, document.findings, document.fields)
    start = Location(path, 1, 1)
    if root is None:
        return FigureFile(None, start, None, (), tuple(document.findings))
    is_series = isinstance(root, Fields) and "series" in root.nodes
    shown = document.build(Series, root) if is_series else document.build(Figure, root)
    if isinstance(shown, Series):
        _check_views(document, root, shown)
    elif shown:
        _check_shapes(document, root, shown)
    document.check_unique(find_ids(root, "annotations"))
    for annotation in find_entries(root, "annotations"):
        _check_mark(document, root, annotation)
        _check_numbers(document, root, annotation)
    _check_localizer(document, root)
    citations = tuple(read_prose(document, root))
    named = find_scalar(root, "id")
    found = tuple(document.findings)
    kept = None if document.findings.has_errors else shown
    places, pictures = dict(_places(document, root)), tuple(document.pictures)
    return FigureFile(named.value if named else None, start, kept, citations, found, places, pictures)


def _check_views(document: Document, root: Node, series: Series) -> None:
    for node, timepoint in zip(find_entries(root, "series"), series.series, strict=False):
        if len(timepoint.figures) != len(series.views):
            message = f"`views` has {len(series.views)} entries, and this timepoint {len(timepoint.figures)} figures."
            document.error(node, FindingCode.VALUE_KIND, f"{message} Give one figure for each view.")
        beside = find_scalar(node, "beside")
        others = [name for other in series.series if other is not timepoint for name in other.figures]
        if beside and beside.value not in others:
            message = f"No other entry has the figure `{shorten(beside.value)}`.{suggest(beside.value, others)}"
            document.error(beside, FindingCode.FIGURE_UNKNOWN, message)


def _check_mark(document: Document, root: Node, annotation: Fields) -> None:
    given = [name for name in ("region", "shape") if name in annotation.nodes]
    if len(given) != 1:
        message = "A mark needs a `region` of the geometry or a `shape`, one of the two."
        document.error(annotation, FindingCode.VALUE_KIND, message)
    elif given == ["region"] and find_scalar(root, "geometry") is None:
        message = "A region is named in a geometry, and this file has none. Add `geometry: …`, or give a `shape`."
        document.error(annotation.nodes["region"], FindingCode.REGION_UNKNOWN, message)
    shape = annotation.nodes.get("shape")
    if isinstance(shape, Fields) and len([name for name in shape.nodes if name in SHAPES]) != 1:
        document.error(shape, FindingCode.VALUE_KIND, f"A shape is one of {listed(SHAPES)}.")


def _check_numbers(document: Document, root: Node, annotation: Fields) -> None:
    """Report the slices of a mark that are no number and no range, or of a figure without a stack."""
    slices = find_scalar(annotation, "slices")
    if slices is None:
        return
    found = SLICES.fullmatch(slices.value)
    if not found or int(found[2] or found[1]) < int(found[1]):
        message = f"`slices` is a number, as 4, or a range, as 3-5, not `{shorten(slices.value)}`."
        document.error(slices, FindingCode.VALUE_KIND, message)
    elif find_scalar(root, "stack") is None:
        message = "Slices are those of a stack, and this figure has none. Add `stack: …`, or delete `slices`."
        document.error(annotation.names["slices"], FindingCode.STACK_FORM, message)


def _check_localizer(document: Document, root: Node) -> None:
    if isinstance(root, Fields) and "localizer" in root.nodes and "stack" not in root.nodes:
        message = "A localizer shows where the slices of a stack are, and this figure has none. Add `stack: …`."
        document.error(root.names["localizer"], FindingCode.STACK_FORM, message)


def _check_shapes(document: Document, root: Node, figure: Figure) -> None:
    """Report areas that nobody could see or point at."""
    for node, annotation in zip(find_entries(root, "annotations"), figure.annotations, strict=False):
        outline = annotation.shape.outline if annotation.shape else ()
        if outline and not area_of(outline):
            message = "This shape has no area. A radius, a width and a height are above 0, and a polygon is not flat."
            document.error(node.nodes["shape"], FindingCode.VALUE_KIND, message)


def _places(document: Document, root: Node) -> Iterator[tuple[str, Location]]:
    """Yield the places of what is looked up in other files: pictures, geometry, marks, figures of a series."""
    steps: list[tuple[int | str, ...]] = [(name,) for name in ("picture", "dark", "print", "geometry", "stack")]
    steps += [("localizer", name) for name in ("figure", "first", "last")]
    for number, annotation in enumerate(find_entries(root, "annotations")):
        steps += [("annotations", number, name) for name in ("region", "shape", "slices") if name in annotation.nodes]
    for number, timepoint in enumerate(find_entries(root, "series")):
        figures = getattr(timepoint.nodes.get("figures"), "nodes", ())
        steps += [("series", number, "figures", place) for place in range(len(figures))]
    for step in steps:
        node = find_node(root, step)
        if node is not root:
            yield "/".join(map(str, step)), Location(document.path, node.line, node.column)


def read_geometry(text: str, path: PurePath, findings: Findings) -> Geometry | None:
    """Return the regions that a program wrote, or None after saying why not."""
    try:
        geometry = Geometry.model_validate(json.loads(text, parse_int=float))
    except json.JSONDecodeError as error:
        message = "This is not JSON. A program writes this file: run it again, or use the last good copy."
        findings.error(place(path, text, min(error.pos, len(text.rstrip()))), FindingCode.GEOMETRY_FORM, message)
        return None
    except (ValidationError, RecursionError) as failure:
        findings.error(Location(path, 1, 1), FindingCode.GEOMETRY_FORM, _explain_geometry(failure))
        return None
    found = list(_check_regions(geometry))
    for message in found:
        findings.error(Location(path, 1, 1), FindingCode.GEOMETRY_FORM, message)
    return None if found else geometry


def _explain_geometry(failure: ValidationError | RecursionError) -> str:
    places = failure.errors(include_url=False)[0]["loc"] if isinstance(failure, ValidationError) else ()
    where = f" `{shorten('.'.join(map(_printable, map(str, places))))}` is wrong or missing." if places else ""
    form = "This has no `size` and `regions` with `tip` and `polygons`."
    return f"{form}{where} A program writes this file: run it again."


def _check_regions(geometry: Geometry) -> Iterator[str]:
    """Yield what is wrong with numbers and names: an area has three corners or more, within the picture."""
    width, height = geometry.size
    if not (width > 0 and height > 0):
        yield "`size` is the width and the height of the picture, both above 0."
        return
    for name, region in islice(geometry.regions.items(), MOST_FINDINGS):
        shown = shorten(_printable(name))
        if name != _printable(name) or not name.strip():
            yield f"`{shown}` cannot name a region. Use letters, digits, hyphens and underscores."
        points = [region.tip, *(point for polygon in region.outlines for point in polygon)]
        if any(not (0 <= x <= width and 0 <= y <= height) for x, y in points):
            yield f"The region `{shown}` leaves the picture, which is {width:g} wide and {height:g} high."
        if not any(region.outlines) or any(not area_of(polygon) for polygon in region.outlines):
            yield f"The region `{shown}` has an outline without an area. An outline has three corners or more."


def _printable(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)
