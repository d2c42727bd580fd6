"""`/// references`: the whole bibliography, the report first."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.parsing.syntax import write_plain
from casebook.rendering.citations import build_references


def _build(_named: None, filling: Filling) -> Element:
    bank = filling.page.bank
    return filling.anchors.hand_over(build_references(bank.references, filling.writer))


REFERENCES: BlockType[None] = BlockType(
    name="references",
    syntax=write_plain("references"),
    check=nothing_wrong,
    anchors=no_anchors,  # the ids of sources are held for them on every page
    build=_build,
    when="in turn",
)
