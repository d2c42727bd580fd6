"""What a learner chooses before the script comes, or writes before a page is loaded again, is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.support.case_page import build_case
from tests.support.served_site import Site, serve

TYPES = """\
id: case-s
title: The case
items:
- id: free
  type: free
  level: apply
  objectives: [LO1]
  lead_in: What do you think?
  rationale: Yours counts.
- id: rows
  type: free
  level: apply
  objectives: [LO1]
  lead_in: What do you store?
  options:
  - {id: place, text: Place, rationale: A wood.}
  - {id: sound, text: Sound, rationale: A whistle.}
- id: list
  type: shortlist
  level: apply
  objectives: [LO1]
  most: 2
  lead_in: What do you ask?
  options:
  - {id: colour, text: The colour, key: true, rationale: It would tell.}
  - {id: time, text: The time, rationale: It may tell.}
- id: region
  type: region
  level: apply
  objectives: [LO1]
  figure: plane
  description: Two sides.
  lead_in: Where is it bright?
  options:
  - {id: left, region: left, text: The left side, key: true, rationale: It is bright.}
  - {id: right, region: right, text: The right side, rationale: It is dark.}
"""
FIGURE = """\
id: plane
title: A plane
picture: figures/plane.svg
geometry: plane.json
alt: Two sides.
full: Two sides of a plane.
source: Drawn for a test.
"""
GEOMETRY = """\
{"size": [100, 100], "regions": {
  "left": {"tip": [40, 50], "polygons": [[[5, 5], [45, 5], [45, 95], [5, 95]]]},
  "right": {"tip": [60, 50], "polygons": [[[55, 5], [95, 5], [95, 95], [55, 95]]]}}}
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><title>Plane</title></svg>'
# What stands in a step is not shown before the script comes.
PAGE = """\
# All

/// quiz | quiz-t
///

/// item | case-s/region
///

///// step | 0 story

/// quiz | case-s#free-list
///

/////
"""


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a built site whose page `quiz.html` has an item of every type."""
    for site in serve(tmp_path_factory.mktemp("types")):
        build_case(site)
        for name, text in {"s.yml": TYPES, "figures/plane.yml": FIGURE, "figures/plane.json": GEOMETRY}.items():
            site.project.write(f"quizzes/{name}", text)
        site.project.write("docs/figures/plane.svg", PICTURE)
        for name in ("docs/case.md", "quizzes/differential.yml"):
            (site.project.root / name).unlink()
        site.project.write("docs/index.md", "# Home\n")
        site.write_quiz(quiz_text, PAGE)
        site.build()
        yield site


def tick(*labels: str) -> Callable[[Locator], None]:
    # By script, since the box of an area stands in a list that is closed.
    def act(item: Locator) -> None:
        for label in labels:
            item.get_by_label(label, exact=True).evaluate("box => box.click()")

    return act


def fill(label: str, words: str) -> Callable[[Locator], None]:
    return lambda item: item.get_by_label(label).fill(words)


def pair(item: Locator) -> None:
    item.get_by_label("Gaenslen").select_option("shear")


def judge(item: Locator) -> None:
    item.get_by_role("radiogroup", name="Joint disease").get_by_text("▼", exact=True).click()


# What is done in each item before the script comes, and what its form then holds.
ACTS: dict[str, tuple[Callable[[Locator], None], dict[str, list[str]]]] = {
    "quiz-t-t1": (tick("The knee"), {"r": ["knee"]}),
    "quiz-t-t2": (tick("Fever", "A positive shear test"), {"r": ["shear", "fever"]}),
    "quiz-t-t3": (pair, {"o-thrust": [""], "o-gaenslen": ["shear"]}),
    "quiz-t-t5": (fill("Your answer", "12,5"), {"r": ["12,5"]}),
    "quiz-t-t6": (fill("Your answer", "bone marrow "), {"r": ["bone marrow "]}),
    "quiz-t-t7": (judge, {"o-joint": ["-1"]}),
    "case-s-free": (fill("Your answer", "Two lines\nof mine "), {"r": ["Two lines\nof mine "]}),
    "case-s-rows": (fill("Sound", "A whistle"), {"o-place": [""], "o-sound": ["A whistle"]}),
    "case-s-list": (tick("The time", "The colour"), {"r": ["colour", "time"]}),
    "case-s-region": (tick("The right side"), {"r": ["right"]}),
}
# What is shown before the script comes, and fields that a browser leaves alone since it could suggest what was written.
EARLY = [name for name in ACTS if name.startswith("quiz-t") or name == "case-s-region"]
SUGGESTED = ("quiz-t-t5", "quiz-t-t6")
# Another response to each, as it was committed before.
RECORDS: dict[str, tuple[object, str]] = {
    "quiz-t-t1": ("hip", "The hip"),
    "quiz-t-t2": (["sitting"], "Pain on sitting"),
    "quiz-t-t3": ({"thrust": "shear", "gaenslen": "torsion"}, "Thigh thrust: Shear; Gaenslen: Torsion"),
    "quiz-t-t5": ("50", "50 %"),
    "quiz-t-t6": ("edema", "edema"),
    "quiz-t-t7": ({"disc": 0, "joint": 2}, "Lumbar disc disease: 0; Joint disease: +2"),
    "case-s-free": ("Before", "Before"),
    "case-s-rows": ({"place": "A wood", "sound": ""}, "Place: A wood"),
    "case-s-list": (["colour"], "The colour"),
    "case-s-region": (["left"], "The left side"),
}


def open_early(page: Page, site: Site) -> Callable[[], None]:
    """Open the page while its scripts are on their way; return what lets them arrive."""
    held: list[Route] = []
    page.route("**/casebook*.js", lambda route: held.append(route))
    page.goto(f"{site.address}/quiz.html", wait_until="commit")
    expect(page.locator("#case-s-region legend")).to_be_attached()

    def arrive() -> None:
        for route in held:
            route.continue_()
        expect(page.locator("#quiz-t-t1 .commit")).to_be_attached()
        page.wait_for_load_state("load")

    return arrive


def act(page: Page, names: Iterable[str]) -> None:
    for name in names:
        ACTS[name][0](page.locator(f"#{name}"))


def form(page: Page, name: str) -> dict[str, list[str]]:
    """Return what the form of an item holds."""
    read = """item => {
      const data = [...new FormData(item.querySelector("form"))];
      const allOf = (name) => data.filter(([other]) => other === name).map(([, value]) => value);
      return Object.fromEntries(data.map(([name]) => [name, allOf(name)]));
    }"""
    held: dict[str, list[str]] = page.locator(f"#{name}").evaluate(read)
    return held


def kept(page: Page) -> dict[str, str]:
    stored: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: text for key, text in stored.items() if key.startswith("small/") and "/draft/" not in key}


def test_what_is_chosen_before_the_script_comes_stays(page: Page, types: Site) -> None:
    arrive = open_early(page, types)
    act(page, EARLY)
    arrive()
    assert {name: form(page, name) for name in EARLY} == {name: ACTS[name][1] for name in EARLY}
    assert kept(page) == {}
    for name in ("quiz-t-t1", "case-s-region"):
        page.locator(f"#{name}").get_by_role("button", name="Commit my answer").click()
    expect(page.locator("#quiz-t-t1")).to_contain_text("You chose: The knee")
    assert set(kept(page)) == {"small/quiz-t/t1", "small/case-s/region"}


def test_a_region_chosen_before_the_script_comes_is_shown_on_the_picture(page: Page, types: Site) -> None:
    arrive = open_early(page, types)
    act(page, EARLY)
    arrive()
    expect(page.locator("#case-s-region .regions > [data-chosen]")).to_have_count(1)


def test_with_a_record_what_was_chosen_is_a_draft_of_another_attempt(page: Page, types: Site) -> None:
    page.goto(f"{types.address}/quiz.html")
    expect(page.locator("#quiz-t-t1 .commit")).to_be_attached()
    for name, (response, said) in RECORDS.items():
        text = json.dumps({"attempts": [{"response": response, "text": said}]})
        page.locator(f"#{name}").evaluate(
            """(item, text) => localStorage.setItem(`small/${item.id.replace(/-(?=[^-]*$)/, "/")}`,
                 JSON.stringify({fingerprint: item.getAttribute("fingerprint"), ...JSON.parse(text)}))""",
            text,
        )
    before = kept(page)
    arrive = open_early(page, types)
    act(page, EARLY)
    arrive()
    assert kept(page) == before
    for name in EARLY:
        assert form(page, name) == ACTS[name][1], name


def test_with_a_record_of_an_older_form_of_the_item_or_of_none_it_stays(page: Page, types: Site) -> None:
    page.goto(f"{types.address}/index.html")
    old = json.dumps({"fingerprint": "0123abcd", "attempts": [{"response": "foot", "text": "The foot"}]})
    page.evaluate("old => Object.assign(localStorage, {'small/quiz-t/t1': old, 'small/quiz-t/t6': '{'})", old)
    arrive = open_early(page, types)
    act(page, EARLY)
    arrive()
    expect(page.locator("#quiz-t-t1")).to_contain_text("Your earlier answer: “The foot”.")
    expect(page.locator("#quiz-t-t1").get_by_label("The knee")).to_be_checked()
    expect(page.locator("#quiz-t-t6").get_by_label("Your answer")).to_have_value("bone marrow ")


def test_what_the_browser_brings_back_stays(page: Page, types: Site) -> None:
    page.goto(f"{types.address}/quiz.html")
    expect(page.locator("#quiz-t-t1 .commit")).to_be_attached()
    act(page, ACTS)
    page.goto(f"{types.address}/index.html")
    page.go_back()
    expect(page.locator("#quiz-t-t1 .commit")).to_be_attached()
    for name in ACTS.keys() - SUGGESTED:
        assert form(page, name) == ACTS[name][1], name
