"""Advice on item writing is printed and ends well; `--strict`, or `lint: strict` in the settings, makes it count."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.support.advice import complete
from tests.support.project import CONFIG, Project
from tests.support.served_site import run_builder

CASEBOOK = [sys.executable, "-c", "from casebook.cli.main import main; main()"]
QUIZ = complete({"lead_in": "Which of these is not made in the skin?"})
TOLD = "The lead-in asks for what does not hold, which is easily misread. Ask for what holds. [stem-negative]"
GERMAN = complete({"lead_in": "Welches entsteht nicht in der Haut?"})


@pytest.fixture
def site(project: Project) -> Project:
    """Return a small site whose only item asks for the exception."""
    project.write("mkdocs.yml", CONFIG)
    project.write("quizzes/t.yml", QUIZ)
    project.write("docs/index.md", "# A quiz\n\n/// quiz | quiz-t\n///\n")
    return project


def set_option(site: Project, option: str) -> None:
    site.write("mkdocs.yml", CONFIG.replace("{site_id: small}", f"{{site_id: small, {option}}}"))


def check(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*CASEBOOK, "check", *words], capture_output=True, text=True, check=False)


@pytest.mark.usefixtures("site")
def test_advice_is_printed_and_ends_well() -> None:
    done = check()
    assert (done.stdout, done.returncode) == (f"quizzes/t.yml:9:12: advice: {TOLD}\n", 0)


@pytest.mark.usefixtures("site")
def test_with_strict_the_command_ends_with_one() -> None:
    done = check("--strict")
    assert (done.stdout, done.returncode) == (f"quizzes/t.yml:9:12: advice: {TOLD}\n", 1)


@pytest.mark.parametrize("where", ["casebook.markdown", "plugin"])
def test_the_settings_make_an_error_of_it_which_stops_a_build(site: Project, where: str) -> None:
    set_option(site, "lint: strict")
    if where == "plugin":
        site.write("mkdocs.yml", CONFIG.replace("search, casebook]", "search, casebook: {lint: strict}]"))
    done = check()
    assert (done.stdout, done.returncode) == (f"quizzes/t.yml:9:12: error: {TOLD}\n", 1)
    built = run_builder(site.root, "mkdocs")
    assert built.returncode == 1
    assert f"quizzes/t.yml:9:12: error: {TOLD}" in built.stderr


def test_an_item_that_is_written_in_a_page_is_read_as_well(site: Project) -> None:
    site.write("docs/more.md", "/// quiz\nWhich is not a bone?\n\n- [x] Skin\n- [ ] Skull\n- [ ] Spine\n///\n")
    assert f"docs/more.md:2:1: advice: {TOLD}\n" in check("docs/more.md").stdout


def test_a_build_says_nothing_of_advice(site: Project) -> None:
    built = run_builder(site.root, "mkdocs")
    assert built.returncode == 0, built.stderr
    assert "stem-negative" not in built.stderr + built.stdout


@pytest.mark.parametrize("where", ["casebook.markdown", "theme"])
def test_words_are_those_of_the_language_of_the_site(site: Project, where: str) -> None:
    site.write("quizzes/t.yml", GERMAN)
    assert check().stdout == "No findings.\n"
    if where == "theme":
        site.write("mkdocs.yml", CONFIG.replace("name: material", "name: material, language: de"))
    else:
        set_option(site, "language: de")
    assert "[stem-negative]" in check().stdout


def test_another_value_of_the_option_is_named(site: Project) -> None:
    set_option(site, "lint: hard")
    told = "`lint` is `hard`. Write `lint: strict`, or leave the option out."
    assert f"mkdocs.yml:11:39: error: {told} [setting-form]" in check().stdout
    assert told in run_builder(site.root, "mkdocs").stderr
