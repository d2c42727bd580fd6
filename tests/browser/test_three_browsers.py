"""What a learner does first, in Chromium, Firefox and WebKit: answer, solve, look, come back, go offline."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support import drivers
from tests.support.drivers import Driver
from tests.support.sample_site import build_sample
from tests.support.served_site import Site, serve

from casebook.exports.offline import Offline, export_offline

READY = "customElements.get('quiz-item') && document.querySelector('.commit button')"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the built site; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("sample")):
        build_sample(site)
        yield site


@pytest.fixture(scope="module")
def unpacked(sample: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that a learner has after unpacking the site for use without a network."""
    folder = tmp_path_factory.mktemp("offline")
    done = export_offline(sample.project.root / "site", folder)
    assert isinstance(done, Offline), [str(finding) for finding in done]
    with zipfile.ZipFile(done.archive) as archive:
        archive.extractall(folder)
    return folder / done.archive.name.removesuffix("-offline.zip")


@pytest.fixture(scope="module", params=["chromium", *drivers.STARTS])
def window(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    """Return the window of a browser; one that this machine lacks is skipped by its name."""
    if request.param == "chromium":
        driver = drivers.open_chromium(request.getfixturevalue("browser"))
        yield driver
        driver.handle.page.close()  # type: ignore[attr-defined]
        return
    lack = drivers.find_lack(request.param)
    if lack:
        pytest.skip(f"{request.param}: {lack}")
    with drivers.start(request.param, tmp_path_factory.mktemp(request.param)) as driver:
        yield driver


def commit(window: Driver, item: str) -> None:
    """Press the button that commits, and wait for the verdict."""
    window.click(f"#{item} .commit > button")
    window.wait(f"document.querySelector('#{item} .verdict')?.textContent")


def commit_by_bar(window: Driver, item: str) -> None:
    """Commit by the one action of a case, and wait for the verdict."""
    window.click(find_button(window, ".action-bar", "Commit"))
    window.wait(f"document.querySelector('#{item} .verdict')?.textContent")


def tick(window: Driver, item: str, *places: int) -> None:
    """Choose options of a list by their places, counted from 1."""
    for place in places:
        window.click(f"#{item} fieldset > label:nth-of-type({place})")


def choose(window: Driver, selector: str, value: str) -> None:
    """Choose from a menu, as a learner's browser tells the page of it."""
    window.wait(f"document.querySelector({selector!r})")
    window.js(
        f"(menu => (menu.value = {value!r}, menu.dispatchEvent(new Event('input', {{bubbles: true}}))))"
        f"(document.querySelector({selector!r}))"
    )


def answer_match(window: Driver) -> None:
    choose(window, "#quiz-t-t3 [name=o-thrust]", "shear")
    choose(window, "#quiz-t-t3 [name=o-gaenslen]", "torsion")


def answer_order(window: Driver) -> None:
    """Put the rows in their order with the buttons, the first place first."""
    for place, row in enumerate(("history", "examination", "imaging")):
        while (at := row_at(window, row)) > place:
            window.click(f"#quiz-t-t4 [data-option={row}] button")
            window.wait(f"{ROWS}[{at - 1}].dataset.option === '{row}'")


ROWS = "[...document.querySelectorAll('#quiz-t-t4 .order > li')]"


def row_at(window: Driver, row: str) -> int:
    return int(window.js(f"{ROWS}.findIndex(each => each.dataset.option === '{row}')"))


def answer_judge(window: Driver) -> None:
    window.click("#quiz-t-t7 [name=o-disc][value='-2'] + span")
    window.click("#quiz-t-t7 [name=o-joint][value='1'] + span")


ANSWERS: dict[str, tuple[str, Callable[[Driver], None], str]] = {
    "quiz-t-t1": ("quiz", lambda window: tick(window, "quiz-t-t1", 1), "Right"),
    "quiz-t-t2": ("quiz", lambda window: tick(window, "quiz-t-t2", 1, 2), "Right"),
    "quiz-t-t3": ("quiz", answer_match, "Right"),
    "quiz-t-t4": ("quiz", answer_order, "Right"),
    "quiz-t-t5": ("quiz", lambda window: window.type("#quiz-t-t5 [name=r]", "50"), "Right"),
    "quiz-t-t6": ("quiz", lambda window: window.type("#quiz-t-t6 [name=r]", "bone marrow oedema"), "Right"),
    "quiz-t-t7": ("quiz", answer_judge, "2 of 2"),
    "quiz-u-u1": ("more", lambda window: window.click("#quiz-u-u1 .regions > g polygon"), "Right"),
    "quiz-u-u2": ("more", lambda window: tick(window, "quiz-u-u2", 1), "of your 1"),
    "quiz-u-u3": ("more", lambda window: window.type("#quiz-u-u3 [name=r]", "Water it"), "Kept."),
}


@pytest.mark.parametrize("item", ANSWERS)
def test_an_item_is_answered_and_still_is_after_a_reload(item: str, window: Driver, sample: Site) -> None:
    page, answer, verdict = ANSWERS[item]
    window.open(f"{sample.address}/{page}.html", READY)
    answer(window)
    commit(window, item)
    assert verdict in window.text(f"#{item} .verdict")
    assert window.js(f"document.querySelector('#{item}').contains(document.activeElement)"), "the focus is lost"
    window.reload(READY)
    window.wait(f"document.querySelector('#{item} .verdict')?.textContent.includes({verdict!r})")


def test_enter_commits_what_was_typed(window: Driver, sample: Site) -> None:
    window.open(f"{sample.address}/quiz.html", READY)
    window.js("void localStorage.clear()")
    window.reload(READY)
    window.type("#quiz-t-t5 [name=r]", "80")
    window.key("#quiz-t-t5 [name=r]", "Enter")
    window.wait("document.querySelector('#quiz-t-t5 .verdict')?.textContent")
    assert "Not this one." in window.text("#quiz-t-t5 .verdict")


def solve(window: Driver, address: str) -> None:
    """Go from the beginning of the case to its last step, with a ranking that is typed."""
    window.open(address, "document.querySelector('.action-bar button')")
    window.js("void localStorage.clear()")
    window.reload("document.querySelector('.action-bar button')")
    tick(window, "case-s-s0a", 1)
    commit_by_bar(window, "case-s-s0a")
    go_on(window, 1)
    tick(window, "case-s-s1a", 1)
    commit_by_bar(window, "case-s-s1a")
    tick(window, "case-s-s1b", 1, 2)
    commit_by_bar(window, "case-s-s1b")
    window.wait("document.body.innerText.includes('amber light')")
    go_on(window, 2)
    assert "denim sky" not in window.js("document.body.innerText")
    window.type("#case-s-s2a [name=r]", "daisy")
    commit_by_bar(window, "case-s-s2a")
    window.type("#rank-k1 [role=combobox]", "sparr")
    window.click("#rank-k1 [role=option]")
    window.wait("document.querySelector('#rank-k1 .lines').textContent.includes('Sparrow')")
    window.click(find_button(window, ".action-bar", "Commit this ranking"))
    window.wait("document.body.innerText.includes('ebony sparrow')")
    go_on(window, 3)
    window.wait("document.body.innerText.includes('flint path')")


def find_button(window: Driver, within: str, words: str) -> str:
    """Mark the button with these words, and return a selector for it."""
    found = f"[...document.querySelectorAll('{within} button')].find(each => each.textContent.startsWith('{words}'))"
    window.wait(f"!!{found}")
    window.js(f"void {found}.setAttribute('data-found', '{words}')")
    return f"{within} [data-found='{words}']"


def go_on(window: Driver, step: int) -> None:
    window.click(find_button(window, ".action-bar", f"{'Next' if step > 1 else 'Start'}: step {step}"))
    window.wait(f"document.querySelector('#step-{step}').checkVisibility?.() ?? true")


def test_a_case_is_solved_with_a_typed_ranking_and_goes_on_where_it_was_left(window: Driver, sample: Site) -> None:
    solve(window, f"{sample.address}/case.html")
    window.reload("document.body.innerText.includes('flint path')")


def test_a_viewer_changes_time_and_zoom_by_pointer_and_key(window: Driver, sample: Site) -> None:
    window.open(f"{sample.address}/viewer.html", "document.querySelector('.viewer')")
    window.click(".closer > summary")
    assert "First shown." in window.text(".viewer [role=status]")
    window.click(".viewer .timepoints label:nth-of-type(2)")
    window.wait("document.querySelector('.viewer [role=status]').textContent.includes('Second shown.')")
    window.key(".viewer section:not([hidden]) [tabindex='0']", "+")
    window.wait("document.querySelector('.viewer output').textContent === '125 %'")
    window.click(find_button(window, ".viewer", "Reset view"))
    window.wait("document.querySelector('.viewer output').textContent === '100 %'")


def test_the_folder_without_a_network_teaches_and_keeps(window: Driver, unpacked: Path) -> None:
    window.open((unpacked / "quiz.html").as_uri(), READY)
    tick(window, "quiz-t-t1", 1)
    commit(window, "quiz-t-t1")
    window.reload(READY)
    window.wait("document.querySelector('#quiz-t-t1 .verdict')?.textContent.includes('Right')")
    solve(window, (unpacked / "case.html").as_uri())
    window.open((unpacked / "viewer.html").as_uri(), "document.querySelector('.viewer')")
    window.wait("[...document.images].every(each => each.loading === 'lazy' || each.naturalWidth)")


def test_a_stack_is_scrolled_also_from_a_folder(window: Driver, knees: Site) -> None:
    for address in (f"{knees.address}/knees.html", (knees.project.root / "site/knees.html").as_uri()):
        window.open(address, "document.querySelector('.panel')")
        window.click("details.closer > summary")
        window.key(".panel", "ArrowDown")
        window.wait("document.querySelector('.slice > output').textContent === '6 / 9'")
        window.wait("document.querySelectorAll('canvas:not([hidden])').length === 2")
        assert window.js("document.querySelectorAll('[data-waiting]').length") == 0
