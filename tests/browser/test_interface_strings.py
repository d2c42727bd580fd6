"""What every element says goes through the catalogue: seen on pages whose interface is in accents and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support import debrief_page, sample_site
from tests.support.foreign_author import write_greek, write_greek_bibtex, write_greek_yaml
from tests.support.pseudo_language import LANGUAGE, build_pseudo_language, take_out
from tests.support.served_site import Site, serve
from tests.support.themed_site import remove_theme

from casebook.i18n.extraction import extract_template
from casebook.i18n.files import PACKAGE, SCRIPTS

GREEK = {".md": write_greek, ".yml": write_greek_yaml, ".bib": write_greek_bibtex}
PLUGIN = "[casebook]"
MORE = """\
# More

/// quiz | quiz-u
///

/// record
///

/// downloads | booklet offline
///

/// references
///
"""
# Keeps every text that comes to stand on the page, for however short a time, and every attribute that is read.
LISTEN = """
const READ = ["aria-label", "aria-valuetext", "title", "alt", "placeholder"];
window.heard = new Set();
const hear = (node) => {
  if (node.nodeType === 3 && !node.parentElement?.closest("style, script")) window.heard.add(node.data.trim());
  for (const name of READ) if (node.hasAttribute?.(name)) window.heard.add(node.getAttribute(name));
  for (const child of node.childNodes) hear(child);
};
new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) type === "childList" ? addedNodes.forEach(hear) : hear(target);
}).observe(document, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: READ });
window.print = () => {};
"""
WORD = re.compile(r"[A-Za-z]{2,}")
# Ids, and names that Casebook gives to files.
NAMES = re.compile(r"\bquiz-\w\b|\bcase-s\b|\bsmall(-record\.json)?|\bk\d\b|doi:\S+")


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a site of an author who writes in Greek letters, with every element, in the pseudo-language."""
    pseudo = build_pseudo_language(extract_template((PACKAGE, SCRIPTS)), tmp_path_factory.mktemp("pseudo"))
    for site in serve(tmp_path_factory.mktemp("greek")):
        write_site(site, quiz_text)
        remove_theme(site, LANGUAGE)
        config = (site.project.root / "mkdocs.yml").read_text(encoding="utf-8")
        options = f"{{site_id: small, repository: https://example.org/o/n, catalogues: {pseudo.locale}}}"
        config = config.replace("{site_id: small}", options).replace(PLUGIN, "[{casebook: {downloads: [offline]}}]")
        site.project.write("mkdocs.yml", config)
        site.build()
        yield site


