"""The blocks of a stepwise case: steps, what is known so far, gates."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString
from pymdownx.blocks.block import Block


class _HoldingBlock(Block):
    """Holds blocks of Markdown. Its element is none that Markdown knows, so this must be said."""

    def on_markdown(self) -> str:
        """Read blocks."""
        return "block"


class StepBlock(_HoldingBlock):
    """`/// step | 5 picture`: one step of the case, with its number and kind."""

    NAME = "step"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Begin with the rail, which is the heading of the step: a heading of Markdown would reach table and search."""
        number, _, kind = self.argument.partition(" ")
        step = SubElement(parent, "case-step", {"id": f"step-{number}", "kind": kind.strip()})
        header = SubElement(step, "p", {"class": "step-header", "role": "heading", "aria-level": "2", "tabindex": "-1"})
        count = SubElement(header, "b")
        count.text, count.tail = AtomicString(number), AtomicString(f" {kind.strip()}")
        return step


class GateBlock(_HoldingBlock):
    """`/// gate`: what is shown when everything before it in the step is decided."""

    NAME = "gate"

    def on_create(self, parent: Element) -> Element:
        """Hold the content."""
        return SubElement(parent, "case-gate")


class SoFarBlock(Block):
    """`/// recap`: what is known before this step, in one line that can be opened."""

    NAME = "recap"

    def on_create(self, parent: Element) -> Element:
        """Hold the line."""
        return SubElement(parent, "details", {"class": "recap"})

    def on_add(self, block: Element) -> Element:
        """Put the words into the summary, so that the closed line shows their beginning."""
        summary = block.find("summary")
        return SubElement(block, "summary") if summary is None else summary

    def on_markdown(self) -> str:
        """Read one paragraph."""
        return "inline"


CONTAINER_BLOCKS = (StepBlock, GateBlock, SoFarBlock)
