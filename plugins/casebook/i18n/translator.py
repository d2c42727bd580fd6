"""Interface strings in the language of a site; English is both the key and what is shown without a catalogue."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from pathlib import Path

from casebook.i18n.files import DOMAIN, LOCALE, list_languages
from casebook.i18n.matching import find_nearest, split_language

# Stands between context and text in the key of a catalogue (GNU gettext manual, section 11.2.5).
GLUE = "\x04"
# Languages whose usual script runs from right to left (Unicode CLDR, character order of the layout).
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def N_(text: str) -> str:  # noqa: N802 - the name that gettext gives it
    """Mark a constant for extraction and return it as it is; `Translator.t` translates it where it is shown."""
    return text


def NC_(context: str, text: str) -> str:  # noqa: N802 - the name that gettext gives it
    """Mark a constant that has another meaning elsewhere; return the key of its meaning, for `Translator.t`."""
    return f"{context}{GLUE}{text}"


def direction_of(language: str) -> str:
    """Return the direction of text in a language, as the attribute `dir` has it."""
    return "rtl" if split_language(language)[0] in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates interface strings. `language` is that of what it returns, as HTML writes it, such as `pt-BR`."""

    language: str
    catalogue: gettext.NullTranslations

    @property
    def direction(self) -> str:
        """Return the direction of what it returns, as the attribute `dir` has it."""
        return direction_of(self.language)

    def t(self, key: str, /, **values: object) -> str:
        """Return a text with the values in its placeholders, such as `{name}`; a text in place of a key it lacks."""
        text = self.catalogue.gettext(key)
        if text == key and GLUE in key:
            text = key.partition(GLUE)[2]
        return text.format_map(values) if values else text

    def tn(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form of a text for a count, which stands in the place of `#`."""
        text = self.catalogue.ngettext(one, many, count).replace("#", str(count))
        return text.format_map(values) if values else text


ENGLISH = Translator("en", gettext.NullTranslations())


def read_translator(language: str, locale: Path = LOCALE) -> Translator:
    """Return the translator for a language, by the nearest catalogue; English where there is none of the language.

    A catalogue is read once: gettext keeps what it has read.
    """
    found = find_nearest(language, list_languages(locale))
    if not found:
        return ENGLISH
    catalogue = gettext.translation(DOMAIN, locale, [found.replace("-", "_")], fallback=True)
    return Translator(found, catalogue)
