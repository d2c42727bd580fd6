"""Model -> elements of a page."""

from casebook.html.findings import build_findings
from casebook.html.links import relate_paths
from casebook.html.plain import PlainTexts
from casebook.html.plate import build_plate, build_viewer
from casebook.html.prose import ProseWriter
from casebook.html.quiz import HIDING_RULE, build_set
from casebook.html.sources import WHOLE, add_sources, build_references, cite

__all__ = [
    "HIDING_RULE",
    "WHOLE",
    "PlainTexts",
    "ProseWriter",
    "add_sources",
    "build_findings",
    "build_plate",
    "build_references",
    "build_set",
    "build_viewer",
    "cite",
    "relate_paths",
]
