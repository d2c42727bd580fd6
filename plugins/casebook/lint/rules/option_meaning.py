"""What options mean beside each other: overlap, units, and elements that the key shares with the others."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations, permutations

from casebook.lint.rules.contract import Said
from casebook.lint.rules.located import LocatedItem, ShownOption
from casebook.lint.rules.quantities import UNITS, find_quantities, mask_quantities, read_intervals
from casebook.model.task import NumberEntry

FEWEST, FEWEST_PARTS = 3, 2
SEPARATOR = re.compile(r"\s*(?:[,;/+]|\b(?:and|with|but|und|mit|et|avec|y|con)\b)\s*", re.IGNORECASE)
KIND_OF = re.compile(r"(?:(?:non|no|not|without|pseudo|anti|kein|keine|ohne|sans|pas de|sin)\W+)", re.IGNORECASE)
WITHIN = re.compile(r"\W+(?:of|in|due to|caused by|from|at)\b", re.IGNORECASE)
ASKED_UNIT = re.compile(rf"\bin ({'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})(?![\w/])")
BRACKETS = re.compile(r"\([^()]*\)")
CONVERTED = frozenset({"time", "share", ""})  # two weeks and three months are how people speak


def check_overlap(item: LocatedItem) -> Said:
    """No two options are true together: ranges are apart, and none is a kind of another."""
    found = _find_ranges(item) or (_find_kind(item) if item.is_single else None)
    if found:
        one, other = found
        message = f"This option and `{one.text}` can both be right. Keep them apart, or drop one."
        yield item.locate("options", other.place, "text"), message


def _find_ranges(item: LocatedItem) -> tuple[ShownOption, ShownOption] | None:
    intervals = read_intervals(option.text for option in item.options)
    if not intervals or all(each.low == each.high for each in intervals):
        return None
    pairs = combinations(zip(item.options, intervals, strict=True), 2)
    return next(((one, other) for (one, first), (other, second) in pairs if first.overlaps(second)), None)


def _find_kind(item: LocatedItem) -> tuple[ShownOption, ShownOption] | None:
    """Return an option and the one that is a kind of it; where several are, they are a family of one name."""
    pairs = permutations(item.options, 2)
    kinds = [(one, other) for one, other in pairs if _is_kind(other.text.casefold(), one.text.casefold())]
    return kinds[0] if len(kinds) == 1 else None


def _is_kind(text: str, general: str) -> bool:
    """Tell whether a text names a kind of what another names: the same words with others before, or with a place."""
    if text == general or not general:
        return False
    if text.endswith(f" {general}"):
        return not KIND_OF.match(text) and not SEPARATOR.search(text.removesuffix(general))
    return text.startswith(general) and WITHIN.match(text.removeprefix(general)) is not None


def check_units(item: LocatedItem) -> Said:
    """Options that measure the same thing do so in one unit, and it is that which is asked for."""
    seen: dict[tuple[str, str], str] = {}
    for option in item.options:
        text = BRACKETS.sub("", option.text)
        for quantity in find_quantities(text):
            unit = seen.setdefault((quantity.dimension, mask_quantities(text)), quantity.unit or "")
            if quantity.dimension not in CONVERTED and unit != quantity.unit:
                message = f"This option is in {quantity.unit}, one above in {unit}. Give all of them in one unit."
                yield item.locate("options", option.place, "text"), message
                return
    yield from _check_asked(item)


def _check_asked(item: LocatedItem) -> Said:
    asked = ASKED_UNIT.search(item.lead_in.replace("μ", "µ"))
    given = item.task.unit if isinstance(item.task, NumberEntry) else None
    if asked and given and given in UNITS and given != asked[1] and UNITS[given][0] == UNITS[asked[1]][0]:
        message = f"The lead-in asks for {asked[1]}, and the key is in {given}. Use one unit."
        yield item.locate("key"), message


def check_convergence(item: LocatedItem) -> Said:
    """The key does not have most in common with the other options."""
    if not item.is_single or len(item.options) <= FEWEST:
        return
    parts = {option.place: _split(option.text) for option in item.options}
    if len({len(each) for each in parts.values()}) > 1 or len(parts[0]) < FEWEST_PARTS:
        return
    counts = Counter((position, part) for each in parts.values() for position, part in enumerate(each))
    shared = {place: sum(counts[pair] - 1 for pair in enumerate(each)) for place, each in parts.items()}
    key = item.keys[0]
    others = [size for place, size in shared.items() if place != key.place]
    if shared[key.place] > max(others):
        message = "The key shares more parts with the other options than any of them does. Balance their parts."
        yield item.locate("options", key.place, "text"), message


def _split(text: str) -> list[str]:
    return [part for part in SEPARATOR.split(text.casefold().rstrip(".")) if part]
