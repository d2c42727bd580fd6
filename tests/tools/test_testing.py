"""What `dev.py test` runs, and what it says where something that the tests need is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.dev_copy import PARALLEL, ROOT, Machine, posix

from tools import testing


@posix
def test_the_checks_run_before_pytest_which_has_the_last_line(machine: Machine) -> None:
    done = machine.test("-k", "quiz")
    assert done.stdout.splitlines() == [
        "ruff check: fine",
        "ruff format --check: fine",
        "mypy: fine",
        "lint-imports: fine",
        "npm run --silent check: fine",
        f"pytest {PARALLEL} -k quiz in {machine.path / 'chromium'}",
    ]
    assert (done.returncode, done.stderr) == (0, "")


@posix
def test_the_quick_run_needs_neither_browser_nor_pango_and_leaves_out_what_takes_long(machine: Machine) -> None:
    for program in ("chromium", "java", "firefox-esr"):
        (machine.path / program).unlink()
    machine.place.program(machine.place.places.PYTHON, "exit 1")
    done = machine.test("fast", "-k", "quiz")
    assert done.stdout.splitlines()[-2:] == [
        "npm run --silent check: fine",
        f"pytest {PARALLEL} -m not slow -k quiz in unset",
    ]
    assert (done.returncode, done.stderr) == (0, "")


@posix
@pytest.mark.parametrize("program", ["ruff", "mypy", "lint-imports"])
def test_a_check_that_fails_is_shown_and_fails_the_run(machine: Machine, program: str) -> None:
    machine.place.program(machine.place.places.BIN / program, f"echo {program} found this; exit 1")
    done = machine.test()
    lines = done.stdout.splitlines()
    assert f"{program} found this" in lines
    assert any(line.startswith(program) and line.endswith(": failed, see above") for line in lines)
    assert lines[-1].startswith("pytest")
    assert done.returncode == 1


@posix
def test_the_exit_code_of_pytest_is_kept(machine: Machine) -> None:
    machine.place.program(machine.place.places.BIN / "pytest", "exit 5")
    assert machine.test().returncode == 5


@posix
def test_a_browser_that_does_not_start_is_passed_over(machine: Machine) -> None:
    machine.place.program(machine.path / "chromium", "echo install me from the store; exit 1")
    machine.place.program(machine.path / "google-chrome", "exit 0")
    assert machine.test().stdout.splitlines()[-1] == f"pytest {PARALLEL} in {machine.path / 'google-chrome'}"


@posix
def test_without_an_installed_browser_playwright_brings_its_own(machine: Machine) -> None:
    (machine.path / "chromium").unlink()
    machine.place.program(machine.place.places.PYTHON, f"test -e {machine.path / 'fetched'}")
    machine.place.program(
        machine.place.places.BIN / "playwright", f'test "$*" = "install chromium" && : > {machine.path}/fetched'
    )
    lines = machine.test().stdout.splitlines()
    assert lines[0] == "Found no Chromium, Chrome or Edge; fetching a browser for the tests."
    assert lines[-1] == f"pytest {PARALLEL} in unset"


@posix
def test_without_any_browser(machine: Machine) -> None:
    (machine.path / "chromium").unlink()
    machine.place.program(machine.place.places.PYTHON, "exit 1")
    done = machine.test()
    assert done.stderr == (
        "The tests need Chromium, Chrome or Edge. Install one; on Debian type: apt install chromium\n"
    )
    assert done.returncode == 1


@posix
@pytest.mark.parametrize("version", ["v16.20.2", "Now using node"])
def test_a_node_that_is_too_old(machine: Machine, version: str) -> None:
    machine.place.program(machine.path / "node", f"echo {version}")
    assert machine.test().stderr == ("Node.js 18 or newer is needed, with npm. Install them from nodejs.org.\n")


@posix
def test_without_npm(machine: Machine) -> None:
    (machine.path / "npm").unlink()
    done = machine.run("assets")
    assert done.stderr == "Node.js 18 or newer is needed, with npm. Install them from nodejs.org.\n"
    assert done.returncode == 1


@posix
def test_the_front_end_tools_are_installed_once_for_each_lock(machine: Machine) -> None:
    shutil.rmtree(machine.frontend / "node_modules")
    first = machine.run("assets", "--watch").stdout.splitlines()
    again = machine.run("assets").stdout.splitlines()
    (machine.frontend / "package-lock.json").write_text("{}")
    changed = machine.run("assets").stdout.splitlines()
    assert first == [
        "Installing the front-end tools of plugins/frontend.",
        f"{machine.frontend}: run --silent build --watch",
    ]
    assert again == [f"{machine.frontend}: run --silent build"]
    assert changed == ["Installing the front-end tools of plugins/frontend.", f"{machine.frontend}: run --silent build"]


@posix
def test_the_front_end_tools_without_a_network(machine: Machine) -> None:
    shutil.rmtree(machine.frontend / "node_modules")
    machine.place.program(machine.path / "npm", "echo npm error code ENOTFOUND; echo npm error network; exit 1")
    assert machine.run("assets").stderr == (
        "The front-end tools could not be downloaded. Is there a network? npm says: npm error code ENOTFOUND\n"
    )


# What the tests print with


@posix
def test_without_pango_it_says_what_to_install(machine: Machine) -> None:
    python = machine.place.places.PYTHON
    machine.place.program(python, "echo 'It needs Pango. Install it:'; echo '  Debian  apt'; exit 1")
    done = machine.test()
    assert done.stderr == "It needs Pango. Install it:\n  Debian  apt\n"
    assert done.stdout == "", "no check is run for tests that cannot pass"
    assert done.returncode == 1


def test_what_says_that_pango_is_missing_is_the_booklet_itself(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n")
    done = subprocess.run(
        [sys.executable, "-c", testing.LOAD_PANGO],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "plugins")])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        1,
        """\
The booklet needs Pango, which this system does not have. Install it:
  Debian, Ubuntu   apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora           dnf install pango
  macOS            brew install pango
  Windows          winget install MSYS2.MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango
Everything else works without it.
""",
    )


# What only some tests need


@posix
def test_tests_that_this_machine_cannot_run_are_named_and_the_others_run(machine: Machine) -> None:
    for program in ("firefox-esr", "WebKitWebDriver", "java"):
        (machine.path / program).unlink()
    done = machine.test()
    assert [line for line in done.stdout.splitlines() if line.startswith("Left out")] == [
        "Left out: the tests in Firefox, which need firefox-esr.",
        "Left out: the tests in WebKit, which need WebKitWebDriver and xvfb-run and xauth.",
        "Left out: the tests of valid pages, which need java.",
    ]
    assert (done.returncode, done.stdout.splitlines()[-1][:6]) == (0, "pytest")


@posix
def test_the_checkers_are_installed_once_and_their_tests_left_out_without_a_network(machine: Machine) -> None:
    shutil.rmtree(machine.checkers / "node_modules")
    assert "Installing the checkers of tests/checkers." in machine.test().stdout.splitlines()
    assert "Installing" not in machine.test().stdout
    shutil.rmtree(machine.checkers / "node_modules")
    machine.place.program(machine.path / "npm", 'test "$1" != ci || { echo npm error code ENOTFOUND; exit 1; }')
    done = machine.test()
    told = "Left out: the tests of pages and workflows by the checkers of tests/checkers."
    assert f"{told} npm says: npm error code ENOTFOUND" in done.stdout.splitlines()
    assert done.returncode == 0
