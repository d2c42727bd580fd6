"""The words a contributor types, and CI with them; needs nothing but Python itself."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 18
HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
VENV_CONFIG = VENV / "pyvenv.cfg"
STAMP = VENV / "casebook-stamp"
LOCK, TEST_LOCK = "requirements.txt", "requirements-test.txt"
FRONTEND = HERE / "plugins" / "frontend"
CHECKERS = HERE / "tests" / "checkers"
CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports",))
FRONTEND_CHECK = ("run", "--silent", "check")  # tsc, eslint and the tests of its rules
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "microsoft-edge"),
    *(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Chromium", "Microsoft Edge")),
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)
# never into the Python of the system, even where another process takes `.venv` apart meanwhile
PIP_INSTALL = ("install", "-q", "--require-virtualenv", "--disable-pip-version-check")
FIGURES = ("course.figures.drawings", "course.figures.mri")
WHEEL = ("-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--wheel-dir", "dist", ".")
# A file at a time on every core, since what a file has built serves all its tests. `-n 0` runs them one by one.
PARALLEL = ("-n", "auto", "--dist", "loadfile")
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
FONTS = ("fonts-noto-core", "fonts-noto-cjk", "fonts-dejavu-core")
CHROMIUM = ("chromium", "fonts-liberation")  # the fonts, so that text is as wide as elsewhere


class Need(NamedTuple):
    """What some tests need and others do not: packages of Debian, and the programs that show they are there."""

    tests: str
    packages: tuple[str, ...]
    programs: tuple[str, ...]


FURTHER = (
    Need("the tests in Firefox", ("firefox-esr",), ("firefox-esr",)),
    Need("the tests in WebKit", ("webkit2gtk-driver", "xvfb", "xauth"), ("WebKitWebDriver", "xvfb-run", "xauth")),
    Need("the tests of valid pages", ("default-jre-headless",), ("java",)),
)
LOAD_PANGO = """
from casebook.exports.booklet import BookletError, check_engine
try:
    check_engine()
except BookletError as problem:
    raise SystemExit(str(problem))
"""
START_BROWSER = "import playwright.sync_api as p\nwith p.sync_playwright() as it: it.chromium.launch().close()"


class PlainError(Exception):
    """What stands in the way and what to type; shown as it is, without a traceback."""


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


def test(words: list[str]) -> int:
    """Check style, types and imports, then run the tests; further words go to pytest."""
    apt(*find_missing())
    prepare(TEST_LOCK)
    npm = install_frontend()
    browser = find_browser()
    check_pango()
    name_tests_left_out()
    passed = [passes(BIN / program, *rest, folder=HERE) for program, *rest in CHECKS]
    passed.append(passes(npm, *FRONTEND_CHECK, folder=FRONTEND))
    environment = {name: value for name, value in os.environ.items() if name != "CASEBOOK_BROWSER"}
    if browser:
        environment["CASEBOOK_BROWSER"] = browser
    status = subprocess.call([str(BIN / "pytest"), *PARALLEL, *words], cwd=HERE, env=environment)
    return status or int(not all(passed))


def check(words: list[str]) -> int:
    """Read every quiz, or the files named, and list each finding with its place."""
    prepare(LOCK)
    paths = [os.path.relpath(word, HERE) if Path(word).exists() else word for word in words]
    return hand_over("casebook", "check", *paths)


def assets(words: list[str]) -> int:
    """Bundle plugins/frontend into plugins/casebook/assets."""
    npm = install_frontend()
    return subprocess.call([npm, "run", "--silent", "build", *words], cwd=FRONTEND)


def export(words: list[str]) -> int:
    """Write the built site as booklet or offline, as in: export booklet --out DIR."""
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


def wheel(words: list[str]) -> int:
    """Build the wheel of the engine into dist/."""
    prepare(LOCK)
    for left in (HERE / "build", HERE / "dist"):  # setuptools would pack a module that is gone since
        shutil.rmtree(left, ignore_errors=True)
    return hand_over("python", *WHEEL, *words)


WORDS = (serve, build, test, check, export, assets, figures, bench, wheel)
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


def prepare(lock: str) -> None:
    """Have `.venv` hold what the lock names; where it does already, only the stamp is read."""
    # the test lock holds the other one, so what was filled from it serves both
    sound = PYTHON.exists() and VENV_CONFIG.is_file() and STAMP.is_file()
    if sound and STAMP.read_text() in {stamp(lock), stamp(TEST_LOCK)}:
        return
    make_venv()
    say(f"Installing the packages of {lock}. The first time this takes about a minute.")
    STAMP.write_text("half-made")
    pip("The packages could not be downloaded. Is there a network?", f"--require-hashes --only-binary=:all: -r {lock}")
    pip("Casebook itself could not be installed.", "--no-deps --no-build-isolation -e .")
    STAMP.write_text(stamp(lock))


def stamp(lock: str) -> str:
    """Name all that an installation depends on: the lock, the files it reads, this Python and this place."""
    files = digest(HERE / LOCK, HERE / TEST_LOCK, HERE / "pyproject.toml")
    return f"{lock} {files} {sys.version_info[:2]} {HERE}"


def digest(*paths: Path) -> str:
    """Hash the bytes of the files that are there."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths if path.is_file())).hexdigest()


