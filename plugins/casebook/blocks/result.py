"""`///// result`: the last screen of a case, in parts that stand side by side where there is room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from casebook.blocks.contract import ContainerType, Filling, content_directly
from casebook.i18n import N_
from casebook.parsing.syntax import NOTHING, Holding

TITLE = N_("The case is closed")
WAITING = "casebook-result"
HEADING = re.compile(r"\s*\*\*(?P<words>[^*]+)\*\*\s*")


def _begin(parent: Element, _argument: str) -> Element:
    return SubElement(parent, WAITING)


def _finish(root: Element, filling: Filling) -> None:
    """Make it the last screen of the case, once all steps stand in one element."""
    whole = root.find(".//case-steps")
    for parent in [*root.iter()]:
        for result in parent.findall(WAITING):
            parent.remove(result)
            if whole is not None:
                whole.append(_build_screen(result, filling))


def _build_screen(result: Element, filling: Filling) -> Element:
    screen = Element("case-step", {"id": "result", "kind": "result"})
    # not a heading of Markdown, which would reach the table of contents and the search
    header = SubElement(screen, "p", {"class": "step-header", "role": "heading", "aria-level": "2", "tabindex": "-1"})
    header.text = filling.writer.t(TITLE)
    before, *parts = _split_parts(result)
    screen.extend(before)
    if parts:
        beside = SubElement(screen, "div", {"class": "parts"})
        after = _take_after(parts[-1])
        for part in parts:
            SubElement(beside, "div").extend(part)
        screen.extend(after)
    _drop_models(screen)
    return screen


def _drop_models(screen: Element) -> None:
    """Take the models from what the learner wrote: each was read at its verdict."""
    for shown in screen.iter("response-recall"):
        for model in shown.findall("div[@class='model']"):
            shown.remove(model)


def _split_parts(result: Element) -> Iterator[list[Element]]:
    """Yield what stands before the first line of bold text, then each such line as a heading, with what follows it."""
    part: list[Element] = []
    for child in result:
        found = HEADING.fullmatch(child.text or "") if child.tag == "p" and not len(child) else None
        if found:
            yield part
            part = []
            child.attrib |= {"class": "part", "role": "heading", "aria-level": "3"}
            child.text = found["words"]
        part.append(child)
    yield part


def _take_after(part: list[Element]) -> list[Element]:
    """Take from the last part what a rule (`---`) sets off from it; the rule goes."""
    place = next((place for place, child in enumerate(part) if child.tag == "hr"), len(part))
    after = part[place + 1 :]
    del part[place:]
    return after


RESULT = ContainerType(
    name="result",
    holds=Holding(argument=NOTHING, expected="", example="`///// result`", content="block", within="", former=()),
    begin=_begin,
    content=content_directly,
    finish=_finish,
)
