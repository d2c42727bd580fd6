"""One entry of the bibliography, with how far it was verified."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from casebook.model.base import Frozen, Text

# A browser would run some other addresses, such as `javascript:`.
Address = Annotated[Text, StringConstraints(pattern=r"^(?i:https?)://")]


class Mark(StrEnum):
    """How the reference is known to the course."""

    VERIFIED = "verified"
    SECOND_HAND = "verified-2nd"
    RECALL = "recall"


class Reference(Frozen):
    """A publication; `type` is that of BibTeX.

    Only what was seen is filled in; `unsure` names the fields that were not.
    """

    key: str
    type: str = "article"
    mark: Mark
    author: Text | None = None
    title: Text | None = None
    journal: Text | None = None
    year: Text | None = None
    volume: Text | None = None
    number: Text | None = None
    pages: Text | None = None
    doi: Text | None = None
    pmid: Text | None = None
    url: Address | None = None
    note: Text | None = None
    via: Text | None = None
    unsure: Text | None = None
