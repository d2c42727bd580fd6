"""The look of this site on small pages of every kind: nothing hard to see, nothing small, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.course.pages import DOCS
from tests.support.axe import violations
from tests.support.debrief_page import FULL, build_debrief, lay_down
from tests.support.ranking import add, commit, field, ranking
from tests.support.ranking_page import write_page
from tests.support.served_site import Server, Site, serve
from tests.support.windows import PHONE

LOOK = DOCS / "assets/look.css"
SMALL = (
    "within => [...document.querySelectorAll(`${within} *`)].filter(element => element.checkVisibility()"
    # The mark of a citation is raised, and says what it is by its label and by its note.
    " && !element.matches('.cite > a') && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())"
    " && parseFloat(getComputedStyle(element).fontSize) < 14.9).map(element => element.outerHTML)"
)


@pytest.fixture(scope="module")
def looking_back(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with a small case that looks back; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("debrief")):
        build_debrief(site, LOOK)
        yield site


@pytest.fixture(scope="module")
def checkpoint_refs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a page with two rankings."""
    folder: Path = write_page(tmp_path_factory.mktemp("rankings"), LOOK).parent
    server = Server(folder)
    yield server
    server.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("options", [{}, PHONE], indirect=True, ids=["1280", "390"])
def test_a_ranking_in_every_state(page: Page, checkpoint_refs: Server, scheme: str) -> None:
    page.goto(f"{checkpoint_refs.address}/case.html")
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    add(page, "Gout", "Gout")
    field(page).fill("sac")
    page.keyboard.press("ArrowDown")
    assert violations(page, "#rank-k3") == []
    assert page.evaluate(SMALL, "rank-list") == []
    field(page).fill("")
    commit(page)
    expect(ranking(page).locator(".ledger").first).to_be_visible()
    # What is folded is held to the same, once it is open.
    page.evaluate("document.querySelectorAll('#rank-k3 details').forEach(fold => { fold.open = true; })")
    expect(ranking(page).locator(".ledger").last).to_be_visible()
    assert violations(page, "#rank-k3") == []
    assert page.evaluate(SMALL, "rank-list") == []


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, PHONE], indirect=True)
def test_a_case_that_looks_back(page: Page, looking_back: Site) -> None:
    played = lay_down(page, looking_back, FULL)
    played.locator("rank-chart").get_by_text("The same as a table").click()
    assert violations(played, "#step-4") == []
    assert played.evaluate("document.documentElement.scrollWidth <= innerWidth")
