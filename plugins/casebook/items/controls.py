"""The native controls with which a learner responds, by type of item."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.items.shown_order import displaced_order, shown_order
from casebook.model import (
    FreeItem,
    Item,
    MatchItem,
    MultipleItem,
    NumberItem,
    OrderItem,
    RatingItem,
    RegionItem,
    ShortlistItem,
    SingleItem,
    TextItem,
    name_shown,
    strip_markup,
)
from casebook.rendering.interface_words import OwnWords

RATINGS = {-2: "−2", -1: "−1", 0: "0", 1: "+1", 2: "+2"}
SCALE = OwnWords("−2 much less likely, 0 no change, +2 much more likely. Not scored.")
CHOOSE = OwnWords("Choose")
RESPONSE = OwnWords("Your response")
WORDS = OwnWords("Your words, not scored")
FILL = OwnWords("Your words, not scored. A row may stay empty.")

# A phone must not rewrite a term. No `inputmode`: the keyboard for decimals has no minus on an iPhone, and one that
# had it for some items only would tell the sign of their keys.
TYPED = {"autocomplete": "off", "autocorrect": "off", "autocapitalize": "off", "spellcheck": "false"}

# A prefix on the names keeps an option called `reset` or `append` from hiding what a form can do.


def add_controls(fieldset: Element, item: Item, anchor: str) -> None:
    """Add the controls of an item. `anchor` is its id in the page, from which ids within it are made."""
    CONTROLS[type(item)](fieldset, item, anchor)


def _add_options(fieldset: Element, item: SingleItem | MultipleItem | RegionItem | ShortlistItem, _anchor: str) -> None:
    kind = "radio" if isinstance(item, SingleItem) else "checkbox"
    for option in item.options:
        label = SubElement(fieldset, "label")
        SubElement(label, "input", {"type": kind, "name": "r"})
        _add_text_of(label, option.text)


def _add_matches(fieldset: Element, item: MatchItem, _anchor: str) -> None:
    targets = shown_order(item.id, item.targets)
    for option in item.options:
        label = SubElement(fieldset, "label")
        _add_text_of(label, option.text)
        select = SubElement(label, "select", {"name": f"o-{option.id}"})
        SubElement(select, "option", {"value": ""}).text = CHOOSE
        for target in targets:
            SubElement(select, "option", {"value": target.id}).text = AtomicString(strip_markup(target.text))
    # On paper a menu shows nothing, so the targets stand once more, for print only.
    printed = SubElement(fieldset, "ol", {"class": "targets", "hidden": ""})
    for target in targets:
        SubElement(printed, "li").text = target.text


def _add_order(fieldset: Element, item: OrderItem, _anchor: str) -> None:
    rows = SubElement(fieldset, "ol", {"class": "order"})
    for option in displaced_order(item.id, item.options):
        _add_text_of(SubElement(rows, "li", {"data-option": option.id}), option.text)


def _add_number(fieldset: Element, item: NumberItem, _anchor: str) -> None:
    label = _add_field(fieldset)
    # Where text runs from the right, the sign would stand behind its number.
    label[-1].set("dir", "ltr")
    if item.key.unit:
        SubElement(label, "i").text = AtomicString(item.key.unit)


def _add_text(fieldset: Element, _item: TextItem, _anchor: str) -> None:
    _add_field(fieldset)


def _add_field(fieldset: Element) -> Element:
    label = SubElement(fieldset, "label")
    SubElement(label, "span").text = RESPONSE
    SubElement(label, "input", {"name": "r"} | TYPED)
    return label


def _add_text_of(row: Element, text: str) -> Element:
    """Add what an option says, and what sentences call it where that cannot be read off the elements."""
    shown = SubElement(row, "span")
    shown.text = text
    if name := name_shown(text):
        shown.set("data-name", name)
    return shown


def _add_ratings(fieldset: Element, item: RatingItem, anchor: str) -> None:
    scale = f"{anchor}-scale"
    SubElement(fieldset, "p", {"id": scale}).text = SCALE
    for option in item.options:
        named = f"{anchor}-{option.id}"
        names = {"aria-labelledby": named, "aria-describedby": scale}
        row = SubElement(fieldset, "div", {"class": "rated", "role": "radiogroup", **names})
        _add_text_of(row, option.text).set("id", named)
        for value, shown in RATINGS.items():
            label = SubElement(row, "label")
            SubElement(label, "input", {"type": "radio", "name": f"o-{option.id}", "value": str(value)})
            SubElement(label, "span").text = OwnWords(shown)


def _add_shortlist(fieldset: Element, item: ShortlistItem, anchor: str) -> None:
    SubElement(fieldset, "p").text = OwnWords(f"Pick {item.most} at most. Not scored.")
    _add_options(fieldset, item, anchor)


def _add_writing(fieldset: Element, item: FreeItem, _anchor: str) -> None:
    if item.options:
        SubElement(fieldset, "p").text = FILL
    rows = [(f"o-{option.id}", option.text, "2") for option in item.options] or [("r", WORDS, "3")]
    for name, words, height in rows:
        label = SubElement(fieldset, "label", {"class": "writing"})
        _add_text_of(label, words)
        # A browser brings back what was written when the page is loaded again, unless it is told not to.
        SubElement(label, "textarea", {"name": name, "rows": height})


CONTROLS: dict[type[Item], Callable[..., None]] = {
    SingleItem: _add_options,
    MultipleItem: _add_options,
    MatchItem: _add_matches,
    OrderItem: _add_order,
    NumberItem: _add_number,
    TextItem: _add_text,
    RatingItem: _add_ratings,
    RegionItem: _add_options,
    ShortlistItem: _add_shortlist,
    FreeItem: _add_writing,
}
