"""What dev.py does and says on a machine where something is missing, taken or half-made."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

DEV = Path(__file__).parent.parent / "dev.py"
PARALLEL = "-n auto --dist loadfile"
PIP = "-m pip install -q --require-virtualenv --disable-pip-version-check"
posix = pytest.mark.skipif(os.name == "nt", reason="stands on shell scripts and symbolic links")


# The words


def test_alone_it_lists_each_word_on_one_line(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, DEV], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "python3 dev.py serve   Build the site, serve it at http://127.0.0.1:8000 (or --port N) and follow every edit.",
        "python3 dev.py build   Build the site into site/; any warning fails.",
        "python3 dev.py test    Check style, types and imports, then run the tests; further words go to pytest.",
        "python3 dev.py check   Read every quiz, or the files named, and list each finding with its place.",
        "python3 dev.py export  Write the built site as booklet or offline, as in: export booklet --out DIR.",
        "python3 dev.py assets  Bundle plugins/frontend into plugins/casebook/assets.",
        "python3 dev.py figures Draw the pictures and write their descriptions, into docs/figures and quizzes/figures.",
        "python3 dev.py bench   Measure speed and size into docs/author/benchmarks.md; --peers adds other programs.",
        "python3 dev.py wheel   Build the wheel of the engine into dist/.",
    ]


def test_a_word_it_does_not_know(place: Place) -> None:
    assert place.fails("sreve") == "`sreve` is not a command of dev.py. Type `python3 dev.py` to list them."


# Python


def test_an_old_python_can_read_the_file() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_it_imports_nothing_but_python_itself() -> None:
    statements = ast.walk(ast.parse(DEV.read_text(encoding="utf-8")))
    imports = {name.name.split(".")[0] for line in statements if isinstance(line, ast.Import) for name in line.names}
    assert imports <= sys.stdlib_module_names


def test_an_old_python(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    assert place.fails("serve") == ("Casebook needs Python 3.11 or newer; this is 3.8.18. Install one from python.org.")


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_its_venv_module(place: Place, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else find(name))
    assert place.fails("build") == (
        "This Python lacks its venv module. On Debian and Ubuntu type: apt install python3-venv"
    )
    assert not place.dev.VENV.exists()


# The port


def test_a_port_in_use_is_named_with_what_to_type_instead(place: Place) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        other = next(filter(place.dev.is_free, range(port + 1, 65536)), 8000)
        message = f"Port {port} is not free. Type instead: python3 dev.py serve --port {other}"
        assert place.fails("serve", "--port", str(port)) == message
        assert place.fails("serve", f"--port={port}") == message
    assert place.calls == [], "nothing is installed for a server that cannot start"


def test_the_port_named_instead_is_free_too(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place.dev, "is_free", lambda port: port not in {8000, 8001, 8002})
    assert place.fails("serve") == "Port 8000 is not free. Type instead: python3 dev.py serve --port 8003"


@pytest.mark.parametrize("words", [["--port"], ["--port", "x"], ["--port", "0"], ["--port=65536"], ["--port="]])
def test_a_port_that_is_no_port(place: Place, words: list[str]) -> None:
    assert place.fails("serve", *words) == (
        "After --port comes a number from 1 to 65535, as in: python3 dev.py serve --port 8001"
    )


# Filling .venv


def test_the_first_start_installs_the_lock_and_then_casebook(place: Place) -> None:
    place.dev.prepare("requirements.txt")
    assert place.calls == [
        "-m venv .venv",
        f"{PIP} --require-hashes --only-binary=:all: -r requirements.txt",
        f"{PIP} --no-deps --no-build-isolation -e .",
    ]
    assert place.said() == [
        "Making the folder .venv.",
        "Installing the packages of requirements.txt. The first time this takes about a minute.",
    ]


def test_the_second_start_runs_nothing_and_says_nothing(place: Place) -> None:
    place.fill()
    place.dev.prepare("requirements.txt")
    assert place.calls == []
    assert place.said() == []


def test_what_the_test_lock_installed_serves_too(place: Place) -> None:
    place.fill("requirements-test.txt")
    place.dev.prepare("requirements.txt")
    assert place.calls == []


def test_the_test_lock_adds_to_what_serves(place: Place) -> None:
    place.fill("requirements.txt")
    place.dev.prepare("requirements-test.txt")
    assert "-m venv .venv" not in place.calls
    assert place.calls[0].endswith("-r requirements-test.txt")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "pyproject.toml"])
def test_a_changed_lock_is_installed_into_the_same_venv(place: Place, name: str) -> None:
    place.fill()
    (place.folder / name).write_text("changed")
    place.dev.prepare("requirements.txt")
    assert "-m venv .venv" not in place.calls
    assert len(place.calls) == 2
    assert place.said() == ["Installing the packages of requirements.txt. The first time this takes about a minute."]


def test_ctrl_c_while_installing_is_quiet_and_the_next_start_repairs(place: Place) -> None:
    place.replies["-m pip install"] = KeyboardInterrupt()
    assert place.dev.main(["build"]) == 130
    assert place.capsys.readouterr().err == ""
    place.replies.clear()
    place.dev.prepare("requirements.txt")
    assert place.said()[0] == "The folder .venv is half-made or was moved; recreating it."


def test_without_a_network(place: Place) -> None:
    place.replies["-m pip install"] = (
        1,
        """
