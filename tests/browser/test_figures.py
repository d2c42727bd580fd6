"""Figures without script, on a phone, in the dark, on paper, and as axe reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.served_site import Site
from tests.support.viewer import pair, panel
from tests.support.windows import SMALL, on_a_phone, without_script

AXE = Path(__file__).parents[2] / "plugins/frontend/node_modules/axe-core/axe.min.js"


@on_a_phone
@pytest.mark.parametrize("compared", ["", "MRI 3"], ids=["one time", "two times"])
def test_on_a_phone_nothing_scrolls_sideways_and_targets_are_large(page: Page, viewer: Locator, compared: str) -> None:
    viewer.get_by_role("combobox", name="Compare with").select_option(label=compared or "nothing")
    # Not as wide as the window says it is: on a phone that grows with what it holds.
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert page.evaluate("innerWidth") == SMALL["width"]
    small = page.evaluate(
        "[...document.querySelectorAll('.md-content "
        ":is(button, select, .timepoints label, .toggle, summary, [type=range])')]"
        ".filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)"
        ".map(element => element.outerHTML)"
    )
    assert small == []
    widths = [each.bounding_box() for each in viewer.locator(".panel").all() if each.is_visible()]
    assert [round(box["width"]) for box in widths if box] == ([190] * 4 if compared else [384] * 2)


def test_no_text_is_under_15_pixels(page: Page, viewer: Locator) -> None:
    viewer.get_by_text("Signal by region").first.click()
    small = page.evaluate(
        "[...document.querySelectorAll(':is(image-viewer, .casebook-figure) :not(svg *)')]"
        ".filter(element => element.checkVisibility()"
        " && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())"
        " && parseFloat(getComputedStyle(element).fontSize) < 14.9).map(element => element.outerHTML)"
    )
    assert small == []


@without_script
def test_without_script_all_six_pictures_have_their_texts(page: Page, viewer: Locator) -> None:
    for title in pair(1, 2, 3):
        expect(viewer.get_by_role("img", name=f"{title}, oblique coronal.")).to_be_visible()
    expect(viewer.get_by_text("Full description of MRI 3, T1-weighted.")).to_be_visible()
    expect(viewer.get_by_role("table", name="What changed")).to_be_visible()
    expect(page.get_by_role("button", name="Zoom")).to_have_count(0)
    prepared = page.locator("#figure-mri-1-t1")
    prepared.get_by_role("checkbox", name="Marks").uncheck()
    expect(prepared.locator(".legend")).to_be_hidden()


def test_paper_holds_all_times_and_no_controls(page: Page, viewer: Locator) -> None:
    viewer.get_by_role("button", name="Zoom in").click()
    page.emulate_media(media="print")
    for title in pair(1, 2, 3):
        expect(viewer.get_by_role("img", name=f"{title}, oblique coronal.")).to_be_visible()
    expect(viewer.locator(".panel img").first).to_have_css("transform", "none")
    expect(page.get_by_role("slider")).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.locator("#figure-drawing img:visible")).to_have_class("for-print")


@pytest.mark.parametrize(("scheme", "kind"), [("default", "for-light"), ("slate", "for-dark")])
def test_a_drawing_follows_the_scheme(page: Page, viewer: Locator, scheme: str, kind: str) -> None:
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    expect(page.locator("#figure-drawing img:visible")).to_have_class(kind)
    expect(viewer.locator(".viewer")).to_have_css("background-color", "rgb(10, 13, 15)")


def test_a_mark_and_its_entry_light_up_together(viewer: Locator) -> None:
    prepared = viewer.locator("#figure-mri-1-t1")
    second = prepared.locator(".mark").nth(1), prepared.locator(".legend > li").nth(1)
    second[1].hover()
    expect(prepared.locator("[data-highlighted]")).to_have_count(2)
    expect(second[0]).to_have_attribute("data-highlighted", "")
    panel(viewer).hover(position={"x": 5, "y": 5})
    expect(prepared.locator("[data-highlighted]")).to_have_count(0)
    second[0].locator("text").hover()
    expect(second[1]).to_have_attribute("data-highlighted", "")
    prepared.locator(".legend > li").first.focus()
    expect(prepared.locator(".mark").first).to_have_attribute("data-highlighted", "")
    expect(second[1]).not_to_have_attribute("data-highlighted", "")


@pytest.mark.parametrize("options", [{"reduced_motion": "reduce"}], indirect=True, ids=["reduced motion"])
def test_with_reduced_motion_nothing_is_animated(page: Page, viewer: Locator) -> None:
    expect(panel(viewer)).to_be_visible()
    lasting = page.evaluate(
        "[...document.querySelectorAll("
        "'.viewer, .viewer :is(.panel, .panel > *, .mark, [data-highlighted], input, button)')]"
        ".map(element => getComputedStyle(element).transitionDuration).filter(lasts => lasts !== '0s')"
    )
    assert lasting == []


@pytest.mark.parametrize("compared", [False, True], ids=["one time", "two times"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(page: Page, viewer: Locator, scheme: str, width: int, compared: bool) -> None:  # noqa: FBT001
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    if compared:
        viewer.get_by_role("combobox", name="Compare with").select_option("MRI 2")
        panel(viewer).press("ArrowUp")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run('.md-content')")
    assert [f"{rule['id']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]] == []


@pytest.mark.parametrize(("scheme", "kind"), [("light", ""), ("dark", "-dark")])
def test_each_drawing_is_loaded_once_in_the_version_that_is_shown(
    page: Page, figures: Site, scheme: Literal["light", "dark"], kind: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => document.body.dataset.mdColorScheme ="
        " matchMedia('(prefers-color-scheme: dark)').matches ? 'slate' : 'default')"
    )
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{figures.address}/figures.html", wait_until="networkidle")
    page.locator("#figure-drawing").scroll_into_view_if_needed()
    expect(page.locator("#figure-drawing img:visible")).to_have_js_property("complete", True)  # noqa: FBT003 - what the library asks for
    page.wait_for_load_state("networkidle")
    drawn = [name for name in asked if name.startswith("drawing")]
    assert drawn == [f"drawing{kind}.svg"]
    assert (
        len({name for name in asked if name.startswith("mri")}) == len([n for n in asked if n.startswith("mri")]) == 6
    )


def test_a_drawing_is_on_paper_before_its_version_for_paper_has_come(page: Page, figures: Site) -> None:
    page.route("**/drawing-print.svg", lambda route: route.abort())
    page.goto(f"{figures.address}/figures.html", wait_until="networkidle")
    page.emulate_media(media="print")
    expect(page.locator("#figure-drawing img:visible")).to_have_class("for-light")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(page.locator("#figure-drawing img:visible")).to_have_class("for-dark")
