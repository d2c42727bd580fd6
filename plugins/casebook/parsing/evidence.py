"""A number in a rationale needs a source: on the option, on the item, or cited in the text."""

from __future__ import annotations

import re

from casebook.findings import FindingCode
from casebook.model.code_fence import blank_fences
from casebook.parsing.document import Document
from casebook.parsing.markdown_rules import CITATION, CITED
from casebook.parsing.yaml_nodes import Mapping, Scalar, Sequence

# Digits after letters belong to a name (`L5`, `HLA-B27`); any other is a number, also in `10-20` or `30mm`.
NUMBER = re.compile(r"(?<![A-Za-z]-)(?<![\w@:/.])(?:\d+(?:[.,]\d+)*|[¼½¾⅓⅔])")
# Most texts have none, which one class of signs says far sooner than `NUMBER`.
_DIGIT = re.compile(r"[\d¼½¾⅓⅔]")


def check_sourcing(document: Document, item: Mapping) -> None:
    """Report every rationale of an item that states a number and names no source."""
    _check(document, item, has_source=_has_sources(item))
    options = item.nodes.get("options")
    for option in options.nodes if isinstance(options, Sequence) else ():
        if isinstance(option, Mapping):
            _check(document, option, has_source=_has_sources(item) or _has_sources(option))


def _check(document: Document, entry: Mapping, *, has_source: bool) -> None:
    rationale = entry.nodes.get("rationale")
    if has_source or not isinstance(rationale, Scalar) or not _DIGIT.search(rationale.value):
        return
    if CITED in rationale.value and CITATION.search(rationale.value):
        return
    found = NUMBER.search(blank_fences(rationale.value))
    if found:
        message = f"`{found[0]}` has no source. Add `sources: […]` to the option or item, or cite one: `[@key]`."
        document.report(document.location_in(rationale, found.start()), FindingCode.RATIONALE_UNSOURCED, message)


def _has_sources(entry: Mapping) -> bool:
    sources = entry.nodes.get("sources")
    return isinstance(sources, Sequence) and bool(sources.nodes)
