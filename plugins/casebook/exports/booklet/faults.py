"""Whatever goes wrong while an edition is printed -> words for an author."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool

from casebook.exports.booklet.site import BookletError
from casebook.parsing.system_errors import describe

ENDED = "The system ended a process that was laying out pages. There may be too little memory."
FAULT = "The pages could not be laid out, and this program does not know why: {}: {}"


def name_fault(problem: Exception) -> BookletError:
    """Return a problem as one that can be shown without a traceback."""
    if isinstance(problem, BookletError):
        return problem
    if isinstance(problem, BrokenProcessPool):
        return BookletError(ENDED)
    if isinstance(problem, OSError):
        return BookletError(f"{describe(problem)}.")
    return BookletError(FAULT.format(type(problem).__name__, str(problem).partition("\n")[0]))
