"""A folder of pictures as the stack of a figure: which it is, what is wrong with it, and what an item asks of it."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from casebook.figures.stack import find_stack
from casebook.lint.project import check_paths
from casebook.model import Figure
from tests.support.project import Project
from tests.support.stack_page import COUNT, write_slice, write_stacks


@pytest.fixture
def knees(project: Project) -> Project:
    """Return a project with sound stacks."""
    write_stacks(project)
    return project


def check() -> list[str]:
    """Return what is wrong in the current folder."""
    return [str(found) for found in check_paths([Path("quizzes")])]


def change(project: Project, name: str, *pairs: tuple[str, str]) -> None:
    """Change the text of a file."""
    file = project.root / name
    text = file.read_text("utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")


def figure(**fields: str) -> Figure:
    fixed = {"id": "f", "title": "F", "source": "S", "alt": "A", "full": "F"}
    return Figure.model_validate({**fixed, **fields})


@pytest.mark.usefixtures("knees")
def test_a_sound_stack_has_no_findings() -> None:
    assert check() == []


def test_numbers_in_names_count_by_their_value(project: Project) -> None:
    for number in (1, 2, 10):
        write_slice(project, f"docs/s/{number}.png", number)
    project.write("docs/s/notes.txt", "No picture.")
    project.write("docs/s/.hidden.png", "")
    stack = find_stack(figure(picture="s/10.png", stack="s"), Path("docs"))
    assert stack
    assert (stack.slices, stack.key) == (("s/1.png", "s/2.png", "s/10.png"), 3)


def test_the_key_slice_may_be_a_copy_elsewhere(knees: Project) -> None:
    write_slice(knees, "docs/key.png", 10 * 4 + 1)
    stack = find_stack(figure(picture="key.png", stack="figures/knee-1-t1"), Path("docs"))
    assert stack
    assert (stack.count, stack.key) == (COUNT, 4)


def test_everything_wrong_with_stacks_is_told_in_one_run(knees: Project) -> None:
    (knees.root / "docs/empty").mkdir()
    write_slice(knees, "docs/figures/knee-2-t2/03.png", 30, (80, 60))
    change(knees, "quizzes/figures/knee-1-t1.yml", ("stack: figures/knee-1-t1", "stack: figures/knee-1-t1x"))
    change(knees, "quizzes/figures/knee-1-t2.yml", ("stack: figures/knee-1-t2", "stack: empty"))
    change(knees, "quizzes/figures/knee-2-t1.yml", ("picture: figures/knee-2-t1/05.png", "picture: figures/side.png"))
    change(
        knees,
        "quizzes/figures/knee-2-t2.yml",
        ("slices: 2-3", "slices: 8-12"),
        ("first: [10, 20, 70, 20]", "first: [10, 20, 700, 20]"),
    )
    assert check() == [
        (
            "quizzes/figures/knee-1-t1.yml:3:8: error: There is no folder `figures/knee-1-t1x` in `docs`. "
            "Did you mean `figures/knee-1-t1`? [picture-missing]"
        ),
        (
            "quizzes/figures/knee-1-t2.yml:3:8: error: `empty` holds no pictures. "
            "A stack is a folder of two or more, as PNG, JPEG, WebP or SVG. [stack-form]"
        ),
        (
            "quizzes/figures/knee-2-t1.yml:2:10: error: `figures/side.png` is none of the pictures in "
            "`figures/knee-2-t1`. The key slice is one of them, or a copy of one. [stack-form]"
        ),
        (
            "quizzes/figures/knee-2-t2.yml:3:8: error: `figures/knee-2-t2/03.png` is 80 by 60, and the key slice "
            "160 by 120. The slices of a stack have one size. [stack-form]"
        ),
        (
            "quizzes/figures/knee-2-t2.yml:4:39: error: This line leaves the picture of `knee-side`, which is 160 wide "
            "and 120 high. [mark-outside]"
        ),
        (
            "quizzes/figures/knee-2-t2.yml:16:53: error: The stack has 9 slices, counted from 1. "
            "Write a number or a range of these. [mark-outside]"
        ),
    ]


def test_a_slice_that_is_damaged_is_told_once(knees: Project) -> None:
    knees.write("docs/figures/knee-1-t1/04.png", "no picture")
    (found,) = [found for found in check() if "04.png" in found]
    assert "knee-1-t1.yml:3:8: error: `docs/figures/knee-1-t1/04.png` is not a PNG" in found


@pytest.mark.parametrize("written", ["3-", "5-3", "first", "3, 4", "1000"])
def test_slices_are_a_number_or_a_range(written: str, knees: Project) -> None:
    change(knees, "quizzes/figures/knee-1-t1.yml", ("slices: 2-3", f"slices: '{written}'"))
    assert any("knee-1-t1.yml:16:" in found for found in check())


def test_slices_and_a_localizer_need_a_stack(knees: Project) -> None:
    change(
        knees, "quizzes/figures/knee-1-t1.yml", ("stack: figures/knee-1-t1\n", ""), ("region: cyst", "region: square")
    )
    codes = [found for found in check() if "knee-1-t1.yml" in found]
    assert [re.sub(r"error.*\[", "", found) for found in codes] == [
        "quizzes/figures/knee-1-t1.yml:3:1: stack-form]",
        "quizzes/figures/knee-1-t1.yml:15:45: stack-form]",
    ]


def test_the_stacks_of_a_series_are_of_one_length(knees: Project) -> None:
    write_slice(knees, "docs/figures/knee-2-t2/10.png", 100)
    (found,) = check()
    assert found.startswith("quizzes/figures/knee.yml:6:")
    assert "has 10 slices and slice 5 as key slice, the first one here 9 and 5." in found


def test_a_localizer_names_a_figure(knees: Project) -> None:
    change(knees, "quizzes/figures/knee-1-t1.yml", ("figure: knee-side", "figure: knee-sid"))
    (found,) = check()
    assert "knee-1-t1.yml:4:21: error: No figure has the id `knee-sid`. Did you mean `knee-side`?" in found


def test_a_geometry_has_no_slice_beyond_the_stack(knees: Project) -> None:
    change(knees, "quizzes/figures/knee.json", ('"8": ', '"18": '))
    assert all("The region `cyst` of the geometry is on slices that the stack does not have" in f for f in check())


def test_a_slice_is_found_in_a_stack_only(knees: Project) -> None:
    change(knees, "quizzes/k.yml", ("figure: knee-2-t1", "figure: knee-side"))
    assert any("k.yml:8:11: error: The figure `knee-side` has no `stack`" in found for found in check())


def test_a_region_on_another_slice_cannot_be_pointed_at_where_only_the_key_slice_is_shown(knees: Project) -> None:
    change(knees, "quizzes/k.yml", ("  find_slice: true\n", ""))
    (found,) = check()
    assert found.startswith("quizzes/k.yml:12:24: error: The region `cyst` is not on the key slice")


@pytest.mark.parametrize(("written", "shown"), [("4-6", "4 5 6"), ("8", "8")])
def test_a_mark_with_slices_is_pointed_at_on_these(written: str, shown: str, knees: Project) -> None:
    change(knees, "quizzes/figures/knee-2-t1.yml", ("slices: 2-3", f"slices: {written}"))
    change(knees, "quizzes/k.yml", ("region: spot", "region: edge"))
    knees.write("mkdocs.yml", "")
    options = {"casebook.markdown": {"site_id": "small"}}
    page = markdown.markdown("/// quiz | quiz-k\n///\n", extensions=["casebook.markdown"], extension_configs=options)
    assert f'<label data-slices="{shown}">' in page
    assert ('class="on-key" data-slices="4 5 6"' in page) == (shown == "4 5 6")


def test_a_viewer_of_one_figure_asks_for_its_stack(knees: Project) -> None:
    knees.write("docs/page.md", "/// viewer | knee-1-t2\n///\n\n/// viewer | knee-side\n///\n")
    (found,) = map(str, check_paths([Path("docs/page.md")]))
    assert "page.md:4:1: error: The figure `knee-side` has no `stack`, so there is nothing to scroll." in found
