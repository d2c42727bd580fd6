"""Moodle XML: the questions of a bank with their files, tags and categories."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from casebook.findings import Location
from casebook.imports.contract import Answers, FileFault, Imported, ImportedItem, RefusalError, Refused, Remark
from casebook.imports.moodle_answers import (
    read_choice,
    read_essay,
    read_kprime,
    read_numerical,
    read_ordering,
    read_pairs,
    read_short,
    read_truth,
)
from casebook.imports.moodle_gaps import read_embedded, read_placed
from casebook.imports.moodle_texts import MoodleTexts
from casebook.imports.numbers import read_number
from casebook.imports.pictures import Pictures
from casebook.imports.source import Source
from casebook.imports.texts import Texts
from casebook.imports.xml_tree import Element, read_xml

READERS: Mapping[str, Callable[[Element, MoodleTexts], Answers]] = MappingProxyType(
    {
        "multichoice": read_choice,
        "multichoiceset": read_choice,
        "oumultiresponse": read_choice,
        "truefalse": read_truth,
        "shortanswer": read_short,
        "numerical": read_numerical,
        "matching": read_pairs,
        "match": read_pairs,
        "ddmatch": read_pairs,
        "essay": read_essay,
        "ordering": read_ordering,
        "kprime": read_kprime,
        "mtf": read_kprime,
    }
)
# Types whose gaps stand in the text itself.
GAPPED = MappingProxyType(
    {"cloze": read_embedded, "multianswer": read_embedded, "gapselect": read_placed, "ddwtos": read_placed}
)
WHY_NOT = MappingProxyType(
    {
        "ddmarker": "places on a picture are dragged to, and these are drawn by hand here: see `region`",
        "ddimageortext": "words are dragged onto a picture, which no type of item does",
        "calculated": "its numbers are drawn anew for each learner, which no type of item does",
        "calculatedsimple": "its numbers are drawn anew for each learner, which no type of item does",
        "calculatedmulti": "its numbers are drawn anew for each learner, which no type of item does",
        "random": "it stands for a question drawn from a category",
        "randomsamatch": "it stands for questions drawn from a category",
        "missingtype": "Moodle itself no longer knew its type when the bank was exported",
    }
)
GRADED_ONCE = (0.0, 1.0)
USUAL_PENALTIES = ("", "0", "0.1", "0.25", "0.33", "0.3333", "0.5", "1")
# What Moodle says by itself after an answer, in some of the languages it has; there is nothing in it to keep.
USUAL_COMMENT = re.compile(
    r"(?:Your answer is (?:partially )?(?:in)?correct|(?:Die|Ihre) Antwort ist (?:teilweise )?(?:richtig|falsch)"
    r"|Votre réponse est (?:partiellement )?(?:in)?correcte"
    r"|(?:Su r|R)espuesta (?:es )?(?:parcialmente )?(?:in)?correcta"
    r"|(?:La tua r|R)isposta (?:è )?(?:parzialmente )?(?:corretta|errata)"
    r"|Je antwoord is (?:gedeeltelijk )?(?:juist|onjuist)"
    r"|Sua resposta está (?:parcialmente )?(?:in)?correta)\.?"
)
COMMENTS = {
    "correctfeedback": "what is said of a right answer",
    "partiallycorrectfeedback": "what is said of an answer that is partly right",
    "incorrectfeedback": "what is said of a wrong answer",
}


def read_moodle(source: Source, pictures: Pictures) -> Iterator[Imported]:
    """Yield every question of a file, then what is wrong with the file itself."""
    document, fault = read_xml(source.text)
    category = ""
    for question in document.walk("question"):
        place = Location(source.path, question.line, question.column)
        kind = question.get("type").strip().lower()
        if not question.is_whole:
            yield Refused(place, _name(question), "the file ends before this question does")
        elif kind == "category":
            category = question.read("category", "text") or category
            if question.read("info", "text"):
                yield Remark(
                    place, f"The description of the category `{_clean_category(category)[-60:]}` was left out."
                )
        elif kind == "description":
            yield Remark(place, f"`{_name(question)}` is a description and asks nothing: it was left out.")
        else:
            yield _try(question, kind, category, Texts(source, pictures), place)
    if fault:
        yield FileFault(Location(source.path, fault.line, fault.column), f"{fault.words} Nothing below was read.")


def _try(question: Element, kind: str, category: str, texts: Texts, place: Location) -> Imported:
    try:
        return _read(question, kind, category, texts, place)
    except RefusalError as error:
        return Refused(place, _name(question), str(error))


def _read(question: Element, kind: str, category: str, texts: Texts, place: Location) -> ImportedItem:
    within = MoodleTexts(texts)
    if kind in GAPPED:
        text, answers = GAPPED[kind](question, within)
    elif kind in READERS:
        text, answers = within.blocks(question.find("questiontext")), READERS[kind](question, within)
    else:
        raise RefusalError(WHY_NOT.get(kind, f"`{kind[:40]}` is a type of question that is not known here"))
    feedback = within.blocks(question.find("generalfeedback"))
    hints = tuple(filter(None, (within.blocks(hint) for hint in question.children("hint"))))
    tags = tuple(filter(None, (tag.read("text") for tags in question.children("tags") for tag in tags.children("tag"))))
    _note_lost(question, within)
    return ImportedItem(
        place=place,
        name=_name(question),
        own_id=question.read("idnumber"),
        text=text,
        answers=answers,
        feedback=feedback,
        hints=hints,
        tags=tags,
        category=_clean_category(category),
        lost=texts.lost,
    )


def _note_lost(question: Element, texts: MoodleTexts) -> None:
    """Note what of a question no item holds; what Moodle writes into every question is passed over."""
    points = read_number(question.read("defaultgrade") or "1")
    if points not in (None, 1):
        texts.lose(f"not kept: that it counts {points:g} points")
    if question.read("hidden") == "1":
        texts.lose("it is hidden in its bank, and is shown here")
    penalty = question.read("penalty").rstrip("0").rstrip(".")
    if not any(penalty[:6] == usual[:6] for usual in USUAL_PENALTIES) and not penalty.startswith("0.333"):
        texts.lose(f"not kept: the penalty of {penalty[:10]} for each wrong attempt")
    for name, words in COMMENTS.items():
        said = question.find(name)
        if said is not None and texts.plain(said) and not USUAL_COMMENT.fullmatch(texts.plain(said)):
            texts.lose(f"not kept: {words}: “{texts.plain(said)}”")


def _name(question: Element) -> str:
    name = " ".join(question.read("name", "text").split())
    return name[:80] or " ".join(question.read("questiontext", "text").split())[:40] or question.get("type")[:40]


def _clean_category(path: str) -> str:
    """Return the last part of the path of a category; Moodle writes where it stands before it."""
    parts = [part.strip() for part in path.replace("//", "\0").split("/")]
    kept = [part.replace("\0", "/") for part in parts if part and not part.startswith("$") and part != "top"]
    return "/".join(kept)
