"""Every type of item is complete: in its own file, registered, documented, shown by goldens, graded, described."""

from __future__ import annotations

import importlib
import json
import pkgutil
from dataclasses import MISSING, fields
from pathlib import Path, PurePath
from typing import Any, assert_never, get_args

import grimp
import pytest

from casebook import items
from casebook.items.contract import ItemType, ungraded
from casebook.items.quiz_file import QUIZ_FIELDS, read_quiz
from casebook.items.registry import FORMER_NAMES, ITEM_TYPES, type_of
from casebook.model import Item, Prose
from casebook.model.base import Frozen
from casebook.model.prose import Block, Inline
from casebook.model.task import (
    Association,
    Choice,
    Gap,
    Gaps,
    NumberEntry,
    Ordering,
    Pointing,
    Scale,
    Task,
    TextEntry,
    Writing,
)
from casebook.parsing.field_names import collect_fields
from tests.support.golden import read_cases

ROOT = Path(__file__).parents[1]
ROWS = json.loads((ROOT / "tests/grading.json").read_text(encoding="utf-8"))["grade"]
GUIDE = "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs/author").glob("*.md")))
TYPES = [pytest.param(each, id=name) for name, each in ITEM_TYPES.items()]


def read_goldens(folder: str) -> str:
    """Return the quizzes of all goldens of a folder."""
    return "".join(case.values[0].get("quiz", "") for case in read_cases(folder))


PAGES, FINDINGS = read_goldens("pages"), read_goldens("reading")


def defined() -> dict[str, str]:
    """Return the name of each type that a file of the package defines, with that of the file."""
    names = [each.name for each in pkgutil.iter_modules(items.__path__) if each.name != "registry"]
    files = {name: vars(importlib.import_module(f"casebook.items.{name}")) for name in names}
    return {value.name: name for name, file in files.items() for value in file.values() if isinstance(value, ItemType)}


def test_every_type_that_a_file_defines_is_registered_and_each_file_has_the_name_of_its_type() -> None:
    assert defined() == {name: name for name in ITEM_TYPES}


def test_only_the_registry_imports_a_type() -> None:
    """A contract of import-linter would need a list of the types, which is one more list to keep."""
    graph = grimp.build_graph("casebook", cache_dir=None)
    for name in ITEM_TYPES:
        assert graph.find_modules_that_directly_import(f"casebook.items.{name}") == {"casebook.items.registry"}


def test_no_field_of_the_contract_may_be_left_out() -> None:
    assert all(field.default is MISSING and field.default_factory is MISSING for field in fields(ItemType))


def test_only_types_of_today_had_other_names() -> None:
    assert FORMER_NAMES.keys() <= ITEM_TYPES.keys()
    assert not set(FORMER_NAMES.values()) & ITEM_TYPES.keys()


@pytest.mark.parametrize("kind", TYPES)
def test_a_type_is_complete(kind: ItemType[Any]) -> None:
    assert get_args(kind.model.model_fields["type"].annotation) == (kind.name,)
    assert kind.label
    assert f"type: {kind.name}\n" in PAGES, "a golden in tests/pages shows it"
    assert f"type: {kind.name}\n" in FINDINGS, "a golden in tests/reading shows what an author is told of it"
    assert f"type: {kind.name}\n" in GUIDE, "docs/author has an example"
    assert kind.name in {row["type"] for row in ROWS} or kind.grade is ungraded, "tests/grading.json has rows"


QUIZ = """\
id: quiz-t
title: Quiz T
items:
- id: t1
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which?
  options:
  - {id: a, text: The *hip*, key: true, rationale: R.}
  - {id: b, text: The knee, rationale: R.}
- id: t2
  type: multiple
  level: apply
  objectives: [LO1]
  lead_in: Which?
  options:
  - {id: a, text: Hip, key: true, rationale: R.}
  - {id: b, text: Knee, key: true, rationale: R.}
- id: t3
  type: match
  level: apply
  objectives: [LO1]
  lead_in: Which?
  targets: [{id: x, text: Shear}, {id: y, text: Torsion}]
  options:
  - {id: a, text: Thrust, key: x, rationale: R.}
  - {id: b, text: Gaenslen, key: y, rationale: R.}
- id: t4
  type: order
  level: apply
  objectives: [LO1]
  lead_in: In which order?
  options:
  - {id: a, text: First, rationale: R.}
  - {id: b, text: Second, rationale: R.}
  - {id: c, text: Third, rationale: R.}
- id: t5
  type: number
  level: apply
  objectives: [LO1]
  lead_in: How many?
  key: {value: 50, tolerance: 5, unit: "%"}
  rationale: R.
  options:
  - {id: a, value: 80, rationale: R.}
- id: t6
  type: text
  level: apply
  objectives: [LO1]
  lead_in: What?
  key: [bone marrow edema, marrow edema]
  rationale: R.
  options:
  - {id: a, text: sacroiliitis, rationale: R.}
- id: t7
  type: rating
  level: apply
  objectives: [LO1]
  lead_in: How far?
  options:
  - {id: a, text: Disc, key: -2, rationale: R.}
- id: t8
  type: region
  level: apply
  objectives: [LO1]
  figure: plane
  description: Two sides.
  lead_in: Where?
  options:
  - {id: a, text: Left, region: left, key: true, rationale: R.}
  - {id: b, text: Nowhere, rationale: R.}
- id: t9
  type: shortlist
  level: apply
  objectives: [LO1]
  most: 1
  lead_in: What do you ask?
  options:
  - {id: a, text: Fever, key: true, report: [case:not-fever], rationale: R.}
  - {id: b, text: Weight, rationale: R.}
- id: t10
  type: free
  level: apply
  objectives: [LO1]
  lead_in: What do you think?
  model: A model.
  rationale: R.
"""
TASKS: dict[str, Task] = {
    "single": Choice({"a": "The *hip*", "b": "The knee"}, frozenset({"a"}), 1, is_scored=True),
    "multiple": Choice({"a": "Hip", "b": "Knee"}, frozenset({"a", "b"}), None, is_scored=True),
    "match": Association({"a": "Thrust", "b": "Gaenslen"}, {"x": "Shear", "y": "Torsion"}, {"a": "x", "b": "y"}),
    "order": Ordering({"a": "First", "b": "Second", "c": "Third"}),
    "number": NumberEntry(50, 5, "%", {"a": 80}),
    "text": TextEntry(("bone marrow edema", "marrow edema"), {"a": "sacroiliitis"}),
    "rating": Scale({"a": "Disc"}, {"a": -2}, -2, 2),
    "region": Pointing("plane", {"a": "Left", "b": "Nowhere"}, {"a": "left", "b": None}, frozenset({"a"})),
    "shortlist": Choice({"a": "Fever", "b": "Weight"}, frozenset({"a"}), 1, is_scored=False),
    "free": Writing({}, "A model."),
}


