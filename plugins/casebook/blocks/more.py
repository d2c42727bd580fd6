"""`//// more | Two studies, and how far to trust them`: what stays folded until a reader asks for it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from casebook.blocks.contract import ContainerType, content_directly, nothing_to_finish
from casebook.parsing.syntax import Holding


def _begin(parent: Element, argument: str) -> Element:
    folded = SubElement(parent, "details", {"class": "more"})
    SubElement(folded, "summary").text = argument.strip()
    return folded


MORE = ContainerType(
    name="more",
    holds=Holding(
        argument=re.compile(r"[^\[\]<>]+"),
        expected="what is folded there, in a few words without links and citations",
        example="`//// more | Two studies, and how far to trust them`",
        content="block",
        within=None,
        former=(),
    ),
    begin=_begin,
    content=content_directly,
    finish=nothing_to_finish,
)
