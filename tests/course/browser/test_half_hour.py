"""The half hour: the core path of the case on a phone, played to its end and counted."""

from __future__ import annotations

import sys

import pytest
from playwright.sync_api import Page, expect
from tests.course.pages import ROOT
from tests.support.case_player import CasePlayer, Played
from tests.support.served_site import Server

from casebook.lint.effort import Effort
from casebook.lint.page_effort import PageEffort
from casebook.lint.project import check_paths

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WORDS, SCREENS, TAPS, MINUTES = 3700, 40, 90, 29
# One resident's way: some answers right, some not.
ANSWERS: dict[str, object] = {
    "s1a": "49-year-old man, two weeks of left buttock pain below L5, worse sitting, otherwise well.",
    "s1b": ("fever", "night", "morning"),
    "k1": ("SIJ", "AS", "lumbar disc"),
    "s3a": (-1, 0, 0),
    "s4a": "Relief: it is this joint. No relief: less likely, not excluded.",
    "k2": ("TB",),
    "s5a": ("left-ilium", "left-sacrum"),
    "s5c": "Marrow edema, left SI joint",
    "k3": ("stress fracture",),
    "s9a": "Right bright, left still bright.",
    "k4": (),
    "k5": (1, "migratory osteoporosis"),
    "s11b": "Migrating marrow edema syndrome; erosions would overturn it.",
    "s13a": "49-year-old man with marrow edema at one SI joint, then the other; each cleared on rest and NSAIDs.",
    "s13b": "Ask where the drug went before I drop the joint.",
}
SURE = {"k1": 1, "s2a": 2, "s4b": 1, "s5a": 2, "s7b": 1, "k5": 2}


@pytest.fixture(scope="module")
def estimates() -> dict[str, PageEffort]:
    """Return what `casebook check` tells an author of each page with a limit, by the name of its file."""
    noted: dict[str, PageEffort] = {}
    check_paths([ROOT / "quizzes", ROOT / "docs"], lambda path, effort: noted.update({path.name: effort}))
    return noted


def tell(played: list[Played], total: Effort, screens: float) -> str:
    """Return the table by step."""
    rows = [f"{'step':<24}{'words':>7}{'screens':>9}{'taps':>6}{'letters':>9}"]
    rows += [f"{each.name:<24}{each.words:>7}{each.screens:>9.1f}{each.taps:>6}{each.letters:>9}" for each in played]
    rows.append(f"{'all':<24}{total.words:>7}{screens:>9.1f}{total.taps:>6}{total.letters:>9}")
    return "\n".join([*rows, f"{total.minutes:.1f} minutes"])


@pytest.mark.parametrize("options", [PHONE], ids=["phone"], indirect=True)
def test_the_core_path_fits_in_half_an_hour(page: Page, course: Server, estimates: dict[str, PageEffort]) -> None:
    page.goto(f"{course.address}/case/index.html")
    player = CasePlayer(page, ANSWERS, SURE)
    played = []
    while True:
        before = player.taps
        each = player.play_screen()
        is_result = page.locator("#result[data-current]").count()
        if not is_result:
            player.press()
        played.append(Played(each.name, each.words, each.screens, player.taps - before, each.letters))
        if is_result:
            break
    total = Effort(sum(each.words for each in played), 0, player.taps, player.letters)
    screens = sum(each.screens for each in played)
    table = tell(played, total, screens)
    sys.stdout.write(f"\n{table}\n")
    expect(page.locator("#result")).to_be_visible()
    assert (total.words <= WORDS, screens <= SCREENS, total.taps <= TAPS, total.minutes <= MINUTES) == (True,) * 4, (
        table
    )
    # What an author is told before anything is built lies close to what a learner meets.
    estimate = estimates["index.md"]
    assert estimate.whole.words == pytest.approx(total.words, rel=0.15)
    assert estimate.whole.minutes == pytest.approx(total.minutes, rel=0.15)


def test_quiz_a_takes_a_quarter_of_an_hour_and_home_says_so(estimates: dict[str, PageEffort]) -> None:
    assert estimates["quiz-a.md"].whole.minutes <= 15
    assert "Only 15 minutes? [Quiz A]" in (ROOT / "docs/index.md").read_text(encoding="utf-8")
