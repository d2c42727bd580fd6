"""The classes by which pymdownx finds our blocks in a page; they read nothing of what a block says."""

from __future__ import annotations

from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

from pymdownx.blocks.block import Block

from casebook.blocks.contract import BlockType, ContainerType
from casebook.blocks.registry import BLOCK_TYPES, CONTAINER_TYPES
from casebook.parsing.syntax import NOTHING

PLACE = "casebook-place"


class _PlaceBlock(Block):
    """Leaves an empty element where the page names something; `BlockFiller` fills it."""

    def on_create(self, parent: Element) -> Element:
        """Keep the argument for later: the parser is busy with the page's own blocks now."""
        return SubElement(parent, PLACE, {"name": self.NAME, "argument": self.argument or ""})

    def on_markdown(self) -> str:
        """Items are read from the page's lines, and any other content is an error of these; nothing is parsed."""
        return "raw"


class _ContainerBlock(Block):
    """Holds Markdown. Its element may be none that Markdown knows, so what it holds must be said."""

    container: ClassVar[ContainerType]

    def on_create(self, parent: Element) -> Element:
        """Add its element; an option becomes an attribute of its name."""
        element = self.container.begin(parent, self.argument or "")
        for name in self.container.holds.options:
            if self.options[name]:
                element.set(name, self.options[name])
        return element

    def on_add(self, block: Element) -> Element:
        """Return where its content goes."""
        return self.container.content(block)

    def on_markdown(self) -> str:
        """Say what is read within it."""
        return self.container.holds.content


def _make_place(block: BlockType[object]) -> type[Block]:
    is_named = None if block.syntax.holds_items else block.syntax.argument is not NOTHING
    named = {"NAME": block.name, "ARGUMENT": is_named}
    return type(f"{block.name}_block", (_PlaceBlock,), named)


def _make_container(container: ContainerType) -> type[Block]:
    named = {
        "NAME": container.name,
        "ARGUMENT": container.holds.argument is not NOTHING,
        "OPTIONS": dict.fromkeys(container.holds.options, ("", _read_option)),
        "container": container,
    }
    return type(f"{container.name}_block", (_ContainerBlock,), named)


def _read_option(value: object) -> str:
    """Return the text of an option as the scanner has checked it; a block with any other prints as text."""
    if not isinstance(value, str):
        raise TypeError
    return value.strip()


MARKDOWN_BLOCKS: tuple[type[Block], ...] = (
    *map(_make_place, BLOCK_TYPES.values()),
    *map(_make_container, CONTAINER_TYPES.values()),
)