def describe(task: Task) -> str:  # noqa: C901 - an exhaustive match over the tasks
    """Answer every task, as an exporter does: mypy refuses this function when a member of the union is missing."""
    match task:
        case Choice(options, keys, most, is_scored):
            return f"{most or 'any'} of {len(options)}, {len(keys)} {'right' if is_scored else 'by the reference'}"
        case Association(options, targets, key):
            return f"{len(options)} to {len(targets)}, {len(key)}"
        case Ordering(options):
            return f"{len(options)} in order"
        case Scale(options, reference, low, high):
            return f"{len(options)} from {low} to {high}, {len(reference)}"
        case NumberEntry(value, tolerance, unit, slips):
            return f"{value:g} ± {tolerance:g} {unit}, {len(slips)}"
        case TextEntry(forms, slips):
            return f"{len(forms)} forms, {len(slips)}"
        case Gaps(parts):
            return f"{sum(isinstance(part, Gap) for part in parts)} gaps"
        case Pointing(figure, options, regions, keys):
            return f"{len(keys)} of {len(options)} on {figure}, {len([name for name in regions.values() if name])}"
        case Writing(prompts, model):
            return f"{len(prompts) or 1} texts beside {model}"
        case _:
            assert_never(task)


DESCRIBED = {
    "single": "1 of 2, 1 right",
    "multiple": "any of 2, 2 right",
    "match": "2 to 2, 2",
    "order": "3 in order",
    "number": "50 ± 5 %, 1",
    "text": "2 forms, 1",
    "rating": "1 from -2 to 2, 1",
    "region": "1 of 2 on plane, 1",
    "shortlist": "1 of 2, 1 by the reference",
    "free": "1 texts beside A model.",
}


def read_items() -> tuple[Item, ...]:
    read = read_quiz(QUIZ, PurePath("quiz.yml"))
    assert not read.findings
    assert read.quiz is not None
    return read.quiz.items


def test_the_script_has_a_file_for_each_type_that_elements_are_given() -> None:
    """An item for pointing is given that of boxes to tick, and a picture that ticks them."""
    files = {file.stem for file in (ROOT / "plugins/frontend").glob("*/types/*.js")}
    assert files - {"index"} == {type_of(item).attributes(item)["type"] for item in read_items()}


def test_each_type_describes_its_task_for_exporters() -> None:
    tasks = {item.type: type_of(item).task(item) for item in read_items()}
    assert tasks == TASKS
    assert {name: describe(task) for name, task in tasks.items()} == DESCRIBED
    assert DESCRIBED.keys() == ITEM_TYPES.keys()


def test_gaps_of_a_text_are_a_task_too() -> None:
    parts = ("It is ", Gap("a", ("bright",), ()), " or ", Gap("b", ("dark",), ("dark", "grey")), ".")
    assert describe(Gaps(parts)) == "2 gaps"


def test_the_fields_of_all_types_mean_the_same_in_a_file() -> None:
    assert QUIZ_FIELDS.known > {"lead_in", "description", "targets", "tolerance", "title"}
    assert QUIZ_FIELDS.prose["rationale"] is Prose.BLOCK
    assert QUIZ_FIELDS.prose["text"] is Prose.INLINE
    assert QUIZ_FIELDS.listed_prose == {"key": Prose.INLINE}
    assert QUIZ_FIELDS.is_text("key", is_listed=True)
    assert not QUIZ_FIELDS.is_text("key", is_listed=False)
    assert not any(QUIZ_FIELDS.is_text(name, is_listed=False) for name in ("id", "most", "value", "region", "review"))
    assert QUIZ_FIELDS.is_text("mistyped", is_listed=False)


def test_a_name_that_would_hold_markdown_of_two_kinds_is_refused() -> None:
    class One(Frozen):
        text: Block

    class Other(Frozen):
        text: Inline | None = None

    with pytest.raises(ValueError, match="`text` is declared"):
        collect_fields(One, Other)
