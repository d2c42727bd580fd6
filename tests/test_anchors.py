"""The ids of a page: each stands there once, and what is linked by its own id keeps it."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import markdown
import pytest

from tests.support.project import Project

OPTIONS = {"casebook.markdown": {"site_id": "small"}}
EXTENSIONS = ["toc", "attr_list", "md_in_html", "casebook.markdown"]
ITEM = """\
- id: {id}
  type: single
  level: apply
  objectives: [LO1]
  sources: [{source}]
  lead_in: What is {id}?
  options:
  - {{id: hip, text: The hip, key: true, rationale: Yes.}}
  - {{id: knee, text: The knee, rationale: No.}}
"""
JUDGE = """\
- id: {id}
  type: rating
  level: apply
  objectives: [LO1]
  review: draft
  lead_in: What is {id}?
  options:
  - {{id: {option}, text: A row, key: 1, rationale: Yes.}}
"""
SAID = "/// responses | {}\n///\n"
DIFFERENTIAL = """\
checkpoints: [k1]
review: draft
diagnoses:
- id: gout
  name: Gout
  levels:
  - {at: k1, level: lead, reason: It leads., grade: judgement}
"""


@pytest.fixture
def course(project: Project) -> Project:
    """Return a project with sources and a differential."""
    project.write("mkdocs.yml", "")
    project.write_context()
    project.write("quizzes/differential.yml", DIFFERENTIAL)
    return project


def write_quiz(project: Project, quiz: str, *ids: str, source: str = "first2006") -> None:
    items = "".join(ITEM.format(id=each, source=source) for each in ids)
    project.write(f"quizzes/{quiz}.yml", f"id: {quiz}\ntitle: {quiz}\nitems:\n{items}")


def render(page: str) -> Element:
    """Return the page; fail if two of its elements have one id, or a name within it leads nowhere."""
    html = markdown.markdown(page, extensions=EXTENSIONS, extension_configs=OPTIONS)
    root = ElementTree.fromstring(f"<page>{html}</page>")
    anchors = Counter(each.attrib["id"] for each in root.iter() if "id" in each.attrib)
    assert [anchor for anchor, times in anchors.items() if times > 1] == []
    named = {each.attrib["aria-labelledby"] for each in root.iter() if "aria-labelledby" in each.attrib}
    named |= {each.attrib["href"][1:] for each in root.iter("a") if each.attrib["href"].startswith("#")}
    assert named <= set(anchors)
    return root


def block(*names: str) -> str:
    """Return a page with one block for each name."""
    kinds = {True: "item", False: "quiz"}
    return "\n".join(f"/// {kinds['/' in name]} | {name}\n///\n" for name in names)


def anchors(root: Element) -> list[tuple[str, str, str]]:
    """Return each item of a page: its anchor, its quiz, and its id as the script reads it."""
    found = []
    for holder in root.iter("quiz-set"):
        quiz = holder.get("store", "").removeprefix("small/")
        for item in holder.iter("quiz-item"):
            anchor = item.attrib["id"]
            found.append((anchor, quiz, item.get("item", anchor[len(quiz) + 1 :])))
    return found


def test_the_second_copy_of_an_item_does_not_take_the_anchor_of_another(course: Project) -> None:
    write_quiz(course, "week", "1", "1-2", "1-3")
    pages = [["week/1", "week/1", "week/1-2"], ["week", "week/1"], ["week/1-2", "week/1", "week/1"]]
    for names in pages:
        found = {anchor: (quiz, item) for anchor, quiz, item in anchors(render(block(*names)))}
        assert found["week-1"] == ("week", "1")
        assert found["week-1-2"] == ("week", "1-2")
        assert sorted(found.values()).count(("week", "1")) == 2


def test_a_second_copy_has_the_anchor_it_always_had_where_nothing_else_has_it(course: Project) -> None:
    write_quiz(course, "week", "a", "b")
    found = anchors(render(block("week", "week/a", "week#a-b")))
    assert found == [
        ("week-a", "week", "a"),
        ("week-b", "week", "b"),
        ("week-a-2", "week", "a"),
        ("week-a-3", "week", "a"),
        ("week-b-2", "week", "b"),
    ]


def test_two_items_whose_names_join_alike_have_two_anchors(course: Project) -> None:
    write_quiz(course, "a", "b-c")
    write_quiz(course, "a-b", "c")
    assert anchors(render(block("a", "a-b"))) == [("a-b-c", "a", "b-c"), ("a-b-c-2", "a-b", "c")]
    assert anchors(render(block("a-b", "a"))) == [("a-b-c", "a-b", "c"), ("a-b-c-2", "a", "b-c")]


def test_what_is_said_again_leads_to_the_item_it_names(course: Project) -> None:
    write_quiz(course, "a", "b-c")
    write_quiz(course, "a-b", "c")
    root = render(block("a", "a-b") + "\n" + SAID.format("a-b/c"))
    assert [each.attrib["data-at"] for each in root.iter("div") if "data-at" in each.attrib] == ["a-b-c-2"]


@pytest.mark.parametrize("order", [1, -1])
def test_the_rows_of_a_judgement_are_named_apart_from_items(course: Project, order: int) -> None:
    items = JUDGE.format(id="b", option="c") + JUDGE.format(id="b-c", option="d")
    course.write("quizzes/a.yml", f"id: a\ntitle: A\nitems:\n{items}")
    root = render(block(*["a/b", "a/b-c", "a/b"][::order]))
    assert {"a-b", "a-b-c"} <= {anchor for anchor, _, _ in anchors(root)}


@pytest.mark.parametrize(
    ("quiz", "item", "page"),
    [
        ("step", "1", "///// step | 0 story\n\na\n\n{}\n/////\n\n///// step | 1 story\n\nb\n\n/////\n"),
        ("a", "b", "{}\n/// rank | k1\n///\n\n/// rank | k1\n///\n"),
        ("cited", "sources", "{}\nText [@first2006].\n"),
        ("source", "first2006", "{}\nText [@first2006].\n"),
        ("source", "first2006", "{}\nText [@first2006].\n\n/// references\n///\n\n/// references\n///\n"),
        ("source", "case-exam", "{}\nText [@case:exam].\n"),
        ("whole", "bibliography", "{}\n/// references\n///\n"),
        ("my", "heading", "## My heading\n\n{}\n\n## My heading\n"),
        ("my", "heading", "## Another {{#my-heading}}\n\n{}\n"),
        ("my", "heading", '<div id="my-heading" markdown>\n\nText.\n\n</div>\n\n{}\n'),
    ],
)
def test_an_item_gives_way_to_what_else_has_ids(course: Project, quiz: str, item: str, page: str) -> None:
    write_quiz(course, quiz, item)
    [found] = anchors(render(page.format(block(f"{quiz}/{item}"))))
    assert found[1:] == (quiz, item)


def test_a_work_and_a_fact_of_like_names_are_listed_apart(course: Project) -> None:
    course.write("quizzes/more.bib", "@article{case-exam, journal = {A Journal}, year = {2007}, mark = {verified}}\n")
    root = render("One [@case-exam], other [@case:exam].\n")
    links = [each.attrib["href"] for each in root.iter("a") if each.attrib["href"].startswith("#")]
    assert len(set(links)) == 2
