"""Where the progress of a case is kept: by itself under `case`, beside another case under its own page."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.blocks.page_file import PageFile
from casebook.blocks.progress import name_progress
from casebook.blocks.registry import GRAMMAR

STEPS = "# A case\n\n///// step | 0 story\n\na\n\n/////\n"
RANKED = "# A case\n\n///// step | 0 story\n\n/// rank | k1\n///\n\n/////\n"
SHOWN = "# How to\n\n```\n///// step | 0 story\n/////\n```\n"


def write(root: Path, **pages: str) -> None:
    for name, text in pages.items():
        file = root / "docs" / f"{name.replace('__', '/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def names(root: Path, *paths: str) -> list[str]:
    return [name_progress(PageFile(root, path=path), GRAMMAR) for path in paths]


@pytest.mark.parametrize("path", ["index.md", "case.md", "a/b/fall.md"])
def test_a_case_by_itself_has_the_key_of_old(tmp_path: Path, path: str) -> None:
    write(tmp_path, **{path.removesuffix(".md").replace("/", "__"): STEPS, "about": SHOWN, "plain": "# No case\n"})
    assert names(tmp_path, path) == ["case"]


def test_a_page_that_no_builder_names_has_it_too(tmp_path: Path) -> None:
    write(tmp_path, one=STEPS, two=STEPS)
    assert names(tmp_path, "") == ["case"]


def test_of_several_cases_one_has_it_and_the_others_have_their_own(tmp_path: Path) -> None:
    write(tmp_path, index=STEPS, second=STEPS, b__index=STEPS, a=STEPS, **{"Fall Nr. 2é": STEPS})
    paths = ["index.md", "a.md", "b/index.md", "second.md", "Fall Nr. 2é.md"]
    assert names(tmp_path, *paths) == ["case", "case:a", "case:b/index", "case:second", "case:Fall%20Nr.%202%C3%A9"]


def test_the_case_that_ranks_keeps_it_whatever_comes_beside_it(tmp_path: Path) -> None:
    write(tmp_path, late__story=RANKED)
    assert names(tmp_path, "late/story.md") == ["case"]
    write(tmp_path, index=STEPS, case=STEPS)
    assert names(tmp_path, "late/story.md", "index.md", "case.md") == ["case", "case:index", "case:case"]


def test_a_page_may_end_in_another_way_that_builders_know(tmp_path: Path) -> None:
    write(tmp_path, index="# Home\n")
    for name in ("one.markdown", "two.mkd", "three.MD"):
        (tmp_path / "docs" / name).write_text(STEPS, encoding="utf-8")
    assert names(tmp_path, "one.markdown", "two.mkd", "three.MD") == ["case", "case:two", "case:three"]


def test_a_page_that_changes_is_read_again(tmp_path: Path) -> None:
    write(tmp_path, index="# Home\n", second=STEPS)
    assert names(tmp_path, "second.md") == ["case"]
    write(tmp_path, index=STEPS)
    assert names(tmp_path, "second.md") == ["case:second"]


def test_what_cannot_be_read_is_no_case(tmp_path: Path) -> None:
    write(tmp_path, second=STEPS, **{".hidden__index": STEPS})
    (tmp_path / "docs/index.md").mkdir()
    (tmp_path / "docs/a.md").symlink_to("nowhere.md")
    assert names(tmp_path, "second.md") == ["case"]
