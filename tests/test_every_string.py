"""Every interface string of a page goes through the catalogue: shown by a language made of accents and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest
from babel.messages.catalog import Catalog

from casebook.exports.booklet.document import build_book
from casebook.exports.booklet.pdf import write_html
from casebook.i18n.extraction import as_tuple, extract_template, write_template
from casebook.i18n.files import LOCALE, PACKAGE, SCRIPTS, TEMPLATE
from tests.export.test_printed_items import QUIZ as PRINTED_QUIZ
from tests.support import case_page
from tests.support.booklets import open_project
from tests.support.foreign_author import read_visible, write_greek, write_greek_bibtex, write_greek_yaml
from tests.support.golden import FILES, read_cases
from tests.support.project import CONFIG, FACTS, REFERENCES, Project
from tests.support.pseudo_language import LANGUAGE, PseudoLanguage, build_pseudo_language, take_out
from tests.support.sentences import find_other_values, find_sentences, list_marked

# What a reader of a page meets, on a screen or on paper, is written here.
RENDERING = (
    "items",
    "blocks",
    "rendering",
    "extension",
    "exports/booklet/case.py",
    "exports/booklet/document.py",
    "exports/booklet/forms.py",
    "exports/booklet/front.py",
    "exports/booklet/keys.py",
    "exports/booklet/quizzes.py",
    "exports/booklet/references.py",
    "exports/booklet/sheets.py",
    "exports/download_links.py",
    "exports/download_words.py",
    "exports/folder_page.py",
    "exports/offline.py",
)
# These read an author's files, and what they say is told to the author.
TELLING_AUTHORS = frozenset({"items/page_quiz.py", "items/quiz_file.py", "blocks/page_file.py"})
# The author's words are in Greek letters, so what is left in Latin ones is ours, or no word: a name or a number.
WORD = re.compile(r"[A-Za-z]{2,}")
# A text in the script that is given to `t` or `tn`; a comment may name these functions.
MARKED = re.compile(r'(?<![.\w])tn?\(\s*"([^"]+)"')
# What a stylesheet adds to a page, and the texts in it.
CONTENT = re.compile(r"(?:content|--g):([^;}]*)")
QUOTED = re.compile(r"\"([^\"]*)\"")
# What an author writes in Latin letters in any language.
NAMES = re.compile(r"doi:\S+|https?://\S+|\$[^$]+\$")


@pytest.fixture(scope="module")
def template() -> Catalog:
    """Return the template of all strings that there are today."""
    return extract_template((PACKAGE, SCRIPTS))


@pytest.fixture(scope="module")
def pseudo(template: Catalog, tmp_path_factory: pytest.TempPathFactory) -> PseudoLanguage:
    """Return the pseudo-language."""
    return build_pseudo_language(template, tmp_path_factory.mktemp("pseudo"))


def write_in_greek(project: Project, case: dict[str, str]) -> None:
    """Write the files of a golden as an author would who writes in Greek letters."""
    project.write("mkdocs.yml", "")
    project.write("quizzes/facts.yml", write_greek_yaml(FACTS))
    project.write("quizzes/references.bib", write_greek_bibtex(REFERENCES))
    for part, name in FILES.items():
        if part in case:
            project.write(name, translate(case[part], name))


def translate(text: str, name: str) -> str:
    """Return a file in Greek letters; a picture and its geometry stay as they are."""
    by_kind = {".md": write_greek, ".yml": write_greek_yaml, ".bib": write_greek_bibtex}
    return by_kind[Path(name).suffix](text) if Path(name).suffix in by_kind else text


@pytest.mark.parametrize("case", read_cases("html"))
def test_what_is_ours_on_a_page_is_in_the_catalogue(
    case: dict[str, Any], project: Project, pseudo: PseudoLanguage
) -> None:
    write_in_greek(project, case)
    options = {"site_id": "small", "language": LANGUAGE, "catalogues": str(pseudo.locale)}
    page = (project.root / "docs/page.md").read_text(encoding="utf-8")
    html = markdown.markdown(
        page, extensions=["tables", "casebook.markdown"], extension_configs={"casebook.markdown": options}
    )
    texts = read_visible(html)
    assert [text for text in texts if WORD.search(NAMES.sub("", take_out(text)))] == []


@pytest.mark.parametrize("tutor", [False, True])
def test_what_is_ours_in_a_booklet_is_in_the_catalogue(
    project: Project, pseudo: PseudoLanguage, *, tutor: bool
) -> None:
    """A small case, every type of item there is on paper, and the guide."""
    options = f"{{site_id: small, language: {LANGUAGE}, catalogues: {pseudo.locale}}}"
    config = CONFIG.replace("{site_id: small}", options).replace("A small site", write_greek("A small site"))
    project.write("mkdocs.yml", config)
    project.write("quizzes/facts.yml", write_greek_yaml(FACTS))
    project.write("quizzes/references.bib", write_greek_bibtex(REFERENCES))
    project.write("quizzes/s.yml", write_greek_yaml(case_page.QUIZ.replace("s1b\n", "s1b\n  optional: true\n")))
    project.write("quizzes/differential.yml", write_greek_yaml(case_page.DIFFERENTIAL))
    project.write("quizzes/q.yml", write_greek_yaml(PRINTED_QUIZ))
    cited = "\n\n**Not reported**\n\n- Wind\n\nAs said [@first2006] [@case:exam].\n"
    pages = {
        "case.md": case_page.PAGE,
        "q.md": f"# Q\n{cited}\n/// quiz | q\n///\n",
        "teach/guide.md": f"# A guide\n{cited}",
    }
    for name, text in pages.items():
        project.write(f"docs/{name}", write_greek(text))
    site = open_project(project.root)
    texts = read_visible(write_html(build_book(site, tutor=tutor).root, site.raw))
    assert len([text for text in texts if text.startswith("⟦")]) > 40
    ids = {item.id.upper() for quiz in site.bank.quizzes.values() for item in quiz.items}
    assert [text for text in texts if text not in ids and WORD.search(NAMES.sub("", take_out(text)))] == []


def list_rendering() -> list[Path]:
    """Return the files whose strings a reader of a page meets."""
    files = (file for name in RENDERING for file in _list_files(PACKAGE / name))
    return sorted(file for file in files if file.relative_to(PACKAGE).as_posix() not in TELLING_AUTHORS)


def _list_files(path: Path) -> Iterator[Path]:
    return path.rglob("*.py") if path.is_dir() else iter([path])


def test_no_sentence_stands_outside_the_catalogue() -> None:
    assert [str(sentence) for sentence in find_sentences(list_rendering())] == []


def test_every_value_has_its_placeholder_and_every_placeholder_its_value() -> None:
    assert [str(sentence) for sentence in find_other_values(list_rendering())] == []


def test_every_marked_text_is_extracted(template: Catalog) -> None:
    known = {text for message in template for text in as_tuple(message.id)}
    assert [str(each) for each in list_marked(sorted(PACKAGE.rglob("*.py"))) if each.text not in known] == []


def test_every_marked_text_of_the_script_is_extracted(template: Catalog) -> None:
    known = {text for message in template for text in as_tuple(message.id)}
    files = (file for file in SCRIPTS.glob("*/*.js") if file.parent.name not in ("node_modules", "lint"))
    sources = {file: file.read_text(encoding="utf-8") for file in [*files, *SCRIPTS.glob("*/types/*.js")]}
    marked = [(file.name, call[1]) for file, source in sources.items() for call in MARKED.finditer(source)]
    assert len(marked) > 100
    assert [(name, text) for name, text in marked if text not in known] == []


def test_a_stylesheet_says_nothing_by_itself() -> None:
    sheets = [file for file in SCRIPTS.glob("*/*.css") if file.parent.name != "node_modules"]
    said = [
        text for file in sheets for content in CONTENT.findall(file.read_text()) for text in QUOTED.findall(content)
    ]
    assert "✓" in said
    assert [text for text in said if WORD.search(text)] == []


def test_the_template_is_that_of_the_strings_of_today(template: Catalog, tmp_path: Path) -> None:
    written = write_template(template, tmp_path).read_text(encoding="utf-8")
    assert (LOCALE / TEMPLATE).read_text(encoding="utf-8") == written, "Bring it up to date: casebook strings extract"
