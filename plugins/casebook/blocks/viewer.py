"""`/// viewer | coronal`: the figures of a series, or one with a stack, to move between, scroll and compare.

It is folded away; `/// viewer | coronal open` is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from casebook.bank.bank import Bank
from casebook.blocks.contract import BlockType, Checking, Filling
from casebook.figures.sidecar import FigureFile
from casebook.findings import Finding, FindingCode, Location, shorten
from casebook.model import Figure, Series, Timepoint
from casebook.parsing.syntax import Syntax
from casebook.rendering.viewer import build_viewer, fold_viewer


@dataclass(frozen=True, slots=True)
class SeriesRef:
    """A series, whether it is shown without a fold, and where it is named."""

    id: str
    is_open: bool
    location: Location


def _find(named: SeriesRef, bank: Bank) -> FigureFile | Finding | None:
    """Return the sidecar; or what to tell the author; or None where it is broken."""
    file = bank.figures.files.get(named.id)
    if file and isinstance(file.shown, Figure):
        return file if file.shown.stack else _refuse(named)
    return bank.figures.find(named.id, named.location, Series)


def _refuse(named: SeriesRef) -> Finding:
    message = (
        f"The figure `{shorten(named.id)}` has no `stack`, so there is nothing to scroll. "
        f"Write `/// figure | {shorten(named.id)}`, or add a stack to its file."
    )
    return Finding(named.location, FindingCode.STACK_FORM, message)


def _check(named: SeriesRef, checking: Checking) -> Iterator[Finding]:
    found = _find(named, checking.bank)
    if isinstance(found, Finding):
        yield found


def _name_anchors(named: SeriesRef, _bank: Bank) -> Iterator[str]:
    yield f"viewer-{named.id}"


def _build(named: SeriesRef, filling: Filling) -> Element:
    """Return the viewer; an empty element where one of its figures cannot be shown."""
    found = _find(named, filling.page.bank)
    if isinstance(found, Finding):
        filling.page.report(found)
    shown = found.shown if isinstance(found, FigureFile) else None
    series = _wrap(shown) if isinstance(shown, Figure) else shown
    built = _build_series(series, filling, is_open=named.is_open) if series else Element("div")
    for viewer in built.iter("image-viewer"):
        filling.anchors.keep_apart(viewer)
    filling.hold(built.iter())
    return built


def _wrap(figure: Figure) -> Series:
    """Return a series of one figure, at one time."""
    return Series(
        id=figure.id,
        title=figure.title,
        views=(figure.title,),
        series=(Timepoint(label=figure.title, figures=(figure.id,)),),
    )


def _build_series(series: Series, filling: Filling, *, is_open: bool) -> Element:
    names = [name for timepoint in series.series for name in timepoint.figures]
    prepared = filling.page.prepare_figures(names)
    is_whole = prepared.keys() >= set(names)
    if not is_whole:
        return Element("div")
    viewer = build_viewer(series, prepared, filling.writer)
    return viewer if is_open else fold_viewer(viewer, filling.writer)


VIEWER: BlockType[SeriesRef] = BlockType(
    name="viewer",
    syntax=Syntax(
        argument=re.compile(r"(?P<id>[a-z0-9-]+)(?P<open>[ ]+open)?"),
        example="`/// viewer | coronal`, or `/// viewer | coronal open`",
        parse=lambda parts, location: SeriesRef(parts["id"], parts["open"] is not None, location),
        decides=False,
        former=(),
    ),
    check=_check,
    anchors=_name_anchors,
    build=_build,
    when="in turn",
)
