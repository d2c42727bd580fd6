"""What each builder makes of the same project, and what it tells; `browser/test_places.py` opens the pages."""

from __future__ import annotations

import json
import os
import re

import markdown
import pytest
from tests.support.project import CONFIG, PIXEL, Project
from tests.support.served_site import build, run_builder

from casebook.bundles import copy_assets
from casebook.lint.printed_blocks import find_printed_blocks

BUILDERS = ("mkdocs", "properdocs", "zensical")
WITHOUT = CONFIG.replace("[search, casebook]", "[search]")
CONFIGS = {"with the plugin": CONFIG, "without": WITHOUT}
QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: recall
  objectives: [LO1]
  stem: "![Stem](assets/a.png) [Page](deep/page.md#x) [Here](#x) [Out](https://example.org/a) <mailto:a@example.org>"
  lead_in: Which?
  options:
  - {id: hip, text: "The hip ![Option](assets/a.png)", key: true, rationale: "![Rationale](assets/a.png)"}
  - {id: knee, text: The knee, rationale: The rationaleword.}
"""
PAGE = "---\ntitle: A page\n---\n\n# A page\n\n/// quiz | quiz-a\n///\n"
every_builder = pytest.mark.parametrize("builder", BUILDERS)


@pytest.fixture
def site(project: Project) -> Project:
    """Return a project with one quiz on a nested page."""
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    project.write("quizzes/a.yml", QUIZ)
    project.write("docs/index.md", "# Home\n")
    project.write("docs/assets/a.png", "").write_bytes(PIXEL)
    project.write("docs/deep/page.md", PAGE)
    copy_assets(project.root / "docs/assets")
    return project


@every_builder
@pytest.mark.parametrize("urls", ["true", "false"])
@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS.keys())
def test_paths_in_items_lead_where_they_would_from_the_folder_of_pages(
    site: Project, builder: str, urls: str, config: str
) -> None:
    site.write("mkdocs.yml", config.replace("urls: false", f"urls: {urls}"))
    build(site.root, builder)
    page, up = ("deep/page/index.html", "../../") if urls == "true" else ("deep/page.html", "../")
    html = (site.root / "site" / page).read_text(encoding="utf-8")
    # The answer shows its option again.
    assert re.findall(r'<img[^>]*src="([^"]*a\.png)"', html) == [f"{up}assets/a.png"] * 4
    found = re.search(r'href="([^"]*)">Page', html)
    assert found
    assert ((site.root / "site" / page).parent / found[1].split("#")[0]).resolve() in (
        (site.root / "site" / page).resolve(),
        (site.root / "site" / page).resolve().parent,
    )
    assert found[1].endswith("#x")
    assert 'href="#x">Here' in html
    assert 'href="https://example.org/a">Out' in html


@every_builder
def test_the_quiz_is_the_same_in_every_builder(site: Project, builder: str) -> None:
    site.write("quizzes/a.yml", re.sub("  stem: .*\n", "", QUIZ).replace("assets/a.png", "https://example.org/a.png"))
    build(site.root, builder)
    made = published(site)
    build(site.root, "mkdocs")
    assert made
    assert made == published(site)


def published(site: Project) -> list[str]:
    html = (site.root / "site/deep/page.html").read_text(encoding="utf-8")
    # Zensical takes the mark away once it has kept the quiz out of search.
    return re.findall(r"<quiz-set.*</quiz-set>", html.replace(' data-search-exclude=""', ""), re.DOTALL)


@every_builder
def test_search_holds_nothing_of_an_item(site: Project, builder: str) -> None:
    build(site.root, builder)
    (index,) = (site.root / "site").rglob("search*.json")
    text = json.dumps(json.loads(index.read_text(encoding="utf-8")))
    assert "A page" in text
    assert "rationaleword" not in text


@every_builder
@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS.keys())
def test_an_error_is_told_with_page_and_line(site: Project, builder: str, config: str) -> None:
    site.write("mkdocs.yml", config)
    site.write("docs/deep/page.md", PAGE.replace("| quiz-a", "| quiz-b"))
    done = run_builder(site.root, builder)
    told = "docs/deep/page.md:7:1: error: No quiz has the id `quiz-b`. Did you mean `quiz-a`? [quiz-unknown]"
    assert done.returncode == 1
    assert told in (done.stdout + done.stderr).splitlines()
    assert not (site.root / "site/deep/page.html").exists()
    # Zensical shows its own and Python's lines around it: there, `casebook check` comes first.
    assert ("Traceback" in done.stdout + done.stderr) == (builder == "zensical")


@every_builder
@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS.keys())
def test_a_build_from_another_folder_finds_the_quizzes(
    site: Project, builder: str, config: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site.write("mkdocs.yml", config)
    build(tmp_path_factory.mktemp("elsewhere"), builder, "-f", str(site.root / "mkdocs.yml"))
    assert len(published(site)) == 1


QUESTION = "# Home\n\n/// quiz\nWhich bone is the kneecap?\n\n- [x] The patella\n- [ ] The tibia\n///\n"
ONE_LINE = "site_name: Small site\ntheme: {name: material, font: false}\nplugins: [casebook]\n"
TWO_LINES = ONE_LINE + "markdown_extensions: [casebook.markdown]\n"


@every_builder
def test_a_question_in_a_page_is_printed_with_its_key_only_where_no_builder_reads_it(
    site: Project, builder: str
) -> None:
    """Zensical loads no plugin: there one line more is needed, and the check of the built site says which."""
    site.write("docs/index.md", QUESTION)
    site.write("mkdocs.yml", ONE_LINE)
    build(site.root, builder)
    leaked = [str(each) for each in find_printed_blocks(site.root / "site") if "index.html" in str(each)]
    assert bool(leaked) == (builder == "zensical")
    assert all("List `casebook.markdown` under `markdown_extensions`" in each for each in leaked)
    site.write("mkdocs.yml", TWO_LINES)
    build(site.root, builder)
    assert list(find_printed_blocks(site.root / "site")) == []
    html = (site.root / "site/index.html").read_text(encoding="utf-8")
    assert 'store="small-site/page-index"' in html
    assert "[x]" not in html


def test_zensical_follows_a_quiz_that_is_edited(site: Project) -> None:
    build(site.root, "zensical")
    quiz = site.write("quizzes/a.yml", QUIZ.replace("The knee", "The ankle"))
    later = quiz.stat().st_mtime_ns + 2_000_000_000  # it knows files by whole seconds
    os.utime(quiz, ns=(later, later))
    build(site.root, "zensical")
    assert "The ankle" in published(site)[0]


@pytest.mark.usefixtures("site")
def test_without_a_builder_paths_stay_as_written() -> None:
    options = {"casebook.markdown": {"site_id": "small"}}
    html = markdown.markdown(PAGE, extensions=["casebook.markdown"], extension_configs=options)
    # The answer shows its option again.
    assert html.count('src="assets/a.png"') == 4
    assert html.count("a.png") == 4
