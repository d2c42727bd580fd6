"""All figures of one run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import ITEMS_A_PAGE, write_page
from tests.bench.cost import Costs, Say, Spread, measure_builds, measure_command
from tests.bench.sites import Program, write_sites
from tests.bench.weight import Weights, count_rationales, weigh

WITHOUT_ITEMS = ("prose", "plain")


@dataclass(frozen=True, slots=True)
class Size:
    """The builds of one number of pages."""

    pages: int
    costs: Costs

    @property
    def items(self) -> int:
        """How many items stand on these pages."""
        return self.pages * ITEMS_A_PAGE


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured: builds, the largest first; commands; weights and rationales in the index by program."""

    sizes: tuple[Size, ...]
    check: Spread
    version: Spread
    weights: dict[str, Weights]
    rationales: dict[str, tuple[int, int]]


def measure(programs: Sequence[Program], folder: Path, sizes: Sequence[int], rounds: int, say: Say) -> Results:
    """Build sites of all sizes, the largest first, and weigh what came out."""
    measured = []
    rationales: dict[str, tuple[int, int]] = {}
    for pages in sizes:
        say(f"Building {pages} pages with {', '.join(program.name for program in programs)}.")
        sites = write_sites(programs, folder / str(pages), pages)
        measured.append(Size(pages, measure_builds(sites, rounds, say)))
        written = [write_page(number) for number in range(1, pages + 1)]
        rationales = rationales or {site.program.name: count_rationales(site, written) for site in sites}
    say("Checking the items, and weighing the pages.")
    largest = folder / str(sizes[0]) / "casebook"
    check, told = (measure_command(word, largest, rounds) for word in ("check", "--version"))
    return Results(tuple(measured), check, told, _weigh_all(programs, folder / "weighed"), rationales)


def _weigh_all(programs: Iterable[Program], folder: Path) -> dict[str, Weights]:
    by_name = {program.name: program for program in programs}
    plain = by_name["plain"]
    return {name: weigh(program, plain, folder) for name, program in by_name.items() if name not in WITHOUT_ITEMS}
