"""The same rows hold Python and the elements in the browser to one way of grading."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from casebook.grading import grade
from casebook.model import ITEM_TYPES
from casebook.model.acceptance import fold

HERE = Path(__file__).parent
ROWS = json.loads((HERE / "grading.json").read_text(encoding="utf-8"))
GRADED, FOLDED = ROWS["grade"], ROWS["fold"]

SCRIPT = """
import { readFileSync } from "node:fs";
import { grade } from "../plugins/elements/grading.js";
const rows = JSON.parse(readFileSync("grading.json", "utf8"));
// In a page an item for pointing is one with boxes to tick.
const graded = rows.grade.map(({ type, key, response }) => grade(type === "region" ? "multiple" : type, key, response));
const folded = rows.fold.map(({ key, response }) => grade("text", key, response) === 1);
console.log(JSON.stringify({ graded, folded }));
"""


@pytest.fixture(scope="module")
def in_javascript() -> Any:
    """Return what the elements make of every row."""
    command = ["node", "--input-type=module", "-e", SCRIPT]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def named(row: dict[str, Any]) -> str:
    return f"{row.get('type', 'text')} {row['key']} <- {row['response']}"


def test_there_are_rows_enough() -> None:
    assert len(FOLDED) >= 40
    assert {row["type"] for row in GRADED} == set(ITEM_TYPES) - {"shortlist", "free"}


@pytest.mark.parametrize("row", GRADED, ids=named)
def test_python_grades(row: dict[str, Any]) -> None:
    assert grade(row["type"], row["key"], row["response"]) == pytest.approx(row["score"])


@pytest.mark.parametrize("row", FOLDED, ids=named)
def test_python_matches_text(row: dict[str, Any]) -> None:
    assert (fold(row["response"]) in map(fold, row["key"])) is row["matches"]


@pytest.mark.parametrize("place", range(len(GRADED)), ids=lambda place: named(GRADED[place]))
def test_the_elements_grade(place: int, in_javascript: Any) -> None:
    assert in_javascript["graded"][place] == pytest.approx(GRADED[place]["score"])


@pytest.mark.parametrize("place", range(len(FOLDED)), ids=lambda place: named(FOLDED[place]))
def test_the_elements_match_text(place: int, in_javascript: Any) -> None:
    assert in_javascript["folded"][place] is FOLDED[place]["matches"]
