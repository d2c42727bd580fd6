"""CPU time of builds in interleaved rounds, and the time that a check takes."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.sites import Site, run_measured

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Spread:
    """Some figures of the same thing."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The one in the middle."""
        return statistics.median(self.values)

    @property
    def range(self) -> tuple[float, float]:
        """The least and the greatest."""
        return min(self.values), max(self.values)

    def write(self, digits: int) -> str:
        """Return the median, and the range in brackets."""
        low, high = self.range
        return f"{self.median:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU seconds of each program in each round."""

    rounds: tuple[dict[str, float], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The programs measured."""
        return tuple(self.rounds[0])

    def seconds(self, name: str) -> Spread:
        """Return the CPU time of one program."""
        return Spread(tuple(costs[name] for costs in self.rounds))

    def ratio(self, name: str, base: str) -> Spread:
        """Return how many times the cost of `base` a program takes, within each round: a busy machine slows both."""
        return Spread(tuple(costs[name] / costs[base] for costs in self.rounds))

    def extra(self, name: str, base: str, items: int) -> Spread:
        """Return the milliseconds that each item adds to `base`."""
        return Spread(tuple((costs[name] - costs[base]) * 1000 / items for costs in self.rounds))


def measure_builds(sites: Sequence[Site], rounds: int, say: Say) -> Costs:
    """Build every site once unmeasured, so that Python has compiled what it imports, then in rounds."""
    for site in sites:
        site.build()
    measured = []
    for number in range(1, rounds + 1):
        # each round begins with another site, so that none always follows the same one
        turned = [*sites[number % len(sites) :], *sites[: number % len(sites)]]
        costs = {site.program.name: site.build() for site in turned}
        measured.append({site.program.name: costs[site.program.name] for site in sites})
        shown = ", ".join(f"{name} {cost:.2f}" for name, cost in measured[-1].items())
        say(f"Round {number} of {rounds}, CPU seconds: {shown}")
    done = Costs(tuple(measured))
    for name in done.names:
        say(f"{name}, beside plain: {done.ratio(name, 'plain').write(3)}")
    return done


def measure_command(word: str, folder: Path, rounds: int) -> Spread:
    """Return the CPU seconds of `casebook` with a word in the folder of a site, start to end."""
    command = [sys.executable, "-c", "from casebook.cli.main import main; main()", word]
    return Spread(tuple(run_measured(command, folder) for _ in range(rounds)))
