"""The course's own case, played from the first step to the last; and what its reference differential promises."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.course.pages import ROOT
from tests.support.case_observer import CaseObserver
from tests.support.case_player import CasePlayer
from tests.support.case_way import go_on
from tests.support.served_site import Server
from tests.support.windows import DESK, PHONE

from casebook.bank.cache import read_bank
from casebook.blocks.typed_names import encode_names
from casebook.model import Differential

STEPS = 14


@pytest.fixture(scope="module")
def differential() -> Differential:
    found = read_bank(ROOT / "quizzes").differential
    assert found
    return found


@pytest.mark.parametrize(
    ("options", "scheme"), [(PHONE, "default"), (DESK, "slate")], indirect=["options"], ids=["phone", "desk"]
)
def test_the_case_is_played_from_the_first_step_to_the_last(page: Page, course: Server, scheme: str) -> None:
    """At every step, before anything is committed and with all committed and unfolded, nothing is wrong.

    To look with axe takes longer than to play, so it looks at what is committed, and at each scheme in one window.
    """
    page.goto(f"{course.address}/case/index.html")
    player = CasePlayer(page, {}, {})
    observer = CaseObserver(player, scheme)
    for number in range(STEPS):
        expect(player.screen).to_have_id(f"step-{number}")
        observer.look("before", with_axe=False)
        player.play_screen()
        observer.unfold()
        observer.look("after")
        player.press()
    expect(player.screen).to_have_id("result")
    observer.unfold()
    observer.look("at the end")
    assert observer.faults == []


def test_the_solve_door_has_no_search_and_its_keys_do_nothing(page: Page, course: Server) -> None:
    for name in ("index.html", "case/index.html", "study/quiz-a.html", "about.html", "404.html"):
        page.goto(f"{course.address}/{name}")
        expect(page.get_by_role("searchbox")).to_have_count(0)
        for key in ("f", "s", "/"):
            page.keyboard.press(key)
        expect(page.locator(".md-search")).to_have_count(0)
    page.goto(f"{course.address}/study/tests.html")
    expect(page.locator(".md-search")).to_have_count(1)


def test_a_citation_tells_its_source_on_the_spot(page: Page, course: Server) -> None:
    """The list of sources stands in the last step; a link to it would lead nowhere before."""
    page.goto(f"{course.address}/case/index.html")
    go_on(page, 1)
    link = page.locator("#step-1 .cite a").first
    link.click()
    expect(page.get_by_role("note")).to_contain_text("49")
    assert "#source" not in page.url
    link.click()
    expect(page.get_by_role("note")).to_have_count(0)


def test_the_case_and_the_pages_for_educators_ask_not_to_be_indexed(built_course: Path) -> None:
    asking = {
        file.relative_to(built_course).as_posix()
        for file in built_course.rglob("*.html")
        if '<meta name="robots" content="noindex">' in file.read_text(encoding="utf-8")
    }
    taught = {file.relative_to(built_course).as_posix() for file in built_course.glob("teach/*.html")}
    assert asking == {"case/index.html", *taught}


def test_every_move_has_its_facts_reason_grade_and_source(differential: Differential) -> None:
    """A move that rests on literature names it; any other rests on a fact, or is marked as judgement."""
    assert differential.review == "draft"
    lacking = [
        (diagnosis.id, move.at)
        for diagnosis in differential.diagnoses
        for move in diagnosis.levels
        if (move.grade == "literature" and not move.sources) or (move.grade == "case" and not move.fact)
    ]
    assert lacking == []


def test_all_diagnoses_have_a_level_at_the_end(differential: Differential) -> None:
    assert [each.id for each in differential.diagnoses if not differential.move_at(each, "end")] == []


def test_every_diagnosis_is_reached_by_each_of_its_names(differential: Differential) -> None:
    script = """
    import { offersFor, readNames } from "./case/diagnoses.js";
    const names = readNames(process.argv[1]);
    const calls = ({ name, synonyms = [], abbreviations = [] }) => [name, ...synonyms, ...abbreviations];
    const missed = names.flatMap((each) =>
      [each, ...each.children ?? []].flatMap(calls)
        .filter((typed) => !offersFor(names, typed).some((offer) => offer.rank?.id === each.id)));
    console.log(JSON.stringify(missed));
    """
    command = ["node", "--input-type=module", "-e", script, encode_names(differential)]
    done = subprocess.run(command, cwd=Path(ROOT) / "plugins/frontend", capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_who_reads_has_the_pages_around_the_case_in_sight(page: Page, course: Server) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    tabs = page.locator(".md-tabs")
    page.goto(f"{course.address}/case/index.html?read")
    expect(tabs).to_be_visible()
    page.goto(f"{course.address}/case/index.html")
    expect(page.locator("#step-0")).to_be_visible()
    expect(tabs).to_be_hidden()


@pytest.mark.parametrize("width", [412, 1280])
def test_nothing_moves_while_the_page_of_the_case_loads(page: Page, course: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 823})
    page.add_init_script(
        "self.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(({value}) => self.moved += value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{course.address}/case/index.html", wait_until="networkidle")
    expect(page.locator("#step-0")).to_be_visible()
    assert page.evaluate("self.moved") < 0.02
