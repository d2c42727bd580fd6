"""Each name that a doctor may type into a ranking leads to the diagnosis that is meant, or is kept as written."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from casebook.blocks.typed_names import encode_names
from casebook.model import Differential
from casebook.parsing.differential import read_differential

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TABLE = yaml.safe_load((HERE / "typed_diagnoses.yml").read_text(encoding="utf-8"))
MEANT = ("whole", "several", "guessed", "begun")
SCRIPT = """
import { readFileSync } from "node:fs";
import { offersFor, readNames } from "./case/diagnoses.js";
const { code, typed } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(typed.map((text) => offersFor(readNames(code), text))));
"""
ROWS: list[tuple[str, str, list[str]]] = [
    *(
        (kind, typed, [meant] if isinstance(meant, str) else meant)
        for kind in MEANT
        for typed, meant in TABLE[kind].items()
    ),
    *(("kept", typed, []) for typed in TABLE["kept"]),
]


@pytest.fixture(scope="module")
def differential() -> Differential:
    """Return the differential of the course."""
    path = ROOT / "quizzes/differential.yml"
    found = read_differential(path.read_text(encoding="utf-8"), path).differential
    assert found
    return found


def offer(differential: Differential, typed: Iterable[str]) -> Any:
    """Return what is offered for each text."""
    given = json.dumps({"code": encode_names(differential), "typed": list(typed)})
    command = ["node", "--input-type=module", "-e", SCRIPT]
    done = subprocess.run(
        command,
        cwd=ROOT / "plugins/frontend",
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def offered(differential: Differential) -> Any:
    """Return what is offered for each text of the table."""
    return offer(differential, (typed for _, typed, _ in ROWS))


@pytest.mark.parametrize("place", range(len(ROWS)), ids=lambda place: f"{ROWS[place][0]}: {ROWS[place][1]}")
def test_what_is_typed_is_what_is_meant(place: int, offered: Any) -> None:
    kind, typed, meant = ROWS[place]
    named = [offer for offer in offered[place] if "id" in offer["rank"]]
    assert [" / ".join(filter(None, (o["rank"]["id"], o["rank"].get("text")))) for o in named] == meant
    assert {offer.get("isWhole", False) for offer in named} <= {kind in ("whole", "several")}
    assert {offer.get("isGuess", False) for offer in named} <= {kind == "guessed"}
    if kind != "whole":
        assert offered[place][-1]["rank"] == {"text": typed}


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 150


def test_every_name_and_every_abbreviation_leads_to_its_diagnosis(differential: Differential) -> None:
    terms = [(name.id, term) for name in differential.typed for term in (name, *name.children)]
    typed = [(key, each) for key, term in terms for each in (term.name, *term.synonyms, *term.abbreviations)]
    lost = [
        each
        for (key, each), offers in zip(typed, offer(differential, (each for _, each in typed)), strict=True)
        if key not in [offer["rank"].get("id") for offer in offers if offer.get("isWhole")]
    ]
    assert lost == []


def test_a_name_that_tells_the_end_is_not_offered_before_it_is_typed_but_for_a_slip(differential: Differential) -> None:
    quiet = [name for name in differential.typed if name.quiet]
    terms = [re.sub(r"\W", " ", term).lower() for name in quiet for term in (name.name, *name.synonyms)]
    begun = {term[:length] for term in terms for length in range(2, len(term))}
    early = sorted(text for text in begun if not any(text.startswith(term[:-2]) for term in terms))
    ids = {name.id for name in quiet}
    told = [
        text
        for text, offers in zip(early, offer(differential, early), strict=True)
        if ids & {offer["rank"].get("id") for offer in offers}
    ]
    assert told == []
