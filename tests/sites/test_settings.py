"""What `casebook check` takes from the settings of a builder: folders, `site_id`, and what is wrong with the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.project import Project
from tests.support.served_site import run_builder

CASEBOOK = [sys.executable, "-c", "from casebook.cli.main import main; main()"]
QUIZ = """\
id: quiz-w
title: The wrist
items:
- id: w1
  type: single
  level: recall
  objectives: [LO1]
  lead_in: Which bone breaks most often after a fall on the hand?
  options:
  - {id: scaphoid, text: The scaphoid, key: true, rationale: It takes the load.}
  - {id: hamate, text: The hamate, rationale: It is hit by a club.}
  - {id: lunate, text: The lunate, rationale: It dislocates.}
"""
PAGE = "# The wrist\n\n/// quiz | quiz-w\n///\n"
ASK = (
    "`casebook.markdown` needs `site_id`: small letters, digits and hyphens, such as `knee-course`. "
    "It must differ from that of any other site on the same host."
)
MKDOCS = """\
site_name: The wrist
docs_dir: pages
plugins: [search, casebook]
markdown_extensions:
- toc:
    permalink: !!python/name:some.module.function
- casebook.markdown: {site_id: wrist, quizzes: items}
extra:
  key: !ENV [KEY, none]
"""
AS_MAPPING = """\
site_name: The wrist
docs_dir: &here pages
extra: {same: *here}
markdown_extensions:
  toc: {}
  casebook.markdown:
    site_id: wrist
    quizzes: items
