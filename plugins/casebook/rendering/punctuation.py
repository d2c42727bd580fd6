"""The marks that join words, as the language of a page has them: the end of a sentence, a list, a name and its text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from casebook.i18n import Translator


def end_sentence(text: str, words: Translator) -> str:
    """Return a text with its full stop."""
    # Translators: a sentence with its full stop.
    return words.t("{text}.", text=text)


def list_parts(parts: Sequence[str], words: Translator) -> str:
    """Return parts that may contain commas as a list; nothing where there are none."""
    # Translators: two parts of a list. They may contain commas.
    return reduce(lambda first, second: words.t("{first}; {second}", first=first, second=second), parts or ("",))


def list_words(parts: Sequence[str], words: Translator) -> str:
    """Return words or numbers as a list; nothing where there are none."""
    # Translators: two words or numbers of a list.
    return reduce(lambda first, second: words.t("{first}, {second}", first=first, second=second), parts or ("",))


def name_text(name: str, text: str, words: Translator) -> str:
    """Return a name and what is said of it."""
    # Translators: a name and what is said of it.
    return words.t("{name}: {text}", name=name, text=text)
