"""What every drawing promises: it stays on its sheet, its hands reach, its files hold no name of a test."""

from __future__ import annotations

import json
import re
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from course.figures.drawings.course import check_quotes, read_facts
from course.figures.drawings.figures import FIGURES, SUFFIXES, make_files, write_files
from course.figures.drawings.hero import LEAN
from course.figures.drawings.legends import LEGENDS, SOURCE
from course.figures.drawings.manoeuvres import MANOEUVRES
from course.figures.drawings.palette import PALETTES, TONES
from course.figures.drawings.scene import Drawing
from course.figures.drawings.sheet import Shape
from course.figures.signature import take_off

ROOT = Path(__file__).parents[3]
PICTURES = [f"docs/figures/{name}{suffix}.svg" for name in FIGURES for suffix in SUFFIXES.values()]
STALE = "The figures are out of date. Type: python3 dev.py figures"
LARGEST = 50_000
REACH_CM = 3
# what a browser, a printer or a reader of the page would stumble over
FORBIDDEN = (
    *("style", "class=", " id=", "href", "url(", "var(", "filter", "marker", "foreignObject", "font:", "Gradient"),
    *("clip", "mask", "<pattern", "<image", "<script", "transform", "<use", "currentColor"),
)
# fills that may lie side by side in a manoeuvre, on the bones and on the plates
SCENE = ("skin", "examiner", "shorts", "tunic", "trouser", "hair", "top", "edge", "base")
TOUCHING = (
    *combinations(SCENE, 2),
    *combinations(("bone", "ilium", "zone", "cleft"), 2),
    *(
        ("shorts", "ilium"),
        ("shorts", "bone"),
        ("skin", "ilium"),
        ("skin", "zone"),
        ("sheet", "ilium"),
        ("bone", "quiet"),
    ),
)
TESTS = re.compile(
    r"patrick|faber|gaenslen|shear|distract|gapping|compress|thrust|provocat|sacroiliac|\bsij\b|p4|ostgaard",
    re.IGNORECASE,
)


@pytest.fixture(scope="session")
def drawings() -> dict[str, Drawing]:
    """Draw every figure once."""
    return {name: draw() for name, draw in FIGURES.items()}


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FIGURES)
def test_every_outline_lies_on_its_sheet(drawings: dict[str, Drawing], name: str) -> None:
    sheet = drawings[name].sheet
    off = [
        point
        for shape in sheet.shapes
        for point in shape.points
        if not (-0.1 <= point[0] <= sheet.width + 0.1 and -0.1 <= point[1] <= sheet.height + 0.1)
    ]
    assert off == []


@pytest.mark.parametrize("name", MANOEUVRES)
def test_every_hand_is_within_three_centimetres_of_its_landmark(drawings: dict[str, Drawing], name: str) -> None:
    gaps = {hand: round(hold.gap(), 2) for hand, hold in drawings[name].holds.items()}
    assert {"e.l", "e.r"} <= set(gaps), "both hands of the examiner are on something"
    assert {hand: gap for hand, gap in gaps.items() if gap > REACH_CM} == {}


def test_the_man_on_the_stool_holds_his_left_buttock_and_leans_to_his_right(drawings: dict[str, Drawing]) -> None:
    """Seen from behind, his left is the left of the picture, where x is negative."""
    holds = drawings["hero"].holds
    assert {hand for hand, hold in holds.items() if hold.gap() > REACH_CM} == set()
    assert holds["p.l"].palm.x < -5
    assert LEAN.x > 0


@pytest.mark.parametrize("name", FIGURES)
def test_every_mark_lies_in_the_picture(drawings: dict[str, Drawing], name: str) -> None:
    sheet, sidecar = drawings[name].sheet, yaml.safe_load(read(f"quizzes/figures/{name}.yml"))
    assert {mark.id for mark in LEGENDS[name].marks} == set(drawings[name].marks)
    for annotation in sidecar.get("annotations", []):
        ((kind, (x, y, *size)),) = annotation["shape"].items()
        reach = size[0] if kind == "circle" else 0
        assert reach <= x <= sheet.width - reach, annotation["id"]
        assert reach <= y <= sheet.height - reach, annotation["id"]


@pytest.mark.parametrize("name", FIGURES)
def test_the_marks_of_a_picture_stand_apart(drawings: dict[str, Drawing], name: str) -> None:
    places = sorted((numbers[0], numbers[1]) for _, numbers in drawings[name].marks.values())
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 24 for a, b in pairwise(places))


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_holds_plain_shapes_only(path: str) -> None:
    text = read(path)
    assert [word for word in FORBIDDEN if word in text] == []
    assert len(text.encode()) <= LARGEST
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(text).iter()}
    assert tags <= {"svg", "title", "desc", "path", "text"}


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_names_no_test(path: str) -> None:
    picture = ElementTree.fromstring(read(path))
    assert picture[0].tag.endswith("title")
    assert picture[1].text == SOURCE
    assert picture[0].text
    words = " ".join(text for element in picture.iter() for text in (element.text or "", *element.attrib.values()))
    assert TESTS.findall(f"{Path(path).name} {words}") == []


