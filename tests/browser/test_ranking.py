"""A learner ranks diagnoses by typing, commits, and reads the ranking beside the reference."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.support.ranking import add, button, commit, field, lines, options, press, ranking, row, said
from tests.support.served_site import Server


def test_by_keyboard_alone(case: Page) -> None:
    field(case).focus()
    for typed in ("stress", "ankylos", "gout"):
        case.keyboard.type(typed)
        press(case, "ArrowDown", "Enter")
        expect(field(case)).to_have_value("")
    assert lines(case) == ["Stress or insufficiency fracture", "Axial spondyloarthritis", "Gout"]
    button(case, "Move Axial spondyloarthritis up").focus()
    press(case, "Enter")
    said(case, "Axial spondyloarthritis, line 1.")
    expect(button(case, "Move Axial spondyloarthritis down")).to_be_focused()
    press(case, "Shift+Tab")
    expect(button(case, "Axial spondyloarthritis: must not be missed")).to_be_focused()
    press(case, "Space")
    expect(button(case, "Axial spondyloarthritis: must not be missed")).to_have_attribute("aria-pressed", "true")
    button(case, "Move Stress or insufficiency fracture down").focus()
    press(case, "Enter")
    expect(button(case, "Move Stress or insufficiency fracture up")).to_be_focused()
    button(case, "Remove Gout").focus()
    press(case, "Enter")
    said(case, "Gout is removed.")
    expect(button(case, "Remove Stress or insufficiency fracture")).to_be_focused()
    assert lines(case) == ["Axial spondyloarthritis", "Stress or insufficiency fracture"]
    press(case, "Tab", "Tab", "Space", "ArrowRight", "Enter", "Tab", "Enter")
    said(
        case,
        "Committed (fairly sure). Of your 2, 2 stand in the reference. You starred 1 of 3 that must not be missed.",
    )
    expect(ranking(case).get_by_role("group", name="Your ranking beside the reference")).to_be_focused()


def test_nothing_is_listed_below_three_letters(case: Page) -> None:
    for typed in ("", "s", "st", "s t", "--- "):
        field(case).fill(typed)
        assert options(case) == []
        expect(field(case)).to_have_attribute("aria-expanded", "false")
    field(case).fill("str")
    expect(field(case)).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("typed", ["骨折", "골절", "リウマチ"])
def test_two_signs_of_east_asia_are_a_word(case: Page, typed: str) -> None:
    field(case).fill(typed[0])
    assert options(case) == []
    add(case, typed, f"Add “{typed}” as you wrote it")
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
    assert options(case) == ["Hip joint disease", "Infection of the joint", "Add “joint” as you wrote it"]
    expect(ranking(case).get_by_role("option", selected=True)).to_have_count(0)
    press(case, "ArrowUp")
    expect(ranking(case).get_by_role("option", selected=True)).to_have_text("Add “joint” as you wrote it")
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
    ],
)
def test_a_diagnosis_is_found_by_name_or_synonym(case: Page, typed: str, name: str) -> None:
    field(case).fill(typed)
    assert name in options(case)


def test_a_quiet_name_is_offered_only_to_who_has_thought_of_it(case: Page) -> None:
    for typed in ("edema", "marrow", "transient", "transient mar", "bone marrow oed"):
        field(case).fill(typed)
        assert options(case) == [f"Add “{typed}” as you wrote it"]
    for typed in ("transient marro", "Transient-marrow oedema", "bone marrow edema s"):
        field(case).fill(typed)
        assert any(option.startswith("Transient marrow edema") for option in options(case))


def test_own_words_stay_as_written_and_a_known_name_is_not_taken_for_own_words(case: Page) -> None:
    add(case, "  Strain of <b>piriformis</b> ", "Add “Strain of <b>piriformis</b>” as you wrote it")
    assert lines(case) == ["Strain of <b>piriformis</b>"]
    field(case).fill("coxarthrosis")
    assert options(case) == ["Hip joint disease (coxarthrosis)"]
    press(case, "Escape")
    field(case).fill("")
    button(case, "Commit this ranking").click()
    unnamed = row(case, "Strain of <b>piriformis</b>")
    expect(unnamed).to_contain_text("The reference does not name it here.")
    expect(unnamed.get_by_role("cell").first).to_have_text("1")
    expect(unnamed.get_by_role("rowheader")).to_have_css("clip-path", "none")
    said(case, "Committed. Of your 1, 0 stand in the reference. You starred 0 of 3 that must not be missed.")


def test_five_at_most_and_none_twice(case: Page) -> None:
    for typed in ("Gout", "Tumour", "Stress", "Behçet"):
        add(case, typed, typed)
    add(case, "gou", "Gout")
    said(case, "Gout is on line 1 already.")
    expect(field(case)).to_have_value("")
    add(case, "my own", "my own")
    add(case, "my  OWN", "my  OWN")
    said(case, "my  OWN is on line 5 already.")
    add(case, "Lumbar", "Lumbar")
    said(case, "All 5 lines are written on. Remove one first.")
    assert len(lines(case)) == 5
    button(case, "Remove Tumour").click()
    add(case, "Lumbar", "Lumbar")
    assert lines(case)[1:] == [
        "Stress or insufficiency fracture",
        "Behçet syndrome",
        "my own",
        "Lumbar disc herniation",
    ]


def test_a_commit_needs_a_diagnosis_and_an_empty_field(case: Page) -> None:
    expect(ranking(case).locator("form")).not_to_have_attribute("data-ready", "")
    commit(case)
    said(case, "Add a diagnosis first.")
    add(case, "Gout", "Gout")
    expect(ranking(case).locator("form")).to_have_attribute("data-ready", "")
    field(case).fill("tum")
    press(case, "Escape")
    commit(case)
    said(case, "“tum” is on no line yet. Choose from the list or clear the field.")
    expect(ranking(case).get_by_role("table")).to_be_hidden()
    button(case, "Remove Gout").click()
    expect(field(case)).to_be_focused()


def test_the_ledger_shows_both_rankings(case: Page) -> None:
    for typed in ("Mechanical", "Infection", "Lumbar", "my own idea"):
        add(case, typed, typed)
    button(case, "Infection of the joint: must not be missed").click()
    commit(case)
    expect(field(case)).to_be_hidden()
    said(case, "Committed. Of your 4, 2 stand in the reference. You starred 1 of 3 that must not be missed.")
    cells = {
        " ".join(header.inner_text().split()): header.locator("xpath=preceding-sibling::td").inner_text()
        for header in ranking(case).get_by_role("rowheader").all()
    }
    assert cells == {
        "Axial spondyloarthritis ★ must not be missed": "–",
        "Stress or insufficiency fracture ★ must not be missed": "–",
        "Transient marrow edema": "–",
        "Infection of the joint ★ must not be missed": "2 ★",
        "Mechanical pain of the sacro-iliac region": "1",
        "Lumbar disc herniation": "3",
        "my own idea": "4",
    }
    expect(ranking(case).get_by_role("columnheader", name="you")).to_be_visible()
    expect(ranking(case, "k4").get_by_role("table")).to_be_hidden()


def test_a_ranking_may_start_from_the_one_before(page: Page, case_site: Server) -> None:
    page.goto(f"{case_site.address}/case.html")
    first, second = page.locator("rank-list").all()
    start = second.get_by_role("button", name="Start from my last ranking")
    expect(start).to_be_hidden()
    expect(first.get_by_role("button", name="Start from my last ranking")).to_be_hidden()
    for words in ("gout", "slipped disc"):
        first.get_by_role("combobox").fill(words)
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    first.get_by_role("button", name="Commit this ranking").click()
    start.click()
    expect(second.locator(".lines > li > span")).to_have_text(["Gout", "Lumbar disc herniation"])
    expect(start).to_be_hidden()
    expect(second.get_by_role("button", name="Gout: must not be missed")).to_be_focused()
