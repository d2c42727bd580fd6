"""What the ranking offers for a typed text, without a browser."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
NAMES = [
    {
        "id": "septic",
        "name": "Infection of the joint",
        "short": "infection",
        "synonyms": ["septic arthritis", "osteomyelitis"],
        "children": [{"name": "Tuberculosis", "synonyms": ["Pott's disease"], "abbreviations": ["TB"]}],
    },
    {"id": "spa", "name": "Axial spondyloarthritis", "synonyms": ["sacroiliitis"], "abbreviations": ["SpA", "SA"]},
    {"id": "strain", "name": "Strain of the sacro-iliac joint", "abbreviations": ["SA"]},
    {"id": "facet", "name": "Facet joint pain (zygapophysial)"},
    {"id": "behcet", "name": "Behçet’s syndrome"},
    {"id": "root", "name": "L5/S1 radiculopathy"},
    {"id": "bone", "name": "Bone inflammation", "synonyms": ["multifocal osteomyelitis"]},
    {"id": "quiet", "name": "Rare disorder", "synonyms": ["marrow oedema syndrome"], "quiet": 1},
]
# Typed text, then the diagnoses offered, then whether it may be added as written.
ROWS: list[tuple[str, list[str], bool]] = [
    ("", [], False),
    ("j", [], False),
    ("jo", [], True),
    ("j o", [], True),
    ("(-)", [], False),
    ("jo i", ["facet", "septic", "strain"], True),
    ("joint", ["facet", "septic", "strain"], True),
    ("JOINTS", ["facet", "septic", "strain"], True),
    ("oint", ["facet", "septic", "strain"], True),
    ("arthr", ["septic"], True),
    ("joint infect", ["septic"], True),
    ("joint gout", [], True),
    ("septic infection", [], True),
    ("sacroiliac", ["strain"], True),
    ("sacro iliac", ["strain"], True),
    ("iliac", ["strain"], True),
    ("sacroiliit", ["spa"], True),
    ("sacro-iliitis", ["spa"], False),
    ("zygapo", ["facet"], True),
    ("facet joint pain zygapophysial", ["facet"], False),
    ("behcets syndrome", ["behcet"], False),
    ("Behçet's syndrome", ["behcet"], False),
    ("behcet", ["behcet"], True),
    ("L5 S1", ["root"], True),
    ("l5-s1", ["root"], True),
    ("infection of the joint", ["septic"], False),
    ("osteomyel", ["bone", "septic"], True),
    # Each of two in one line is offered, and so are names that objects have of themselves.
    ("SpA/TB", ["septic", "spa"], True),
    ("osteomyelitis or gout?", ["septic"], True),
    ("osteomyelitis of the left side", ["septic"], True),
    ("SpA unilat", ["spa"], True),
    ("constructor", [], True),
    ("hasOwnProperty", [], True),
    ("osteomyelitis", ["septic"], False),
    ("rare", [], True),
    ("disorder", [], True),
    ("rare dis", [], True),
    ("rare diso", [], True),
    ("rare disord", ["quiet"], True),
    ("syndrome of marrow oedema", ["quiet"], False),
    ("rare disorder", ["quiet"], False),
    ("rare disorders of", ["quiet"], False),
    ("rare disorders of men", [], True),
    ("marrow oed", [], True),
    ("marrow edema s", [], True),
    ("marrow edema sy", [], True),
    ("bone marrow edema syndrome", [], True),
    ("sa", ["spa", "strain"], True),
    ("SPA", ["spa"], True),
    ("sp", [], True),
    ("T.B.", ["septic"], True),
    ("tuberculosis", ["septic"], False),
    ("Potts disease", ["septic"], False),
    ("disease of Pott", ["septic"], False),
    ("left sacroiliitis", ["spa"], False),
    ("sacroilitis", ["spa"], True),
    ("sacroiliitsi", ["spa"], True),
    ("sakroilitisis", [], True),
    ("joynt infection", ["septic"], True),
    ("join infecton", ["septic"], True),
    ("bon", ["bone"], True),
    ("bnoe", [], True),
    ("osetomyelitis", ["septic"], True),
    (".*+?", [], False),
    ("[joint", ["facet", "septic", "strain"], True),
]
SCRIPT = """
import { readFileSync } from "node:fs";
import { offersFor, readNames } from "../plugins/frontend/case/diagnoses.js";
const { code, typed } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify({ none: readNames(null), offers: typed.map((text) => offersFor(readNames(code), text)) }));
"""


@pytest.fixture(scope="module")
def in_javascript() -> Any:
    """Return what is offered for every typed text."""
    code = base64.b64encode(json.dumps(NAMES, ensure_ascii=False).encode()).decode()
    given = json.dumps({"code": code, "typed": [typed for typed, _, _ in ROWS]})
    command = ["node", "--input-type=module", "-e", SCRIPT]
    done = subprocess.run(command, cwd=HERE, input=given, capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("place", range(len(ROWS)), ids=lambda place: ROWS[place][0] or "nothing")
def test_what_is_offered(place: int, in_javascript: Any) -> None:
    typed, ids, is_addable = ROWS[place]
    ranks = [offer["rank"] for offer in in_javascript["offers"][place]]
    assert sorted(rank["id"] for rank in ranks if "id" in rank) == ids
    assert [rank for rank in ranks if "id" not in rank] == [{"text": typed}] * is_addable


def test_a_child_keeps_its_name_and_says_what_it_counts_as(in_javascript: Any) -> None:
    offers = dict(zip((typed for typed, _, _ in ROWS), in_javascript["offers"], strict=True))
    tuberculosis = {"words": "Tuberculosis", "counts": "counts as infection", "isWhole": True}
    assert offers["T.B."][0] == tuberculosis | {"rank": {"id": "septic", "text": "Tuberculosis"}}


def test_a_slip_is_asked_about(in_javascript: Any) -> None:
    offers = dict(zip((typed for typed, _, _ in ROWS), in_javascript["offers"], strict=True))
    assert [offer["words"] for offer in offers["sacroilitis"]] == [
        "Did you mean Axial spondyloarthritis (sacroiliitis)?",
        "Keep “sacroilitis” as written",
    ]


def test_offers_stand_in_the_order_of_the_alphabet_with_the_synonym_that_was_meant(in_javascript: Any) -> None:
    offers = dict(zip((typed for typed, _, _ in ROWS), in_javascript["offers"], strict=True))
    assert [offer["words"] for offer in offers["joint"]] == [
        "Facet joint pain (zygapophysial)",
        "Infection of the joint",
        "Strain of the sacro-iliac joint",
        "Keep “joint” as written",
    ]
    assert offers["sacroiliit"][0]["words"] == "Axial spondyloarthritis (sacroiliitis)"


def test_a_page_without_names_names_nothing(in_javascript: Any) -> None:
    assert in_javascript["none"] == []
