"""Results -> the page docs/author/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.frames import Frame
from tests.bench.lighthouse import CATEGORIES, Score
from tests.bench.measure import Results, Size
from tests.bench.paper import Printed

PRINTED = ("program", "pages", "seconds", "pages a second", "CPU seconds", "largest process")
FRAMES = ("a frame of", "processor", "ms, median", "least to most", "target")
RATIOS = (1, 1.2)  # of the larger site and the smaller, which bears the cost of loading
PAGE = Path(__file__).with_name("page.md")


@dataclass(frozen=True, slots=True)
class Target:
    """A figure, how it is shown, and the most it may be."""

    name: str
    value: float
    most: float
    shown: str
    unit: str = ""

    @property
    def verdict(self) -> str:
        """Say whether the target is reached, and else by how much it is missed."""
        over = self.value - self.most
        return "yes" if over <= 0 else f"no, {_number(over)}{self.unit} above"


@dataclass(frozen=True, slots=True)
class Extras:
    """What is measured beside builds: the course printed, its pages and frames on a phone, and odd files."""

    printed: Sequence[Printed] = ()
    scores: Sequence[Score] = ()
    frames: Sequence[Frame] = ()
    odd_files: int = 0
    troubles: int = 0


def write_report(results: Results, extras: Extras, date: str, machine: str) -> str:
    """Return the text of the page. Date and machine are told by the caller."""
    return PAGE.read_text(encoding="utf-8").format(
        date=date,
        machine=machine,
        rounds=len(results.sizes[0].costs.rounds),
        targets=_table(("figure", "measured", "target", "reached"), _target_rows(results)),
        builds=_table(("pages", "program", "CPU seconds", "beside plain", "an item adds"), _build_rows(results)),
        printed=_table(PRINTED, map(_printed_row, extras.printed)),
        scores=_table(("page", *CATEGORIES), map(_score_row, extras.scores)),
        frames=_table(FRAMES, map(_frame_row, extras.frames)),
        odd_files=f"{extras.odd_files:,}",
        troubles=str(extras.troubles or "none"),
        weights=_table(("figure", *results.weights), _weight_rows(results)),
    )


# What lets a page be read without a network: its manifest, its icon, its script.
MOST_OFFLINE = 400


def list_targets(results: Results) -> Iterator[Target]:
    """Yield every figure that has a target."""
    yield from _list_times(results)
    weights = results.weights["casebook"]
    packed = weights.assets_packed
    yield Target("style and script, packed", packed, 6600, f"{packed:,} B", " B")
    item, more = weights.item_packed, weights.more_item_packed
    yield Target("an item above plain Markdown, packed, the constant part included", item, 60, f"{item:.0f} B", " B")
    yield Target("the same without the constant part", more, 60, f"{more:.0f} B", " B")
    yield Target("added to a page without a quiz", weights.quizless, MOST_OFFLINE, f"{weights.quizless:,} B", " B")
    found, all_of_them = results.rationales["casebook"]
    yield Target("rationales in the search index", found, 0, f"{found} of {all_of_them:,}")


def _list_times(results: Results) -> Iterator[Target]:
    for size, most in zip(results.sizes, RATIOS, strict=True):
        ratio = size.costs.ratio("casebook", "plain")
        name = f"CPU time of a build of {size.pages} pages, beside plain Markdown"
        yield Target(name, ratio.median, most, ratio.write(2))
    check, told = results.check, results.version
    items = f"`casebook check` of {results.sizes[0].items:,} items, CPU time"
    yield Target(items, check.median, 2.0, f"{check.write(2)} s", " s")  # the advice on each item takes half of it
    yield Target("`casebook --version`, CPU time", told.median, 0.15, f"{told.write(2)} s", " s")


def _target_rows(results: Results) -> Iterator[tuple[str, ...]]:
    for target in list_targets(results):
        yield target.name, target.shown, f"at most {target.most:,}{target.unit}", target.verdict


def _build_rows(results: Results) -> Iterator[tuple[str, ...]]:
    for size in results.sizes:
        for name in size.costs.names:
            yield _build_row(size, name)


def _build_row(size: Size, name: str) -> tuple[str, ...]:
    added = "" if name == "prose" else f"{size.costs.extra(name, 'prose', size.items).median:.2f} ms"
    ratio = size.costs.ratio(name, "plain").write(2)
    return str(size.pages), name, size.costs.seconds(name).write(2), ratio, added


def _printed_row(printed: Printed) -> tuple[str, ...]:
    run = printed.run
    if run is None:
        return printed.name, *("none" for _ in PRINTED[1:])
    seconds = f"{run.clock:.1f}", f"{printed.pace:.1f}", f"{run.processor:.1f}"
    return printed.name, str(printed.pages), *seconds, f"{run.memory:.0f} MB"


def _score_row(score: Score) -> tuple[str, ...]:
    return score.page, *(str(score.scores[name]) for name in CATEGORIES)


def _frame_row(frame: Frame) -> tuple[str, ...]:
    processor = f"{frame.slowed} times as slow" if frame.slowed > 1 else "as it is"
    spread = f"{min(frame.rounds):.1f} to {max(frame.rounds):.1f}"
    return frame.name, processor, f"{frame.middle:.1f}", spread, f"at most {frame.most:g}" if frame.most else ""


def _weight_rows(results: Results) -> Iterator[tuple[str, ...]]:
    weights = results.weights.values()
    yield "an item", *(f"{each.item:,.0f} B ({each.item_packed:.0f} B)" for each in weights)
    yield "ten more, each", *(f"{each.more_item:,.0f} B ({each.more_item_packed:.0f} B)" for each in weights)
    yield "style and script", *(f"{each.assets:,} B ({each.assets_packed:,} B)" for each in weights)
    yield "a page without a quiz", *(f"{each.quizless:,} B" for each in weights)
    found = (results.rationales[name] for name in results.weights)
    yield "rationales in the search index", *(f"{some:,} of {all_of_them:,}" for some, all_of_them in found)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
