"""Generated pages of items: the same words on every machine and in every syntax."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

ITEMS_A_PAGE = 10
MULTIPLE = (3, 6, 9)
PROSE_WORDS = 300
WORDS = (
    *("pain", "sitting", "buttock", "joint", "sacrum", "ilium", "pelvis", "groin", "thigh", "lumbar", "marrow"),
    *("signal", "edema", "sequence", "image", "report", "history", "finding", "likelihood", "ratio", "estimate"),
    *("the", "a", "of", "in", "on", "with", "after", "before", "without", "between", "and", "or", "but", "than"),
    *("shows", "loads", "moves", "hurts", "rises", "falls", "spreads", "remains", "returns", "changes", "suggests"),
    *("left", "right", "early", "late", "normal", "bright", "dark", "mild", "severe", "single", "repeated", "likely"),
    *("patient", "examiner", "clinician", "manoeuvre", "position", "rotation", "compression", "distraction", "week"),
    *("fever", "weakness", "numbness", "fracture", "infection", "inflammation", "fluid", "cartilage", "ligament"),
    *("walking", "standing", "lying", "turning", "climbing", "bending", "resting", "sleeping", "working", "driving"),
    *("because", "while", "when", "since", "although", "unless", "whether", "where", "this", "that", "each", "most"),
)
NAMES = ("hip", "knee", "disc", "nerve", "muscle", "bursa", "tendon", "spine", "coccyx", "femur")


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen, and why it is right or wrong."""

    id: str
    text: str
    key: bool
    rationale: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a kind that every program measured knows."""

    id: str
    stem: str
    lead_in: str
    options: tuple[Option, ...]

    @property
    def is_multiple(self) -> bool:
        """Tell whether several options are keys."""
        return sum(option.key for option in self.options) > 1


@dataclass(frozen=True, slots=True)
class Page:
    """Some prose, then items."""

    number: int
    prose: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """The heading of the page."""
        return f"Page {self.number}"

    @property
    def quiz(self) -> str:
        """The id of the quiz that holds the items."""
        return f"quiz-{self.number}"


def write_page(number: int, items: int = ITEMS_A_PAGE) -> Page:
    """Return one page; the number decides every word of it."""
    writer = Writer(Random(number))
    prose = tuple(" ".join(writer.sentence(15) for _ in range(5)) for _ in range(PROSE_WORDS // 75))
    return Page(number, prose, tuple(writer.item(place) for place in range(1, items + 1)))


class Writer:
    """Draws words; nothing in them is markup but one emphasis a stem."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def draw(self, words: tuple[str, ...]) -> str:
        """Return one of the words; only `random()` gives the same numbers in every Python."""
        return words[int(self.random.random() * len(words))]

    def phrase(self, length: int) -> str:
        """Return some words, the first with a capital."""
        return " ".join(self.draw(WORDS) for _ in range(length)).capitalize()

    def sentence(self, length: int) -> str:
        """Return a phrase with a full stop."""
        return f"{self.phrase(length)}."

    def item(self, place: int) -> Item:
        """Return an item with four options, two of them keys where it stands in a place of `MULTIPLE`."""
        start = int(self.random.random() * len(NAMES))
        names = [NAMES[(start + step) % len(NAMES)] for step in range(4)]
        first = int(self.random.random() * 4)
        keys = {first, (first + 2) % 4} if (place - 1) % ITEMS_A_PAGE + 1 in MULTIPLE else {first}
        options = (Option(name, self.phrase(4), at in keys, self.sentence(16)) for at, name in enumerate(names))
        stem = f"{self.sentence(14)} {self.phrase(6)} *{self.draw(WORDS)}* {self.draw(WORDS)}. {self.sentence(10)}"
        return Item(f"a{place}", stem, f"{self.phrase(8)}?", tuple(options))
