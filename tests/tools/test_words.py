"""What each word of dev.py does, and what it says where it cannot."""

from __future__ import annotations

import ast
import importlib.util
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.dev_copy import DEV, TOOLS, Machine, Place, posix


def test_alone_it_lists_each_word_on_one_line(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, DEV], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "python3 dev.py serve   Build the site, serve it at http://127.0.0.1:8000 (or --port N) and follow every edit.",
        "python3 dev.py build   Build the site into site/; any warning fails.",
        "python3 dev.py test    Run all checks and tests, or the quick ones: test fast; further words go to pytest.",
        "python3 dev.py check   Read every quiz, or the files named, and list each finding with its place.",
        "python3 dev.py export  Write a booklet, a quiz or the built site as files, as in: export booklet --out DIR.",
        "python3 dev.py assets  Bundle plugins/frontend into plugins/casebook/assets.",
        "python3 dev.py schemas Write what editors know of quizzes, into plugins/casebook/schemas and into quizzes.",
        "python3 dev.py figures Draw the pictures and write their descriptions, into docs/figures and quizzes/figures.",
        "python3 dev.py review  Show what a saved review changes, as in: review review.csv; with --write, write it.",
        "python3 dev.py bench   Measure speed and size into docs/author/benchmarks.md; --peers adds other programs.",
        "python3 dev.py wheel   Build the wheel of the engine into dist/.",
    ]


def test_a_word_it_does_not_know(place: Place) -> None:
    assert place.fails("sreve") == "`sreve` is not a command of dev.py. Type `python3 dev.py` to list them."


# Python


@pytest.mark.parametrize("file", [DEV, *sorted(TOOLS.glob("*.py"))], ids=lambda file: file.name)
def test_an_old_python_can_read_the_file(file: Path) -> None:
    ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("file", [DEV, *sorted(TOOLS.glob("*.py"))], ids=lambda file: file.name)
def test_it_imports_nothing_but_python_itself(file: Path) -> None:
    statements = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    imports = {name.name for line in statements if isinstance(line, ast.Import) for name in line.names}
    imports |= {str(line.module) for line in statements if isinstance(line, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imports} <= {"tools", *sys.stdlib_module_names}


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
    assert not place.places.VENV.exists()


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


# Programs of .venv, from whatever folder


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
    place.program(place.places.BIN / program, 'echo "$PWD: $*"; exit 3')
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


# The pictures


@posix
def test_every_package_draws_even_where_one_fails(machine: Machine) -> None:
    machine.place.fill("requirements-test.txt")
    machine.place.program(machine.place.places.PYTHON, 'echo "$@"; exit 3')
    done = machine.run("figures", "--word")
    assert done.stdout.splitlines() == [f"-m {package} --word" for package in machine.place.dev.FIGURES]
    assert done.returncode == 3


# The wheel


@posix
def test_a_wheel_is_built_from_what_is_there_now(machine: Machine) -> None:
    machine.place.program(machine.place.places.PYTHON, 'echo "$@"')
    machine.place.folder.joinpath("build/lib/casebook").mkdir(parents=True)
    machine.place.folder.joinpath("dist").mkdir()
    done = machine.run("wheel")
    assert done.stdout == f"{' '.join(machine.place.dev.WHEEL)}\n"
    assert not machine.place.folder.joinpath("build").exists()
    assert not machine.place.folder.joinpath("dist").exists()
