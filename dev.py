"""The words a contributor types, and CI with them; needs nothing but Python itself."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from tools.node import install_frontend
from tools.places import FRONTEND, HERE, LOCK, PYTHON, TEST_LOCK
from tools.programs import PlainError, hand_over
from tools.testing import test
from tools.venv import prepare

OLDEST_PYTHON = (3, 11)
FIGURES = ("course.figures.drawings", "course.figures.mri")
CHANGES = "docs/teach/changes.md"
WHEEL = ("-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--wheel-dir", "dist", ".")


def main(words: list[str]) -> int:
    """Run one word, or list them all; print what stands in the way and return the exit code."""
    try:
        return run_word(*words)
    except PlainError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run_word(word: str = "help", *rest: str) -> int:
    """Run the command a word stands for."""
    if sys.version_info[:3] < OLDEST_PYTHON:
        oldest, this = (".".join(map(str, numbers[:3])) for numbers in (OLDEST_PYTHON, sys.version_info))
        raise PlainError(f"Casebook needs Python {oldest} or newer; this is {this}. Install one from python.org.")
    if word in COMMANDS:
        return COMMANDS[word](list(rest))
    if word not in {"help", "-h", "--help"}:
        raise PlainError(f"`{word}` is not a command of dev.py. Type `python3 dev.py` to list them.")
    for name, command in COMMANDS.items():
        print(f"python3 dev.py {name:8}{command.__doc__}")
    return 0


def serve(words: list[str]) -> int:
    """Build the site, serve it at http://127.0.0.1:8000 (or --port N) and follow every edit."""
    port, rest = take_port(words)
    if not is_free(port):
        other = next(filter(is_free, range(max(port + 1, 8000), 65536)), 8000)
        raise PlainError(f"Port {port} is not free. Type instead: python3 dev.py serve --port {other}")
    prepare(LOCK)
    return hand_over("mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}", *rest)


def build(words: list[str]) -> int:
    """Build the site into site/; any warning fails."""
    prepare(LOCK)
    return hand_over("mkdocs", "build", "--strict", *words)


def check(words: list[str]) -> int:
    """Read every quiz, or the files named, and list each finding with its place."""
    prepare(LOCK)
    paths = [os.path.relpath(word, HERE) if Path(word).exists() else word for word in words]
    return hand_over("casebook", "check", *paths)


def assets(words: list[str]) -> int:
    """Bundle plugins/frontend into plugins/casebook/assets."""
    npm = install_frontend()
    return subprocess.call([npm, "run", "--silent", "build", *words], cwd=FRONTEND)


def schemas(words: list[str]) -> int:
    """Write what editors know of quizzes, into plugins/casebook/schemas and into quizzes."""
    prepare(LOCK)
    return hand_over("python", "-m", "casebook.exports.schema", *words)


def export(words: list[str]) -> int:
    """Write a booklet, a quiz or the built site as files, as in: export booklet --out DIR."""
    prepare(LOCK)
    return hand_over("casebook", "export", *words)


def bench(words: list[str]) -> int:
    """Measure speed and size into docs/author/benchmarks.md; --peers adds other programs."""
    prepare(TEST_LOCK)
    return hand_over("python", "-m", "tests.bench", *words)


def figures(words: list[str]) -> int:
    """Draw the pictures and write their descriptions, into docs/figures and quizzes/figures."""
    prepare(TEST_LOCK)
    # every package is run, so that one that fails does not keep the others from drawing
    return max(subprocess.call([str(PYTHON), "-m", package, *words], cwd=HERE) for package in FIGURES)


def review(words: list[str]) -> int:
    """Show what a saved review changes, as in: review review.csv; with --write, write it."""
    prepare(LOCK)
    files = [os.path.relpath(word, HERE) if Path(word).exists() else word for word in words]
    listed = ("--changes", CHANGES) if (HERE / CHANGES).is_file() else ()  # a fork may have no such page
    return hand_over("casebook", "review", *listed, *files)


def wheel(words: list[str]) -> int:
    """Build the wheel of the engine into dist/."""
    prepare(LOCK)
    for left in (HERE / "build", HERE / "dist"):  # setuptools would pack a module that is gone since
        shutil.rmtree(left, ignore_errors=True)
    return hand_over("python", *WHEEL, *words)


WORDS = (serve, build, test, check, export, assets, schemas, figures, review, bench, wheel)
COMMANDS = {command.__name__: command for command in WORDS}


def take_port(words: list[str]) -> tuple[int, list[str]]:
    """Part `--port N` or `--port=N` from the words meant for MkDocs."""
    words = [part for word in words for part in (word.split("=") if word.startswith("--port=") else [word])]
    if "--port" not in words:
        return 8000, words
    at = words.index("--port")
    number = "".join(words[at + 1 : at + 2])
    if not number.isdecimal() or not 0 < int(number) < 65536:
        raise PlainError("After --port comes a number from 1 to 65535, as in: python3 dev.py serve --port 8001")
    return int(number), words[:at] + words[at + 2 :]


def is_free(port: int) -> bool:
    """Try the port; one that was left a moment ago counts as free."""
    with socket.socket() as probe:
        if os.name != "nt":  # on Windows the option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
