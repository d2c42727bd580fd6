"""A handmade site, scanned with the list of the small course."""

from __future__ import annotations

from pathlib import Path, PurePath

from casebook.findings import Finding
from casebook.model.folded_text import fold
from casebook.parsing.spoilers import read_spoilers
from casebook.spoilers import scan_site
from tests.support.spoilt_site import LIST

Files = dict[str, str | bytes]
PAGE = "<!doctype html><title>A site</title><body>{}</body>"


def scan(folder: Path, files: Files, text: str = LIST) -> list[Finding]:
    """Write the files, and return what the scan finds in them."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    listed, findings = read_spoilers(text, PurePath("quizzes/spoilers.yml"))
    assert listed, findings
    return scan_site(folder, PurePath("site"), listed)


def told(found: list[Finding]) -> set[str]:
    """Return the words that were found: the letters between the quotation marks of each message."""
    words = (finding.message.partition("”")[0] for finding in found if finding.code == "spoiler")
    return {"".join(letter for letter in fold(word, is_parted=True) if letter.isalpha()) for word in words}