def make_venv() -> None:
    """Keep a `.venv` that works; make any other anew, saying why."""
    there = VENV.exists() or VENV.is_symlink()
    fault = find_fault() if there else "Making the folder .venv."
    if not fault:
        return
    if not has_venv_module():
        raise PlainError("This Python lacks its venv module. On Debian and Ubuntu type: apt install python3-venv")
    if Path(sys.prefix).resolve() == VENV:
        raise PlainError(".venv has to be recreated, and this is its Python. Type `deactivate`, then the same again.")
    say(fault)
    try:
        if there:
            shutil.rmtree(VENV)
        VENV.mkdir()
        STAMP.write_text("half-made")
    except OSError as problem:
        raise PlainError("The folder .venv cannot be replaced. Delete it, then type the same again.") from problem
    status, output = run(sys.executable, "-m", "venv", VENV)
    if status != 0:
        raise PlainError(f"The folder .venv could not be made. Python says: {last_line(output, 'Error')}")


def find_fault() -> str:
    """Say why the `.venv` that is there cannot be kept, if so."""
    moved = STAMP.is_file() and not STAMP.read_text().endswith(f" {HERE}")
    # its Python would start without this file, and pip would then fill the Python of the system
    if moved or (PYTHON.exists() and not VENV_CONFIG.is_file()):
        return "The folder .venv is half-made or was moved; recreating it."
    status, version = run(PYTHON, "-c", "import pip, sys; print(sys.version_info[:2])")
    if status != 0:
        return "The Python in .venv no longer works; recreating .venv."
    same = version.strip() == str(sys.version_info[:2])
    return "" if same else "The folder .venv belongs to another Python; recreating it."


def has_venv_module() -> bool:
    """Say whether this Python can make a `.venv`; Debian's comes without ensurepip."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def pip(problem: str, options: str) -> None:
    """Install into `.venv`, quietly; say the problem where that fails."""
    status, output = run(PYTHON, "-m", "pip", *PIP_INSTALL, *options.split())
    if "DO NOT MATCH THE HASHES" in output:
        problem = "A package that was downloaded is not the one in the lock."
    if status != 0:
        raise PlainError(f"{problem} pip says: {last_line(output, 'ERROR:')}")


def install_frontend() -> str:
    """Have node_modules of the front end hold what package-lock.json names; return npm."""
    npm = find_npm()
    if not npm:
        raise PlainError(f"Node.js {OLDEST_NODE} or newer is needed, with npm. Install them from nodejs.org.")
    problem = install_packages(npm, FRONTEND, "Installing the front-end tools of plugins/frontend.")
    if problem:
        raise PlainError(f"The front-end tools could not be downloaded. Is there a network? npm says: {problem}")
    return npm


def install_packages(npm: str, folder: Path, words: str) -> str:
    """Have node_modules of a folder hold what its lock names; return what npm says where that fails."""
    marker = folder / "node_modules" / "casebook-stamp"
    wanted = digest(folder / "package.json", folder / "package-lock.json")
    if marker.is_file() and marker.read_text() == wanted:
        return ""
    say(words)
    # without the scripts that packages would run: the front end and the checkers work without them
    status, output = run(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", folder=folder)
    if status != 0:
        return last_line(output, "npm error code", "npm ERR! code")
    marker.parent.mkdir(exist_ok=True)
    marker.write_text(wanted)
    return ""


def find_npm() -> str | None:
    """Return the path of npm where Node is there too and new enough."""
    status, version = run("node", "--version")
    major = version.strip().lstrip("v").split(".")[0]
    new_enough = status == 0 and major.isdecimal() and int(major) >= OLDEST_NODE
    return shutil.which("npm") if new_enough else None


def find_browser() -> str:
    """Return the path of an installed browser; an empty text stands for Playwright's own."""
    browser = installed_browser()
    if browser or own_browser_starts():
        return browser
    say("Found no Chromium, Chrome or Edge; fetching a browser for the tests.")
    if run(BIN / "playwright", "install", "chromium")[0] == 0 and own_browser_starts():
        return ""
    raise PlainError("The tests need Chromium, Chrome or Edge. Install one; on Debian type: apt install chromium")


