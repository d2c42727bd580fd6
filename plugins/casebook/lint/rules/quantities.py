"""Numbers with units in the texts of options -> what can be compared."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

# By dimension, each unit with its size in a common one; 0 where units of a dimension have none in common.
_SIZES: Mapping[str, Mapping[str, float]] = {
    "mass": {"kg": 1e3, "g": 1, "mg": 1e-3, "µg": 1e-6, "mcg": 1e-6, "ng": 1e-9},
    "volume": {"L": 1, "l": 1, "dL": 0.1, "dl": 0.1, "mL": 1e-3, "ml": 1e-3, "µL": 1e-6, "µl": 1e-6},
    "length": {"km": 1e3, "m": 1, "cm": 1e-2, "mm": 1e-3, "µm": 1e-6, "nm": 1e-9},
    "pressure": {"mmHg": 1, "kPa": 7.50062, "cmH2O": 0.735559, "mbar": 0.750062},
    "temperature": {"°C": 0, "°F": 0},
    "energy": {"kJ": 1, "kcal": 4.184, "J": 1e-3},
    "concentration": {
        **dict.fromkeys(("g/L", "g/l", "g/dL", "g/dl", "mg/dL", "mg/dl", "mg/L", "mg/l", "µg/L", "µg/dL", "µg/mL"), 0),
        **dict.fromkeys(("ng/mL", "ng/dL", "pg/mL", "mmol/L", "mmol/l", "µmol/L", "µmol/l", "nmol/L", "pmol/L"), 0),
        "mEq/L": 0,
    },
    "time": {
        **dict.fromkeys(("ms",), 1e-3),
        **dict.fromkeys(("s", "second", "seconds", "Sekunden", "secondes", "segundos"), 1),
        **dict.fromkeys(("min", "minute", "minutes", "Minuten", "minutos"), 60),
        **dict.fromkeys(("h", "hour", "hours", "Stunde", "Stunden", "heure", "heures", "hora", "horas"), 3600),
        **dict.fromkeys(("day", "days", "Tag", "Tage", "Tagen", "jour", "jours", "día", "días"), 86_400),
        **dict.fromkeys(("week", "weeks", "Woche", "Wochen", "semaine", "semaines", "semana", "semanas"), 604_800),
        **dict.fromkeys(("month", "months", "Monat", "Monate", "Monaten", "mois", "mes", "meses"), 2_629_800),
        **dict.fromkeys(("year", "years", "Jahr", "Jahre", "Jahren", "an", "ans", "año", "años"), 31_557_600),
    },
    "speed": {"m/s": 1, "km/h": 1 / 3.6, "cm/s": 1e-2},
    "flow": {"mL/min": 1, "ml/min": 1, "L/min": 1e3, "l/min": 1e3, "mL/h": 1 / 60, "ml/h": 1 / 60},
    "dose by weight": {"mg/kg": 1, "g/kg": 1e3, "µg/kg": 1e-3},
    "share": {"%": 1, "‰": 0.1},
}
UNITS: Mapping[str, tuple[str, float]] = MappingProxyType(
    {unit: (dimension, size) for dimension, sizes in _SIZES.items() for unit, size in sizes.items()}
)
# Rates such as `mg/kg` or `mL/min` are units by themselves, and not compared.
_UNIT = rf"(?:{'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})(?![\w/])"
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?![\d.,])|\d+(?:[.,]\d+)?"
_QUANTITY = re.compile(rf"(?<![\w.,])(?P<number>{_NUMBER})(?:[ \u00a0\u202f]?(?P<unit>{_UNIT}))?(?![\d/])")
_LESS = (
    r"<|≤|(?:less|fewer) than|under|below|up to|at most|before|within|weniger als|unter|bis zu|höchstens|innerhalb"
    r"|binnen|moins de|avant|menos de|antes de"
)
_MORE = r">|≥|more than|over|above|at least|mehr als|über|mindestens|plus de|au moins|más de|al menos|older than"
_BOUND = re.compile(rf"(?P<less>{_LESS})\W*#|(?:{_MORE})\W*#|#\W*(?:or more|and (?:over|above)|\+)", re.IGNORECASE)
_BOUNDS = re.compile(rf"{_LESS}|{_MORE}|or more|and over|and above|[^\w#]", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"#\s*(?:[-–—]|to|bis|à|a|and|und|et|y)\s*#", re.IGNORECASE)
ONE, BOTH = 1, 2


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written; its unit, or None."""

    number: float
    unit: str | None

    @property
    def dimension(self) -> str:
        """What its unit measures; empty without one."""
        return UNITS[self.unit][0] if self.unit else ""


