"""How far the rules of item writing agree with the labelled quizzes: precision and recall of each, and of all."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml
from tests.lint.agreement import ITEMS
from tests.support.advice import read_advice


@dataclass(frozen=True)
class Score:
    """How often a rule spoke of a quiz that has its flaw, of one that has not, and was silent where it should speak."""

    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was said that is a flaw."""
        return self.found / (self.found + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the flaws that was said."""
        return self.found / (self.found + self.missed)


def read_scores() -> dict[str, Score]:
    """Return the score of each rule, by its code."""
    found, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for entry in read_entries():
        said = {finding.code.value for finding in read_advice(entry["quiz"], entry["language"])}
        flaws = set(entry["flaws"])
        found.update(said & flaws)
        wrong.update(said - flaws)
        missed.update(flaws - said)
    return {code: Score(found[code], wrong[code], missed[code]) for code in sorted({*found, *wrong, *missed})}


def read_entries() -> list[dict[str, Any]]:
    """Return the labelled quizzes."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: list[dict[str, Any]] = yaml.load(ITEMS.read_text(encoding="utf-8"), Loader=loader)
    return entries


def sum_up(scores: Iterable[Score]) -> Score:
    """Return the score of several rules together."""
    given = list(scores)
    return Score(sum(one.found for one in given), sum(one.wrong for one in given), sum(one.missed for one in given))


def write_scores(scores: dict[str, Score]) -> str:
    """Return a table of all scores."""
    rows = [*scores.items(), ("all", sum_up(scores.values()))]
    head = f"{'rule':26}{'found':>6}{'wrong':>6}{'missed':>7}{'precision':>11}{'recall':>8}\n"
    return head + "".join(
        f"{name:26}{one.found:6}{one.wrong:6}{one.missed:7}{one.precision:11.2f}{one.recall:8.2f}\n"
        for name, one in rows
    )


if __name__ == "__main__":
    sys.stdout.write(write_scores(read_scores()))
