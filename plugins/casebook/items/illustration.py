"""The picture of an item, or several of one place: clean until the commit."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from casebook.figures.prepare import PreparedFigure
from casebook.model import Item
from casebook.rendering.annotations import add_marks
from casebook.rendering.figure import add_about, add_image, add_legend, hide_until_commit
from casebook.rendering.markdown import Writer
from casebook.rendering.picture_pair import LETTERS, add_pair, add_short_caption


def add_illustration(parent: Element, item: Item, prepared: Sequence[PreparedFigure], writer: Writer) -> None:
    """Add the figures of an item, without title and caption, which may tell what is asked.

    Marks, legend and the full description come after the commit (hidden until then), unless the item is `marked`:
    then the marks, which the options name, stand there from the start.
    """
    holder = SubElement(parent, "div", {"class": "shown"})
    if len(prepared) == 1:
        _add_film(holder, item, prepared[0], writer)
        add_short_caption(holder, prepared[0].figure, writer)
    else:
        names = [shown.figure.short or "" for shown in prepared]
        films = add_pair(holder, names, writer)
        for letter, name, film, shown in zip(LETTERS, names, films, prepared, strict=False):
            _add_film(film, item, shown, writer)
            add_short_caption(film, shown.figure, writer, letter=letter, name=name)
    # Pictures of one place may have the same marks, which are explained once.
    legends = {shown.figure.annotations: shown for shown in reversed(prepared) if shown.figure.annotations}
    for shown in reversed(legends.values()):
        hide_until_commit(add_legend(holder, shown, writer))
    add_about(holder, [shown.figure for shown in prepared], writer)


def _add_film(film: Element, item: Item, prepared: PreparedFigure, writer: Writer) -> None:
    """Add a picture with its marks."""
    image = add_image(film, prepared)
    if prepared.figure.annotations:
        marks = add_marks(image, prepared, writer)
        if not item.marked:
            hide_until_commit(marks)
