"""Everything that can be chosen is an option; its key and rationale stand on it."""

from __future__ import annotations

from casebook.model.base import Frozen, Slug, SourceKey
from casebook.model.prose import Block
from casebook.model.review import ReviewState


class Option(Frozen):
    """What every option has. Its own sources replace those of the item."""

    id: Slug
    rationale: Block | None = None
    sources: tuple[SourceKey, ...] = ()
    review: ReviewState = None

    @property
    def is_judgement(self) -> bool:
        """Tell whether doctors may judge otherwise, so that a clinician is to sign it."""
        return self.is_defensible

    @property
    def is_key(self) -> bool:
        """Tell whether choosing it is right; where a key is more than that, no option is one."""
        return False

    @property
    def is_defensible(self) -> bool:
        """Tell whether doctors differ about it, so that choosing it is not called wrong."""
        return False

    @property
    def is_tempting(self) -> bool:
        """Tell whether it is the wrong response that the author expects most often."""
        return False
