"""The files of quiz sheets: which there are, their pages, and a check that each key begins on a leaf of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from string import ascii_uppercase as LETTERS  # noqa: N812 - a constant
from tempfile import TemporaryDirectory
from typing import Literal
from xml.etree.ElementTree import Element

from casebook.bank.refs import ItemRef
from casebook.exports.booklet import pdf
from casebook.exports.booklet.checks import Places, insert_words, list_advice, list_missing
from casebook.exports.booklet.document import Book
from casebook.exports.booklet.errors import BookletError
from casebook.exports.booklet.sheets import KEY, Sheet, bind, build_keys, build_questions, read_sheet
from casebook.exports.files import replace_file
from casebook.exports.site_pages import Site
from casebook.findings import Findings, Location
from casebook.model import Quiz


@dataclass(frozen=True, slots=True)
class Plan:
    """What is made of a quiz: how many versions (None: one, as written), where the key goes, and for which paper."""

    versions: int | None
    key: Literal["after", "separate", "none"]
    paper: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be printed: the name of its file, and the sheet that its sections are of."""

    name: str
    sheet: Sheet
    sections: list[Element]


def export_sheets(site: Site, names: Iterable[str], out: Path, plan: Plan, say: Callable[[str], None]) -> Findings:
    """Write the sheets of some quizzes into a folder, all or none; return what is wrong in them, if anything.

    Raises: BookletError where there is no such quiz, or one cannot be printed; OSError when the folder cannot be
    written.
    """
    pdf.check_engine()
    found = Findings([*site.bank.findings])
    if found.has_errors:
        return found
    quizzes = [find_quiz(site, name) for name in dict.fromkeys(names)]
    letters = LETTERS[: plan.versions] if plan.versions else [None]
    try:
        sheets = [read_sheet(site, quiz, letter) for quiz in quizzes for letter in letters]
    except ImportError as problem:
        raise BookletError(f"An extension of Markdown that the settings name cannot be loaded: {problem}.") from problem
    found.extend(site.findings)
    if not found.has_errors:
        _write([document for sheet in sheets for document in list_documents(sheet, plan.key)], out, plan.paper, say)
    return found


def find_quiz(site: Site, name: str) -> Quiz:
    """Return a quiz of a sound bank. Raises: BookletError where none has this id."""
    found = site.bank.find_items(ItemRef(name, None, Location(PurePath(), 1, 1)))
    if not isinstance(found, tuple):
        raise BookletError(found.message if found else f"`{name}` has no item that can be printed.")
    return found[0]


def list_documents(sheet: Sheet, key: Literal["after", "separate", "none"]) -> Iterator[Document]:
    """Yield what is printed of a sheet."""
    name = f"{sheet.quiz.id}-{sheet.letter}" if sheet.letter else sheet.quiz.id
    keys = [build_keys(sheet)] if key == "after" else []
    yield Document(f"{name}.pdf", sheet, [build_questions(sheet), *keys])
    if key == "separate":
        yield Document(f"{name}-key.pdf", sheet, [build_keys(sheet)])


def _write(documents: Iterable[Document], out: Path, paper: str, say: Callable[[str], None]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        counts = {document.name: _print(document, Path(folder), paper, say) for document in documents}
        for name, count in counts.items():
            file = replace_file(out / name, (Path(folder) / name).read_bytes())
            say(f"Wrote {file}, {count} page{'' if count == 1 else 's'}.")


def _print(document: Document, folder: Path, paper: str, say: Callable[[str], None]) -> int:
    """Print a document into a folder, say what may be better, and return how many pages it has."""
    site, root = document.sheet.site, bind(document.sheet, document.sections)
    printed = pdf.print_file(pdf.write_html(root, site.raw), site.docs, paper, folder / document.name)
    places = Places(printed.places, site.bank)
    faults = [*list_missing(root, places, printed.said), *check_key(printed.places)]
    if faults:
        raise BookletError("\n".join(f"{document.name}: {fault}" for fault in dict.fromkeys(faults)))
    insert_words(root, site.raw)
    for words in list_advice(Book(root, [], []), places, printed.said):
        say(f"{document.name}: {words}")
    return printed.count


def check_key(pages: dict[str, int]) -> Iterator[str]:
    """Yield that the key does not begin on a right-hand page after all that is asked. `pages` has those of ids."""
    asked = max((page for name, page in pages.items() if name.startswith("q:")), default=0)
    keys = [page for name, page in pages.items() if name == KEY or name.startswith("k:")]
    if keys and (min(keys) <= asked or min(keys) % 2 == 0):
        yield f"Page {min(keys)}: the key does not begin on a leaf of its own."
