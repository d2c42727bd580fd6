"""The form of an item on paper: boxes to tick, letters, lines to write on, in the place of its controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from casebook.exports.booklet.letters import letter_of
from casebook.exports.elements import Part, contents, has_class, make, pairs, replace
from casebook.i18n import N_, Translator
from casebook.items.registry import type_of
from casebook.items.worth import say_worth
from casebook.model import Item
from casebook.model.task import Choice, Scale, Writing

LINES, LINES_A_ROW = 3, 1  # to write sentences on, or a few words
CHOOSE = N_("Tick all that apply")  # what on a screen is done by pointing
SURE = (N_("guess"), N_("fairly sure"), N_("sure"))
# Classes and elements that a screen shows and paper does not: controls, what a script fills, all slices of a stack.
ON_SCREEN = frozenset((
    *("about", "case-begin", "case-record", "headerlink", "hint", "localizer", "needs-script", "on", "on-screen"),
    *("plain-warning", "practice-list", "review-list", "side", "slices", "toggle"),
))  # fmt: skip


def print_form(element: Element, item: Item, translator: Translator, anchor: str) -> Element:
    """Return the question of an item, without its key; `anchor` is its place in the document.

    Controls are told apart by what they are in HTML, so that a new type of item prints without a line here.
    """
    form, header = element.find("form"), element.find("p[@class='item-header']")
    head: Part = contents(header) if header is not None else None
    if item.points_at_figure and header is not None:
        header[0].tail = None
        head = [header[0], f" {translator.t(CHOOSE)}{say_worth(item, translator)}"]
    question = make("div", "item", make("h3", "item-header", head), id=f"q:{anchor}")
    if is_scored(item):
        boxes: list[Part] = [[make("span", "box"), f" {translator.t(words)} "] for words in SURE]
        question[0].append(make("span", "sure", boxes))
    for part in form if form is not None else ():
        question.extend(_open(part) if part.tag == "fieldset" else [part])
    drop_marks(question)
    drop_controls(question)
    for holder in question.iter():
        if has_class(holder, "shown") and not any(has_class(part, "films") for part in holder.iter()):
            # narrow enough for its options to stand beside it, unless they name marks that are to be read
            holder.set("class", "shown whole" if item.marked else "shown single")
    _letter_options(question)
    _number_rows(question, translator)
    for parent, control in pairs(question):
        if control.tag in CONTROLS:
            replace(parent, control, *CONTROLS[control.tag](control))
    return question


def is_scored(item: Item) -> bool:
    """Tell whether anything is right, so that it makes sense to ask how sure one is."""
    task = type_of(item).task(item)
    return not isinstance(task, Scale | Writing) and not (isinstance(task, Choice) and not task.is_scored)


def _open(fieldset: Element) -> Iterator[Element]:
    """Yield what stands in a fieldset: what is asked, its text, and its rows."""
    legend = fieldset.find("legend")
    if legend is not None:
        legend.tag = "p"
        legend.set("class", "asked")
        after, legend.tail = legend.tail, None
        yield legend
        if after and after.strip():  # a text with gaps is one line of text and labels
            fieldset.remove(legend)
            yield make("p", "cloze", after, *fieldset)
            return
    yield from (child for child in fieldset if child is not legend)


def drop_marks(question: Element) -> None:
    """Take out what would tell the key of a question: the regions of its picture, and what is hidden until a commit."""
    for parent, child in pairs(question):
        if has_class(child, "after") or (child.tag == "svg" and has_class(child, "regions")):
            replace(parent, child)


def drop_controls(root: Element) -> None:
    """Take out what only a screen shows."""
    for parent, child in pairs(root):
        child.attrib.pop("hidden", None)  # until a script shows it, or a print
        is_hidden = child.tag == "input" and child.get("type") == "hidden"
        if is_hidden or not ON_SCREEN.isdisjoint((child.tag, *child.get("class", "").split())):
            replace(parent, child)


def _letter_options(question: Element) -> None:
    """Put a letter before each option to choose, and before each target."""
    chosen = [label for label in question.iter("label") if _is_choice(label)]
    targets = [row for rows in question.iter("ol") if has_class(rows, "targets") for row in rows]
    ordered = [row for rows in question.iter("ol") if has_class(rows, "order") for row in rows]
    for rows in (chosen, [*targets, *ordered]):
        for place, row in enumerate(rows):
            _put_letter(row, letter_of(place))
    for label in chosen:
        label.tag = "div"
        label.set("class", "option")
        if name := label[0].get("aria-label"):  # below the heading of a side it is short
            label[-1].text = name
    for row in ordered:
        row.insert(0, make("span", "slot"))


def _put_letter(row: Element, letter: str) -> None:
    """Put a letter before the words of a row, behind its control."""
    place = next((place for place, child in enumerate(row) if child.tag != "input"), len(row))
    row.insert(place, make("b", "letter", letter))
    row[place].tail, row.text = (f" {row.text}" if row.text else None), None


def _number_rows(question: Element, translator: Translator) -> None:
    """Number the rows that take the letter of a target."""
    rows = [
        label
        for label in question.iter("label")
        if label.find("select") is not None and "data-option" not in label.attrib
    ]
    for number, row in enumerate(rows, 1):
        row.tag = "div"
        row.set("class", "pairing pictured" if row.find(".//img") is not None else "pairing")
        row.insert(0, make("b", "letter", str(number)))
    for label in question.iter("label"):
        words = label.find("span")
        if words is not None and words.text == translator.t("Your answer"):
            label.remove(words)


def build_lines(count: int) -> Element:
    """Return lines to write on."""
    return make("span", "lines", [make("span", "rule") for _ in range(count)])


def _is_choice(label: Element) -> bool:
    control = label.find("input")
    return (
        control is not None
        and control.get("type") in ("radio", "checkbox")
        and control.get("name") == "r"
        and "value" not in control.attrib
    )


def _print_input(control: Element) -> list[Element]:
    if control.get("type") in ("radio", "checkbox"):
        return [make("span", "box")]
    return [make("span", "line")]


def _print_area(control: Element) -> list[Element]:
    return [build_lines(LINES if control.get("name") == "r" else LINES_A_ROW)]


CONTROLS: dict[str, Callable[[Element], list[Element]]] = {
    "input": _print_input,
    "textarea": _print_area,
    "select": lambda _: [make("span", "slot")],
}
