"""What a file of regions may hold, and how an item points at the marks of a sidecar."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

import markdown
import pytest

from casebook.figures.sidecar import read_geometry
from casebook.findings import Findings
from casebook.lint.project import check_paths
from tests.support.project import Project

SQUARE = [[10, 10], [20, 10], [20, 20], [10, 20]]
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80"><title>A knee</title></svg>'
FIGURE = """\
id: knee-1
picture: figures/knee.svg
title: A knee
source: Drawn by us.
alt: A knee from the front.
full: A knee from the front.
annotations:
"""
ITEM = """\
id: quiz-k
title: Quiz K
items:
- id: k1
  type: region
  level: apply
  objectives: [O]
  lead_in: Where is the patella?
  figure: knee-1
  description: Two rounded areas.
  options:
  - {{id: one, region: {one}, text: The upper, key: true, rationale: It lies in front.}}
  - {{id: two, region: {two}, text: The lower, rationale: That is the tibia.}}
"""


def geometry(polygons: object = (SQUARE,), tip: object = (15, 15), size: object = (100, 80), name: str = "r") -> str:
    return json.dumps({"size": size, "regions": {name: {"tip": tip, "polygons": polygons}}})


def test_regions_within_the_picture_are_read() -> None:
    findings = Findings()
    found = read_geometry(geometry(name="Kniescheibe_L"), PurePath("g.json"), findings)
    assert found
    assert not len(findings)
    assert found.regions["Kniescheibe_L"].polygons[0][1] == (20, 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (geometry(polygons=[[]]), "an outline without an area"),
        (geometry(polygons=[[[5, 5], [9, 5]]]), "an outline without an area"),
        (geometry(polygons=[[[5, 5], [20, 5], [9, 5]]]), "an outline without an area"),
        (geometry(polygons=[SQUARE, [[1, 1], [2, 2], [3, 3]]]), "an outline without an area"),
        (geometry(polygons=[[[-1, 5], [20, 5], [9, 9]]]), "leaves the picture"),
        (geometry(polygons=[[[1, 5], [20, 5], [9, 1e300]]]), "leaves the picture"),
        (geometry(tip=[500, 5]), "leaves the picture"),
        (geometry(size=[0, 80]), "both above 0"),
        (geometry(size=[-100, 80]), "both above 0"),
        (geometry(size=["1" * 5_000, 80]), "`size.0` is wrong or missing"),
        (f'{{"size": [{"1" * 5_000}, 80], "regions": {{}}}}', "`size.0` is wrong or missing"),
        ('{"size": [NaN, 80], "regions": {}}', "`size.0` is wrong or missing"),
        ('{"size": [1e999, 80], "regions": {}}', "`size.0` is wrong or missing"),
        ('{"size": [100, 80], "regions": {"r": {"polygons": [[[1, 1], [2, 2], [3, 1]]]}}}', "`regions.r.tip` is wrong"),
        ('{"size": [100, 80], "regions": {"r": 7}}', "`regions.r` is wrong or missing"),
        (geometry(name="r\ud800"), "`r?` cannot name a region"),
        (geometry(name=""), "cannot name a region"),
        (geometry(name="a\nb"), "`a?b` cannot name a region"),
        ("[" * 100_000, "wrong or missing|not JSON|has no `size`"),
        ("[]", "has no `size`"),
        ("7", "has no `size`"),
        ("", "not JSON"),
    ],
)
def test_odd_geometry_is_told_and_can_be_printed(text: str, told: str) -> None:
    findings = Findings()
    assert read_geometry(text, PurePath("g.json"), findings) is None
    lines = [str(finding) for finding in findings]
    assert any(each in line for each in told.split("|") for line in lines)
    "\n".join(lines).encode()


def write(project: Project, marks: str, one: str, two: str) -> list[str]:
    project.write("docs/figures/knee.svg", PICTURE)
    project.write("quizzes/figures/knee.yml", FIGURE + marks)
    project.write("quizzes/quiz.yml", ITEM.format(one=one, two=two))
    return [str(found) for found in check_paths([project.root / "quizzes"])]


MARKS = """\
- {id: upper, shape: {circle: [30, 20, 10]}, label: Patella}
- {id: lower, shape: {box: [20, 50, 30, 20]}, label: Tibia}
- {id: edge, shape: {polygon: [[1, 1], [9, 1], [9, 9]]}, label: Edge}
- {id: spot, shape: {point: [5, 5]}, label: Spot}
- {id: push, shape: {arrow: [0, 0, 9, 9]}, label: Push}
"""


@pytest.mark.parametrize(("one", "two"), [("upper", "lower"), ("edge", "upper")])
def test_an_item_points_at_marks_with_an_area_without_a_file_of_regions(one: str, two: str, project: Project) -> None:
    assert write(project, MARKS, one, two) == []


@pytest.mark.parametrize("two", ["spot", "push", "Lower"])
def test_a_point_and_an_arrow_are_no_area(two: str, project: Project) -> None:
    (found,) = write(project, MARKS, "upper", two)
    assert f"The figure has no region `{two}`." in found
    assert "quiz.yml:13:23:" in found


FLAT = ["polygon: [[1, 1], [2, 2], [3, 3]]", "polygon: [[1, 1], [1, 1], [1, 1]]"]


@pytest.mark.parametrize(
    "shape", ["circle: [30, 20, 0]", "circle: [30, 20, -5]", "box: [1, 1, 0, 5]", "box: [9, 9, -3, 3]", *FLAT]
)
def test_a_shape_without_an_area_is_told_where_it_stands(shape: str, project: Project) -> None:
    project.write("docs/figures/knee.svg", PICTURE)
    project.write("quizzes/figures/knee.yml", f"{FIGURE}- {{id: upper, shape: {{{shape}}}, label: Patella}}\n")
    (found,) = map(str, check_paths([project.root / "quizzes"]))
    assert "knee.yml:8:22: error: This shape has no area." in found


def render() -> str:
    """Return the page of the quiz as an author sees it while serving: what is broken is left out and told."""
    options = {"casebook.markdown": {"site_id": "small", "errors": "show"}}
    return markdown.markdown("/// quiz | quiz-k\n///\n", extensions=["casebook.markdown"], extension_configs=options)


def test_the_marks_that_an_item_points_at_are_areas_of_the_picture(project: Project) -> None:
    project.write("mkdocs.yml", "")
    write(project, MARKS, "upper", "lower")
    html = render()
    first, second = re.findall(r'<g><polygon [^>]*points="([^"]*)"', html)
    assert (len(first.split()), second) == (48, "20,50 50,50 50,70 20,70")
    assert 'class="marks"' not in html


def test_an_item_whose_geometry_is_broken_is_left_out_and_told(project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write("quizzes/figures/plane.json", '{"size": [100, 80], "regions": {"line": {"polygons": []}}}')
    write(project, "- {id: upper, region: line, label: Patella}\ngeometry: plane.json\n", "line", "line")
    html = render()
    assert "<quiz-item" not in html
    assert "plane.json:1:1" in html
