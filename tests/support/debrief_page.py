"""A small case that looks back on itself: three rankings, items of several types, records as a play leaves them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.served_site import LOOK, Site, add_look

LAST = 4
DIFFERENTIAL = """\
checkpoints: [k1, k2, k3]
review: draft
diagnoses:
- id: sparrow
  name: Sparrow
  levels:
  - {at: k1, level: lead, reason: It leads., grade: judgement}
  - {at: k2, level: low, reason: It sings on., grade: judgement}
- id: robin
  name: Robin
  cannot_miss: true
  levels:
  - {at: k1, level: possible, reason: It may be., grade: judgement}
  - {at: k2, level: group, reason: It is red., grade: judgement}
  - {at: k3, level: low, reason: It flew., grade: judgement}
- id: owl
  name: Owl
  cannot_miss: true
  levels:
  - {at: k1, level: possible, reason: It may be., grade: judgement}
  - {at: k2, level: group, reason: It is night., grade: judgement}
  - {at: k3, level: possible, reason: It is day., grade: judgement}
- id: finch
  name: Finch
  levels:
  - {at: k1, level: low, reason: Rare here., grade: judgement}
  - {at: k2, level: aside, reason: It is no finch., grade: judgement}
- id: quail
  name: Quail
  levels:
  - {at: k3, level: lead, reason: It ran., grade: case}
names:
- {id: gull, name: Gull}
"""
FACTS = """\
report: {title: A report, journal: A journal, note: Nothing else is known.}
facts:
- {id: song, text: A song was heard, section: Case Report}
not_reported:
- id: not-colour
  text: The colour of the breast
  would:
  - {result: Red, effect: The robin would have led., grade: judgement}
  - {result: Grey, effect: The robin would have been low., grade: literature, sources: [first2006]}
- id: not-time
  text: The time of day
  would:
  - {result: Night, effect: The owl would have led., grade: case}
- {id: not-wind, text: The wind}
"""
QUIZ = """\
id: case-s
title: The case
items:
- id: s0a
  type: free
  level: apply
  objectives: [LO1]
  lead_in: Which birds do you look for?
  rationale: Your list is what counts.
- id: s1a
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which bird sang?
  options:
  - {id: robin, text: The robin, key: true, rationale: It sings in winter.}
  - {id: owl, text: The owl, rationale: It hoots at night.}
- id: s2a
  type: multiple
  level: apply
  objectives: [LO1]
  lead_in: Which trees stood there?
  options:
  - {id: oak, text: An oak, key: true, rationale: It was old.}
  - {id: elm, text: An elm, key: true, rationale: It was young.}
  - {id: fir, text: A fir, rationale: None grew there.}
- id: s2b
  type: shortlist
  level: apply
  objectives: [LO1]
  most: 1
  lead_in: What do you ask?
  options:
  - {id: colour, text: The colour, key: true, report: [case:not-colour], rationale: It would tell.}
  - {id: time, text: The time, report: [case:not-time], rationale: It may tell.}
- id: s4a
  type: free
  level: apply
  objectives: [LO1]
  lead_in: Name the birds once more.
  model: A quail that ran.
  rationale: The last one holds the running.
- id: s4b
  type: free
  level: recall
  objectives: [LO1]
  lead_in: What do you store of it?
  options:
  - {id: place, text: Place, rationale: A wood.}
  - {id: sound, text: Sound, rationale: A whistle.}
"""
PAGE = """\
# The case

///// step | 0 story
/// item | case-s/s0a
///
/////

///// step | 1 examination
/// item | case-s/s1a
///

/// rank | k1
///
/////

///// step | 2 picture
/// item | case-s/s2a
///

/// item | case-s/s2b
///

/// rank | k2
///
/////

///// step | 3 decision
/// rank | k3
///
/////

///// step | 4 debrief
/// item | case-s/s4a
///

/// responses | case-s/s0a case-s/s4a
///

/// chart
///

/// calibration
///

/// item | case-s/s4b
///

/// gaps
///

/// frequencies | 50 36 10
///
/////

///// result
**Where you changed your mind**

/// changes
///

**How sure, and how right**

/// confidence
///

---

/// record
///
/////
"""
RESULT = {"case": {"step": LAST, "gates": 0, "done": True, "at": "result"}}
OWN = {"text": "<b>Wren</b>"}
FULL: dict[str, Any] = {
    "case": {"step": LAST, "gates": 0},
    "case-s/s0a": [{"response": "sparrows", "text": "sparrows"}],
    "case-s/s1a": [
        {"response": "owl", "text": "The owl", "confidence": 2},
        {"response": "robin", "text": "The robin", "confidence": 0},
    ],
    "case-s/s2a": [{"response": ["oak", "elm"], "text": "An oak; An elm", "confidence": 0}],
    "case-s/s2b": [{"response": ["colour"], "text": "The colour"}],
    "case-s/s4a": [
        {"response": "a bird", "text": "a bird"},
        {"response": "a small\nbird", "text": "a small\nbird"},
        {"response": "<i>quail</i>", "text": "<i>quail</i>"},
    ],
    "rank/k1": [
        {"ranks": [{"id": "finch"}], "confidence": 2},
        {"ranks": [{"id": "sparrow"}, {"id": "robin", "star": True}]},
    ],
    "rank/k2": [{"ranks": [{"id": "robin"}, {"id": "gull"}, {"id": "sparrow"}], "confidence": 0}],
    "rank/k3": [{"ranks": [{"id": "quail"}, OWN, {"id": "owl"}], "confidence": 2}],
}


def build_debrief(site: Site, look: Path = LOOK) -> None:
    """Build a site whose page `case.html` holds the case, in the look of the tests or another."""
    add_look(site.project, look)
    site.project.write("docs/index.md", "# Home\n\n[To the case](case.md)\n")
    site.project.write("quizzes/facts.yml", FACTS)
    site.project.write("quizzes/s.yml", QUIZ)
    site.project.write("quizzes/differential.yml", DIFFERENTIAL)
    site.project.write("docs/case.md", PAGE)
    site.build()


def lay_down(page: Page, site: Site, record: dict[str, Any]) -> Page:
    """Open the case with a record in storage: attempts of items and rankings, with the fingerprints of today."""
    page.goto(f"{site.address}/case.html")
    prints = page.evaluate(
        "Object.fromEntries("
        "[...document.querySelectorAll('quiz-item')].map(i => [i.id, i.getAttribute('fingerprint')]))"
    )
    for name, kept in record.items():
        written = {"attempts": kept} if isinstance(kept, list) else kept
        if name.startswith("case-s/") and "fingerprint" not in written:
            written = {"fingerprint": prints.get(name.replace("/", "-"), "0"), **written}
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"small/{name}", json.dumps(written)])
    page.reload()
    return page
