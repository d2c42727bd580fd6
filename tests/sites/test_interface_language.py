"""The language of the interface: an option, else that of the theme; its catalogue comes with the pages."""

from __future__ import annotations

import re
from pathlib import Path

import click
import markdown
import pytest
from babel.messages.catalog import Catalog
from tests.support.project import CONFIG, Project
from tests.support.pseudo_language import LANGUAGE, accent, build_pseudo_language
from tests.support.served_site import build

from casebook.findings import Findings
from casebook.parsing.settings import read_settings

QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which joint?
  sources: [first2006]
  options:
  - {id: hip, text: The hip, key: true, rationale: It moves.}
  - {id: knee, text: The knee, rationale: It does not.}
"""
PAGE = "# A page\n\n/// quiz | quiz-a\n///\n"
# Builds a second language within the first build, at its end, into a folder of its own, as mkdocs-static-i18n does.
SECOND_LANGUAGE = """\
from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.plugins import event_priority
utils.clean_directory = lambda folder: None
languages = iter(["en", "pl"])
def on_config(config):
    config.theme["language"] = config.extra["now"] = next(languages)
def on_files(files, config):
    for page in files.documentation_pages() if config.extra["now"] == "pl" else ():
        page.dest_uri = f"pl/{page.dest_uri}"
@event_priority(-100)
def on_post_build(config):
    if config.extra["now"] == "en":
        build(config)
"""
HEADING = '<h2 id="cited-sources">{}</h2>'
MARKED = '<h2 dir="ltr" id="cited-sources" lang="{}">{}</h2>'


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a catalogue in which one string of pages is translated."""
    template = Catalog()
    template.add("Sources", locations=[("casebook/rendering/citations.py", 1)])
    template.add("Commit my answer", locations=[("frontend/quiz/quiz-item.js", 1)])
    return build_pseudo_language(template, tmp_path_factory.mktemp("pseudo")).locale


@pytest.fixture
def site(project: Project) -> Project:
    """Return a site with a quiz that cites a source."""
    project.write_context()
    project.write("quizzes/a.yml", QUIZ)
    project.write("docs/index.md", PAGE)
    return project


def build_page(site: Project, theme: str, options: str, plugins: str = "[casebook]") -> str:
    """Build the site in a theme that is nothing but the page, with options of the extension; return the page."""
    theme = f"{{name: null, custom_dir: bare, language: {theme}}}"
    config = CONFIG.replace("{name: material, font: false}", theme).replace("[search, casebook]", plugins)
    site.write("mkdocs.yml", config.replace("{site_id: small}", f"{{site_id: small{options}}}"))
    site.write("bare/main.html", "{{ page.content }}")
    build(site.root, "mkdocs", "-q")
    return (site.root / "site/index.html").read_text(encoding="utf-8")


def list_scripts(html: str) -> list[str]:
    return re.findall(r'<script defer src="assets/([^"]+)"', html)


def test_without_a_catalogue_for_the_theme_the_interface_is_english_and_says_so(site: Project) -> None:
    html = build_page(site, "sv", "")
    assert MARKED.format("en", "Sources") in html
    assert list_scripts(html) == ["casebook-notes.js", "casebook.js"]
    assert not list((site.root / "site/assets").glob("casebook-sv*"))


def test_a_catalogue_for_the_language_of_the_theme_comes_before_the_scripts(site: Project, catalogues: Path) -> None:
    html = build_page(site, LANGUAGE, f", catalogues: {catalogues}")
    assert HEADING.format(accent("Sources")) in html
    assert f'lang="{LANGUAGE}"' not in html
    assert list_scripts(html) == [f"casebook-{LANGUAGE}.js", "casebook-notes.js", "casebook.js"]
    assert accent("Commit my answer") in (site.root / f"site/assets/casebook-{LANGUAGE}.js").read_text(encoding="utf-8")


def test_the_option_goes_before_the_theme(site: Project, catalogues: Path) -> None:
    html = build_page(site, "de", f", catalogues: {catalogues}, language: {LANGUAGE}")
    assert MARKED.format(LANGUAGE, accent("Sources")) in html
    assert list_scripts(html) == [f"casebook-{LANGUAGE}.js", "casebook-notes.js", "casebook.js"]
    html = build_page(site, LANGUAGE, f", catalogues: {catalogues}, language: en")
    assert MARKED.format("en", "Sources") in html
    assert list_scripts(html) == ["casebook-notes.js", "casebook.js"]


