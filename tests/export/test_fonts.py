"""The booklet prints alike whatever fonts a system has, and says when a character has none of its own."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import fontpkg  # type: ignore[import-untyped]
import pytest
from tests.support.booklets import LEARNER, TUTOR, export
from tests.support.case_page import PAGE, write_case
from tests.support.printed import Printed, read
from tests.support.project import CONFIG, Project

SIGNS = "★ ▲ ▼ − ✓ → ≥ ≤ ≈ α µ ± ° Ж"
CROSS = "✕"  # none of our fonts has it; DejaVu has
STORY = "They heard a bird"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
ITEM = """\
- id: t{0}
  type: single
  level: recall
  objectives: [LO1]
  lead_in: Which of the *two*?
  options:
  - {{id: one, text: "{1}", key: true, rationale: "{1}"}}
  - {{id: two, text: Two, rationale: "{1}"}}
"""
WORDS = f"Some words that take more than a line of a narrow column, and signs: {SIGNS}"


@dataclass(frozen=True)
class Run:
    """What the command wrote and said."""

    folder: Path
    said: str


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of a case and of a quiz that is set in two columns."""
    written = Project(tmp_path_factory.mktemp("letters"))
    written.write_context()
    written.write("mkdocs.yml", CONFIG)
    items = "".join(ITEM.format(number, WORDS) for number in range(9))
    written.write("quizzes/t.yml", f"id: quiz-t\ntitle: Quiz T\nitems:\n{items}")
    written.write("docs/quiz.md", f"# A quiz\n\n{SIGNS}\n\n/// quiz | quiz-t\n///\n")
    write_case(written)
    return written.root


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return folders of fonts such as a system may have: none, those of DejaVu, and Noto of another size in place."""
    folder = tmp_path_factory.mktemp("fonts")
    for name in ("none", "Noto"):
        (folder / name).mkdir()
    for family in ("Noto Serif", "Noto Sans"):
        shutil.copy(fontpkg.path(family), folder / "Noto")
    return {"none": folder / "none", "DejaVu": DEJAVU, "Noto": folder / "Noto"}


def print_with(fonts: Path, project: Path, folder: Path) -> Run:
    """Print a project on a system that has only the fonts of a folder."""
    file = folder / "fonts.conf"
    file.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir></fontconfig>\n", "utf-8")
    done = export(project, folder / "out", env={**os.environ, "FONTCONFIG_FILE": str(file)})
    assert (done.returncode, done.stderr) == (0, "")
    return Run(folder / "out", done.stdout)


@pytest.fixture(scope="module")
def bare(project: Path, fonts: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return what is printed on a system without fonts."""
    return print_with(fonts["none"], project, tmp_path_factory.mktemp("bare"))


@pytest.mark.parametrize("system", ["DejaVu", "Noto"])
def test_the_fonts_of_a_system_change_no_byte(
    system: str, bare: Run, project: Path, fonts: dict[str, Path], tmp_path: Path
) -> None:
    assert list(fonts[system].glob("*.ttf")) != []
    done = print_with(fonts[system], project, tmp_path)
    assert done.said == bare.said
    for name in (LEARNER, TUTOR):
        assert (done.folder / name).read_bytes() == (bare.folder / name).read_bytes()


def test_signs_are_printed_as_text_and_none_is_told_of(bare: Run) -> None:
    told = "".join(read(bare.folder / LEARNER).pages)
    assert [sign for sign in SIGNS.split() if sign not in told] == []
    assert "U+" not in bare.said


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with characters that our fonts lack."""
    written = Project(tmp_path_factory.mktemp("strange"))
    written.write_context()
    written.write("mkdocs.yml", CONFIG)
    write_case(written, PAGE.replace(STORY, f"{STORY} {CROSS} 漢 😀 {''.join(map(chr, range(0x5000, 0x5009)))}"))
    return written.root


def test_a_character_that_no_font_has_prints_as_a_box_and_is_named(
    strange: Path, fonts: dict[str, Path], tmp_path: Path
) -> None:
    said = print_with(fonts["none"], strange, tmp_path).said
    page = find_page(read(tmp_path / "out" / LEARNER))
    (line,) = (line for line in said.splitlines() if line.startswith(f"{LEARNER}: page "))
    assert line.startswith(f"{LEARNER}: page {page}: no font has “✕” (U+2715), “倀” (U+5000), ")
    assert line.endswith(
        ", 4 more, so it prints as a box. Write other characters, or install a font that has these."
    ), "eight are named"


def test_a_character_that_only_this_system_has_is_named(strange: Path, fonts: dict[str, Path], tmp_path: Path) -> None:
    said = print_with(fonts["DejaVu"], strange, tmp_path).said
    page = find_page(read(tmp_path / "out" / LEARNER))
    told = "the fonts of the booklet lack “✕” (U+2715), “😀” (U+1F600), so another of this system was taken."
    assert f"{LEARNER}: page {page}: {told} Elsewhere it may look different.\n" in said


def find_page(printed: Printed) -> int:
    return next(number for number, words in enumerate(printed.pages, 1) if STORY in words)
