"""What only a whole quiz shows: where its keys stand, what they are like, and which item needs another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from casebook.lint.rules.contract import Remark, Said
from casebook.lint.rules.located import LocatedItem, LocatedQuiz
from casebook.lint.rules.words_of import space_out

SHORTEST_KEY = 7  # letters and two spaces: shorter ones stand in many texts
FEWEST_KEYS = 4  # in one place, before it is more than chance
FEWEST_CAUTIOUS, CAUTIOUS_SHARE = 3, 0.75


def check_key_position(quiz: LocatedQuiz) -> Iterator[Remark]:
    """No place in the list holds more than half of the keys."""
    places: defaultdict[int, list[LocatedItem]] = defaultdict(list)
    singles = [item for item in quiz.items if item.is_single]
    for item in singles:
        places[item.keys[0].place].append(item)
    for place, items in places.items():
        if len(items) >= FEWEST_KEYS and len(items) > len(singles) / 2:
            message = f"In {len(items)} of {len(singles)} items the key is option {place + 1}. Move some of the keys."
            key = items[0].locate("options", place)
            yield Remark(key, message, tuple(item.item.id for item in items))


def check_cautious(quiz: LocatedQuiz) -> Iterator[Remark]:
    """The option that waits, doubts or does least is not the key wherever there is one."""
    right: list[LocatedItem] = []
    count = 0
    for item in quiz.items if quiz.words else ():
        cautious = [option for option in item.options if quiz.words and quiz.words.cautious.search(option.text)]
        if item.is_single and 0 < len(cautious) <= len(item.options) / 2:
            count += 1
            right += [item] if any(option.is_key for option in cautious) else []
    if len(right) >= FEWEST_CAUTIOUS and len(right) >= CAUTIOUS_SHARE * count:
        message = (
            f"In {len(right)} of {count} items with an option that waits or doubts, it is the key. Let others be right."
        )
        key = right[0].locate("options", right[0].keys[0].place)
        yield Remark(key, message, tuple(item.item.id for item in right))


def check_hinged(quiz: LocatedQuiz) -> Iterator[Remark]:
    """An item neither needs the answer to another nor tells it."""
    for item in quiz.items:
        for location, message in (*_find_hinges(item), *_find_told(item, quiz)):
            yield Remark(location, message, (item.item.id,))


def _find_told(item: LocatedItem, quiz: LocatedQuiz) -> Said:
    """Yield that the stem of an item has the key of another, which that other does not tell itself."""
    stem = item.spaced_stem
    for other in quiz.items if item.stem else ():
        key = other.keys[0].spaced if other.is_single and other is not item else ""
        if len(key) < SHORTEST_KEY or key not in stem:
            continue
        lists_all = any(option.spaced in stem for option in other.distractors)
        if not lists_all and key not in space_out(f"{other.stem} {other.lead_in}"):
            message = f"This stem tells the answer to `{other.item.id}`, `{other.keys[0].text}`. Keep the two apart."
            yield item.locate("stem"), message
            return


def _find_hinges(item: LocatedItem) -> Said:
    """Yield words that lead to another item."""
    if not item.words:
        return
    for name, text in (("stem", item.stem), ("lead_in", item.lead_in)):
        found = item.words.hinged.search(text)
        if found:
            message = f"`{found[0]}` needs the answer to another item. Say in this item what it rests on."
            yield item.locate(name), message
            return
