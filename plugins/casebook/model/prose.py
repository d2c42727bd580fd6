"""The kinds of text that an author writes: which Markdown each may hold, declared on the fields of the models."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from casebook.model.base import Text


class Prose(Enum):
    """Where a text stands: as blocks (stem, hint), as an option, within a line (lead-in) or in a cell (reason)."""

    BLOCK = "paragraphs, lists, tables, pictures, code between fences, emphasis, links and citations"
    OPTION = "one paragraph with emphasis, links and citations, or code between fences and nothing else"
    INLINE = "one paragraph with emphasis, links and citations"
    CELL = "one paragraph in a table, with emphasis, links and citations"


class Count(Enum):
    """How many values a field holds, where its declaration alone does not say it."""

    ONE_OR_MORE = "a value or a list of values"

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let an editor accept one value by itself."""
        made = handler(schema)
        return {"anyOf": [made["items"], made]}


class Verbatim(Enum):
    """What is no text, though it is read as one: a path, a date, a name of something else."""

    WORD = "word"


def list_texts(value: object) -> object:
    """Return a text as the list of it alone; anything else as it is."""
    return [value] if isinstance(value, str) else value


Block = Annotated[Text, Prose.BLOCK]
Blocks = Annotated[tuple[Block, ...], Count.ONE_OR_MORE, BeforeValidator(list_texts), Field(min_length=1)]
OptionText = Annotated[Text, Prose.OPTION]
Inline = Annotated[Text, Prose.INLINE]
Cell = Annotated[Text, Prose.CELL]
Word = Annotated[Text, Verbatim.WORD]
Words = Annotated[tuple[Word, ...], Count.ONE_OR_MORE, BeforeValidator(list_texts), Field(min_length=1)]
Date = Annotated[Text, Prose.INLINE, Verbatim.WORD]
