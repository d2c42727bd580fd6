"""The fuzz run of the tests, ten times as long."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from tests.support.fuzz import Trouble, run_all

COUNT = 20_000
PART = 1_000


def run_fuzz(say: Callable[[str], None], count: int = COUNT) -> list[Trouble]:
    """Run that many cases, a thousand at a time on every core, and return what they have met."""
    say(f"Fuzzing with {count:,} odd files, options, sites and records.")
    with ProcessPoolExecutor() as pool:
        parts = pool.map(run_all, [PART] * (count // PART), range(0, count, PART))
        troubles = [trouble for part in parts for trouble in part]
    for trouble in troubles:
        say(f"{trouble.kind} {trouble.number}: {trouble.what}")
    return troubles
