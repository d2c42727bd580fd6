"""`//// gate`: what is shown when everything before it in its step is decided."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from casebook.blocks.contract import ContainerType, content_directly, nothing_to_finish
from casebook.parsing.syntax import NOTHING, Holding


def _begin(parent: Element, _argument: str) -> Element:
    return SubElement(parent, "case-gate")


GATE = ContainerType(
    name="gate",
    holds=Holding(argument=NOTHING, expected="", example="`//// gate`", content="block", within="step", former=()),
    begin=_begin,
    content=content_directly,
    finish=nothing_to_finish,
)