WARNING: Retrying (Retry(total=4)) after connection broken
ERROR: Could not find a version that satisfies the requirement babel==2.18.0 (from versions: none)
ERROR: No matching distribution found for babel==2.18.0

[notice] A new release of pip is available
""",
    )
    assert place.fails("build") == (
        "The packages could not be downloaded. Is there a network? "
        "pip says: ERROR: No matching distribution found for babel==2.18.0"
    )


def test_a_download_with_another_hash(place: Place) -> None:
    place.replies["-m pip install"] = (
        1,
        """
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.
    babel==2.18.0: Got 1234
""",
    )
    assert place.fails("build") == (
        "A package that was downloaded is not the one in the lock. "
        "pip says: ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
    )


def test_casebook_itself_does_not_install(place: Place) -> None:
    place.replies["-e ."] = (1, "ERROR: Failed to build the project\n")
    assert place.fails("build") == (
        "Casebook itself could not be installed. pip says: ERROR: Failed to build the project"
    )


def test_a_venv_that_cannot_be_made(place: Place) -> None:
    place.replies["-m venv"] = (1, "Error: [Errno 28] No space left on device\n")
    assert place.fails("build") == (
        "The folder .venv could not be made. Python says: Error: [Errno 28] No space left on device"
    )


# A .venv that broke


@posix
def test_a_venv_whose_python_is_gone_is_made_anew(place: Place) -> None:
    place.fill()
    place.dev.PYTHON.unlink()
    place.dev.PYTHON.symlink_to(place.folder / "removed" / "python3.11")
    place.dev.prepare("requirements.txt")
    assert place.said()[0] == "The Python in .venv no longer works; recreating .venv."
    assert place.calls[0] == "-m venv .venv"
    assert place.dev.PYTHON.exists()


def test_a_venv_of_another_python_is_made_anew(place: Place) -> None:
    place.fill()
    place.dev.STAMP.unlink()
    place.replies["import pip"] = (0, "(3, 10)\n")
    place.dev.prepare("requirements.txt")
    assert place.said()[0] == "The folder .venv belongs to another Python; recreating it."


def test_a_venv_of_another_folder_is_made_anew(place: Place) -> None:
    place.fill()
    place.dev.STAMP.write_text("requirements.txt 0123 (3, 11) elsewhere")
    place.dev.prepare("requirements.txt")
    assert place.said()[0] == "The folder .venv is half-made or was moved; recreating it."


@pytest.mark.parametrize("lost", [("VENV_CONFIG",), ("VENV_CONFIG", "STAMP")])
def test_a_venv_whose_python_would_be_that_of_the_system_is_made_anew(place: Place, lost: tuple[str, ...]) -> None:
    """Two runs at once, or a deletion that was interrupted, can leave it so."""
    place.fill()
    for name in lost:
        getattr(place.dev, name).unlink()
    place.dev.prepare("requirements.txt")
    assert place.said()[0] == "The folder .venv is half-made or was moved; recreating it."
    assert place.calls[0] == "-m venv .venv"


@posix
def test_pip_refuses_to_install_outside_of_a_venv(place: Place) -> None:
    bare = place.folder / "python"
    bare.symlink_to(Path(sys.executable).resolve())
    status, output = place.really_run(bare, "-m", "pip", *place.dev.PIP_INSTALL, "--no-index", "no-such-package")
    assert status != 0
    assert "virtualenv" in output


def test_a_sound_venv_that_someone_else_made_is_kept(place: Place) -> None:
    place.fill()
    place.dev.STAMP.unlink()
    place.dev.prepare("requirements.txt")
    assert "-m venv .venv" not in place.calls


@posix
def test_a_venv_that_cannot_be_replaced(place: Place) -> None:
    place.dev.VENV.symlink_to(place.folder / "removed")
    assert place.fails("build") == "The folder .venv cannot be replaced. Delete it, then type the same again."


def test_a_venv_is_not_made_anew_from_inside(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.fill()
    place.dev.STAMP.write_text("half-made")
    monkeypatch.setattr(sys, "prefix", str(place.dev.VENV))
    assert place.fails("build") == (
        ".venv has to be recreated, and this is its Python. Type `deactivate`, then the same again."
    )


def test_a_venv_that_lost_a_program(place: Place) -> None:
    place.fill()
    assert place.fails("build") == "mkdocs in .venv does not start. Delete the folder .venv, then try again."


# Serving, building, checking: programs of .venv, from whatever folder


@posix
@pytest.mark.parametrize(
    ("words", "program", "given"),
    [
        (["serve", "--port", "PORT", "--open"], "mkdocs", "serve --livereload --dev-addr 127.0.0.1:PORT --open"),
        (["build", "--site-dir", "x"], "mkdocs", "build --strict --site-dir x"),
        (["check"], "casebook", "check"),
        (["check", "quiz.yml"], "casebook", "check quizzes/quiz.yml"),
        (["export", "booklet", "--out", "x"], "casebook", "export booklet --out x"),
    ],
)
def test_the_word_becomes_the_program(place: Place, words: list[str], program: str, given: str) -> None:
    place.fill()
    place.program(place.dev.BIN / program, 'echo "$PWD: $*"; exit 3')
    quizzes = place.folder / "quizzes"
    quizzes.mkdir()
    (quizzes / "quiz.yml").touch()
    port = find_free_port()
    words = [word.replace("PORT", port) for word in words]
    done = subprocess.run(
        [sys.executable, "../dev.py", *words], cwd=quizzes, capture_output=True, text=True, check=False
    )
    told = f"{place.folder}: {given.replace('PORT', port)}\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, told, "")


def find_free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


# Testing


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
@pytest.mark.parametrize("program", ["ruff", "mypy", "lint-imports"])
def test_a_check_that_fails_is_shown_and_fails_the_run(machine: Machine, program: str) -> None:
    machine.place.program(machine.place.dev.BIN / program, f"echo {program} found this; exit 1")
    done = machine.test()
    lines = done.stdout.splitlines()
    assert f"{program} found this" in lines
    assert any(line.startswith(program) and line.endswith(": failed, see above") for line in lines)
    assert lines[-1].startswith("pytest")
    assert done.returncode == 1


@posix
def test_the_exit_code_of_pytest_is_kept(machine: Machine) -> None:
    machine.place.program(machine.place.dev.BIN / "pytest", "exit 5")
    assert machine.test().returncode == 5


@posix
def test_a_browser_that_does_not_start_is_passed_over(machine: Machine) -> None:
    machine.place.program(machine.path / "chromium", "echo install me from the store; exit 1")
    machine.place.program(machine.path / "google-chrome", "exit 0")
    assert machine.test().stdout.splitlines()[-1] == f"pytest {PARALLEL} in {machine.path / 'google-chrome'}"


@posix
def test_without_an_installed_browser_playwright_brings_its_own(machine: Machine) -> None:
    (machine.path / "chromium").unlink()
    machine.place.program(machine.place.dev.PYTHON, f"test -e {machine.path / 'fetched'}")
    machine.place.program(
        machine.place.dev.BIN / "playwright", f'test "$*" = "install chromium" && : > {machine.path}/fetched'
    )
    lines = machine.test().stdout.splitlines()
    assert lines[0] == "Found no Chromium, Chrome or Edge; fetching a browser for the tests."
    assert lines[-1] == f"pytest {PARALLEL} in unset"


@posix
def test_without_any_browser(machine: Machine) -> None:
    (machine.path / "chromium").unlink()
    machine.place.program(machine.place.dev.PYTHON, "exit 1")
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
    machine.place.program(machine.place.dev.PYTHON, "echo 'It needs Pango. Install it:'; echo '  Debian  apt'; exit 1")
    done = machine.test()
    assert done.stderr == "It needs Pango. Install it:\n  Debian  apt\n"
    assert done.stdout == "", "no check is run for tests that cannot pass"
    assert done.returncode == 1


def test_what_says_that_pango_is_missing_is_the_booklet_itself(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n")
    done = subprocess.run(
        [sys.executable, "-c", load(DEV).LOAD_PANGO],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(DEV.parent / "plugins")])},
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
All else works without it.
""",
    )


