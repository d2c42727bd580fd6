"""A learner ranks diagnoses by typing, commits, and reads the ranking beside the reference."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.ranking import add, button, commit, field, lines, options, press, ranking, row, said, verdict
from tests.support.served_site import Server


def test_by_keyboard_alone(case: Page) -> None:
    field(case).focus()
    for typed in ("stress", "ankylos", "gout"):
        case.keyboard.type(typed)
        press(case, "ArrowDown", "Enter")
        expect(field(case)).to_have_value("")
    assert lines(case) == ["Stress or insufficiency fracture", "Ankylosing spondylitis", "Gout"]
    button(case, "Move Ankylosing spondylitis up").focus()
    press(case, "Enter")
    said(case, "Ankylosing spondylitis, line 1.")
    expect(button(case, "Move Ankylosing spondylitis down")).to_be_focused()
    press(case, "Shift+Tab")
    expect(button(case, "Ankylosing spondylitis: must not be missed")).to_be_focused()
    press(case, "Space")
    expect(button(case, "Ankylosing spondylitis: must not be missed")).to_have_attribute("aria-pressed", "true")
    button(case, "Move Stress or insufficiency fracture down").focus()
    press(case, "Enter")
    expect(button(case, "Move Stress or insufficiency fracture up")).to_be_focused()
    button(case, "Remove Gout").focus()
    press(case, "Enter")
    said(case, "Gout removed.")
    expect(button(case, "Remove Stress or insufficiency fracture")).to_be_focused()
    assert lines(case) == ["Ankylosing spondylitis", "Stress or insufficiency fracture"]
    press(case, "Tab", "Tab", "Space", "ArrowRight", "Enter", "Tab", "Enter")
    expect(verdict(case)).to_be_focused()
    expect(verdict(case)).to_contain_text("Your first is in our leading group (fairly sure)")


def test_the_verdict_says_what_is_ours_and_what_must_not_be_missed(case: Page) -> None:
    add(case, "as", "Ankylosing spondylitis")
    button(case, "Ankylosing spondylitis: must not be missed").click()
    commit(case)
    expect(verdict(case)).to_have_attribute("data-mark", "right")
    expect(verdict(case)).to_have_text(
        "Your first is in our leading group"
        "Ours, in no particular order: Axial spondyloarthritis; Stress or insufficiency fracture; "
        "Transient marrow edema. "
        "You starred 1 of 3 that must not be missed; missing: Stress or insufficiency fracture, infection."
    )


@pytest.mark.parametrize(
    ("first", "mark", "words"),
    [
        ("TB", "partly", "We rank your first lower"),
        ("slipped disc", "wrong", "We have set your first aside"),
        ("Gout", "wrong", "Your first is not in the reference"),
        ("my own", "", "Your first diagnosis is not a name this page recognises"),
    ],
)
def test_the_verdict_is_on_the_first(case: Page, first: str, mark: str, words: str) -> None:
    field(case).fill(first)
    commit(case)
    expect(verdict(case)).to_have_attribute("data-mark", mark)
    expect(verdict(case).locator("b").first).to_have_text(words)


def test_two_letters_meet_abbreviations_only(case: Page) -> None:
    expect(field(case)).to_have_attribute("aria-expanded", "false")
    for typed in ("", "s", "--- "):
        field(case).fill(typed)
        assert options(case) == []
        expect(field(case)).to_have_attribute("aria-expanded", "false")
    field(case).fill("st")
    assert options(case) == ["Keep “st” as written"]
    field(case).fill("as")
    assert options(case) == ["Ankylosing spondylitis\ncounts as Axial spondyloarthritis", "Keep “as” as written"]
    field(case).fill("str")
    assert "Stress or insufficiency fracture" in options(case)


def test_a_child_keeps_its_name_and_counts(case: Page) -> None:
    field(case).press_sequentially("TB")
    press(case, "Enter")
    expect(ranking(case).locator(".lines > li").first).to_contain_text("Tuberculosis")
    expect(ranking(case).locator(".lines > li").first).to_contain_text("counts as infection")
    add(case, "septic arth", "Septic arthritis")
    button(case, "Septic arthritis: must not be missed").click()
    commit(case)
    expect(row(case, "Infection of the joint").locator(".you")).to_have_text("you: 1, 2 ★")
    kept = case.evaluate("JSON.parse(localStorage['case-01/rank/k3'])")
    assert kept["attempts"][0]["ranks"] == [
        {"id": "infection", "text": "Tuberculosis"},
        {"id": "infection", "text": "Septic arthritis", "star": True},
    ]


def test_what_is_short_for_several_is_asked_about(case: Page) -> None:
    field(case).fill("SA")
    assert [option.split("\n")[0] for option in options(case)] == [
        "Axial spondyloarthritis",
        "Septic arthritis",
        "Keep “SA” as written",
    ]
    commit(case)
    said(case, "Did you mean one of these? Choose, then commit.")
    expect(ranking(case)).not_to_have_attribute("data-committed", "")
    expect(field(case)).to_be_focused()
    ranking(case).get_by_role("option", name="Septic arthritis").click()
    commit(case)
    expect(verdict(case)).to_contain_text("We rank your first lower")


def test_a_slip_is_asked_about_once_and_then_kept(case: Page) -> None:
    field(case).press_sequentially("sacroilitis")
    assert options(case) == ["Did you mean Axial spondyloarthritis (sacroiliitis)?", "Keep “sacroilitis” as written"]
    press(case, "Enter")
    assert lines(case) == []
    press(case, "Escape")
    commit(case)
    said(case, "Did you mean one of these? Choose, then commit.")
    assert options(case)[0] == "Did you mean Axial spondyloarthritis (sacroiliitis)?"
    commit(case)
    expect(ranking(case)).to_have_attribute("data-committed", "")
    assert lines(case) == ["sacroilitis"]


@pytest.mark.parametrize(("typed", "name"), [("as", "Ankylosing spondylitis"), ("GOUT", "Gout"), ("ague", "ague")])
def test_a_commit_takes_what_stands_whole_in_the_field_or_is_unknown(case: Page, typed: str, name: str) -> None:
    field(case).fill(typed)
    commit(case)
    assert lines(case) == [name]
    expect(ranking(case)).to_have_attribute("data-committed", "")


@pytest.mark.parametrize("typed", ["骨折", "골절", "リウマチ"])
def test_two_signs_of_east_asia_are_a_word(case: Page, typed: str) -> None:
    field(case).fill(typed[0])
    assert options(case) == []
    add(case, typed, f"Keep “{typed}” as written")
    assert lines(case) == [typed]


@pytest.mark.parametrize("key", ["Enter", "ArrowDown", "Escape"])
def test_while_a_word_is_composed_its_keys_choose_nothing(case: Page, key: str) -> None:
    field(case).fill("gout")
    composing = f"new KeyboardEvent('keydown', {{key: {key!r}, keyCode: 229, bubbles: true, cancelable: true}})"
    assert field(case).evaluate(f"field => field.dispatchEvent({composing})")
    assert lines(case) == []
    assert options(case) == ["Gout"]
    press(case, "Enter")
    assert lines(case) == ["Gout"]


def test_the_arrows_go_round_by_way_of_the_field_and_escape_closes(case: Page) -> None:
    field(case).press_sequentially("joint")
    assert options(case) == ["Hip joint disease", "Infection of the joint", "Keep “joint” as written"]
    expect(ranking(case).get_by_role("option", selected=True)).to_have_count(0)
    press(case, "ArrowUp")
    expect(ranking(case).get_by_role("option", selected=True)).to_have_text("Keep “joint” as written")
    press(case, "ArrowDown")
    expect(ranking(case).get_by_role("option", selected=True)).to_have_count(0)
    press(case, "ArrowDown")
    lit = ranking(case).get_by_role("option", selected=True)
    expect(lit).to_have_text("Hip joint disease")
    expect(field(case)).to_have_attribute("aria-activedescendant", str(lit.get_attribute("id")))
    press(case, "Escape")
    assert options(case) == []
    expect(field(case)).to_have_value("joint")


def test_enter_alone_lights_the_first_and_chooses_nothing(case: Page) -> None:
    field(case).press_sequentially("joint")
    press(case, "Enter")
    assert lines(case) == []
    expect(ranking(case).get_by_role("option", selected=True)).to_have_text("Hip joint disease")
    press(case, "Enter")
    assert lines(case) == ["Hip joint disease"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("SPONDYLO", "Axial spondyloarthritis"),
        ("sacroiliitis", "Axial spondyloarthritis (sacroiliitis)"),
        ("behcet", "Behçet syndrome"),
        ("BEHÇET", "Behçet syndrome"),
        ("pagets", "Paget’s disease of bone"),
        ("paget's bone", "Paget’s disease of bone"),
        ("sacroiliac", "Mechanical pain of the sacro-iliac region"),
        ("fracture stress", "Stress or insufficiency fracture"),
        ("discs slipped", "Lumbar disc herniation (slipped disc)"),
        ("disease of bone, Paget", "Paget’s disease of bone"),
    ],
)
def test_a_diagnosis_is_found_by_name_or_synonym(case: Page, typed: str, name: str) -> None:
    field(case).fill(typed)
    assert name in options(case)


def test_a_quiet_name_is_offered_only_to_who_has_typed_it(case: Page) -> None:
    for typed in ("edema", "marrow", "transient", "transient marro", "bone marrow oedema"):
        field(case).fill(typed)
        assert options(case) == [f"Keep “{typed}” as written"]
    for typed in ("transient marrow edema", "Transient-marrow oedema", "bone marrow edema syndromes"):
        field(case).fill(typed)
        assert options(case)[0].startswith("Transient marrow edema")
    field(case).fill("transient marow edema")
    assert options(case)[0] == "Did you mean Transient marrow edema?"


def test_own_words_stay_as_written_and_a_known_name_is_not_taken_for_own_words(case: Page) -> None:
    add(case, "  Strain of <b>piriformis</b> ", "Keep “Strain of <b>piriformis</b>” as written")
    assert lines(case) == ["Strain of <b>piriformis</b>"]
    field(case).fill("coxarthrosis")
    assert options(case) == ["Hip joint disease (coxarthrosis)"]
    press(case, "Escape")
    field(case).fill("")
    button(case, "Commit this ranking").click()
    unnamed = row(case, "Strain of <b>piriformis</b>")
    expect(unnamed).to_contain_text("Kept as written")
    expect(unnamed.locator(".you")).to_have_text("you: 1")


def test_five_at_most_and_none_twice(case: Page) -> None:
    for typed in ("Gout", "Tumour", "Stress", "Behçet"):
        add(case, typed, typed)
    add(case, "gou", "Gout")
    said(case, "Already on line 1.")
    expect(field(case)).to_have_value("")
    add(case, "my own", "my own")
    # A full list has no field, and the focus goes to its lines.
    expect(field(case)).to_be_hidden()
    expect(button(case, "Gout: must not be missed")).to_be_focused()
    button(case, "Remove Tumour").click()
    add(case, "my  OWN", "my  OWN")
    said(case, "Already on line 4.")
    add(case, "Lumbar", "Lumbar")
    assert lines(case)[1:] == [
        "Stress or insufficiency fracture",
        "Behçet syndrome",
        "my own",
        "Lumbar disc herniation",
    ]


def test_a_commit_needs_a_diagnosis(case: Page) -> None:
    expect(ranking(case).locator("form")).not_to_have_attribute("data-ready", "")
    field(case).fill(" -- ")
    commit(case)
    said(case, "Add a diagnosis")
    field(case).fill("")
    add(case, "Gout", "Gout")
    expect(ranking(case).locator("form")).to_have_attribute("data-ready", "")
    field(case).fill("tum")
    press(case, "Escape")
    commit(case)
    said(case, "Did you mean one of these? Choose, then commit.")
    expect(ranking(case).locator(".ranking")).to_be_hidden()
    button(case, "Remove Gout").click()
    expect(field(case)).to_be_focused()


def test_the_reference_tells_first_what_differs_and_folds_the_rest(case: Page) -> None:
    for typed in ("Mechanical", "Infection", "Lumbar", "my own idea"):
        add(case, typed, typed)
    button(case, "Infection of the joint: must not be missed").click()
    commit(case)
    expect(field(case)).to_be_hidden()
    told = ranking(case).locator(".reference > .ledger > li")
    expect(told.locator(".row b")).to_have_text(
        [
            "Axial spondyloarthritis",
            "Stress or insufficiency fracture",
            "Transient marrow edema",
            "Mechanical pain of the sacro-iliac region",
            "Lumbar disc herniation",
            "my own idea",
        ]
    )
    expect(told.locator(".you")).to_have_text([*["not on your list"] * 3, "you: 1", "you: 3", "you: 4"])
    expect(told.locator(".reason").first).to_be_hidden()
    told.get_by_text("Why").first.click()
    expect(told.locator(".reason").first).to_be_visible()
    expect(row(case, "Infection of the joint")).to_be_hidden()
    ranking(case).get_by_text("1 more row").click()
    expect(row(case, "Infection of the joint").locator(".you")).to_have_text("you: 2 ★")
    expect(ranking(case).get_by_text("The reference at this point", exact=True)).to_be_hidden()
    expect(ranking(case, "k4").locator(".ranking")).to_be_hidden()


def test_what_moved_and_matters_tells_its_reason_at_once(page: Page, case_site: Server) -> None:
    page.goto(f"{case_site.address}/case.html")
    commit(page, "Infection", "Mechanical")
    second = ranking(page, "k4")
    second.get_by_role("button", name="Keep this ranking").click()
    for name, is_told in (("Stress", True), ("Mechanical", True), ("Lumbar", False), ("Axial", False)):
        entry = second.locator(".reference > .ledger > li").filter(has=page.locator(".row b", has_text=name))
        expect(entry.locator(".reason")).to_be_visible(visible=is_told)
    expect(second.get_by_text("1 row unchanged")).to_be_visible()


def test_the_last_ranking_is_filled_in_and_asks_to_be_kept(page: Page, case_site: Server) -> None:
    page.goto(f"{case_site.address}/case.html")
    first, second = page.locator("rank-list").all()
    expect(first.get_by_text("Rank your diagnoses, most likely first")).to_be_visible()
    expect(first.get_by_text("Star what must not be missed, however unlikely.")).to_be_visible()
    expect(second.get_by_text("Star what must not be missed, however unlikely.")).to_have_count(0)
    assert ask(second)["missing"] == "Add a diagnosis"
    commit(page, "gout", "slipped disc")
    expect(second.get_by_text("Rank again. Your last ranking is filled in.")).to_be_visible()
    expect(second.locator(".lines > li > span")).to_have_text(["Gout", "Lumbar disc herniation"])
    told = {"missing": "", "action": "Keep this ranking", "name": "your ranking", "isOpen": True}
    assert ask(second) == told | {"isTouched": False}
    second.get_by_role("button", name="Move Gout down").click()
    assert ask(second) == told | {"action": "Commit this ranking", "isTouched": True}
    second.get_by_role("button", name="Move Gout up").click()
    assert ask(second) == told | {"isTouched": True}
    second.get_by_role("button", name="Keep this ranking").click()
    expect(second.locator(".verdict")).to_be_focused()
    assert not ask(second)["isOpen"]


def test_a_line_can_be_dragged(case: Page) -> None:
    for typed in ("Gout", "Tumour", "Stress"):
        add(case, typed, typed)
    written = ranking(case).locator(".lines > li")
    written.nth(2).locator("> span").drag_to(written.nth(0).locator("> span"))
    assert lines(case) == ["Stress or insufficiency fracture", "Gout", "Tumour or infiltration"]
    said(case, "Stress or insufficiency fracture, line 1.")
    commit(case)
    written.nth(2).locator("> span").drag_to(written.nth(0).locator("> span"))
    assert lines(case) == ["Stress or insufficiency fracture", "Gout", "Tumour or infiltration"]


@pytest.mark.parametrize(
    "options", [{"viewport": {"width": 390, "height": 844}}, {}], indirect=True, ids=["390", "1280"]
)
def test_nothing_above_the_verdict_moves_at_the_commit(case: Page) -> None:
    for typed in ("Mechanical", "Infection", "Lumbar"):
        add(case, typed, typed)
    button(case, "Infection of the joint: must not be missed").click()
    where = "[...document.querySelectorAll('legend, .lines > li')].map(each => each.getBoundingClientRect().top)"
    ranking(case).locator("form .commit button").scroll_into_view_if_needed()
    before = case.evaluate(where)[:4]
    ranking(case).locator("form .commit button").click()
    expect(verdict(case)).to_be_in_viewport()
    assert case.evaluate(where)[:4] == before


def ask(element: Locator) -> dict[str, object]:
    """Return what a ranking tells the bar of the case."""
    told: dict[str, object] = element.evaluate(
        "element => { const detail = {};"
        " element.dispatchEvent(new CustomEvent('casebook-recall', { detail }));"
        " const { isOpen, isTouched, missing, action, name } = detail;"
        " return { isOpen, isTouched, missing, action, name }; }"
    )
    return told


def test_a_press_beside_the_list_of_offers_moves_nothing_before_it_is_released(case: Page) -> None:
    field(case).fill("infect")
    offers = options(case)
    assert offers
    case.get_by_role("heading").first.hover()
    case.mouse.down()
    expect(field(case)).not_to_be_focused()
    assert options(case) == offers
    case.mouse.up()
    expect(case.get_by_role("option")).to_have_count(0)
