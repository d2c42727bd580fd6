"""Pictures to compare: side by side where there is room, in one place to flip between where there is little."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.figures.index import share_geometry
from casebook.figures.prepare import PreparedFigure
from casebook.model import Figure
from casebook.rendering.annotations import add_marks
from casebook.rendering.figure import add_about, add_image, add_kind, add_legend, add_toggle
from casebook.rendering.markdown import Writer

LETTERS = "abcdefgh"


def add_pair(parent: Element, names: Sequence[str], writer: Writer) -> list[Element]:
    """Add a place for each picture of one item, and return the places. `names` tell the pictures apart."""
    pair = _make_pair(writer)
    parent.append(pair)
    return [
        SubElement(pair[0], "div", {"class": "film", "data-name": _name_button(place, name)})
        for place, name in enumerate(names)
    ]


def add_short_caption(parent: Element, figure: Figure, writer: Writer, *, letter: str = "", name: str = "") -> None:
    """Add the letter of a picture, what tells it apart, and the tag that says what it is, as far as there are any."""
    if letter or figure.kind:
        line = SubElement(parent, "p", {"class": "cap"})
        _add_name(line, letter, name)
        add_kind(line, figure, writer)


def build_pair(prepared: Sequence[PreparedFigure], writer: Writer, *, clean: bool = False) -> Element:
    """Return figures of one place, to flip between; or two of different places, such as drawings, small and abreast."""
    figures = [each.figure for each in prepared]
    is_one_place = figures[0].geometry is not None and all(share_geometry(figures[0], each) for each in figures)
    names = tell_apart(figures) if is_one_place else [figure.title.rstrip(".") for figure in figures]
    built = _make_pair(writer) if is_one_place else Element("div", {"class": "abreast"})
    strip = built[0] if is_one_place else built
    for place, (each, name) in enumerate(zip(prepared, names, strict=True)):
        element = _add_figure(strip, each, writer, letter=LETTERS[place] if is_one_place else "", name=name)
        if is_one_place:
            element.set("data-name", _name_button(place, name))
            if each.figure.annotations or clean:
                _place_toggle(element, writer, clean=clean)
    return built


def tell_apart(figures: Sequence[Figure]) -> list[str]:
    """Return for each figure what it has and the others lack: its short name, else the parts of its title."""
    short = [figure.short or "" for figure in figures]
    if all(short) and len(set(short)) == len(short):
        return short
    parts = [figure.title.rstrip(".").split(", ") for figure in figures]
    common = set(parts[0]).intersection(*parts[1:])
    return [", ".join(part for part in own if part not in common) or ", ".join(own) for own in parts]


def _make_pair(writer: Writer) -> Element:
    """Return the element that arranges pictures; its one child takes them."""
    pair = Element("picture-pair", {"role": "group", "aria-label": writer.t("Pictures to compare")})
    SubElement(pair, "div", {"class": "films"})
    return pair


def _add_figure(parent: Element, prepared: PreparedFigure, writer: Writer, *, letter: str, name: str) -> Element:
    """Add a figure whose caption is folded away but for its name."""
    figure = prepared.figure
    element = SubElement(parent, "figure", {"class": "casebook-figure", "id": f"figure-{figure.id}"})
    image = add_image(element, prepared)
    if figure.annotations:
        add_marks(image, prepared, writer)
    caption = SubElement(element, "figcaption")
    line = SubElement(caption, "p")
    _add_name(line, letter, name)
    add_kind(line, figure, writer)
    about = add_about(caption, [figure], writer, is_open=True)
    if figure.annotations:
        about.insert(1, add_legend(Element("div"), prepared, writer))
    if figure.caption:
        words = Element("p")
        words.text = figure.caption
        about.insert(1, words)
    return element


def _place_toggle(element: Element, writer: Writer, *, clean: bool) -> None:
    """Put the switch of the marks between picture and caption."""
    holder = Element("div")
    add_toggle(holder, writer, clean=clean)
    element.insert(1, holder[0])


def _add_name(line: Element, letter: str, name: str) -> None:
    if letter:
        bold = SubElement(line, "b")
        bold.text = AtomicString(letter)
        bold.tail = AtomicString(f" {name} ")
    else:
        line.text = AtomicString(f"{name} ") if name else None


def _name_button(place: int, name: str) -> str:
    return f"{LETTERS[place]} · {name}" if name else LETTERS[place]
