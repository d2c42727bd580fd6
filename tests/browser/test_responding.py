"""A learner responds to each type of item, with the pointer and with the keyboard, right, partly right and wrong."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.served_site import Site, serve

COMMIT = "Commit my answer"


@pytest.fixture
def quiz(page: Page, site: Site) -> Page:
    """Open the quiz of all types."""
    page.goto(f"{site.address}/quiz.html")
    expect(page.get_by_text("0 of 7 answered.")).to_be_visible()
    return page


def item(page: Page, number: int) -> Locator:
    return page.locator(f"#quiz-t-t{number}")


def verdict(page: Page, number: int) -> Locator:
    return item(page, number).locator(".verdict")


def rationale(page: Page, number: int, words: str) -> Locator:
    """Return a rationale in the fold, which is opened."""
    item(page, number).locator(".key").evaluate("key => key.open = true")
    return item(page, number).locator(".key > div, .key li", has_text=words)


def marks(page: Page, number: int) -> list[str]:
    """Return what is said in the rows."""
    return item(page, number).locator("fieldset .said").all_inner_texts()


def commit(page: Page, number: int, name: str = COMMIT) -> None:
    item(page, number).get_by_role("button", name=name).click()


def test_before_commit_no_key_and_no_rationale_is_shown(quiz: Page) -> None:
    expect(quiz.get_by_text("The femur moves in it.")).to_be_hidden()
    expect(quiz.get_by_text("Why, option by option").first).to_be_hidden()
    expect(item(quiz, 1).get_by_text("Think of the groin.")).to_be_hidden()
    item(quiz, 1).get_by_text("Hint").click()
    expect(item(quiz, 1).get_by_text("Think of the groin.")).to_be_visible()


def test_single_right(quiz: Page) -> None:
    item(quiz, 1).locator("label").get_by_text("The hip").click()
    item(quiz, 1).locator("label").get_by_text("Fairly sure").click()
    commit(quiz, 1)
    expect(verdict(quiz, 1)).to_have_text("Right (fairly sure)Answer: The hip.")
    expect(verdict(quiz, 1)).to_be_focused()
    expect(rationale(quiz, 1, "✓ yours The femur moves in it.")).to_be_visible()
    expect(rationale(quiz, 1, "It is only the lever.")).to_be_visible()
    expect(rationale(quiz, 1, "It lies still.")).to_be_visible()
    expect(item(quiz, 1).get_by_label("The hip")).to_be_checked()
    expect(item(quiz, 1).get_by_label("The knee")).to_be_disabled()


def test_single_wrong(quiz: Page) -> None:
    item(quiz, 1).locator("label").get_by_text("The knee").click()
    commit(quiz, 1)
    expect(verdict(quiz, 1)).to_contain_text("Not this one. You chose: The knee")
    expect(rationale(quiz, 1, "✓ answer The femur moves in it.")).to_be_visible()
    expect(rationale(quiz, 1, "✕ yours It is only the lever.")).to_be_visible()


def test_sources_of_a_rationale_open_below_it(quiz: Page) -> None:
    item(quiz, 1).locator("label").get_by_text("The hip").click()
    commit(quiz, 1)
    right, other = rationale(quiz, 1, "The femur moves in it."), rationale(quiz, 1, "It lies still.")
    right.get_by_role("link", name="Source 1").click()
    expect(right.get_by_role("note")).to_contain_text("First AB, Second C. A Journal 2006. Abstract read.")
    other.get_by_role("link", name="What the report says").click()
    expect(other.get_by_role("note")).to_contain_text("Three tests hurt (section Case Report).")


def test_multiple_right(quiz: Page) -> None:
    item(quiz, 2).locator("label").get_by_text("Pain on sitting").click()
    item(quiz, 2).locator("label").get_by_text("A positive shear test").click()
    commit(quiz, 2)
    expect(verdict(quiz, 2)).to_contain_text("Right")


def test_multiple_partly_right(quiz: Page) -> None:
    item(quiz, 2).locator("label").get_by_text("Pain on sitting").click()
    item(quiz, 2).locator("label").get_by_text("Fever").click()
    commit(quiz, 2)
    expect(verdict(quiz, 2)).to_contain_text("Partly right · 1 of 2 found, 1 too many")
    expect(rationale(quiz, 2, "✓ yours It is in the score.")).to_be_visible()
    expect(rationale(quiz, 2, "✓ missed It weighs most.")).to_be_visible()
    expect(rationale(quiz, 2, "It speaks against a root.")).to_be_visible()
    expect(rationale(quiz, 2, "✕ yours It speaks for infection.")).to_be_visible()


def test_multiple_wrong(quiz: Page) -> None:
    item(quiz, 2).locator("label").get_by_text("Fever").click()
    commit(quiz, 2)
    expect(verdict(quiz, 2)).to_contain_text("None right · 0 of 2 found, 1 too many")


@pytest.mark.parametrize(
    ("thrust", "gaenslen", "said"),
    [
        ("Shear", "Torsion", "Right"),
        ("Shear", "Shear", "Partly right · 1 of 2 in place"),
        ("Gapping", "Gapping", "None right · 0 of 2 in place"),
    ],
)
def test_match(quiz: Page, thrust: str, gaenslen: str, said: str) -> None:
    item(quiz, 3).get_by_label("Thigh thrust").select_option(thrust)
    item(quiz, 3).get_by_label("Gaenslen").select_option(gaenslen)
    commit(quiz, 3, "Commit my pairs")
    expect(verdict(quiz, 3)).to_contain_text(said)
    words = "✓ yours" if gaenslen == "Torsion" else f"✕ yours: {gaenslen}"
    expect(rationale(quiz, 3, f"Gaenslen: Torsion. {words} One leg each way.")).to_be_visible()


def test_match_half_done_says_what_is_missing(quiz: Page) -> None:
    item(quiz, 3).get_by_label("Thigh thrust").select_option("Shear")
    commit(quiz, 3, "Commit my pairs")
    expect(item(quiz, 3).get_by_text("1 row to go")).to_be_visible()
    expect(item(quiz, 3).get_by_label("Thigh thrust")).to_have_value("shear")


def shown_rows(page: Page) -> list[str]:
    return item(page, 4).locator("ol.order > li > span").all_inner_texts()


def move_to_place(page: Page, text: str, place: int) -> None:
    while shown_rows(page).index(text) > place:
        item(page, 4).get_by_role("button", name=f"Move {text} up").click()


def test_order_right(quiz: Page) -> None:
    for shown, right in zip(shown_rows(quiz), ["History", "Examination", "Imaging"], strict=True):
        assert shown != right
    for place, text in enumerate(["History", "Examination", "Imaging"]):
        move_to_place(quiz, text, place)
    commit(quiz, 4, "Commit my order")
    expect(verdict(quiz, 4)).to_contain_text("Right")
    expect(rationale(quiz, 4, "✓ yours Ask first.")).to_be_visible()


def test_order_partly_right_keeps_the_order_of_the_learner(quiz: Page) -> None:
    for place, text in enumerate(["History", "Imaging", "Examination"]):
        move_to_place(quiz, text, place)
    commit(quiz, 4, "Commit my order")
    expect(verdict(quiz, 4)).to_contain_text("Partly right · 1 of 3 in place")
    expect(rationale(quiz, 4, "✕ place 3 Then order pictures.")).to_be_visible()
    assert marks(quiz, 4) == ["✓ yours", "✕ place 3", "✕ place 2"]
    assert [row.partition("\n")[0] for row in shown_rows(quiz)] == ["History", "Imaging", "Examination"]


def test_order_wrong(quiz: Page) -> None:
    for place, text in enumerate(["Examination", "Imaging", "History"]):
        move_to_place(quiz, text, place)
    commit(quiz, 4, "Commit my order")
    expect(verdict(quiz, 4)).to_contain_text("None right · 0 of 3 in place")


def test_an_order_nobody_has_touched_is_not_committed(quiz: Page) -> None:
    first, second, _ = shown_rows(quiz)
    ready = item(quiz, 4).locator("form[data-ready]")
    for _ in ("at first", "when it is worked on again"):
        expect(ready).to_have_count(0)
        commit(quiz, 4, "Commit my order")
        expect(item(quiz, 4).get_by_text("Move a row first")).to_be_visible()
        expect(verdict(quiz, 4)).to_be_empty()
        button = item(quiz, 4).get_by_role("button", name=f"Move {second} up")
        button.focus()
        quiz.keyboard.press("Enter")
        expect(item(quiz, 4).get_by_text(f"{second}, now place 1 of 3")).to_be_visible()
        expect(ready).to_have_count(1)
        # Who thinks the rows stood right may move one there and back.
        item(quiz, 4).get_by_role("button", name=f"Move {first} up").click()
        commit(quiz, 4, "Commit my order")
        expect(verdict(quiz, 4)).to_contain_text("None right · 0 of 3 in place")
        item(quiz, 4).get_by_role("button", name="Try again").click()


def test_at_the_edge_of_an_order_there_is_no_way_further(quiz: Page) -> None:
    first, _, last = shown_rows(quiz)
    for button in (f"Move {first} up", f"Move {last} down"):
        expect(item(quiz, 4).get_by_role("button", name=button)).to_be_disabled()
    item(quiz, 4).get_by_role("button", name=f"Move {first} down").click()
    expect(item(quiz, 4).get_by_role("button", name=f"Move {first} up")).to_be_enabled()


def test_an_order_worked_on_again_in_a_later_visit_asks_for_a_move_too(quiz: Page) -> None:
    first, _, _ = shown_rows(quiz)
    item(quiz, 4).get_by_role("button", name=f"Move {first} down").click()
    commit(quiz, 4, "Commit my order")
    quiz.reload()
    item(quiz, 4).get_by_role("button", name="Try again").click()
    commit(quiz, 4, "Commit my order")
    expect(item(quiz, 4).get_by_text("Move a row first")).to_be_visible()
    expect(verdict(quiz, 4)).to_be_empty()


def test_an_order_once_committed_as_it_stood_is_still_shown(quiz: Page) -> None:
    rows = item(quiz, 4).locator("ol.order > li")
    ids = rows.evaluate_all("rows => rows.map(row => row.dataset.option)")
    kept = {
        "fingerprint": item(quiz, 4).get_attribute("fingerprint"),
        "attempts": [{"response": ids, "text": "as it stood"}],
    }
    quiz.evaluate("kept => localStorage.setItem('small/quiz-t/t4', JSON.stringify(kept))", kept)
    quiz.reload()
    expect(verdict(quiz, 4)).to_contain_text("None right · 0 of 3 in place")


def test_moving_a_row_says_where_it_is_and_keeps_the_focus(quiz: Page) -> None:
    first, second, _ = shown_rows(quiz)
    button = item(quiz, 4).get_by_role("button", name=f"Move {second} up")
    button.focus()
    quiz.keyboard.press("Enter")
    expect(item(quiz, 4).get_by_text(f"{second}, now place 1 of 3")).to_be_visible()
    expect(item(quiz, 4).get_by_role("button", name=f"Move {second} down")).to_be_focused()
    assert shown_rows(quiz)[:2] == [second, first]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("50", "Right"),
        ("45 %", "Right"),
        ("54,9", "Right"),
        ("44.9", "Not this one. You wrote: 44.9 %"),
        ("80", "Not this one. You wrote: 80 %"),
        ("50%", "Right"),
        ("50 ％", "Right"),
        ("5e1", "Right"),
        ("５０", "Right"),
    ],
)
def test_number(quiz: Page, written: str, said: str) -> None:
    item(quiz, 5).get_by_label("Your answer").fill(written)
    commit(quiz, 5)
    expect(verdict(quiz, 5)).to_contain_text(said)
    expect(rationale(quiz, 5, "Odds of 1 are 50 %.")).to_be_visible()
    words = "80 %. ✕ your answer You multiplied 20 by 4." if written == "80" else "80 %. You multiplied 20 by 4."
    expect(rationale(quiz, 5, words)).to_be_visible()


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("about half", "Write a number, for example 12.5. Leave the unit out, or write %."),
        ("50 mg", "Write a number, for example 12.5. Leave the unit out, or write %."),
        ("45-55", "Write a number, for example 12.5. Leave the unit out, or write %."),
        ("1,500", "Write 1500 or 1.5."),
        ("1 500", "Write 1500."),
        ("−12.500 %", "Write -12500 or -12.5."),
    ],
)
def test_a_number_that_is_none_or_may_be_two_is_not_committed(quiz: Page, written: str, asked: str) -> None:
    item(quiz, 5).get_by_label("Your answer").fill(written)
    commit(quiz, 5)
    expect(item(quiz, 5).get_by_text(asked, exact=True)).to_be_visible()
    expect(item(quiz, 5).get_by_label("Your answer")).to_have_value(written)
    expect(verdict(quiz, 5)).to_be_empty()


def test_a_number_once_graded_that_may_be_two_is_asked_about(quiz: Page) -> None:
    kept = {
        "fingerprint": item(quiz, 5).get_attribute("fingerprint"),
        "attempts": [{"response": "50.000", "text": "50.000 %"}],
    }
    quiz.evaluate("kept => localStorage.setItem('small/quiz-t/t5', JSON.stringify(kept))", kept)
    quiz.reload()
    expect(item(quiz, 5).get_by_text("Your earlier answer: “50.000 %”.")).to_be_visible()
    expect(verdict(quiz, 5)).to_be_empty()
    expect(quiz.get_by_text("This window cannot save")).to_have_count(0)


def test_a_field_leaves_terms_alone_and_its_keyboard_has_a_minus(quiz: Page) -> None:
    for number in (5, 6):
        field = item(quiz, number).get_by_label("Your answer")
        for name in ("autocomplete", "autocorrect", "autocapitalize"):
            expect(field).to_have_attribute(name, "off")
        expect(field).to_have_attribute("spellcheck", "false")
        assert field.get_attribute("inputmode") is None


@pytest.mark.parametrize(
    ("written", "said", "slip"),
    [
        ("Bone-marrow oedema.", "Right", "sacroiliitis. That is one cause of it."),
        ("sacroiliitis", "Not this one. You wrote: sacroiliitis", "sacroiliitis. ✕ your answer That is one cause of"),
        ("bone marrow edma", "Not this one. You wrote: bone marrow edma", "sacroiliitis. That is one cause of it."),
    ],
)
def test_text(quiz: Page, written: str, said: str, slip: str) -> None:
    item(quiz, 6).get_by_label("Your answer").fill(written)
    quiz.keyboard.press("Enter")
    expect(verdict(quiz, 6)).to_contain_text(said)
    expect(rationale(quiz, 6, "Water replaces fat.")).to_be_visible()
    expect(rationale(quiz, 6, slip)).to_be_visible()


def test_judge(quiz: Page) -> None:
    item(quiz, 7).get_by_role("radiogroup", name="Lumbar disc disease").get_by_text("▼", exact=True).click()
    commit(quiz, 7, "Commit my estimates")
    expect(item(quiz, 7).get_by_text("1 row to go")).to_be_visible()
    item(quiz, 7).get_by_role("radiogroup", name="Joint disease").get_by_text("▲", exact=True).click()
    commit(quiz, 7, "Commit my estimates")
    expect(verdict(quiz, 7)).to_contain_text("You agree with the reference on 1 of 2")
    expect(verdict(quiz, 7)).to_contain_text("Our judgement")
    expect(rationale(quiz, 7, "You: less likely. Reference: much less likely. The scan is normal.")).to_be_visible()
    expect(rationale(quiz, 7, "✓ same as the reference The tests are positive.")).to_be_visible()
    expect(quiz.get_by_text("1 of 7 answered.")).to_be_visible()


def test_committing_nothing_says_what_is_missing(quiz: Page) -> None:
    commit(quiz, 1)
    expect(item(quiz, 1).get_by_role("status").get_by_text("Choose one answer")).to_be_visible()
    commit(quiz, 6)
    expect(item(quiz, 6).get_by_text("Write your answer")).to_be_visible()
    expect(quiz.get_by_text("0 of 7 answered")).to_be_visible()


def test_by_keyboard_alone_choosing_never_submits(quiz: Page) -> None:
    item(quiz, 1).get_by_label("The hip").focus()
    quiz.keyboard.press("Space")
    for _ in range(2):
        quiz.keyboard.press("ArrowDown")
    expect(item(quiz, 1).get_by_label("The ankle")).to_be_checked()
    quiz.keyboard.press("Enter")
    expect(verdict(quiz, 1)).to_be_empty()
    quiz.keyboard.press("ArrowUp")
    expect(item(quiz, 1).get_by_label("The knee")).to_be_checked()
    for expected in ("Hint", "Guessing", COMMIT):
        quiz.keyboard.press("Tab")
        focused = quiz.locator(":focus")
        assert (focused.inner_text() or focused.locator("..").inner_text()) == expected
    quiz.keyboard.press("Enter")
    expect(verdict(quiz, 1)).to_be_focused()
    expect(verdict(quiz, 1)).to_contain_text("Not this one. You chose: The knee")


def test_by_keyboard_alone_the_whole_quiz(quiz: Page) -> None:
    keys = quiz.keyboard
    item(quiz, 2).get_by_label("Pain on sitting").focus()
    keys.press("Space")
    keys.press("Tab")
    keys.press("Space")
    press_button(quiz, COMMIT)
    expect(verdict(quiz, 2)).to_contain_text("Right")
    item(quiz, 3).get_by_label("Thigh thrust").focus()
    keys.type("Sh")
    keys.press("Tab")
    keys.type("To")
    press_button(quiz, "Commit my pairs")
    expect(verdict(quiz, 3)).to_contain_text("Right")
    item(quiz, 7).get_by_label("much less likely").first.focus()
    keys.press("Space")
    keys.press("Tab")
    keys.press("Space")
    press_button(quiz, "Commit my estimates")
    expect(verdict(quiz, 7)).to_contain_text("You agree with the reference on 1 of 2")


def press_button(page: Page, name: str) -> None:
    """Go on with Tab until a button has the focus, and press it."""
    for _ in range(8):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.evaluate("element => element.localName") == "button" and focused.inner_text() == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no button {name} within reach")


def test_each_item_offers_to_report_an_error_in_it(page: Page, own_site: Site, quiz_text: str) -> None:
    config = (own_site.project.root / "mkdocs.yml").read_text(encoding="utf-8")
    named = "site_id: small, repository: 'https://github.com/owner/name'"
    own_site.project.write("mkdocs.yml", config.replace("site_id: small", named))
    own_site.write_quiz(quiz_text, "/// quiz | quiz-t\n///\n\n/// item | quiz-t/t1\n///\n")
    own_site.build()
    page.goto(f"{own_site.address}/quiz.html")
    fingerprint = page.locator("#quiz-t-t1").get_attribute("fingerprint")
    item(page, 1).locator("label").get_by_text("The knee").click()
    commit(page, 1)
    for place in ("#quiz-t-t1", "#quiz-t-t1-2"):
        page.locator(place).get_by_text("More").click()
        link = page.locator(place).get_by_role("link", name="Report an error")
        expect(link).to_be_visible()
        read = urlsplit(str(link.evaluate("link => link.href")))
        assert f"{read.scheme}://{read.netloc}{read.path}" == "https://github.com/owner/name/issues/new"
        assert parse_qs(read.query) == {
            "template": ["item-error.yml"],
            "title": [f"Error in quiz-t/t1 {fingerprint}"],
            "item": [f"quiz-t/t1 {fingerprint}"],
        }


def test_without_a_repository_no_item_offers_it(quiz: Page) -> None:
    item(quiz, 1).locator("label").get_by_text("The knee").click()
    commit(quiz, 1)
    item(quiz, 1).get_by_text("More").click()
    expect(item(quiz, 1).get_by_role("link", name="Copy link")).to_be_visible()
    expect(quiz.get_by_role("link", name="Report an error")).to_have_count(0)


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9"/></svg>'
NAMED = """\
id: quiz-t
title: Quiz T
items:
- id: t1
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which drawing shows the pelvis?
  options:
  - {id: p, text: "![Drawing A](p.svg)", key: true, rationale: It is wide.}
  - {id: q, text: "![Drawing B](p.svg) at rest", rationale: It is not.}
