"""What a learner chooses before the script comes, or writes before a page is loaded again, is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from case_page import build_case
from served_site import Site, serve

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
  percept: Two sides.
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
GEOMETRY = json.dumps(
    {
        "width": 100,
        "height": 100,
        "regions": [
            {"id": "left", "name": "left", "polygons": [[[5, 5], [45, 5], [45, 95], [5, 95]]]},
            {"id": "right", "name": "right", "polygons": [[[55, 5], [95, 5], [95, 95], [55, 95]]]},
        ],
    }
)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><title>Plane</title></svg>'
PAGE = "# All\n\n///// step | 0 story\n\n/// quiz | quiz-t\n///\n\n/// quiz | case-s\n///\n\n/////\n"


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a built site whose page `quiz.html` has an item of every type."""
    for site in serve(tmp_path_factory.mktemp("types")):
        build_case(site)
        for name, text in {"s.yml": TYPES, "figures/plane.yml": FIGURE, "figures/plane.json": GEOMETRY}.items():
            site.project.write(f"quizzes/{name}", text)
        site.project.write("docs/figures/plane.svg", PICTURE)
        (site.project.root / "docs/case.md").unlink()
        site.project.write("docs/index.md", "# Home\n")
        site.write_quiz(quiz_text, PAGE)
        site.build()
        yield site


def tick(*labels: str) -> Callable[[Locator], None]:
    return lambda item: [item.get_by_label(label, exact=True).check() for label in labels][0]


def fill(label: str, words: str) -> Callable[[Locator], None]:
    return lambda item: item.get_by_label(label).fill(words)


def pair(item: Locator) -> None:
    item.get_by_label("Gaenslen").select_option("shear")


def judge(item: Locator) -> None:
    item.get_by_role("radiogroup", name="Joint disease").get_by_label("−1").check()


# What is done in each item before the script comes, and what its form then holds.
ACTS: dict[str, tuple[Callable[[Locator], None], dict[str, list[str]]]] = {
    "quiz-t-t1": (tick("The knee"), {"r": ["knee"]}),
    "quiz-t-t2": (tick("Fever", "A positive shear test"), {"r": ["shear", "fever"]}),
    "quiz-t-t3": (pair, {"o-thrust": [""], "o-gaenslen": ["shear"]}),
    "quiz-t-t5": (fill("Your response", "12,5"), {"r": ["12,5"]}),
    "quiz-t-t6": (fill("Your response", "bone marrow "), {"r": ["bone marrow "]}),
    "quiz-t-t7": (judge, {"o-joint": ["-1"]}),
    "case-s-free": (fill("Your words", "Two lines\nof mine "), {"r": ["Two lines\nof mine "]}),
    "case-s-rows": (fill("Sound", "A whistle"), {"o-place": [""], "o-sound": ["A whistle"]}),
    "case-s-list": (tick("The time", "The colour"), {"r": ["colour", "time"]}),
    "case-s-region": (tick("The right side"), {"r": ["right"]}),
}
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
    page.route("**/casebook*.js", held.append)
    page.goto(f"{site.address}/quiz.html", wait_until="commit")
    expect(page.locator("#case-s-region legend")).to_be_attached()

    def arrive() -> None:
        page.unroute("**/casebook*.js")
        for route in held:
            route.continue_()
        expect(page.locator("#quiz-t-t1 .commit")).to_be_attached()
        page.wait_for_load_state("load")

    return arrive


def act(page: Page) -> None:
    for name, (do, _) in ACTS.items():
        do(page.locator(f"#{name}"))


def form(page: Page, name: str) -> dict[str, list[str]]:
    """Return what the form of an item holds."""
    read = """item => {
      const data = [...new FormData(item.querySelector("form"))];
      return Object.fromEntries(data.map(([name]) => [name, data.filter(([other]) => other === name).map((each) => each[1])]));
    }"""
    held: dict[str, list[str]] = page.locator(f"#{name}").evaluate(read)
    return held


def kept(page: Page) -> dict[str, str]:
    stored: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: text for key, text in stored.items() if key.startswith("small/")}


def test_what_is_chosen_before_the_script_comes_stays(page: Page, types: Site) -> None:
    arrive = open_early(page, types)
    act(page)
    arrive()
    assert {name: form(page, name) for name in ACTS} == {name: held for name, (_, held) in ACTS.items()}
    assert kept(page) == {}
    for name in ("quiz-t-t1", "case-s-free", "case-s-region"):
        page.locator(f"#{name}").get_by_role("button", name="Commit response").click()
    expect(page.locator("#quiz-t-t1")).to_contain_text("You chose “The knee”.")
    assert set(kept(page)) == {"small/quiz-t/t1", "small/case-s/free", "small/case-s/region"}


def test_a_region_chosen_before_the_script_comes_is_shown_on_the_picture(page: Page, types: Site) -> None:
    arrive = open_early(page, types)
    act(page)
    arrive()
    expect(page.locator("#case-s-region .regions > [data-chosen]")).to_have_count(1)


def test_with_a_record_that_is_shown_and_what_was_chosen_is_offered_to_who_works_again(page: Page, types: Site) -> None:
    page.goto(f"{types.address}/quiz.html")
    expect(page.locator("#quiz-t-t1 .commit")).to_be_attached()
    for name, (response, said) in RECORDS.items():
        text = json.dumps({"attempts": [{"response": response, "said": said}]})
        page.locator(f"#{name}").evaluate(
            """(item, text) => localStorage.setItem(`small/${item.id.replace(/-(?=[^-]*$)/, "/")}`,
                 JSON.stringify({print: item.getAttribute("print"), ...JSON.parse(text)}))""",
            text,
        )
    before = kept(page)
    arrive = open_early(page, types)
    act(page)
    arrive()
    assert kept(page) == before
    for name, (_, held) in ACTS.items():
        item = page.locator(f"#{name}")
        expect(item.locator("fieldset").first).to_be_disabled()
        item.get_by_role("button", name="Work on it again").click()
        assert form(page, name) == {key: [value.strip() for value in values] for key, values in held.items()}, name


def test_with_a_record_of_an_older_form_of_the_item_or_of_none_it_stays(page: Page, types: Site) -> None:
    page.goto(f"{types.address}/index.html")
    old = json.dumps({"print": "0123abcd", "attempts": [{"response": "foot", "said": "The foot"}]})
    page.evaluate("old => Object.assign(localStorage, {'small/quiz-t/t1': old, 'small/case-s/free': '{'})", old)
    arrive = open_early(page, types)
    act(page)
    arrive()
    expect(page.locator("#quiz-t-t1")).to_contain_text("Your old response: “The foot”.")
    expect(page.locator("#quiz-t-t1").get_by_label("The knee")).to_be_checked()
    expect(page.locator("#case-s-free").get_by_label("Your words")).to_have_value("Two lines\nof mine")


def test_what_the_browser_brings_back_stays(page: Page, types: Site) -> None:
    """Fields with suggestions are left out by the browser itself."""
    page.goto(f"{types.address}/quiz.html")
    expect(page.locator("#quiz-t-t1 .commit")).to_be_attached()
    act(page)
    suggested = ("quiz-t-t5", "quiz-t-t6")
    for leave in (lambda: page.reload(), lambda: page.goto(f"{types.address}/index.html") and page.go_back()):
        leave()
        expect(page.locator("#quiz-t-t1 .commit")).to_be_attached()
        for name in ACTS.keys() - suggested:
            expect(page.locator(f"#{name} form")).to_have_attribute("method", "dialog")
            assert form(page, name) == ACTS[name][1], name
