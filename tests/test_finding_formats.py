"""What `casebook check --format` writes for programs: one object, one command a finding, or one SARIF log."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote

import pytest

from casebook.cli.finding_formats import FORMATS, write_github, write_json
from casebook.cli.sarif import write_sarif
from casebook.findings import Finding, FindingCode, Findings, Location, Severity
from casebook.schemas import read_help
from tests.support.project import CONFIG, Project

CHECK = [sys.executable, "-c", "from casebook.cli.main import main; main()", "check", "--format"]
ITEM = (
    "- {{id: a1, type: text, level: recall, objectives: [LO2], lead_in: {}, {}: [edema], rationale: It is bright.}}\n"
)
QUIZ = "id: quiz-a\ntitle: Quiz A\nitems:\n" + ITEM
ROOT = Path(__file__).parents[1]


def check(form: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "GITHUB_WORKSPACE"}
    return subprocess.run(
        [*CHECK, form, *words], capture_output=True, text=True, encoding="utf-8", check=False, env=kept | environment
    )


def found(message: str = "Wrong.", path: str = "quizzes/a.yml", severity: Severity = Severity.ERROR) -> Findings:
    return Findings([Finding(Location(PurePath(path), 4, 2), FindingCode.FIELD_UNKNOWN, message, severity)])


def read_log(written: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the only run of a SARIF log, and its results."""
    (run,) = json.loads(written)["runs"]
    return run, run["results"]


@pytest.fixture(name="faulty")
def make_faulty(project: Project) -> Project:
    """A project with an error behind a sign that is two code units long, in a file whose name needs escapes."""
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/index.md", "/// quiz | quiz-a\n///\n")
    project.write("quizzes/ä, b: 100%.yml", QUIZ.format("😀 What?", "kye"))
    return project


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_does_not_change_the_exit_code(faulty: Project, form: str) -> None:
    assert check(form).returncode == 1
    faulty.write("quizzes/ä, b: 100%.yml", QUIZ.format("What?", "key"))
    assert check(form).returncode == 0


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_nothing_but_json_is_written_for_a_program_though_a_page_has_steps(project: Project, form: str) -> None:
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/index.md", "/// step | 1\n## One\n\n/// gate\n///\n\n///\n")
    assert json.loads(check(form).stdout)


def test_without_findings_github_is_told_nothing(project: Project) -> None:
    project.write("quizzes/a.yml", QUIZ.format("What?", "key"))
    done = check("github")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.usefixtures("faulty")
def test_json_lists_every_finding_and_counts_them() -> None:
    assert json.loads(check("json").stdout) == {
        "findings": [
            {
                "file": "quizzes/ä, b: 100%.yml",
                "line": 4,
                "column": 3,
                "severity": "error",
                "code": "field-missing",
                "message": "`key` is missing. Write `key: ` and its value.",
            },
            {
                "file": "quizzes/ä, b: 100%.yml",
                "line": 4,
                "column": 76,
                "severity": "error",
                "code": "field-unknown",
                "message": "`kye` is not a field. Did you mean `key`?",
            },
        ],
        "errors": 2,
        "advice": 0,
    }


def test_json_tells_advice_from_errors() -> None:
    read = json.loads(write_json(Findings([*found(), *found(severity=Severity.ADVICE)]), Path()))
    assert (read["errors"], read["advice"]) == (1, 1)
    assert [each["severity"] for each in read["findings"]] == ["advice", "error"]


@pytest.mark.usefixtures("faulty")
def test_github_is_given_commands_with_its_escapes() -> None:
    missing, unknown = check("github").stdout.splitlines()
    place = "file=quizzes/ä%2C b%3A 100%25.yml,line=4"
    assert missing == f"::error {place},col=3,title=field-missing::`key` is missing. Write `key: ` and its value."
    assert unknown == f"::error {place},col=76,title=field-unknown::`kye` is not a field. Did you mean `key`?"


def test_a_message_cannot_begin_a_command_of_its_own() -> None:
    written = write_github(found("50 %\r\n::error::Other"), Path())
    assert written.endswith("::50 %25%0D%0A::error::Other")


