"""A page with stacks of a knee that nobody has: a viewer of two times, one of a single stack, and a slice to find."""

from __future__ import annotations

import io

from PIL import Image

from tests.support.project import Project

COUNT, KEY = 9, 5
SIZE = (160, 120)
# A spot that is on three slices and moves, and a cyst that is on another.
GEOMETRY = """\
{"size": [160, 120], "regions": {
  "spot": {"tip": [110, 60], "polygons": [[[100, 50], [120, 50], [120, 70], [100, 70]]], "slices": {
    "6": [[[104, 50], [124, 50], [124, 70], [104, 70]]],
    "7": [[[108, 50], [128, 50], [128, 70], [108, 70]]]}},
  "cyst": {"tip": [30, 90], "slices": {"8": [[[20, 80], [40, 80], [40, 100], [20, 100]]]}},
  "square": {"tip": [40, 40], "polygons": [[[20, 20], [60, 20], [60, 60], [20, 60]]],
    "slices": {"1": [[[20, 20], [60, 20], [60, 60], [20, 60]]]}}}}
"""
FIGURE = """\
id: knee-{time}-{view}
picture: figures/knee-{time}-{view}/05.png
stack: figures/knee-{time}-{view}
localizer: {{figure: knee-side, first: [10, 20, 70, 20], last: [10, 100, 70, 100]}}
geometry: knee.json
title: Knee {time}, {view}
short: {view}
source: Drawn for tests.
alt: A knee.
full: A spot, and a cyst.
signals:
- {{text: Spot, level: "{level}"}}
annotations:
- {{id: spot, region: spot, label: Spot}}
- {{id: cyst, region: cyst, label: Cyst}}
- {{id: edge, shape: {{circle: [80, 60, 30]}}, slices: 2-3, label: Edge}}
"""
SIDE = """\
id: knee-side
picture: figures/side.png
title: Knee from the side
source: Drawn for tests.
alt: A knee from the side.
full: Nothing.
"""
SERIES = """\
id: knee
title: A knee
views: [t1, t2]
series:
- {label: Before, figures: [knee-1-t1, knee-1-t2]}
- {label: After, figures: [knee-2-t1, knee-2-t2]}
"""
QUIZ = """\
id: quiz-k
title: The knee
items:
- id: k1
  type: region
  level: apply
  objectives: [LO1]
  figure: knee-2-t1
  find_slice: true
  description: Nine slices; on one of them is a cyst.
  lead_in: Find the cyst.
  options:
  - {id: cyst, region: cyst, text: Cyst, key: true, rationale: It is the only one.}
  - {id: spot, region: spot, text: Spot, rationale: It is no cyst.}
  - {id: none, text: There is none, rationale: There is one.}
"""
LONG = "\nA page that scrolls.\n" * 40
PAGE = """\
# Knees

/// viewer | knee
///

## One

/// viewer | knee-1-t1
///
"""
FINDING = """\
# Find it

/// quiz | quiz-k
///
"""
# The second step has what the first one must not fetch.
CASE = """\
# A case

///// step | 0 story
The knee hurts.
/////

///// step | 1 picture
/// viewer | knee
///
/////
"""


def write_stacks(project: Project) -> None:
    """Write the page, its figures and their slices; the number of a slice is a tenth of its grey."""
    for time in (1, 2):
        for view in ("t1", "t2"):
            for number in range(1, COUNT + 1):
                write_slice(project, f"docs/figures/knee-{time}-{view}/{number:02}.png", 10 * number + time)
            level = {1: "dark", 2: "bright"}[time]
            project.write(f"quizzes/figures/knee-{time}-{view}.yml", FIGURE.format(time=time, view=view, level=level))
    write_slice(project, "docs/figures/side.png", 200)
    project.write("quizzes/figures/knee-side.yml", SIDE)
    project.write("quizzes/figures/knee.json", GEOMETRY)
    project.write("quizzes/figures/knee.yml", SERIES)
    project.write("quizzes/k.yml", QUIZ)
    project.write("docs/knees.md", PAGE + LONG)
    project.write("docs/find.md", FINDING)
    project.write("docs/case.md", CASE)
    project.write("docs/index.md", "# Home\n\n[To the knees](knees.md)\n")


def write_slice(project: Project, name: str, grey: int, size: tuple[int, int] = SIZE) -> None:
    """Write one picture, all of one grey."""
    held = io.BytesIO()
    Image.new("L", size, grey).save(held, "PNG")
    file = project.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(held.getvalue())
