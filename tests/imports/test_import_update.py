"""A bank that is imported again: what an author has written since is kept, and what would change is said."""

from __future__ import annotations

from pathlib import Path

from tests.imports.importing import run
from tests.support.project import Project

BANK = """\
::one::Which side is the heart on?{=left#It is, in most people. ~right}

Which organ makes bile, day and night?{=liver ~spleen ~pancreas}
"""
QUIZ = "quizzes/heart.yml"


def import_bank(project: Project, text: str = BANK, *options: str) -> str:
    project.write("heart.gift", text)
    return run(project, "heart.gift", *options).output


def read(project: Project) -> str:
    return (project.root / QUIZ).read_text(encoding="utf-8")


def edit(project: Project, old: str, new: str) -> str:
    text = read(project)
    assert old in text
    project.write(QUIZ, text.replace(old, new, 1))
    return read(project)


def test_fields_that_an_author_adds_are_no_difference(project: Project) -> None:
    import_bank(project)
    edited = edit(project, "  type: single\n", "  type: single\n  level: recall  # a comment\n")
    assert "as it is: it has the same 2 items" in import_bank(project)
    assert read(project) == edited


def test_what_differs_is_said_and_left_without_update(project: Project) -> None:
    import_bank(project)
    before = edit(project, "text: right", "text: the other")
    done = run(project, "heart.gift")
    assert done.exit_code == 1
    assert f"Left {QUIZ}. To write the following, add --update:\n  one: options as in the bank.\n" in done.output
    assert read(project) == before


def test_an_update_takes_the_words_of_the_bank_and_keeps_what_only_the_author_has(project: Project) -> None:
    import_bank(project)
    edit(project, "  type: single\n", "  type: single\n  level: recall\n")
    edit(project, "    text: right\n", "    text: right\n    rationale: Only where all organs change sides.\n")
    done = import_bank(project, BANK.replace("heart on", "heart, mostly"), "--update")
    assert f"Changed {QUIZ}.\n  one: lead_in as in the bank.\n" in done
    assert "lead_in: Which side is the heart, mostly?" in read(project)
    assert "rationale: Only where all organs change sides.\n" in read(project)
    assert "level: recall\n" in read(project)


def test_items_are_added_at_the_end_and_items_of_the_author_stay(project: Project) -> None:
    import_bank(project)
    project.write(QUIZ, read(project) + "\n# mine\n- id: mine\n  type: free\n  lead_in: Tell me.\n")
    done = import_bank(project, BANK + "\n::new::Is this new?{TRUE}\n", "--update")
    assert "  new: added.\n  mine: not in the bank, stays.\n" in done
    assert read(project).index("# mine\n- id: mine") < read(project).index("- id: new")


def test_a_question_without_an_id_that_was_reworded_keeps_the_one_it_had(project: Project) -> None:
    import_bank(project)
    name = next(line for line in read(project).split("\n") if "which-organ" in line)
    import_bank(project, BANK.replace("day and night", "by day and by night"), "--update")
    assert name in read(project)
    assert read(project).count("\n- id: ") == 2


def test_a_file_with_errors_is_left(project: Project) -> None:
    import_bank(project)
    before = edit(project, "type: single", "type: singel")
    assert "it has errors, so 2 items could not be brought in" in import_bank(project, BANK, "--update")
    assert read(project) == before


def test_comments_within_an_item_are_named_before_they_go(project: Project) -> None:
    import_bank(project)
    edit(project, "    text: right\n", "    text: wrong  # why?\n")
    assert "one: options as in the bank. Comments within it are left out." in import_bank(project)


def test_a_picture_of_another_bank_is_not_written_over(project: Project) -> None:
    project.write("docs/pictures/heart/film.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    project.write("film.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>')
    import_bank(project, '[html]<img src\\="film.svg" alt\\="A film"> What is it?{=a ~b}\n')
    names = sorted(file.name for file in (project.root / "docs/pictures/heart").iterdir())
    assert len(names) == 2
    assert names[1] == "film.svg"
    assert f"![A film](pictures/heart/{names[0]})" in read(project)


def test_nothing_is_written_where_nothing_arrives(project: Project) -> None:
    import_bank(project, "::a::What?{=x ~x}\n")
    assert not (project.root / "quizzes").exists()
    assert not Path("docs/pictures").exists()
