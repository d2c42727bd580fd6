"""The printed editions of a site: each by itself, so that one that cannot be made keeps no other from being made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias, TypeVar

from casebook.exports.booklet.checks import Places, find_faults, insert_words, list_advice
from casebook.exports.booklet.document import SUMMARY_PAGE, Book, build_book, build_summary
from casebook.exports.booklet.errors import BookletError, MisleadingError
from casebook.exports.booklet.pdf import Printed, check_engine, print_file, write_html
from casebook.exports.files import replace_file
from casebook.exports.site_pages import Site
from casebook.parsing.system_errors import describe

LEARNER, TUTOR, SUMMARY = "case-booklet.pdf", "tutor-booklet.pdf", "summary.pdf"
BUILDERS: dict[str, Callable[[Site], Book]] = {
    LEARNER: partial(build_book, tutor=False),
    TUTOR: partial(build_book, tutor=True),
    SUMMARY: build_summary,
}
FAULT = "The pages could not be laid out, and this program does not know why: {}: {}"
PROCESSES = 2

Say = Callable[[str], None]
Made: TypeAlias = dict[str, Path | BookletError]
T = TypeVar("T")


Job: TypeAlias = tuple[Book, "Future[Printed]"]


def export_booklet(site: Site, out: Path, paper: str, say: Say) -> list[Path]:
    """Write every edition that a site has pages for into a folder, all or none, and return their files.

    Raises: BookletError with what an author can mend; OSError when the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    names = [name for name in BUILDERS if name != SUMMARY or SUMMARY_PAGE in site.pages]
    with TemporaryDirectory() as folder:
        made = print_editions(site, Path(folder), paper, names, say)
        failed = [str(problem) for problem in made.values() if isinstance(problem, BookletError)]
        if failed:
            raise BookletError("\n".join(dict.fromkeys("\n".join(failed).split("\n"))))
        return [replace_file(out / name, file.read_bytes()) for name, file in made.items() if isinstance(file, Path)]


def print_editions(site: Site, out: Path, paper: str, names: Sequence[str], say: Say) -> Made:
    """Print editions into a folder; return each by its name: its file, or what keeps it from being made."""
    engine = _attempt(check_engine)
    if isinstance(engine, BookletError):
        return dict.fromkeys(names, engine)
    # started anew rather than copied: a copy of a program that has threads may stand still
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        jobs = {name: _attempt(partial(_start, site, out / name, paper, pool, say)) for name in names}
        return {name: _attempt(partial(_finish, site, out / name, job, say)) for name, job in jobs.items()}


def _attempt(job: Callable[[], T]) -> T | BookletError:
    """Return what a job returns, or what keeps it from being done, in words for an author."""
    try:
        return job()
    except BookletError as problem:
        return problem
    except OSError as problem:
        return BookletError(f"{describe(problem)}.")
    except Exception as problem:  # noqa: BLE001 - whatever keeps an edition from being made, the site does without it
        return BookletError(FAULT.format(type(problem).__name__, str(problem).partition("\n")[0]))


def _start(site: Site, target: Path, paper: str, pool: ProcessPoolExecutor, say: Say) -> Job:
    """Build the document of an edition, and have it laid out in a process of its own."""
    book = BUILDERS[target.name](site)
    say(f"{target.name}: laying out")
    return book, pool.submit(print_file, write_html(book.root, site.raw), site.docs, paper, target)


def _finish(site: Site, target: Path, job: Job | BookletError, say: Say) -> Path:
    """Wait for an edition, and look at it. Raises: BookletError where it cannot be made, or would mislead."""
    if isinstance(job, BookletError):
        raise job
    book, printed = job[0], job[1].result()
    insert_words(book.root, site.raw)
    places = Places(printed.places, site.bank)
    keeps = site.bank.spoilers if target.name == LEARNER else None  # who has another edition knows how it ends
    terms = [term for term, _ in keeps.terms] if keeps else []
    faults = list(find_faults(book, places, terms, printed.said))
    if faults:
        raise MisleadingError("\n".join(f"{target.name}: {fault}" for fault in faults))
    for advice in list_advice(book, places, printed.said):
        say(f"{target.name}: {advice}")
    if target.name == SUMMARY and printed.count > 1:
        say(f"{target.name}: the summary has {printed.count} pages. Shorten `{SUMMARY_PAGE}` to one.")
    pages = f"{printed.count} page{'' if printed.count == 1 else 's'}"
    say(f"{target.name}: {pages}, {target.stat().st_size:,} bytes")
    return target
