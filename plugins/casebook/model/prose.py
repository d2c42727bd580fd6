"""The kinds of text that an author writes: which Markdown each may hold, declared on the fields of the models."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from casebook.model.base import Text


class Prose(Enum):
    """Where a text stands: as blocks (stem, hint), as an option, within a line (lead-in) or in a cell (reason)."""

    BLOCK = "paragraphs, lists, tables, pictures, code between fences, emphasis, links and citations"
    OPTION = "one paragraph with emphasis, links and citations, or code between fences and nothing else"
    INLINE = "one paragraph with emphasis, links and citations"
    CELL = "one paragraph in a table, with emphasis, links and citations"


class Verbatim(Enum):
    """What is no text, though it is read as one: a path, a date, a name of something else."""

    WORD = "word"


Block = Annotated[Text, Prose.BLOCK]
OptionText = Annotated[Text, Prose.OPTION]
Inline = Annotated[Text, Prose.INLINE]
Cell = Annotated[Text, Prose.CELL]
Word = Annotated[Text, Verbatim.WORD]
Date = Annotated[Text, Prose.INLINE, Verbatim.WORD]
