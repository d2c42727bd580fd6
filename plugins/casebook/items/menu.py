"""One of several texts, chosen from a menu; as a list of radio buttons where they hold what a menu cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.items.option_text import add_option_text
from casebook.model import needs_elements, strip_markup
from casebook.rendering.markdown import Writer


@dataclass(frozen=True, slots=True)
class Choice:
    """A text to choose, and the value that stands for it in a response."""

    value: str
    text: str


def is_listed(choices: Sequence[Choice], writer: Writer) -> bool:
    """Tell whether choices stand as a list: a menu of the browser holds text only. On paper each has a letter."""
    return writer.medium == "screen" and any(needs_elements(choice.text) for choice in choices)


def add_list(parent: Element, name: str, choices: Sequence[Choice]) -> Element:
    """Add a group of radio buttons, with an empty legend, which the caller fills."""
    group = SubElement(parent, "fieldset", {"class": "choices"})
    SubElement(group, "legend")
    for choice in choices:
        label = SubElement(group, "label")
        SubElement(label, "input", {"type": "radio", "name": name, "value": choice.value})
        add_option_text(label, choice.text)
    return group


def add_menu(parent: Element, attributes: dict[str, str], choices: Sequence[Choice], writer: Writer) -> Element:
    """Add a menu. What it shows is the text without its markup; where that is the value, it needs no other."""
    select = SubElement(parent, "select", attributes)
    SubElement(select, "option", {"value": ""}).text = writer.t("Choose")
    for choice in choices:
        shown = strip_markup(choice.text)
        value = {} if shown == choice.value else {"value": choice.value}
        SubElement(select, "option", value).text = AtomicString(shown)
    return select
