"""The editions on paper: read, measured, laid out, written and mended, each step said as it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias, TypeVar

from casebook.exports.booklet.assemble import assemble
from casebook.exports.booklet.atoms import Atom, Tally
from casebook.exports.booklet.dom import make, write_html
from casebook.exports.booklet.exam import Exam, read_exams
from casebook.exports.booklet.faults import name_fault
from casebook.exports.booklet.front import build_chart, build_contents, build_cover, build_use
from casebook.exports.booklet.guide import Guide, build_pages, place_notes, read_guide
from casebook.exports.booklet.leaves import Book
from casebook.exports.booklet.measure import measure
from casebook.exports.booklet.paper import PAPERS
from casebook.exports.booklet.parity import check_pages
from casebook.exports.booklet.press import Order, ask_file, open_press
from casebook.exports.booklet.references import Sources, list_facts, list_works, resolve
from casebook.exports.booklet.render import check_engine
from casebook.exports.booklet.secrecy import check_secrets
from casebook.exports.booklet.site import BookletError, Site, open_site
from casebook.exports.booklet.story import Story, find_case, read_story
from casebook.exports.booklet.summary import write_summary
from casebook.exports.files import replace_file
from casebook.model import SpoilerTerm

TUTOR = "Tutor’s edition: keys inside"
BACK = (("Sources", "sources"), ("Facts of the case", "facts"))

LEARNER, TUTORS, SUMMARY = "case-booklet.pdf", "tutor-booklet.pdf", "summary.pdf"
BOOKS = (LEARNER, TUTORS)

Say = Callable[[str], None]
Made: TypeAlias = dict[str, Path | BookletError]
T = TypeVar("T")


@dataclass(slots=True)
class Content:
    """All that an edition prints, as pieces."""

    story: Story
    exams: list[Exam]
    guide: Guide
    sources: list[Atom] = field(default_factory=list)
    facts: list[Atom] = field(default_factory=list)

    def told(self) -> list[Atom]:
        """Return every piece that cites, in the order of print."""
        told = [atom for unit in self.story.units for atom in unit.atoms()]
        told += [atom for exam in self.exams for atom in exam.questions]
        return told + [atom for exam in self.exams for atom in exam.key]

    def shared(self) -> list[Atom]:
        """Return every piece that stands in both editions."""
        return [*self.told(), *self.sources, *self.facts]


def export_booklet(site: Path, out: Path, paper: str, secrets: Sequence[SpoilerTerm], say: Say) -> list[Path]:
    """Write the editions into a folder, all or none, and return their files.

    No page tells one of the secrets before its time.
    Raises: BookletError with what an author can mend; OSError when the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        made = print_editions(site, Path(folder), paper, secrets, say)
        failed = [str(problem) for problem in made.values() if isinstance(problem, BookletError)]
        if failed:
            raise BookletError("\n".join(dict.fromkeys("\n".join(failed).split("\n"))))
        return [replace_file(out / name, file.read_bytes()) for name, file in made.items() if isinstance(file, Path)]


def print_editions(site: Path, out: Path, paper: str, secrets: Sequence[SpoilerTerm], say: Say) -> Made:
    """Print every edition into a folder; return each by its name: its file, or what keeps it from being made.

    One of them does not depend on another. A site without a summary has none among them.
    """

    def print_them() -> Made:
        check_engine()
        with open_press() as press:
            say(f"Reading {site}")
            return _print_all(open_site(site), out, paper, secrets, say, press)

    made = _attempt(print_them)
    return dict.fromkeys((*BOOKS, SUMMARY), made) if isinstance(made, BookletError) else made


def _attempt(job: Callable[[], T]) -> T | BookletError:
    """Return what a job returns, or what keeps it from being done, in words for an author."""
    try:
        return job()
    except Exception as problem:  # noqa: BLE001 - whatever keeps an edition from being made, the site does without it
        return name_fault(problem)


def _print_all(
    course: Site, out: Path, paper: str, secrets: Sequence[SpoilerTerm], say: Say, press: ProcessPoolExecutor
) -> Made:
    started = _attempt(partial(_start_books, course, out, paper, secrets, say, press))
    summary = _attempt(partial(write_summary, course, out / SUMMARY, PAPERS[paper].size))
    if isinstance(started, BookletError):
        made: Made = dict.fromkeys(BOOKS, started)
    else:
        made = {name: _finish(out / name, pages, say) for name, pages in started.items()}
    if summary is None:
        say("The site has no summary, so none is printed.")
        return made
    if isinstance(summary, Path):
        say(f"{SUMMARY}: 1 page")
    return {**made, SUMMARY: summary}


