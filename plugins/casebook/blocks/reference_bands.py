"""The ranks that the levels of the reference take up at a checkpoint, to be set beside those of a learner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.blocks.reference_words import LEVEL_WORDS, LINES
from casebook.model import LEVELS, Diagnosis, Differential
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer


@dataclass(frozen=True, slots=True)
class Band:
    """The level of a diagnosis at a checkpoint and the ranks it takes up, counted from 1; beyond five lines is off."""

    level: str
    first: int
    last: int

    def describe(self, writer: Writer) -> OwnWords:
        """Say the level and its ranks, such as `lead group, 1–3`."""
        return writer.t("{level}, {ranks}", level=writer.t(LEVEL_WORDS[self.level]), ranks=self._name_ranks(writer))

    def _name_ranks(self, writer: Writer) -> str:
        if self.first > LINES:
            return writer.t("off")
        if self.last > LINES:
            return writer.t("{ranks} or off", ranks=_span(self.first, LINES))
        return _span(self.first, self.last)


def place_bands(differential: Differential, checkpoint: str) -> dict[str, Band]:
    """Return the band of each diagnosis that has a level.

    Levels take up ranks one after the other; what is set aside is off.
    """
    bands: dict[str, Band] = {}
    first = 1
    for level in LEVELS:
        held = list(_hold(differential, checkpoint, level))
        start = max(first, LINES + 1) if level == "aside" else first
        for diagnosis in held:
            bands[diagnosis.id] = Band(level, start, start + len(held) - 1)
        first += len(held)
    return bands


def _hold(differential: Differential, checkpoint: str, level: str) -> Iterator[Diagnosis]:
    for diagnosis in differential.diagnoses:
        move = differential.move_at(diagnosis, checkpoint)
        if move is not None and move.level == level:
            yield diagnosis


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
