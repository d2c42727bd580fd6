"""The command `casebook`, as an author types it."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from casebook.bundles import FOLDER, NAMES
from casebook.cli.main import booklet
from casebook.exports.booklet.pdf import PAPERS
from tests.support.project import CONFIG, Project

CASEBOOK = [sys.executable, "-c", "from casebook.cli.main import main; main()"]
CHECK = [*CASEBOOK, "check"]
GOOD = """\
id: quiz-a
title: Quiz A
items:
- {id: a1, type: text, level: recall, objectives: [LO2], lead_in: What?, key: [edema], rationale: Water is bright.}
"""


def check(*paths: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*CHECK, *paths], capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_version_and_the_help_load_nothing_that_they_do_not_need() -> None:
    code = "import sys; sys.argv = ['casebook', {!r}]; from casebook.cli.main import main; main(standalone_mode=False)"
    heavy = "print(sorted({'markdown', 'pydantic', 'yaml', 'PIL', 'mkdocs', 'bibtexparser'} & sys.modules.keys()))"
    for option, first in (("--version", f"casebook {version('mkdocs-casebook')}\n"), ("--help", "Usage: casebook")):
        command = [sys.executable, "-c", f"{code.format(option)}; {heavy}"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.startswith(first)
        assert done.stdout.endswith("\n[]\n")


def test_each_paper_there_is_can_be_named() -> None:
    offered = next(parameter.type for parameter in booklet.params if parameter.name == "paper")
    assert isinstance(offered, click.Choice)
    assert sorted(offered.choices) == sorted(PAPERS)


def test_a_clean_project_says_so(project: Project) -> None:
    project.write("quizzes/a.yml", GOOD)
    project.write("docs/index.md", "/// quiz | quiz-a\n///\n")
    done = check()
    assert (done.returncode, done.stdout, done.stderr) == (0, "No findings.\n", "")


def test_every_problem_of_every_file_is_printed_in_order_of_place(project: Project) -> None:
    project.write("quizzes/b.yml", GOOD.replace("text", "txet"))
    project.write("quizzes/a.yml", GOOD.replace("key:", "kye:"))
    project.write("docs/index.md", "/// quiz | quiz-b\n///\n")
    done = check()
    assert done.returncode == 1
    assert [line.split(": error")[0] for line in done.stdout.splitlines()] == [
        "docs/index.md:1:1",
        "quizzes/a.yml:4:3",
        "quizzes/a.yml:4:74",
        "quizzes/b.yml:1:5",
        "quizzes/b.yml:4:18",
    ]
    assert done.stderr == ""


def test_one_file_is_checked_with_the_facts_and_references_beside_it(project: Project) -> None:
    project.write_context()
    project.write("quizzes/a.yml", GOOD.replace("Water is bright.", "'As said [@first2006] [@case:exam].'"))
    project.write("quizzes/b.yml", "broken: [")
    done = check("quizzes/a.yml")
    assert (done.returncode, done.stdout) == (0, "No findings.\n")


def test_one_page_is_checked_with_the_quizzes_of_the_project(project: Project) -> None:
    project.write("quizzes/a.yml", GOOD)
    project.write("docs/index.md", "/// item | quiz-a/a2\n///\n")
    done = check("docs/index.md")
    message = "error: `quiz-a` has no item `a2`, nor a first and a last item so named. [item-unknown]"
    assert (done.returncode, done.stdout) == (1, f"docs/index.md:1:1: {message}\n")


def test_a_path_that_does_not_exist_is_named(project: Project) -> None:
    done = check("quizes")
    assert (done.returncode, done.stderr) == (1, "Error: There is no file or folder `quizes`.\n")
    assert project.root.exists()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"id: \xff\xfe", "1:5: error: This is not UTF-8. Save the file as UTF-8. [file-encoding]"),
        (b"id: a\ntitle: a\x00b\n", "2:9: error: A control character (U+0000) stands here. Delete it. [text-control]"),
        (b"x" * 5_000_000, "1:1: error: This file has 5.0 MB; 2 MB is the most. Split it into several. [file-large]"),
        (b"\xef\xbb\xbf" + GOOD.encode(), ""),
        (GOOD.replace("\n", "\r\n").encode(), ""),
    ],
)
def test_bytes_that_are_not_plain_text_are_named(project: Project, raw: bytes, message: str) -> None:
    project.write("quizzes/a.yml", "").write_bytes(raw)
    done = check("quizzes")
    assert done.stdout == (f"quizzes/a.yml:{message}\n" if message else "No findings.\n")
    assert done.stderr == ""


def test_a_file_that_cannot_be_read_is_named(project: Project) -> None:
    (project.root / "quizzes").mkdir()
    (project.root / "quizzes/a.yml").symlink_to("nowhere.yml")
    done = check("quizzes")
    message = "error: This file cannot be read: No such file or directory. [file-unreadable]"
    assert (done.returncode, done.stdout) == (1, f"quizzes/a.yml:1:1: {message}\n")


HOSTILE = {
    "brackets": "a: " + "[" * 200_000,
    "dashes": "- " * 200_000,
    "a long list": "- a\n" * 450_000,
    "items that are words": "id: a\ntitle: a\nitems:\n" + "- a\n" * 200_000,
    "unknown fields": "id: a\ntitle: a\nitems:\n- type: single\n" + "".join(f"  k{n}: x\n" for n in range(120_000)),
    "half-open markup": "id: a\ntitle: a\nitems:\n- {id: a, type: single, stem: '" + "<a [^ [@ *" * 150_000 + "'}",
    "one long word": "id: " + "a" * 1_900_000,
    "a long id": "id: a\ntitle: a\nitems:\n- {id: a, type: " + "single" * 200_000 + "}",
    "lines of dashes": "id: a\ntitle: a\nitems:\n- id: a\n  type: single\n  stem: |\n" + "    - - -\n" * 150_000,
    "aliases": "a: &a [x]\n" + "b: *a\n" * 200_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_ends_in_findings(project: Project, text: str) -> None:
    project.write("quizzes/a.yml", text)
    done = check("quizzes")
    assert done.returncode == 1
    assert done.stderr == ""
    assert all(line.startswith("quizzes/a.yml:") for line in done.stdout.splitlines())
    assert len(done.stdout) < 100_000


def test_a_hostile_page_ends_in_findings(project: Project) -> None:
    project.write("docs/page.md", "/// quiz | a\n" * 140_000)
    done = check("docs")
    assert done.returncode == 1
    assert done.stderr == ""


def copy_assets(folder: str) -> subprocess.CompletedProcess[str]:
    command = [*CASEBOOK, "assets", folder]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_assets_are_copied_and_an_older_copy_is_replaced(project: Project) -> None:
    project.write("docs/assets/casebook.js", "old")
    done = copy_assets("docs/assets")
    told = f"Copied {', '.join(str(Path('docs/assets', name)) for name in NAMES)}.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")
    for name in NAMES:
        assert (project.root / "docs/assets" / name).read_bytes() == (FOLDER / name).read_bytes()


def test_assets_make_the_folder(project: Project) -> None:
    assert copy_assets("docs/files/quiz").returncode == 0
    assert sorted(file.name for file in (project.root / "docs/files/quiz").iterdir()) == sorted(NAMES)


def test_assets_have_the_strings_of_the_languages_of_the_site(project: Project) -> None:
    project.write("mkdocs.yml", CONFIG.replace("{name: material,", "{name: material, language: de,"))
    project.write("docs/other.md", "---\nlang: fr-CA\n---\n# Une page\n")
    assert copy_assets("docs/assets").returncode == 0
    strings = {file.name for file in (project.root / "docs/assets").iterdir()} - set(NAMES)
    assert strings == {"casebook-de.js", "casebook-fr.js"}


def test_assets_that_cannot_be_written_are_told(project: Project) -> None:
    project.write("docs", "a file")
    done = copy_assets("docs/assets")
    assert (done.returncode, done.stderr) == (1, "Error: Nothing can be written to `docs/assets`: Not a directory.\n")


SPOILERS = "words:\n- {from: 12, words: [migrat*]}\n"


def test_a_built_site_is_searched_for_what_it_tells_too_early(project: Project) -> None:
    project.write("quizzes/spoilers.yml", SPOILERS)
    project.write("site/index.html", "<title>A case</title>\n<h1>A migratory pain</h1>\n")
    done = check("--site", "site")
    told = "“migratory” may be known from step 12 but appears before the case begins, in the text of the page."
    assert done.returncode == 1
    assert done.stdout == f"site/index.html:2:7: error: {told} Say it in other words. [spoiler]\n"
    project.write("site/index.html", "<title>A case</title>\n<h1>A pain</h1>\n")
    assert check("--site", "site").stdout == "No findings.\n"


def test_without_a_list_only_blocks_printed_as_text_are_looked_for(project: Project) -> None:
    assert "There is no page in `site`. Build the site first." in check("--site", "site").stderr
    project.write("site/index.html", "<h1>A pain</h1>\n<pre>/// quiz</pre>\n")
    assert check("--site", "site").stdout == "No findings.\n"
    project.write("quizzes/differential.yml", "")  # a case has something to give away
    done = check("--site", "site")
    told = "There is no list of words that tell too much, so only blocks printed as text were looked for."
    assert (done.returncode, done.stdout) == (0, f"quizzes/spoilers.yml:1:1: advice: {told} [spoiler]\n")
    done = check("--site", "site", "docs")
    assert done.returncode == 1
    assert "not both in one run" in done.stderr


def test_a_site_name_that_tells_is_named_by_the_check(project: Project) -> None:
    project.write("quizzes/spoilers.yml", SPOILERS)
    project.write("mkdocs.yml", "site_name: Migratory pain\n")
    assert "mkdocs.yml:1:12: error: `site_name` holds “Migratory”" in check().stdout