def _start_books(
    course: Site, out: Path, paper: str, secrets: Sequence[SpoilerTerm], say: Say, press: ProcessPoolExecutor
) -> dict[str, Future[int] | BookletError]:
    learner, tutor = (_read(course, tutor=tutor) for tutor in (False, True))
    say("Measuring")
    measure([*learner.shared(), *tutor.guide.atoms()], course.folder, press)
    # what the tutor's edition has more stands on the learner's lines and in the margin, so both break alike
    for ours, theirs in zip(tutor.shared(), learner.shared(), strict=True):
        ours.height, ours.opening = theirs.height, theirs.opening
    print_it = partial(_print, press, course, paper, say)
    return {
        LEARNER: _attempt(partial(print_it, learner, out / LEARNER, secrets=secrets, tutor=False)),
        TUTORS: _attempt(partial(print_it, tutor, out / TUTORS, secrets=(), tutor=True)),
    }


def _finish(file: Path, pages: Future[int] | BookletError, say: Say) -> Path | BookletError:
    """Wait for a booklet to be written."""
    count = pages if isinstance(pages, BookletError) else _attempt(pages.result)
    if isinstance(count, BookletError):
        return count
    say(f"{file.name}: {count} pages, {file.stat().st_size:,} bytes")
    return file


def _print(
    press: ProcessPoolExecutor,
    site: Site,
    paper: str,
    say: Say,
    content: Content,
    target: Path,
    *,
    secrets: Sequence[SpoilerTerm],
    tutor: bool,
) -> Future[int]:
    series, _, title = site.title.partition(" — ")
    book = _lay(content, title or series, series if title else "", tutor=tutor)
    say(f"{target.name}: laying out {len(book.leaves)} pages")
    edition = TUTOR if tutor else series
    document = assemble(book.leaves, site.title + (f" ({TUTOR})" if tutor else ""), edition, title or series)
    check_secrets(document, book.leaves, secrets, [site.title, target.name])
    parts = tuple(leaf.held for leaf in book.leaves)
    order = Order(write_html(document), site.folder, PAPERS[paper].css(), parts)
    return ask_file(press, order, target, partial(check_pages, book, top=PAPERS[paper].top))


def _read(site: Site, *, tutor: bool) -> Content:
    tally = Tally()
    story, case = read_story(site, tally, tutor=tutor), find_case(site)
    exams = read_exams(site, case, tally, tutor=tutor)
    content = Content(story, exams, read_guide(site, tally) if tutor else Guide())
    places = {f"{case.address}#step-{unit.step}": unit.anchor for unit in story.units if unit.place == 1}
    places[case.address] = story.units[0].anchor
    for exam in exams:
        places |= dict.fromkeys(sorted(exam.addresses), f"x-{exam.name}")
    sources = Sources()
    resolve((atom.node for atom in content.told()), site, sources, places)
    name, other = tally.name(), tally.name()
    content.sources = [Atom(make("ul", "refs", row), "column", name) for row in list_works(site, sources)]
    content.facts = [Atom(make("ul", "refs", row), "column", other) for row in list_facts(site, sources)]
    sources.closed = True  # the guide cites what the learner's booklet lists: both print one list
    resolve((atom.node for atom in content.guide.atoms()), site, sources, places)
    return content


def _lay(content: Content, title: str, series: str, *, tutor: bool) -> Book:
    story, exams = content.story, content.exams
    book = Book([build_cover(title, series, TUTOR if tutor else ""), build_use()])
    lists = zip(BACK, (content.sources, content.facts), strict=True)
    back = [(heading, atoms) for heading, atoms in lists if atoms]  # a course that cites nothing has no such list
    book.leaves += [
        build_contents(story, exams, [heading for heading, _ in back]),
        build_chart(story.rankings, tutor=tutor),
    ]
    book.add_story(story)
    for exam in exams:
        book.add_exam(exam)
    for exam in exams:
        book.add_key(exam)
    for (words, anchor), atoms in back:
        book.add_list(words, anchor, atoms)
    book.fill_sheet()
    place_notes(book.leaves, content.guide)
    book.leaves += build_pages(content.guide)
    return book
