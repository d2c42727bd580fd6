"""A course in the pocket: opened once, it opens without its server; a new version is offered and never swapped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from shutil import copytree, rmtree
from threading import Thread
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect
from tests.support import drivers
from tests.support.drivers import Driver
from tests.support.policies import NOTE, VIOLATED, print_policy
from tests.support.project import CONFIG
from tests.support.served_site import QuietHandler, Site, build

READY = "!!navigator.serviceWorker.controller"
KEPT = "caches.keys().then((names) => names.filter((name) => name.startsWith('casebook ')))"
SETTLED = "navigator.serviceWorker.getRegistration().then((one) => !one || !!one.waiting)"
DRAFT = "small/draft/quiz-t/one"
NOTICE = ".new-version"
QUIZ = """\
id: quiz-t
title: A quiz
items:
- id: one
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which bird?
  options:
  - {id: robin, text: The robin, key: true, rationale: It sings.}
  - {id: owl, text: The owl, rationale: It hoots.}
"""


class Host:
    """A folder served under a path, as a page of a repository is, that can be cut off and come back."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.policy = ""
        self.port = 0
        self.server: ThreadingHTTPServer | None = None
        self.start()

    @property
    def address(self) -> str:
        """The address of the course."""
        return f"http://127.0.0.1:{self.port}/deep/course"

    def start(self) -> None:
        """Serve, on the same port as before."""
        handler = partial(PolicyHandler, self, directory=str(self.root))
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Be gone, as in a hospital's cellar."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def publish(self, site: Path) -> None:
        """Put a built site in the place of the last one."""
        place = self.root / "deep/course"
        rmtree(place, ignore_errors=True)
        copytree(site, place)


