"""What an item, a quiz, a fact and a reference are."""

from casebook.model.differential import LEVELS, Diagnosis, Differential, Move, Name, Term
from casebook.model.download import DOWNLOADS, Download
from casebook.model.facts import CASE_PREFIX, UNTOLD, Fact, FactSheet, Gap, Report, Would
from casebook.model.figure import (
    SLICES,
    Annotation,
    Figure,
    Geometry,
    Localizer,
    Region,
    Series,
    Shape,
    Signal,
    Timepoint,
    area_of,
)
from casebook.model.item import Item
from casebook.model.option import Option
from casebook.model.picture import Picture
from casebook.model.prose import Prose, Verbatim
from casebook.model.quiz import Quiz
from casebook.model.reference import Mark, Reference
from casebook.model.review import Review, ReviewState, list_signers, take_over
from casebook.model.shown_text import name_shown, needs_elements, strip_markup
from casebook.model.spoiler_terms import START, STEM, WHOLE, Allowance, SpoilerSheet, SpoilerTerm, When, find, name_all

__all__ = [
    "CASE_PREFIX",
    "DOWNLOADS",
    "LEVELS",
    "SLICES",
    "START",
    "STEM",
    "UNTOLD",
    "WHOLE",
    "Allowance",
    "Annotation",
    "Diagnosis",
    "Differential",
    "Download",
    "Fact",
    "FactSheet",
    "Figure",
    "Gap",
    "Geometry",
    "Item",
    "Localizer",
    "Mark",
    "Move",
    "Name",
    "Option",
    "Picture",
    "Prose",
    "Quiz",
    "Reference",
    "Region",
    "Report",
    "Review",
    "ReviewState",
    "Series",
    "Shape",
    "Signal",
    "SpoilerSheet",
    "SpoilerTerm",
    "Term",
    "Timepoint",
    "Verbatim",
    "When",
    "Would",
    "area_of",
    "find",
    "list_signers",
    "name_all",
    "name_shown",
    "needs_elements",
    "strip_markup",
    "take_over",
]
