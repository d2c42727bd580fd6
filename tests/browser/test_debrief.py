"""A case looks back on what was committed in it: charts and a table, moments, words, gaps, counts in a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.support.axe import violations
from tests.support.debrief_page import FULL, LAST, OWN, build_debrief, lay_down
from tests.support.served_site import Site, serve
from tests.support.windows import without_script

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
ONLY_STEP = {"case": {"step": LAST, "gates": 0}}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with a small case; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("debrief")):
        build_debrief(site)
        yield site


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the case in a theme that leaves going back to the browser, as that of the course does."""
    for site in serve(tmp_path_factory.mktemp("calm")):
        config = (site.project.root / "mkdocs.yml").read_text(encoding="utf-8")
        site.project.write("mkdocs.yml", config.replace("navigation.instant, ", ""))
        build_debrief(site)
        yield site


@pytest.fixture
def played(page: Page, case: Site) -> Page:
    """Open the case as a full play leaves it."""
    return lay_down(page, case, FULL)


def table(page: Page) -> list[list[str]]:
    """Return the words of the table, row by row."""
    rows = page.locator("rank-chart tr").all()
    return [[" ".join(text.split()) for text in row.locator("th, td").all_text_contents()] for row in rows]


def counts(page: Page) -> list[str]:
    return page.locator("rank-chart li").all_inner_texts()


def moments(page: Page) -> list[list[str]]:
    return [each.locator("li").all_inner_texts() for each in page.locator("calibration-list ol").all()]


def words(page: Page) -> list[list[str]]:
    return [part.locator(".words p").all_inner_texts() for part in page.locator("response-recall [data-at]").all()]


# What a chart shows, from where its shapes lie: for each ranking the band and the dot, and the points of the line.
READ_CHARTS = """() => Object.fromEntries([...document.querySelectorAll("rank-chart figure")].map((figure) => {
  const at = (x) => Math.round((x - 14) / 28), rank = (y) => Math.round(y / 20 + 0.5);
  const number = (element, name) => Number(element.getAttribute(name));
  const bands = {}, dots = {};
  for (const band of figure.querySelectorAll("rect")) {
    const top = rank(number(band, "y") - 1 + 10);
    bands[at(number(band, "x") - 2 + 14)] = [top, top + Math.round((number(band, "height") + 2) / 20) - 1];
  }
  for (const dot of figure.querySelectorAll("circle")) {
    dots[at(number(dot, "cx"))] = [rank(number(dot, "cy")), dot.getAttribute("class") === "inside"];
  }
  const line = [...figure.querySelector(".mine").getAttribute("d").matchAll(/[ML]([\\d.]+) ([\\d.]+)/g)];
  return [figure.querySelector("b").textContent, { bands, dots, line: line.map(([, x, y]) => [at(x), rank(y)]),
    told: figure.querySelector("span").textContent, label: figure.querySelector("svg").getAttribute("aria-label") }];
}))"""


def read_ranks(cell: str) -> tuple[list[int] | None, int | None]:
    """Return what a cell says: the band, and the learner's line; 6 is off."""
    held = re.match(r"[a-z ]+, (?:(\d)(?:–(\d))?( or off)?|off)", cell)
    mine = re.search(r"you (\d)$", cell)
    first = int(held[1] or 6) if held else 0
    band = [first, 6 if held[3] or not held[1] else int(held[2] or first)] if held else None
    return band, int(mine[1]) if mine else 6 if cell.endswith("you: not listed") else None


def check_chart(chart: Any, name: str, cells: list[str], heads: list[str]) -> None:
    """Compare a chart with its row."""
    read = [read_ranks(cell) for cell in cells]
    bands = {str(place): band for place, (band, _) in enumerate(read) if band}
    dots = {
        str(place): [mine, band is not None and band[0] <= mine <= band[1]]
        for place, (band, mine) in enumerate(read)
        if mine and mine < 6
    }
    assert (chart["bands"], chart["dots"]) == (bands, dots), name
    assert chart["line"] == [[int(place), dot[0]] for place, dot in dots.items()]
    both = [place for place in bands if place in dots]
    within = sum(dots[place][1] for place in both)
    told = f"on your list: inside the band {within} of {len(both)}" if both else "not in the reference"
    assert chart["told"] == (told if dots else "not on your list")
    for head, cell in zip(heads, cells, strict=True):
        assert f"{head}: {re.sub(r' you', '; you', cell)}" in chart["label"]