def installed_browser() -> str:
    """Return the first browser that is there and starts."""
    names = (os.environ.get("CASEBOOK_BROWSER", ""), *map(os.path.expandvars, BROWSERS))
    paths = filter(None, map(shutil.which, names))
    # a chromium-browser may be a script that only advises (Ubuntu); on Windows --version would open a window
    return next((path for path in paths if os.name == "nt" or run(path, "--version")[0] == 0), "")


def own_browser_starts() -> bool:
    """Say whether Playwright has a browser of its own, with the system libraries it needs."""
    return run(PYTHON, "-c", START_BROWSER)[0] == 0


def find_missing() -> list[tuple[str, ...]]:
    """Return the Debian packages that the tests lack, those that belong together in one group."""
    needed = (
        *(() if has_venv_module() else ("python3-venv",)),
        *(() if find_npm() else ("nodejs", "npm")),
        *(name for name in (*PANGO, *FONTS) if run("dpkg-query", "--show", name)[0] != 0),
    )
    browser = CHROMIUM if may_install() and not installed_browser() else ()  # without root, Playwright brings its own
    further = (need.packages for need in FURTHER if not is_met(need))
    return [group for group in (needed, browser, *further) if group]


def may_install() -> bool:
    """Say whether apt is there and this is root."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def is_met(need: Need) -> bool:
    """Say whether the programs that some tests need are there."""
    return all(map(shutil.which, need.programs))


def check_pango() -> None:
    """Say what to install where the booklet cannot be printed."""
    status, output = run(PYTHON, "-c", LOAD_PANGO)
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


def apt(*groups: tuple[str, ...]) -> None:
    """Install groups of Debian packages where this is Debian's root, and name them first; else say what to type."""
    packages = [package for group in groups for package in group]
    if not packages or not shutil.which("apt-get"):
        return
    if not may_install():
        say(f"Not installed, since only root may: {', '.join(packages)}.")
        say(f"To have them, type: sudo apt-get install --no-install-recommends {' '.join(packages)}")
        return
    say(f"Installing with apt: {', '.join(packages)}.")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    failed = [group for group in groups if apt_get(group)[0] != 0]
    if failed:
        run("apt-get", "update")  # a new machine knows no package, or versions that are gone
    for group in failed:
        status, output = apt_get(group)
        if status != 0:
            say(f"apt says: {last_line(output, 'E:')}")


def apt_get(packages: tuple[str, ...]) -> tuple[int, str]:
    """Install packages that belong together, so that one group that is not to be had keeps no other away."""
    return run("apt-get", "install", "-y", "--no-install-recommends", *packages)


def passes(program: str | Path, *words: str, folder: Path) -> bool:
    """Run one check; what it prints is shown where it fails."""
    status, output = run(program, *words, folder=folder)
    name = " ".join((Path(program).name, *words))
    say(f"{name}: fine" if status == 0 else f"{output.rstrip()}\n{name}: failed, see above")
    return status == 0


def run(*command: str | Path, folder: Path = HERE) -> tuple[int, str]:
    """Run a program to its end; return its exit code and all it printed."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            errors="replace",
            check=False,
        )
    except OSError as problem:
        return 127, str(problem)
    return done.returncode, done.stdout


def hand_over(program: str, *words: str) -> int:
    """Become a program of `.venv`, so that Ctrl-C and the exit code are its own."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice would stand above the address
    os.chdir(HERE)
    command = [str(BIN / program), *words]
    try:
        if os.name == "nt":  # there, exec would give the terminal back at once
            return subprocess.call(command)
        os.execv(command[0], command)
    except OSError as problem:
        raise PlainError(f"{program} in .venv does not start. Delete the folder .venv, then try again.") from problem


def last_line(output: str, *starts: str) -> str:
    """Return the last line that starts so, else the last of all, of what a program printed."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["nothing."]
    return ([line for line in lines if line.startswith(starts)] or lines)[-1]


def say(line: str) -> None:
    """Print a line before the next program prints its own."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
