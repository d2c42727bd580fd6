"""What a page tells before its time, by the list of the course: read from its words, its pictures' and its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import SPACE
from casebook.exports.booklet.leaves import Leaf
from casebook.exports.booklet.site import SpoilerError
from casebook.model import SpoilerTerm, When, name_all

NAMING = ("alt", "data-bm", "data-part", "data-ed", "data-running")


def check_secrets(
    document: Element, leaves: Sequence[Leaf], secrets: Iterable[SpoilerTerm], names: Sequence[str]
) -> None:
    """Look at every page that is turned before the last gate. `names` travel with the file: its title, its name.

    Raises: SpoilerError with each word that stands too early, and its page.
    """
    kept = list(secrets)
    found = [f"The name “{name}” tells “{secret.word}”." for name in names for secret in name_all(kept, name)]
    for number, (section, leaf) in enumerate(zip(document.iter("section"), leaves, strict=True), 1):
        when = _find_moment(leaves, number)
        if when is None:
            continue
        early = [secret for secret in kept if secret.since > when]
        found += [
            f"Page {number} ({leaf.part}) tells “{secret.word}”, which may be known from {secret.since}."
            for secret in name_all(early, "\n".join(_read(section)))
        ]
    if found:
        raise SpoilerError("\n".join(found))


def _find_moment(leaves: Sequence[Leaf], number: int) -> When | None:
    """Return the earliest moment at which a page is seen; None where all is told.

    Pages that face each other are seen at once. Those of the case follow each other without a decision in between.
    """
    leaf = leaves[number - 1]
    facing = leaves[number - 2 if number % 2 else number] if 1 < number < len(leaves) + number % 2 else leaf
    seen = [leaf] if facing.kind == "notes" or "columns" not in (leaf.kind, facing.kind) else [leaf, facing]
    return min((each.when for each in seen if each.when is not None), default=None)


def _read(section: Element) -> Iterator[str]:
    """Yield what a page says: its words, the alternative text of its pictures, its heads and its bookmark."""
    yield SPACE.sub(" ", "".join(section.itertext()))
    for element in section.iter():
        yield from (element.attrib[name] for name in NAMING if name in element.attrib)
        yield element.get("id", "")
