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
    {"id": "septic", "name": "Infection of the joint", "synonyms": ["septic arthritis", "osteomyelitis"]},
    {"id": "spa", "name": "Axial spondyloarthritis", "synonyms": ["sacroiliitis"]},
    {"id": "strain", "name": "Strain of the sacro-iliac joint"},
    {"id": "facet", "name": "Facet joint pain (zygapophysial)"},
    {"id": "behcet", "name": "Behçet’s syndrome"},
    {"id": "root", "name": "L5/S1 radiculopathy"},
    {"id": "bone", "name": "Bone inflammation", "synonyms": ["multifocal osteomyelitis"]},
    {"id": "quiet", "name": "Rare disorder", "synonyms": ["marrow oedema syndrome"], "quiet": 1},
]
# Typed text, then the diagnoses offered, then whether it may be added as written.
ROWS: list[tuple[str, list[str], bool]] = [
    ("", [], False),
    ("jo", [], False),
    ("j o", [], False),
    ("(-)", [], False),
    ("jo i", ["facet", "septic", "strain"], True),
    ("joint", ["facet", "septic", "strain"], True),
    ("JOINTS", ["facet", "septic", "strain"], True),
    ("oint", [], True),
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
    ("behcets syndrome", ["behcet"], True),
    ("Behçet's syndrome", ["behcet"], False),
    ("behcet", ["behcet"], True),
    ("L5 S1", ["root"], True),
    ("l5-s1", ["root"], True),
    ("infection of the joint", ["septic"], False),
    ("osteomyel", ["bone", "septic"], True),
    ("osteomyelitis", ["bone", "septic"], False),
    ("rare", [], True),
    ("disorder", [], True),
    ("rare dis", [], True),
    ("rare diso", ["quiet"], True),
    ("rare disorder", ["quiet"], False),
    ("rare disorders of", [], True),
    ("marrow oed", [], True),
    ("marrow edema s", [], True),
    ("marrow edema sy", ["quiet"], True),
    ("bone marrow edema syndrome", [], True),
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
    assert [rank for rank in ranks if "text" in rank] == [{"text": typed}] * is_addable


def test_a_name_typed_in_full_is_offered_first(in_javascript: Any) -> None:
    offers = dict(zip((typed for typed, _, _ in ROWS), in_javascript["offers"], strict=True))
    assert [offer["rank"]["id"] for offer in offers["osteomyelitis"]] == ["septic", "bone"]


def test_offers_stand_in_the_order_of_the_alphabet_with_the_synonym_that_was_meant(in_javascript: Any) -> None:
    offers = dict(zip((typed for typed, _, _ in ROWS), in_javascript["offers"], strict=True))
    assert [offer["words"] for offer in offers["joint"]] == [
        "Facet joint pain (zygapophysial)",
        "Infection of the joint",
        "Strain of the sacro-iliac joint",
        "Add “joint” as you wrote it",
    ]
    assert offers["sacroiliit"][0]["words"] == "Axial spondyloarthritis (sacroiliitis)"


def test_a_page_without_names_names_nothing(in_javascript: Any) -> None:
    assert in_javascript["none"] == []
