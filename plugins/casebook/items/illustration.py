"""The picture of an item: clean until the commit."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from casebook.figures.prepare import PreparedFigure
from casebook.model import Item
from casebook.rendering.annotations import add_marks
from casebook.rendering.figure import add_about, add_image, add_legend, hide_until_commit
from casebook.rendering.markdown import Writer
from casebook.rendering.picture_pair import add_short_caption


def add_illustration(parent: Element, item: Item, prepared: Sequence[PreparedFigure], writer: Writer) -> None:
    """Add the figure of an item, without its title and caption, which may tell what is asked.

    Marks, legend and the full description come after the commit (hidden until then), unless the item is `marked`:
    then the marks, which the options name, stand there from the start.
    """
    holder = SubElement(parent, "div", {"class": "shown"})
    for shown in prepared:
        image = add_image(holder, shown)
        add_short_caption(holder, shown.figure, writer)
        if shown.figure.annotations:
            marks = add_marks(image, shown, writer)
            if not item.marked:
                hide_until_commit(marks)
            hide_until_commit(add_legend(holder, shown, writer))
    add_about(holder, [shown.figure for shown in prepared], writer)
