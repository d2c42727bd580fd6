"""A small site that holds everything a learner meets: each type of item, a case of four steps, a viewer."""

from __future__ import annotations

from pathlib import Path

from tests.support.case_page import build_case
from tests.support.served_site import Site

QUIZ = Path(__file__).parents[1] / "browser/quiz.yml"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"><title>A leaf</title>'
    '<rect width="640" height="480" fill="{ground}"/><circle cx="200" cy="240" r="80" fill="#777"/></svg>'
)
TIMES = {1: "#222", 2: "#444", 3: "#666"}
FIGURE = """\
id: leaf-{time}
picture: figures/leaf-{time}.svg
title: Leaf {time}
source: Drawn for a test.
alt: A round leaf.
full: A round leaf, grey, on the left.
annotations:
- id: blade
  shape: {{circle: [200, 240, 80]}}
  label: Blade
- id: ground
  shape: {{box: [400, 100, 150, 150]}}
  label: Ground
"""
SERIES = """\
id: leaves
title: Three leaves
views: [Front]
series:
- {label: First, figures: [leaf-1]}
- {label: Second, figures: [leaf-2]}
- {label: Third, figures: [leaf-3]}
"""
MORE = """\
id: quiz-u
title: Quiz U
items:
- id: u1
  type: region
  level: apply
  objectives: [LO1]
  figure: leaf-1
  description: One round area and one square one.
  lead_in: Where is the leaf?
  options:
  - {id: blade, region: blade, text: The round area, key: true, rationale: A leaf is round here.}
  - {id: ground, region: ground, text: The square area, rationale: That is the ground.}
- id: u2
  type: shortlist
  level: apply
  objectives: [LO1]
  most: 1
  lead_in: What would you ask first?
  options:
  - {id: age, text: Its age, key: true, rationale: It tells the season.}
  - {id: colour, text: Its colour, rationale: That is seen.}
- id: u3
  type: free
  level: apply
  objectives: [LO1]
  lead_in: What would you tell the gardener?
  model: Water it.
  rationale: Leaves need water.
"""


def build_sample(site: Site) -> None:
    """Build it: `quiz.html`, `more.html`, `viewer.html` and `case.html`."""
    project = site.project
    for time, ground in TIMES.items():
        project.write(f"docs/figures/leaf-{time}.svg", PICTURE.format(ground=ground))
        project.write(f"quizzes/figures/leaf-{time}.yml", FIGURE.format(time=time))
    project.write("quizzes/figures/leaves.yml", SERIES)
    project.write("quizzes/u.yml", MORE)
    project.write("docs/more.md", "# More\n\n/// quiz | quiz-u\n///\n")
    project.write("docs/viewer.md", "# A viewer\n\n/// viewer | leaves\n///\n")
    site.write_quiz(QUIZ.read_text(encoding="utf-8"))
    build_case(site)
