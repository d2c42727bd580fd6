"""A page with a picture to point at: the wrist of nobody, drawn for tests only."""

from __future__ import annotations

from tests.support.project import Project

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><title>Picture</title>
<rect width="640" height="640" fill="#111"/>
<circle cx="160" cy="160" r="80" fill="#999"/><circle cx="480" cy="160" r="80" fill="#999"/>
<circle cx="320" cy="480" r="80" fill="#999"/>
</svg>
"""
GEOMETRY = """\
{"size": [640, 640], "regions": {
  "scaphoid": {"tip": [160, 160], "polygons": [[[90, 90], [230, 90], [230, 230], [90, 230]]]},
  "hamate": {"tip": [480, 160], "polygons": [[[410, 90], [550, 90], [550, 230], [410, 230]]]},
  "radius": {"tip": [320, 480], "polygons": [[[250, 410], [390, 410], [390, 550], [250, 550]]]}}}
"""
FIGURE = """\
id: wrist
picture: figures/wrist.svg
geometry: wrist.json
title: A wrist that nobody has
source: Drawn for tests.
alt: Three bones of a wrist.
full: A line crosses the scaphoid.
annotations:
- {id: line, region: scaphoid, label: The line, text: It crosses the waist.}
"""
QUIZ = """\
id: quiz-w
title: The wrist
items:
- id: w1
  type: region
  level: apply
  objectives: [LO1]
  figure: wrist
  description: Three bones, one of them crossed by a line.
  lead_in: Which bones take the load of a fall on the hand?
  options:
  - {id: scaphoid, region: scaphoid, text: Scaphoid, key: true, rationale: It stands in the way.}
  - {id: radius, region: radius, text: Radius, key: true, rationale: It carries the wrist.}
  - {id: hamate, region: hamate, text: Hamate, rationale: It lies on the other side.}
  - {id: none, text: None of the three, rationale: Something has to.}
- id: w2
  type: region
  level: apply
  objectives: [LO1]
  figures: [wrist-t1, wrist-t2]
  description: Three bones, twice.
  lead_in: Which bones differ?
  options:
  - {id: scaphoid, region: scaphoid, text: Scaphoid of the thumb's side, label: Scaphoid, key: true, rationale: Dark.}
  - {id: hamate, region: hamate, text: Hamate of the other side, label: Hamate, rationale: Alike.}
  - {id: radius, region: radius, text: Radius, rationale: Alike.}
  - {id: none, text: No bone differs, rationale: One does.}
- id: w3
  type: single
  level: apply
  objectives: [LO1]
  figures: [wrist-t1, wrist-t2]
  lead_in: What is it?
  options:
  - {id: wrist, text: A wrist, key: true, rationale: It is.}
  - {id: ankle, text: An ankle, rationale: Look again.}
"""
WEIGHTED = """\
id: wrist-{0}
picture: figures/wrist.svg
geometry: wrist.json
sides: [Thumb, Little finger]
title: A wrist, {1}
short: {1}
source: Drawn for tests.
review: draft
alt: Three bones of a wrist, {1}.
full: The scaphoid differs.
annotations:
- {{id: dark, region: scaphoid, label: The dark one}}
"""


def write_wrist(project: Project) -> None:
    """Write the page, the quiz and the picture."""
    project.write("docs/figures/wrist.svg", PICTURE)
    project.write("quizzes/figures/wrist.json", GEOMETRY)
    project.write("quizzes/figures/wrist.yml", FIGURE)
    for name, words in (("t1", "T1"), ("t2", "T2, fat-suppressed")):
        project.write(f"quizzes/figures/wrist-{name}.yml", WEIGHTED.format(name, words))
    project.write("quizzes/w.yml", QUIZ)
    project.write("docs/wrist.md", "# The wrist\n\n/// quiz | quiz-w\n///\n")
    project.write("docs/index.md", "# Home\n\n[To the wrist](wrist.md)\n")
