"""What is right in an item of QTI 2.x: its declared responses, their mappings, and tolerances of numbers."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.imports.numbers import read_number
from casebook.imports.xml_tree import Element


@dataclass(frozen=True, slots=True)
class Declaration:
    """A response: what kind of value it is, the right values, and what each value earns."""

    kind: str
    is_several: bool
    correct: tuple[str, ...]
    mapped: dict[str, float]

    def credits(self, *, several: bool) -> dict[str, float]:
        """Return what each value earns of 1."""
        if not any(score > 0 for score in self.mapped.values()):
            return {value: 1 / len(self.correct) if several else 1.0 for value in self.correct}
        positive = [score for score in self.mapped.values() if score > 0]
        most = sum(positive) if several else max(positive)
        return {value: score / most for value, score in self.mapped.items()}

    def forms(self) -> list[str]:
        """Return the values that are right, best first."""
        others = sorted(
            (value for value, score in self.mapped.items() if score > 0), key=lambda each: -self.mapped[each]
        )
        return list(dict.fromkeys([*self.correct, *others]))

    def pairs(self) -> list[tuple[str, str]]:
        """Return the right pairs."""
        values = self.correct or tuple(value for value, score in self.mapped.items() if score > 0)
        split = [value.split() for value in values]
        return [(pair[0], pair[1]) for pair in split if len(pair) == 2]


def read_declarations(item: Element) -> dict[str, Declaration]:
    """Return the declared responses of an item by name."""
    return {each.get("identifier"): _read(each) for each in item.children("responseDeclaration")}


def _read(declared: Element) -> Declaration:
    values = tuple(
        value.text.strip() for right in declared.children("correctResponse") for value in right.walk("value")
    )
    entries = [entry for mapping in declared.children("mapping") for entry in mapping.children("mapEntry")]
    return Declaration(
        kind=declared.get("baseType"),
        is_several=declared.get("cardinality") in ("multiple", "ordered"),
        correct=values,
        mapped={entry.get("mapKey"): read_number(entry.get("mappedValue")) or 0 for entry in entries},
    )


def read_tolerances(item: Element) -> dict[float, float]:
    """Return how far a response may lie from a number, as the marking of the item says.

    That is `equal` with a tolerance, or two comparisons around the number.
    """
    processing = item.find("responseProcessing")
    correct = [read_number(value) for declared in read_declarations(item).values() for value in declared.correct]
    numbers = [value for value in correct if value is not None]
    found: dict[float, float] = {}
    for test in processing.walk("equal") if processing else ():
        tolerance = read_number(test.get("tolerance").split()[0]) if test.get("tolerance").split() else None
        for value in numbers if tolerance else ():
            share = value / 100 if test.get("toleranceMode") == "relative" else 1
            found[value] = abs((tolerance or 0) * share)
    bounds = _read_bounds(processing) if processing else {}
    for value in numbers:
        if value not in found and bounds.get("low") is not None and bounds.get("high") is not None:
            found[value] = float(f"{max(bounds['high'] - value, value - bounds['low']):.12g}")
    return found


def _read_bounds(processing: Element) -> dict[str, float]:
    bounds: dict[str, float] = {}
    for test in processing.walk("gte", "gt", "lte", "lt"):
        value = next((read_number(each.text) for each in test.walk("baseValue")), None)
        if value is not None:
            bounds["low" if test.tag.startswith("g") else "high"] = value
    return bounds
