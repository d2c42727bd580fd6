"""`casebook new`: what it asks, what it refuses, and what it leaves when the disk does not take the files."""

from __future__ import annotations

import json
import re
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from casebook.cli.main import main
from casebook.cli.new import LICENCES
from casebook.items.registry import ITEM_TYPES
from casebook.parsing.front_matter import FRONT_MATTER
from casebook.scaffold import new_site
from tests.support.new_case import FILES, OF_OUR_COURSE

ROOT = Path(__file__).parents[1]
GIVEN = ("--title", "An evening", "--topic", "red eye", "--licence", "CC BY 4.0")


def new(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", *words], input=typed)


def list_names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_it_writes_every_file_and_leaves_no_place_to_be_filled_in(tmp_path: Path) -> None:
    done = new(str(tmp_path / "a/b"), *GIVEN)
    assert done.exit_code == 0, done.output
    written = list_names(tmp_path / "a/b")
    assert {".gitignore", ".github/workflows/pages.yml", "mkdocs.yml", "tests/test_course.py"} <= written
    assert len(written) == len(FILES)
    texts = [(tmp_path / "a/b" / name).read_text(encoding="utf-8") for name in written]
    assert not any(new_site.PLACE.search(text) for text in texts)


def test_its_case_has_an_item_of_each_type() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in FILES if file.parent.name == "quizzes")
    assert set(re.findall(r"^  type: (\w+)", text, re.MULTILINE)) == set(ITEM_TYPES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_file_has_a_word_of_our_course(file: Path) -> None:
    assert OF_OUR_COURSE.findall(file.read_text(encoding="utf-8")) == []


def test_it_publishes_with_the_actions_and_rights_that_this_repository_has() -> None:
    ours, theirs = (
        yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        for file in (ROOT / ".github/workflows/pages.yml", new_site.FILES / "github/workflows/pages.yml")
    )
    for job in ("build", "deploy"):
        used = [step["uses"] for step in ours["jobs"][job]["steps"] if "uses" in step]
        assert [step["uses"] for step in theirs["jobs"][job]["steps"] if "uses" in step] == used
        assert theirs["jobs"][job]["permissions"] == ours["jobs"][job]["permissions"]
    assert theirs["permissions"] == {}


@pytest.mark.parametrize(
    "title",
    [
        "\"Quoted\" and 'so'",
        "One: two # three",
        "- [x] *a* _b_ `c` [@case:pain]",
        "視覚の一夜",
        "🙂 👩🏽‍⚕️",
        "{topic} & <b>",
        "\\d+ \\1",
    ],
)
def test_a_title_reads_as_it_was_given(tmp_path: Path, title: str) -> None:
    done = new(str(tmp_path), "--title", title, "--topic", title, "--licence", "none")
    assert done.exit_code == 0, done.output
    config = yaml.safe_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    assert config["site_name"] == title
    assert config["site_description"] == f"A case on: {title}."
    site_id = config["plugins"][1]["casebook"]["site_id"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", site_id)
    assert FRONT_MATTER.match((tmp_path / "docs/index.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("title", "fault"), [("  ", "is empty"), ("a\x07b", "cannot be written"), ("a\udcffb", "cannot")]
)
def test_a_title_that_no_file_can_hold_is_refused(tmp_path: Path, title: str, fault: str) -> None:
    done = new(str(tmp_path / "a"), "--title", title, "--topic", "eye", "--licence", "none")
    assert done.exit_code == 1
    assert re.fullmatch(rf"Error: The title .*{fault}.*\n", done.output)
    assert not (tmp_path / "a").exists()


def test_a_folder_that_is_not_empty_is_refused_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = new(str(tmp_path), *GIVEN)
    assert done.exit_code == 1
    assert done.output == f"Error: `{tmp_path}` is not empty. {new_site.OTHER}\n"
    assert list_names(tmp_path) == {"mine.txt"}
    assert "is a file" in new(str(tmp_path / "mine.txt"), *GIVEN).output


def test_a_repository_that_has_just_been_cloned_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert new(str(tmp_path), *GIVEN).exit_code == 0


@pytest.mark.parametrize("is_there", [True, False])
def test_what_the_disk_does_not_take_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    folder = tmp_path / "a/b"
    if is_there:
        (folder / ".git").mkdir(parents=True)
    left = set(tmp_path.rglob("*"))
    write = Path.write_bytes

    def fail(path: Path, content: bytes) -> int:
        if path.name == "spoilers.yml":
            raise OSError(28, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", fail)
    done = new(str(folder), *GIVEN)
    assert done.exit_code == 1
    assert done.output.startswith("Error: ")
    assert done.output.count("\n") == 1
    assert set(tmp_path.rglob("*")) == left


def test_without_a_terminal_what_is_missing_is_named(tmp_path: Path) -> None:
    done = new(str(tmp_path / "a"), "--title", "An evening")
    assert done.output == "Error: What the site is about is not known. Add --topic, --licence.\n"


def test_on_a_terminal_only_what_is_missing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casebook.cli.new._is_terminal", lambda: True)
    done = new(str(tmp_path), "--title", "An evening", typed="red eye\n\n")
    assert "Title" not in done.output
    assert "Organ or topic: red eye" in done.output
    assert "CC BY 4.0" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_the_licences_are_those_that_there_are_words_for() -> None:
    assert tuple(new_site.LICENCES) == LICENCES


@pytest.mark.parametrize(
    ("origin", "requirement"),
    [
        (None, "mkdocs-casebook[material]==1.2"),
        (
            {"url": "https://x.org/a/b", "vcs_info": {"commit_id": "abc"}},
            "mkdocs-casebook[material] @ git+https://x.org/a/b@abc",
        ),
        ({"url": "x", "dir_info": {}}, "mkdocs-casebook[material] @ git+https://github.com/owner/name"),
    ],
    ids=["a release", "a repository", "a folder"],
)
def test_the_site_asks_for_the_engine_from_where_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: object, requirement: str
) -> None:
    (tmp_path / "METADATA").write_text("Name: mkdocs-casebook\nVersion: 1.2\n", encoding="utf-8")
    if origin:
        (tmp_path / "direct_url.json").write_text(json.dumps(origin), encoding="utf-8")
    monkeypatch.setattr(new_site, "distribution", lambda _: PathDistribution(tmp_path))
    assert new_site.read_requirement() == requirement
