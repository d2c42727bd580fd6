"""What a language must say for the rules that rest on words; a file of this folder fills it in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language. Patterns are searched for in a text without markup, or matched at its beginning."""

    name: str
    """Its subtag, such as `de`."""
    stop: frozenset[str]
    """Words that say nothing by themselves, in small letters."""
    common: frozenset[str]
    """Words of many questions, which lead to no key, in small letters."""
    all_others: re.Pattern[str]
    """An option that stands for all others, or for some of them."""
    no_others: re.Pattern[str]
    """An option that stands for none of the others."""
    negative: re.Pattern[str]
    """A lead-in that asks for the exception."""
    unfocused: re.Pattern[str]
    """A lead-in that asks only what is true."""
    topic: re.Pattern[str]
    """A lead-in that names what it is about, and asks nothing of it."""
    finite: re.Pattern[str]
    """A verb that makes a sentence of a lead-in, which options complete."""
    commands: frozenset[str]
    """First words of a lead-in that tells what to do, in small letters."""
    absolute: re.Pattern[str]
    """Words that leave no exception."""
    vague: re.Pattern[str]
    """Frequencies without a number."""
    possible: re.Pattern[str]
    """Words of possibility, which are vague where options differ by them."""
    detail: re.Pattern[str]
    """What begins a qualification within an option; marks of punctuation count in every language."""
    woolly: re.Pattern[str]
    """Words of an option that names nothing."""
    sentence: re.Pattern[str]
    """The beginning of an option that is a sentence."""
    infinitive: re.Pattern[str]
    """The beginning of an option that is an infinitive, where the language marks one."""
    articles: Mapping[str, re.Pattern[str]]
    """An article at the end of a lead-in, and the beginning of what may follow it."""
    singular: re.Pattern[str]
    """A lead-in that asks for one thing by its verb."""
    plural: re.Pattern[str]
    """A lead-in that asks for several things by its verb."""
    several: re.Pattern[str]
    """An option that names several things."""
    person: re.Pattern[str]
    """Someone whom a stem tells of."""
    general: re.Pattern[str]
    """A stem that tells what something is, and no situation."""
    back: re.Pattern[str]
    """Words of a lead-in that need the stem to be understood."""
    aside: re.Pattern[str]
    """What an author says beside the matter."""
    hinged: re.Pattern[str]
    """Words that lead to another item of the quiz."""
    cautious: re.Pattern[str]
    """Words of an option that waits, doubts or does least."""
    verdict: frozenset[str]
    """Words that say of an option that it is right or wrong, in small letters."""
    placeholder: re.Pattern[str]
    """What stands where a reason is to be written."""
    abbreviations: frozenset[str]
    """Abbreviations that every reader knows; beside those that all languages share."""
    capitals: frozenset[str]
    """Words that authors write in capitals to stress them."""


def compile_any(*parts: str) -> re.Pattern[str]:
    """Return a pattern of whole words, in any case."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def compile_start(*parts: str) -> re.Pattern[str]:
    """Return a pattern of whole words at the beginning of a text, in any case."""
    return re.compile(rf"\A\W*(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def compile_whole(*parts: str) -> re.Pattern[str]:
    """Return a pattern of a whole text but for its punctuation, in any case."""
    return re.compile(rf"\A\W*(?:{'|'.join(parts)})\W*\Z", re.IGNORECASE)


def split_words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())