class PolicyHandler(QuietHandler):
    """Sends the policy of a host with every file, if it has one."""

    def __init__(self, host: Host, *args: Any, **options: Any) -> None:
        self.host = host
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        """Add the policy to the headers."""
        if self.host.policy:
            self.send_header("Content-Security-Policy", self.host.policy)
        super().end_headers()


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the same course built three times: as it is, with another word, and without offline use."""
    built = {}
    for name, word, option in (("first", "robin", ""), ("second", "wren", ""), ("off", "robin", "offline: false")):
        root = tmp_path_factory.mktemp(name)
        site = Site(root)
        site.close()
        site.project.write("mkdocs.yml", CONFIG.replace("[search, casebook]", f"[casebook: {{{option}}}]"))
        site.write_quiz(QUIZ.replace("The robin", f"The {word}"))
        site.project.write("docs/read.md", "---\ndoor: read\n---\n\n# What it was\n\nA bird.\n")
        site.project.write("docs/other.md", "---\ndoor: read\n---\n\n# Another\n\nA nest.\n")
        build(root, "mkdocs", "-q")
        built[name] = root / "site"
    return built


@pytest.fixture
def host(tmp_path: Path, versions: dict[str, Path]) -> Iterator[Host]:
    """Serve the first version."""
    host = Host(tmp_path)
    host.publish(versions["first"])
    yield host
    host.stop()


@pytest.fixture
def options() -> dict[str, object]:
    """Let these windows have a service worker, which the others do without."""
    return {"service_workers": "allow"}


def wait_for(page: Page, promised: str) -> None:
    """Wait until what is promised holds."""
    end = monotonic() + 20
    while not page.evaluate(promised):
        assert monotonic() < end, f"this never came to hold: {promised}"
        page.wait_for_timeout(100)


def visit(page: Page, host: Host, name: str = "quiz.html") -> None:
    """Open a page, and wait until the course is kept."""
    page.goto(f"{host.address}/{name}")
    wait_for(page, READY)


def test_after_one_visit_the_course_opens_and_works_without_its_server(page: Page, host: Host) -> None:
    visit(page, host, "index.html")
    host.stop()
    page.goto(f"{host.address}/quiz.html?x=1#quiz-t")
    page.get_by_text("The robin", exact=True).click()
    page.get_by_role("button", name="Commit").first.click()
    expect(page.locator(".verdict").first).not_to_be_empty()
    page.reload()
    expect(page.locator(".verdict").first).not_to_be_empty()
    page.goto(f"{host.address}/")
    expect(page.get_by_role("heading", name="Home")).to_be_visible()


def test_a_page_behind_the_read_door_is_kept_once_it_is_opened(page: Page, host: Host) -> None:
    visit(page, host)
    page.goto(f"{host.address}/read.html")
    host.stop()
    page.reload()
    expect(page.get_by_text("A bird.")).to_be_visible()
    page.goto(f"{host.address}/other.html")
    expect(page.get_by_role("heading", name="This page is not here yet")).to_be_visible()
    host.start()
    page.reload()
    expect(page.get_by_text("A nest.")).to_be_visible()


def test_the_policy_that_is_printed_lets_a_browser_keep_the_course(
    page: Page, host: Host, versions: dict[str, Path]
) -> None:
    host.policy = print_policy(versions["first"]).stdout.strip()
    assert "script-src" in host.policy
    page.add_init_script(NOTE)
    visit(page, host)
    host.publish(versions["second"])
    page.reload()
    expect(page.locator(NOTICE)).to_have_css("display", "flex")
    host.stop()
    page.goto(f"{host.address}/index.html")
    expect(page.get_by_role("heading", name="Home")).to_be_visible()
    assert page.evaluate(VIOLATED) == []


def test_a_new_version_is_offered_and_waits_until_it_is_asked_for(
    page: Page, host: Host, versions: dict[str, Path]
) -> None:
    visit(page, host)
    [old] = page.evaluate(KEPT)
    host.publish(versions["second"])
    page.reload()
    expect(page.locator(NOTICE)).to_contain_text("A new version of this course is ready.")
    expect(page.get_by_text("The robin", exact=True)).to_be_visible()
    page.evaluate(f"localStorage.setItem('{DRAFT}', '[]')")
    page.reload()
    expect(page.get_by_text("The robin", exact=True)).to_be_visible()
    host.stop()
    page.locator(NOTICE).get_by_role("button", name="Reload").click()
    expect(page.get_by_text("The wren", exact=True)).to_be_visible()
    expect(page.locator(NOTICE)).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('{DRAFT}')") == "[]"
    assert old not in page.evaluate(KEPT)
    assert len(page.evaluate(KEPT)) == 1


def test_a_first_visit_is_offered_no_new_version(page: Page, host: Host) -> None:
    visit(page, host)
    page.reload()
    page.wait_for_load_state()
    expect(page.locator(NOTICE)).to_have_count(0)


def test_what_has_not_changed_is_not_fetched_again(page: Page, host: Host, versions: dict[str, Path]) -> None:
    visit(page, host)
    host.publish(versions["second"])
    fetched: list[str] = []

    def note(response: Response) -> None:
        if response.request.service_worker:
            fetched.append(response.url.removeprefix(host.address).partition("?")[0])

    page.context.on("response", note)
    page.reload()
    expect(page.locator(NOTICE)).to_be_visible()
    assert [name for name in fetched if "stylesheets" in name] == []


def test_turned_off_it_leaves_the_browsers_that_had_it(page: Page, host: Host, versions: dict[str, Path]) -> None:
    visit(page, host)
    host.publish(versions["off"])
    page.reload()
    wait_for(page, SETTLED)
    page.goto("about:blank")  # a browser that is watched lets the old worker go with its last page only
    page.goto(f"{host.address}/quiz.html")
    wait_for(page, f"{KEPT}.then((names) => names.length === 0)")
    page.reload()
    assert not page.evaluate(READY)


def test_another_course_on_the_same_host_keeps_what_is_its_own(page: Page, host: Host) -> None:
    visit(page, host)
    page.evaluate("caches.open('casebook http://127.0.0.1/other/ 1').then((kept) => kept.keys())")
    assert len(page.evaluate(KEPT)) == 2
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.unregister())")
    page.reload()
    wait_for(page, READY)
    assert len(page.evaluate(KEPT)) == 2


def test_from_a_file_nothing_is_registered(page: Page, versions: dict[str, Path]) -> None:
    page.goto((versions["first"] / "quiz.html").as_uri())
    expect(page.get_by_text("The robin", exact=True)).to_be_visible()
    assert page.evaluate("navigator.serviceWorker?.controller ?? null") is None


def test_in_firefox_the_course_opens_without_its_server_and_takes_a_new_version(
    host: Host, versions: dict[str, Path], tmp_path: Path
) -> None:
    lack = drivers.find_lack("firefox")
    if lack:
        pytest.skip(f"firefox: {lack}")
    with drivers.start("firefox", tmp_path / "profile", keeps_courses=True) as window:
        window.open(f"{host.address}/index.html", READY)
        check_without_server(window, host)
        host.publish(versions["second"])
        host.start()
        window.reload(f"document.querySelector('{NOTICE} button')")
        host.stop()
        window.click(f"{NOTICE} button")
        window.wait("document.body?.textContent.includes('The wren')")


def check_without_server(window: Driver, host: Host) -> None:
    host.stop()
    window.open(f"{host.address}/quiz.html", "document.querySelector('.commit button')")
    window.click("#quiz-t-one fieldset > label:nth-of-type(1)")
    window.click("#quiz-t-one .commit > button")
    window.wait("document.querySelector('#quiz-t-one .verdict')?.textContent")
    window.reload("document.querySelector('#quiz-t-one .verdict')?.textContent")
