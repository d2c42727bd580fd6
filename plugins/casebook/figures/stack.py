"""A folder of pictures in the order of their names -> the stack of a figure, and what keeps it from being one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from casebook.figures.inspection import FIGURE_KINDS, KINDS, inspect, is_within, read_once
from casebook.figures.sidecar import FigureFile
from casebook.findings import Finding, FindingCode, shorten, suggest
from casebook.model import Figure, Picture

LEAST = 2
DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Stack:
    """The slices of a figure, as paths from the folder of pages. `key` is the number of its key slice, from 1."""

    slices: tuple[str, ...]
    key: int

    @property
    def count(self) -> int:
        """Return how many slices there are."""
        return len(self.slices)


def find_stack(figure: Figure, docs: Path) -> Stack | None:
    """Return the stack of a figure; None where it has none, or a broken one."""
    slices = list_slices(figure.stack, docs) if figure.stack else ()
    key = _find_key(figure.picture, slices, docs)
    return Stack(slices, key) if key and len(slices) >= LEAST else None


def list_slices(folder: str, docs: Path) -> tuple[str, ...]:
    """Return the pictures in a folder by their names, numbers by their value: `2.png` is before `10.png`."""
    try:
        files = [
            file.name for file in (docs / folder).iterdir() if file.suffix.lower() in KINDS and is_within(file, docs)
        ]
    except OSError:
        return ()
    return tuple(str(PurePosixPath(folder, name)) for name in sorted(files, key=_order) if not name.startswith("."))


def _order(name: str) -> tuple[list[tuple[bool, int, str]], str]:
    parts = [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in DIGITS.split(name)]
    return parts, name


def _find_key(picture: str, slices: tuple[str, ...], docs: Path) -> int | None:
    """Return the number of the slice that is the picture, by its path or by its content."""
    path = str(PurePosixPath(picture))
    if path in slices:
        return slices.index(path) + 1
    size = _size_of(docs / path)
    alike = (number for number, each in enumerate(slices, 1) if size and _size_of(docs / each) == size)
    return next(
        (number for number in alike if (docs / slices[number - 1]).read_bytes() == (docs / path).read_bytes()), None
    )


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def check_stack(file: FigureFile, figure: Figure, picture: Picture, docs: Path) -> Iterator[Finding]:
    """Yield what is wrong with the folder of a stack and with the pictures in it; `picture` is the key slice."""
    if figure.stack is None:
        return
    if not _is_folder(figure.stack, docs):
        message = f"There is no folder `{shorten(figure.stack)}` in `{docs.name}`.{_suggest(figure.stack, docs)}"
        yield Finding(file.at("stack"), FindingCode.PICTURE_MISSING, message)
        return
    slices = list_slices(figure.stack, docs)
    if len(slices) < LEAST:
        message = (
            f"`{shorten(figure.stack)}` holds {len(slices) or 'no'} picture{'s' * (not slices)}. A stack is a folder "
            "of two or more, as PNG, JPEG, WebP or SVG."
        )
        yield Finding(file.at("stack"), FindingCode.STACK_FORM, message)
        return
    yield from _check_slices(file, slices, picture, docs)
    if not _find_key(figure.picture, slices, docs):
        message = (
            f"`{shorten(figure.picture)}` is none of the pictures in `{shorten(figure.stack)}`. The key slice is one "
            "of them, or a copy of one."
        )
        yield Finding(file.at("picture"), FindingCode.STACK_FORM, message)


def check_marked_slices(file: FigureFile, figure: Figure, stack: Stack) -> Iterator[Finding]:
    """Yield each mark on a slice that the stack does not have."""
    for number, annotation in enumerate(figure.annotations):
        if annotation.numbers and not 1 <= annotation.numbers[0] <= annotation.numbers[-1] <= stack.count:
            message = f"The stack has {stack.count} slices, counted from 1. Write a number or a range of these."
            yield Finding(file.at("annotations", number, "slices"), FindingCode.MARK_OUTSIDE, message)


def _check_slices(file: FigureFile, slices: tuple[str, ...], picture: Picture, docs: Path) -> Iterator[Finding]:
    for path in slices:
        wrong = inspect(docs / path, f"{docs.name}/{path}", FIGURE_KINDS)
        slice_ = read_once(docs / path)
        if wrong:
            yield Finding(file.at("stack"), *wrong)
        elif slice_ and (slice_.width, slice_.height) != (picture.width, picture.height):
            message = (
                f"`{shorten(path)}` is {slice_.width:g} by {slice_.height:g}, and the key slice {picture.width:g} by "
                f"{picture.height:g}. The slices of a stack have one size."
            )
            yield Finding(file.at("stack"), FindingCode.STACK_FORM, message)


def _is_folder(folder: str, docs: Path) -> bool:
    try:
        return (docs / folder).is_dir() and (docs / folder).resolve().is_relative_to(docs.resolve())
    except OSError:  # a name longer than the system allows
        return False


def _suggest(folder: str, docs: Path) -> str:
    parent = PurePosixPath(folder).parent
    try:
        beside = [str(parent / each.name) for each in (docs / parent).iterdir() if each.is_dir()]
    except OSError:
        return ""
    return suggest(folder, beside if ".." not in parent.parts else [])
