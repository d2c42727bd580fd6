"""A quiz, or some of its items -> one set of forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.figures.prepare import PreparedFigure
from casebook.items.feedback import add_key, name_options
from casebook.items.fingerprint import fingerprints
from casebook.items.media import add_media
from casebook.items.registry import type_of
from casebook.items.worth import list_worth, say_worth
from casebook.model import Item, Quiz
from casebook.rendering.anchors import Anchors
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

# A stylesheet arrives late on instant navigation and gated text would flash, so the rule stands in the page itself.
# The text is constant: a policy can allow it by its hash. Where our script does not arrive, the keys come back.
HIDING_RULE = (
    "<style>.js quiz-item>.key{display:none}</style>"
    '<script>(c=>{c.add("js");addEventListener("load",()=>customElements.get("quiz-item")||c.remove("js"))})'
    "(document.documentElement.classList)</script>"
)

# Until the script has put what is mixed in its order, none of it is seen; should the script not come, all of it.
MIXING_RULE = (
    "<style>.js quiz-set[shuffle]:not([data-mixed]){visibility:hidden;animation:casebook-mixed 0s 2s forwards}"
    "@keyframes casebook-mixed{to{visibility:visible}}</style>"
)

# The fingerprint of an item, and the one that it had before more of the item counted.
FINGERPRINTS = ("fingerprint", "was")


def build_set(
    quiz: Quiz,
    items: Iterable[Item],
    site_id: str,
    writer: Writer,
    anchors: Anchors,
    prepared_figures: Mapping[str, PreparedFigure],
) -> Element:
    """Return the element for one block of a page. `prepared_figures` holds those that the items name.

    The anchor of an item is its quiz and its id. Where another thing of the page has that already, it is another one,
    and the item says its id.
    """
    holder = Element("quiz-set", {"data-search-exclude": "", "store": f"{site_id}/{quiz.id}", "label": quiz.title})
    for item in items:
        element = _build_item(quiz, item, writer, prepared_figures)
        add_key(element, item, writer)
        if anchors.keep_apart(element).get("id") != anchor_of(quiz, item):
            element.set("item", item.id)
        holder.append(element)
    return holder


def mark_mixed(holder: Element, quiz: Quiz, items: Iterable[Item], *, keeps_order: bool) -> None:
    """Mark what the script puts in an order of the learner: the items, unless it `keeps_order`, and their options.

    An item says which of its options keep their places.
    """
    mixed = {"items": {"items"}, "options": {"options"}, "both": {"items", "options"}, None: set[str]()}[quiz.shuffle]
    mixed -= {"items"} if keeps_order else set()
    if mixed:
        holder.set("shuffle", " ".join(sorted(mixed)))
    if "options" in mixed:
        for element, item in zip(holder, items, strict=True):
            if not item.is_ordered:
                element.set("mixed", " ".join(option.id for option in item.options if option.is_fixed))


def anchor_of(quiz: Quiz, item: Item) -> str:
    """Return the id in the page that an item has by right."""
    return f"{quiz.id}-{item.id}"


def _build_item(quiz: Quiz, item: Item, writer: Writer, prepared_figures: Mapping[str, PreparedFigure]) -> Element:
    anchor = anchor_of(quiz, item)
    kind = type_of(item)
    element = Element("quiz-item", {"id": anchor} | _list_attributes(item))
    header = SubElement(element, "p", {"class": "item-header"})
    number = SubElement(header, "b")
    number.text = AtomicString(quiz.number_of(item))
    attributes = kind.attributes(item)
    label = writer.t(kind.label, **attributes)
    worth = say_worth(item, writer.translator)
    header.text, number.tail = OwnWords("", label.language), AtomicString(f" {label}{worth}")
    fieldset = _add_form(element, item, writer)
    if item.shown_figures:
        kind.illustrate(fieldset, item, [prepared_figures[name] for name in item.shown_figures], writer)
    kind.controls(fieldset, item, anchor, writer)
    _free_pictures(element, fieldset)
    return element


def _free_pictures(element: Element, fieldset: Element) -> None:
    """Put pictures with controls before the fieldset: its controls end with the commit, and those of pictures do not.

    Those to point at name their item, since in a case they stand elsewhere.
    """
    form = element[-1]
    for pictures in [*fieldset.findall("region-map"), *fieldset.findall("div[picture-pair]")]:
        fieldset.remove(pictures)
        if pictures.tag == "region-map":
            pictures.set("for", element.attrib["id"])
        form.insert(list(form).index(fieldset), pictures)


def _list_attributes(item: Item) -> dict[str, str]:
    attributes = type_of(item).attributes(item)
    kind = {"type": attributes.pop("type")}
    options = {"options": " ".join(name_options(item))} if item.options else {}
    led_to = ({"name": item.name} if item.name else {}) | ({"optional": ""} if item.optional or item.is_survey else {})
    fingerprinted = dict(zip(FINGERPRINTS, fingerprints(item), strict=False))
    return kind | fingerprinted | attributes | list_worth(item) | led_to | options


def _add_form(parent: Element, item: Item, writer: Writer) -> Element:
    """Add the form and return its fieldset, which holds the lead-in as legend and waits for the controls."""
    # Without script an implicit submit of a dialog form does nothing; any other would reload the page.
    form = SubElement(parent, "form", {"method": "dialog"})
    fieldset = Element("fieldset")
    if item.stem:
        stem = SubElement(form, "div", {"class": "stem"})
        writer.add_blocks(stem, item.stem)
    if item.media:
        add_media(form, item.media, writer)
    form.append(fieldset)
    # an instruction of ours, where the author has written none, is in the language of the page
    SubElement(fieldset, "legend").text = item.lead_in if "lead_in" in item.model_fields_set else writer.t(item.lead_in)
    _add_hints(form, item, writer)
    return fieldset


def _add_hints(form: Element, item: Item, writer: Writer) -> None:
    """Add each hint in a fold; with script the style shows one after the one before it was opened."""
    for number, text in enumerate(item.hints, start=1):
        hint = SubElement(form, "details", {"class": "hint"})
        several = len(item.hints) > 1
        SubElement(hint, "summary").text = writer.t("Hint {number}", number=number) if several else writer.t("Hint")
        writer.add_blocks(hint, text)
