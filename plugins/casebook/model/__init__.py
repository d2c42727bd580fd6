"""What an item, a quiz, a fact and a reference are."""

from casebook.model.facts import CASE_PREFIX, Fact, FactSheet, Gap, Report
from casebook.model.figure import Annotation, Figure, Geometry, Moment, Region, Series, Shape, Signal
from casebook.model.fingerprint import fingerprint
from casebook.model.item import (
    ITEM_TYPES,
    Item,
    JudgeItem,
    MatchItem,
    MultipleItem,
    NumberItem,
    NumberKey,
    OrderItem,
    RegionItem,
    Review,
    SingleItem,
    TextItem,
)
from casebook.model.option import (
    ForeseenNumber,
    ForeseenText,
    JudgedOption,
    KeyedOption,
    MatchedOption,
    Option,
    OrderedOption,
    RegionOption,
    Target,
)
from casebook.model.quiz import Quiz
from casebook.model.reference import Mark, Reference
from casebook.model.shown_order import shown_order

__all__ = [
    "CASE_PREFIX",
    "ITEM_TYPES",
    "Annotation",
    "Fact",
    "FactSheet",
    "Figure",
    "ForeseenNumber",
    "ForeseenText",
    "Gap",
    "Geometry",
    "Item",
    "JudgeItem",
    "JudgedOption",
    "KeyedOption",
    "Mark",
    "MatchItem",
    "MatchedOption",
    "Moment",
    "MultipleItem",
    "NumberItem",
    "NumberKey",
    "Option",
    "OrderItem",
    "OrderedOption",
    "Quiz",
    "Reference",
    "Region",
    "RegionItem",
    "RegionOption",
    "Report",
    "Review",
    "Series",
    "Shape",
    "Signal",
    "SingleItem",
    "Target",
    "TextItem",
    "fingerprint",
    "shown_order",
]
