"""The booklet prints every item once, with all that is asked, also where the names of two items join alike."""

from __future__ import annotations

from pathlib import Path

from tests.support.case_page import build_case
from tests.support.served_site import Site

from casebook.exports.booklet.atoms import Tally
from casebook.exports.booklet.exam import read_exams
from casebook.exports.booklet.site import open_site
from casebook.exports.booklet.story import find_case

ITEM = """\
- id: {}
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which joint?
  options:
  - {{id: hip, text: The hip, key: true, rationale: Yes.}}
  - {{id: knee, text: The knee, rationale: No.}}
"""


def test_items_whose_names_join_alike_are_printed_each_and_copies_once(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.close()
    for quiz, item in (("a", "b-c"), ("a-b", "c"), ("w", "1")):
        site.project.write(f"quizzes/{quiz}.yml", f"id: {quiz}\ntitle: {quiz}\nitems:\n{ITEM.format(item)}")
    site.project.write(
        "docs/one.md", "/// quiz | a\n///\n\n/// quiz | a-b\n///\n\n/// quiz | w\n///\n\n/// quiz | w\n///\n"
    )
    site.project.write("docs/two.md", "/// quiz | a-b\n///\n")
    site.project.write("docs/three.md", "/// quiz | a\n///\n")
    build_case(site)
    opened = open_site(tmp_path / "site")
    exams = read_exams(opened, find_case(opened), Tally(), tutor=False)
    found = [item.anchor for exam in exams for item in exam.items]
    assert [(exam.name, len(exam.items)) for exam in exams] == [("a", 1), ("a-b", 1), ("w", 1)]
    assert len(set(found)) == len(found)


GAPS = """\
id: g
title: G
items:
- id: g1
  type: cloze
  level: apply
  objectives: [LO1]
  lead_in: Fill in.
  text: The *hip* is a {joint} of the {place}.
  options:
  - {id: joint, key: [ball], choices: [ball, hinge], rationale: It turns.}
  - {id: place, key: [leg], rationale: It bears.}
"""


def test_a_text_with_gaps_is_printed_with_lines_and_choices(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.close()
    site.project.write("quizzes/g.yml", GAPS)
    site.project.write("docs/gaps.md", "/// quiz | g\n///\n")
    build_case(site)
    opened = open_site(tmp_path / "site")
    (item,) = (item for exam in read_exams(opened, find_case(opened), Tally(), tutor=False) for item in exam.items)
    assert item.notes == ("The hip is a 1 ____________ (ball / hinge) of the 2 ____________ .",)
