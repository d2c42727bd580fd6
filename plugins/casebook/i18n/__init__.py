"""The catalogue of interface strings: English marked in the code, translated when it is written."""

from casebook.i18n.files import LOCALE, list_languages, list_scripts, name_script
from casebook.i18n.matching import find_nearest, is_same_language
from casebook.i18n.translator import ENGLISH, N_, NC_, Translator, direction_of, read_translator

__all__ = [
    "ENGLISH",
    "LOCALE",
    "NC_",
    "N_",
    "Translator",
    "direction_of",
    "find_nearest",
    "is_same_language",
    "list_languages",
    "list_scripts",
    "name_script",
    "read_translator",
]
