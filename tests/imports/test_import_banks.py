"""Small banks in each format: what they become, and what an author is told. `expected` holds both, as they are printed.

A golden changes only in the commit that means it: import the bank by hand, and read what has changed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.imports.importing import run
from tests.support.project import Project

from casebook.cli.import_ import FORMATS
from casebook.findings import Severity
from casebook.imports.detect import READERS
from casebook.lint.project import check_paths

HERE = Path(__file__).parent
BANKS = sorted((HERE / "banks").iterdir())


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.name)
def test_a_bank_becomes_the_quiz_that_is_expected(bank: Path, project: Project) -> None:
    shutil.copy(bank, project.root)
    done = run(project, bank.name)
    assert done.output == (HERE / "expected" / f"{bank.name}.said").read_text(encoding="utf-8")
    (written,) = (project.root / "quizzes").iterdir()
    assert written.read_text(encoding="utf-8") == (HERE / "expected" / f"{bank.name}.yml").read_text(encoding="utf-8")
    assert done.exit_code == (1 if "not imported" in done.output else 0)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.name)
def test_what_is_written_is_checked_without_an_error(bank: Path, project: Project) -> None:
    shutil.copy(bank, project.root)
    run(project, bank.name)
    assert [each for each in check_paths([Path()]) if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.name)
def test_a_second_import_finds_the_same_items(bank: Path, project: Project) -> None:
    shutil.copy(bank, project.root)
    run(project, bank.name)
    before = {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()}
    done = run(project, bank.name, "--update")
    assert "as it is" in done.output
    assert {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()} == before


def test_each_format_that_is_read_can_be_named() -> None:
    assert tuple(READERS) == FORMATS


def test_a_format_that_is_named_is_taken_for_granted(project: Project) -> None:
    project.write("bank.txt", "front\tback\n")
    assert "1 of 1 item" in run(project, "bank.txt", "--format", "anki").output
    done = run(project, "bank.txt", "--format", "qti12")
    assert done.output.startswith("bank.txt:1:1: error: This is no well-formed XML")
    assert done.output.endswith("\nNo item was found.\n")


def test_several_categories_become_several_quizzes(project: Project) -> None:
    rows = "".join(f"Is {number} even?,yes,no,{'AB'[number % 2]},{topic}\n" for topic in "xy" for number in range(3))
    project.write("numbers.csv", f"question,a,b,key,category\n{rows}")
    assert "Wrote quizzes/numbers-x.yml: 3 items." in run(project, "numbers.csv").output
    assert (project.root / "quizzes/numbers-y.yml").read_text(encoding="utf-8").startswith("id: numbers-y\ntitle: y\n")


def test_categories_of_one_question_each_stay_together(project: Project) -> None:
    project.write("numbers.csv", "question,key,category\nOne?,1,first\nTwo?,2,second\n")
    assert "Wrote quizzes/numbers.yml: 2 items." in run(project, "numbers.csv").output
    assert "# category: second\n" in (project.root / "quizzes/numbers.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["facts.csv", "record/draft.csv", "день.csv", "a b (1).csv"])
def test_a_name_that_is_taken_or_has_no_letter_of_ours_becomes_another(name: str, project: Project) -> None:
    project.write(name, "question,key\nHow many?,1\n")
    assert run(project, name).exit_code == 0
    assert [each for each in check_paths([Path()]) if each.severity is Severity.ERROR] == []


def test_two_banks_of_one_name_become_two_quizzes(project: Project) -> None:
    project.write("a/bank.csv", "question,key\nOne?,1\n")
    project.write("b/bank.csv", "question,key\nTwo?,2\n")
    done = run(project, "a/bank.csv", "b/bank.csv")
    assert "Wrote quizzes/bank.yml: 1 item.\nWrote quizzes/bank-2.yml: 1 item.\n" in done.output


def test_a_bank_of_many_items_is_checked_without_an_error(project: Project) -> None:
    rows = "".join(f"Is {number} even?,yes,no,{'AB'[number % 2]}\n" for number in range(150))
    project.write("numbers.csv", f"question,a,b,key\n{rows}")
    assert "Wrote quizzes/numbers.yml: 150 items." in run(project, "numbers.csv").output
    assert [each for each in check_paths([Path()]) if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Das Herz ist ein Muskel, und die Leber ist eine Drüse.", ("Richtig", "Falsch")),
        ("Le cœur est un muscle et la rate est une glande dans les fosses du corps.", ("Vrai", "Faux")),
        ("The heart is a muscle.", ("True", "False")),
        ("心臓は筋肉である。", ("True", "False")),
    ],
)
def test_true_and_false_are_said_in_the_language_of_the_bank(
    asked: str, words: tuple[str, str], project: Project
) -> None:
    project.write("bank.gift", f"::one::{asked}{{T}}\n")
    run(project, "bank.gift")
    written = (project.root / "quizzes/bank.yml").read_text(encoding="utf-8")
    assert all(f"    text: {word}\n" in written for word in words)


def test_points_and_hidden_questions_are_told(project: Project) -> None:
    question = (
        '<quiz><question type="essay"><name><text>Tell</text></name><questiontext><text>Tell me.</text></questiontext>'
        "<defaultgrade>2.0000000</defaultgrade><hidden>1</hidden><penalty>0.2000000</penalty></question></quiz>"
    )
    project.write("bank.xml", question)
    done = run(project, "bank.xml")
    assert "bank.xml:1:7: note: Tell: not kept: that it counts 2 points.\n" in done.output
    assert "note: Tell: it is hidden in its bank, and is shown here.\n" in done.output
    assert "note: Tell: not kept: the penalty of 0.2 for each wrong attempt.\n" in done.output
