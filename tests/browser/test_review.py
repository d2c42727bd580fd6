"""The form of a review: what is entered is kept, and what is saved comes into the YAML by `casebook review`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Locator, Page, expect
from tests.support.axe import violations
from tests.support.review_page import find_all, write_judgements
from tests.support.served_site import Site, serve

from casebook.cli.main import main


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site with a page that lists every kind of judgement."""
    for site in serve(tmp_path_factory.mktemp("review")):
        write_judgements(site.project)
        config = (site.project.root / "mkdocs.yml").read_text(encoding="utf-8")
        config = config.replace("font: false", "font: false, palette: {scheme: default}")
        config = config.replace("{site_id: small}", "{site_id: small, repository: https://example.org/o/n}")
        site.project.write("mkdocs.yml", config)
        site.build()
        yield site


@pytest.fixture
def form(page: Page, reviewed: Site) -> Page:
    """Open the list, as A. Example does."""
    page.goto(f"{reviewed.address}/review.html")
    page.get_by_label("Your name").fill("A. Example")
    page.get_by_label("Your role").fill("rheumatologist")
    page.get_by_label("Date").fill("2026-12-01")
    return page


def row(page: Page, name: str) -> Locator:
    return page.locator(f"[data-id='{name}']")


def choose(page: Page, name: str, decision: str) -> Locator:
    found = row(page, name)
    found.get_by_label(decision, exact=True).check()
    return found


def save(page: Page, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(to)
    return to


def test_what_is_entered_survives_a_reload(form: Page) -> None:
    choose(form, "item:quiz-a/a1", "Agree")
    choose(form, "move:sprain/k1", "Amend").get_by_label("Level").select_option("low")
    choose(form, "gap:not-fever/fever", "Disagree").get_by_label("What you would say").fill("It waits.")
    expect(form.get_by_role("status")).to_have_text("3 of 7 judgements reviewed.")
    form.reload()
    expect(form.get_by_role("status")).to_have_text("3 of 7 judgements reviewed.")
    expect(form.get_by_label("Your name")).to_have_value("A. Example")
    expect(row(form, "item:quiz-a/a1").get_by_label("Agree", exact=True)).to_be_checked()
    expect(row(form, "move:sprain/k1").get_by_label("Level")).to_have_value("low")
    expect(row(form, "move:sprain/k1").get_by_label("Reason")).to_have_value("It hurts there.")
    expect(row(form, "gap:not-fever/fever").get_by_label("What you would say")).to_have_value("It waits.")


def test_what_was_entered_of_words_that_have_changed_is_not_filled_in(form: Page) -> None:
    choose(form, "item:quiz-a/a1", "Agree")
    choose(form, "gap:not-fever/fever", "Agree")
    form.evaluate(
        "localStorage['small/draft/review'] = localStorage['small/draft/review'].replace(/seen.{11}/, 'seen\":\"0000')"
    )
    form.reload()
    told = "1 of 7 judgements reviewed. 1 entry is not filled in: the words have changed since."
    expect(form.get_by_role("status")).to_have_text(told)


def test_what_is_saved_comes_into_the_yaml(
    form: Page, reviewed: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(form, "item:quiz-a/a1", "Agree")
    choose(form, "item:quiz-a/a1/fracture", "Amend").get_by_label("Rating").select_option("-2")
    choose(form, "gap:not-fever/fever", "Amend").get_by_label("Effect").fill('=1+1, "so": it\nwaits')
    choose(form, "move:sprain/k1", "Disagree").get_by_label("What you would say").fill("-2, since it swells.")
    choose(form, "figure:ankle", "Amend")
    table = save(form, tmp_path / "review.csv")
    said = "4 judgements are saved as review.csv. 1 entry has nothing written yet and is left out."
    expect(form.get_by_role("status")).to_have_text(said)
    assert table.read_bytes().startswith(b'\xef\xbb\xbf"id"')
    assert "\"'=1+1" in table.read_text(encoding="utf-8")
    for folder in ("quizzes", "docs"):
        shutil.copytree(reviewed.project.root / folder, tmp_path / folder)
    shutil.copy(reviewed.project.root / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["review", "review.csv", "--write"])
    assert "A. Example disagrees with `move:sprain/k1`, which is not signed: -2, since it swells." in done.output
    now = find_all(Path("quizzes"))
    assert now["gap:not-fever/fever"].texts["effect"] == '=1+1, "so": it waits'
    assert now["item:quiz-a/a1/fracture"].texts["key"] == "-2"
    signed = {name for name, each in now.items() if each.signature and each.signature.by == "A. Example"}
    assert signed == {"item:quiz-a/a1", "item:quiz-a/a1/fracture", "gap:not-fever/fever"}


def test_nothing_is_saved_without_a_name(form: Page) -> None:
    choose(form, "item:quiz-a/a1", "Agree")
    form.get_by_label("Your name").fill("")
    form.get_by_role("button", name="Save as a file").click()
    expect(form.get_by_label("Your name")).to_be_focused()
    expect(form.get_by_role("status")).to_have_text("1 of 7 judgements reviewed.")


def test_entries_are_erased_once_that_is_confirmed(form: Page) -> None:
    choose(form, "item:quiz-a/a1", "Agree")
    form.get_by_role("button", name="Erase my entries").click()
    form.get_by_role("button", name="Erase", exact=True).click()
    expect(form.get_by_role("status")).to_have_text("0 of 7 judgements reviewed.")
    expect(form.get_by_label("Your name")).to_have_value("")


def test_whoever_disagrees_finds_the_form_of_the_repository_filled_in(form: Page) -> None:
    fever = row(form, "gap:not-fever/fever")
    expect(fever.get_by_role("link", name="Disagree?")).to_have_attribute(
        "href",
        "https://example.org/o/n/issues/new?template=judgement.yml&title=Judgement%20gap:not-fever/fever"
        f"&item=gap:not-fever/fever%20{fever.get_attribute('data-seen')}",
    )


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways_on_a_phone(form: Page, scheme: str) -> None:
    form.set_viewport_size({"width": 390, "height": 800})
    form.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    choose(form, "move:sprain/k1", "Amend")
    choose(form, "gap:not-fever/fever", "Disagree")
    assert violations(form, "review-list") == []
    assert form.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_the_list_is_there_to_be_printed(browser: Browser, reviewed: Site) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{reviewed.address}/review.html")
    expect(page.locator("[data-id]")).to_have_count(7)
    page.emulate_media(media="print")
    expect(page.get_by_text("Tick the first box")).to_be_visible()
    expect(page.get_by_text("Signature")).to_be_visible()
    expect(page.get_by_text("A line above the list.")).to_be_hidden()
    page.close()
