"""Which Markdown an author may write where.

Item text goes through the page's own block and inline parser, after the preprocessors: the blocks that those would have
handled (fences, block markers, definitions) would print as garbage, so their lines are refused here, with their place.
What the parsers make of the rest is decided on the elements: see `author_markup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.findings import FindingCode, shorten
from casebook.model import Prose
from casebook.model.code_fence import blank_fences, read_fence
from casebook.parsing.author_markup import NOTHING, Markup, may_hold_elements, read_markup
from casebook.parsing.code_spans import mask_code
from casebook.parsing.formulas import blank_formulas, find_faulty, may_hold_formulas
from casebook.parsing.yaml_nodes import CONTROL

Problem = tuple[int, FindingCode, str]


SOURCE_FORM = re.compile(r"(?:case:)?[a-z0-9-]+")
CITED = "[@"  # a text without it holds no citation: to look for it costs a tenth of the pattern
CITATION = re.compile(r"(?<![\\!])\[@([^\[\]\n]{0,200})\](?![(\[])")

# Longer texts, and brackets that stay open, take the parser more time than a reader would give them.
LONGEST_TEXT = 20_000
MOST_OPEN = 20
# Anything a block processor could take for more than one plain paragraph.
_MAYBE_BLOCKS = re.compile(r"\n[ \t]*\n|^[ ]{0,3}(?:(?:[-*+:]|\d+[.)])[ \t]|```|~~~)|\||^[ ]{4}", re.MULTILINE)

_IN_LISTS = r"^[ ]*(?:(?:[-*+]|\d+\.)[ ]+)*"
_ANYWHERE = {
    "heading": r"^[ ]{0,3}\#{1,6}[ \t] | (?<=\S)[ ]*\n[ ]{0,3}(?:=+|-+)[ ]*$",
    "fence": rf"{_IN_LISTS}(?:`{{3,}}[^`\n]*$|~~~)",
    "block": rf"{_IN_LISTS}(?:///|!!!|\?\?\?|:::|===[ ])",
    "definition": r"^[ ]{0,3}\*?\[\^?[^\]@\n][^\]\n]*\]:",
}
_BLOCK_ONLY = {
    "number": r"^[ ]{0,3}\#",
    "quotation": r"^[ ]{0,3}>",
    "rule": r"^[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$",
    "code": r"(?:\A|\n[ ]*\n)[ ]{4,}(?=\S)(?![-*+][ ]|\d+\.[ ])",
    "sign": r"\A[ ]{0,3}[-+*][ ]+\d[^\n]*\s*\Z",
}
_INLINE_ONLY = {"paragraph": r"\n[ \t]*\n"}
# A line alone is one paragraph, so a sign at its beginning is that sign. Over several lines more is meant.
_LINES_ONLY = {
    "quotation": _BLOCK_ONLY["quotation"],
    "rule": _BLOCK_ONLY["rule"],
    "list": r"^[ ]{0,3}(?:[-*+]|\d+\.)[ ]+(?=\S)",
    "table": r"^[ ]{0,3}\|",
}


def _compiled(rules: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in rules.items()), re.MULTILINE | re.VERBOSE)


_BLOCKS = _compiled(_ANYWHERE | _BLOCK_ONLY)
_LINE = _compiled(_ANYWHERE | _INLINE_ONLY)
_LINES = _compiled(_ANYWHERE | _INLINE_ONLY | _LINES_ONLY)
# Most texts are one line that begins with a word and holds none of these signs: to look for them costs a tenth of
# what the patterns do.
_START = re.compile(r"[ ]*(?:[^\w\s]|_|\d+[.)])|[ ]{4}")
_SIGN = re.compile(r"[\n*\[<{|$]|\\\(")
# What Markdown takes for emphasis, and what no author means by it: `HLA-B*27 or HLA-B*51`, `5*3*2`, `9 mg*, 7 mg*`.
# A pattern that begins with its sign is found sooner than one that begins with what stands before it.
_NO_EMPHASIS = re.compile(r"\\.|\*(?<!\S\*)(?!\S)", re.DOTALL)
_EMPHASIS = re.compile(r"\*(?<!\*\*)[^*|\n]+\*(?!\*)")  # within a line and a cell
_STARS = re.compile(r"(?<=[^\W_])\*[\d\s,.;:)/]|\*\s|.*\s\*\Z", re.DOTALL)
STARS = r"Markdown takes these two * for emphasis, and prints neither. For the sign * itself write `\*`."
_FIRST_NUMBER = re.compile(r"(?:\A|\n[ \t]*\n)[ ]{0,3}(?P<number>\d{1,9})\.[ ]+\S")
# Where fences may stand, what is wrong with one that is none: what follows its end, or its beginning.
_FENCES = {
    Prose.BLOCK: "These signs begin no code fence, or none that ends. Write ``` at the beginning of a line, after it "
    "at most the name of a language, and ``` on a line of its own after the code.",
    Prose.OPTION: "An option is either words or code: nothing may stand before or after the fences.",
}
_WRONG = {
    "heading": r"A heading is not allowed here. For the sign # itself write `\#`.",
    "number": r"A # at the beginning of a line makes a heading. Write `\#`.",
    "fence": "A code fence is not allowed here. Put code between backticks, within a line.",
    "block": "A block marker is not allowed here. Blocks belong on pages; begin this line with a word.",
    "quotation": r"A quotation (`>` at the beginning of a line) is not allowed here. For the sign > itself write `\>`.",
    "rule": "A horizontal rule is not allowed here. Delete it, or put a backslash before the first sign.",
    "definition": "A reference definition is not allowed here. Write the address in the link: `[words](address)`.",
    "code": "An indented code block is not allowed here. Begin the line with fewer than four spaces.",
    "sign": r"A sign with a space after it would begin a list. Leave the space out, or write a backslash first: `\-`.",
    "paragraph": "A second paragraph is not allowed here.",
    "list": r"A list is not allowed here. For the sign itself write a backslash before it, as in `\-` or `5\.`.",
    "table": r"A table is not allowed here. For the sign | itself write `\|`.",
}


def is_plain(text: str) -> bool:
    """Tell whether a text, as most do, holds nothing that the rules below are about, and no citation."""
    is_short = len(text) <= LONGEST_TEXT and text.count("(") <= MOST_OPEN
    return is_short and not _SIGN.search(text) and not _START.match(text)


def may_hold_blocks(text: str) -> bool:
    """Tell whether a text may be more than one plain paragraph; a paragraph needs no parser of blocks."""
    return ("\n" in text or "|" in text or _START.match(text) is not None) and _MAYBE_BLOCKS.search(text) is not None


def find_refused(text: str, prose: Prose) -> Iterator[Problem]:
    """Yield offset, code and message of every line in `text` that its place does not allow."""
    if len(text) > LONGEST_TEXT:
        message = f"This text has {len(text):,} characters; {LONGEST_TEXT:,} is the most. Divide it."
        yield 0, FindingCode.TEXT_LONG, message
        return
    text = _blank_code(text, prose)
    if may_hold_formulas(text):
        yield from ((place, FindingCode.FORMULA_FORM, message) for place, message in find_faulty(text))
        text = blank_formulas(text)
    if "\n" in text or _START.match(text):
        yield from _find_lines(text, prose)
    if text.count("*") > 1:
        yield from ((place, FindingCode.TEXT_MARKUP, STARS) for place in _find_stars(text))
    for signs in ("[]", "()"):
        if text.count(signs[0]) > MOST_OPEN and (place := _find_open(text, signs)) is not None:
            message = f"More than {MOST_OPEN} `{signs[0]}` are open here. Close them, or write `\\{signs[0]}`."
            yield place, FindingCode.TEXT_MARKUP, message
            return


def read_elements(text: str, prose: Prose) -> Markup:
    """Return what Markdown makes of a text. Only a text that `find_refused` lets pass in length is worth its time."""
    text = blank_formulas(_blank_code(text, prose))
    is_block = prose is Prose.BLOCK and may_hold_blocks(text)
    if not is_block and not may_hold_elements(text):
        return NOTHING
    if CONTROL.search(text):  # refused where the file is read; the parser's own marks are of this kind
        return NOTHING
    return read_markup(text, is_block=is_block, holder="td" if prose is Prose.CELL else "p")


def _blank_code(text: str, prose: Prose) -> str:
    """Return a text without the code between fences, where its place allows that."""
    allowed = prose is Prose.BLOCK or (prose is Prose.OPTION and read_fence(text) is not None)
    return blank_fences(text) if allowed else text


def _find_lines(text: str, prose: Prose) -> Iterator[Problem]:
    lines = _LINES if "\n" in text.rstrip() else _LINE
    for found in (_BLOCKS if prose is Prose.BLOCK else lines).finditer(text):
        kind = str(found.lastgroup)
        skipped = len(found[0]) - len(found[0].lstrip())
        wrong = _FENCES.get(prose, _WRONG[kind]) if kind == "fence" else _WRONG[kind]
        yield found.start() + skipped, FindingCode.TEXT_BLOCK, f"{wrong} Allowed: {prose.value}."
    first = _FIRST_NUMBER.search(text) if prose is Prose.BLOCK else None
    if first and int(first["number"]) != 1:
        number = shorten(first["number"])
        message = f"A list counts from 1, so this would print as 1. Where {number} is meant, write `{number}\\.`."
        yield first.start("number"), FindingCode.TEXT_BLOCK, message


def _find_stars(text: str) -> Iterator[int]:
    """Yield where two signs * would be lost, as those of alleles, products and notes."""
    masked = _NO_EMPHASIS.sub(lambda found: " " * len(found[0]), mask_code(text))
    for found in _EMPHASIS.finditer(masked):
        if _STARS.match(masked, found.start(), found.end()):
            yield found.start()


def _find_open(text: str, signs: str) -> int | None:
    """Return where too many signs are open at once, outside code; None where they are closed."""
    opened = 0
    for found in re.finditer(rf"\\.|[{re.escape(signs)}]", mask_code(text), re.DOTALL):
        opened += {signs[0]: 1, signs[1]: -1}.get(found[0], 0)
        opened = max(opened, 0)
        if opened > MOST_OPEN:
            return found.start()
    return None