@pytest.mark.parametrize("left_out", [[], ["rank/k2"], ["rank/k1", "rank/k3"]], ids=["all", "without one", "one alone"])
def test_the_charts_show_what_the_table_says(page: Page, case: Site, left_out: list[str]) -> None:
    lay_down(page, case, {name: kept for name, kept in FULL.items() if name not in left_out})
    (_, *heads), *rows = table(page)
    charts = page.evaluate(READ_CHARTS)
    assert {"★ Robin", "★ Owl", "Sparrow", "Quail"} <= charts.keys()
    named = {re.sub(r"^★ (.*)", r"\1 ★", name): chart for name, chart in charts.items()}
    for name, *cells in rows:
        if name in named:
            check_chart(named.pop(name), name, cells, heads)
    assert named == {}


def test_after_a_full_play_the_table_holds_every_rank(played: Page) -> None:
    assert table(played) == [
        ["diagnosis", "Step 1", "Step 2", "Step 3"],
        ["Sparrow", "leading, 1 you 1", "unlikely, 3 you 3", "unlikely, 3–4 you: not listed"],
        ["Robin ★", "possible, 2–3 you 2", "leading group, 1–2 you 1", "unlikely, 3–4 you: not listed"],
        ["Owl ★", "possible, 2–3 you: not listed", "leading group, 1–2 you: not listed", "possible, 2 you 3"],
        ["Finch", "unlikely, 4 you: not listed", "set aside, off you: not listed", "set aside, off you: not listed"],
        ["Quail", "– you: not listed", "– you: not listed", "leading, 1 you 1"],
        ["Gull", "not named you: not listed", "not named you 2", "not named you: not listed"],
        ["<b>Wren</b>", "not named you: not listed", "not named you: not listed", "not named you 2"],
    ]
    expect(played.get_by_role("img", name="Gull. Step 1: not named; you: not listed.")).to_be_visible()
    expect(played.locator("rank-chart")).not_to_contain_text("You have no ranking")


def test_two_counts_stand_in_sentences(played: Page) -> None:
    assert counts(played) == [
        "On your list of what must not be missed: Step 1: 1 of 2; Step 2: 1 of 2; Step 3: 1 of 2.",
        "Rankings in which your first was also ours: 3 of 3.",
    ]


def test_what_was_never_listed_agrees_with_nothing(page: Page, case: Site) -> None:
    """Also where the reference has it off the lines, as finch, or has as many on its first level as lines are."""
    own = [{"ranks": [OWN]}]
    lay_down(page, case, {**FULL, "rank/k1": own, "rank/k2": own, "rank/k3": own})
    charts = page.evaluate(READ_CHARTS)
    assert {name: (chart["told"], chart["dots"]) for name, chart in charts.items()} == {
        **{name: ("not on your list", {}) for name in ("Sparrow", "★ Robin", "★ Owl", "Quail")},
        "<b>Wren</b>": ("not in the reference", {"0": [1, False], "1": [1, False], "2": [1, False]}),
    }
    assert counts(page) == [
        "On your list of what must not be missed: Step 1: 0 of 2; Step 2: 0 of 2; Step 3: 0 of 2.",
        "Rankings in which your first was also ours: 0 of 3.",
    ]
    assert not [text for found in moments(page)[1] for text in found if "ranking" in text]


def test_moments_are_those_of_the_first_response(played: Page) -> None:
    expect(played.locator("calibration-list > p").first).to_have_text(
        "You said how sure you were for 5 of 5 first answers."
    )
    assert moments(played) == [
        [
            "Step 1: Which bird sang? You answered “The owl”: not this one.",
            "Step 1: your ranking. You were sure of “Finch”. Ours: unlikely.",
        ],
        [
            "Step 2: Which trees stood there? You answered “An oak; An elm”: right.",
            "Step 2: your ranking. You put first “Robin”. Ours: leading group.",
        ],
    ]


@pytest.mark.parametrize(
    ("chosen", "said", "verdict", "mark"),
    [(["oak", "fir"], "An oak; A fir", "partly right", "partly"), (["fir"], "A fir", "not this one", "wrong")],
)
def test_a_moment_is_called_as_the_verdict_there_calls_it(
    page: Page, case: Site, chosen: list[str], said: str, verdict: str, mark: str
) -> None:
    """To choose as much amiss as right scores nothing, and is not wrong."""
    record = {"case": ONLY_STEP["case"], "case-s/s2a": [{"response": chosen, "text": said, "confidence": 2}]}
    lay_down(page, case, record)
    assert moments(page)[0] == [f"Step 2: Which trees stood there? You answered “{said}”: {verdict}."]
    expect(page.locator("#case-s-s2a .verdict")).to_have_attribute("data-mark", mark)


