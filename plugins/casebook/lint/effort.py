"""What a page asks of a learner: words to read, decisions, taps and letters to type, and the minutes they take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Silent reading of non-fiction in English: 238 words a minute on average (Brysbaert, J Mem Lang 2019;109:104047); a
# little less for text with numbers and figures. A tap and what it takes to decide on it; typing on a phone.
WORDS_A_MINUTE = 220
SECONDS_A_TAP = 6
LETTERS_A_MINUTE = 150  # 30 words of five letters


@dataclass(frozen=True, slots=True)
class Effort:
    """Words shown by default, decisions to commit, taps and letters typed."""

    words: int = 0
    decisions: int = 0
    taps: int = 0
    letters: int = 0

    def __add__(self, other: Effort) -> Effort:
        return Effort(
            self.words + other.words,
            self.decisions + other.decisions,
            self.taps + other.taps,
            self.letters + other.letters,
        )

    @property
    def minutes(self) -> float:
        """The minutes all of it takes."""
        return self.words / WORDS_A_MINUTE + self.taps * SECONDS_A_TAP / 60 + self.letters / LETTERS_A_MINUTE


def sum_up(efforts: Iterable[Effort]) -> Effort:
    """Return the effort of several parts together."""
    return sum(efforts, Effort())
