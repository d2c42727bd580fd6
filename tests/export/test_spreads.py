"""Quizzes in print: ordered by when they may be read, and pages that face each other are read at one time."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.booklets import export
from tests.support.case_page import PAGE, build_case
from tests.support.printed import Printed, read
from tests.support.served_site import Site

ITEM = """\
- id: {0}
  type: single
  level: recall
  objectives: [LO1]
  lead_in: Which {0}?
  options:
  - {{id: one, text: The first, key: true, rationale: It begins.}}
  - {{id: two, text: The other, rationale: It ends.}}
"""
# The title of each comes in another order than the case leads to them: late, then early; one is in two parts.
LINKS = {
    "They heard a bird": "[Early](early.md) They heard a bird",
    "A denim sky": "[Half](half.md) A denim sky",
    "The ebony sparrow": "[Rest](rest.md) [Door](told.md){.spoils} The ebony sparrow",
}
QUIZZES = {"early": ("Z early", 3), "half": ("H half", 4), "told": ("A told", 3)}
PAGES = {
    "early": "/// quiz | early\n///",
    "half": "/// quiz | half#half1-half2\n///",
    "rest": "/// quiz | half#half3-half4\n///",
    "told": "/// quiz | told\n///",
}
ORDER = ["early", "half", "half.2", "told"]
LIST = "words:\n- {from: 3, words: [flint]}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project of a case that leads to quizzes at several steps, built."""
    site = Site(tmp_path_factory.mktemp("spreads"))
    for name, (title, count) in QUIZZES.items():
        items = "".join(ITEM.format(f"{name}{number}") for number in range(1, count + 1))
        site.project.write(f"quizzes/{name}.yml", f"id: {name}\ntitle: {title}\nitems:\n{items}")
    for name, block in PAGES.items():
        site.project.write(f"docs/{name}.md", f"# {name}\n\n{block}\n")
    config = (site.project.root / "mkdocs.yml").read_text(encoding="utf-8")
    site.project.write("mkdocs.yml", config.replace("- tables\n", "- tables\n- attr_list\n"))
    build_case(site)
    page = PAGE
    for words, linked in LINKS.items():
        assert words in page
        page = page.replace(words, linked)
    site.project.write("docs/case.md", page)
    site.build()
    site.close()
    return site.project.root


@pytest.fixture(scope="module")
def printed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    out = tmp_path_factory.mktemp("out")
    done = export(site / "site", out, root=site)
    assert done.returncode == 0, done.stderr
    return read(out / "case-booklet.pdf")


def test_quizzes_and_keys_stand_in_the_order_in_which_they_may_be_read(printed: Printed) -> None:
    for sign in ("x", "y"):
        starts = [(page, name[2:]) for name, page in printed.places.items() if name.startswith(f"{sign}-")]
        assert [name for _, name in sorted(starts)] == ORDER
    assert "H half, part 1" in printed.pages[printed.places["x-half"] - 1]
    assert "Key to H half, part 2" in printed.pages[printed.places["y-half.2"] - 1]


def test_each_part_and_each_key_begins_a_leaf_and_faces_none_of_another_time(printed: Printed) -> None:
    starts = [page for name, page in printed.places.items() if name[:2] in ("x-", "y-")]
    assert [page for page in starts if page % 2 == 0] == []
    titles = ("Z early", "H half, part 1", "H half, part 2", "A told")
    for left in range(min(starts) - 1, len(printed.pages), 2):
        told = "".join(printed.pages[left - 1 : left + 1])
        assert len([title for title in titles if title in told]) <= 1
        assert "Facts of the case" not in told or not [title for title in titles if title in told]


def test_each_item_is_asked_in_its_part(printed: Printed) -> None:
    for part, items in {"half": ("half1", "half2"), "half.2": ("half3", "half4")}.items():
        for item in items:
            assert printed.places[f"q-half-{item}"] == printed.places[f"x-{part}"]
            assert printed.places[f"k-half-{item}"] == printed.places[f"y-{part}"]


@pytest.mark.parametrize(("page", "fails"), [("early.html", True), ("rest.html", True), ("told.html", False)])
def test_a_quiz_is_searched_for_what_it_tells_when_it_may_be_read(
    site: Path, tmp_path: Path, page: str, *, fails: bool
) -> None:
    (site / "quizzes/spoilers.yml").write_text(LIST, encoding="utf-8")
    file = site / "site" / page
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("It begins.", "The flint path was dry."), encoding="utf-8")
    done = export(site / "site", tmp_path / "out", root=site)
    file.write_text(text, encoding="utf-8")
    assert (done.returncode != 0) is fails, done.stderr
    assert ("tells “flint”, which may be known from step 3." in done.stderr) is fails