def test_what_was_written_stands_side_by_side_first_and_last(played: Page) -> None:
    assert words(played) == [["sparrows"], ["First answer: a bird", "Last answer: <i>quail</i>"]]
    expect(played.locator("response-recall .model")).to_have_text("Ours: A quail that ran.")


def test_the_gaps_tell_who_asked(played: Page) -> None:
    assert [" ".join(text.split()) for text in played.locator("gap-list dt").all_inner_texts()] == [
        "The colour of the breastr ✓ You asked · Step 2",
        "The time of dayr You did not ask · Step 2",
    ]
    expect(played.locator("gap-list dd").nth(1)).to_have_text("Grey: The robin would have been low. Literature1")


@pytest.mark.parametrize(
    ("within", "name", "aim"),
    [
        ("calibration-list", "Step 1: Which bird sang?", "#case-s-s1a"),
        ("calibration-list", "Step 2: your ranking.", "#rank-k2"),
        ("response-recall", "Step 0", "#case-s-s0a"),
        ("gap-list", "step 2", "#case-s-s2b"),
    ],
)
@pytest.mark.parametrize("how", ["click", "Enter"])
def test_a_link_leads_to_its_moment(played: Page, within: str, name: str, aim: str, how: str) -> None:
    link = played.locator(within).get_by_role("link", name=name).first
    link.click() if how == "click" else link.press("Enter")
    expect(played.locator(aim)).to_be_focused()
    expect(played.locator(aim)).to_be_in_viewport()
    assert played.evaluate("location.hash") == aim
    top, header = played.locator(aim).bounding_box(), played.locator(".md-header").bounding_box()
    assert top
    assert header
    assert top["y"] >= header["height"] - 1


def test_back_leads_to_the_link_again(page: Page, calm: Site) -> None:
    """Not only the sight of it: from the moment the next key would leap away."""
    lay_down(page, calm, FULL)
    link = page.locator("calibration-list").get_by_role("link", name="Step 1: Which bird sang?")
    link.press("Enter")
    expect(page.locator("#case-s-s1a")).to_be_focused()
    page.go_back()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


def test_with_control_held_a_link_opens_another_window(played: Page, context: BrowserContext) -> None:
    with context.expect_page() as waiting:
        played.locator("response-recall").get_by_role("link", name="Step 0").click(modifiers=["ControlOrMeta"])
    assert waiting.value.url.endswith("#case-s-s0a")
    assert played.evaluate("location.hash") == "#step-4"


def test_the_heads_of_the_table_lead_to_the_rankings(played: Page) -> None:
    played.locator("rank-chart").get_by_text("The same as a table").click()
    played.locator("rank-chart").get_by_role("link", name="Step 3").click()
    expect(played.locator("#rank-k3")).to_be_focused()


def go_to(page: Page, step: int) -> None:
    """Show a step by its address, as a link or Back does."""
    page.evaluate("step => { location.hash = `#step-${step}` }", step)
    expect(page.locator(f"#step-{step}")).to_be_visible()


def commit(page: Page) -> None:
    page.locator(".action-bar .next").click()


def drop_from(page: Page, checkpoint: str, name: str) -> None:
    """Take a diagnosis off a ranking, and commit what is left of it."""
    page.locator(f"#rank-{checkpoint}").get_by_role("button", name="Rank again").click()
    page.locator(f"#rank-{checkpoint}").get_by_role("button", name=f"Remove {name}").click()
    commit(page)


def test_what_is_committed_again_is_drawn_again(played: Page) -> None:
    go_to(played, 3)
    drop_from(played, "k3", "Quail")
    assert table(played)[5] == ["Quail", "– you: not listed", "– you: not listed", "leading, 1 you: not listed"]
    assert len(table(played)) == 8
    go_to(played, 4)
    item = played.locator("#case-s-s4a")
    item.get_by_role("button", name="Rewrite it").click()
    item.get_by_role("textbox").fill("Once more.")
    commit(played)
    assert words(played)[1] == ["First answer: a bird", "Last answer: Once more"]


