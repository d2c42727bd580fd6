"""`cloze`: a text with gaps, each to be written or, where it has choices, to be chosen from a menu."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal
from xml.etree.ElementTree import Element, SubElement

from pydantic import Field

from casebook.findings import FindingCode, Findings, Location, shorten, suggest
from casebook.i18n import N_
from casebook.items.acceptance import accepts, is_empty
from casebook.items.choosing import list_answers
from casebook.items.contract import ANSWER, Answer, Asked, ItemType, Line, lead_of_item, no_extra
from casebook.items.entry import TYPED
from casebook.items.illustration import add_illustration
from casebook.items.menu import Choice, add_list, add_menu, is_listed
from casebook.items.option_text import bare
from casebook.items.written_key import WrittenKey, check_patterns, grade_written, pack_key
from casebook.model import Item, Option, strip_markup
from casebook.model.code_fence import read_fence
from casebook.model.formula_text import FORMULA
from casebook.model.prose import Inline, OptionText
from casebook.model.task import Gap, Gaps
from casebook.parsing import yaml_nodes
from casebook.parsing.code_spans import mask_code
from casebook.parsing.document import Document, find_entries, find_ids, find_scalar
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer
from casebook.rendering.punctuation import end_sentence, name_text

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
# Braces are signs where a backslash stands before them, and within a formula.
_BRACES = re.compile(
    rf"{FORMULA.pattern} | \\. | \{{(?P<gap>{ID})\}} | (?P<other>\{{[^{{}}\n]*\}}|[{{}}])",
    re.VERBOSE | re.DOTALL,
)
# Where Markdown would read a list of attributes, as in `*word*{gap}`: after markup, or alone in the last line.
_ATTACHED = re.compile(r"(?<=[\W_])(?<! )\{[^{}\n]*\}")
# What stands for a gap while markup is read: as a picture, it is neither a letter nor a space.
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


# Translators: the instruction above a text with gaps, where its author has written none.
FILL_IN = N_("Write what is missing.")


class GapOption(Option, WrittenKey):
    """A gap. The key lists every form accepted, best first; with `choices`, which hold the key, one is chosen."""

    choices: Annotated[tuple[Inline, ...], Field(min_length=2)] | None = None
    """What the gap is chosen from. Without it, the learner types."""


class ClozeItem(Item):
    """A text that names its gaps by the ids of the options, in braces."""

    type: Literal["cloze"]
    lead_in: Inline = FILL_IN
    """What to do; most texts with gaps say it themselves."""
    text: OptionText
    """One paragraph, with the id of an option in braces for each gap, such as `{a}`."""
    options: Annotated[tuple[GapOption, ...], Field(min_length=1)]
    """The gaps, in the order of the text."""


def check_gaps(document: Document, item: yaml_nodes.Mapping) -> None:
    """The text names each option as a gap, once, and nothing else in braces."""
    text, options = find_scalar(item, "text"), {found.value: found for found in find_ids(item, "options")}
    if text is None:
        return
    if read_fence(text.value):
        message = "A text with gaps cannot be code between fences. Put it into `stem`, and name the gaps in `text`."
        document.error(text, FindingCode.TEXT_BLOCK, message)
        return
    seen: set[str] = set()
    for found in _find_braces(text.value):
        place = document.location_in(text, found.start())
        if found["gap"] is None:
            _report_braces(document.findings, place, found["other"], options)
        else:
            _check_gap(document.findings, place, found["gap"], options, seen)
        seen.add(found["gap"])
    for missing in (option for name, option in options.items() if name not in seen):
        message = f"`text` has no gap `{{{shorten(missing.value)}}}`. Write it where the words are left out."
        document.error(missing, FindingCode.TARGET_UNKNOWN, message)


def _report_braces(findings: Findings, place: Location, braces: str, options: Iterable[str]) -> None:
    hint = suggest(braces.strip("{}").lower(), options)
    message = rf"Braces hold the id of a gap, as in `{{a}}`.{hint} For the sign itself write `\{braces[0]}`."
    findings.error(place, FindingCode.TEXT_MARKUP, message)


def _check_gap(findings: Findings, place: Location, name: str, options: Iterable[str], seen: set[str]) -> None:
    if name in seen:
        message = f"The gap `{shorten(name)}` occurs twice in this text. Each gap occurs once."
        findings.error(place, FindingCode.ID_DUPLICATE, message)
    elif name not in options:
        message = f"No option has the id `{shorten(name)}`.{suggest(name, options)}"
        findings.error(place, FindingCode.TARGET_UNKNOWN, message)


def check_markup(document: Document, item: yaml_nodes.Mapping) -> None:
    """Markup of the text ends before a gap; what Markdown would take for attributes is kept from later checks."""
    text = find_scalar(item, "text")
    if text is None:
        return
    parts = _split(text.value)
    apart = [_OBJECT if place % 2 else strip_markup(part) for place, part in enumerate(parts)]
    whole = strip_markup("".join(_OBJECT if place % 2 else part for place, part in enumerate(parts)))
    if "".join("".join(apart).split()) != "".join(whole.split()):
        message = "Emphasis or a link extends across a gap here. End it before the gap, and begin it again after."
        document.error(text, FindingCode.TEXT_MARKUP, message)
    masked = _ATTACHED.sub(lambda found: _OBJECT * len(found[0]), text.value)
    item.nodes["text"] = replace(text, value=masked)


def check_forms(document: Document, item: yaml_nodes.Mapping) -> None:
    """Of every form of a key something is left to compare."""
    for form in (form for option in find_entries(item, "options") for form in _find_texts(option, "key")):
        if is_empty(form.value):
            message = (
                f"`{shorten(form.value.strip())}` cannot be compared: punctuation and hyphens by themselves are "
                "ignored. Write it in words, such as `negative` for a minus sign."
            )
            document.error(form, FindingCode.KEY_EMPTY, message)


def check_gap_patterns(document: Document, item: yaml_nodes.Mapping) -> None:
    """Each pattern of a gap can be read."""
    for option in find_entries(item, "options"):
        check_patterns(document, option)


def check_choices(document: Document, item: yaml_nodes.Mapping) -> None:
    """Where a gap is chosen, its key is among the choices, and no other choice reads the same."""
    for option in find_entries(item, "options"):
        choices, key = list(_find_texts(option, "choices")), list(_find_texts(option, "key"))
        written = [choice.value for choice in choices]
        for form in key if choices else ():
            if form.value not in written:
                message = f"`{shorten(form.value)}` is not one of `choices`.{suggest(form.value, written)}"
                document.error(form, FindingCode.TARGET_UNKNOWN, message)
        for name in ("pattern", "strict"):
            if choices and name in option.nodes:
                message = f"`{name}` is for a gap that is written, and this one has `choices`. Delete one of the two."
                document.error(option.names[name], FindingCode.KEY_EXTRA, message)
        _check_choices(document, choices, [form.value for form in key if not is_empty(form.value)])


def _check_choices(document: Document, choices: Sequence[yaml_nodes.Scalar], key: Sequence[str]) -> None:
    for place, choice in enumerate(choices):
        if any(strip_markup(choice.value) == strip_markup(other.value) for other in choices[:place]):
            document.error(choice, FindingCode.OPTION_REPEATED, "This choice reads like one before it. Delete one.")
        elif choice.value not in key and accepts(key, strip_markup(choice.value)):
            message = f"`{shorten(choice.value)}` is accepted by `key`, so it cannot be a wrong choice."
            document.error(choice, FindingCode.KEY_REPEATED, message)


def _find_texts(option: yaml_nodes.Mapping, name: str) -> Iterator[yaml_nodes.Scalar]:
    found = option.nodes.get(name)
    for entry in found.nodes if isinstance(found, yaml_nodes.Sequence) else ():
        if isinstance(entry, yaml_nodes.Scalar) and entry.value.strip():
            yield entry


def _find_braces(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _BRACES.finditer(mask_code(text)) if found.lastgroup in ("gap", "other"))


def _split(text: str) -> list[str]:
    """Return pieces of a text and ids of gaps in turn; the first and the last are pieces."""
    parts, end = [], 0
    for found in _find_braces(text):
        if found["gap"]:
            parts += [text[end : found.start()], found["gap"]]
            end = found.end()
    return [*parts, text[end:]]


def _add_controls(fieldset: Element, item: ClozeItem, _anchor: str, writer: Writer) -> None:
    options = {option.id: option for option in item.options}
    before, *parts = _split(item.text)
    fieldset[-1].tail = before
    for number, (gap, after) in enumerate(zip(parts[::2], parts[1::2], strict=True), start=1):
        _add_gap(fieldset, options[gap], number, writer).tail = after


def _add_gap(fieldset: Element, option: GapOption, number: int, writer: Writer) -> Element:
    name, control = _name_gap(number, writer), f"o-{option.id}"
    choices = [Choice(strip_markup(choice), choice) for choice in option.choices or ()]
    if is_listed(choices, writer):
        group = add_list(fieldset, control, choices)
        group.set("data-option", option.id)
        _add_number(group[0], number, name)
        return group
    label = SubElement(fieldset, "label", {"data-option": option.id})
    _add_number(label, number, name)
    attributes = {"name": control, "aria-label": name}
    if option.choices is None:
        SubElement(label, "input", attributes | TYPED)
        return label
    add_menu(label, attributes, choices, writer)
    # On paper a menu shows nothing, so the choices stand once more, for print only.
    SubElement(label, "span", {"hidden": ""}).text = f"({' / '.join(option.choices)})"
    return label


def _add_number(parent: Element, number: int, name: str) -> None:
    SubElement(parent, "span", {"data-name": name}).text = OwnWords(f"{number}\N{NO-BREAK SPACE}")


def _name_gap(number: int, writer: Writer) -> OwnWords:
    return writer.t("Gap {number}", number=number)


def _list_lines(item: ClozeItem, writer: Writer) -> Iterator[Line]:
    gaps = _split(item.text)[1::2]
    for option in item.options:
        name = _name_gap(gaps.index(option.id) + 1, writer)
        told = end_sentence(name_text(name, bare(option.key[0]), writer.translator), writer.translator)
        yield Line(told, json.dumps(pack_key(option), ensure_ascii=False, separators=(",", ":")))


def _name_forms(item: ClozeItem, writer: Writer) -> Answer:
    return Answer(ANSWER, list_answers((option.key[0] for option in item.options), writer))


def _list_asked(item: ClozeItem) -> Asked:
    added = [[option.id, *option.added] for option in item.options if option.added]
    return Asked([item.text, [option.choices for option in item.options], *added], ())


def _grade(key: Mapping[str, Sequence[str] | Mapping[str, Any]], response: Mapping[str, str]) -> float:
    return sum(grade_written(forms, response.get(gap, "")) for gap, forms in key.items()) / len(key)


def _describe(item: ClozeItem) -> Gaps:
    options = {option.id: option for option in item.options}
    parts = (_describe_gap(options[part]) if place % 2 else part for place, part in enumerate(_split(item.text)))
    return Gaps(tuple(part for part in parts if part))


def _describe_gap(option: GapOption) -> Gap:
    return Gap(option.id, option.key, option.choices or (), option.patterns, is_strict=option.strict is not None)


CLOZE: ItemType[ClozeItem] = ItemType(
    name="cloze",
    label=N_("Fill in the gaps"),
    reasons=N_("Why, gap by gap"),
    model=ClozeItem,
    rules=(check_gaps, check_markup, check_forms, check_gap_patterns, check_choices),
    attributes=lambda _: {"type": "cloze"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=_name_forms,
    lead=lead_of_item,
    lines=_list_lines,
    extra=no_extra,
    asked=_list_asked,
    grade=_grade,
    task=_describe,
)
