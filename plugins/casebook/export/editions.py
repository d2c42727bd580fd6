"""The editions that a build makes: each in its place in the site, and told of on the pages that list it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook.export.booklet import BookletError, check_engine, export_booklet
from casebook.export.entries import fill_downloads
from casebook.export.offline import export_offline
from casebook.model import EDITIONS
from casebook.model.edition import FOLDER
from casebook.source import Findings

OFFLINE = "offline"
MEGABYTE = 1_000_000
KINDS = {".pdf": "PDF", ".zip": "ZIP"}


def make_editions(
    site: Path, names: Iterable[str], site_id: str, date: str, say: Callable[[str], None]
) -> tuple[str, ...]:
    """Make editions of a built site into its folder of downloads, and tell size and date where pages list them.

    `date` is shown as it is; `say` hears of each file, and of what this system lacks for one. Returns what else has
    kept an edition from being made, in the order met.
    Raises: OSError when the system does not let them be written.
    """
    wanted = set(names)
    folder = site / FOLDER
    try:
        printed = _print(site, wanted - {OFFLINE}, say)
    except BookletError as problem:
        return tuple(str(problem).split("\n"))
    for name in sorted(wanted - {OFFLINE}):
        file = site / EDITIONS[name].address(site_id)
        if name in printed:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(printed[name])
            say(f"Wrote {file}.")
        else:
            file.unlink(missing_ok=True)
        _tell(site, {name: _describe(file, date) if name in printed else None})
    if OFFLINE in wanted:
        # last, since it takes the other editions along, and the pages that tell of them
        done = export_offline(site, folder, site_id)
        if isinstance(done, Findings):
            return tuple(str(finding) for finding in done)
        say(f"Wrote {done.archive}.")
        _tell(site, {OFFLINE: _describe(done.archive, date)})
    return ()


def _print(site: Path, wanted: set[str], say: Callable[[str], None]) -> dict[str, bytes]:
    """Return the printed editions by name; none, after saying why, where this system cannot print.

    Raises: BookletError with what an author can mend.
    """
    if not wanted:
        return {}
    try:
        check_engine()
    except BookletError as lack:
        say(f"Not made: {', '.join(sorted(wanted))}. {lack}")
        return {}
    files = {EDITIONS[name].file: name for name in wanted}
    with TemporaryDirectory() as folder:
        made = export_booklet(site, Path(folder), "a4", say)
        return {files[file.name]: file.read_bytes() for file in made if file.name in files}


def _tell(site: Path, told: Mapping[str, str | None]) -> None:
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        filled = fill_downloads(html, told)
        if filled != html:
            page.write_text(filled, encoding="utf-8")


def _describe(file: Path, date: str) -> str:
    return f"{KINDS[file.suffix]}, {file.stat().st_size / MEGABYTE:.1f} MB, {date}"
