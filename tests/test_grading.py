"""The same rows hold Python and the elements in the browser to one way of grading."""

from __future__ import annotations

import json
import random
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from casebook.items.acceptance import fold, normalize
from casebook.items.number import read_number
from casebook.items.registry import ITEM_TYPES
from casebook.items.worth import score_whole
from casebook.items.written_key import Packed, WrittenKey, pack_key
from tests.support.golden import read_grading

HERE = Path(__file__).parent
ROWS = read_grading()
ASKED = [row for row in ROWS if "asks" in row]

SCRIPT = """
import { readFileSync } from "node:fs";
import { readNumber } from "../plugins/frontend/more/read-number.js";
import { allOrNothing } from "../plugins/frontend/quiz/grading.js";
import { TYPES } from "../plugins/frontend/quiz/types/index.js";
import { MORE_TYPES } from "../plugins/frontend/more/types/index.js";
import { fold, normalize } from "../plugins/frontend/shared/fold.js";
const grade = (type, key, response) => ({ ...TYPES, ...MORE_TYPES })[type].grade(key, response);
const { rows, asked, texts, numbers, digits } = JSON.parse(readFileSync(0, "utf8"));
// In a page an item for pointing is one with boxes to tick; where a slice is to be found, it has a type of its own.
const typeOf = ({ type, key }) => type !== "region" ? type : Array.isArray(key) ? "multiple" : "slice";
const typed = rows.map((row) => ({ ...TYPES, ...MORE_TYPES })[typeOf(row)]);
const graded = rows.map((row, at) => (row.grading ? allOrNothing(typed[at]) : typed[at]).grade(row.key, row.response));
const written = (read) => typeof read === "string" || isFinite(read) ? read : String(read);
console.log(JSON.stringify({
  graded,
  asked: asked.map(({ key, response }) => readNumber(response, key.unit)),
  texts: texts.map((text) => [fold(text), fold(text, "e"), fold(text, "", true)]),
  numbers: numbers.map(([text, unit]) => written(readNumber(text, unit))),
  within: numbers.map(([text, unit]) => grade("number", { value: 0.3, tolerance: 0.1, unit }, text)),
  digits: normalize(digits),
}));
"""

PIECES = [
    *"aeiounstAEIOS-−–. ’'0123456789",
    "ö",
    "é",
    "ñ",
    "ß",
    "ı",
    "İ",
    "й",
    "ё",
    "が",
    "か",
    "ही",
    "β",
    "ς",
    "Σ",
    "oe",
    "ae",
]
PIECES += [
    "æ",
    "Œ",
    "ies",
    "es",
    "s ",
    " - ",
    "⁻",
    "²",
    "³",
    "₂",
    "½",
    "。",
    "،",
    "\u00ad",
    "\u0301",
    "\u200d",
    "ﬁ",
    "Ⅳ",
    "٥",
    "५",
]
AMOUNTS = [
    *"0123456789" * 2,
    *".,-+−' e",
    "x10^",
    "×10³",
    "10",
    "000",
    "٥",
    "५",
    "５",
    "\u00a0",
    "٫",
    "٬",
    "،",
    "٪",
    "。",
    "ー",
    "mL",
    "ml",
    "µg",
    "mcg",
    "%",
]


def invent(pieces: list[str], count: int) -> list[str]:
    """Return texts made of some pieces, the same on every run."""
    chance = random.Random(4)
    return ["".join(chance.choices(pieces, k=chance.randint(1, 9))) for _ in range(count)]


TEXTS = invent(PIECES, 4000)
NUMBERS = [[text, unit] for text, unit in zip(invent(AMOUNTS, 4000), ["", "mL", "µg", "%"] * 1000, strict=True)]
NUMBERS += [[f"{value / 1000:.{places}f}", ""] for value in range(150, 450) for places in (1, 2, 3, 4)]
NUMBERS += [[f"{value / 100:.3f}", ""] for value in range(150, 450)]
# Of the scripts in use; Limbu has its zero where no other script has it.
DIGITS = "".join(map(chr, range(0x1900))) + "".join(map(chr, range(0x1A00, 0xD800)))
DIGITS = "".join(sign for sign in DIGITS if unicodedata.category(sign) == "Nd")


@pytest.fixture(scope="module")
def in_javascript() -> Any:
    """Return what the elements make of every row and of every text invented."""
    rows = [row | {"key": write_key(row)} for row in ROWS]
    given = {"rows": rows, "asked": ASKED, "texts": TEXTS, "numbers": NUMBERS, "digits": DIGITS}
    command = ["node", "--input-type=module", "-e", SCRIPT]
    done = subprocess.run(
        command, cwd=HERE, input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", check=True
    )
    return json.loads(done.stdout)


def write_key(row: dict[str, Any]) -> Any:
    """Return a key as a page holds it: that of a text, or of each gap in one, in all its forms."""
    if row["type"] == "cloze":
        return {gap: pack(forms) for gap, forms in row["key"].items()}
    if row["type"] == "single":
        return [row["key"]] if isinstance(row["key"], str) else row["key"]
    return pack(row["key"]) if row["type"] == "text" else row["key"]


def pack(key: Any) -> Packed:
    return pack_key(WrittenKey.model_validate(key if isinstance(key, dict) else {"key": key}))


def named(row: dict[str, Any]) -> str:
    return f"{row['type']} {row['key']} <- {row['response']}"


def test_there_are_rows_enough() -> None:
    counts = Counter(row["type"] for row in ROWS)
    assert counts.keys() <= ITEM_TYPES.keys()
    assert min(counts["text"], counts["number"]) >= 200


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_python_grades(row: dict[str, Any]) -> None:
    score = ITEM_TYPES[row["type"]].grade(row["key"], row["response"])
    assert (score_whole(score) if "grading" in row else score) == pytest.approx(row["score"])


@pytest.mark.parametrize("row", ASKED, ids=named)
def test_python_asks_which_number_is_meant(row: dict[str, Any]) -> None:
    assert read_number(row["response"], row["key"].get("unit")) == row["asks"]


@pytest.mark.parametrize("place", range(len(ROWS)), ids=lambda place: named(ROWS[place]))
def test_the_elements_grade(place: int, in_javascript: Any) -> None:
    assert in_javascript["graded"][place] == pytest.approx(ROWS[place]["score"])


@pytest.mark.parametrize("place", range(len(ASKED)), ids=lambda place: named(ASKED[place]))
def test_the_elements_ask_which_number_is_meant(place: int, in_javascript: Any) -> None:
    assert in_javascript["asked"][place] == ASKED[place]["asks"]


def test_both_fold_any_text_alike(in_javascript: Any) -> None:
    assert [[fold(text), fold(text, "e"), fold(text, is_strict=True)] for text in TEXTS] == in_javascript["texts"]


def test_both_read_and_grade_any_number_alike(in_javascript: Any) -> None:
    read = [read_number(text, unit) for text, unit in NUMBERS]
    in_json: dict[float | str | None, str] = {None: "NaN", float("inf"): "Infinity", float("-inf"): "-Infinity"}
    assert [in_json.get(number, number) for number in read] == in_javascript["numbers"]
    key = {"value": 0.3, "tolerance": 0.1}
    assert [ITEM_TYPES["number"].grade(key | {"unit": unit}, text) for text, unit in NUMBERS] == in_javascript["within"]
    assert sum(isinstance(number, float) for number in read) > 1000
    assert sum(isinstance(number, str) for number in read) > 100


def test_both_know_the_digits_of_every_script_in_use(in_javascript: Any) -> None:
    assert normalize(DIGITS) == in_javascript["digits"]
    assert len(set(DIGITS)) > 300
