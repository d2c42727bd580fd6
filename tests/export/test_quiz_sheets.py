"""Quiz sheets: no case is needed, no sheet holds its key, versions differ and each key is that of its version."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.support.pdf_faults import find_faults
from tests.support.printed import read
from tests.support.project import CONFIG, Project

from casebook.cli.main import main
from casebook.exports.booklet.sheet_files import check_key, find_quiz
from casebook.exports.booklet.sheets import Sheet, build_keys, build_questions, read_sheet
from casebook.exports.booklet.versions import PLACED
from casebook.exports.elements import words_of
from casebook.exports.site_pages import read_site
from casebook.findings import Findings

COURSE = Path(__file__).parents[2]
QUIZZES = ("quiz-a", "quiz-b", "quiz-c", "quiz-d", "quiz-e", "quiz-i", "quiz-l", "case-s")
QUIZ = """\
id: knots
title: Knots
items:
- id: k1
  type: single
  level: recall
  objectives: [LO1]
  lead_in: Which knot holds?
  options:
  - {id: reef, text: Reef, rationale: It slips. Alpha.}
  - {id: bowline, text: Bowline, key: true, rationale: It holds. Bravo.}
  - {id: granny, text: Granny, rationale: It jams. Charlie.}
- id: k2
  type: multiple
  level: recall
  objectives: [LO1]
  lead_in: Which are bends?
  options:
  - {id: sheet, text: Sheet bend, key: true, rationale: It joins. Delta.}
  - {id: hitch, text: Clove hitch, rationale: It ties. Echo.}
  - {id: carrick, text: Carrick bend, key: true, rationale: It joins. Foxtrot.}
- id: k3
  type: single
  level: recall
  objectives: [LO1]
  lead_in: Which is made of rope?
  options:
  - {id: net, text: A net, rationale: It is. Golf.}
  - {id: ladder, text: A ladder, rationale: It may be. Hotel.}
  - {id: all, text: All of the above, key: true, rationale: Both are. India.}
- id: k4
  type: number
  level: recall
  objectives: [LO1]
  lead_in: How many strands?
  key: {value: 3, tolerance: 0}
  rationale: There are three. Juliet.
- id: k5
  type: free
  level: recall
  objectives: [LO1]
  lead_in: Describe a splice.
  rationale: It is woven. Kilo.