def test_after_a_partial_play_it_says_what_is_missing_and_where(page: Page, case: Site) -> None:
    kept = ("case", "case-s/s0a", "case-s/s1a", "rank/k2")
    lay_down(page, case, {name: FULL[name] for name in kept})
    missing = page.locator("rank-chart p").filter(has_text="You have no ranking")
    expect(missing).to_have_text("You have no ranking at Step 1, Step 3.")
    assert [row[1] for row in table(page)] == [
        "Step 1",
        "leading, 1",
        "possible, 2–3",
        "possible, 2–3",
        "unlikely, 4",
        "–",
        "not named",
    ]
    assert counts(page) == [
        "On your list of what must not be missed: Step 2: 1 of 2.",
        "Rankings in which your first was also ours: 1 of 1.",
    ]
    assert words(page) == [["sparrows"], ["You have not answered this."]]
    assert moments(page)[0] == ["Step 1: Which bird sang? You answered “The owl”: not this one."]
    assert page.locator("gap-list .asked").count() == 0
    missing.get_by_role("link", name="step 3").click()
    expect(page.locator("#rank-k3")).to_be_focused()


def test_without_a_word_of_confidence_it_says_so(page: Page, case: Site) -> None:
    record = {**ONLY_STEP, "case-s/s1a": [{"response": "owl", "text": "The owl"}]}
    lay_down(page, case, record)
    expect(page.locator("calibration-list > p").first).to_have_text(
        "You did not say how sure you were, so there is nothing to compare."
    )
    expect(page.get_by_text("Sure, but different from the reference")).to_be_hidden()


def test_when_nothing_was_sure_and_amiss_it_says_that(page: Page, case: Site) -> None:
    lay_down(page, case, {**ONLY_STEP, "case-s/s1a": [{"response": "robin", "text": "The robin", "confidence": 2}]})
    assert moments(page) == [["None."], ["None."]]


def test_with_nothing_committed_the_reference_stands_alone(page: Page, case: Site) -> None:
    lay_down(page, case, ONLY_STEP)
    expect(page.locator("rank-chart")).to_contain_text(
        "You have no ranking at Step 1, Step 2, Step 3. The table shows only the reference."
    )
    expect(page.locator("rank-chart table")).to_be_visible()
    assert page.locator("rank-chart svg").count() == 0
    expect(page.locator("calibration-list > p").first).to_have_text(
        "You have not answered anything on this page that can be compared."
    )


OLDER = {
    **FULL,
    "case-s/s1a": {"fingerprint": "00000000", "attempts": FULL["case-s/s1a"]},
    "case-s/s9z": [{"response": "gone", "text": "gone", "confidence": 2}],
    "rank/k1": [{"ranks": [{"id": "dodo"}, {"id": "robin"}], "confidence": 2}],
    "rank/k9": [{"ranks": [{"id": "robin"}]}],
    "case-s/s2a": [{"response": {"oak": 1}, "text": ["x"], "confidence": "2"}, *FULL["case-s/s2a"]],
}


def test_records_of_an_older_edition_count_as_what_their_owners_make_of_them(page: Page, case: Site) -> None:
    lay_down(page, case, OLDER)
    expect(page.locator("rank-chart")).to_contain_text("You have no ranking at Step 1.")
    expect(page.locator("rank-chart")).not_to_contain_text("dodo")
    assert not [text for found in moments(page) for text in found if "Which bird sang?" in text]
    assert table(page)[2][2:] == ["leading group, 1–2 you 1", "unlikely, 3–4 you: not listed"]
    assert words(page)[0] == ["sparrows"]


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, PHONE], indirect=True)
def test_axe_finds_nothing(played: Page) -> None:
    played.locator("rank-chart").get_by_text("The same as a table").click()
    assert violations(played, "#step-4") == []


@pytest.mark.parametrize("options", [PHONE], indirect=True, ids=["phone"])
def test_on_a_phone_nothing_scrolls_sideways(played: Page) -> None:
    played.locator("rank-chart").get_by_text("The same as a table").tap()
    assert played.evaluate("document.documentElement.scrollWidth") <= played.evaluate("innerWidth")
    figures = [figure.bounding_box() for figure in played.locator("rank-chart figure").all()[:2]]
    assert figures[0]
    assert figures[1]
    assert figures[0]["y"] == figures[1]["y"]
    small = played.evaluate(
        "[...document.querySelectorAll('rank-chart text, rank-chart span, rank-chart td')]"
        ".filter(element => parseFloat(getComputedStyle(element).fontSize) < 15).length"
    )
    assert small == 0
    cell = played.locator("rank-chart td").first
    assert played.evaluate("cell => getComputedStyle(cell, '::before').content", cell.element_handle()) == '"Step 1: "'


