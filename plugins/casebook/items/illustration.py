"""The picture of an item: clean until the commit."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from casebook.figures.prepare import PreparedFigure
from casebook.model import Item
from casebook.rendering.annotations import add_marks
from casebook.rendering.figure import add_image, add_legend, add_signals, describe_source
from casebook.rendering.markdown import Writer


def add_illustration(parent: Element, item: Item, prepared: PreparedFigure, writer: Writer) -> None:
    """Add the figure of an item, without its title and caption, which may tell what is asked.

    Marks, legend and the full description come after the commit (hidden until then), unless the item is `marked`:
    then the marks, which the options name, stand there from the start.
    """
    holder = SubElement(parent, "div", {"class": "shown"})
    image = add_image(holder, prepared)
    if prepared.figure.signals:
        add_signals(holder, prepared.figure.signals, writer)
    if prepared.figure.annotations:
        marks = add_marks(image, prepared, writer)
        if not item.marked:
            _hide(marks)
        _hide(add_legend(holder, prepared.figure))
    add_end(holder, prepared, writer)


def add_end(holder: Element, prepared: PreparedFigure, writer: Writer) -> None:
    """Add the full description, for after the commit, and where the picture comes from."""
    full = SubElement(holder, "p", {"class": "full"})
    full.text = prepared.figure.full
    _hide(full)
    SubElement(holder, "p", {"class": "source"}).text = describe_source(prepared.figure, writer)


def _hide(element: Element) -> None:
    element.set("class", f"{element.get('class')} after")
    # `hidden` means nothing to a drawing.
    element.attrib |= {"display": "none"} if element.tag == "svg" else {"hidden": ""}
