"""Everything that can be chosen is an option; its key and rationale stand on it."""

from __future__ import annotations

from casebook.model.base import Frozen, Slug, SourceKey
from casebook.model.prose import Block
from casebook.model.review import ReviewState


class Option(Frozen):
    """What every option has. Its own sources replace those of the item."""

    id: Slug
    """What the option is known by within its item. Choose one that does not give the key away."""
    rationale: Block | None = None
    """Why it is right or wrong."""
    sources: tuple[SourceKey, ...] = ()
    """What this rationale rests on, in place of the sources of the item."""
    review: ReviewState = None
    """`draft`, or who has signed this judgement."""

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
    def is_fixed(self) -> bool:
        """Tell whether it keeps its place where the others are mixed."""
        return False

    @property
    def is_tempting(self) -> bool:
        """Tell whether it is the wrong response that the author expects most often."""
        return False
