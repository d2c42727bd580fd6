"""What YAML would drop from a text, or read as something else, without an error: comments, commas, quoted lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.findings import FindingCode, shorten
from casebook.parsing.field_names import FieldNames
from casebook.parsing.yaml_source import Mark, Written

Cut = tuple[Mark, FindingCode, str]

COMMENT = re.compile(r"(?P<before>[ \t]*)#(?P<after>.?)")
# For `FieldNames.match`: the word NAMES stands for the names of a file's fields.
FIELD = r"(?P<head>[ ]*(?:-[ ]+)*)\{?NAMES:(?:[ ]|$)"
BLOCK = re.compile(r"[^#'\"]*(?::|-)[ ]+[|>][-+\d]*[ ]*(?:#.*)?$")
HEAD = re.compile(r"[ ]*(?:-[ ]+)*")
HASH = "`#` after a space begins a comment, so the rest of this text is lost. Put the text in quotes."
TWO = f"{HASH} To add a comment, put two spaces before the `#` and one after it."
COMMA = "This comma ends the text. Put the text in quotes, or write each field on a line of its own."
# YAML makes a blank or a new line of these: `"C:\temp"`, `"snake\_case"`, `"$\nu$"`. Since `\n` may be meant, it is
# reported only where a command of a formula begins with it. Those that make a control character are reported as that.
ESCAPE = re.compile(r"\\(?:(?P<sign>[t_LP]|n(?:abla|eg|eq|e|i|ot|otin|u)(?![a-z]))|.)", re.DOTALL)
ESCAPED = (
    "In double quotes YAML reads a backslash and the sign after it as one other sign. "
    "Use single quotes, or write the backslash twice."
)
OPEN = "This quotation mark is not closed before line {}, so all of that is one text. Close it where the text ends."


def find_comment(text: Written, lines: list[str]) -> Cut | None:
    """Return the comment that cuts off a text, if one does. A remark, two spaces after the text, may stand."""
    line, column = text.end
    found = COMMENT.match(lines[line], column) if line < len(lines) and text.style in ("", '"', "'") else None
    if not found:
        return None
    is_plain = text.style == "" and text.value != ""
    if found["after"] in ("", " ", "#") and (len(found["before"]) >= 2 or not is_plain):
        return None
    return (line, found.end("before")), FindingCode.TEXT_CUT, TWO if is_plain else HASH


def find_escapes(text: Written, lines: list[str]) -> Iterator[Cut]:
    """Yield each backslash of a text in double quotes that would be lost with the sign after it."""
    if text.style != '"':
        return
    for row in range(text.start[0], text.end[0] + 1):
        begin = text.start[1] + 1 if row == text.start[0] else 0
        end = text.end[1] - 1 if row == text.end[0] else len(lines[row])
        for found in ESCAPE.finditer(lines[row], begin, end):
            if found["sign"]:
                yield (row, found.start()), FindingCode.TEXT_CUT, ESCAPED


def find_comma(text: Written, lines: list[str]) -> Cut | None:
    """Return the comma between two digits that parts an entry of `[…]`: `[0,5 mg]`."""
    line, column = text.start
    if text.style == "" and re.search(r"\d,$", lines[line][:column]) and text.value[:1].isdigit():
        return (line, column - 1), FindingCode.TEXT_CUT, COMMA
    return None


def find_valueless(line: int, column: int, name: str, lines: list[str], fields: FieldNames) -> Cut:
    """Return what is wrong with a name within `{…}` that has no value: mostly a comma ended the text before it."""
    before = lines[line][:column].rstrip()
    if name.partition(":")[0] in fields.known and ":" in name:
        return (line, column + name.index(":")), FindingCode.TEXT_CUT, "A space is missing after this colon."
    if before.endswith(",") and name not in fields.known:
        return (line, len(before) - 1), FindingCode.TEXT_CUT, COMMA
    message = f"`{shorten(name)}` has no value. Write `name: value`, or put the text in quotes."
    return (line, column), FindingCode.TEXT_CUT, message


def find_swallowed(text: Written, lines: list[str], fields: FieldNames) -> Cut | None:
    """Return the quotation mark that takes in the fields below it, since it is not closed."""
    first, last = text.start[0], text.end[0]
    if text.style not in ('"', "'"):
        return None
    begun = HEAD.match(lines[first])
    below = filter(None, (fields.match(FIELD, line) for line in lines[first + 1 : last + 1]))
    # A text that is meant to go on is indented further than the name of its field.
    if not begun or not any(field.end("head") <= begun.end() for field in below):
        return None
    return text.start, FindingCode.YAML_SYNTAX, OPEN.format(last + 1)


def find_block_lines(lines: list[str], start: int) -> Iterator[int]:
    """Yield the lines after `start` that belong to texts below `|` or `>`, as their indentation shows."""
    edge = None
    for row in range(start + 1, len(lines)):
        indent = len(lines[row]) - len(lines[row].lstrip(" "))
        if edge is not None and (indent > edge or not lines[row].strip()):
            yield row
        else:
            name = len(lines[row]) - len(HEAD.sub("", lines[row], count=1))
            edge = name if BLOCK.match(lines[row]) else None
