"""A catalogue `casebook.po` -> what runs, beside it: `casebook.mo` for Python and `casebook.js` for pages.

It needs Babel, so it is imported by the command only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from casebook.i18n.extraction import as_tuple
from casebook.i18n.files import LOCALE, TEMPLATE, CatalogueError, list_sources
from casebook.i18n.translator import direction_of

PLACEHOLDER = re.compile(r"\{[A-Za-z_]\w*\}")
BRACE = re.compile("[{}]")
# All that a plural expression may hold (GNU gettext manual, section 11.2.6), since it becomes script.
PLURAL = re.compile(r"[n0-9\s()!=<>&|?:%+*/-]+")
# Babel writes the time of day into the header of the binary; of the same length, since places are counted in bytes.
DATE, NO_DATE = re.compile(rb"(?<=POT-Creation-Date: )[^\n]{21}"), b"2000-01-01 00:00+0000"
SCRIPT = """\
/* Compiled from i18n/locale/{folder} by casebook strings compile */
(self.casebook=self.casebook||{{}}).strings={{lang:{lang},dir:{dir},plural:n=>+({plural}),text:{text}}};
"""


@dataclass(frozen=True, slots=True)
class _Translation:
    """The texts of a message, two where it has a plural, and what stands in their place."""

    texts: tuple[str, ...]
    forms: tuple[str, ...]
    context: str | None

    @property
    def is_plural(self) -> bool:
        return len(self.texts) > 1


def compile_catalogues(locale: Path = LOCALE, template: Path = LOCALE / TEMPLATE) -> Iterator[Path]:
    """Compile every catalogue of a folder and yield the files written. What is fuzzy or not translated stays English.

    The template tells which texts pages need.

    Raises: CatalogueError when a catalogue would break what is shown.
    """
    scripted = _list_scripted(template)
    for file in list_sources(locale):
        folder = file.parents[1].name
        catalogue = _read(file, folder)
        compiled = file.with_suffix(".mo")
        binary = BytesIO()
        write_mo(binary, catalogue)
        compiled.write_bytes(DATE.sub(NO_DATE, binary.getvalue()))
        yield compiled
        script = file.with_suffix(".js")
        script.write_text(_write_script(folder, catalogue, scripted), encoding="utf-8")
        yield script


def _read(file: Path, folder: str) -> Catalog:
    with file.open("rb") as written:
        catalogue = read_po(written, locale=folder)
    faults = [fault for message in _list_translated(catalogue) for fault in _find_faults(message)]
    if not PLURAL.fullmatch(catalogue.plural_expr):
        faults.append(f"`{catalogue.plural_expr}` is not an expression for plural forms.")
    if faults:
        raise CatalogueError("\n".join([f"`{file}` cannot be compiled.", *faults]))
    return catalogue


def _list_scripted(template: Path) -> frozenset[str]:
    """Return the texts of the template that the script uses."""
    with template.open("rb") as written:
        messages = list(read_po(written))
    return frozenset(
        as_tuple(message.id)[0] for message in messages if any(place.endswith(".js") for place, _ in message.locations)
    )


def _list_translated(catalogue: Catalog) -> Iterator[_Translation]:
    """Yield what is translated in full and not fuzzy."""
    for message in catalogue:
        forms = as_tuple(message.string or "")
        if message.id and not message.fuzzy and all(forms):
            yield _Translation(as_tuple(message.id), forms, message.context)


def _find_faults(translation: _Translation) -> Iterator[str]:
    """Yield what is wrong: a translation has the placeholders of its text; a plural form may leave some out."""
    wanted = {name for text in translation.texts for name in PLACEHOLDER.findall(text)}
    for form in translation.forms:
        found = set(PLACEHOLDER.findall(form))
        is_complete = found <= wanted if translation.is_plural else found == wanted
        if not is_complete or BRACE.search(PLACEHOLDER.sub("", form)):
            yield f"“{form}” needs the placeholders of “{translation.texts[0]}”: {', '.join(sorted(wanted)) or 'none'}."


def _write_script(folder: str, catalogue: Catalog, scripted: frozenset[str]) -> str:
    """Return the script that hands over its texts: the keys are English, a text with a plural has a list of forms."""
    language = folder.replace("_", "-")
    texts = {
        each.texts[0]: each.forms if each.is_plural else each.forms[0]
        for each in _list_translated(catalogue)
        if each.context is None and each.texts[0] in scripted
    }
    return SCRIPT.format(
        folder=folder,
        lang=json.dumps(language),
        dir=json.dumps(direction_of(language)),
        plural=catalogue.plural_expr,
        text=json.dumps(texts, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    )
