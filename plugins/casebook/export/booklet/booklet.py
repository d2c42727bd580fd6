"""The editions on paper: read, measured, laid out, written and mended, each step said as it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from casebook.export.booklet.assemble import assemble
from casebook.export.booklet.atoms import Atom, Tally
from casebook.export.booklet.dom import make, write_html
from casebook.export.booklet.exam import Exam, read_exams
from casebook.export.booklet.front import build_chart, build_contents, build_cover, build_use
from casebook.export.booklet.guide import Guide, build_pages, place_notes, read_guide
from casebook.export.booklet.leaves import Book
from casebook.export.booklet.measure import measure
from casebook.export.booklet.paper import PAPERS
from casebook.export.booklet.parity import check_pages
from casebook.export.booklet.press import Order, ask_file, open_press
from casebook.export.booklet.references import Sources, list_facts, list_works, resolve
from casebook.export.booklet.render import check_engine
from casebook.export.booklet.secrecy import check_secrets
from casebook.export.booklet.site import Site, open_site
from casebook.export.booklet.story import Story, find_case, read_story
from casebook.export.booklet.summary import write_summary
from casebook.model import Secret

TUTOR = "Tutor’s edition: keys inside"
BACK = (("Sources", "sources"), ("Facts of the case", "facts"))

Say = Callable[[str], None]


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


def export_booklet(site: Path, out: Path, paper: str, secrets: Sequence[Secret], say: Say) -> list[Path]:
    """Write the editions into a folder, all or none, and return their files.

    No page tells one of the secrets before its time.
    Raises: BookletError with what an author can mend.
    """
    check_engine()
    with TemporaryDirectory() as folder:
        made = _print_all(site, Path(folder), paper, secrets, say)
        out.mkdir(parents=True, exist_ok=True)
        return [Path(copyfile(file, out / file.name)) for file in made]


def _print_all(site: Path, out: Path, paper: str, secrets: Sequence[Secret], say: Say) -> list[Path]:
    with open_press() as press:
        say(f"Reading {site}")
        course = open_site(site)
        learner, tutor = (_read(course, tutor=tutor) for tutor in (False, True))
        say("Measuring")
        measure([*learner.shared(), *tutor.guide.atoms()], course.folder, press)
        # what the tutor's edition has more stands on the learner's lines and in the margin, so both break alike
        for ours, theirs in zip(tutor.shared(), learner.shared(), strict=True):
            ours.height = theirs.height
        print_it = partial(_print, press, course, paper, say)
        files = {
            out / "case-booklet.pdf": print_it(learner, out / "case-booklet.pdf", secrets=secrets, tutor=False),
            out / "tutor-booklet.pdf": print_it(tutor, out / "tutor-booklet.pdf", secrets=(), tutor=True),
        }
        summary = write_summary(course, out / "summary.pdf", PAPERS[paper].size)
        say(f"{summary.name}: 1 page" if summary else "The site has no summary, so none is printed.")
        for file, pages in files.items():
            say(f"{file.name}: {pages.result()} pages, {file.stat().st_size:,} bytes")
    return [*files, *([summary] if summary else [])]


def _print(
    press: ProcessPoolExecutor,
    site: Site,
    paper: str,
    say: Say,
    content: Content,
    target: Path,
    *,
    secrets: Sequence[Secret],
    tutor: bool,
) -> Future[int]:
    series, _, title = site.title.partition(" — ")
    book = _lay(content, title or series, series if title else "", tutor=tutor)
    say(f"{target.name}: laying out {len(book.leaves)} pages")
    edition = TUTOR if tutor else series
    document = assemble(book.leaves, site.title + (f" ({TUTOR})" if tutor else ""), edition, title or series)
    check_secrets(document, book.leaves, secrets, [site.title, target.name])
    order = Order(write_html(document), site.folder, PAPERS[paper].css())
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
