"""Every example of the author's guide is what it says: it reads without a finding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image
from tests.course.pages import ROOT
from tests.support.golden import names_block
from tests.support.project import Project
from tests.support.served_site import build

from casebook.bank.cache import read_bank
from casebook.blocks.registry import BLOCK_TYPES, CONTAINER_TYPES
from casebook.cli.ids import ids
from casebook.findings import ITEM_WRITING, FindingCode
from casebook.items.registry import ITEM_TYPES
from casebook.lint.project import check_paths
from casebook.model import name_all

GUIDE = ROOT / "docs/author"
HEAD = "id: example-{0}\ntitle: Example {0}\nitems:\n"


# What the examples cite: a fictional ankle, and the work that items.md shows.
FACTS = """\
report: {title: An ankle that nobody has, journal: None, note: Written for the examples.}
facts:
- {id: stairs, text: Stairs made the pain worse, section: History}
- {id: tests, text: Two tests hurt, section: Examination}
not_reported:
- {id: not-rest, text: Pain at rest}
- {id: not-fever, text: Fever}
"""
GEOMETRY = """\
{"size": [640, 640], "regions": {
  "talus": {"tip": [320, 260], "polygons": [[[260, 200], [380, 200], [320, 320]]]},
  "tibia": {"tip": [320, 120], "polygons": [[[260, 60], [380, 60], [320, 180]]]}}}
"""

# The item in which the example of a list with two columns stands.
MIRRORED = """\
- id: m1
  type: region
  level: apply
  objectives: [LO4]
  description: The two pictures show one place.
  lead_in: Which bone is darker than the other?
