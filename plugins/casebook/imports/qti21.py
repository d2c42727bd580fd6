"""QTI 2.x and 3: one assessment item a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
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
    NumberAnswer,
    Numbered,
    Option,
    Ordered,
    RefusalError,
    Refused,
    Row,
    Worded,
    Written,
)
from casebook.imports.gap_text import mark_gap, split_text
from casebook.imports.numbers import read_number
from casebook.imports.pictures import Pictures
from casebook.imports.qti21_responses import Declaration, read_declarations, read_tolerances
from casebook.imports.source import Source
from casebook.imports.texts import Texts
from casebook.imports.xml_tree import Element, read_xml

ITEM = "assessmentItem"
SHOWN_LATER = ("feedbackBlock", "feedbackInline", "modalFeedback", "rubricBlock", "stylesheet", "templateBlock")
CHOICES = ("simpleChoice", "simpleAssociableChoice", "inlineChoice", "gapText", "hottext")
IN_TEXT = ("textEntryInteraction", "inlineChoiceInteraction", "gap")
Reader = Callable[[Element, Declaration, Texts], Answers]


def read_qti21(source: Source, pictures: Pictures) -> Iterator[Imported]:
    """Yield every item of a file, then what is wrong with the file itself."""
    document, fault = read_xml(source.text)
    for element in (document, *document.walk()):
        _rename(element)
    for item in document.walk(ITEM):
        place = Location(source.path, item.line, item.column)
        name = (" ".join(item.get("title").split()) or item.get("identifier"))[:80]
        if not item.is_whole:
            yield Refused(place, name, "the file ends before this item does")
            continue
        texts = Texts(source, pictures)
        try:
            yield _read(item, name, place, texts)
        except RefusalError as error:
            yield Refused(place, name, str(error))
    if fault:
        yield FileFault(Location(source.path, fault.line, fault.column), f"{fault.words} Nothing below was read.")


def _rename(element: Element) -> None:
    """Give elements of QTI 3 the names that they have in QTI 2: `qti-choice-interaction` is `choiceInteraction`."""
    if element.tag.startswith("qti-"):
        element.tag = _camel(element.tag.removeprefix("qti-"))
        element.attributes = {
            name if name.startswith("data-") else _camel(name): value for name, value in element.attributes.items()
        }


def _camel(name: str) -> str:
    return re.sub("-([a-z])", lambda found: found[1].upper(), name)


def _read(item: Element, name: str, place: Location, texts: Texts) -> ImportedItem:
    body = item.find("itemBody")
    if body is None:
        raise RefusalError("it has no element `itemBody`, so there is nothing to ask")
    if item.find("templateDeclaration") or item.find("templateProcessing"):
        raise RefusalError("its numbers are drawn anew for each learner, which no type of item does")
    declared = read_declarations(item)
    text, answers = _read_body(item, body, declared, texts)
    of_choices = {id(each) for choice in body.walk(*CHOICES) for each in choice.walk(*SHOWN_LATER)}
    within = [each for each in body.walk("feedbackBlock", "feedbackInline") if id(each) not in of_choices]
    said = [*item.children("modalFeedback"), *within]
    feedback = _join_feedback(said, texts)
    if any(block.get("view") not in ("candidate", "") and block.text.strip() for block in body.walk("rubricBlock")):
        texts.lose("not kept: what is told to scorers or tutors")
    return ImportedItem(
        place=place,
        name=name,
        own_id=item.get("identifier"),
        text=text,
        answers=answers,
        feedback=feedback,
        lost=texts.lost,
    )


def _join_feedback(said: list[Element], texts: Texts) -> str:
    """Return what is said after the response; several comments are joined, since no condition is kept."""
    parts = list(dict.fromkeys(filter(None, (texts.blocks(each) for each in said))))
    if len(parts) > 1:
        texts.lose("not kept: on what condition each of several comments is shown")
    return "\n\n".join(parts)


def _read_body(item: Element, body: Element, declared: Mapping[str, Declaration], texts: Texts) -> tuple[str, Answers]:
    found = [each for each in body.walk() if each.tag.endswith("Interaction")]
    if not found:
        raise RefusalError("it has no interaction, so there is nothing to answer")
    first = found[0]
    is_alone = len(found) == 1
    if is_alone and first.tag == "textEntryInteraction" and _stands_apart(body, first):
        return _read_entry(item, body, first, declared, texts)
    if all(each.tag in IN_TEXT for each in found) or (is_alone and first.tag == "gapMatchInteraction"):
        return _read_gaps(body, found, declared, texts)
    if not is_alone:
        raise RefusalError(f"it has {len(found)} interactions, and an item has one")
    reader = READERS.get(first.tag)
    if reader is None:
        raise RefusalError(f"`{first.tag}` has no counterpart here")
    prompt = first.find("prompt")
    answers = reader(first, _find(first, declared), texts)
    asked = [texts.blocks(_without(body, first.tag))] + ([texts.blocks(_without(prompt))] if prompt else [])
    return "\n\n".join(filter(None, asked)), answers


def _find(interaction: Element, declared: Mapping[str, Declaration]) -> Declaration:
    name = interaction.get("responseIdentifier")
    if name not in declared:
        raise RefusalError(f"its interaction names a response `{name[:40]}` that is not declared")
    return declared[name]


def _without(element: Element, *tags: str, marks: Mapping[int, str] | None = None) -> Element:
    """Return a copy without some elements and without what is shown later; those with a mark become it."""
    copy = Element(element.tag, element.attributes, element.line, element.column)
    for part in element.parts:
        if isinstance(part, str):
            copy.parts.append(part)
        elif marks and id(part) in marks:
            copy.parts.append(marks[id(part)])
        elif part.tag not in (*tags, *SHOWN_LATER):
            copy.parts.append(_without(part, *tags, marks=marks))
    return copy


def _option(choice: Element, credit: float, texts: Texts) -> Option:
    said = list(choice.walk("feedbackInline", "feedbackBlock"))
    return Option(text=texts.line(_without(choice)), credit=credit, feedback=_join_feedback(said, texts))


def _read_choice(interaction: Element, declared: Declaration, texts: Texts) -> Chosen:
    several = interaction.get("maxChoices") != "1" if interaction.get("maxChoices") else declared.is_several
    shares = declared.credits(several=several)
    if not any(credit > 0 for credit in shares.values()):
        raise RefusalError("none of its options is said to be right")
    choices = list(interaction.walk("simpleChoice"))
    return Chosen(tuple(_option(each, shares.get(each.get("identifier"), 0), texts) for each in choices), several)


def _read_order(interaction: Element, declared: Declaration, texts: Texts) -> Ordered:
    rows = {each.get("identifier"): texts.line(_without(each)) for each in interaction.walk("simpleChoice")}
    if sorted(declared.correct) != sorted(rows):
        raise RefusalError("its right order does not name each row once")
    return Ordered(tuple(rows[name] for name in declared.correct))


def _read_match(interaction: Element, declared: Declaration, texts: Texts) -> Matched:
    sets = [list(each.walk("simpleAssociableChoice")) for each in interaction.walk("simpleMatchSet")]
    if len(sets) != 2:
        raise RefusalError("it does not have two lists to match")
    left, right = ({each.get("identifier"): texts.line(_without(each)) for each in choices} for choices in sets)
    pairs = declared.pairs()
    if len({row for row, _ in pairs}) < len(pairs):
        raise RefusalError("one of its rows goes with several targets, and here each goes with one")
    keys = dict(pairs)
    if set(keys) != set(left) or not set(keys.values()) <= set(right):
        raise RefusalError("not each of its rows has a right target")
    rows = tuple(Row(text, right[keys[name]]) for name, text in left.items())
    return Matched(rows, tuple(text for name, text in right.items() if name not in keys.values()))


def _read_writing(_interaction: Element, declared: Declaration, _texts: Texts) -> Written:
    return Written("\n\n".join(declared.correct))


def _stands_apart(body: Element, entry: Element) -> bool:
    """Tell whether an entry ends the text: it is then a question, and no gap within a sentence."""
    holder = next(each for each in (body, *body.walk()) if any(part is entry for part in each.parts))
    after = holder.parts[next(at for at, part in enumerate(holder.parts) if part is entry) + 1 :]
    return not "".join(part if isinstance(part, str) else part.text for part in after).strip(" \n\t.")


def _read_entry(
    item: Element, body: Element, entry: Element, declared: Mapping[str, Declaration], texts: Texts
) -> tuple[str, Answers]:
    response = _find(entry, declared)
    text = texts.blocks(_without(body, entry.tag))
    if response.kind in ("float", "integer"):
        values = [read_number(value) for value in response.forms()]
        if not values or None in values:
            raise RefusalError("its right answer is no number")
        tolerances = read_tolerances(item)
        return text, Numbered(
            tuple(
                NumberAnswer(value=value, tolerance=tolerances.get(value, 0)) for value in values if value is not None
            )
        )
    shares = response.credits(several=False)
    forms = tuple(Option(text=form, credit=shares.get(form, 1)) for form in response.forms())
    if not forms:
        return text, Written()
    return text, Worded(forms)


def _read_gaps(
    body: Element, found: list[Element], declared: Mapping[str, Declaration], texts: Texts
) -> tuple[str, Answers]:
    gaps: list[Gap] = []
    marks: dict[int, str] = {}
    if found[0].tag == "gapMatchInteraction":
        words = {each.get("identifier"): texts.line(_without(each)) for each in found[0].walk("gapText")}
        keys = {gap: word for word, gap in _find(found[0], declared).pairs()}
        for gap in found[0].walk("gap"):
            marks[id(gap)] = mark_gap(len(gaps))
            gaps.append(_menu([keys.get(gap.get("identifier"), "")], words))
        return split_text(texts.blocks(_without(body, "gapText", marks=marks)), gaps)
    for each in found:
        response = _find(each, declared)
        marks[id(each)] = mark_gap(len(gaps))
        choices = {choice.get("identifier"): texts.line(_without(choice)) for choice in each.walk("inlineChoice")}
        gaps.append(_menu(response.forms(), choices) if choices else _typed(response))
    return split_text(texts.blocks(_without(body, marks=marks)), gaps)


def _menu(keys: list[str], words: Mapping[str, str]) -> Gap:
    right = [words[key] for key in keys if key in words]
    if not right:
        raise RefusalError("one of its gaps has no right answer")
    return Gap(tuple(right), tuple(dict.fromkeys(words.values())))


def _typed(response: Declaration) -> Gap:
    if not response.forms():
        raise RefusalError("one of its gaps has no right answer")
    return Gap(tuple(response.forms()))


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "choiceInteraction": _read_choice,
        "orderInteraction": _read_order,
        "matchInteraction": _read_match,
        "extendedTextInteraction": _read_writing,
    }
)
