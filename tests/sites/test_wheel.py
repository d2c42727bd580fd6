"""The wheel alone: what it holds, and what it does where nothing of this repository is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path, PurePosixPath

import dev
import pytest
from packaging.requirements import Requirement
from tests.support.project import PIXEL

ROOT = Path(__file__).parents[2]
NAME = "mkdocs-casebook"
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "plugins")
LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", "*.egg-info")
# Of this course, or of an extra that the site does not name.
ABSENT = ("material", "numpy", "scipy", "weasyprint", "pikepdf", "tinyhtml5", "drawings", "mrisim", "course")
# What only our patient has; "edema" also stands where spellings of one word are told alike.
OUR_CASE = re.compile(r"(?i)sacroil|buttock|migratory|osteopor|marrow|gaenslen|thigh thrust|ilium|sacrum|case-01")
PICTURES = {".png", ".svg", ".webp", ".jpg", ".pdf"}

RENDER = """
from markdown import markdown
options = {"casebook.markdown": {"site_id": "birds"}}
print(markdown("/// quiz | birds\\n///", extensions=list(options), extension_configs=options))
"""


class Empty:
    """A virtual environment that has no pip and can reach no network: only what a test puts into it is there."""

    def __init__(self, folder: Path) -> None:
        """Make it."""
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")
        (self.packages,) = folder.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")

    def install(self, wheel: Path) -> None:
        """Install the wheel, without what it needs."""
        done = self.pip("install", "-q", "--no-deps", "--no-index", str(wheel))
        assert done.returncode == 0, done.stderr

    def pip(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the pip of the tests on it."""
        return run(sys.executable, "-m", "pip", "--python", self.folder, *words, cwd=self.folder)

    def add(self, extra: str) -> None:
        """Add what the installed wheel says that it needs with this extra, empty for none, and what that needs."""
        (casebook,) = distributions(name=NAME, path=[str(self.packages)])
        for needed in closure(casebook, extra):
            copy(distribution(needed), self.packages)

    def run(self, *words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run its Python."""
        return run(self.bin / "python", "-I", *words, cwd=cwd)

    def casebook(self, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run the command `casebook` that the wheel has installed."""
        return self.run(self.bin / "casebook", *words, cwd=cwd)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program, which is told nothing by the environment of the tests, such as where a fork has its modules."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT"}}
    return subprocess.run(command, cwd=cwd, env=kept, capture_output=True, text=True, check=False)


def closure(top: Distribution, extra: str) -> set[str]:
    """Return the names of all distributions that one needs with an extra, by the metadata of each."""
    found: set[str] = set()
    waiting = [(top, extra)]
    seen: set[tuple[str, str]] = set()
    while waiting:
        this, extra = waiting.pop()
        for requirement in map(Requirement, this.requires or ()):
            if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
                continue
            found.add(requirement.name)
            new = {(requirement.name, each) for each in ("", *requirement.extras)} - seen
            seen |= new
            waiting += [(distribution(name), each) for name, each in new]
    return found


def copy(needed: Distribution, folder: Path) -> None:
    """Copy the files of an installed distribution, but for its commands."""
    for file in needed.files or ():
        if ".." not in file.parts:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(str(needed.locate_file(file)), folder / file)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of this tree, built from a copy: a build leaves its files beside the sources."""
    source = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, source / name)
    subprocess.run([sys.executable, *dev.WHEEL], cwd=source, env=os.environ | {"PIP_NO_INDEX": "1"}, check=True)
    (built,) = (source / "dist").iterdir()
    return built


@pytest.fixture(scope="module")
def alone(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Empty:
    """Return an environment of the wheel and what it needs without an extra."""
    place = Empty(tmp_path_factory.mktemp("alone"))
    place.install(wheel)
    place.add("")
    return place


@pytest.fixture(scope="module")
def with_mkdocs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Empty:
    """Return an environment of the wheel with the extra `mkdocs`."""
    place = Empty(tmp_path_factory.mktemp("with-mkdocs"))
    place.install(wheel)
    place.add("mkdocs")
    return place


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a copy of the small site, with a picture, which has to be decoded."""
    copied = shutil.copytree(ROOT / "tests/wheel_site", tmp_path / "site")
    (copied / "docs/pixel.png").write_bytes(PIXEL)
    return copied