# The pictures


@posix
def test_every_package_draws_even_where_one_fails(machine: Machine) -> None:
    machine.place.fill("requirements-test.txt")
    machine.place.program(machine.place.dev.PYTHON, 'echo "$@"; exit 3')
    done = machine.run("figures", "--word")
    assert done.stdout.splitlines() == [f"-m {package} --word" for package in machine.place.dev.FIGURES]
    assert done.returncode == 3


# The wheel


@posix
def test_a_wheel_is_built_from_what_is_there_now(machine: Machine) -> None:
    machine.place.program(machine.place.dev.PYTHON, 'echo "$@"')
    machine.place.folder.joinpath("build/lib/casebook").mkdir(parents=True)
    machine.place.folder.joinpath("dist").mkdir()
    done = machine.run("wheel")
    assert done.stdout == f"{' '.join(machine.place.dev.WHEEL)}\n"
    assert not machine.place.folder.joinpath("build").exists()
    assert not machine.place.folder.joinpath("dist").exists()


# Debian, as root: what is missing comes from apt


@posix
def test_on_debian_root_gets_a_browser_from_apt(debian: Machine) -> None:
    (debian.path / "chromium").unlink()
    debian.apt(f"printf '#!/bin/sh\\n' > {debian.path}/chromium; /bin/chmod +x {debian.path}/chromium")
    debian.place.dev.apt(*debian.place.dev.find_missing())
    assert debian.place.dev.find_browser() == str(debian.path / "chromium")
    assert debian.place.said() == ["Installing with apt: chromium, fonts-liberation."]


