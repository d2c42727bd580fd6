"""`casebook upgrade`: every former name is replaced where it stands, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casebook.blocks.registry import GRAMMAR
from casebook.cli.main import main
from casebook.cli.upgrade import NEWS
from casebook.parsing.renamed import BUNDLES, FIELDS, ITEM_TYPES, MODES
from tests.support.project import CONFIG, Project

ROOT = Path(__file__).parents[1]
RATING = """\
id: quiz-a
title: Quiz A
items:
# judge and percept in a comment stay
- id: a1
  type: {type}
  level: apply
  objectives: [LO1]
  lead_in: Would you judge it so?
  options:
  - {{id: one, text: The percept, key: 1, rationale: It is said.}}
"""
REGION = """\
id: quiz-r
title: Quiz R
items:
- {id: r1, type: region, level: apply, objectives: [LO1], figure: eye, percept: A judge., lead_in: Where?, options: []}
"""


def upgrade(*words: str) -> Result:
    return CliRunner().invoke(main, ["upgrade", *words])


@pytest.fixture
def site(project: Project) -> Project:
    """Return a site in which there is nothing to be changed."""
    project.write("mkdocs.yml", CONFIG)
    project.write("quizzes/a.yml", RATING.format(type="rating"))
    project.write("docs/index.md", "# Home\n\n/// quiz | quiz-a\n///\n")
    return project


def change(site: Project, name: str, before: str) -> tuple[str, Result]:
    """Return what a file says after an upgrade, and what the command says."""
    file = site.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(before.encode())
    done = upgrade()
    return file.read_bytes().decode(), done


@pytest.mark.parametrize(("former", "name"), ITEM_TYPES.items())
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_a_type_is_renamed_and_no_other_word(site: Project, former: str, name: str, quote: str) -> None:
    before = RATING.format(type=f"{quote}{former}{quote}")
    after, done = change(site, "quizzes/a.yml", before)
    assert after == RATING.format(type=f"{quote}{name}{quote}")
    assert f"quizzes/a.yml:6:{9 + len(quote)}: `{former}` is now `{name}`." in done.output
    assert "1 word in 1 file were changed." in done.output


@pytest.mark.parametrize(("former", "name"), FIELDS.items())
def test_a_field_is_renamed_also_within_braces(site: Project, former: str, name: str) -> None:
    after, done = change(site, "quizzes/r.yml", REGION.replace("percept", former))
    assert after == REGION.replace("percept", name), done.output


@pytest.mark.parametrize(("former", "name"), GRAMMAR.renamed.items())
def test_a_block_is_renamed_but_not_in_an_example(site: Project, former: str, name: str) -> None:
    page = "# Home\n\n    /// {0}\n    ///\n\n/// {1}\n///\n"
    after, done = change(site, "docs/index.md", page.format(former, former))
    assert after == page.format(former, name), done.output


@pytest.mark.parametrize(("former", "name"), MODES.items())
def test_a_link_to_a_mode_is_renamed_and_none_to_another_site(site: Project, former: str, name: str) -> None:
    page = "[a](x.md?mode={0}) [b](x.md?a=1&mode={0}#step-2) [c](https://example.org/?mode=" + former + ")\n"
    after, done = change(site, "docs/index.md", page.format(former))
    assert after == page.format(name), done.output


@pytest.mark.parametrize(("former", "name"), BUNDLES.items())
def test_a_bundle_is_renamed_in_the_settings(site: Project, former: str, name: str) -> None:
    lists = f"[assets/{{0}}.css, more/{{0}}.css]\n# {former}.css was there\n"
    before, expected = (CONFIG.replace("[assets/casebook.css]", lists.format(each)) for each in (former, name))
    after, done = change(site, "mkdocs.yml", before)
    assert after == expected, done.output


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(site: Project, line_end: str, mark: str) -> None:
    before = mark + RATING.format(type="judge").replace("\n", line_end)
    after, _ = change(site, "quizzes/a.yml", before)
    assert after == mark + RATING.format(type="rating").replace("\n", line_end)


def test_a_second_time_nothing_is_to_be_changed(site: Project) -> None:
    after, _ = change(site, "quizzes/a.yml", RATING.format(type="judge"))
    again, done = change(site, "quizzes/a.yml", after)
    assert again == after
    assert done.output.startswith("Nothing was to be changed.\n")
    assert done.exit_code == 0


def test_a_dry_run_writes_nothing(site: Project) -> None:
    before = RATING.format(type="judge")
    file = site.write("quizzes/a.yml", before)
    assert "1 word in 1 file would be changed." in upgrade("--dry-run").output
    assert file.read_text(encoding="utf-8") == before


def test_more_former_names_than_a_file_may_have_findings_are_all_replaced(site: Project) -> None:
    head, _, item = RATING.partition("- id: a1\n")
    item = "- id: a{number}\n" + item.replace("LO1]\n", "LO1]\n  review: draft\n")
    texts = [
        head + "".join(item.format(number=number, type=kind) for number in range(150)) for kind in ("judge", "rating")
    ]
    after, done = change(site, "quizzes/a.yml", texts[0])
    assert after == texts[1]
    assert "150 words in 1 file were changed." in done.output


def test_a_field_that_stands_there_under_both_names_is_left_to_the_author(site: Project) -> None:
    before = REGION.replace("percept: A judge.", "percept: One., description: Two.")
    after, done = change(site, "quizzes/r.yml", before)
    assert after == before
    assert "quizzes/r.yml:4:" in done.output
    assert "1 place above needs you." in done.output
    assert done.exit_code == 1


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_upgraded(site: Project) -> None:
    site.write("quizzes/b.yml", "id: quiz-b\nitems: [\n")
    site.write("quizzes/c.yml", "").write_bytes(b"id: \xff\n")
    after, done = change(site, "quizzes/a.yml", RATING.format(type="judge"))
    assert after == RATING.format(type="rating")
    assert "quizzes/b.yml:" in done.output
    assert "quizzes/c.yml:1:5: error: This is not UTF-8." in done.output
    assert done.exit_code == 1


def test_an_option_that_became_part_of_another_is_left_to_the_author(site: Project) -> None:
    before = CONFIG.replace("[search, casebook]", "[search, {casebook: {downloads: [offline], required: [offline]}}]")
    after, done = change(site, "mkdocs.yml", before)
    assert after == before
    assert "`required` is now said in `downloads`." in done.output
    assert "[word-renamed]" in done.output


def test_a_folder_without_settings_is_refused_in_a_line(project: Project) -> None:
    done = upgrade(str(project.root))
    assert done.exit_code == 1
    assert done.output.startswith("Error: There are no settings of a site in")


def test_what_is_new_is_said_of_versions_of_the_changelog(site: Project) -> None:  # noqa: ARG001
    headings = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert all(f"\n## {version}" in headings for version in NEWS)
    output = upgrade().output
    assert all(line in output for lines in NEWS.values() for line in lines)
