"""The editions on paper: read, measured, laid out, written and mended, each step said as it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from casebook.export.booklet.assemble import assemble
from casebook.export.booklet.atoms import Atom, Tally
from casebook.export.booklet.dom import make, write_html
from casebook.export.booklet.exam import Exam, read_exams
from casebook.export.booklet.front import build_chart, build_contents, build_cover, build_use
from casebook.export.booklet.leaves import Book, Leaf
from casebook.export.booklet.measure import measure
from casebook.export.booklet.references import Sources, list_facts, list_works, resolve
from casebook.export.booklet.parity import check_pages
from casebook.export.booklet.render import check_engine, lay_out, write_pages
from casebook.export.booklet.site import Site, open_site
from casebook.export.booklet.story import Story, find_case, read_story

# size, margins at the top, the foot, the fold and the outer edge: one text block of 168 x 238.5 mm on both
PAPERS = {
    "a4": ("210mm 297mm", "27mm", "31.5mm", "24mm", "18mm"),
    "letter": ("215.9mm 279.4mm", "20.4mm", "20.5mm", "26mm", "21.9mm"),
}
BACK = (("Sources", "sources"), ("Facts of the case", "facts"))
SHEET = 4  # pages on a folded sheet

Say = Callable[[str], None]


@dataclass(slots=True)
class Content:
    """All that an edition prints, as pieces, and where links of the site lead in it."""

    story: Story
    exams: list[Exam]
    sources: list[Atom] = field(default_factory=list)
    facts: list[Atom] = field(default_factory=list)

    def atoms(self) -> list[Atom]:
        """Return every piece in the order of print."""
        told = [atom for unit in self.story.units for atom in unit.atoms()]
        told += [atom for exam in self.exams for atom in exam.questions]
        return told + [atom for exam in self.exams for atom in exam.key]


def export_booklet(site: Path, out: Path, paper: str, say: Say) -> list[Path]:
    """Write the editions into a folder and return their files.

    Raises: BookletError with what an author can mend.
    """
    check_engine()
    say(f"Reading {site}")
    course = open_site(site)
    out.mkdir(parents=True, exist_ok=True)
    return [_export_edition(course, out / "case-booklet.pdf", paper, say, tutor=False)]


def _export_edition(site: Site, target: Path, paper: str, say: Say, *, tutor: bool) -> Path:
    content = _read(site, tutor=tutor)
    say(f"{target.name}: measuring")
    measure([*content.atoms(), *content.sources, *content.facts], site.folder)
    series, _, title = site.title.partition(" — ")
    book = _lay(content, title or series, series if title else "", tutor=tutor)
    say(f"{target.name}: laying out {len(book.leaves)} pages")
    edition = "Tutor’s edition: keys inside" if tutor else series
    document = assemble(book.leaves, site.title + (" (tutor’s edition)" if tutor else ""), edition, title or series)
    laid = lay_out(write_html(document), site.folder, _page_css(paper))
    check_pages(book, laid, float(PAPERS[paper][1].removesuffix("mm")))
    say(f"{target.name}: writing")
    raw = target.with_suffix(".raw")
    write_pages(laid, raw)
    finish(raw, target)
    say(f"{target.name}: {len(laid.pages)} pages, {target.stat().st_size:,} bytes")
    return target


def finish(raw: Path, target: Path) -> None:
    """Mend the tags of a file that WeasyPrint has written, check them, and put it in its place."""
    # pikepdf is there only where the extra `pdf` is installed
    structure, tags = (import_module(f"casebook.export.booklet.{name}") for name in ("structure", "tags"))
    try:
        tags.mend(raw, target)
        structure.check_structure(target)
    finally:
        raw.unlink(missing_ok=True)


def _read(site: Site, *, tutor: bool) -> Content:
    tally = Tally()
    story = read_story(site, tally, tutor=tutor)
    case = find_case(site)
    exams = read_exams(site, case, tally, tutor=tutor)
    content = Content(story, exams)
    places = {f"{case.address}#step-{unit.step}": unit.anchor for unit in story.units if unit.place == 1}
    places |= {case.address: "d-0"}
    for exam in exams:
        places |= dict.fromkeys(sorted(exam.addresses), f"x-{exam.name}")
    sources = Sources()
    resolve((atom.node for atom in content.atoms()), site, sources, places)
    name = tally.name()
    content.sources = [Atom(make("ul", "refs", row), "column", name) for row in list_works(site, sources)]
    name = tally.name()
    content.facts = [Atom(make("ul", "refs", row), "column", name) for row in list_facts(site, sources)]
    return content


def _lay(content: Content, title: str, series: str, *, tutor: bool) -> Book:
    book = Book([build_cover(title, series, "tutor’s edition" if tutor else "")])
    book.leaves.append(build_use())
    book.leaves.append(build_contents(content.story, content.exams, BACK))
    book.leaves.append(build_chart(content.story.rankings, tutor=tutor))
    book.add_story(content.story)
    for exam in content.exams:
        book.add_exam(exam)
    for exam in content.exams:
        book.add_key(exam)
    for (title_, anchor), atoms in zip(BACK, (content.sources, content.facts), strict=True):
        book.add_list(title_, anchor, atoms)
    while len(book.leaves) % SHEET:
        book.leaves.append(Leaf("notes", "Notes"))
    return book


def _page_css(paper: str) -> str:
    size, top, foot, fold, edge = PAPERS[paper]
    return (
        f"@page {{ size: {size}; margin-top: {top}; margin-bottom: {foot} }}"
        f"@page :right {{ margin-left: {fold}; margin-right: {edge} }}"
        f"@page :left {{ margin-left: {edge}; margin-right: {fold} }}"
    )
