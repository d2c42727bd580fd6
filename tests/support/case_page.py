"""A small case, built by the engine: real items, a real ranking, two gates in a step."""

from __future__ import annotations

from pathlib import Path

from casebook.blocks.step import PLAIN
from tests.support.project import Project
from tests.support.served_site import LOOK, Site, add_look

ROOT = Path(__file__).parents[2]
WARNING = PLAIN
DIFFERENTIAL = """\
checkpoints: [k1]
review: draft
diagnoses:
- id: sparrow
  name: Sparrow
  levels:
  - {at: k1, level: lead, reason: The sparrow leads., grade: judgement}
"""
QUIZ = """\
id: case-s
title: The case
items:
- id: s0a
  type: single
  level: recall
  objectives: [LO1]
  lead_in: Are you ready?
  options:
  - {id: yes, text: I am ready, key: true, rationale: Then begin.}
  - {id: no, text: Not yet, rationale: There is no clock.}
- id: s1a
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which bird sang?
  options:
  - {id: robin, text: The robin, key: true, rationale: It sings in winter.}
  - {id: owl, text: The owl, rationale: It hoots at night.}
- id: s1b
  type: multiple
  level: apply
  objectives: [LO1]
  lead_in: Which trees stood there?
  options:
  - {id: oak, text: An oak, key: true, rationale: It was old.}
  - {id: elm, text: An elm, key: true, rationale: It was young.}
  - {id: fir, text: A fir, rationale: None grew there.}
- id: s2a
  type: text
  level: apply
  objectives: [LO1]
  lead_in: Name the flower.
  key: [daisy]
  rationale: It closes at night.
"""
# Two decisions before one gate; two gates in a step; a ranking; words that stand nowhere else: amber, beryl, copper, …
PAGE = """\
---
hide: [toc]
---

# The case

A story in four steps. You may also <a href="case.html?read" target="_self">read it</a>.

///// step | 0 story
Before you start, the clock is put away.

/// item | case-s/s0a
///

/////

///// step | 1 examination

/// recap
Four people walked through a wood in the early morning, long before anyone else had risen from bed.
///

They heard a bird and saw some trees.

/// item | case-s/s1a
///

/// item | case-s/s1b
///

//// gate

The amber light showed robin, oak and elm.

**Not reported**

- Temperature
- Wind and rain
- Time of day

////

/////

///// step | 2 picture

/// recap
The wood held a robin, an oak and an elm.
///

A beryl meadow lay behind the wood.

/// item | case-s/s2a
///

//// gate

The copper daisy was found.

////

A denim sky stood over the flower.

/// rank | k1
///

//// gate

The ebony sparrow was right.

////

/////

///// step | 3 debrief

/// recap
Robin, daisy and sparrow are known.
///

The flint path led home.

/////
"""


def build_case(site: Site, look: Path = LOOK) -> None:
    """Build a site whose page `case.html` holds the case, in the look of the tests or another."""
    add_look(site.project, look)
    write_case(site.project)
    site.build()


def write_case(project: Project, page: str = PAGE) -> None:
    """Write the page of the case, what it asks, and a home page that leads to it."""
    project.write("docs/index.md", "# Home\n\n[To the case](case.md)\n")
    project.write("quizzes/s.yml", QUIZ)
    project.write("quizzes/differential.yml", DIFFERENTIAL)
    project.write("docs/case.md", page)
