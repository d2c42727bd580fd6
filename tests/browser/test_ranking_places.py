"""The ranking by touch, without script, from a file, on paper, in forced colours, and as axe reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.support.ranking import add, button, commit, field, ranking, row, verdict
from tests.support.served_site import Server
from tests.support.windows import PHONE, on_a_phone, without_script

AXE = Path(__file__).parents[2] / "plugins/frontend/node_modules/axe-core/axe.min.js"
SMALL_TARGETS = (
    "[...document.querySelectorAll('rank-list :is(button, label:has(input), [role=option], [role=combobox])')]"
    ".filter(element => element.checkVisibility())"
    ".map(element => [element.outerHTML, element.getBoundingClientRect()])"
    ".filter(([, { width, height }]) => width < 44 || height < 44).map(([html]) => html)"
)


def violations(page: Page) -> list[str]:
    """Return what axe finds in the first ranking."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run('#rank-k3')")
    return [f"{rule['id']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]]


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@on_a_phone
def test_by_touch(case: Page) -> None:
    for typed in ("Mechanical", "Stress", "Supercalifragilisticexpialidocious-osteoarthropathy"):
        field(case).tap()
        case.keyboard.type(typed)
        assert case.evaluate(SMALL_TARGETS) == []
        assert overflow(case) <= 0
        ranking(case).get_by_role("option", name=typed).first.tap()
        expect(ranking(case).get_by_role("option")).to_have_count(0)
    assert case.evaluate(SMALL_TARGETS) == []
    assert overflow(case) <= 0
    button(case, "Move Stress or insufficiency fracture up").tap()
    button(case, "Stress or insufficiency fracture: must not be missed").tap()
    button(case, "Remove Mechanical pain").tap()
    ranking(case).get_by_text("guess").tap()
    button(case, "Commit this ranking").tap()
    expect(verdict(case)).to_contain_text("Your first is in our leading group (guessing)")
    assert overflow(case) <= 0
    assert case.evaluate(SMALL_TARGETS) == []


def test_no_text_is_under_15_pixels(case: Page) -> None:
    add(case, "Gout", "Gout")
    field(case).fill("sac")
    small = (
        "[...document.querySelectorAll('rank-list *')].filter(element => element.checkVisibility()"
        " && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())"
        " && parseFloat(getComputedStyle(element).fontSize) < 14.9).map(element => element.outerHTML)"
    )
    assert case.evaluate(small) == []
    field(case).fill("")
    commit(case)
    assert case.evaluate(small) == []


@without_script
def test_without_script_the_reference_is_folded_and_no_line_looks_like_a_field(case: Page) -> None:
    expect(ranking(case).locator(".lines > li").first).to_be_hidden()
    expect(row(case, "Axial spondyloarthritis")).to_be_hidden()
    ranking(case).get_by_text("The reference at this point").click()
    expect(row(case, "Axial spondyloarthritis")).to_be_visible()
    expect(ranking(case).get_by_role("button")).to_have_count(0)
    case.emulate_media(media="print")
    expect(ranking(case).locator("form")).to_be_hidden()


def test_where_our_script_does_not_arrive_the_reference_stands_there(page: Page, case_site: Server) -> None:
    page.route("**/casebook-ranking.js", lambda route: route.abort())
    page.goto(f"{case_site.address}/case.html")
    expect(ranking(page).get_by_text("The reference at this point")).to_be_visible()


def test_from_a_file(page: Page, case_page: Path) -> None:
    page.goto(case_page.as_uri())
    commit(page, "Gout")
    page.reload()
    expect(row(page, "Gout")).to_be_visible()


def test_paper_holds_what_is_written_before_commit_and_the_ledger_after(case: Page) -> None:
    add(case, "Gout", "Gout")
    ranking(case).get_by_role("button", name="Gout: must not be missed").click()
    case.emulate_media(media="print")
    expect(ranking(case).locator(".lines > li:visible")).to_have_count(1)
    star = "line => getComputedStyle(line, '::after').content"
    assert ranking(case).locator(".lines > li > span").first.evaluate(star) == '" ★"'
    expect(ranking(case).get_by_text("Gout", exact=True)).to_be_visible()
    expect(ranking(case).get_by_role("status")).to_be_hidden()
    expect(ranking(case).locator(".ranking")).to_be_hidden()
    expect(case.get_by_role("button")).to_have_count(0)
    expect(case.get_by_role("combobox")).to_have_count(0)
    case.emulate_media(media="screen")
    commit(case)
    case.emulate_media(media="print")
    expect(row(case, "Gout")).to_be_visible()
    expect(row(case, "Infection of the joint").locator(".reason")).to_be_hidden()
    expect(verdict(case)).to_be_visible()
    expect(case.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("options", [{}, PHONE], indirect=True, ids=["1280", "390"])
def test_axe_finds_nothing(case: Page, scheme: str) -> None:
    case.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    assert violations(case) == []
    add(case, "Gout", "Gout")
    add(case, "Stress", "Stress")
    field(case).fill("sac")
    case.keyboard.press("ArrowDown")
    assert violations(case) == []
    field(case).fill("")
    commit(case, "my own")
    assert violations(case) == []


@pytest.mark.parametrize("options", [{"forced_colors": "active"}], indirect=True, ids=["forced colours"])
def test_in_forced_colours_what_is_lit_and_what_is_ready_differ(case: Page) -> None:
    field(case).fill("joint")
    case.keyboard.press("ArrowDown")
    lit = ranking(case).get_by_role("option", selected=True)
    other = ranking(case).get_by_role("option", selected=False).first
    expect(lit).to_have_css("outline-style", "solid")
    expect(other).to_have_css("outline-style", "none")
    assert violations(case) == []


@pytest.mark.parametrize("options", [{"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["320"])
def test_nothing_scrolls_sideways_at_320_pixels(case: Page) -> None:
    commit(case, "Mechanical", "Supercalifragilisticexpialidocious-osteoarthropathy", "TB")
    ranking(case).get_by_text("more row").click()
    assert overflow(case) <= 0
    button(case, "Rank again").click()
    assert overflow(case) <= 0
