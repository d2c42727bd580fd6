"""The lead-in: a question that can be answered without the options, and that does not ask for the exception."""

from __future__ import annotations

import re

from casebook.lint.languages.contract import Words
from casebook.lint.rules.contract import Said
from casebook.lint.rules.located import LocatedItem
from casebook.lint.rules.words_of import split
from casebook.model.task import Writing

MOST_WORDS_OF_TOPIC = 5
ASKS = re.compile("[?？؟;՞]")
GAP = "__"  # in a sentence that is to be completed
SENTENCE_START = re.compile(r"(?:\A|[.!:;,]\s+)\W*([^\W\d_]+)")


def check_negative(item: LocatedItem) -> Said:
    """A lead-in does not ask for the exception."""
    if not item.words or not _is_answered(item):
        return
    found = item.words.negative.search(item.lead_in)
    if found:
        message = "The lead-in asks for what does not hold, which is easily misread. Ask for what holds."
        yield item.locate("lead_in"), message


def check_question(item: LocatedItem) -> Said:
    """A lead-in is a question, says what to do, or is a sentence that the options complete."""
    words = item.words
    if not words or not _is_answered(item) or ASKS.search(item.lead_in) or GAP in item.lead_in:
        return
    if words.topic.match(item.lead_in) or not _says_anything(item.lead_in, words):
        yield item.locate("lead_in"), "The lead-in names a topic and asks nothing. Ask one thing of it."


def _says_anything(lead_in: str, words: Words) -> bool:
    first = {word.casefold() for word in SENTENCE_START.findall(lead_in)}
    is_short = len(split(lead_in)) <= MOST_WORDS_OF_TOPIC
    return bool(first & words.commands) or not is_short or bool(words.finite.search(lead_in))


def check_cover(item: LocatedItem) -> Said:
    """A lead-in can be answered with the options covered."""
    if item.words and item.listed and item.words.unfocused.search(item.lead_in):
        message = (
            "The lead-in asks only what is true, so nobody can answer it before reading the options. Ask one thing."
        )
        yield item.locate("lead_in"), message


def _is_answered(item: LocatedItem) -> bool:
    return not item.item.is_survey and not isinstance(item.task, Writing)
