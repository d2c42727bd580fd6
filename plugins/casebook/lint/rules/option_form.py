"""How options look beside each other: length, detail, form, order, number."""

from __future__ import annotations

import re

from casebook.lint.languages.contract import Words
from casebook.lint.rules.contract import Said
from casebook.lint.rules.located import LocatedItem, ShownOption
from casebook.lint.rules.quantities import read_intervals
from casebook.lint.rules.words_of import split

LONGER, LEAST_MORE = 1.4, 10  # times the longest distractor, and letters beyond it
FEWEST, MOST = 3, 5
SENTENCE, INFINITIVE, NOUN = "sentence", "infinitive", "noun"
MOST_WORDS_OF_NOUN = 3  # with more of them there may be a verb
FORMS_COMPARED = 3  # options at least
QUALIFIED = re.compile(r"[(,;:]")
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
ROMAN_NUMBER = re.compile(r"\b(?:I{1,3}|I?V|VI{1,3}|I?X)\b")
STOPPED = re.compile(r"[.!?。]\Z")


def check_longest(item: LocatedItem) -> Said:
    """The key is not clearly longer than every distractor."""
    longest = max(item.keys, key=lambda option: option.width, default=None)
    other = max((option.width for option in item.distractors), default=0)
    if longest and other and longest.width > LONGER * other and longest.width - other >= LEAST_MORE:
        message = f"The key is the longest option ({longest.width} letters, the longest other {other})."
        yield item.locate("options", longest.place, "text"), f"{message} Shorten it, or write the others as fully."


def check_specific(item: LocatedItem) -> Said:
    """The key is not the only precise option: with a clause that no other has, or where all others are vague."""
    if not item.words or not item.is_single or len(item.options) < FORMS_COMPARED:
        return
    key = item.keys[0]
    longest = max(option.width for option in item.distractors)
    is_detailed = key.width >= longest and item.words.detail.search(key.text)
    if is_detailed and not any(_is_qualified(option, item.words) for option in item.distractors):
        message = "The key is the only option with a qualification. Give the others one, or take it away."
    elif _is_only_clear(item, item.words):
        message = "The key says something, and every other option is vague. Name what each of them means."
    else:
        return
    yield item.locate("options", key.place, "text"), message


def _is_qualified(option: ShownOption, words: Words) -> bool:
    return bool(QUALIFIED.search(option.text) or words.detail.search(option.text))


def _is_only_clear(item: LocatedItem, words: Words) -> bool:
    return all(bool(words.woolly.search(option.text)) is not option.is_key for option in item.options)


def check_parallel(item: LocatedItem) -> Said:
    """Options are of one grammatical form, and end alike."""
    if len(item.options) < FORMS_COMPARED:
        return
    forms = [_name_form(option, item) for option in item.options]
    stops = [bool(STOPPED.search(option.text)) for option in item.options]
    if INFINITIVE in forms and len({form == INFINITIVE for form in forms}) > 1:
        place, message = (
            forms.index(INFINITIVE),
            "Some options are infinitives and some are not. Write all in one form.",
        )
    elif {SENTENCE, NOUN} <= set(forms):
        place, message = (
            _find_rarer(forms, SENTENCE, NOUN),
            "Some options are sentences and some are not. Write all in one form.",
        )
    elif len(set(stops)) > 1:
        place, message = stops.index(True), "Some options end with a full stop and some do not. End all of them alike."
    else:
        return
    yield item.locate("options", place, "text"), message


def _name_form(option: ShownOption, item: LocatedItem) -> str:
    words = item.words
    if words and words.sentence.match(option.text):
        return SENTENCE
    if words and words.infinitive.match(option.text):
        return INFINITIVE
    return NOUN if len(split(option.text)) <= MOST_WORDS_OF_NOUN else ""


def _find_rarer(forms: list[str], *two: str) -> int:
    return forms.index(min(two, key=forms.count))


def check_order(item: LocatedItem) -> Said:
    """Options that are numbers rise or fall."""
    if len(item.options) < FORMS_COMPARED:
        return
    sizes = _read_sizes([option.text for option in item.options])
    if sizes and sizes != sorted(sizes) and sizes != sorted(sizes, reverse=True):
        message = "The numbers of the options neither rise nor fall. Put them in order."
        yield item.locate("options"), message


def _read_sizes(texts: list[str]) -> list[tuple[float, float]]:
    intervals = read_intervals(texts)
    if intervals:
        return [(each.low, each.high) for each in intervals]
    numbers = [ROMAN_NUMBER.findall(text) for text in texts]
    alike = len({ROMAN_NUMBER.sub("#", text) for text in texts}) == 1
    return [(ROMAN[found[0]], 0) for found in numbers] if alike and all(len(found) == 1 for found in numbers) else []


def check_count(item: LocatedItem) -> Said:
    """There are options enough that guessing does not help, and not so many that reading them is the task."""
    count = len(item.options) if item.is_single else 0
    if 0 < count < FEWEST:
        yield (
            item.locate("options"),
            f"There are {count} options, so half of all guesses are right. Write three or four.",
        )
    elif count > MOST:
        yield item.locate("options"), f"There are {count} options. Keep the three or four that learners really choose."