"""


@pytest.fixture
def desk(project: Project) -> Project:
    """Return a project with the facts, the literature and the pictures of the examples."""
    (work,) = re.findall(r"^```bibtex\n(.*?)^```", (GUIDE / "items.md").read_text(encoding="utf-8"), re.S | re.M)
    project.write("quizzes/references.bib", work)
    project.write("quizzes/facts.yml", FACTS)
    project.write("quizzes/figures/ankle.json", GEOMETRY)
    for number in range(1, 5):
        picture = project.write(f"docs/figures/ankle-{number}.webp", "")
        Image.new("L", (640, 640)).save(picture)
    return project


def read_examples(name: str) -> list[str]:
    text = (GUIDE / name).read_text(encoding="utf-8")
    examples: list[str] = re.findall(r"^```yaml\n(.*?)^```", text, re.S | re.M)
    assert examples
    return examples


def findings() -> list[str]:
    return [str(found) for found in check_paths([Path("quizzes"), Path("docs")])]


def test_examples_of_items_read_clean(desk: Project) -> None:
    quizzes = [text for text in read_examples("items.md") if "items" in (yaml.safe_load(text) or {})]
    assert quizzes
    for number, text in enumerate(quizzes):
        desk.write(f"quizzes/example-{number}.yml", text)
    assert findings() == []


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_the_guide_has_an_example_of_each_type_of_item(name: str) -> None:
    assert any(f"type: {name}\n" in page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md"))


@pytest.mark.parametrize("name", [*BLOCK_TYPES, *CONTAINER_TYPES])
def test_the_guide_shows_how_each_block_is_written(name: str) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md"))
    assert names_block(name, pages) or f"`/// {name}" in pages


def test_examples_of_figures_read_clean(desk: Project) -> None:
    sidecar, stack, series, pairs, item, found, mirrored = read_examples("figures.md")
    for number in range(1, 5):
        written = sidecar.replace("ankle-1", f"ankle-{number}").replace("review:", "geometry: ankle.json\nreview:")
        desk.write(f"quizzes/figures/ankle-{number}.yml", written)
    desk.write("quizzes/figures/example.yml", series)
    desk.write("quizzes/figures/pairs.yml", pairs)
    desk.write("quizzes/example.yml", HEAD.format("f") + item)
    desk.write("quizzes/mirrored.yml", HEAD.format("m") + MIRRORED + mirrored)
    for number in range(1, 13):
        Image.new("L", (640, 640), number).save(desk.write(f"docs/figures/ankle-1/{number:02}.webp", ""))
    desk.write("quizzes/figures/ankle-side.yml", sidecar.replace("id: ankle-1", "id: ankle-side"))
    scrolled = sidecar.replace("id: ankle-1", "id: ankle-stack").replace("picture: figures/ankle-1.webp\n", stack)
    desk.write("quizzes/figures/ankle-stack.yml", scrolled.replace("id: talus", "id: cyst"))
    desk.write("quizzes/found.yml", HEAD.format("s") + found.replace("ankle-1", "ankle-stack"))
    desk.write("quizzes/figures/pelvis.json", GEOMETRY.replace("talus", "ilium_R").replace("tibia", "ilium_L"))
    for name in ("pelvis-t1", "pelvis-t2"):
        Image.new("L", (640, 640)).save(desk.write(f"docs/figures/{name}.webp", ""))
        written = sidecar.replace("ankle-1", name).replace("review:", "geometry: pelvis.json\nsides: [R, L]\nreview:")
        desk.write(f"quizzes/figures/{name}.yml", written)
    assert findings() == []


def test_examples_of_a_case_read_clean(desk: Project) -> None:
    items, differential, _, spoilers = read_examples("case.md")
    desk.write("quizzes/case.yml", HEAD.format("c").replace("example-c", "case-s") + items)
    desk.write("quizzes/differential.yml", differential)
    desk.write("quizzes/spoilers.yml", spoilers)
    page = re.search(r"^```\n(/////.*?)^```", (GUIDE / "case.md").read_text(encoding="utf-8"), re.S | re.M)
    assert page
    desk.write("docs/case.md", page[1])
    assert findings() == []


@pytest.mark.parametrize("name", ["items.md", "case.md"])
def test_examples_of_facts_read_clean(name: str, desk: Project) -> None:
    sheets = [text for text in read_examples(name) if "not_reported" in (yaml.safe_load(text) or {})]
    assert sheets
    for text in sheets:
        desk.write("quizzes/facts.yml", text)
        assert findings() == []


@pytest.mark.parametrize("name", ["items.md", "case.md", "figures.md"])
def test_examples_are_written_one_field_a_line(name: str) -> None:
    """Braces are fields of one line where they begin a value; within a text they hold a gap."""
    assert [line for text in read_examples(name) for line in text.split("\n") if re.search(r"[:-] *\{", line)] == []


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.stem)
def test_no_page_for_authors_tells_of_the_patient_of_this_course(page: Path) -> None:
    """A fork keeps these pages, and its learners meet them."""
    spoilers = read_bank(ROOT / "quizzes").spoilers
    assert spoilers
    told = name_all((secret for secret, _ in spoilers.terms), page.read_text(encoding="utf-8"))
    assert [secret.word for secret in told] == []


def test_the_reference_of_findings_lists_every_code_once_in_order() -> None:
    """The rules of item writing have a page of their own; one of their codes is that of an error as well."""
    text = (GUIDE / "findings.md").read_text(encoding="utf-8")
    elsewhere = ITEM_WRITING - {FindingCode.RATIONALE_MISSING}
    expected = sorted(code.value for code in FindingCode if code not in elsewhere)
    assert re.findall(r"^### `([a-z-]+)`$", text, re.MULTILINE) == expected


def test_the_first_item_is_what_the_page_says(project: Project) -> None:
    """Step by step as the page has it: one line, a question, its ids; then what else a question can do."""
    text = (GUIDE / "first-item.md").read_text(encoding="utf-8")
    settings = re.findall(r"^```yaml\n(.*?)^```", text, re.S | re.M)
    question, named, more = re.findall(r"^```markdown\n(.*?)^```", text, re.S | re.M)
    project.write("mkdocs.yml", f"site_name: Knee course\n{settings[0]}")
    page = project.write("docs/knee.md", question)
    build(project.root, "mkdocs", "--strict")
    assert CliRunner().invoke(ids, []).exit_code == 0
    assert page.read_text(encoding="utf-8") == named
    page.write_text(more, encoding="utf-8")
    for each in settings[1:]:
        project.write("mkdocs.yml", f"site_name: Knee course\n{each}")
        is_taught = "taught" in each
        found = check_paths([project.root])
        assert found.has_errors == is_taught, [str(one) for one in found]
