"""The downloads that a build makes: each in its place in the site, and noted on the pages that list it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from casebook.exports.booklet import BookletError, MisleadingError, Site, print_editions
from casebook.exports.download_links import DownloadNote, fill_downloads
from casebook.exports.download_words import describe_file, describe_none
from casebook.exports.external_resources import decode
from casebook.exports.offline import export_offline
from casebook.findings import Findings
from casebook.i18n import Translator
from casebook.model import DOWNLOADS

OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class DownloadOrder:
    """Which downloads are to be made of a site, what is printed, the id of the site, and the day that pages tell.

    `names` says of each whether nothing is published without it. Pages name files in the words of the translator.
    `say` hears of each file, and why one was not made.
    """

    names: Mapping[str, bool]
    source: Site
    site_id: str
    made: date
    translator: Translator
    say: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why downloads were not made: those without which nothing is published, and those that would have misled."""

    required: tuple[str, ...] = ()
    misleading: tuple[str, ...] = ()


def make_downloads(site: Path, order: DownloadOrder) -> Lacking:
    """Make downloads of a built site into its folder of downloads, and tell size and date where pages list them.

    What cannot be made is left out, and the pages say so.
    Raises: OSError when the system does not let the site be written.
    """
    lacking: dict[str, BookletError] = {}
    with TemporaryDirectory() as folder:
        for name, made in sorted(_print(Path(folder), order).items()):
            lacking |= _place(site, name, made, order)
        if OFFLINE in order.names:
            # last, since it takes the other downloads along, and the pages that tell of them
            lacking |= _place(site, OFFLINE, _pack(site, Path(folder), order), order)
    for reason in dict.fromkeys(map(str, lacking.values())):
        named = ", ".join(name for name, problem in lacking.items() if str(problem) == reason)
        order.say(f"Not made: {named}. {reason}")
    required = {str(problem): None for name, problem in lacking.items() if order.names[name]}
    misleading = {str(problem): None for problem in lacking.values() if isinstance(problem, MisleadingError)}
    return Lacking(tuple(required), tuple(misleading))


def _print(folder: Path, order: DownloadOrder) -> dict[str, Path | BookletError]:
    """Return the file of each printed download, or what keeps it from being made."""
    files = {DOWNLOADS[name].file: name for name in order.names if name != OFFLINE}
    made = print_editions(order.source, folder, "a4", tuple(files), order.say) if files else {}
    return {files[file]: done for file, done in made.items()}


def _pack(site: Path, folder: Path, order: DownloadOrder) -> Path | BookletError:
    done = export_offline(site, folder, order.site_id)
    return BookletError("\n".join(map(str, done))) if isinstance(done, Findings) else done.archive


def _place(site: Path, name: str, made: Path | BookletError, order: DownloadOrder) -> dict[str, BookletError]:
    """Put a download into the site and tell of it; return why there is none, by its name."""
    file = site / DOWNLOADS[name].address(order.site_id)
    if isinstance(made, BookletError):
        file.unlink(missing_ok=True)
        _add_notes(site, {name: DownloadNote(describe_none(order.translator), is_made=False)})
        return {name: made}
    file.parent.mkdir(parents=True, exist_ok=True)
    copyfile(made, file)
    order.say(f"Wrote {file}.")
    _add_notes(site, {name: DownloadNote(describe_file(file, order.made, order.translator), is_made=True)})
    return {}


def _add_notes(site: Path, notes: Mapping[str, DownloadNote]) -> None:
    for page in sorted(site.rglob("*.html")):
        html = decode(page.read_bytes())
        filled = fill_downloads(html, notes)
        if filled != html:
            page.write_bytes(filled.encode(errors="surrogateescape"))
