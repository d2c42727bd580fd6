"""What every item has, whatever its type."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from casebook.model.base import Flag, Frozen, Number, Slug, SourceKey, Text
from casebook.model.media import Media
from casebook.model.option import Option
from casebook.model.prose import Block, Blocks, Inline
from casebook.model.review import ReviewState, take_over
from casebook.model.silence import Silence


class Item(Frozen):
    """What every item has. A type adds its options, and its key where that is not on the options.

    The marks of its figure are shown after the commit; in a `marked` item, whose options name them, from the start.
    """

    points_at_figure: ClassVar[bool] = False
    """Whether the learner points at its figure, which then needs regions."""
    is_survey: ClassVar[bool] = False
    """Whether it asks what holds of the learner: nothing is right, each choice is kept at once, and no gate waits."""

    mixes_options: ClassVar[bool] = False
    """Whether its options may be shown in another order than the written one, of which nothing depends."""

    id: Slug
    """What the item is known by, such as `a1`. Keep it: links and what learners have answered depend on it."""
    type: str
    """What the learner does."""
    level: Literal["recall", "apply", "appraise"] | None = None
    """What it asks for: to remember, to use, or to weigh what is known."""
    objectives: tuple[Text, ...] = ()
    """Names of learning objectives of your course, such as `LO2`."""
    lead_in: Inline
    """The question, in one paragraph."""
    name: Text | None = None
    """What the item is called where a learner is led to it, such as `your summary`."""
    points: Annotated[Number, Field(gt=0)] = 1
    """What a wholly right response counts where scores are summed up."""
    grading: Literal["partial", "all-or-nothing"] = "partial"
    """Whether what is partly right counts in part."""
    short: Inline | None = None
    """The right answer and the reason for it in one line, shown with the verdict."""
    optional: Flag = False
    """Whether it is more practice: in a case nothing waits for it."""
    stem: Block | None = None
    """What is told before the question. It may have several paragraphs, lists, tables and pictures."""
    hints: Blocks = Field(default=(), alias="hint")
    """A help that the learner may open before answering, or a list of several, each opened after the one before it."""
    rationale: Block | None = None
    """Why the answer is right, beside what the options say."""
    media: Media | None = None
    """A sound recording or a film that the item plays, with the words for who cannot hear or see it."""
    figure: Slug | None = None
    """The id of a figure that the item shows."""
    figures: Annotated[tuple[Slug, ...], Field(min_length=2)] = ()
    """In place of `figure`: several pictures of one place."""
    marked: Flag = False
    """Whether the marks of the figure are shown from the start, since the options name them."""
    review: ReviewState = None
    """`draft`, or who has signed the item. It holds for each option that has no review of its own."""
    sources: tuple[SourceKey, ...] = ()
    """What the rationales rest on: keys of references.bib, and `case:` with the id of a fact."""
    lint: Silence | None = None
    """The rules of item writing that are not to speak of it."""
    options: tuple[Option, ...]
    """What can be chosen, or is to be judged, placed or filled."""

    @property
    def asked_figures(self) -> tuple[str, ...]:
        """Return the ids of the figures that the item asks about."""
        return self.figures or ((self.figure,) if self.figure else ())

    @property
    def shown_figures(self) -> tuple[str, ...]:
        """Return the ids of the figures that it shows, in their order."""
        return self.asked_figures

    def sources_of(self, option: Option) -> tuple[str, ...]:
        """Return the sources an option's rationale rests on."""
        return option.sources or self.sources

    def reports_of(self, option: Option) -> tuple[str, ...]:  # noqa: ARG002 - what a type without reports answers
        """Return the sources that tell what asking for an option reports."""
        return ()

    def review_of(self, option: Option) -> ReviewState:
        """Return the review of an option that is a judgement."""
        return take_over(option.review, self.review)

    @property
    def is_all_or_nothing(self) -> bool:
        """Tell whether only a wholly right response counts."""
        return self.grading == "all-or-nothing"

    @property
    def is_draft(self) -> bool:
        """Tell whether anything in it is a judgement that waits for a review, which learners are told."""
        judged = (self.review_of(option) for option in self.options if option.is_judgement)
        return "draft" in (self.review, *judged)

    @property
    def is_ordered(self) -> bool:
        """Tell whether its options have an order of their own, which they keep."""
        return not self.mixes_options

    @property
    def has_answer(self) -> bool:
        """Tell whether there is anything to set a response beside."""
        return not self.is_survey

    @property
    def model_response(self) -> str | None:
        """Return the text that free words are set beside, where there is one."""
        return None
