"""What the types share in which options are chosen: the option, its control, its line in the key, rules, the grade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

from casebook.findings import FindingCode
from casebook.i18n import N_
from casebook.items.contract import ANSWER, Answer, Line
from casebook.items.option_text import add_option_text, bare
from casebook.model import Item, Option
from casebook.model.base import Flag
from casebook.model.prose import OptionText
from casebook.parsing import yaml_nodes
from casebook.parsing.document import Document, find_entries, find_flag, find_scalar
from casebook.rendering.markdown import Writer
from casebook.rendering.punctuation import end_sentence, list_parts

RIGHT, DEFENSIBLE, WRONG = N_("Right."), N_("Defensible."), N_("Wrong.")


class KeyedOption(Option):
    """An option that is a key or a distractor."""

    text: OptionText
    """What the learner reads and chooses."""
    key: Flag = False
    """Whether it is right."""
    defensible: Flag = False
    """Whether doctors differ: not the key, and not called wrong. It scores as any distractor does."""

    @property
    def is_key(self) -> bool:
        """Tell whether choosing it is right."""
        return self.key

    @property
    def is_defensible(self) -> bool:
        """Tell whether doctors differ about it."""
        return self.defensible


class ScoredOption(KeyedOption):
    """A keyed option of an item that is scored, where choosing a distractor is an error."""

    tempting: Flag = False
    """Whether it is the wrong response expected most often: the learner's key on paper gives its reason too."""

    @property
    def is_tempting(self) -> bool:
        """Tell whether it is the wrong response expected most often."""
        return self.tempting


class MixedOption(ScoredOption):
    """A scored option of a list that may be mixed."""

    fixed: Flag = False
    """Whether it keeps its place where the others are mixed, as `None of these` does."""

    @property
    def is_fixed(self) -> bool:
        """Tell whether it keeps its place where the others are mixed."""
        return self.fixed


class MixedItem(Item):
    """An item whose options are a list that may be mixed."""

    mixes_options: ClassVar[bool] = True

    ordered: Flag = False
    """Whether the options have an order of their own, such as doses, so that they are never mixed."""

    @property
    def is_ordered(self) -> bool:
        """Tell whether its options keep their order."""
        return self.ordered


def check_defensible(document: Document, item: yaml_nodes.Mapping) -> None:
    """What is defensible is not the key."""
    for option in find_entries(item, "options"):
        defensible = find_flag(option, "defensible")
        if defensible and find_flag(option, "key"):
            message = "This option has `key: true`, so it is right and not just defensible. Delete one of the two."
            document.error(defensible, FindingCode.KEY_EXTRA, message)


def check_some_key(document: Document, item: yaml_nodes.Mapping) -> None:
    """An item whose options are chosen has a key."""
    options = item.nodes.get("options")
    keyed = [find_scalar(option, "key") for option in find_entries(item, "options")]
    misspelt = any(key and key.value not in {"true", "false"} for key in keyed)
    if not find_keys(item) and not misspelt and isinstance(options, yaml_nodes.Sequence) and options.nodes:
        document.error(options, FindingCode.KEY_MISSING, "No option has `key: true`. Add it to the right one.")


def find_keys(item: yaml_nodes.Mapping) -> list[yaml_nodes.Scalar]:
    """Return every `key: true` on an option."""
    found = (find_flag(option, "key") for option in find_entries(item, "options"))
    return [key for key in found if key]


def add_radios(fieldset: Element, options: Sequence[KeyedOption]) -> None:
    """Add a radio button for each option."""
    _add_inputs(fieldset, options, "radio")


def add_boxes(fieldset: Element, options: Sequence[KeyedOption]) -> None:
    """Add a box to tick for each option."""
    _add_inputs(fieldset, options, "checkbox")


def _add_inputs(fieldset: Element, options: Sequence[KeyedOption], kind: str) -> None:
    for option in options:
        label = SubElement(fieldset, "label")
        SubElement(label, "input", {"type": kind, "name": "r"})
        add_option_text(label, option.text)


def right_or_wrong(item: Item, writer: Writer) -> Iterator[Line]:
    """Yield for each option whether it is a key, and if not whether it is defensible."""
    for option in item.options:
        yield Line(writer.t(RIGHT if option.is_key else DEFENSIBLE if option.is_defensible else WRONG))


def name_keys(options: Sequence[KeyedOption], writer: Writer, lead: str = ANSWER) -> Answer:
    """Return the texts of the keys."""
    return Answer(lead, list_answers([option.text for option in options if option.is_key], writer))


def list_answers(texts: Iterable[str], writer: Writer) -> str:
    """Return what is right as a sentence."""
    words = writer.translator
    return end_sentence(list_parts([bare(text) for text in texts], words), words)


def texts_of(options: Sequence[KeyedOption]) -> dict[str, str]:
    """Return the texts of options by id."""
    return {option.id: option.text for option in options}


def keys_of(options: Sequence[KeyedOption]) -> frozenset[str]:
    """Return the ids of the keys."""
    return frozenset(option.id for option in options if option.is_key)


def grade_several(key: Sequence[str], response: Sequence[str]) -> float:
    """Return right minus wrong choices as a share of the keys, not below 0."""
    right = len(set(response) & set(key))
    wrong = len(set(response) - set(key))
    return max(0, right - wrong) / len(key)
