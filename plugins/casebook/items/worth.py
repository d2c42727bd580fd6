"""What an item counts: its points, and whether part of it counts. Rules, words above the item, and the score."""

from __future__ import annotations

from casebook.findings import FindingCode
from casebook.i18n import N_, Translator
from casebook.model import Item
from casebook.parsing.document import Document
from casebook.parsing.yaml_nodes import Mapping

# Translators: stands above an item, behind what the learner does: only what is wholly right counts.
ALL_OR_NOTHING = N_("all or nothing")


def check_no_score(document: Document, item: Mapping) -> None:
    """What is never scored counts nothing."""
    for name in ("points", "grading"):
        if name in item.nodes:
            message = f"`{name}` is for items that are scored, and this type never is. Delete it."
            document.error(item.names[name], FindingCode.FIELD_UNKNOWN, message)


def check_no_parts(document: Document, item: Mapping) -> None:
    """What is right or wrong as a whole needs no rule for its parts."""
    if "grading" in item.nodes:
        message = "`grading` is for items that may be partly right. This type is right or wrong: delete it."
        document.error(item.names["grading"], FindingCode.FIELD_UNKNOWN, message)


def list_worth(item: Item) -> dict[str, str]:
    """Return what the custom element is told of it; nothing where it counts one point, and part of one in part."""
    points = {"points": f"{item.points:g}"} if item.points != 1 else {}
    return points | ({"all-or-nothing": ""} if item.is_all_or_nothing else {})


def say_worth(item: Item, translator: Translator) -> str:
    """Return the same in words, with what sets them off from those before; empty where nothing is to be said."""
    words = [_say_points(item.points, translator)] if item.points != 1 else []
    words += [translator.t(ALL_OR_NOTHING)] if item.is_all_or_nothing else []
    return "".join(f" · {each}" for each in words)


def _say_points(points: float, translator: Translator) -> str:
    if points.is_integer():
        return translator.tn("# point", "# points", int(points))
    return translator.t("{points} points", points=f"{points:g}")


def score_whole(score: float | None) -> float | None:
    """Return the score where all or nothing counts, of one from 0 to 1."""
    return None if score is None else float(score == 1)
