"""`/// figure | mri-1` and `/// figure | mri-1 clean`: a picture with its marks, which `clean` hides at first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from casebook.bank.bank import Bank
from casebook.blocks.contract import BlockType, Checking, Filling
from casebook.figures.sidecar import FigureFile
from casebook.findings import Finding, Location
from casebook.model import Figure
from casebook.parsing.syntax import Syntax
from casebook.rendering.figure import build_figure


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure, whether its marks are hidden at first, and where it is named."""

    id: str
    clean: bool
    location: Location


def _find(named: FigureRef, bank: Bank) -> FigureFile | Finding | None:
    """Return the sidecar; or what to tell the author; or None where it is broken."""
    return bank.figures.find(named.id, named.location, Figure)


def _check(named: FigureRef, checking: Checking) -> Iterator[Finding]:
    found = _find(named, checking.bank)
    if isinstance(found, Finding):
        yield found


def _name_anchors(named: FigureRef, _bank: Bank) -> Iterator[str]:
    yield f"figure-{named.id}"


def _build(named: FigureRef, filling: Filling) -> Element:
    """Return the figure; an empty element where it cannot be shown."""
    found = _find(named, filling.page.bank)
    if isinstance(found, Finding):
        filling.page.report(found)
    file = found if isinstance(found, FigureFile) and found.shown else None
    prepared = filling.page.prepare_figures([named.id] if file else [])
    built = build_figure(prepared[named.id], filling.writer, clean=named.clean) if prepared else Element("div")
    filling.hold(filling.anchors.keep_apart(built).iter())
    return built


FIGURE: BlockType[FigureRef] = BlockType(
    name="figure",
    syntax=Syntax(
        argument=re.compile(r"(?P<id>[a-z0-9-]+)(?P<clean>[ ]+clean)?"),
        example="`/// figure | mri-1` or `/// figure | mri-1 clean`",
        parse=lambda parts, location: FigureRef(parts["id"], parts["clean"] is not None, location),
        decides=False,
        former=(),
    ),
    check=_check,
    anchors=_name_anchors,
    build=_build,
    when="in turn",
)
