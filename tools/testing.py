"""The word `test`: all that the tests need, the checks, then pytest."""

from __future__ import annotations

import os
import subprocess

from tools import programs
from tools.browsers import find_browser
from tools.debian import FURTHER, apt, find_missing, is_met
from tools.node import find_npm, install_frontend, install_packages
from tools.places import BIN, CHECKERS, FRONTEND, HERE, PYTHON, TEST_LOCK
from tools.programs import PlainError, passes, say
from tools.venv import prepare

CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports",))
FRONTEND_CHECK = ("run", "--silent", "check")  # tsc, eslint and the tests of its rules
# On every core; a worker that is done takes tests from another. `-n 0` runs them one by one.
PARALLEL = ("-n", "auto", "--dist", "worksteal")
FAST = ("-m", "not slow")  # set by tests/conftest.py
LOAD_PANGO = """
from casebook.exports.booklet import BookletError
from casebook.exports.booklet.pdf import check_engine
try:
    check_engine()
except BookletError as problem:
    raise SystemExit(str(problem))
"""


def test(words: list[str]) -> int:
    """Run all checks and tests, or the quick ones: test fast; further words go to pytest."""
    if words[:1] == ["fast"]:
        return test_fast(words[1:])
    apt(*find_missing())
    prepare(TEST_LOCK)
    npm = install_frontend()
    browser = find_browser()
    check_pango()
    name_tests_left_out()
    return check_and_run(npm, words, {"CASEBOOK_BROWSER": browser} if browser else {})


def test_fast(words: list[str]) -> int:
    """Run the checks and the tests that need no browser, print nothing and build no site."""
    prepare(TEST_LOCK)
    npm = install_frontend()
    return check_and_run(npm, [*FAST, *words], {})


def check_and_run(npm: str, words: list[str], settings: dict[str, str]) -> int:
    """Run every check, then pytest; return its exit code, or 1 where only a check has failed."""
    passed = [passes(BIN / program, *rest, folder=HERE) for program, *rest in CHECKS]
    passed.append(passes(npm, *FRONTEND_CHECK, folder=FRONTEND))
    environment = {name: value for name, value in os.environ.items() if name != "CASEBOOK_BROWSER"} | settings
    status = subprocess.call([str(BIN / "pytest"), *PARALLEL, *words], cwd=HERE, env=environment)
    return status or int(not all(passed))


def check_pango() -> None:
    """Say what to install where the booklet cannot be printed."""
    status, output = programs.run(PYTHON, "-c", LOAD_PANGO)
    if status != 0:
        raise PlainError(output.strip())


def name_tests_left_out() -> None:
    """Install what the pages are checked with, and name the tests that this machine cannot run."""
    for need in FURTHER:
        if not is_met(need):
            say(f"Left out: {need.tests}, which need {' and '.join(need.programs)}.")
    problem = install_packages(find_npm() or "npm", CHECKERS, "Installing the checkers of tests/checkers.")
    if problem:
        say(f"Left out: the tests of pages and workflows by the checkers of tests/checkers. npm says: {problem}")