def test_advice_is_a_notice() -> None:
    assert write_github(found(severity=Severity.ADVICE), Path()).startswith("::notice file=quizzes/a.yml,line=4,col=2,")


@pytest.mark.parametrize(("form", "written"), [("github", "file={}/quizzes/"), ("sarif", '"{}/quizzes/')])
def test_a_path_is_seen_from_the_folder_of_the_clone(faulty: Project, form: str, written: str) -> None:
    clone = faulty.root.parent
    assert written.format(faulty.root.name) in check(form, GITHUB_WORKSPACE=str(clone)).stdout


@pytest.mark.usefixtures("faulty")
def test_sarif_has_what_github_asks_for() -> None:
    written = check("sarif").stdout
    run, results = read_log(written)
    assert json.loads(written)["version"] == "2.1.0"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["field-missing", "field-unknown"]
    for rule in rules:
        assert all(rule[name]["text"] for name in ("shortDescription", "fullDescription", "help"))
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == "error"
        assert result["message"]["text"]
        assert result["partialFingerprints"]


def test_sarif_counts_columns_in_utf16(faulty: Project) -> None:
    run, results = read_log(check("sarif").stdout)
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    assert run["columnKind"] == "utf16CodeUnits"
    line = (faulty.root / "quizzes/ä, b: 100%.yml").read_text(encoding="utf-8").splitlines()[3]
    before = line[: line.index("kye")].encode("utf-16-le")
    assert regions == [{"startLine": 4, "startColumn": 3}, {"startLine": 4, "startColumn": len(before) // 2 + 1}]


def test_sarif_has_relative_addresses_that_lead_back_to_the_file(faulty: Project) -> None:
    _, results = read_log(check("sarif").stdout)
    artifact = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "quizzes/%C3%A4%2C%20b%3A%20100%25.yml", "uriBaseId": "%SRCROOT%"}
    assert (faulty.root / unquote(artifact["uri"])).is_file()


def test_a_fingerprint_stays_when_lines_are_added_above(faulty: Project) -> None:
    def read_fingerprints() -> list[str]:
        return [result["partialFingerprints"]["casebookFinding/v1"] for result in read_log(check("sarif").stdout)[1]]

    twice = QUIZ.format("What?", "kye") + ITEM.format("And this?", "kye")  # the second has the id of the first, too
    faulty.write("quizzes/a.yml", twice)
    before = read_fingerprints()
    faulty.write("quizzes/a.yml", f"# A comment.\n\n{twice}")
    assert read_fingerprints() == before
    assert len(set(before)) == len(before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The id is already used in line 4.", "The id is already used in line 14."),
        ("It is missing. The same once more.", "It is missing. The same in 12 more places."),
        ("It is missing.", "It is missing. The same once more."),
    ],
)
def test_a_fingerprint_stays_when_the_message_tells_of_other_places(before: str, after: str) -> None:
    first, second = (
        read_log(write_sarif(found(each), Path()))[1][0]["partialFingerprints"] for each in (before, after)
    )
    assert first == second


def test_sarif_calls_advice_a_note() -> None:
    _, (result,) = read_log(write_sarif(found(severity=Severity.ADVICE), Path()))
    assert result["level"] == "note"


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_unicode_stops_no_format(form: str) -> None:
    written = FORMATS[form](found("A \udcff.", "quizzes/\udcff.yml"), Path())
    assert written.encode("utf-8")
    assert "field-unknown" in written


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_the_bytes_of_a_name_that_is_not_utf_8_are_kept_in_its_address() -> None:
    assert '"uri": "quizzes/%FF.yml"' in write_sarif(found(path="quizzes/\udcff.yml"), Path.cwd())


def test_a_file_outside_the_clone_has_a_whole_address(tmp_path: Path) -> None:
    _, (result,) = read_log(write_sarif(found(path=str(tmp_path / "a b.yml")), ROOT))
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "a b.yml").as_uri()}


def test_each_code_has_a_help() -> None:
    assert read_help().keys() == set(FindingCode)
    assert all(read_help().values())
