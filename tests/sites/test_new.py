"""A site as `casebook new` writes it: checked, built in two themes, tested by its own tests, played and exported."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.support.case_player import CasePlayer
from tests.support.new_case import OF_OUR_COURSE
from tests.support.served_site import Server, run_builder

from casebook.lint.built_site import check_built_site
from casebook.lint.project import check_paths
from casebook.scaffold.new_site import Answers, write_site

CASEBOOK = [sys.executable, "-c", "from casebook.cli.main import main; main()"]
MATERIAL = "name: material\n  font: false  # a web font would be a request to a third party\n"
THEMES = {"material": MATERIAL, "mkdocs": "name: mkdocs\n  highlightjs: false\n"}
TITLE = 'An "evening": red & painful 🙂 赤い目'
RANKED = {"k1": ("uveitis", "angle closure"), "k2": ("keratitis",)}
STEPS = 2


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a new site."""
    folder = tmp_path_factory.mktemp("new") / "site"
    write_site(folder, Answers(TITLE, "red eye", "CC BY 4.0"))
    return folder


@pytest.fixture(scope="module", params=THEMES)
def built(request: pytest.FixtureRequest, new: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of it in one of the themes, built strictly."""
    folder = shutil.copytree(new, tmp_path_factory.mktemp(request.param) / "copy")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert MATERIAL in text
    settings.write_text(text.replace(MATERIAL, THEMES[request.param]), encoding="utf-8")
    done = run_builder(folder, "mkdocs", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    kept["NO_MKDOCS_2_WARNING"] = "1"
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, encoding="utf-8", check=False)


def test_nothing_is_found_in_it(new: Path) -> None:
    assert [str(finding) for finding in check_paths([new])] == []


def test_its_own_tests_pass(new: Path) -> None:
    done = run(new, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist")
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_told_before_its_step(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)
    assert [str(finding) for finding in check_built_site(Path("site"))] == []


def test_its_own_search_for_spoilers_finds_one(new: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(new, tmp_path / "spoilt")
    home = folder / "docs/index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\nIt is a glaucoma.\n", encoding="utf-8")
    done = run_builder(folder, "mkdocs", "--strict")
    assert done.returncode == 1
    assert "“glaucoma” may be known from" in done.stdout + done.stderr


def test_it_is_played_to_its_end(built: Path, page: Page) -> None:
    server = Server(built / "site")
    page.goto(f"{server.address}/index.html")
    page.get_by_role("link", name="Begin").click()
    player = CasePlayer(page, RANKED, {"s1a": 1})
    for number in range(STEPS):
        expect(player.screen).to_have_id(f"step-{number}")
        player.play_screen()
        player.press()
    expect(player.screen).to_have_id("result")
    page.goto(f"{server.address}/practice.html")
    expect(page.locator("quiz-item")).to_have_count(6)
    server.close()


def test_its_pages_have_no_word_of_our_course(built: Path) -> None:
    pages = {file.name: file.read_text(encoding="utf-8") for file in (built / "site").glob("*.html")}
    assert {"index.html", "case.html", "practice.html", "references.html"} <= pages.keys()
    assert {name: OF_OUR_COURSE.findall(text) for name, text in pages.items() if OF_OUR_COURSE.search(text)} == {}


def test_it_is_exported_as_booklet_folder_and_sheet(built: Path) -> None:
    for words in (("booklet",), ("offline",), ("quiz", "--quiz", "practice")):
        done = run(built, *CASEBOOK, "export", *words, "--out", "out")
        assert done.returncode == 0, done.stdout + done.stderr
    kinds = {file.suffix for file in (built / "out").iterdir()}
    assert kinds == {".pdf", ".zip"}