"""
TOML = """\
[project]
site_name = "The wrist"
docs_dir = "pages"
[project.markdown_extensions.casebook.markdown]
site_id = "wrist"
quizzes = "items"
"""
QUOTED_TOML = TOML.replace("casebook.markdown", '"casebook.markdown"')
SETTINGS = [("mkdocs.yml", MKDOCS), ("mkdocs.yml", AS_MAPPING), ("properdocs.yml", MKDOCS)]
SETTINGS += [("zensical.toml", TOML), ("zensical.toml", QUOTED_TOML)]
every_form = pytest.mark.parametrize(
    ("name", "text"), SETTINGS, ids=["list", "mapping", "properdocs", "toml", "quoted"]
)


def check(*words: str, folder: Path) -> tuple[int, str]:
    command = [*CASEBOOK, "check", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def wrist(project: Project) -> Project:
    """Return a project whose folders have names of their own, with one fault in a quiz and one on a page."""
    project.write("items/w.yml", QUIZ.replace("lead_in", "leed_in"))
    project.write("pages/index.md", PAGE + "\n/// quiz | quiz-x\n///\n")
    return project


@every_form
def test_without_paths_the_folders_of_the_settings_are_checked(wrist: Project, name: str, text: str) -> None:
    wrist.write(name, text)
    code, said = check(folder=wrist.root)
    assert code == 1
    assert "items/w.yml:8:3: error: `leed_in` is not a field." in said
    assert "pages/index.md:6:1: error: No quiz has the id `quiz-x`." in said
    wrist.write("items/w.yml", QUIZ)
    wrist.write("pages/index.md", PAGE)
    assert check(folder=wrist.root) == (0, "No findings.\n")


@pytest.mark.parametrize("start", ["some", "some/project/pages", "."])
def test_a_project_is_found_from_any_folder(project: Project, start: str) -> None:
    project.write("some/project/items/w.yml", QUIZ)
    project.write("some/project/pages/index.md", PAGE)
    project.write("some/project/mkdocs.yml", MKDOCS)
    for given in ("", "mkdocs.yml", "pages", "pages/index.md", "items", "items/w.yml"):
        named = str(project.root / "some/project" / given)
        assert check(named, folder=project.root / start) == (0, "No findings.\n")
    assert check("some/project", folder=project.root) == (0, "No findings.\n")


def test_a_page_of_another_project_is_read_with_the_quizzes_of_its_own(project: Project) -> None:
    for name, quiz in (("a", QUIZ), ("b", QUIZ.replace("quiz-w", "quiz-b"))):
        project.write(f"{name}/items/w.yml", quiz)
        project.write(f"{name}/pages/index.md", PAGE)
        project.write(f"{name}/mkdocs.yml", MKDOCS)
    told = "b/pages/index.md:3:1: error: No quiz has the id `quiz-w`. Did you mean `quiz-b`? [quiz-unknown]\n"
    assert check("a/pages/index.md", "b/pages/index.md", folder=project.root) == (1, told)
    assert check("a", "b", folder=project.root) == (1, told)


def test_a_setting_that_is_inherited_counts(wrist: Project) -> None:
    wrist.write("base.yml", MKDOCS)
    wrist.write("mkdocs.yml", "INHERIT: base.yml\nsite_name: Another\n")
    assert "items/w.yml:8:3" in check(folder=wrist.root)[1]


def test_a_script_or_a_style_under_its_former_name_is_a_finding(wrist: Project) -> None:
    wrist.write("items/w.yml", QUIZ)
    wrist.write("pages/index.md", PAGE)
    script = "extra_javascript:\n- assets/casebook-room.js\n# assets/casebook-room.js\n"
    wrist.write("mkdocs.yml", f"{MKDOCS}extra_css: [assets/casebook-room.css]\n{script}")
    line = MKDOCS.count("\n")
    end = "Write `assets/casebook-classroom.{0}`. [word-renamed]\n"
    message = f"error: `casebook-room.{{0}}` is now called `casebook-classroom.{{0}}`. {end}"
    found = f"mkdocs.yml:{line + 1}:20: {message.format('css')}mkdocs.yml:{line + 3}:10: {message.format('js')}"
    assert check(folder=wrist.root) == (1, found)


FAULTS = {
    "a tab": ("mkdocs.yml", b"theme:\n\tname: material\n", "mkdocs.yml:2:1: error: There is a tab before the text"),
    "not UTF-8": (
        "mkdocs.yml",
        "site_name: Geh\u00f6r\n".encode("latin-1"),
        "mkdocs.yml:1:15: error: This is not UTF-8. Save the file as UTF-8. [file-encoding]",
    ),
    "UTF-16": ("mkdocs.yml", "site_name: A\n".encode("utf-16"), "mkdocs.yml:1:1: error: This is not UTF-8."),
    "a bracket": ("mkdocs.yml", b"plugins: [search\nnav:\n", "mkdocs.yml:2:4: error: This cannot be read as YAML"),
    "a list": ("properdocs.yml", b"- a\n", "properdocs.yml:1:1: error: These are not settings"),
    "TOML": ("zensical.toml", b"[project]\nsite_name\n", "zensical.toml:2:10: error: This cannot be read as TOML"),
    "a folder": (
        "mkdocs.yml",
        b"site_name: A\ndocs_dir: pagse\n",
        "mkdocs.yml:2:1: error: There is no folder `pagse`, which `docs_dir` names. [setting-form]",
    ),
    "a folder within another": (
        "mkdocs.yml",
        b"docs_dir: course/docs\n",
        "mkdocs.yml:1:1: error: There is no folder `course/docs`, which `docs_dir` names. [setting-form]",
    ),
    "a day that there is not": (
        "mkdocs.yml",
        b"extra:\n  since: 2026-02-30\n",
        "mkdocs.yml:1:1: error: This cannot be read as YAML: day is out of range for month.",
    ),
    "an environment": ("mkdocs.yml", b"docs_dir: !ENV DOCS\n", "mkdocs.yml:1:1: error: `docs_dir` must be the name"),
    "a list of folders": ("zensical.toml", b'[project]\ndocs_dir = ["a"]\n', "zensical.toml:2:1: error: `docs_dir` mu"),
    "no site_id": (
        "mkdocs.yml",
        b"markdown_extensions: [tables, casebook.markdown]\n",
        f"mkdocs.yml:1:31: error: {ASK} [setting-form]",
    ),
    "a site_id with signs": (
        "mkdocs.yml",
        b"# site_id\nmarkdown_extensions:\n- casebook.markdown: {site_id: Case_01}\n",
        f"mkdocs.yml:3:23: error: {ASK} [setting-form]",
    ),
    "a site_id in TOML": (
        "zensical.toml",
        b'[project.markdown_extensions."casebook.markdown"]\nsite_id = "My case"\n',
        f"zensical.toml:2:1: error: {ASK} [setting-form]",
    ),
}


@pytest.mark.parametrize(("name", "raw", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_settings_is_named_with_its_place_beside_those_of_the_quizzes(
    project: Project, name: str, raw: bytes, told: str
) -> None:
    project.write("quizzes/w.yml", QUIZ.replace("lead_in", "leed_in"))
    project.write("docs/index.md", PAGE)
    project.write(name, "").write_bytes(raw)
    code, said = check(folder=project.root)
    assert code == 1
    assert [line for line in said.splitlines() if line.startswith(told)] != [], said
    assert "quizzes/w.yml:8:3: error: `leed_in`" in said
    assert len([line for line in said.splitlines() if line.startswith(name)]) == 1


@pytest.mark.parametrize("text", ["site_name: A\n", "docs_dir: docs\n"])
def test_a_project_without_pages_is_told_so_once(project: Project, text: str) -> None:
    project.write("mkdocs.yml", text)
    code, said = check(folder=project.root)
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith("mkdocs.yml:1:1: error: There is no folder `docs` for pages")


def test_a_name_that_tells_is_found_in_toml_too(project: Project) -> None:
    project.write("docs/index.md", "# Home\n")
    project.write("quizzes/spoilers.yml", "words:\n- {from: 12, words: [migrat*]}\n")
    project.write("zensical.toml", '[project]\nsite_name = "Migratory pain"\n')
    assert "zensical.toml:2:14: error: `site_name` holds “Migratory”" in check(folder=project.root)[1]


def test_a_built_site_is_read_with_the_list_of_its_own_project(project: Project) -> None:
    project.write("some/project/mkdocs.yml", MKDOCS)
    project.write("some/project/items/spoilers.yml", "words:\n- {from: 12, words: [migrat*]}\n")
    project.write("some/project/site/index.html", "<title>A</title>\n<h1>A migratory pain</h1>\n")
    code, said = check("--site", "some/project/site", folder=project.root)
    assert (code, "some/project/site/index.html:2:7: error: “migratory”" in said) == (1, True)


@pytest.mark.parametrize("plugins", ["[search, casebook]", "[search]"], ids=["plugin", "no plugin"])
@pytest.mark.parametrize("folder", [".", "some", "other"])
@pytest.mark.parametrize("builder", ["mkdocs", "properdocs", "zensical"])
def test_a_build_by_the_way_to_its_settings_finds_its_quizzes(
    project: Project, builder: str, folder: str, plugins: str
) -> None:
    project.write("some/where/items/w.yml", QUIZ)
    project.write("some/where/docs/index.md", PAGE)
    project.write("other/kept", "")
    settings = (
        "site_name: The wrist\nuse_directory_urls: false\ntheme: {{name: material}}\nplugins: {}\n"
        "markdown_extensions:\n- casebook.markdown: {{site_id: wrist, quizzes: items}}\n"
    )
    project.write("some/where/mkdocs.yml", settings.format(plugins))
    ways = {".": "some/where/mkdocs.yml", "some": "where/mkdocs.yml", "other": "../some/where/mkdocs.yml"}
    done = run_builder(project.root / folder, builder, "-f", ways[folder])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The scaphoid" in (project.root / "some/where/site/index.html").read_text(encoding="utf-8")
    project.write("some/where/docs/index.md", "# A page\n\n/// quiz | quiz-v\n///\n")
    done = run_builder(project.root / folder, builder, "-f", ways[folder])
    assert done.returncode == 1
    assert "docs/index.md:3:1: error: No quiz has the id `quiz-v`." in done.stdout + done.stderr
    assert "where/docs/index.md:3:1" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("siteid: wrist, site_id: wrist", "mkdocs.yml:7:23: error: `siteid` is not an option of `casebook.markdown`. "),
        ("site_id: wrist, repositry: ''", "mkdocs.yml:7:39: error: `repositry` is not an option of "),
        ("site_id: wrist, title: Wrist", "mkdocs.yml:7:39: error: `title` is not an option of `casebook.markdown`. ["),
        ("site_id: wrist, repository: github.com/a/b", "mkdocs.yml:7:39: error: `repository` of `casebook.markdown` "),
    ],
)
def test_an_option_that_we_do_not_have_or_cannot_use_is_named_before_and_while_building(
    wrist: Project, options: str, told: str
) -> None:
    written = MKDOCS.replace("{site_id: wrist,", f"{{{options},")
    wrist.write("mkdocs.yml", written)
    wrist.write("items/w.yml", QUIZ)
    wrist.write("pages/index.md", PAGE)
    code, said = check(folder=wrist.root)
    assert code == 1
    assert told in said
    wrist.write("mkdocs.yml", written.replace("    permalink: !!python/name:some.module.function\n", ""))
    built = run_builder(wrist.root, "mkdocs")
    assert built.returncode
    assert "Traceback" not in built.stdout + built.stderr
    assert told.partition("error: ")[2].partition(".")[0] in built.stdout + built.stderr
