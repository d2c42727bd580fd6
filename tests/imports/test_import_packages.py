"""Packages of QTI: which of their files are read, where their pictures are found, and what the items are called."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.imports.importing import run
from tests.support.project import PIXEL, Project

from casebook.findings import Severity
from casebook.lint.project import check_paths

ITEM = """\
<item ident="{0}" title="Question"><presentation>
<material><mattext texttype="text/html">
&lt;img src="$IMS-CC-FILEBASE$/films/ankle%20one.png?canvas_=1" alt="An ankle"&gt;
&lt;p&gt;What is {0}?&lt;/p&gt;</mattext></material>
<response_lid ident="r" rcardinality="Single"><render_choice>
<response_label ident="a"><material><mattext>Bone</mattext></material></response_label>
<response_label ident="b"><material><mattext>Skin</mattext></material></response_label>
</render_choice></response_lid></presentation>
<resprocessing><respcondition><conditionvar><varequal respident="r">a</varequal></conditionvar>
<setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>"""
BANK = '<questestinterop><assessment ident="x" title="{}"><section>{}</section></assessment></questestinterop>'


def write_package(project: Project, files: dict[str, str | bytes]) -> None:
    with zipfile.ZipFile(project.root / "course.imscc", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def test_the_quizzes_of_a_canvas_package_come_with_their_pictures(project: Project) -> None:
    files: dict[str, str | bytes] = {
        "imsmanifest.xml": "<manifest/>",
        "one/assessment_meta.xml": "<quiz/>",
        "one/one.xml": BANK.format("Week one", ITEM.format("q1") + ITEM.format("q2")),
        "two/two.xml": BANK.format("Week two", ITEM.format("q3") + ITEM.format("q4")),
        "web_resources/films/ankle one.png": PIXEL,
    }
    write_package(project, files)
    done = run(project, "course.imscc")
    assert done.output == (
        "Wrote quizzes/course-week-one.yml: 2 items.\nWrote quizzes/course-week-two.yml: 2 items.\n4 of 4 items.\n"
    )
    written = (project.root / "quizzes/course-week-one.yml").read_text(encoding="utf-8")
    assert "title: Week one\n" in written
    assert "![An ankle](pictures/course/ankle-one.png)" in written
    assert (project.root / "docs/pictures/course/ankle-one.png").read_bytes() == PIXEL
    assert [each for each in check_paths([Path()]) if each.severity is Severity.ERROR] == []


def test_a_damaged_file_of_a_package_is_named_and_the_others_arrive(project: Project) -> None:
    whole = BANK.format("Whole", ITEM.format("q1"))
    write_package(project, {"a.xml": whole, "b.xml": BANK.format("Cut", ITEM.format("q2"))[:-60]})
    done = run(project, "course.imscc")
    assert done.exit_code == 1
    assert "course.imscc/b.xml:" in done.output
    assert "error: This is no well-formed XML" in done.output
    assert "Wrote quizzes/course" in done.output


def test_the_elements_of_qti_3_are_those_of_qti_2(project: Project) -> None:
    item = """<qti-assessment-item identifier="i1" title="One">
<qti-response-declaration identifier="R" cardinality="single" base-type="float">
<qti-correct-response><qti-value>3.2</qti-value></qti-correct-response></qti-response-declaration>
<qti-item-body><p>How long is it? <qti-text-entry-interaction response-identifier="R"/></p></qti-item-body>
<qti-response-processing><qti-response-condition><qti-response-if><qti-and>
<qti-gte><qti-variable identifier="R"/><qti-base-value base-type="float">3.1</qti-base-value></qti-gte>
<qti-lte><qti-variable identifier="R"/><qti-base-value base-type="float">3.3</qti-base-value></qti-lte>
</qti-and></qti-response-if></qti-response-condition></qti-response-processing></qti-assessment-item>"""
    project.write("item.xml", item)
    assert "1 of 1 item." in run(project, "item.xml").output
    written = (project.root / "quizzes/item.yml").read_text(encoding="utf-8")
    assert "  key:\n    value: 3.2\n    tolerance: 0.1\n" in written


def test_cards_without_lines_that_say_what_they_are_become_items(project: Project) -> None:
    project.write("cards.txt", "Which vitamin?\tVitamin <b>K</b>\nA line without a back\nWhich organ?\tThe liver\n")
    done = run(project, "cards.txt")
    assert (
        "cards.txt:2:1: refused: A line without a back: its second field, the back of the card, is empty."
        in done.output
    )
    assert "2 of 3 items. 1 not imported.\n" in done.output
