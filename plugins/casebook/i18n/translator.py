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

# Languages that write 12,5 (Unicode CLDR, decimal sign of Latin digits); in all others it is 12.5.
DECIMAL_COMMA = frozenset(
    (
        *("af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu"),
        *("hy", "id", "is", "it", "ka", "kk", "ky", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru"),
        *("sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi"),
    )
)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext gives it
    """Mark a constant for extraction and return it as it is; `Translator.t` translates it where it is shown."""
    return text


def NC_(context: str, text: str) -> str:  # noqa: N802 - the name that gettext gives it
    """Mark a constant that has another meaning elsewhere; return the key of its meaning, for `Translator.t`."""
    return f"{context}{GLUE}{text}"


def direction_of(language: str) -> str:
    """Return the direction of text in a language, as the attribute `dir` has it."""
    return "rtl" if split_language(language)[0] in RIGHT_TO_LEFT else "ltr"


class _Lacking(gettext.NullTranslations):
    """Stands behind a catalogue and returns nothing for what that lacks."""

    def gettext(self, message: str) -> str:  # noqa: ARG002 - the name that gettext gives it
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return ""


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates interface strings; what the catalogue lacks is English.

    `language` is that of the catalogue, as HTML writes it, such as `pt-BR`.
    """

    language: str
    catalogue: gettext.NullTranslations

    @property
    def direction(self) -> str:
        """Return the direction of that language, as the attribute `dir` has it."""
        return direction_of(self.language)

    @property
    def decimal_sign(self) -> str:
        """Return the sign that stands before tenths in that language."""
        return "," if split_language(self.language)[0] in DECIMAL_COMMA else "."

    def language_of(self, key: str, many: str = "") -> str:
        """Return the language in which it returns a text, or the forms of one with a plural."""
        found = self.catalogue.ngettext(key, many, 1) if many else self.catalogue.gettext(key)
        return self.language if found else ENGLISH.language

    def t(self, key: str, /, **values: object) -> str:
        """Return a text with the values in its placeholders, such as `{name}`; a text in place of a key it lacks."""
        text = self.catalogue.gettext(key) or key
        if text == key and GLUE in key:
            text = key.partition(GLUE)[2]
        return text.format_map(values) if values else text

    def tn(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form of a text for a count, which stands in the place of `#`."""
        form = self.catalogue.ngettext(one, many, count) or (one if count == 1 else many)
        text = form.replace("#", str(count))
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
    if isinstance(catalogue, gettext.GNUTranslations):
        catalogue.add_fallback(_Lacking())
    return Translator(found, catalogue)
