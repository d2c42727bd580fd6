"""Model -> elements of a page."""

from casebook.html.added import AddedMarkup, locate
from casebook.html.anchors import Anchors
from casebook.html.audit import build_audit
from casebook.html.chart import Column, build_chart
from casebook.html.downloads import build_downloads
from casebook.html.findings import build_findings
from casebook.html.frequencies import build_frequencies
from casebook.html.ledger import CASE_RULE, build_ranking, wrap_way
from casebook.html.links import relate_paths
from casebook.html.plain import PlainTexts
from casebook.html.plate import build_plate, build_viewer
from casebook.html.prose import ProseWriter
from casebook.html.quiz import HIDING_RULE, anchor_of, build_set
from casebook.html.record import build_record
from casebook.html.said import build_moments, build_said, name_steps
from casebook.html.sources import WHOLE, add_sources, anchors_of_sources, build_references, cite
from casebook.html.words import mark_language

__all__ = [
    "CASE_RULE",
    "HIDING_RULE",
    "WHOLE",
    "AddedMarkup",
    "Anchors",
    "Column",
    "PlainTexts",
    "ProseWriter",
    "add_sources",
    "anchor_of",
    "anchors_of_sources",
    "build_audit",
    "build_chart",
    "build_downloads",
    "build_findings",
    "build_frequencies",
    "build_moments",
    "build_plate",
    "build_ranking",
    "build_record",
    "build_references",
    "build_said",
    "build_set",
    "build_viewer",
    "cite",
    "locate",
    "mark_language",
    "name_steps",
    "relate_paths",
    "wrap_way",
]