def test_a_folder_of_a_project_is_found_without_the_plugin(site: Project, catalogues: Path) -> None:
    site.write("mkdocs.yml", "")
    (site.root / "words").symlink_to(catalogues)
    options = {"site_id": "small", "language": LANGUAGE, "catalogues": "words"}
    html = markdown.markdown(PAGE, extensions=["casebook.markdown"], extension_configs={"casebook.markdown": options})
    assert HEADING.format(accent("Sources")) in html


def test_a_page_may_be_in_another_language_than_its_site(site: Project, catalogues: Path) -> None:
    """Its catalogue is published, and loaded by that page alone; its words say which language they are in."""
    site.write("docs/polish.md", f"---\nlang: {LANGUAGE}\n---\n{PAGE}")
    site.write("docs/assets/casebook-pl.js", "an older copy")
    html = build_page(site, "en", f", catalogues: {catalogues}")
    assert HEADING.format("Sources") in html
    assert list_scripts(html) == ["casebook-notes.js", "casebook.js"]
    html = (site.root / "site/polish.html").read_text(encoding="utf-8")
    assert MARKED.format(LANGUAGE, accent("Sources")) in html
    assert list_scripts(html) == [f"casebook-{LANGUAGE}.js", "casebook-notes.js", "casebook.js"]
    assert accent("Commit my answer") in (site.root / f"site/assets/casebook-{LANGUAGE}.js").read_text(encoding="utf-8")


def test_a_page_in_the_language_of_its_region_is_not_marked(site: Project, catalogues: Path) -> None:
    html = build_page(site, f"{LANGUAGE.upper()}_PL", f", catalogues: {catalogues}")
    assert HEADING.format(accent("Sources")) in html


def test_a_site_in_two_languages_is_published_whole_each_page_with_its_catalogue(
    site: Project, catalogues: Path
) -> None:
    site.write("languages.py", SECOND_LANGUAGE)
    site.write("docs/guide.md", f"---\ndoor: read\n---\n{PAGE}")
    (site.root / "quizzes").rename(site.root / "items")
    site.write("quizzes/facts.yml", "")
    hooks = f", catalogues: {catalogues}}}\nhooks: [languages.py]\nextra: {{"
    html = build_page(site, "en", hooks, "[casebook: {quizzes: items}]")
    assert HEADING.format("Sources") in html
    assert list_scripts(html) == ["casebook-notes.js", "casebook.js"]
    html = (site.root / "site/pl/index.html").read_text(encoding="utf-8")
    assert HEADING.format(accent("Sources")) in html
    scripts = re.findall(r'src="\.\./assets/([^"]+)"', html)
    assert scripts == [f"casebook-{LANGUAGE}.js", "casebook-notes.js", "casebook.js"]
    assert (site.root / f"site/assets/casebook-{LANGUAGE}.js").is_file()
    manifest = (site.root / "site/casebook.webmanifest").read_text(encoding="utf-8")
    assert '"lang": "en"' in manifest
    worker = (site.root / "site/casebook-worker.js").read_text(encoding="utf-8")
    assert re.findall('"((?:\\w+/)?\\w+[.]html)"', worker) == ["index.html", "pl/index.html"]


FAULTS = {
    "language: xx": "There is no catalogue of interface strings for `xx`. Those that there are: `ar`, `de`, `en`, ",
    "language: no": "The language of the interface is a name, such as `language: pt-BR`.",
    "catalogues: words": "`catalogues` of `casebook.markdown` names a folder that does not exist.",
}


@pytest.mark.parametrize(("option", "message"), FAULTS.items())
def test_what_no_language_can_come_of_is_told(option: str, message: str, project: Project) -> None:
    project.write("docs/index.md", PAGE)
    config = CONFIG.replace("{site_id: small}", f"{{site_id: small, {option}}}")
    file = project.write("mkdocs.yml", config)
    findings = Findings()
    read_settings(project.root, findings)
    line, column = config.count("\n", 0, config.index(option)) + 1, len("- casebook.markdown: {site_id: small, ") + 1
    (finding,) = findings
    assert (finding.location.path, finding.location.line, finding.location.column) == (file, line, column)
    assert finding.message.startswith(message)
    name, value = option.split(": ")
    options = {"site_id": "small", name: False if value == "no" else value}
    with pytest.raises(click.ClickException, match=re.escape(message)):
        markdown.markdown(PAGE, extensions=["casebook.markdown"], extension_configs={"casebook.markdown": options})