- id: t2
  type: match
  level: apply
  objectives: [LO1]
  lead_in: What goes together?
  targets: [{id: x, text: "![Drawing A](p.svg)"}, {id: y, text: "$\\\\frac{1}{2}$"}, {id: z, text: "*Iron* CO~2~"}]
  options:
  - {id: pelvis, text: "![Pelvis](p.svg)", key: x, rationale: Yes.}
  - {id: half, text: Half, key: y, rationale: Yes.}
- id: t3
  type: order
  level: apply
  objectives: [LO1]
  lead_in: In which order?
  options:
  - {id: p, text: "![Drawing A](p.svg)", rationale: First.}
  - {id: q, text: "![Drawing B](p.svg)", rationale: Second.}
  - {id: r, text: "$x^2$", rationale: Third.}
- id: t4
  type: text
  level: recall
  objectives: [LO1]
  lead_in: Name the germ.
  key: ["*Staphylococcus aureus*", β-toxin former]
  rationale: In clusters.
  options:
  - {id: other, text: "*S. epidermidis*", rationale: It is harmless.}
"""


@pytest.fixture(scope="module")
def named_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site whose options are pictures and formulas."""
    for site in serve(tmp_path_factory.mktemp("named")):
        site.project.write("docs/p.svg", PICTURE)
        site.write_quiz(NAMED)
        site.build()
        yield site


