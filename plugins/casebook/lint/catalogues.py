"""The catalogues of interface strings: what they lack beside the template, and whether they are compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from gettext import GNUTranslations
from pathlib import Path, PurePath

from casebook.findings import Finding, FindingCode, Location, Severity, shorten
from casebook.i18n import LOCALE
from casebook.i18n.files import TEMPLATE, list_sources
from casebook.i18n.po_file import Entry, read_entries

ABSENT = "“{}” is not in the catalogue of `{}`, so pages show it in English. Bring the catalogue up to casebook.pot."
EMPTY = "“{}” is not translated into `{}`, so pages show it in English. Write its translation, in every form."
FUZZY = "The translation of “{}” into `{}` is marked as fuzzy, so pages show it in English. Check it; delete the mark."
NOT_COMPILED = "This catalogue is not compiled, so pages do not use it. Type: casebook strings compile{}"
OUTDATED = (
    "“{}” is translated otherwise in casebook.mo, which pages use; texts like this: {}. "
    "Type: casebook strings compile{}"
)


def check_catalogues(folder: Path, name: Callable[[Path], PurePath]) -> Iterator[Finding]:
    """Yield what each catalogue of a folder lacks, and that one is not compiled, or not since it was translated."""
    wanted = tuple(read_entries((LOCALE / TEMPLATE).read_text(encoding="utf-8")))
    option = "" if folder == LOCALE else f" --catalogues {name(folder)}"
    for file in list_sources(folder):
        entries = {entry.key: entry for entry in read_entries(file.read_text(encoding="utf-8", errors="replace"))}
        language = file.parents[1].name.replace("_", "-")
        for each in wanted:
            found = entries.get(each.key)
            message = _tell_lack(each, found)
            if message:
                place = Location(name(file), found.line if found else 1, 1)
                text = message.format(shorten(each.text), language)
                yield Finding(place, FindingCode.STRING_UNTRANSLATED, text, Severity.ADVICE)
        yield from _check_compiled(
            file, name(file), [entries[each.key] for each in wanted if each.key in entries], option
        )


def _tell_lack(wanted: Entry, found: Entry | None) -> str:
    """Return what is to be said of a text; nothing where pages show its translation."""
    if found is None or bool(found.plural) != bool(wanted.plural):
        return ABSENT
    if not found.is_translated:
        return EMPTY
    return FUZZY if found.is_fuzzy else ""


def _check_compiled(file: Path, path: PurePath, entries: list[Entry], option: str) -> Iterator[Finding]:
    compiled = file.with_suffix(".mo")
    used = [entry for entry in entries if entry.is_translated and not entry.is_fuzzy]
    if not compiled.is_file():
        message = NOT_COMPILED.format(option)
        yield Finding(Location(path, 1, 1), FindingCode.CATALOGUE_OUTDATED, message, Severity.ADVICE)
        return
    with compiled.open("rb") as binary:
        translations = GNUTranslations(binary)
    others = [entry for entry in used if _look_up(translations, entry) not in entry.forms]
    if others:
        message = OUTDATED.format(shorten(others[0].text), len(others), option)
        yield Finding(Location(path, others[0].line, 1), FindingCode.CATALOGUE_OUTDATED, message, Severity.ADVICE)


def _look_up(translations: GNUTranslations, entry: Entry) -> str:
    if entry.plural:
        return translations.ngettext(entry.key, entry.plural, 1)
    return translations.gettext(entry.key)