def test_the_wheel_holds_the_engine_and_nothing_of_a_course(wheel: Path) -> None:
    files = {PurePosixPath(name) for name in zipfile.ZipFile(wheel).namelist()}
    metadata = {file for file in files if file.parts[0].endswith(".dist-info")}
    assert {file.parts[0] for file in files - metadata} == {"casebook"}
    assert {file.name for file in metadata} >= {"METADATA", "entry_points.txt", "LICENSE"}


def test_the_wheel_holds_every_file_of_the_engine(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("casebook/")}
    engine = ROOT / "plugins"
    listed = {file.relative_to(engine).as_posix() for file in (engine / "casebook").rglob("*") if file.is_file()}
    assert packed == {name for name in listed if "__pycache__" not in name and not name.endswith(".po")}


def test_the_wheel_holds_no_word_and_no_picture_of_our_case(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        texts = {name: packed.read(name).decode("utf-8", "replace") for name in names}
    assert not [name for name in names if PurePosixPath(name).suffix in PICTURES]
    readme = next(name for name in names if name.endswith("METADATA"))  # it tells what the repository holds
    assert not {
        name: OUR_CASE.findall(text) for name, text in texts.items() if name != readme and OUR_CASE.search(text)
    }


def test_it_names_all_that_it_needs(alone: Empty, tmp_path: Path) -> None:
    done = alone.pip("check")
    assert done.stdout == "No broken requirements found.\n", done.stderr
    done = alone.run("-c", "import casebook.extension.extension as it; print(it.__file__)", cwd=tmp_path)
    assert done.stdout.startswith(str(alone.packages)), done.stderr


def test_without_an_extra_no_builder_is_there(alone: Empty, tmp_path: Path) -> None:
    for name in (*ABSENT, "mkdocs"):
        assert f"No module named '{name}'" in alone.run("-c", f"import {name}", cwd=tmp_path).stderr


def test_with_mkdocs_nothing_more_than_mkdocs_is_there(with_mkdocs: Empty, tmp_path: Path) -> None:
    for name in ABSENT:
        assert f"No module named '{name}'" in with_mkdocs.run("-c", f"import {name}", cwd=tmp_path).stderr
    assert with_mkdocs.run("-c", "import mkdocs", cwd=tmp_path).returncode == 0


def test_without_an_extra_the_extension_renders_a_quiz_and_the_command_checks_it(alone: Empty, site: Path) -> None:
    done = alone.run("-c", RENDER, cwd=site)
    assert "<em>robin</em>" in done.stdout, done.stderr
    done = alone.casebook("check", cwd=site)
    assert (done.returncode, done.stdout) == (0, "No findings.\n"), done.stderr


def test_it_brings_what_editors_and_code_scanning_read(alone: Empty, site: Path) -> None:
    done = alone.casebook("schema", cwd=site)
    assert (done.returncode, (site / "schemas/quiz.schema.json").is_file()) == (0, True), done.stderr
    (site / "quizzes/birds.yml").write_text("id: birds\n", encoding="utf-8")
    assert '"help"' in alone.casebook("check", "--format", "sarif", cwd=site).stdout


def test_its_command_says_the_version_of_the_wheel(alone: Empty, wheel: Path, tmp_path: Path) -> None:
    done = alone.casebook("--version", cwd=tmp_path)
    assert done.stdout == f"casebook {wheel.name.split('-')[1]}\n", done.stderr


def test_it_builds_a_quiz_in_the_theme_of_mkdocs(with_mkdocs: Empty, site: Path) -> None:
    done = with_mkdocs.run("-m", "mkdocs", "build", "--strict", cwd=site)
    assert done.returncode == 0, done.stdout + done.stderr
    html = (site / "site/index.html").read_text(encoding="utf-8")
    assert "<quiz-set" in html
    assert "It sings all year round" in html
    assert "A handbook of birds" in html
    assert 'src="assets/casebook.js"' in html
    assert 'href="assets/casebook.css"' in html
    for name in ("casebook.js", "casebook.css"):
        packed = with_mkdocs.packages / "casebook/assets" / name
        assert (site / "site/assets" / name).read_bytes() == packed.read_bytes()


def test_a_mistake_of_the_author_stops_that_build(with_mkdocs: Empty, site: Path) -> None:
    quiz = site / "quizzes/birds.yml"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("rationale: It hoots.", "why: It hoots."), "utf-8")
    done = with_mkdocs.run("-m", "mkdocs", "build", "--strict", cwd=site)
    assert done.returncode == 1
    assert "quizzes/birds.yml:16:5: error: `why` is not a field." in done.stdout + done.stderr
    assert not (site / "site").exists()
