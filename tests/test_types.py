"""Every type of item is complete: in its own file, registered, shown by goldens, graded, described to exporters."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import MISSING, asdict, fields
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
from tests.support.golden import read_folder

TYPES = [pytest.param(each, id=name) for name, each in ITEM_TYPES.items()]
GOLDENS = read_folder("items")
FRONTEND = Path(__file__).parents[1] / "plugins/frontend"


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
    cases = GOLDENS.get(kind.name, [])
    shown = {name for name in ("html", "findings", "task", "grading") for case in cases if case.get(name)}
    missing = {"html", "findings", "task", *(() if kind.grade is ungraded else ("grading",))} - shown
    assert not missing, f"tests/items/{kind.name}.yml has no case with them"


def plain(value: Any) -> Any:
    """Return a value as a golden holds it: sets in order, as lists."""
    if isinstance(value, frozenset | tuple):
        return [plain(each) for each in (sorted(value) if isinstance(value, frozenset) else value)]
    return {name: plain(each) for name, each in value.items()} if isinstance(value, dict) else value


DESCRIBED = [case for cases in GOLDENS.values() for case in cases if "task" in case]


def read_item(case: dict[str, Any]) -> Item:
    read = read_quiz(case["quiz"], PurePath("quiz.yml"))
    assert not read.findings
    assert read.quiz is not None
    (item,) = read.quiz.items
    return item


def test_the_script_has_a_file_for_each_type_that_elements_are_given() -> None:
    """An item for pointing is given that of boxes to tick, and a picture that ticks them."""
    files = {file.stem for file in FRONTEND.glob("*/types/*.js")}
    assert files - {"index"} == {type_of(item).attributes(item)["type"] for item in map(read_item, DESCRIBED)}


@pytest.mark.parametrize("case", DESCRIBED)
def test_a_type_tells_exporters_of_its_task(case: dict[str, Any]) -> None:
    item = read_item(case)
    task = type_of(item).task(item)
    assert {"kind": type(task).__name__, **plain(asdict(task))} == case["task"]
    assert describe(task)


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
        case NumberEntry(value, tolerance, unit, slips, others):
            return f"{value:g} ± {tolerance:g} {unit}, {len(slips)} slips, {len(others)} more"
        case TextEntry(forms, slips, patterns, is_strict):
            return f"{len(forms)} forms, {len(patterns)} patterns, {len(slips)}{' strict' if is_strict else ''}"
        case Gaps(parts):
            return f"{sum(isinstance(part, Gap) for part in parts)} gaps"
        case Pointing(figures, options, regions, keys, finds_slice):
            pointed = [name for name in regions.values() if name]
            what = "and the slice" if finds_slice else "as shown"
            return f"{len(keys)} of {len(options)} on {len(figures)} pictures, {len(pointed)}, {what}"
        case Writing(prompts, model):
            return f"{len(prompts) or 1} texts beside {model}"
        case _:
            assert_never(task)


def test_gaps_of_a_text_are_a_task_too() -> None:
    parts = (
        "It is ",
        Gap("a", ("bright",), (), ("bright*",), is_strict=True),
        " or ",
        Gap("b", ("dark",), ("dark", "grey"), (), is_strict=False),
        ".",
    )
    assert describe(Gaps(parts)) == "2 gaps"


def test_the_fields_of_all_types_mean_the_same_in_a_file() -> None:
    assert QUIZ_FIELDS.known > {"lead_in", "description", "targets", "tolerance", "title"}
    assert QUIZ_FIELDS.prose["rationale"] is Prose.BLOCK
    assert QUIZ_FIELDS.prose["text"] is Prose.OPTION
    assert QUIZ_FIELDS.listed_prose == {
        **dict.fromkeys(("key", "choices", "scale"), Prose.INLINE),
        "hint": Prose.BLOCK,
    }
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
