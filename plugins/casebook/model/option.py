"""Everything that can be chosen is an option; its key and rationale stand on it."""

from __future__ import annotations

from casebook.model.base import Frozen, Slug, SourceKey
from casebook.model.prose import Block


class Option(Frozen):
    """What every option has. Its own sources replace those of the item."""

    id: Slug
    rationale: Block
    sources: tuple[SourceKey, ...] = ()

    @property
    def is_key(self) -> bool:
        """Tell whether choosing it is right; where a key is more than that, no option is one."""
        return False

    @property
    def is_defensible(self) -> bool:
        """Tell whether doctors differ about it, so that choosing it is not called wrong."""
        return False