@dataclass(frozen=True, slots=True)
class Interval:
    """What the text of an option says of a number: a point where both ends are one. `is_open`: it has one end."""

    low: float
    high: float

    @property
    def is_open(self) -> bool:
        """Tell whether it has one end only."""
        return math.isinf(self.low) or math.isinf(self.high)

    def overlaps(self, other: Interval) -> bool:
        """Tell whether both hold the same number; two that have one end only meet there, and do not overlap."""
        if self.is_open or other.is_open:
            return self.low < other.high and other.low < self.high
        return self.low <= other.high and other.low <= self.high


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text with their units."""
    if not _DIGIT.search(text):
        return ()
    return tuple(
        Quantity(_read(found["number"]), found["unit"]) for found in _QUANTITY.finditer(text.replace("μ", "µ"))
    )


def _read(number: str) -> float:
    groups = re.sub(r"[ \u00a0\u202f,](?=\d{3}(?!\d))", "", number)
    return float(groups.replace(",", "."))


def mask_quantities(text: str) -> str:
    """Return a text with a `#` in place of each number and its unit."""
    return _QUANTITY.sub("#", text.replace("μ", "µ")).strip()


def read_intervals(texts: Iterable[str]) -> tuple[Interval, ...] | None:
    """Return what options say of one number; None where one of them says anything else, or none can be compared."""
    given = list(texts)
    if not all(map(_DIGIT.search, given)):  # as most options
        return None
    found = [(find_quantities(text), mask_quantities(text)) for text in given]
    units = {quantity.unit for quantities, _ in found for quantity in quantities if quantity.unit}
    if not found or not _are_comparable(units) or not _are_alike([skeleton for _, skeleton in found]):
        return None
    default = next(iter(units)) if len(units) == ONE else None
    intervals = [_make(quantities, skeleton, default) for quantities, skeleton in found]
    return tuple(each for each in intervals if each) if all(intervals) else None


def _are_comparable(units: set[str]) -> bool:
    dimensions = {UNITS[unit][0] for unit in units}
    return len(units) <= ONE or (len(dimensions) == ONE and all(UNITS[unit][1] for unit in units))


def _are_alike(skeletons: list[str]) -> bool:
    """Tell whether texts differ in their numbers only, bounds and ranges aside."""
    return len({_BOUNDS.sub("", _RANGE.sub("#", each.casefold())) for each in skeletons}) == ONE


def _make(quantities: tuple[Quantity, ...], skeleton: str, default: str | None) -> Interval | None:
    if len(quantities) == BOTH and _RANGE.search(skeleton):
        unit = quantities[1].unit or quantities[0].unit or default
        low, high = (_scale(each, each.unit or unit) for each in quantities)
        return Interval(low, high)
    if len(quantities) != ONE:
        return None
    size = _scale(quantities[0], quantities[0].unit or default)
    bound = _BOUND.search(skeleton)
    if bound and bound["less"]:
        return Interval(-math.inf, size)
    return Interval(size, math.inf) if bound else Interval(size, size)


def _scale(quantity: Quantity, unit: str | None) -> float:
    return quantity.number * ((UNITS[unit][1] or 1) if unit else 1)
