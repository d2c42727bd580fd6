"""The editions that a build makes: each in its place in the site, and told of on the pages that list it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from casebook.export.entries import fill_downloads
from casebook.export.offline import export_offline
from casebook.model import EDITIONS
from casebook.model.edition import FOLDER
from casebook.source import Findings

OFFLINE = "offline"
MEGABYTE = 1_000_000
KINDS = {".pdf": "PDF", ".zip": "ZIP"}


def make_editions(site: Path, names: Iterable[str], site_id: str, date: str, say: Callable[[str], None]) -> Findings:
    """Make editions of a built site into its folder of downloads, and tell size and date where pages list them.

    What keeps an edition from being made is a finding. `date` is shown as it is; `say` hears of each file.
    Raises: OSError when the system does not let them be written.
    """
    wanted = [name for name in EDITIONS if name in set(names)]
    findings = Findings()
    folder = site / FOLDER
    if OFFLINE in wanted:
        # last, since it takes the other editions along, and the pages that tell of them
        done = export_offline(site, folder, site_id)
        if isinstance(done, Findings):
            findings.extend(done)
        else:
            say(f"Wrote {done.archive}.")
            _tell(site, {OFFLINE: _describe(done.archive, date)})
    return findings


def _tell(site: Path, told: Mapping[str, str | None]) -> None:
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        filled = fill_downloads(html, told)
        if filled != html:
            page.write_text(filled, encoding="utf-8")


def _describe(file: Path, date: str) -> str:
    return f"{KINDS[file.suffix]}, {file.stat().st_size / MEGABYTE:.1f} MB, {date}"
