"""What no file of the tree may hold: the address of a package index, or the place of somebody's machine."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.txt", "requirements-test.txt")

# Written so that none finds itself; `~` cuts the examples below for the same reason.
INDEXES = (
    r"--(extra-)?inde[x]\b",
    r"--(extra-)?index-ur[l]",
    r"--find-link[s]",
    r"\b(extra-)?index-ur[l]\s*=",
    r"\bfind-link[s]\s*=",
    r"://\S+/simpl[e](/|\b)",
    r"files\.pythonhoste[d]",
    r"registry\.(npmj[s]|yarnpk[g])",
    r'"resolve[d]":\s*"http',
    r"^registr[y]\s*=",
)
PLACES = (
    r"(?<![\w.:/~}>-])/(?:work|root|home|tmp|Users|mnt|opt)/(?=[\w.])",
    r"file://[/]",
    r"\b[A-Z]:\\{1,2}Users\\",
)


def test_no_file_names_a_package_index() -> None:
    assert find(*INDEXES) == []


def test_no_file_names_a_place_on_a_machine() -> None:
    assert find(*PLACES) == []


@pytest.mark.parametrize(
    "line",
    [
        "pip install --inde~x-url x",
        "pip install --extra-inde~x-url=x",
        "pip install --find-~links wheels",
        "find-~links = wheels",
        "https://pypi.org/~simple",
        "https://packages.example/~simple/babel/",
        "https://files.python~hosted.org/packages/x.whl",
        '"resolved": "~https://npm.example/x.tgz"',
        "https://registry.~npmjs.org/x",
        "registry~=https://npm.example",
    ],
)
def test_the_patterns_know_an_index(line: str) -> None:
    assert any(re.search(pattern, line.replace("~", ""), re.MULTILINE) for pattern in INDEXES)


@pytest.mark.parametrize(
    "line", ["/~home/ada/casebook", 'open("/~tmp/x")', "C:~\\Users\\ada", "=/~root/.cache", "file:~///x"]
)
def test_the_patterns_know_a_place(line: str) -> None:
    assert any(re.search(pattern, line.replace("~", "")) for pattern in PLACES)


@pytest.mark.parametrize("line", ["https://example.org/home/x", "docs/work/x", "../tmp/x"])
def test_an_address_is_not_a_place(line: str) -> None:
    assert not any(re.search(pattern, line) for pattern in PLACES)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(^|[\s=@])[/~]", text), "a path that starts at a root"
    assert set(re.findall(r"--[a-z-]+", text)) == {"--hash"}


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_of_a_lock_has_its_hashes(name: str) -> None:
    lines = requirements(name)
    assert [
        line for line in lines if not re.fullmatch(r"[\w.-]+==\S+( ; [^\\]+?)?( +--hash=sha256:[0-9a-f]{64})+", line)
    ] == []
    assert len(lines) > 20


def test_the_test_lock_holds_the_other_with_equal_versions() -> None:
    served, tested = versions("requirements.txt"), versions("requirements-test.txt")
    assert {name: tested.get(name) for name in served} == served
    assert len(tested) > len(served)


def find(*patterns: str) -> list[str]:
    """List file:line of each match in the files that are, or could be, committed."""
    expression = re.compile("|".join(patterns), re.MULTILINE)
    found = []
    for path in tree():
        text = path.read_bytes().decode("latin-1")
        lines = (text.count("\n", 0, match.start()) + 1 for match in expression.finditer(text))
        found += [f"{path.relative_to(ROOT)}:{line}" for line in lines]
    return found


def tree() -> list[Path]:
    """List the files that git tracks or would add; a clone of another user's counts as safe to read."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-coz", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("git does not know this folder")
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def requirements(name: str) -> list[str]:
    """Read a lock as one line a requirement, hashes included."""
    text = re.sub(r"\\\n\s*", " ", (ROOT / name).read_text(encoding="utf-8"))
    lines = (re.sub(" +", " ", line).strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def versions(name: str) -> dict[str, set[str]]:
    """Read the versions a lock pins of each package; a package may have one for each Python."""
    pinned = defaultdict(set)
    for line in requirements(name):
        package, version = line.split(" ")[0].split("==")
        pinned[package].add(version)
    return dict(pinned)
