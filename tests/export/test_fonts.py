"""The booklet prints alike whatever fonts a system has, and says when a character has none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.support.booklets import export
from tests.support.case_page import build_case
from tests.support.printed import Printed, read
from tests.support.served_site import Site

NAMES = ("case-booklet.pdf", "tutor-booklet.pdf")
FOLDERS = {
    "DejaVu": "/usr/share/fonts/truetype/dejavu",
    "Liberation": "/usr/share/fonts/truetype/liberation",
    "none": "/nonexistent",
}
SIGNS = "★ ▲ ▼ − ✓ → ≥ ≤ ≈ α µ ± ° Ж"
PAGE = f"# A quiz\n\n{SIGNS}\n\n/// quiz | quiz-t\n///\n"
ITEM = """\
- id: t{0}
  type: single
  level: recall
  objectives: [LO1]
  stem: "{1}"
  lead_in: Which?
  options:
  - {{id: one, text: "{1}", key: true, rationale: "{1}"}}
  - {{id: two, text: Two, rationale: "{1}"}}
"""
WORDS = f"Some words that take more than a line of a narrow column, and signs: {SIGNS}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project of a case and of a quiz whose key fills several columns, built."""
    root = tmp_path_factory.mktemp("letters")
    site = Site(root)
    items = "".join(ITEM.format(number, WORDS) for number in range(24))
    site.write_quiz(f"id: quiz-t\ntitle: Quiz T\nitems:\n{items}", PAGE)
    build_case(site)
    site.close()
    return root


def restrict(folder: Path, fonts: str) -> dict[str, str]:
    """Return an environment in which the system has only the fonts of a folder."""
    file = folder / "fonts.conf"
    file.write_text(
        f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir></fontconfig>\n", encoding="utf-8"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(file)}


@pytest.fixture(scope="module")
def usual(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Return what is printed with all fonts of this system."""
    out = tmp_path_factory.mktemp("usual")
    done = export(site / "site", out, root=site)
    assert done.returncode == 0, done.stderr
    return {name: read(out / name) for name in NAMES}


@pytest.mark.parametrize("fonts", FOLDERS.values(), ids=FOLDERS.keys())
def test_pages_break_alike_with_the_fonts_of_any_system(
    site: Path, usual: dict[str, Printed], tmp_path: Path, fonts: str
) -> None:
    done = export(site / "site", tmp_path / "out", root=site, env=restrict(tmp_path, fonts))
    assert done.returncode == 0, done.stderr
    assert "No fonts" not in done.stderr
    for name in NAMES:
        printed = read(tmp_path / "out" / name)
        assert printed.pages == usual[name].pages
        assert printed.places == usual[name].places


def test_signs_are_printed_as_text(usual: dict[str, Printed]) -> None:
    for sign in SIGNS.split():
        assert sign in "".join(usual[NAMES[0]].pages)


@pytest.mark.parametrize(("sign", "code"), [("漢", "U+6F22"), ("ع", "U+0639"), ("😀", "U+1F600")])
def test_a_character_that_no_font_has_is_named(site: Path, tmp_path: Path, sign: str, code: str) -> None:
    page = site / "site/case.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("They heard a bird", f"They heard {sign} bird"), encoding="utf-8")
    done = export(site / "site", tmp_path / "out", root=site, env=restrict(tmp_path, FOLDERS["none"]))
    page.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: No font on this system has {code} (“{sign}”), so it would print as a box.")
