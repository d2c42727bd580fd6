"""`/// recap`: what is known before this step, in one line that can be opened."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from casebook.blocks.contract import ContainerType, Filling
from casebook.parsing.syntax import NOTHING, Holding


def _begin(parent: Element, _argument: str) -> Element:
    return SubElement(parent, "details", {"class": "recap"})


def _find_summary(element: Element) -> Element:
    """Return the summary, so that the closed line shows the beginning of the words."""
    summary = element.find("summary")
    return SubElement(element, "summary") if summary is None else summary


def _finish(root: Element, filling: Filling) -> None:
    """Put the line first in its step, with the words that stand before it.

    The stylesheet shows them, since a search shall not find them.
    """
    for step in root.iter("case-step"):
        for recap in step.findall("./details[@class='recap']"):
            step.remove(recap)
            step.insert(0, recap)
            for summary in recap.iterfind("summary"):
                summary.set("data-lead", filling.writer.t("So far"))


RECAP = ContainerType(
    name="recap",
    holds=Holding(
        argument=NOTHING, expected="", example="`/// recap`", content="inline", within="step", former=("so-far",)
    ),
    begin=_begin,
    content=_find_summary,
    finish=_finish,
)
