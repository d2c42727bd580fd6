"""What GitHub reads: the workflows type what a contributor types, and the forms take what items hand them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dev
import pytest
import yaml

from casebook.blocks import REPORT

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
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
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert workflow["concurrency"]["group"] == "pages"
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert workflow["jobs"]["deploy"]["environment"]["name"] == "github-pages"
    used = [step.get("uses", "") for job in workflow["jobs"].values() for step in job["steps"]]
    assert [action for action in used if "pages" in action] == [
        "actions/configure-pages@v6",
        "actions/upload-pages-artifact@v5",
        "actions/deploy-pages@v5",
    ]


def test_a_pull_request_is_tested_and_may_write_nothing() -> None:
    workflow = read(GITHUB / "workflows/test.yml")
    assert list(workflow["on"]) == ["pull_request"]
    assert workflow["permissions"] == {"contents": "read"}


def test_dependabot_looks_after_all_three_kinds() -> None:
    updates = {
        update["package-ecosystem"]: update["directory"] for update in read(GITHUB / "dependabot.yml")["updates"]
    }
    assert updates == {"github-actions": "/", "pip": "/", "npm": "/plugins/elements"}
    assert (ROOT / "plugins/elements/package-lock.json").is_file()


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
