"""`/// figure | hip-1`: a picture with its marks; `/// figure | hip-1 hip-2`: two to compare; `clean` hides marks."""

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
from casebook.rendering.picture_pair import build_pair


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure or two, whether their marks are hidden at first, and where they are named."""

    ids: tuple[str, ...]
    clean: bool
    location: Location


def _find(named: FigureRef, bank: Bank) -> list[FigureFile | Finding | None]:
    """Return for each the sidecar; or what to tell the author; or None where it is broken."""
    return [bank.figures.find(each, named.location, Figure) for each in named.ids]


def _check(named: FigureRef, checking: Checking) -> Iterator[Finding]:
    yield from (found for found in _find(named, checking.bank) if isinstance(found, Finding))


def _name_anchors(named: FigureRef, _bank: Bank) -> Iterator[str]:
    yield from (f"figure-{each}" for each in named.ids)


def _build(named: FigureRef, filling: Filling) -> Element:
    """Return the figure or the pair; an empty element where one cannot be shown."""
    files = _find(named, filling.page.bank)
    for found in files:
        if isinstance(found, Finding):
            filling.page.report(found)
    sound = all(isinstance(file, FigureFile) and file.shown for file in files)
    built = _build_sound(named, filling) if sound else Element("div")
    for figure in built.iter("figure"):
        filling.anchors.keep_apart(figure)
    filling.hold(built.iter())
    return built


def _build_sound(named: FigureRef, filling: Filling) -> Element:
    by_id = filling.page.prepare_figures(named.ids)
    prepared = [by_id[each] for each in named.ids if each in by_id]
    if len(prepared) < len(named.ids):
        return Element("div")
    if len(prepared) == 1:
        return build_figure(prepared[0], filling.writer, clean=named.clean)
    return build_pair(prepared, filling.writer, clean=named.clean)


FIGURE: BlockType[FigureRef] = BlockType(
    name="figure",
    syntax=Syntax(
        argument=re.compile(r"(?P<id>[a-z0-9-]+)(?:[ ]+(?!clean[ ]*$)(?P<other>[a-z0-9-]+))?(?P<clean>[ ]+clean)?"),
        example="`/// figure | hip-1`, `/// figure | hip-1 hip-2` for two to compare, or `/// figure | hip-1 clean`",
        parse=lambda parts, location: FigureRef(
            (parts["id"], *([parts["other"]] if parts["other"] else [])), parts["clean"] is not None, location
        ),
        decides=False,
        former=(),
    ),
    check=_check,
    anchors=_name_anchors,
    build=_build,
    when="in turn",
)