@pytest.fixture
def named(page: Page, named_site: Site) -> Page:
    """Open its quiz."""
    page.goto(f"{named_site.address}/quiz.html")
    expect(page.get_by_text("0 of 4 answered")).to_be_visible()
    return page


def said(page: Page, number: int) -> str:
    record = page.evaluate(f"JSON.parse(localStorage.getItem('small/quiz-t/t{number}'))")
    return str(record["attempts"][-1]["text"])


def test_pictures_and_formulas_are_named_in_verdicts_menus_buttons_and_records(named: Page) -> None:
    item(named, 1).get_by_role("radio", name="Drawing B at rest").check()
    commit(named, 1)
    expect(verdict(named, 1)).to_contain_text("Not this one. You chose: Drawing B at rest")
    expect(item(named, 2).locator("select")).to_have_count(0)
    item(named, 2).get_by_role("group", name="Pelvis").get_by_role("radio", name="Drawing A").check()
    item(named, 2).get_by_role("button", name="Commit my pairs").click()
    expect(item(named, 2).get_by_text("1 row to go")).to_be_visible()
    item(named, 2).get_by_role("group", name="Half").get_by_role("radio", name="Iron").check()
    commit(named, 2, "Commit my pairs")
    expect(rationale(named, 2, "✕ yours: Iron CO₂")).to_be_visible()
    item(named, 3).get_by_role("button", name="Move Drawing A up").click()
    expect(item(named, 3).get_by_text("Drawing A, now place")).to_be_visible()
    expect(item(named, 3).get_by_role("button", name="Move x² down")).to_have_count(1)
    commit(named, 3, "Commit my order")
    assert said(named, 1) == "Drawing B at rest"
    assert said(named, 2) == "Pelvis: Drawing A; Half: Iron CO₂"
    assert sorted(said(named, 3).split("; ")) == ["Drawing A", "Drawing B", "x²"]


@pytest.mark.parametrize("written", ["Staphylococcus aureus", "beta toxin former"])
def test_a_key_is_compared_as_it_reads(named: Page, written: str) -> None:
    item(named, 4).get_by_label("Your answer").fill(written)
    commit(named, 4)
    expect(verdict(named, 4)).to_contain_text("Right")
    expect(item(named, 4).locator(".key em").first).to_have_text("Staphylococcus aureus")


def test_a_foreseen_response_is_known_without_its_markup(named: Page) -> None:
    item(named, 4).get_by_label("Your answer").fill("S. epidermidis")
    commit(named, 4)
    expect(rationale(named, 4, "S. epidermidis. ✕ your answer It is harmless.")).to_be_visible()