def write_site(site: Site, quiz_text: str) -> None:
    """Write every kind of page, in Greek letters."""
    write = site.project.write
    for time, ground in sample_site.TIMES.items():
        write(f"docs/figures/leaf-{time}.svg", sample_site.PICTURE.format(ground=ground))
        write(f"quizzes/figures/leaf-{time}.yml", sample_site.FIGURE.format(time=time))
    write("quizzes/figures/leaves.yml", sample_site.SERIES)
    write("quizzes/u.yml", sample_site.MORE)
    write("docs/more.md", MORE.replace("booklet offline", "offline"))
    write("docs/viewer.md", "# A viewer\n\n/// viewer | leaves\n///\n")
    site.write_quiz(quiz_text.replace("case:exam", "case:song"))
    write("quizzes/facts.yml", debrief_page.FACTS)
    write("quizzes/s.yml", debrief_page.QUIZ)
    write("quizzes/differential.yml", debrief_page.DIFFERENTIAL)
    write("docs/case.md", debrief_page.PAGE)
    for folder in ("docs", "quizzes"):
        for file in (site.project.root / folder).rglob("*"):
            if file.suffix in GREEK:
                file.write_text(GREEK[file.suffix](file.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.fixture
def heard(page: Page) -> Iterator[Page]:
    """Return a page; at the end of the test, all that was read on it was ours in brackets or the author's in Greek."""
    page.add_init_script(LISTEN)
    yield page
    assert bare(page) == []


def bare(page: Page) -> list[str]:
    """Return what was read on the page and went through no catalogue."""
    texts = page.evaluate("[...window.heard]")
    assert any(text.startswith("⟦") for text in texts)
    return [text for text in texts if WORD.search(NAMES.sub("", take_out(text)))]


def commit(item: Locator) -> None:
    """Press the button of an item or a ranking, or that of the case in its place."""
    own = item.locator(".commit > button").last
    (own if own.is_visible() else item.page.locator(".action-bar > .next")).click()


def choose(item: Locator, place: int) -> None:
    """Respond to an item of any type with the option, or the row, at a place."""
    for menu in item.locator("select").all():
        menu.select_option(index=place + 1)
    for row in item.locator(".rated").all():
        row.locator("label").nth(place).click()
    if item.locator(".order").count():
        item.locator(".order button:enabled").nth(place).click()
    for field in item.locator("fieldset :is(input[autocomplete=off], textarea)").all():
        field.fill("αβγ 7")
    boxes = item.locator("fieldset > label > input[name=r][type]")
    if boxes.count():
        # those of a picture may be hidden
        boxes.nth(place).evaluate("box => box.click()")


def respond_to_all(page: Page) -> None:
    """Commit nothing where nothing is filled in, then a response, then another, at every item that can be seen."""
    for item in page.locator("quiz-item:visible").all():
        if not item.locator(".commit > button").count():
            continue
        commit(item)
        choose(item, 0)
        confidence = item.locator(".confidence input")
        if confidence.count():
            confidence.first.check()
        commit(item)
        commit(item)
        choose(item, 1)
        commit(item)


@pytest.mark.parametrize("name", ["quiz", "more"])
def test_items_of_every_type_and_what_is_said_of_a_quiz(heard: Page, greek: Site, name: str) -> None:
    heard.goto(f"{greek.address}/{name}.html")
    respond_to_all(heard)
    item = heard.locator("quiz-item").first
    item.locator(".menu > summary").click()
    item.locator(".menu button").click()
    item.locator("[role=group] button").last.click()
    heard.reload()
    for button in heard.locator(".round > button:not(.link):visible").all():
        button.click()
    heard.locator(".round > button.link").click()
    heard.locator(".round [role=group] button").first.click()
    expect(heard.locator(".round > p").first).to_contain_text("0")


def test_words_are_marked_with_their_language_on_a_page_in_another_one_only(page: Page, greek: Site) -> None:
    address = f"{greek.address}/quiz.html"
    page.goto(address)
    button = page.locator("quiz-item .commit > button").first
    expect(button).to_contain_text("⟦")
    expect(page.locator("quiz-set [lang], quiz-set [dir]:not(input)")).to_have_count(0)
    text = (greek.project.root / "site/quiz.html").read_text(encoding="utf-8")
    german = text.replace(f'lang="{LANGUAGE}"', 'lang="de"')
    page.route(address, lambda route: route.fulfill(body=german, content_type="text/html; charset=utf-8"))
    page.goto(address)
    expect(button).to_have_attribute("lang", LANGUAGE)
    expect(button).to_have_attribute("dir", "ltr")


def test_an_item_that_has_changed_and_a_browser_that_keeps_nothing(heard: Page, greek: Site) -> None:
    heard.goto(f"{greek.address}/quiz.html")
    old = '{"fingerprint": "00000000", "attempts": [{"response": "hip", "text": "αβγ"}]}'
    heard.evaluate("text => localStorage.setItem('small/quiz-t/t1', text)", old)
    heard.reload()
    expect(heard.locator("#quiz-t-t1 .notice")).to_be_visible()
    assert bare(heard) == []
    heard.add_init_script("Storage.prototype.setItem = () => { throw new Error() }")
    heard.reload()
    respond_to_all(heard)
    expect(heard.locator(".notice[role]")).to_be_visible()


def test_a_case_its_rankings_and_what_looks_back(heard: Page, greek: Site) -> None:
    heard.goto(f"{greek.address}/case.html")
    for _ in range(debrief_page.LAST + 1):
        respond_to_all(heard)
        for ranking in heard.locator("rank-list:visible:not([data-committed])").all():
            rank(heard.locator(f"#{ranking.get_attribute('id')}"))
        assert bare(heard) == []
        if heard.locator("frequency-table").is_visible():
            look_back(heard)
        heard.locator(".action-bar > .next").click()
    expect(heard.locator("#result")).to_be_visible()
    heard.locator(".steps > div > button").click()
    heard.locator(".steps [role=group] button").last.click()


def look_back(page: Page) -> None:
    calculator = page.locator("frequency-table input")
    for number in ("0", "", "100"):
        calculator.first.fill(number)
    page.locator("frequency-table button").click()
    page.locator("gap-list .cite a").first.click()


def rank(ranking: Locator) -> None:
    """Commit nothing where nothing is filled in, then a ranking that was moved about, then another."""
    if not ranking.locator(".lines button").count():
        commit(ranking.locator("form"))
    field = ranking.get_by_role("combobox")
    for name in ("σπα", "οωλ", "σπα", "ωωω"):
        field.fill(name)
        field.press("ArrowDown")
        field.press("Enter")
    field.fill(write_greek("Qail"))
    field.press("Escape")
    commit(ranking.locator("form"))
    field.fill("")
    for button in ranking.locator(".lines li").nth(1).locator("button:enabled").all()[:2]:
        button.click()
    ranking.locator(".lines li").nth(2).locator("button").last.click()
    ranking.locator(".confidence input").last.check()
    commit(ranking.locator("form"))
    ranking.locator(":scope > .commit > button").click()
    commit(ranking.locator("form"))


def test_the_chart_before_anything_is_ranked(heard: Page, greek: Site) -> None:
    heard.goto(f"{greek.address}/case.html?read")
    expect(heard.locator("rank-chart")).to_contain_text("⟦")


def test_classroom_mode(heard: Page, greek: Site) -> None:
    heard.goto(f"{greek.address}/case.html?mode=classroom")
    for step in range(debrief_page.LAST + 1):
        expect(heard.locator(f"#step-{step}")).to_be_visible()
        vote(heard)
        while heard.locator("[data-current] :is(quiz-item, rank-list):not([data-open])").count():
            act(heard)
        for button in heard.locator("rank-list:visible .lines button").all():
            button.click()
        if step < debrief_page.LAST:
            act(heard)


def act(page: Page) -> None:
    page.locator(".action-bar > .next").click()


def vote(page: Page) -> None:
    """Give every option and a diagnosis of every ranking of a step one vote."""
    for button in page.locator(".votes:visible button:last-child").all():
        button.click()
    for field in page.get_by_role("combobox").all():
        field.fill("σπα")
        field.press("ArrowDown")
        field.press("Enter")


def test_a_viewer(heard: Page, greek: Site) -> None:
    heard.goto(f"{greek.address}/viewer.html")
    heard.locator("details:has(image-viewer) > summary").click()
    form = heard.locator("form.viewer")
    form.locator("[name=time]").nth(1).check()
    form.locator("select").select_option(index=1)
    for button in form.locator("button").all():
        button.click()


def test_the_record(heard: Page, greek: Site, tmp_path: Path) -> None:
    heard.goto(f"{greek.address}/more.html")
    heard.locator("case-record summary").click()
    buttons = heard.locator("case-record .record > button")
    for place in (0, 1):
        buttons.nth(place).click()
    respond_to_all(heard)
    with heard.expect_download() as saved:
        buttons.nth(0).click()
    copy = tmp_path / "copy.json"
    saved.value.save_as(copy)
    buttons.nth(1).click()
    heard.evaluate("dispatchEvent(new Event('afterprint'))")
    text = copy.read_text(encoding="utf-8")
    for each in ("", "{}", text.replace('"version": 2', '"version": 9'), text.replace('"small"', '"other"'), text):
        copy.write_text(each, encoding="utf-8")
        heard.locator("case-record input").set_input_files(copy)
        heard.wait_for_function("document.querySelector('case-record [role=status]').textContent")
    buttons.last.click()
    heard.locator("case-record [role=group] button").first.click()
    expect(heard.locator("case-record [role=status]")).not_to_be_empty()
