"""A figure -> a picture with marks that can be hidden, what it is, and folded away all that there is to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.figures.prepare import PreparedFigure
from casebook.model import Figure, Review
from casebook.rendering.annotations import add_marks
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer
from casebook.rendering.slices import add_slices, list_slices, name_slices
from casebook.rendering.tags import add_tag

VERSIONS = {"dark": "for-dark", "print": "for-print"}


def build_figure(prepared: PreparedFigure, writer: Writer, *, clean: bool = False, scrolls: bool = False) -> Element:
    """Return a figure. `clean` hides the marks, and the words that go with them, until the reader asks for them.

    Of a stack it shows the key slice; where it `scrolls`, all slices can be reached.
    """
    figure = prepared.figure
    element = Element("figure", {"class": "casebook-figure", "id": f"figure-{figure.id}"})
    image = add_image(element, prepared)
    if figure.annotations:
        add_marks(image, prepared, writer, scrolls=scrolls)
    if figure.annotations or clean:
        add_toggle(element, writer, clean=clean)
    if scrolls:
        add_slices(element, prepared, writer)
    caption = SubElement(element, "figcaption")
    title = SubElement(caption, "p")
    bold = SubElement(title, "b")
    bold.text = AtomicString(f"{figure.title.rstrip('.')}.")
    bold.tail = f" {figure.caption} " if figure.caption else " "
    add_kind(title, figure, writer)
    if figure.annotations:
        add_legend(caption, prepared, writer, scrolls=scrolls)
    add_about(caption, [figure], writer, is_open=True)
    return element


def add_image(parent: Element, prepared: PreparedFigure) -> Element:
    """Add the picture, and its versions for the dark scheme and for paper."""
    figure = prepared.figure
    image = SubElement(parent, "div", {"class": "casebook-image"})
    if figure.sides:
        image.attrib |= {"data-left": figure.sides[0], "data-right": figure.sides[1]}
    # Lazy, so that of the three only the one that is shown is loaded.
    size = {"width": f"{prepared.picture.width:g}", "height": f"{prepared.picture.height:g}", "loading": "lazy"}
    first = SubElement(image, "img", {"src": figure.picture, "alt": figure.alt, **size})
    for field, name in VERSIONS.items():
        path = getattr(figure, field)
        if path:
            first.set("class", "for-light")
            SubElement(image, "img", {"class": name, "src": path, "alt": figure.alt, **size})
    return image


def add_toggle(parent: Element, writer: Writer, *, clean: bool) -> None:
    """Add the switch of the marks."""
    label = SubElement(parent, "label", {"class": "toggle"})
    box = SubElement(label, "input", {"type": "checkbox"})
    if not clean:
        box.set("checked", "checked")
    words = writer.t("Marks")
    label.text, box.tail = OwnWords("", words.language), AtomicString(f" {words}")


def add_kind(parent: Element, figure: Figure, writer: Writer) -> None:
    """Add the tag that says what a figure is, where it says so."""
    if figure.kind:
        add_tag(parent, figure.kind, writer)


def add_legend(parent: Element, prepared: PreparedFigure, writer: Writer, *, scrolls: bool = False) -> Element:
    """Add what each mark is, in the order of the marks, and return the list.

    It says on which slices a mark is where the figure `scrolls`, and of one that is not on the key slice.
    """
    legend = SubElement(parent, "ol", {"class": "legend"})
    for annotation in prepared.figure.annotations:
        entry = SubElement(legend, "li")
        label = SubElement(entry, "b")
        label.text = annotation.label
        label.tail = f" {annotation.text}" if annotation.text else ""
        numbers = list_slices(annotation, prepared)
        if prepared.stack and (scrolls or prepared.stack.key not in numbers):
            label.tail += " "
            SubElement(entry, "span", {"class": "on"}).text = AtomicString(f"{name_slices(numbers, writer)}.")
    return legend


def add_about(
    parent: Element, figures: Sequence[Figure], writer: Writer, *, description: str = "", is_open: bool = False
) -> Element:
    """Add folded away what figures show, how bright each region is, and where they come from; return the fold.

    `description` is what an item tells before the commit. Before it, what tells all is hidden unless `is_open`.
    """
    about = SubElement(parent, "details", {"class": "about"})
    summary = SubElement(about, "summary")
    summary.text = writer.t("About this picture") if len(figures) == 1 else writer.t("About these pictures")
    if description:
        writer.add_blocks(about, description)
    for figure in figures:
        full = SubElement(about, "p", {"class": "full"})
        full.text = figure.full
        if not is_open:
            hide_until_commit(full)
    for figure in figures:
        if figure.signals:
            add_signals(about, figure, writer, is_named=len(figures) > 1)
    for source in dict.fromkeys(describe_source(figure, writer) for figure in figures):
        SubElement(about, "p", {"class": "source"}).text = source
    return about


def hide_until_commit(element: Element) -> None:
    """Hide what would tell the key, in a way that the script and the style of items undo."""
    element.set("class", f"{element.get('class')} after")
    # `hidden` means nothing to a drawing.
    element.attrib |= {"display": "none"} if element.tag == "svg" else {"hidden": ""}


def describe_source(figure: Figure, writer: Writer) -> str:
    """Return where a picture comes from, and who has checked it."""
    if isinstance(figure.review, Review):
        checked = writer.t("Checked by {name}, {date}.", name=figure.review.signer, date=figure.review.date)
        return f"{figure.source} {checked}"
    if figure.review:
        unchecked = writer.t("Not yet checked by a clinician.")
        return f"{figure.source} {unchecked}"
    return figure.source


def add_signals(parent: Element, figure: Figure, writer: Writer, *, is_named: bool) -> None:
    """Add the brightness of each region in neutral words, folded away; `is_named` says of which figure."""
    folded = SubElement(parent, "details", {"class": "signals"})
    summary = SubElement(folded, "summary")
    summary.text = writer.t("Signal by region")
    if is_named and figure.short:
        summary.text = writer.t("Signal by region, {picture}", picture=figure.short)
    rows = [[signal.text, signal.level] for signal in figure.signals]
    folded.append(build_table([writer.t("region"), writer.t("signal")], rows))


def build_table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Element:
    """Return a table of texts."""
    table = Element("table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for words in heads:
        SubElement(head, "th").text = words
    body = SubElement(table, "tbody")
    for row in rows:
        line = SubElement(body, "tr")
        for cell in row:
            SubElement(line, "td").text = AtomicString(cell)
    return table
