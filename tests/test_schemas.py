"""The JSON Schemas say of a file what the engine says: what it accepts, and which fields are unknown or missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from casebook.exports.schema.__main__ import make_files
from casebook.figures.sidecar import read_figure
from casebook.findings import Finding, FindingCode, Rules, Severity
from casebook.items.quiz_file import read_quiz
from casebook.items.registry import ITEM_TYPES
from casebook.parsing.differential import read_differential
from casebook.parsing.facts import read_facts
from casebook.parsing.spoilers import read_spoilers
from casebook.schemas import SCHEMAS
from tests.support.golden import BaseLoader, list_files
from tests.support.schemas import accepts, load_schema

ROOT = Path(__file__).parents[1]
SHAPE = {FindingCode.FIELD_UNKNOWN, FindingCode.FIELD_MISSING, FindingCode.RATIONALE_MISSING, FindingCode.TYPE_UNKNOWN}
# What another field asks for is left to the checker.
ASKED_FOR = ("`section` is missing", "An item for pointing needs a picture")
PATH = PurePath("file.yml")


def is_error(finding: Finding) -> bool:
    """Tell whether a finding is an error under every rule: a schema does not know those of a project."""
    return finding.severity is Severity.ERROR


READERS: dict[str, Callable[[str], tuple[Finding, ...]]] = {
    "quiz": lambda text: tuple(each for each in read_quiz(text, PATH, Rules.PLAIN).findings if is_error(each)),
    "facts": lambda text: read_facts(text, PATH).findings,
    "differential": lambda text: read_differential(text, PATH).findings,
    "spoilers": lambda text: read_spoilers(text, PATH)[1],
    "figure": lambda text: read_figure(text, PATH).findings,
}
KINDS = {**{kind: kind for kind in READERS}, "other": "quiz", "other_figure": "figure", "series": "figure"}
GOOD = """\
id: quiz-a
title: Quiz A
items:
- {id: a1, type: number, level: apply, objectives: [LO2], lead_in: What?, key: {value: 5}, rationale: Because.}
"""


def list_goldens() -> Iterator[Any]:
    """Yield the kind and the text of each file in the goldens."""
    for file in list_files():
        for case in yaml.load_all(file.read_text(encoding="utf-8"), Loader=BaseLoader):
            for name in [each for each in KINDS if each in case]:  # in one order, for tests on two cores
                yield pytest.param(KINDS[name], case[name], id=f"{file.stem}: {case['case']}: {name}")


def test_the_committed_files_are_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    stale = [file.name for file, content in make_files().items() if file.read_bytes() != content]
    assert not stale, "Type: python3 dev.py schemas"


@pytest.mark.parametrize(("kind", "text"), [*list_goldens()])
def test_a_schema_says_what_the_engine_says(kind: str, text: str) -> None:
    found = READERS[kind](text)
    misshapen = [each for each in found if each.code in SHAPE and not each.message.startswith(ASKED_FOR)]
    if misshapen:
        assert not accepts(kind, text)
    elif not found:
        assert accepts(kind, text)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("title: Quiz A", "title: 12"),
        ("title: Quiz A", "title: no"),
        ("title: Quiz A", "title: 10:30"),
        ("value: 5", 'value: "5"'),
        ("value: 5", "value: 5, tolerance: 1e-2"),
        ("id: a1", "id: 1"),
        ("lead_in: What?", "lead_in: What?, optional: true"),
        ("lead_in: What?", "lead_in: What?, review: draft"),
        ("lead_in: What?", "lead_in: What?, review: {by: A, date: 2026-05-31}"),
    ],
)
def test_what_the_engine_reads_as_text_is_accepted(written: str, instead: str) -> None:
    text = GOOD.replace(written, instead)
    assert not READERS["quiz"](text)
    assert accepts("quiz", text)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("title: Quiz A", "title:"),
        ("title: Quiz A", 'title: " "'),
        ("title: Quiz A", "title: [Quiz]"),
        ("value: 5", "value: five"),
        ("value: 5", "value: 5, tolerance: -1"),
        ("id: a1", "id: A1"),
        ("level: apply", "level: aply"),
        ("lead_in: What?", "lead_in: What?, optional: yes"),
        ("lead_in: What?", "lead_in: What?, review: reviewed"),
        ("lead_in: What?", "lead_in: What?, targets: []"),
        ("type: number", "type: nmber"),
    ],
)
def test_what_the_engine_refuses_is_refused(written: str, instead: str) -> None:
    text = GOOD.replace(written, instead)
    assert READERS["quiz"](text)
    assert not accepts("quiz", text)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_an_editor_can_explain_every_field(kind: str) -> None:
    definitions = load_schema(kind)["definitions"]
    fields = {
        f"{model}.{name}": field
        for model, definition in definitions.items()
        for name, field in definition["properties"].items()
    }
    assert fields
    assert [name for name, field in fields.items() if "description" not in field and "const" not in field] == []


def test_every_type_of_item_is_offered_with_what_it_is() -> None:
    told = load_schema("quiz")["definitions"]["AnyItem"]["properties"]["type"]
    assert told["enum"] == list(ITEM_TYPES)
    assert all(told["markdownEnumDescriptions"])


def test_no_schema_has_a_default_that_an_editor_would_fill_in() -> None:
    assert not [kind for kind in SCHEMAS if '"default"' in json.dumps(load_schema(kind))]
