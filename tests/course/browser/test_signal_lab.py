"""The signal lab, opened from its folder: its picture is the stored one, and it follows each control."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect
from tests.course.drawn_mri import decode, read_regions, read_slice
from tests.support.axe import violations
from tests.support.windows import on_a_phone, without_script

from course.figures.mri.lab import PRESETS
from course.figures.mri.maps import MRI, STACK
from course.figures.mri.sequence import SEQUENCES, tissue_signal
from course.figures.mri.shapes import Floats
from course.figures.mri.tissue import TISSUES

SHOWN = ("marrow", "edema", "muscle", "fat", "fluid")
PLACES = (
    "lesion_1_ilium_L",
    "lesion_1_sacrum_L",
    "sacrum_R_joint",
    "ilium_R_joint",
    "vertebra_L5",
    "gluteus_maximus_R",
)
SMALLER = """(canvas) => {
  const small = document.createElement("canvas");
  small.width = small.height = 512;
  small.getContext("2d").drawImage(canvas, 0, 0, 512, 512);
  return small.toDataURL("image/png").split(",")[1];
}"""
SAID = """(node) => {
  window.said = [];
  new MutationObserver(() => said.push(node.textContent)).observe(node, { childList: true });
}"""


def open_lab(page: Page, site: Path) -> Locator:
    page.goto((site / "study/signal-lab.html").as_uri())
    lab = page.locator("signal-lab")
    expect(lab.locator("canvas")).to_be_visible()
    return lab


@pytest.fixture
def lab(page: Page, built_course: Path) -> Locator:
    """Return the lab with its first picture."""
    return open_lab(page, built_course)


def slider(lab: Locator, name: str) -> Locator:
    return lab.get_by_role("slider", name=name, exact=True)


def said(lab: Locator) -> Locator:
    return lab.locator("p[role=status]")


def expect_said(lab: Locator, words: str) -> None:
    expect(said(lab)).to_contain_text(words)


def read_picture(lab: Locator) -> Floats:
    """Return the grey of the picture, as large as a stored one."""
    return decode(base64.b64decode(str(lab.locator("canvas").evaluate(SMALLER))))


def test_the_picture_at_the_settings_of_the_case_is_the_stored_slice(lab: Locator) -> None:
    """Structure by structure their greys are alike; the noise is another one."""
    regions = read_regions(STACK.name)
    for sequence in SEQUENCES.values():
        lab.get_by_label(sequence.short, exact=True).check()
        taken = re.compile(f"TR {sequence.tr_ms:g} ms, TE {sequence.te_ms:g} ms")
        expect(lab.get_by_role("img")).to_have_accessible_name(taken)
        found, wanted = read_picture(lab), read_slice(STACK, MRI, sequence.id)
        for place in PLACES:
            mask = regions[place].mask
            assert np.median(found[mask]) == pytest.approx(np.median(wanted[mask]), abs=5), (sequence.id, place)
        assert np.corrcoef(found.ravel(), wanted.ravel())[0, 1] > 0.85


def test_the_bars_are_the_signals_of_the_table(lab: Locator) -> None:
    for preset in PRESETS:
        lab.get_by_label(preset.short, exact=True).check()
        black, white = preset.window
        signals = [tissue_signal(preset, TISSUES[name]) for name in SHOWN]
        rows = lab.locator("tbody tr")
        for row, name, signal in zip(rows.all(), SHOWN, signals, strict=True):
            expect(row.locator("th")).to_have_text(TISSUES[name].label)
            expect(row.locator("td").first).to_have_text(f"{min(1, (signal - black) / (white - black)):.0%}")
            expect(row.locator("td").last).to_have_text(f"{signal / signals[0]:.2f}")


def test_a_slider_is_moved_by_keyboard_and_what_is_seen_is_said_once_it_rests(lab: Locator) -> None:
    expect_said(lab, "Edema is 3.9 times as bright as marrow and 2.6 times as bright as muscle.")
    lab.get_by_label("T2 without suppression").check()
    expect_said(lab, "Edema is 1.5 times as bright as marrow")
    before = read_picture(lab)
    said(lab).evaluate(SAID)
    slider(lab, "TR").focus()
    for _ in range(3):
        lab.page.keyboard.press("PageDown")
    expect(slider(lab, "TR")).not_to_have_value("3500")
    expect(lab.locator("output").first).to_have_text(f"{slider(lab, 'TR').input_value()} ms")
    expect(lab.get_by_role("radio", checked=True)).to_have_count(0)
    expect(said(lab)).not_to_contain_text("Edema is 1.5 times as bright as marrow")
    assert len(lab.page.evaluate("said")) == 1
    assert np.abs(read_picture(lab) - before).mean() > 5


def test_the_edema_disappears_at_the_settings_of_the_first_task(lab: Locator) -> None:
    lab.get_by_label("T2 without suppression").check()
    slider(lab, "TR").fill("1000")
    slider(lab, "TE").fill("57")
    expect_said(lab, "Edema and marrow differ by 0%: not to be seen.")
    with_edema = read_picture(lab)
    lab.get_by_label("Show the edema").uncheck()
    expect(lab.get_by_role("img")).to_have_accessible_name(
        "Simulated MRI, slice 8 of 19: TR 1000 ms, TE 57 ms, fat suppression 0%, edema not shown"
    )
    assert np.abs(read_picture(lab) - with_edema).max() <= 2


def test_only_the_slice_looked_at_and_its_neighbours_are_fetched(lab: Locator) -> None:
    fetched = lab.page.locator('head script[src*="figures/signal-lab/"]')
    expect(fetched).to_have_count(3)
    expect_said(lab, "Edema is")
    first = read_picture(lab)
    slider(lab, "Slice").fill("12")
    expect(fetched).to_have_count(6)
    expect(lab.get_by_role("img")).to_have_accessible_name(
        "Simulated MRI, slice 12 of 19: TR 3500 ms, TE 70 ms, fat suppression 96.5%, edema shown"
    )
    assert np.abs(read_picture(lab) - first).mean() > 5


def test_a_slice_that_does_not_come_is_said_and_asked_for_again(page: Page, built_course: Path) -> None:
    page.route("**/signal-lab/15.js", lambda route: route.abort())
    lab = open_lab(page, built_course)
    slider(lab, "Slice").fill("15")
    expect_said(lab, "This slice could not be loaded.")
    page.unroute("**/signal-lab/15.js")
    slider(lab, "TE").fill("71")
    expect_said(lab, "Edema is")


@on_a_phone
def test_on_a_phone_nothing_is_wider_than_the_screen(lab: Locator) -> None:
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(lab.page, "signal-lab") == []


@without_script
def test_without_script_a_picture_and_the_answers_are_there(page: Page, built_course: Path) -> None:
    page.goto((built_course / "study/signal-lab.html").as_uri())
    expect(page.locator("signal-lab img")).to_be_visible()
    expect(page.get_by_text("Without JavaScript the picture stays as it is")).to_be_visible()
    page.locator("#quiz-l-l1 .key > summary").click()
    expect(page.locator("#quiz-l-l1")).to_contain_text("57 ms")
