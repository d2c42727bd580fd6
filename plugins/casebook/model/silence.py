"""What an author has decided about the rules of item writing: which of them do not speak of an item, and why."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.base import Frozen, Text
from casebook.model.prose import Word


class Silence(Frozen):
    """The codes of rules that are not to speak of an item, and the reason."""

    ignore: Annotated[tuple[Word, ...], Field(min_length=1)]
    """The codes of rules of item writing that do not speak of the item, such as `option-longest`."""
    because: Text
    """Why: a sentence for whoever reads the file next."""
