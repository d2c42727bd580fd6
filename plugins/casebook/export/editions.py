"""The editions that a build makes: each in its place in the site, and told of on the pages that list it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook.export.booklet import BookletError, check_engine, export_booklet
from casebook.export.entries import fill_downloads
from casebook.export.offline import export_offline
from casebook.model import EDITIONS, Secret
from casebook.model.edition import FOLDER
from casebook.source import Findings

OFFLINE = "offline"
MEGABYTE = 1_000_000
KINDS = {".pdf": "PDF", ".zip": "ZIP"}


@dataclass(frozen=True, slots=True)
class Order:
    """Which editions are to be made of a site, its id, the date that pages tell, and what no page may tell too early.

    `say` hears of each file, and of what this system lacks for one.
    """

    names: frozenset[str]
    site_id: str
    date: str
    secrets: tuple[Secret, ...]
    say: Callable[[str], None]


def make_editions(site: Path, order: Order) -> tuple[str, ...]:
    """Make editions of a built site into its folder of downloads, and tell size and date where pages list them.

    Returns what has kept an edition from being made, in the order met.
    Raises: OSError when the system does not let them be written.
    """
    on_paper = order.names - {OFFLINE}
    try:
        printed = _print(site, on_paper, order)
    except BookletError as problem:
        return tuple(str(problem).split("\n"))
    for name in sorted(on_paper):
        file = site / EDITIONS[name].address(order.site_id)
        if name in printed:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(printed[name])
            order.say(f"Wrote {file}.")
        else:
            file.unlink(missing_ok=True)
        _tell(site, {name: _describe(file, order.date) if name in printed else None})
    if OFFLINE in order.names:
        # last, since it takes the other editions along, and the pages that tell of them
        done = export_offline(site, site / FOLDER, order.site_id)
        if isinstance(done, Findings):
            return tuple(str(finding) for finding in done)
        order.say(f"Wrote {done.archive}.")
        _tell(site, {OFFLINE: _describe(done.archive, order.date)})
    return ()


def _print(site: Path, wanted: frozenset[str], order: Order) -> dict[str, bytes]:
    """Return the printed editions by name; none, after saying why, where this system cannot print.

    Raises: BookletError with what an author can mend.
    """
    if not wanted:
        return {}
    try:
        check_engine()
    except BookletError as lack:
        order.say(f"Not made: {', '.join(sorted(wanted))}. {lack}")
        return {}
    files = {EDITIONS[name].file: name for name in wanted}
    with TemporaryDirectory() as folder:
        made = export_booklet(site, Path(folder), "a4", order.secrets, order.say)
        return {files[file.name]: file.read_bytes() for file in made if file.name in files}


def _tell(site: Path, told: Mapping[str, str | None]) -> None:
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        filled = fill_downloads(html, told)
        if filled != html:
            page.write_text(filled, encoding="utf-8")


def _describe(file: Path, date: str) -> str:
    return f"{KINDS[file.suffix]}, {file.stat().st_size / MEGABYTE:.1f} MB, {date}"
