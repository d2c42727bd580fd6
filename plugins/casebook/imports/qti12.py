"""QTI 1.2, as Canvas, Blackboard and others export it: the items of one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from casebook.findings import Location
from casebook.imports.contract import (
    Answers,
    Chosen,
    FileFault,
    Gap,
    Imported,
    ImportedItem,
    Matched,
    Numbered,
    Option,
    Ordered,
    RefusalError,
    Refused,
    Remark,
    Row,
    Worded,
    Written,
)
from casebook.imports.gap_text import mark_gap, split_text
from casebook.imports.numbers import read_number
from casebook.imports.pictures import Pictures
from casebook.imports.qti12_rules import Rules, read_rules
from casebook.imports.qti12_texts import ItemTexts, list_labels
from casebook.imports.source import Source
from casebook.imports.texts import Texts
from casebook.imports.xml_tree import Element, read_xml

RESPONSES = ("response_lid", "response_str", "response_num", "response_xy", "response_grp", "response_extension")
# What items are called in their metadata, where that decides more than their elements do.
WHY_NOT: Mapping[str, str] = MappingProxyType(
    {
        "file_upload_question": "a file is handed in, which no type of item does",
        "calculated_question": "its numbers are drawn anew for each learner, which no type of item does",
    }
)
MOST = 200
REMARKS = frozenset(("text_only_question", "media"))
POINTING = "places on a picture are pointed at, and these are drawn by hand here: see `region`"


def read_qti12(source: Source, pictures: Pictures) -> Iterator[Imported]:
    """Yield every item of a file, then what is wrong with the file itself."""
    document, fault = read_xml(source.text)
    for holder, item in _list_items(document):
        place = Location(source.path, item.line, item.column)
        name = _name(item)
        if not item.is_whole:
            yield Refused(place, name, "the file ends before this item does")
        elif _read_kind(item) in REMARKS:
            yield Remark(place, f"`{name}` asks nothing: it was left out.")
        else:
            yield _try(item, holder, Texts(source, pictures), place)
    if fault:
        yield FileFault(Location(source.path, fault.line, fault.column), f"{fault.words} Nothing below was read.")


def _list_items(document: Element) -> Iterator[tuple[str, Element]]:
    """Yield items with the title of the assessment or bank that they stand in."""
    for root in document.children():
        for part in root.children("item"):
            yield "", part
        for part in root.children("assessment", "objectbank", "section"):
            for item in part.walk("item"):
                yield part.get("title") or _read_title(part), item


def _read_title(part: Element) -> str:
    """Return the title of a bank, which Canvas writes into its metadata."""
    fields = (field for data in part.children("qtimetadata") for field in data.children("qtimetadatafield"))
    return next((field.read("fieldentry") for field in fields if field.read("fieldlabel") == "bank_title"), "")


def _try(item: Element, category: str, texts: Texts, place: Location) -> Imported:
    name = _name(item)
    try:
        within = ItemTexts(item, texts)
        text, answers = _read_answers(item, within, read_rules(item))
        within.note_unused()
        points = read_number(_read_field(item, "points_possible") or "1")
        if points not in (None, 0, 1):
            texts.lose(f"not kept: that it counts {points:g} points")
    except RefusalError as error:
        return Refused(place, name, str(error))
    return ImportedItem(
        place=place,
        name=name,
        own_id=item.get("ident"),
        text=text,
        answers=answers,
        feedback=within.general,
        hints=within.hints,
        category=category,
        lost=texts.lost,
    )


def _name(item: Element) -> str:
    title = " ".join(item.get("title").split())
    return title[:80] or item.get("ident")[:40] or "an item"


def _read_field(item: Element, *labels: str) -> str:
    """Return the first field of the metadata with one of the labels; empty where there is none."""
    fields = (field for field in item.walk("qtimetadatafield") if field.read("fieldlabel") in labels)
    return next((field.read("fieldentry") for field in fields), "")


def _read_kind(item: Element) -> str:
    """Return what an item says of its own kind, in the words of Canvas, of Common Cartridge or of older programs."""
    named = _read_field(item, "question_type", "cc_profile", "qmd_itemtype", "QUESTIONTYPE").lower()
    return named or next((found.text.strip().lower() for found in item.walk("qmd_itemtype", "bbmd_questiontype")), "")


def _read_answers(item: Element, texts: ItemTexts, rules: Rules) -> tuple[str, Answers]:
    kind = _read_kind(item)
    presentation = item.find("presentation")
    if kind in WHY_NOT:
        raise RefusalError(WHY_NOT[kind])
    if presentation is None:
        raise RefusalError("it has no element `presentation`, so there is nothing to ask")
    responses = list(presentation.walk(*RESPONSES))
    if len(responses) > MOST or sum(1 for _ in presentation.walk("response_label")) > MOST:
        raise RefusalError(f"it has more than {MOST} places for a response, or more than {MOST} options")
    if any(response.tag in ("response_xy",) or list(response.walk("render_hotspot")) for response in responses):
        raise RefusalError(POINTING)
    if any(response.tag in ("response_grp", "response_extension") for response in responses):
        raise RefusalError(f"`{responses[0].tag}` has no counterpart here")
    if not responses:
        raise RefusalError("it has no place for a response")
    if len(responses) > 1:
        return _read_several(presentation, responses, kind, texts, rules)
    return _read_one(presentation, responses[0], kind, texts, rules)


def _read_one(
    presentation: Element, response: Element, kind: str, texts: ItemTexts, rules: Rules
) -> tuple[str, Answers]:
    text = texts.prompt(presentation)
    if "essay" in kind:
        return text, Written(texts.solution)
    labels = list_labels(response)
    if response.tag == "response_lid" and labels:
        if response.get("rcardinality").lower() == "ordered":
            return text, _read_order(response, labels, texts, rules)
        return text, _read_choice(response, labels, texts, rules)
    name = response.get("ident")
    numbers = rules.numbers_of(name) if response.tag == "response_num" or "numeric" in kind else ()
    if numbers:
        return text, Numbered(tuple(texts.with_feedback(number) for number in numbers))
    forms = rules.forms_of(name)
    if not forms:
        return text, Written(texts.solution)
    return text, Worded(
        tuple(Option(text=form, credit=credit, feedback=texts.said_of(name, form, rules)) for form, credit in forms)
    )


def _read_choice(response: Element, labels: list[Element], texts: ItemTexts, rules: Rules) -> Chosen:
    name = response.get("ident")
    several = response.get("rcardinality").lower() == "multiple"
    shares = rules.credits_of(name, several=several)
    if not any(credit > 0 for credit in shares.values()):
        raise RefusalError("none of its options is said to be right")
    options = tuple(
        Option(
            text=texts.line(label),
            credit=shares.get(label.get("ident"), 0),
            feedback=texts.said_of(name, label.get("ident"), rules),
        )
        for label in labels
    )
    return Chosen(options, several)


def _read_order(response: Element, labels: list[Element], texts: ItemTexts, rules: Rules) -> Ordered:
    rows = {label.get("ident"): texts.line(label) for label in labels}
    order = rules.order_of(response.get("ident"))
    if sorted(order) != sorted(rows):
        raise RefusalError("its right order does not name each row once")
    return Ordered(tuple(rows[ident] for ident in order))


def _read_several(
    presentation: Element, responses: list[Element], kind: str, texts: ItemTexts, rules: Rules
) -> tuple[str, Answers]:
    if "matching" in kind or _is_matching(responses):
        return texts.prompt(presentation), _read_pairs(responses, texts, rules)
    gaps = [_read_gap(response, texts, rules) for response in responses]
    if all(response.get("ident").startswith("response_") for response in responses):
        blocks = texts.prompt(presentation, {_blank(response): mark_gap(at) for at, response in enumerate(responses)})
    else:
        blocks = texts.flow(presentation, {id(response): mark_gap(at) for at, response in enumerate(responses)})
    return split_text(blocks, gaps)


def _blank(response: Element) -> str:
    """Return how Canvas writes the place of a response into the text."""
    return f"[{response.get('ident').removeprefix('response_')}]"


def _is_matching(responses: list[Element]) -> bool:
    """Tell whether all rows choose from the same list, and each row has words of its own."""
    lists = {tuple(label.get("ident") for label in list_labels(response)) for response in responses}
    return len(lists) == 1 and len(next(iter(lists))) > 1 and all(response.find("material") for response in responses)


def _read_pairs(responses: list[Element], texts: ItemTexts, rules: Rules) -> Matched:
    targets = {label.get("ident"): texts.line(label) for response in responses for label in list_labels(response)}
    rows = []
    for response in (each for each in responses if texts.line(each)):
        shares = rules.credits_of(response.get("ident"), several=False)
        right = next((ident for ident, credit in shares.items() if credit > 0 and ident in targets), None)
        if right is None:
            raise RefusalError("one of its rows has no right answer")
        name = response.get("ident").removeprefix("response_")
        feedback = texts.said_as(f"{name}_fb") or texts.said_of(response.get("ident"), right, rules)
        rows.append(Row(texts.line(response), targets[right], feedback))
    used = {row.target for row in rows}
    return Matched(tuple(rows), tuple(dict.fromkeys(text for text in targets.values() if text and text not in used)))


def _join_said(menu: Mapping[str, str], texts: ItemTexts) -> str:
    """Return what is said of each word of a menu."""
    said = {text: texts.said_as(f"{ident}_fb") for ident, text in menu.items()}
    return "\n\n".join(f"{text}: {words}" for text, words in said.items() if words)


def _read_gap(response: Element, texts: ItemTexts, rules: Rules) -> Gap:
    name, labels = response.get("ident"), list_labels(response)
    shares = rules.credits_of(name, several=False)
    words = {label.get("ident"): label for label in labels}
    right = [ident for ident, credit in shares.items() if credit > 0 and ident in words]
    if right and len(right) < len(words):
        menu = {ident: texts.line(label) for ident, label in words.items()}
        return Gap(tuple(menu[ident] for ident in right), tuple(menu.values()), _join_said(menu, texts))
    forms = [texts.plain(words[ident]) for ident in right] or [
        form for form, credit in rules.forms_of(name) if credit > 0
    ]
    if not forms:
        raise RefusalError("one of its gaps has no right answer")
    return Gap(tuple(dict.fromkeys(forms)))
