"""The stem: the situation that the question needs, nothing beside it, and no abbreviation that is not explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casebook.findings import Location
from casebook.lint.languages.contract import Words, split_words
from casebook.lint.rules.contract import Remark, Said
from casebook.lint.rules.located import LocatedItem, LocatedQuiz
from casebook.lint.rules.words_of import measure
from casebook.model.task import Choice, TextEntry

SHORTEST_SCENE = 130  # letters of stem and lead-in together
FEWEST_ASKED = 3  # words of a question that says what it is about
LONGEST_ASIDE = 60  # letters of a stem that is no scene
DIGIT = re.compile(r"\d")
ABBREVIATION = re.compile(r"(?<![\w-])(?=(?:[a-z0-9]*[A-Z]){2})[A-Z][A-Za-z]{1,5}(?![\w])")
ROMAN = re.compile(r"[IVX]+s?")
FORMULA = re.compile(r"(?=.*[a-z])(?:Na|K|Cl|Mg|Ca|Fe|Zn|Cu|H|C|N|O|S|P)+")
LOWER_ALLOWED = 2  # letters: `NSAIDs`, `SpA`, not `McBurney`
# What needs no words of a language: in every textbook, on every laboratory sheet.
SHARED = split_words(
    """
    ACE ACTH AD ADH ADHD ADP AF AIDS ALP ALS ALT AM ANA ANCA ARDS ASD AST ATP AV BC BCE BCG BMI BP CCP CE CK CMV CNS
    CO COPD COVID CPR CRP CSF CT DEXA DIC DIY DKA DNA DVT DXA EBV ECG EEG EKG EMG ESR EU FAQ FEV FLAIR FSH FVC GABA
    GCS GDP GFR GH GHz GI GLP GPS HbA HCG HCT HDL HIV HLA HPV HSV IBD IBS ICD ICU ID IgA IgE IgG IgM IL INR IQ IU IV
    LDH LDL LED LH LR LV MCV MHz MI MRI MS NADH NADPH NASA NATO NB NGO NSAID NSAIDs OK PCR PDF PET PM PPI PR PSA PTH
    QRS QT RBC RF RNA ROC RV SARS SI SLE SOS SPECT SSRI SSRIs ST STIR TB TIA TNF TSH TV UK UN US USA USB UTI UV VF VSD
    VT WBC WHO
    """
)


def check_window(item: LocatedItem) -> Said:
    """A stem holds what the question needs, not a scene beside it and no remarks of its author."""
    words = item.words
    if not words or not item.stem:
        return
    aside = words.aside.search(item.stem)
    if aside:
        message = f"`{aside[0]}` does not help to answer. Delete what the question does not need."
        yield item.locate("stem"), message
    elif _is_beside(item, words):
        message = "The question can be answered without the stem. Ask what the stem leads to, or delete it."
        yield item.locate("stem"), message


def _is_beside(item: LocatedItem, words: Words) -> bool:
    """Tell whether a stem tells of a person, and the lead-in asks for what is only to be recalled."""
    if (
        item.item.level != "recall"
        or not isinstance(item.task, Choice | TextEntry)
        or measure(item.stem) < LONGEST_ASIDE
    ):
        return False
    if len(item.asked) < FEWEST_ASKED or item.asked & item.told or item.item.asked_figures:
        return False
    return bool(words.person.search(item.stem)) and not words.back.search(item.lead_in)


def check_vignette(item: LocatedItem) -> Said:
    """An item of the level `apply` has a situation to apply something to; a named one has that of its case."""
    if (
        item.item.level != "apply"
        or item.item.asked_figures
        or item.item.name
        or not isinstance(item.task, Choice | TextEntry)
    ):
        return
    told = f"{item.stem} {item.lead_in}"
    names_someone = item.words is not None and item.words.person.search(told)
    is_general = not item.stem or (item.words is not None and item.words.general.search(item.stem))
    is_short = measure(told) < SHORTEST_SCENE
    if is_general and is_short and not names_someone and not DIGIT.search(told):
        message = "The level is `apply`, and there is no situation to apply anything to. Write one, or `level: recall`."
        yield item.locate("stem" if item.stem else "lead_in"), message


def check_abbreviations(quiz: LocatedQuiz) -> Iterator[Remark]:
    """An abbreviation is explained where it is met first in a quiz, unless every reader knows it."""
    if not quiz.words:
        return
    known = set(SHARED | quiz.words.abbreviations | quiz.words.capitals)
    for item in quiz.items:
        met = list(_find_abbreviations(item.shown))
        explained = {short for short in met if _is_explained(short, item)}
        strange = next(
            (short for short in met if short.rstrip("s") not in known and short not in known | explained), None
        )
        known.update(met)
        if strange:
            message = (
                f"`{strange}` is not explained. Write its words where it comes first, and the short form in brackets."
            )
            yield Remark(_locate(strange, item), message, (item.item.id,))


def _find_abbreviations(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in ABBREVIATION.finditer(text):
            small = sum(letter.islower() for letter in found[0].removesuffix("s"))
            if small < LOWER_ALLOWED and not ROMAN.fullmatch(found[0]) and not FORMULA.fullmatch(found[0]):
                yield found[0]


def _is_explained(short: str, item: LocatedItem) -> bool:
    """Tell whether the words stand in front of a short form in brackets, or in brackets behind it."""
    pattern = rf"\({re.escape(short)}s?\b[^()]*\)|(?<!\w){re.escape(short)}s? \([^()]*[^\W\d_]{{4,}}[^()]*\)"
    apposed = rf"(?<!\w){re.escape(short)}s?, (?:an?|the|ein|eine|une?|un|una|el|la|le|der|die|das) "
    return any(re.search(f"{pattern}|{apposed}", text) for text in item.shown)


def _locate(short: str, item: LocatedItem) -> Location:
    if short in item.stem:
        return item.locate("stem")
    if short in item.lead_in:
        return item.locate("lead_in")
    place = next((option.place for option in item.listed if short in option.text), None)
    return item.locate("options") if place is None else item.locate("options", place, "text")
