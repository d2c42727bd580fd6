"""All figures of a bank: looked up by id, and checked against the geometry that their marks name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from casebook.figures.sidecar import FigureFile
from casebook.figures.usage import RegionUse
from casebook.findings import Finding, FindingCode, Location, shorten, suggest
from casebook.model import Figure, Geometry, Region, Series


def share_geometry(first: Figure | Series | None, other: Figure | Series | None) -> bool:
    """Tell whether two figures show the same place, so that one can be laid over the other; true of what is broken."""
    return not (isinstance(first, Figure) and isinstance(other, Figure)) or first.geometry == other.geometry


@dataclass(frozen=True, slots=True)
class FigureIndex:
    """Sidecars by id and geometries by path, as far as they could be read.

    `is_partial` says that some could not be: what they may hold is not called unknown.
    """

    files: Mapping[str, FigureFile] = field(default_factory=dict)
    geometries: Mapping[PurePath, Geometry | None] = field(default_factory=dict)
    is_partial: bool = False

    def find(self, name: str, location: Location, kind: type[Figure | Series]) -> FigureFile | Finding | None:
        """Return a sidecar; or a finding, when no file has it; or None, when its file is broken."""
        file = self.files.get(name)
        if file and isinstance(file.shown, kind):
            return file
        if (file is None and self.is_partial) or (file and file.shown is None):
            return None
        what = "figure" if kind is Figure else "series of figures"
        known = (other for other, each in self.files.items() if isinstance(each.shown, kind))
        return Finding(
            location, FindingCode.FIGURE_UNKNOWN, f"No {what} has the id `{shorten(name)}`.{suggest(name, known)}"
        )

    def regions_of(self, file: FigureFile) -> Mapping[str, Region]:
        """Return what an item can point at: the regions of the geometry, and the marks of the sidecar with an area."""
        figure = file.shown
        if not isinstance(figure, Figure):
            return {}
        marked = {
            mark.id: Region(tip=outline[0], polygons=(outline,), slices=dict.fromkeys(mark.numbers, (outline,)))
            for mark in figure.annotations
            if mark.shape and (outline := mark.shape.outline)
        }
        return marked | dict(self._geometry_of(file))

    def _geometry_of(self, file: FigureFile) -> Mapping[str, Region]:
        """Return the regions that the marks of a figure may name."""
        name = file.shown.geometry if isinstance(file.shown, Figure) else None
        geometry = self.geometries.get(file.start.path.parent / name) if name else None
        return geometry.regions if geometry else {}

    def check(self) -> Iterator[Finding]:
        """Yield what the sidecars name and nobody has."""
        for file in self.files.values():
            if isinstance(file.shown, Series):
                yield from self._check_series(file, file.shown)
            elif file.shown:
                yield from self._check_figure(file, file.shown)

    def check_use(self, use: RegionUse) -> Finding | None:
        """Return what is wrong with naming a figure, or a region of it, in an item."""
        file = self.find(use.figure.value, use.place(use.figure), Figure)
        if not isinstance(file, FigureFile):
            return file if use.region is None else None
        if use.region:
            found = self._check_region(file, use.region.value, use.place(use.region), self.regions_of(file))
            return found or self._check_on_key(file, use)
        if use.finds_slice and not getattr(file.shown, "stack", None):
            message = f"The figure `{shorten(use.figure.value)}` has no `stack`, so there is no slice to find in it."
            return Finding(use.place(use.figure), FindingCode.STACK_FORM, message)
        if use.is_map and not self.regions_of(file) and not self.is_unread(file):
            message = (
                f"The figure `{shorten(use.figure.value)}` has no area to point at. Give it `annotations` with a "
                "circle, box or polygon, or a `geometry`."
            )
            return Finding(use.place(use.figure), FindingCode.GEOMETRY_UNKNOWN, message)
        return self._check_place(file, use)

    def _check_on_key(self, file: FigureFile, use: RegionUse) -> Finding | None:
        """Return that a region is not on the key slice, which alone is shown."""
        region = self.regions_of(file).get(use.region.value) if use.region else None
        if region is None or region.polygons or use.finds_slice or use.region is None:
            return None
        message = (
            f"The region `{shorten(use.region.value)}` is not on the key slice, which alone is shown here. "
            "Add `find_slice: true` to the item, or name another region."
        )
        return Finding(use.place(use.region), FindingCode.REGION_UNKNOWN, message)

    def _check_place(self, file: FigureFile, use: RegionUse) -> Finding | None:
        """Return that a figure is of another place than the first one of its item."""
        first = self.files.get(use.first.value) if use.first else None
        if first is None or share_geometry(first.shown, file.shown):
            return None
        named, other = shorten(use.figure.value), shorten(first.id or "")
        message = (
            f"`{named}` has another `geometry` than `{other}`. Pictures that are compared show the same place: "
            "name one with the same geometry."
        )
        return Finding(use.place(use.figure), FindingCode.GEOMETRY_DIFFERS, message)

    def _check_series(self, file: FigureFile, series: Series) -> Iterator[Finding]:
        for number, timepoint in enumerate(series.series):
            for place, name in enumerate(timepoint.figures):
                found = self.find(name, file.at("series", number, "figures", place), Figure)
                if isinstance(found, Finding):
                    yield found

    def _check_figure(self, file: FigureFile, figure: Figure) -> Iterator[Finding]:
        if figure.localizer:
            found = self.find(figure.localizer.figure, file.at("localizer", "figure"), Figure)
            if isinstance(found, Finding):
                yield found
        path = file.start.path.parent / (figure.geometry or "")
        if figure.geometry and path not in self.geometries:
            known = (other.name for other in self.geometries if other.parent == path.parent)
            message = f"There is no `{shorten(figure.geometry)}` beside this file.{suggest(figure.geometry, known)}"
            yield Finding(file.at("geometry"), FindingCode.GEOMETRY_UNKNOWN, message)
            return
        for number, annotation in enumerate(figure.annotations):
            if annotation.region:
                place = file.at("annotations", number, "region")
                found = self._check_region(file, annotation.region, place, self._geometry_of(file))
                region = self._geometry_of(file).get(annotation.region)
                if found:
                    yield found
                elif region and not region.polygons and not figure.stack:
                    message = f"The region `{shorten(annotation.region)}` is on slices of a stack only. Add `stack: …`."
                    yield Finding(place, FindingCode.REGION_UNKNOWN, message)

    def _check_region(
        self, file: FigureFile, name: str, location: Location, regions: Mapping[str, Region]
    ) -> Finding | None:
        if name in regions or self.is_unread(file) or not regions:
            return None
        message = f"The figure has no region `{shorten(name)}`.{suggest(name, regions)}"
        return Finding(location, FindingCode.REGION_UNKNOWN, message)

    def is_unread(self, file: FigureFile) -> bool:
        """Tell whether the geometry of a figure is there and could not be read, so that its regions are not known."""
        figure = file.shown
        path = file.start.path.parent / (figure.geometry or "") if isinstance(figure, Figure) else PurePath()
        return path in self.geometries and self.geometries[path] is None


def link_figures(
    files: Iterable[FigureFile], geometries: Mapping[PurePath, Geometry | None]
) -> tuple[FigureIndex, list[Finding]]:
    """Return the index of some sidecars, and what is wrong with them."""
    by_id: dict[str, FigureFile] = {}
    found: list[Finding] = []
    is_partial = False
    for file in files:
        found += file.findings
        if file.id is None:
            is_partial = True
        elif file.id in by_id:
            other = by_id[file.id].start.path
            message = f"The figure in {other} already has the id `{shorten(file.id)}`. Ids must differ."
            found.append(Finding(file.start, FindingCode.ID_DUPLICATE, message))
        else:
            by_id[file.id] = file
    figures = FigureIndex(by_id, geometries, is_partial)
    return figures, [*found, *figures.check()]
