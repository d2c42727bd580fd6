"""A case of another organ, in MkDocs' own theme: played to its end by keyboard and pointer, searched and printed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.support.case_player import CasePlayer
from tests.support.key_player import KeyPlayer
from tests.support.new_case import OF_OUR_COURSE
from tests.support.served_site import Server, build

from casebook.exports.booklet import export_booklet, read_site
from casebook.findings import Findings
from casebook.lint.built_site import check_built_site
from casebook.lint.project import check_paths

CASE = Path(__file__).parents[1] / "second_case"
ANSWERS: Mapping[str, object] = {
    "r1": ("MI", "dissection"),
    "r2": (2,),
    "h0a": ("tracing", "line"),
    "h1a": ("second", "third"),
    "h1b": "75",
    "h2b": "A man of 58.",
}
STEPS = 3


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the case, built strictly."""
    folder = shutil.copytree(CASE, tmp_path_factory.mktemp("second") / "case")
    build(folder, "mkdocs", "--strict", "-q")
    return folder


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[Server]:
    server = Server(built / "site")
    yield server
    server.close()


def play(player: CasePlayer) -> None:
    for number in range(STEPS):
        expect(player.screen).to_have_id(f"step-{number}")
        player.play_screen()
        player.press()
    expect(player.screen).to_have_id("result")


def test_nothing_is_found_in_it() -> None:
    assert [str(finding) for finding in check_paths([CASE])] == []


def test_no_file_of_it_has_a_word_of_our_course() -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(CASE.rglob("*")) if file.is_file()]
    assert OF_OUR_COURSE.findall("".join(texts)) == []


def test_it_is_played_to_its_end(page: Page, served: Server) -> None:
    page.goto(f"{served.address}/case.html")
    play(CasePlayer(page, ANSWERS, {"h0a": 2}))


def test_it_is_played_to_its_end_by_keyboard(page: Page, served: Server) -> None:
    page.goto(f"{served.address}/case.html")
    player = KeyPlayer(page)
    player.answers = ANSWERS
    play(player)


def test_nothing_is_told_before_its_step(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)
    assert [str(finding) for finding in check_built_site(Path("site"))] == []


def test_a_search_that_is_not_that_of_material_does_not_read_a_page_that_is_left_out(built: Path) -> None:
    index = json.loads((built / "site/search/search_index.json").read_text(encoding="utf-8"))
    texts = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert "A case that is made up" in texts["index.html"]
    assert texts["case.html"] == ""
    assert "pressure in his chest" in (built / "site/case.html").read_text(encoding="utf-8")


def test_it_is_printed(built: Path, tmp_path: Path) -> None:
    findings = Findings()
    export_booklet(read_site(built, findings), tmp_path, "a4", print)
    assert not findings.has_errors
    assert (tmp_path / "case-booklet.pdf").stat().st_size > 10_000
