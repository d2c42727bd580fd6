"""How far the two passes of labelling agree, in the sentences that the guide quotes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

ITEMS = Path(__file__).with_name("items.yml")

Label = tuple[str, str]


def describe_agreement(entries: list[dict[str, Any]]) -> list[str]:
    """Return sentences on entries, their labels, and kappa over every pair of an entry and a code."""
    first, second, agreed = (_collect(entries, name) for name in ("first", "second", "flaws"))
    pairs = len(entries) * len({code for _, code in agreed})
    flawed = len({entry for entry, _ in agreed})
    return [
        f"Of {len(entries)} entries {flawed} have a flaw and {len(entries) - flawed} have none.",
        f"The first pass set {len(first)} labels, the second {len(second)}; {len(first & second)} are the same.",
        f"Cohen's kappa over {pairs} pairs of an entry and a code is {kappa(first, second, pairs):.2f}.",
    ]


def kappa(first: set[Label], second: set[Label], pairs: int) -> float:
    """Return Cohen's kappa of two sets of labels, set on so many pairs of an entry and a code (Cohen 1960)."""
    observed = 1 - len(first ^ second) / pairs
    share, other = len(first) / pairs, len(second) / pairs
    expected = share * other + (1 - share) * (1 - other)
    return (observed - expected) / (1 - expected)


def _collect(entries: list[dict[str, Any]], name: str) -> set[Label]:
    return {(entry["id"], code) for entry in entries for code in entry[name]}


if __name__ == "__main__":
    sys.stdout.write("\n".join(describe_agreement(yaml.safe_load(ITEMS.read_text(encoding="utf-8")))) + "\n")
