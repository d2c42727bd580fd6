"""What the catalogue of a page lacks is shown in English, and says so where an element holds nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.support.pseudo_language import LANGUAGE, build_pseudo_language
from tests.support.served_site import Site, serve
from tests.support.themed_site import remove_theme

from casebook.i18n.extraction import extract_template
from casebook.i18n.files import PACKAGE, SCRIPTS

# By Python in an item's header, a fold and a hint; by the script on a button, and in lines that it writes again.
LACKING = (
    "Choose one answer",
    "Why, option by option",
    "Commit my answer",
    "{done} of {all} answered.",
    ("Repeat the # missed question", "Repeat the # missed questions"),
)
ENGLISH = ("Why, option by option", "Commit my answer", "0 of 7 answered.")


@pytest.fixture(scope="module")
def halfway(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a site whose catalogue is in the language of its pages, and lacks some strings."""
    template = extract_template((PACKAGE, SCRIPTS))
    for text in LACKING:
        template.delete(text)
    pseudo = build_pseudo_language(template, tmp_path_factory.mktemp("pseudo"))
    for site in serve(tmp_path_factory.mktemp("halfway")):
        site.write_quiz(quiz_text)
        remove_theme(site, LANGUAGE)
        config = (site.project.root / "mkdocs.yml").read_text(encoding="utf-8")
        site.project.write(
            "mkdocs.yml", config.replace("{site_id: small}", f"{{site_id: small, catalogues: {pseudo.locale}}}")
        )
        site.build()
        yield site


def test_an_english_text_on_a_page_in_another_language_says_so(page: Page, halfway: Site) -> None:
    page.goto(f"{halfway.address}/quiz.html")
    for words in ENGLISH:
        found = page.get_by_text(words, exact=True).first
        expect(found).to_have_attribute("lang", "en")
        expect(found).to_have_attribute("dir", "ltr")
    expect(page.locator(".item-header", has_text="Choose one answer").first).to_have_attribute("lang", "en")


def test_what_the_catalogue_has_is_not_marked(page: Page, halfway: Site) -> None:
    page.goto(f"{halfway.address}/quiz.html")
    marked = page.locator("quiz-set [lang]").all_text_contents()
    assert marked
    assert [text for text in marked if "⟦" in text] == []


def test_a_line_that_is_written_again_says_what_it_is_in_now(page: Page, halfway: Site) -> None:
    page.goto(f"{halfway.address}/quiz.html")
    line = page.get_by_text("0 of 7 answered.")
    expect(line).to_have_attribute("lang", "en")
    place = line.evaluate_handle("element => element").as_element()
    assert place
    item = page.locator("#quiz-t-t1")
    item.locator("label").get_by_text("The knee").click()
    item.get_by_role("button", name="Commit my answer").click()
    page.wait_for_function("element => element.textContent.startsWith('⟦')", arg=place)
    assert place.get_attribute("lang") is None
    assert place.get_attribute("dir") is None
    expect(page.get_by_role("button", name="Repeat the 1 missed question")).to_have_attribute("lang", "en")
