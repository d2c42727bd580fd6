"""Names of files within an archive that unpack to the same folder on every system, and to nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

from casebook.findings import Finding, FindingCode, Location

FORBIDDEN = re.compile(r'[\\<>:"|?*\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
LONGEST = 200  # bytes of one part, which leaves room for the folder that it is unpacked into
NO_TEXT = "The name of this file is not UTF-8. Rename it."
SIGN = "The name of this file holds `{}`, which Windows does not allow, or takes for a folder. Rename it."
WORD = "Windows keeps the name `{}` for a device, so this file cannot be unpacked there. Rename it."
END = "The name `{}` ends with a dot or a space, which Windows removes. Rename it."
LONG = "The name of this file is longer than {} bytes. Shorten it."
TWIN = (
    "This name differs from `{}` only in capitals or accents, so Windows and macOS treat both as one file. Rename it."
)


def check_names(names: Iterable[str], site: Path) -> Iterator[Finding]:
    """Yield a finding for each name that does not unpack everywhere."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        folded = normalize("NFC", name).casefold()
        fault = _find_fault(name) or (TWIN.format(seen[folded]) if folded in seen else "")
        seen.setdefault(folded, shown)
        if fault:
            yield Finding(Location(site / shown, 1, 1), FindingCode.SITE_NAME, fault)


def _find_fault(name: str) -> str:
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        return NO_TEXT
    sign = FORBIDDEN.search(name)
    if sign:
        return SIGN.format(sign[0] if sign[0].isprintable() else f"U+{ord(sign[0]):04X}")
    return next(filter(None, map(_find_part_fault, name.split("/"))), "")


def _find_part_fault(part: str) -> str:
    if RESERVED.fullmatch(part):
        return WORD.format(part)
    if part.endswith((".", " ")):
        return END.format(part)
    return LONG.format(LONGEST) if len(part.encode()) > LONGEST else ""
