"""Which Markdown an author may write where.

Item text goes through the page's own block and inline parser, after the preprocessors: what those would have
handled (raw HTML, fences, reference definitions) would print as garbage, so it is refused with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from casebook.source import Code

Problem = tuple[int, Code, str]


class Prose(Enum):
    """Where a text stands: as blocks (stem, hint, rationale) or within a line (lead-in, option, target)."""

    BLOCK = "paragraphs, lists, tables, pictures, emphasis, links and citations"
    INLINE = "one paragraph with emphasis, links and citations"


FIELDS = {
    "stem": Prose.BLOCK,
    "hint": Prose.BLOCK,
    "rationale": Prose.BLOCK,
    "lead_in": Prose.INLINE,
    "text": Prose.INLINE,
    "percept": Prose.BLOCK,
    "model": Prose.BLOCK,
    "reason": Prose.INLINE,
    "result": Prose.INLINE,
    "effect": Prose.INLINE,
    "caption": Prose.INLINE,
    "full": Prose.INLINE,
    "label": Prose.INLINE,
    "source": Prose.INLINE,
}

SOURCE_FORM = re.compile(r"(?:case:)?[a-z0-9-]+")
CITATION = re.compile(r"(?<![\\!])\[@([^\[\]\n]{0,200})\](?![(\[])")

_ANYWHERE = {
    "heading": r"^[ ]{0,3}\#{1,6}(?=[ \t\w]) | (?<=\S)[ ]*\n[ ]{0,3}(?:=+|-+)[ ]*$",
    "fence": r"^[ ]*(?:```|~~~)",
    "html": r"<(?!https?:|mailto:)[A-Za-z/!?][^<>]{0,300}>",
    "block": r"^[ ]*(?:///|!!!|\?\?\?|:::|===[ ])",
    "quotation": r"^[ ]{0,3}>",
    "rule": r"^[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$",
    "definition": r"^[ ]{0,3}\[\^?[^\]@\n][^\]\n]*\]:",
    "footnote": r"\[\^[^\[\]\n]{1,80}\]",
    "control": r"[\x00-\x08\x0b-\x1f\x7f]",
}
_BLOCK_ONLY = {"code": r"(?:\A|\n[ ]*\n)[ ]{4,}(?=\S)(?![-*+][ ]|\d+\.[ ])"}
_INLINE_ONLY = {
    "paragraph": r"\n[ \t]*\n",
    "list": r"^[ ]{0,3}(?:[-*+]|\d+\.)[ ]+(?=\S)",
    "table": r"^[ ]{0,3}\|",
}


def _compiled(rules: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in rules.items()), re.MULTILINE | re.VERBOSE)


_PATTERNS = {
    Prose.BLOCK: _compiled(_ANYWHERE | _BLOCK_ONLY),
    Prose.INLINE: _compiled(_ANYWHERE | _INLINE_ONLY),
}
# Most texts are one line that begins with a word: this says so at a tenth of the cost of the patterns.
_SUSPECT = re.compile(r"[<\n\x00-\x08\x0b-\x1f\x7f]|\[\^|\A[ ]*(?:[^\w\s]|_|\d+\.)|\A[ ]{4}")
_NAMES = {
    "heading": "A heading",
    "fence": "A code fence",
    "html": "Raw HTML",
    "block": "A block marker",
    "quotation": "A quotation (`>` at the beginning of a line)",
    "rule": "A horizontal rule",
    "definition": "A reference definition",
    "footnote": "A footnote",
    "control": "A control character",
    "code": "An indented code block",
    "paragraph": "A second paragraph",
    "list": "A list",
    "table": "A table",
}


def find_refused(text: str, prose: Prose) -> Iterator[Problem]:
    """Yield offset, code and message of everything in `text` that its place does not allow."""
    if not _SUSPECT.search(text):
        return
    for found in _PATTERNS[prose].finditer(text):
        kind = str(found.lastgroup)
        skipped = len(found[0]) - len(found[0].lstrip())
        code = Code.TEXT_CONTROL if kind == "control" else Code.TEXT_BLOCK
        yield found.start() + skipped, code, f"{_NAMES[kind]} cannot stand here. Allowed: {prose.value}."
