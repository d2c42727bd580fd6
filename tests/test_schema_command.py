"""`casebook schema`, as an author types it: the schemas of a project, and the line of each file that names its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casebook.cli.main import main
from casebook.schemas import FOLDER, SCHEMAS
from tests.support.project import CONFIG, Project

LINE = "# yaml-language-server: $schema={}/{}.schema.json\n"
NAMED = {
    "quizzes/a.yml": LINE.format("../schemas", "quiz"),
    "quizzes/b.yaml": LINE.format("../schemas", "quiz"),
    "quizzes/sub/c.yml": LINE.format("../../schemas", "quiz"),
    "quizzes/facts.yml": LINE.format("../schemas", "facts"),
    "quizzes/differential.yml": LINE.format("../schemas", "differential"),
    "quizzes/spoilers.yml": LINE.format("../schemas", "spoilers"),
    "quizzes/figures/d.yml": LINE.format("../../schemas", "figure"),
}


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["schema", *words])


@pytest.fixture(name="site")
def make_site(project: Project) -> Project:
    """A project with a file of each kind."""
    project.write("mkdocs.yml", CONFIG)
    for name in NAMED:
        project.write(name, "id: a\n")
    return project


def test_the_schemas_are_written_and_each_file_names_its_own(site: Project) -> None:
    done = run()
    assert (done.exit_code, done.output) == (0, "Wrote 5 schemas into schemas. Files that now name theirs: 7.\n")
    assert {name: (site.root / name).read_text(encoding="utf-8") for name in NAMED} == {
        name: f"{line}id: a\n" for name, line in NAMED.items()
    }
    for name in SCHEMAS.values():
        assert (site.root / "schemas" / name).read_bytes() == (FOLDER / name).read_bytes()


@pytest.mark.usefixtures("site")
def test_a_second_run_changes_nothing() -> None:
    run()
    assert run().output.endswith("Files that now name theirs: 0.\n")


def test_it_runs_from_a_folder_of_the_project(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.root / "quizzes")
    assert run().exit_code == 0
    assert (site.root / "quizzes/a.yml").read_text(encoding="utf-8").startswith(NAMED["quizzes/a.yml"])


def test_the_line_follows_the_folder_of_the_schemas(site: Project) -> None:
    run()
    run("--out", ".casebook/forms")
    assert (site.root / "quizzes/a.yml").read_text(encoding="utf-8") == (
        LINE.format("../.casebook/forms", "quiz") + "id: a\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbfid: a\n", b"\xef\xbb\xbfLINEid: a\n"),
        (b"id: a\r\ntitle: b\r\n", b"LINE\r\nid: a\r\ntitle: b\r\n"),
        (b"# A comment.\n\n#yaml-language-server:$schema=old.json\nid: a\n", b"# A comment.\n\nLINEid: a\n"),
        (b"\xef\xbb\xbf# yaml-language-server: $schema=old.json\r\nid: a\r\n", b"\xef\xbb\xbfLINE\r\nid: a\r\n"),
        (b"stem: |\n  # yaml-language-server: $schema=x\n", b"LINEstem: |\n  # yaml-language-server: $schema=x\n"),
        (b"id: \xff\n", b"id: \xff\n"),
        (b"", b"LINE"),
    ],
    ids=["byte order mark", "Windows", "another line", "both", "within a text", "not UTF-8", "empty"],
)
def test_all_else_in_a_file_stays_as_it_is(site: Project, before: bytes, after: bytes) -> None:
    file = site.root / "quizzes/a.yml"
    file.write_bytes(before)
    run()
    line = NAMED["quizzes/a.yml"].encode()
    assert file.read_bytes() == after.replace(b"LINE\r\n", line.rstrip() + b"\r\n").replace(b"LINE", line)


@pytest.mark.parametrize("folder", ["quizzes", "quizzes/schemas"])
def test_schemas_do_not_stand_among_quizzes_where_they_would_be_read(site: Project, folder: str) -> None:
    done = run("--out", folder)
    message = "Error: `quizzes` holds your quizzes only. Choose another folder with --out.\n"
    assert (done.exit_code, done.output) == (1, message)
    assert not (site.root / "quizzes/schemas").exists()


def test_a_folder_that_no_editor_can_follow_is_refused_before_anything_is_written(site: Project) -> None:
    done = run("--out", "my schemas")
    assert done.exit_code == 1
    assert "`../my schemas/quiz.schema.json`, which holds a space. Choose another folder." in done.output
    assert not (site.root / "my schemas").exists()
    assert not Path("quizzes/a.yml").read_text(encoding="utf-8").startswith("#")


def test_a_checked_project_stays_without_findings(project: Project) -> None:
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/index.md", "Welcome.\n")
    run()
    done = CliRunner().invoke(main, ["check"])
    assert (done.exit_code, done.output) == (0, "No findings.\n")