@posix
def test_without_root_the_browser_of_playwright_will_do(debian: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    (debian.path / "chromium").unlink()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    debian.apt("exit 1")
    assert debian.place.dev.find_missing() == []


@posix
def test_on_debian_root_gets_node_and_the_venv_module_from_apt(
    debian: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (debian.path / "npm").unlink()
    debian.apt(f'echo "$*" >> {debian.path}/asked')
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    assert debian.place.dev.find_missing()[0] == ("python3-venv", "nodejs", "npm")
    assert debian.place.dev.main(["test"]) == 1
    assert (debian.path / "asked").read_text() == "install -y --no-install-recommends python3-venv nodejs npm\n"


@posix
def test_on_debian_root_gets_pango_and_fonts_from_apt(debian: Machine) -> None:
    debian.place.program(debian.path / "dpkg-query", "exit 1")
    debian.apt(f'echo "$*" >> {debian.path}/asked')
    debian.place.dev.apt(*debian.place.dev.find_missing())
    packages = [
        *("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        *("fonts-noto-core", "fonts-noto-cjk", "fonts-dejavu-core"),
    ]
    assert debian.place.said() == [f"Installing with apt: {', '.join(packages)}."]
    assert (debian.path / "asked").read_text() == f"install -y --no-install-recommends {' '.join(packages)}\n"


@posix
def test_on_debian_nothing_is_asked_of_apt_where_all_is_there(debian: Machine) -> None:
    debian.apt(f": > {debian.path}/asked")
    debian.place.dev.apt(*debian.place.dev.find_missing())
    assert debian.place.said() == []
    assert not (debian.path / "asked").exists()


@posix
def test_all_that_apt_shall_install_is_said_before_it_begins(debian: Machine) -> None:
    for program in ("firefox-esr", "xvfb-run", "java"):
        (debian.path / program).unlink()
    debian.apt(f'echo "$*" >> {debian.path}/asked; echo begun')
    debian.place.dev.apt(*debian.place.dev.find_missing())
    packages = "firefox-esr, webkit2gtk-driver, xvfb, xauth, default-jre-headless"
    assert debian.place.said() == [f"Installing with apt: {packages}."]
    assert (debian.path / "asked").read_text().splitlines() == [
        "install -y --no-install-recommends firefox-esr",
        "install -y --no-install-recommends webkit2gtk-driver xvfb xauth",
        "install -y --no-install-recommends default-jre-headless",
    ]


@posix
def test_a_package_that_is_not_to_be_had_keeps_no_other_away(debian: Machine) -> None:
    debian.apt(
        f"""case "$*" in *firefox-esr*) echo 'E: No firefox-esr'; exit 100;; esac; echo "$*" >> {debian.path}/a"""
    )
    debian.place.dev.apt(("npm",), ("firefox-esr",), ("java",))
    assert debian.place.said() == ["Installing with apt: npm, firefox-esr, java.", "apt says: E: No firefox-esr"]
    assert [line.split()[-1] for line in (debian.path / "a").read_text().splitlines()] == ["npm", "java", "update"]


@posix
def test_apt_fetches_its_lists_where_it_does_not_know_the_package(debian: Machine) -> None:
    debian.apt(f'test "$1" = update && : > {debian.path}/lists; test -e {debian.path}/lists')
    debian.place.dev.apt(("npm",))
    assert debian.place.said() == ["Installing with apt: npm."]


@posix
def test_the_error_of_apt_is_shown(debian: Machine) -> None:
    debian.apt("echo Reading package lists...; echo 'E: Unable to locate package npm'; echo; exit 100")
    debian.place.dev.apt(("npm",))
    assert debian.place.said() == [
        "Installing with apt: npm.",
        "apt says: E: Unable to locate package npm",
    ]


@posix
def test_anyone_but_root_is_told_what_to_type(debian: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    debian.apt(f": > {debian.path}/asked")
    debian.place.dev.apt(("npm",), ("xvfb", "xauth"))
    assert debian.place.said() == [
        "Not installed, since only root may: npm, xvfb, xauth.",
        "To have them, type: sudo apt-get install --no-install-recommends npm xvfb xauth",
    ]
    assert not (debian.path / "asked").exists()


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


# A folder with a copy of dev.py, in which nothing is downloaded


class Place:
    """A copy of dev.py in an empty folder; Python's own `venv` and `pip` are replaced by `replies`."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.calls: list[str] = []
        self.replies: dict[str, tuple[int, str] | BaseException] = {}
        shutil.copy(DEV, folder)
        for name in ("requirements.txt", "requirements-test.txt", "pyproject.toml"):
            (folder / name).write_text(name)
        self.dev = load(folder / "dev.py")
        self.really_run: Callable[..., tuple[int, str]] = self.dev.run
        self.dev.run = self.run  # type: ignore[attr-defined]

    def run(self, *command: str | Path, **options: Any) -> tuple[int, str]:
        words = " ".join(map(str, command[1:])).replace(str(self.folder / ".venv"), ".venv")
        if command[0] not in (sys.executable, self.dev.PYTHON):
            return self.really_run(*command, **options)
        if not words.startswith("-c"):
            self.calls.append(words)
        reply = next((reply for start, reply in self.replies.items() if start in words), None)
        if isinstance(reply, BaseException):
            raise reply
        if reply is not None:
            return reply
        if words == "-m venv .venv":
            self.dev.BIN.mkdir()
            self.dev.VENV_CONFIG.touch()
            self.dev.PYTHON.symlink_to(sys.executable)
        return self.really_run(*command) if "import" in words else (0, "")

    def fill(self, lock: str = "requirements.txt") -> None:
        self.dev.prepare(lock)
        self.calls.clear()
        self.said()

    def said(self) -> list[str]:
        return self.capsys.readouterr().out.splitlines()

    def fails(self, *words: str) -> str:
        assert self.dev.main(list(words)) == 1
        (line,) = self.capsys.readouterr().err.splitlines()
        return line

    def program(self, path: Path, script: str) -> None:
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)


class Machine:
    """A place whose programs, those of `.venv` and those on the PATH, are small scripts."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.path = place.folder / "path"
        self.frontend = place.folder / "plugins" / "frontend"
        self.checkers = place.folder / "tests" / "checkers"
        self.path.mkdir()
        (self.checkers / "node_modules").mkdir(parents=True)
        (self.frontend / "node_modules").mkdir(parents=True)
        place.fill("requirements-test.txt")
        place.program(place.dev.PYTHON, "exit 0")
        for name in ("ruff", "mypy", "lint-imports"):
            place.program(place.dev.BIN / name, "echo nothing to see")
        place.program(place.dev.BIN / "pytest", 'echo "pytest $* in ${CASEBOOK_BROWSER-unset}"')
        place.program(self.path / "chromium", "exit 0")
        place.program(self.path / "node", "echo v18.20.4")
        place.program(self.path / "npm", 'test "$1" = ci || echo "$PWD: $*"')
        for program in ("dpkg-query", "firefox-esr", "WebKitWebDriver", "xvfb-run", "xauth", "java"):
            place.program(self.path / program, "exit 0")
        for folder in (self.frontend, self.checkers):
            (folder / "node_modules" / "casebook-stamp").write_text(place.dev.digest())

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(self.place.folder / "dev.py"), *words]
        return subprocess.run(command, env={"PATH": str(self.path)}, capture_output=True, text=True, check=False)

    def test(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run("test", *words)

    def apt(self, script: str) -> None:
        self.place.program(self.path / "apt-get", script)


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Place:
    return Place(tmp_path, capsys)


@pytest.fixture
def machine(place: Place) -> Machine:
    return Machine(place)


@pytest.fixture
def debian(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", str(machine.path))
    monkeypatch.setenv("DEBIAN_FRONTEND", "noninteractive")
    monkeypatch.delenv("CASEBOOK_BROWSER", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return machine


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
