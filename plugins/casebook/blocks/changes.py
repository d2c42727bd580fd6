"""`/// changes`: where the learner's first diagnosis changed between rankings, and where that of the reference did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from casebook.bank.refs import CheckpointRef
from casebook.blocks.contract import BlockType, Filling, Placed, no_anchors, nothing_wrong
from casebook.model import LEVELS, Differential
from casebook.parsing.syntax import write_plain
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer
from casebook.rendering.punctuation import list_words


def _build(_named: None, filling: Filling) -> Element:
    """Return what the reference did; the script draws the learner's rankings above it."""
    element = Element("ranking-changes")
    differential = filling.page.bank.differential
    ranked = _list_rankings(filling.placed)
    if differential and len(ranked) > 1:
        told = SubElement(element, "p")
        told.text = _tell(list(_find_changes(differential, ranked)), filling.writer)
        leader = _find_leader(differential, [*ranked][-1])
        if leader:
            name = next(each.short or each.name for each in differential.diagnoses if each.id == leader)
            ending = filling.writer.t("At the end it is: {name}.", name=name)
            told.text = f"{told.text} {ending}"
    return element


def _list_rankings(placed: Mapping[str, Placed]) -> dict[str, str]:
    """Return the step around each ranking of the page, by its checkpoint."""
    return {each.decided.checkpoint: each.step for each in placed.values() if isinstance(each.decided, CheckpointRef)}


def _find_changes(differential: Differential, ranked: Mapping[str, str]) -> Iterator[str]:
    """Yield the step of each ranking at which another diagnosis leads, or none alone; its place where there is no step.

    Places count from 1.
    """
    led = [(step, _find_leader(differential, checkpoint)) for checkpoint, step in ranked.items()]
    for place, ((_, before), (step, now)) in enumerate(pairwise(led), 2):
        if before != now:
            yield step or str(place)


def _find_leader(differential: Differential, checkpoint: str) -> str | None:
    """Return the diagnosis that stands alone on the highest level that holds any; None where several do."""
    moves = {each.id: differential.move_at(each, checkpoint) for each in differential.diagnoses}
    held = {name: LEVELS.index(move.level) for name, move in moves.items() if move}
    leading = [name for name, level in held.items() if level == min(held.values())]
    return leading[0] if len(leading) == 1 else None


def _tell(changed: list[str], writer: Writer) -> OwnWords:
    if not changed:
        return writer.t("Ours stayed the same throughout.")
    places = list_words(changed[:-1], writer.translator)
    listed = writer.t("{places} and {last}", places=places, last=changed[-1]) if places else changed[-1]
    return writer.tn("Ours changed at step {places}.", "Ours changed at steps {places}.", len(changed), places=listed)


CHANGES: BlockType[None] = BlockType(
    name="changes",
    syntax=write_plain("changes"),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="last",
)
