"""What editors know of this course: the schema that each of its files names, and the page that explains findings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.support.schemas import accepts

from casebook.bank.files import list_files
from casebook.exports.schema.__main__ import PAGES
from casebook.exports.schema.finding_help import read_finding_help
from casebook.findings import FindingCode
from casebook.schemas import FOLDER, read_help

ROOT = Path(__file__).parents[2]
FILES = [file for file in list_files(ROOT / "quizzes") if file.suffix == ".yml"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_is_accepted_by_the_schema_that_it_names(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    schema = (file.parent / named).resolve()
    assert schema.parent == FOLDER, "Type: python3 dev.py schemas"
    assert accepts(schema.name.removesuffix(".schema.json"), text)


def test_each_code_has_the_help_of_the_page_that_explains_it() -> None:
    explained = read_finding_help(*(ROOT / page for page in PAGES))
    assert explained.keys() == set(FindingCode)
    assert read_help() == explained, "Type: python3 dev.py schemas"
    assert not [text for text in explained.values() if re.search(r"\]\(\S+\.md", text)]
