"""What was planned and what was laid out: each page in its place, nothing under a foot, each key overleaf."""

from __future__ import annotations

from casebook.exports.booklet.leaves import Book
from casebook.exports.booklet.render import LaidOut
from casebook.exports.booklet.site import BookletError

MM = 25.4 / 96
TOLERANCE = 0.6  # mm
SHORTEN = "Shorten the text there, or divide it into several paragraphs or rows."


def check_pages(book: Book, laid: LaidOut, top: float) -> None:
    """Compare the pages laid out with the pages planned. `top` is the margin above the text block, in mm.

    Raises: BookletError naming each page on which something runs over, or a decision that does not face its notes.
    """
    found = [*_find_overruns(book, laid, top), *_find_misplaced(book, laid)]
    if found:
        raise BookletError("\n".join(found))


def _find_overruns(book: Book, laid: LaidOut, top: float) -> list[str]:
    found = []
    if len(laid.pages) != len(book.leaves):
        found.append(f"{len(book.leaves)} pages were planned and {len(laid.pages)} came out: something is too long.")
    ends = {
        anchor: (number, box[3]) for number, page in enumerate(laid.pages, 1) for anchor, box in page.anchors.items()
    }
    late = 0  # pages that have come in between
    for number, leaf in enumerate(book.leaves, 1):
        place, bottom = ends.get(f"end-{number}", (0, 0.0))
        below = bottom * MM - top - leaf.room
        if place != number + late:
            found.append(f"Page {number} ({leaf.held}): the text does not end on its page. {SHORTEN}")
            late = place - number
        elif below > TOLERANCE:
            found.append(
                f"Page {number} ({leaf.held}): the text runs {below:.1f} mm below the foot of the page. {SHORTEN}"
            )
    return found


def _find_misplaced(book: Book, laid: LaidOut) -> list[str]:
    pages = {anchor: number for number, page in enumerate(laid.pages, 1) for anchor in page.anchors}
    found = []
    for pair in book.pairs:
        decision, overleaf = pages.get(pair.decision, 0), pages.get(pair.overleaf, 0)
        if decision % 2 == 0 or overleaf != decision + 1:
            found.append(f"The decision `{pair.decision}` is on page {decision} and its key on page {overleaf}.")
    return found