def test_by_keyboard_the_table_opens_and_closes(played: Page) -> None:
    summary = played.locator("rank-chart").get_by_text("The same as a table")
    expect(played.locator("rank-chart table")).to_be_hidden()
    summary.focus()
    played.keyboard.press("Enter")
    expect(played.locator("rank-chart table")).to_be_visible()
    played.keyboard.press("Tab")
    expect(played.locator("rank-chart").get_by_role("link", name="Step 1")).to_be_focused()


def test_on_paper_the_table_is_there_once_it_is_opened(played: Page) -> None:
    played.emulate_media(media="print")
    expect(played.locator("rank-chart td").first).to_be_hidden()
    played.locator("rank-chart").get_by_text("The same as a table").click()
    expect(played.locator("rank-chart td").first).to_be_visible()
    expect(played.locator("rank-chart svg").first).to_be_visible()
    expect(played.get_by_role("button", name="Back to the numbers given")).to_be_hidden()


@without_script
def test_without_script_there_are_lines_to_write_on_and_the_table(page: Page, case: Site) -> None:
    page.goto(f"{case.address}/case.html")
    expect(page.locator("rank-chart table")).to_be_visible()
    expect(page.get_by_text("Unsure, but right")).to_be_visible()
    assert [each.locator("li").count() for each in page.locator(".ruled").all()] == [2, 2, 2, 2]
    line = page.locator(".ruled li").first.bounding_box()
    assert line
    assert line["height"] > 40
    expect(page.get_by_text("The robin would have led.")).to_be_visible()
    expect(page.get_by_text("After a negative test: 32 of 77, or 42 of 100.")).to_be_visible()


def frequencies(page: Page) -> Locator:
    return page.locator("frequency-table")


def test_counts_follow_the_numbers(played: Page) -> None:
    box = frequencies(played)
    told, cells = box.get_by_role("status"), box.get_by_role("cell")
    static = told.inner_text(), cells.all_inner_texts()
    box.get_by_label("Of 100 with the condition, test positive").fill("90")
    expect(told).to_have_text(
        "Before the test 50 of 100 have the condition. After a positive test: 45 of 50, or 90 of 100. "
        "After a negative test: 5 of 50, or 10 of 100."
    )
    assert cells.all_inner_texts() == ["45", "5", "50", "5", "45", "50", "50", "50", "100"]
    box.get_by_role("button", name="Back to the numbers given").click()
    assert (told.inner_text(), cells.all_inner_texts()) == static
    played.get_by_label("Of 100, have the condition").press("ArrowUp")
    expect(told).to_contain_text("Before the test 51 of 100 have the condition.")


@pytest.mark.parametrize("number", ["101", "-1", "", "1e1", "3.5"])
def test_a_number_that_cannot_be_is_refused_in_words(played: Page, number: str) -> None:
    field = frequencies(played).get_by_label("Of 100, have the condition")
    field.fill(number)
    expect(frequencies(played).get_by_role("status")).to_have_text("Enter whole numbers from 0 to 100.")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("0")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(frequencies(played).get_by_role("status")).to_contain_text("After a positive test: 0 of 10, or 0 of 100.")


def test_a_test_that_finds_nobody_divides_by_nothing(played: Page) -> None:
    for field in frequencies(played).get_by_role("spinbutton").all():
        field.fill("0")
    expect(frequencies(played).get_by_role("status")).to_contain_text("Nobody has a positive test.")


def test_a_table_is_filled_and_kept(played: Page) -> None:
    item = played.locator("#case-s-s4b")
    item.get_by_label("Sound").fill(" a whistle, twice ")
    commit(played)
    expect(item.locator(".verdict")).to_contain_text("Kept.")
    played.reload()
    expect(item.get_by_label("Sound")).to_have_value("a whistle, twice")
    kept = played.evaluate("JSON.parse(localStorage.getItem('small/case-s/s4b')).attempts")
    assert kept == [{"response": {"place": "", "sound": "a whistle, twice"}, "text": "Sound: a whistle, twice"}]


def test_two_windows_agree(context: BrowserContext, played: Page, case: Site) -> None:
    other = context.new_page()
    other.goto(f"{case.address}/case.html#step-1")
    drop_from(other, "k1", "Robin")
    expect(played.locator("rank-chart tr").nth(2).locator("td").first).to_contain_text("you: not listed")
