"""The letters of the printed editions: brought by packages, so that every system prints alike."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from casebook.exports.booklet.signs import build_signs

SCHEME = "font:"
SIGNS = "signs"
FACES = {
    "serif": ("Casebook Serif", "Noto Serif", "normal"),
    "serif-italic": ("Casebook Serif", "Noto Serif", "italic"),
    "sans": ("Casebook Sans", "Noto Sans", "normal"),
    "sans-italic": ("Casebook Sans", "Noto Sans", "italic"),
}
WEIGHTS = (400, 700)


def check_fonts() -> None:
    """Look for the packages.

    Raises: ImportError where one is missing.
    """
    for name in FACES:
        _find(name)


def write_faces() -> str:
    """Return the rules of CSS that name the letters, and those of signs that the packages lack."""
    faces = [
        _write_face(family, name, style, weight) for name, (family, _, style) in FACES.items() for weight in WEIGHTS
    ]
    return "".join([*faces, _write_face("Casebook Signs", SIGNS, "normal", WEIGHTS[0])])


def read_font(address: str) -> bytes:
    """Return the file behind an address of these rules."""
    name = address.removeprefix(SCHEME)
    return build_signs() if name == SIGNS else _find(name).read_bytes()


def _write_face(family: str, name: str, style: str, weight: int) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; src: url("{SCHEME}{name}"); '
        f"font-style: {style}; font-weight: {weight} }}"
    )


def _find(name: str) -> Path:
    package = import_module("fontpkg")
    _, family, style = FACES[name]
    try:
        return Path(package.path(family, style=style))
    except package.FontpkgError as problem:
        raise ImportError(str(problem)) from problem
