"""Each block alone on a page, and the scripts in any order or missing: nothing dies, and nothing takes others along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.support.served_site import Site, serve
from tests.support.themed_site import ITEMS, item, remove_theme, respond, write_case, write_items

from casebook.bundles import NAMES, copy_assets

PAGES = {name: f"/// item | quiz-n/{name}\n///" for name in ITEMS} | {
    "together": "/// quiz | quiz-n\n///",
    "figure": "/// figure | scan\n///",
    "record": "/// record\n///",
    "frequencies": "/// frequencies | 50 36 10\n///",
    "rank": "/// rank | k1\n///",
}
SCRIPTS = [name for name in NAMES if name.endswith(".js")]
LISTED = ", ".join(f"{{path: assets/{name}, defer: true}}" for name in reversed(SCRIPTS))


def write_pages(site: Site) -> None:
    write_items(site)
    write_case(site)
    for name, block in PAGES.items():
        site.project.write(f"docs/{name}.md", f"# A page\n\n{block}\n")


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site with each block alone on a page."""
    for site in serve(tmp_path_factory.mktemp("alone")):
        remove_theme(site)
        write_pages(site)
        site.build()
        yield site


@pytest.fixture(scope="module")
def reversed_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the same without the plugin: every page loads every script, in the order that helps least."""
    for site in serve(tmp_path_factory.mktemp("reversed")):
        remove_theme(site)
        write_pages(site)
        copy_assets(site.project.root / "docs/assets")
        config = (site.project.root / "mkdocs.yml").read_text(encoding="utf-8")
        lines = [line for line in config.splitlines() if not line.startswith(("extra_", "plugins"))]
        site.project.write("mkdocs.yml", "\n".join([*lines, "plugins: []", f"extra_javascript: [{LISTED}]"]) + "\n")
        site.build()
        yield site


@pytest.mark.parametrize("name", ITEMS)
def test_an_item_of_any_type_works_alone_on_a_page(page: Page, alone: Site, name: str) -> None:
    page.goto(f"{alone.address}/{name}.html")
    expect(page.locator(".key")).to_be_hidden()
    respond(page, name)


def test_all_types_work_together_on_a_page_without_a_case(page: Page, alone: Site) -> None:
    page.goto(f"{alone.address}/together.html")
    for name in ITEMS:
        respond(page, name)
    expect(page.get_by_text("6 of 6 answered")).to_be_visible()


@pytest.mark.parametrize("name", ["pictured", "region"])
def test_what_a_picture_tells_after_the_commit_is_hidden_before_it(page: Page, alone: Site, name: str) -> None:
    page.goto(f"{alone.address}/{name}.html")
    expect(page.get_by_text("Nothing more is to be seen.")).to_be_hidden()
    respond(page, name)
    for folded in page.locator(".key, .about").all():
        folded.locator("summary").first.click()
    expect(page.get_by_text("Nothing more is to be seen.")).to_be_visible()


@pytest.mark.parametrize("name", sorted(set(PAGES) - {*ITEMS, "together"}))
def test_any_other_block_stands_alone_on_a_page(page: Page, alone: Site, name: str) -> None:
    page.goto(f"{alone.address}/{name}.html")
    expect(page.get_by_role("heading", name="A page")).to_be_visible()
    if name in ("rank", "frequencies"):
        mute = "getComputedStyle(document.body).getPropertyValue('--mute')"
        assert page.evaluate(mute), "its colours have not come along"


@pytest.mark.parametrize("name", PAGES)
def test_without_the_plugin_the_order_of_the_scripts_does_not_matter(
    page: Page, reversed_site: Site, name: str
) -> None:
    page.goto(f"{reversed_site.address}/{name}.html")
    for each in ITEMS if name == "together" else (name,):
        if each in ITEMS:
            respond(page, each)


def test_an_item_whose_script_is_missing_is_as_without_script_and_the_others_work(page: Page, alone: Site) -> None:
    page.route("**/casebook-case.js", lambda route: route.abort())
    page.goto(f"{alone.address}/together.html")
    respond(page, "single")
    free = item(page, "free")
    expect(free.get_by_role("button", name="Commit")).to_have_count(0)
    expect(free.get_by_text("Any words count.")).to_be_hidden()
    free.get_by_text("Why this question").click()
    expect(free.get_by_text("Any words count.")).to_be_visible()
    expect(page.get_by_text("1 of 6 answered")).to_be_visible()
    page.emulate_media(media="print")
    expect(free.get_by_text("Any words count.")).to_be_hidden()


def test_a_type_of_a_later_edition_leaves_the_other_items_alone(page: Page, alone: Site) -> None:
    page.add_init_script(
        "new MutationObserver(() => document.querySelector('#quiz-n-rating')?.setAttribute('type', 'essay'))"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto(f"{alone.address}/together.html")
    item(page, "rating").get_by_text("Why, row by row").click()
    expect(item(page, "rating").get_by_text("No.")).to_be_visible()
    respond(page, "single")
