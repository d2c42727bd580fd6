"""A signature in the sidecar of a picture outlives drawing again, as long as picture and words stay the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.figures.signature import keep_signatures, take_off

SIDECAR = b"id: a\npicture: figures/a.svg\nreview: draft\nalt: A bone.\n"
SIGNED = SIDECAR.replace(b"draft", b"{by: A. Example, role: rheumatologist, date: 2026-12-01, fingerprint: 00000000}")
FILES = {"docs/figures/a.svg": b"<svg/>", "quizzes/figures/a.yml": SIDECAR}


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """Return a folder with a picture that is signed."""
    for name, content in {**FILES, "quizzes/figures/a.yml": SIGNED}.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_it_stays_where_nothing_has_changed(signed: Path) -> None:
    assert keep_signatures(FILES, signed) == {**FILES, "quizzes/figures/a.yml": SIGNED}


@pytest.mark.parametrize(
    "changed",
    [{"docs/figures/a.svg": b"<svg> </svg>"}, {"quizzes/figures/a.yml": SIDECAR.replace(b"bone", b"joint")}],
    ids=["the picture", "the words"],
)
def test_it_goes_when_something_has(signed: Path, changed: dict[str, bytes]) -> None:
    assert keep_signatures({**FILES, **changed}, signed) == {**FILES, **changed}


def test_without_it_a_sidecar_is_as_it_was_drawn() -> None:
    assert take_off(SIGNED) == SIDECAR
