"""The catalogues of Casebook itself: whole, compiled, small, and in Python and on a page the same."""

from __future__ import annotations

import gettext
import gzip
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest
from babel.numbers import get_decimal_symbol

from casebook.i18n import LOCALE, list_languages, list_scripts, name_script, read_translator
from casebook.i18n.compilation import DATE, NO_DATE, compile_catalogues
from casebook.i18n.extraction import UNREVIEWED
from casebook.i18n.files import TEMPLATE, list_sources
from casebook.i18n.po_file import read_entries
from casebook.lint.catalogues import check_catalogues
from tests.support.project import Project

PAGE = Path(__file__).parents[1] / "docs/contribute/translating.md"
LANGUAGES = tuple(each for each in list_languages() if each != "en")
COUNTS = (*range(213), 1000, 1_000_000)
MOST_BYTES = 8000  # of one catalogue on a page, compressed
REVIEWED = re.compile(r"# Reviewed by (.+), (\d{4}-\d\d-\d\d)\.")
ROW = re.compile(r"^\| [^|]+ \| `([\w-]+)` \| ([^|]+) \|$", re.MULTILINE)
EXAMPLE = "Write a number, for example 12.5. Leave the unit out."
# Which form each catalogue has for each count, and whether each text with a plural has all of them.
PROGRAM = """
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
globalThis.self = globalThis;
const [files, counts] = JSON.parse(process.argv[1]);
console.log(JSON.stringify(files.map((file) => {
  runInThisContext(readFileSync(file, "utf-8"));
  const { lang, dir, plural, text } = globalThis.casebook.strings;
  const lists = Object.values(text).filter(Array.isArray);
  return { lang, dir, forms: counts.map(plural), lengths: [...new Set(lists.map(({ length }) => length))] };
})));
"""
every_language = pytest.mark.parametrize("language", LANGUAGES)


def folder_of(language: str) -> Path:
    return LOCALE / language.replace("-", "_") / "LC_MESSAGES"


def read_plural(language: str) -> Callable[[int], int]:
    """Return what says in Python which form stands for a count."""
    with (folder_of(language) / "casebook.mo").open("rb") as binary:
        plural: Callable[[int], int] = vars(gettext.GNUTranslations(binary))["plural"]
    return plural


@pytest.fixture(scope="module")
def on_pages() -> dict[str, Any]:
    """Return what the script of each language says of itself, by Node."""
    node = shutil.which("node")
    assert node
    files = [str(file) for file in list_scripts().values()]
    command = [node, "--input-type=module", "--eval", PROGRAM, "--", json.dumps([files, COUNTS])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return {each["lang"]: each for each in json.loads(done.stdout)}


def test_they_lack_nothing_and_are_compiled() -> None:
    """What they lack is named with its line by: casebook strings check."""
    assert list(map(str, check_catalogues(LOCALE, lambda file: file.relative_to(LOCALE)))) == []


def test_what_is_compiled_is_what_is_translated(tmp_path: Path) -> None:
    """When this fails, type: casebook strings compile."""
    for file in list_sources():
        copy = tmp_path / file.relative_to(LOCALE)
        copy.parent.mkdir(parents=True)
        shutil.copy(file, copy)
    compiled = list(compile_catalogues(tmp_path, LOCALE / TEMPLATE))
    assert len(compiled) == 2 * len(LANGUAGES)
    theirs = {file.relative_to(tmp_path): file.read_bytes() for file in compiled}
    assert [
        file for file, written in theirs.items() if written != DATE.sub(NO_DATE, (LOCALE / file).read_bytes())
    ] == []


@every_language
def test_python_and_pages_choose_the_same_form_for_every_count(language: str, on_pages: dict[str, Any]) -> None:
    plural = read_plural(language)
    forms = [plural(count) for count in COUNTS]
    said = on_pages[language]
    assert said["forms"] == forms
    assert said["lengths"] == [max(forms) + 1]
    assert said["dir"] == read_translator(language).direction


@every_language
def test_every_form_keeps_its_count_or_names_it(language: str) -> None:
    """A form may leave the number out where it is for one count; where it is for several, nobody could tell them."""
    plural = read_plural(language)
    several = {form for form, times in Counter(plural(count) for count in COUNTS if count > 1).items() if times > 1}
    text = (folder_of(language) / "casebook.po").read_text(encoding="utf-8")
    lost = [
        form
        for entry in read_entries(text)
        if "#" in entry.plural and entry.text.count("#") == 1
        for place, form in enumerate(entry.forms)
        if place in several and "#" not in form
    ]
    assert lost == []


@every_language
def test_the_decimal_sign_is_that_of_the_language(language: str) -> None:
    translator = read_translator(language)
    expected = get_decimal_symbol(language.replace("-", "_"), numbering_system="latn")
    assert translator.decimal_sign == expected
    assert f"12{expected}5" in translator.t(EXAMPLE)


@pytest.mark.parametrize(
    ("language", "written"), [("en", "0.5 %"), ("de", "0,5 %"), ("he", "0.5 %"), ("pt-BR", "0,5 %")]
)
def test_the_key_of_a_number_is_written_as_the_language_does(language: str, written: str, project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write(
        "quizzes/quiz.yml",
        "id: quiz-a\ntitle: Q\nitems:\n- id: a1\n  type: number\n  level: apply\n  objectives: [LO1]\n"
        "  lead_in: What?\n  key: {value: 0.5, tolerance: 0.05, unit: '%'}\n  rationale: Because.\n",
    )
    options = {"casebook.markdown": {"site_id": "small", "language": language}}
    html = markdown.markdown("/// quiz | quiz-a\n///", extensions=list(options), extension_configs=options)
    assert f"<span>{written}" in html
    assert "&quot;value&quot;:0.5" in html  # what the script grades with stays a number


@every_language
def test_a_catalogue_is_small(language: str) -> None:
    assert len(gzip.compress(list_scripts()[name_script(language)].read_bytes(), 9)) <= MOST_BYTES


def test_the_page_for_translators_lists_each_language_and_who_has_reviewed_it() -> None:
    listed = dict(ROW.findall(PAGE.read_text(encoding="utf-8")))
    assert listed == {language: _read_state(language) for language in LANGUAGES}


def _read_state(language: str) -> str:
    """Return the state of a translation by the head of its file: who has reviewed it and when, or that nobody has."""
    head = (folder_of(language) / "casebook.po").read_text(encoding="utf-8").partition("\nmsgid")[0].split("\n")
    if f"# {UNREVIEWED}" in head:
        return "unreviewed"
    (signed,) = (found for found in map(REVIEWED.fullmatch, head) if found)
    return f"{signed[1]}, {signed[2]}"
