"""The entries of a catalogue `casebook.po`, or of the template, with their lines; without Babel, which no site needs.

It reads what `casebook strings` and the programs of translators write (GNU gettext manual, section 3, "PO Files").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from casebook.i18n.translator import GLUE

LINE = re.compile(r'\s*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?"(.*)"\s*')
ESCAPE = re.compile(r"\\(.)")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
BEGINS = ("msgctxt", "msgid")


@dataclass(slots=True)
class _Draft:
    line: int
    is_fuzzy: bool
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A text with its translations: one, or one for each form of a plural; empty where there is none yet.

    `key` is that of a translator, with the context before the text; `line` counts from 1.
    """

    line: int
    key: str
    plural: str
    forms: tuple[str, ...]
    is_fuzzy: bool

    @property
    def text(self) -> str:
        """The English text."""
        return self.key.rpartition(GLUE)[2]

    @property
    def is_translated(self) -> bool:
        """Whether it is translated in full."""
        return bool(self.forms) and all(self.forms)


def read_entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a catalogue without its header; those that are obsolete are comments."""
    for draft in _read_drafts(text):
        fields = draft.fields
        if fields.get("msgid"):
            context = fields.get("msgctxt")
            key = fields["msgid"] if context is None else f"{context}{GLUE}{fields['msgid']}"
            forms = tuple(form for name, form in fields.items() if name.startswith("msgstr"))
            yield Entry(draft.line, key, fields.get("msgid_plural", ""), forms, draft.is_fuzzy)


def _read_drafts(text: str) -> list[_Draft]:
    drafts: list[_Draft] = []
    name, is_fuzzy = "", False
    for number, line in enumerate(text.split("\n"), 1):
        is_fuzzy = is_fuzzy or (line.startswith("#,") and "fuzzy" in line)
        found = LINE.fullmatch(line)
        if found is None:
            continue
        if found[1] in BEGINS and name != "msgctxt":
            drafts.append(_Draft(number, is_fuzzy))
            is_fuzzy = False
        name = found[1] or name
        if drafts:
            fields = drafts[-1].fields
            fields[name] = fields.get(name, "") + ESCAPE.sub(lambda each: ESCAPED.get(each[1], each[1]), found[2])
    return drafts
