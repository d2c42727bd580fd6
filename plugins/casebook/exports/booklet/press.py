"""Documents laid out in processes of their own, two at a time: each keeps a core busy and gives its memory back."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from casebook.exports.booklet.render import LaidOut, check_engine, lay_out, write_pdf

PROCESSES = 2

Place: TypeAlias = tuple[float, float, float, float]
Check: TypeAlias = Callable[[LaidOut], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be laid out: a document, the folder of its pictures, the style of its paper, what each page holds."""

    html: str
    folder: Path
    css: str
    parts: tuple[str, ...] = ()


@contextmanager
def open_press() -> Iterator[ProcessPoolExecutor]:
    """Start the processes."""
    # started anew rather than copied: a copy of a program that has threads may stand still
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as press:
        try:
            for _ in range(PROCESSES):
                press.submit(check_engine)  # so that they load the library while the site is read
            yield press
        finally:
            press.shutdown(cancel_futures=True)


def ask_places(press: ProcessPoolExecutor, order: Order) -> Future[list[dict[str, Place]]]:
    """Have a document measured: left, top, right and bottom of each id, page by page, in CSS pixels."""
    return press.submit(_find_places, order)


def ask_file(press: ProcessPoolExecutor, order: Order, target: Path, check: Check) -> Future[int]:
    """Have a document written as PDF once its pages pass a check; the answer is how many there are."""
    return press.submit(_write_file, order, target, check)


def _find_places(order: Order) -> list[dict[str, Place]]:
    with _uncollected():
        laid = lay_out(order.html, order.folder, order.css, lenient=True)
        return [dict(page.anchors) for page in laid.pages]


def _write_file(order: Order, target: Path, check: Check) -> int:
    with _uncollected():
        laid = lay_out(order.html, order.folder, order.css)
        check(laid)
        write_pdf(laid, target, order.parts)
        return len(laid.pages)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for cycles once at the end: a document is needed whole, and searching it again and again took a fifth."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
