"""A site served with the policy that `casebook policy` prints, and with stricter ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.support.case_way import commit, go_on
from tests.support.policies import VIOLATED, print_policy, serve_with
from tests.support.served_site import Site, serve
from tests.support.themed_site import ITEMS, THEME, remove_theme, respond, set_theme, write_case, write_items

STRICT = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'"
ALIGNED = "# A table\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a site in Material's theme with a quiz, a case, items of the other types, and a page in a folder."""
    for site in serve(tmp_path_factory.mktemp("policy")):
        set_theme(site, THEME)
        site.write_quiz(quiz_text)
        write_items(site)
        write_case(site)
        site.project.write("docs/deep/items.md", "# Items\n\n/// quiz | quiz-n\n///\n")
        site.project.write("docs/aligned.md", ALIGNED)
        site.build()
        yield site


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the same without a theme, so that every violation is ours."""
    for site in serve(tmp_path_factory.mktemp("bare")):
        remove_theme(site)
        write_items(site)
        write_case(site)
        site.project.write("docs/items.md", "# Items\n\n/// quiz | quiz-n\n///\n")
        site.build()
        yield site


def test_with_the_policy_printed_nothing_is_violated_and_all_works(page: Page, small: Site) -> None:
    printed = print_policy(small.project.root / "site")
    assert (printed.returncode, printed.stderr) == (0, "")
    serve_with(page, printed.stdout.strip())
    page.goto(f"{small.address}/deep/items.html")
    for name in ITEMS:
        respond(page, name)
    assert page.evaluate(VIOLATED) == []
    page.goto(f"{small.address}/case.html")
    commit(page, "s0a", "I am ready")
    go_on(page, 1)
    assert page.evaluate(VIOLATED) == []
    page.goto(f"{small.address}/aligned.html")
    expect(page.get_by_role("cell", name="2")).to_have_css("text-align", "right")
    assert page.evaluate(VIOLATED) == []


def test_a_stricter_policy_blocks_our_two_rules_and_the_keys_stay_hidden(page: Page, bare: Site) -> None:
    serve_with(page, STRICT)
    page.goto(f"{bare.address}/items.html")
    expect(page.get_by_text("0 of 6 answered")).to_be_visible()
    expect(page.get_by_text("Why, ").filter(visible=True)).to_have_count(0)
    for name in ITEMS:
        respond(page, name)
    page.goto(f"{bare.address}/case.html")
    expect(page.get_by_text("Before you start, the clock is put away.")).to_be_visible()
    expect(page.get_by_text("They heard a bird and saw some trees.")).to_be_hidden()
    expect(page.get_by_text("The sparrow leads.")).to_be_hidden()
    assert {sample.split()[0] for sample in page.evaluate(VIOLATED)} == {"style-src-elem", "script-src-elem"}
    page.goto(f"{bare.address}/case.html?read")
    expect(page.get_by_text("They heard a bird and saw some trees.")).to_be_visible()
    page.get_by_text("Why, option by option").first.click()
    expect(page.get_by_text("Then begin.")).to_be_visible()


def test_an_empty_folder_and_another_host_are_told(tmp_path: Path) -> None:
    done = print_policy(tmp_path)
    assert done.returncode == 1
    assert "There is no page in" in done.stderr
    (tmp_path / "index.html").write_text(
        '<link rel="stylesheet" href="https://fonts.example.org/a.css"><a href="https://other.example.org">x</a><img src="https://[x">'
        '<script type="application/json">{}</script><script>a\r\nb</script>',
        encoding="utf-8",
    )
    done = print_policy(tmp_path)
    assert done.stderr == "The pages load from https://fonts.example.org, which this policy does not allow.\n"
    assert done.stdout.count("sha256-") == 1