@pytest.mark.parametrize("name", MANOEUVRES)
def test_the_words_for_those_who_cannot_see_it_name_no_test(name: str) -> None:
    assert TESTS.findall(LEGENDS[name].alt) == []
    assert TESTS.search(LEGENDS[name].title)


@pytest.mark.parametrize("name", MANOEUVRES)
def test_the_title_inside_a_picture_only_counts(name: str) -> None:
    assert LEGENDS[name].inside == f"Manoeuvre {name[-1]}"


@pytest.mark.parametrize("name", FIGURES)
def test_who_has_checked_a_drawing_stands_in_the_review_of_its_sidecar_alone(name: str) -> None:
    sidecar = yaml.safe_load(take_off((ROOT / f"quizzes/figures/{name}.yml").read_bytes()))
    assert sidecar.pop("review") == "draft"
    pictures = [read(f"docs/{sidecar[kind]}") for kind in ("picture", "dark", "print")]
    told = re.findall(r"checked|reviewed|clinician", " ".join([*pictures, json.dumps(sidecar)]), re.IGNORECASE)
    assert told == []


@pytest.mark.parametrize("name", FIGURES)
def test_the_files_are_what_the_generator_writes(drawings: dict[str, Drawing], name: str) -> None:
    """When this fails, type: python3 dev.py figures."""
    files = write_files(name, drawings[name])
    assert [path for path, text in files.items() if take_off((ROOT / path).read_bytes()) != text.encode()] == [], STALE


def test_no_figure_is_left_over() -> None:
    made = {Path(path).name for path in PICTURES}
    there = {path.name for path in (ROOT / "docs/figures").glob("*.svg")}
    assert there == made, STALE


def test_drawing_again_gives_the_same_bytes(drawings: dict[str, Drawing]) -> None:
    assert make_files("manoeuvre-3") == write_files("manoeuvre-3", drawings["manoeuvre-3"])


def test_the_print_palette_has_no_hue() -> None:
    hues = {name: grey for name, (_, _, grey, _) in TONES.items() if not grey[1:3] == grey[3:5] == grey[5:7]}
    assert hues == {}


@pytest.mark.parametrize(("first", "second"), TOUCHING)
def test_touching_areas_differ_in_print_by_pattern_or_clearly_in_grey(first: str, second: str) -> None:
    one, other = PALETTES["print"][first], PALETTES["print"][second]
    contrast = abs(int(one.colour[1:3], 16) - int(other.colour[1:3], 16))
    assert one.hatch != other.hatch or contrast >= 0x20


def test_the_fills_of_a_manoeuvre_are_compared(drawings: dict[str, Drawing]) -> None:
    signs = {"", "accent", "paper", "sheet", "mute", "bone", "ilium"}
    for name in MANOEUVRES:
        fills = {shape.fill for shape in drawings[name].sheet.shapes if isinstance(shape, Shape)}
        assert fills - signs <= set(SCENE)


def test_where_no_source_gives_a_direction_there_is_no_arrow(drawings: dict[str, Drawing]) -> None:
    """Arrows, and nothing else in a manoeuvre, are filled with the accent."""
    arrows = {
        name: [shape for shape in drawings[name].sheet.shapes if isinstance(shape, Shape) and shape.fill == "accent"]
        for name in MANOEUVRES
    }
    assert [name for name, found in arrows.items() if not found] == ["manoeuvre-3"]


def test_a_pattern_stays_inside_its_area(drawings: dict[str, Drawing]) -> None:
    palette = PALETTES["print"]
    for shape in drawings["manoeuvre-1"].sheet.shapes:
        if not isinstance(shape, Shape) or not shape.fill or not palette[shape.fill].hatch:
            continue
        written = shape.write(palette).split("<path")[2]
        numbers = [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", written)]
        xs, ys = zip(*shape.area[0], strict=True)
        assert all(min(xs) - 1 <= x <= max(xs) + 1 and min(ys) - 1 <= y <= max(ys) + 1 for x, y in numbers)


# The course


def test_the_course_says_what_the_facts_say() -> None:
    check_quotes(read_facts(ROOT / "quizzes/facts.yml"))


def test_a_course_that_no_longer_fits_its_facts_is_refused() -> None:
    facts = read_facts(ROOT / "quizzes/facts.yml") | {"course-1": "The pain was gone within 4 months"}
    with pytest.raises(ValueError, match="The fact `course-1` no longer says “within 3 months”"):
        check_quotes(facts)


def test_the_course_stands_as_a_table_too() -> None:
    page = read("docs/study/case.md")
    assert "| when | what the report says | caution |" in page


# Sources


@pytest.mark.parametrize("name", FIGURES)
def test_every_citation_of_a_caption_leads_somewhere(name: str) -> None:
    entries = set(re.findall(r"^@\w+\{([\w-]+),", read("quizzes/references.bib"), re.MULTILINE))
    document = yaml.safe_load(read("quizzes/facts.yml"))
    facts = {fact["id"] for part in ("facts", "not_reported") for fact in document[part]}
    cited = re.findall(r"\[@([\w:-]+)\]", LEGENDS[name].caption)
    assert [key for key in cited if key.removeprefix("case:") not in (facts if "case:" in key else entries)] == []
