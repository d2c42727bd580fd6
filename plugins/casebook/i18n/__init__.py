"""The catalogue of interface strings: English marked in the code, translated when it is written."""

from casebook.i18n.files import list_languages
from casebook.i18n.translator import ENGLISH, N_, NC_, Translator, read_translator

__all__ = ["ENGLISH", "NC_", "N_", "Translator", "list_languages", "read_translator"]