"""
REASONS = ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliet", "Kilo")


def export(*options: str) -> Result:
    """Run the command in the current folder."""
    return CliRunner().invoke(main, ["export", "quiz", "--out", "out", *options])


@pytest.fixture
def knots(project: Project) -> Project:
    """Return a site of one quiz, which no page shows."""
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/index.md", "# Home\n")
    project.write("quizzes/knots.yml", QUIZ)
    return project


def list_files() -> list[str]:
    """Return the names of what was written."""
    return sorted(file.name for file in Path("out").glob("*"))


@pytest.mark.usefixtures("knots")
def test_a_key_begins_on_a_leaf_after_the_sheet() -> None:
    done = export("--quiz", "knots")
    assert done.exit_code == 0, done.output
    assert done.output == "Wrote out/knots.pdf, 3 pages.\n"
    printed = read(Path("out/knots.pdf"))
    sheet, blank, key = printed.pages
    for words in ("Knots", "5 questions", "Name", "Group", "Date", "K1", "K5"):
        assert words in sheet
    assert not any(reason in sheet + blank for reason in REASONS)
    assert "A small site" in sheet
    assert "Key to Knots" in key
    assert "Bravo" in key
    assert not printed.problems
    assert printed.outline == [("Knots", 1), ("Key to Knots", 3)]
    assert not find_faults(Path("out/knots.pdf"))


@pytest.mark.usefixtures("knots")
@pytest.mark.parametrize(
    ("options", "files"),
    [
        (("--key", "separate"), ["knots-key.pdf", "knots.pdf"]),
        (("--key", "none", "--shuffle", "3"), ["knots-A.pdf", "knots-B.pdf", "knots-C.pdf"]),
    ],
)
def test_a_sheet_by_itself_holds_no_key(options: tuple[str, ...], files: list[str]) -> None:
    assert export("--quiz", "knots", *options).exit_code == 0
    assert list_files() == files
    sheets = [read(Path("out") / name) for name in files if "key" not in name]
    assert not any(reason in page for sheet in sheets for page in sheet.pages for reason in REASONS)


@pytest.mark.usefixtures("knots")
def test_the_same_quiz_gives_the_same_bytes_on_each_paper() -> None:
    written = []
    for paper in ("letter", "letter", "a4"):
        assert export("--quiz", "knots", "--shuffle", "2", "--key", "none", "--paper", paper).exit_code == 0
        written.append(Path("out/knots-B.pdf").read_bytes())
    assert written[0] == written[1] != written[2]
    assert read(Path("out/knots-B.pdf")).names.count("Knots, version B") == 1


@pytest.mark.usefixtures("knots")
def test_an_unknown_quiz_is_named_with_the_nearest() -> None:
    done = export("--quiz", "knots", "--quiz", "knot")
    assert (done.exit_code, list_files()) == (1, [])
    assert done.output == "Error: No quiz has the id `knot`. Did you mean `knots`?\n"


@pytest.mark.usefixtures("project")
def test_a_folder_without_settings_is_said_to_have_none() -> None:
    assert export("--quiz", "knots").output.startswith("Error: There are no settings of a site here")


def test_an_extension_that_is_not_installed_is_named(knots: Project) -> None:
    knots.write("mkdocs.yml", CONFIG.replace("- tables\n", "- tables\n- nowhere.at_all\n"))
    done = export("--quiz", "knots")
    assert (done.exit_code, list_files()) == (1, [])
    assert done.output.startswith("Error: An extension of Markdown that the settings name cannot be loaded")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("key: true, rationale: It holds", "rationale: It holds", "No option has `key: true`"),
        ("lead_in: Which knot holds?", "lead_in: Which?\n  figure: rope", "rope"),
    ],
)
def test_what_is_wrong_in_a_quiz_is_said_and_nothing_is_written(
    knots: Project, old: str, new: str, message: str
) -> None:
    knots.write("quizzes/knots.yml", QUIZ.replace(old, new))
    done = export("--quiz", "knots")
    assert (done.exit_code, list_files()) == (1, [])
    assert "quizzes/knots.yml:" in done.output
    assert message in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("pages", [{"q:a/1": 1, "s:key": 2}, {"q:a/1": 1, "s:key": 1}, {"q:a/1": 3, "k:a/1": 3}])
def test_a_key_that_is_not_on_a_leaf_of_its_own_is_refused(pages: dict[str, int]) -> None:
    assert [*check_key(pages)] == [f"Page {max(pages.values())}: the key does not begin on a leaf of its own."]


@pytest.mark.parametrize(
    "text",
    ["All of the above", "None of these", "A and B", "A und C", "B, D", "A+C", "Unlike option D", "the above", "C"],
)
def test_words_that_refer_to_an_option_by_its_place_are_found(text: str) -> None:
    assert PLACED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Edema of both joints",
        "Sitting, above all",
        "Vitamin D",
        "None, since it is normal",
        "Below L5",
        "A knot",
        "HLA-B27",
    ],
)
def test_other_words_are_not_taken_for_a_place(text: str) -> None:
    assert not PLACED.search(text)


def read_sheets(name: str, letters: str) -> list[Sheet]:
    """Return the versions of a quiz of the current project."""
    site = read_site(Path().absolute(), Findings())
    return [read_sheet(site, find_quiz(site, name), letter) for letter in letters]


def list_orders(sheet: Sheet) -> list[tuple[str, list[str]]]:
    return [(item.id, [option.id for option in item.options]) for item in sheet.quiz.items]


@pytest.mark.usefixtures("knots")
def test_versions_differ_and_options_that_name_a_place_stay() -> None:
    first, *others = read_sheets("knots", "ABCD")
    assert [item for item, _ in list_orders(first)] == ["k1", "k2", "k3", "k4", "k5"]
    orders = [list_orders(sheet) for sheet in (first, *others)]
    assert len({str(order) for order in orders}) == len(orders)
    assert all(dict(order)["k3"] == ["net", "ladder", "all"] for order in orders)
    assert all(dict(order)["k1"] != ["reef", "bowline", "granny"] for order in orders[1:])
    assert all(sorted(order) != order for order in orders[1:])


def find_right(sheet: Sheet) -> dict[str, tuple[set[str], set[str]]]:
    """Return by item what stands in print at the letters of its key, and at that of its tempting option."""
    questions = {
        part.attrib["id"][2:]: part for part in build_questions(sheet).iter("div") if part.get("class") == "item"
    }
    found = {}
    for key in build_keys(sheet)[1].findall("div[@class='key']"):
        name = key.attrib["id"][2:]
        rows = [part for part in questions[name].iter("div") if part.get("class") == "option"]
        texts = {words_of(row.find("b")): words_of(row[-1]) for row in rows}
        letters = words_of(key.find("h3/b")).split(", ") if rows else []
        tempting = [words_of(part)[0] for part in key.iterfind("div[@class='reason']/b")] if rows else []
        found[name] = {texts[each] for each in letters if each}, {texts[each] for each in tempting}
    return found


@pytest.mark.parametrize("name", QUIZZES)
def test_each_key_of_the_course_is_that_of_its_version(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(COURSE)
    sheets = read_sheets(name, "ABC")
    assert find_right(sheets[0]) == find_right(sheets[1]) == find_right(sheets[2])
    assert len({str(list_orders(sheet)) for sheet in sheets}) == len(sheets)


@pytest.mark.parametrize("name", QUIZZES)
def test_no_sheet_of_the_course_holds_its_key(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(COURSE)
    sheet, *_ = read_sheets(name, "A")
    questions = build_questions(sheet)
    words = words_of(questions)
    assert len(sheet.asked) == len(sheet.quiz.items)
    reasons = [option.rationale or "" for asked in sheet.asked for option in asked.item.options]
    assert not [reason for reason in reasons if reason[:40] in words]
    told = {"key", "answer", "reason", "after", "regions", "verdict"}
    assert not [part for part in questions.iter() if not told.isdisjoint(part.get("class", "").split())]


@pytest.mark.usefixtures("knots")
def test_items_of_a_version_have_numbers_and_its_key_says_which_they_are() -> None:
    (sheet,) = read_sheets("knots", "B")
    right = find_right(sheet)
    assert right["knots/k1"] == ({"Bowline"}, set())
    assert right["knots/k2"] == ({"Sheet bend", "Carrick bend"}, set())
    heads = [words_of(head) for head in build_questions(sheet).iterfind(".//h3/b")]
    assert heads == ["1", "2", "3", "4", "5"]
    told = [words_of(head) for head in build_keys(sheet).iterfind(".//h3")]
    names = [item.id.upper() for item in sheet.quiz.items]
    assert [head.partition(")")[0] for head in told] == [f"{place} ({name}" for place, name in enumerate(names, 1)]
