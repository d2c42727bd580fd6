"""The languages that rules of item writing know the words of: the only list of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from casebook.lint.languages.contract import Words
from casebook.lint.languages.english import ENGLISH
from casebook.lint.languages.french import FRENCH
from casebook.lint.languages.german import GERMAN
from casebook.lint.languages.spanish import SPANISH

LANGUAGES: Mapping[str, Words] = MappingProxyType({each.name: each for each in (ENGLISH, GERMAN, FRENCH, SPANISH)})


def find_words(language: str) -> Words | None:
    """Return the words of a language, such as `pt-BR`; None where no file here has them."""
    return LANGUAGES.get(language.replace("_", "-").partition("-")[0].lower())
