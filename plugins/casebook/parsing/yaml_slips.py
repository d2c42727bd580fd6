"""What stops YAML -> what its author most likely meant, where it is, and what to write instead.

YAML stops where it can go on no further, which is often lines below the slip: at a quotation mark that was never
closed, after a colon without a space.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from casebook.findings import shorten
from casebook.parsing.field_names import FieldNames
from casebook.parsing.yaml_source import Mark, Written

NOT_CLOSED = "This quotation mark is not closed. Write another one at the end of the text."
ESCAPE = "A backslash in double quotes begins an escape. Use single quotes, or write the backslash twice."
WORDS = {
    "mapping values are not allowed in this context": (
        "A colon followed by a space begins a field's value. If it belongs to the text, put the text in quotes; "
        "if this is a new field, indent it like its neighbours."
    ),
    "did not find expected key": (
        "A field is expected here: `name: value`. Check that it is indented like the fields above it."
    ),
    "did not find expected '-' indicator": "An entry of a list is expected here: begin the line with `- `.",
    "did not find expected ',' or '}'": "A comma or `}` is expected here. Text with a comma or colon needs quotes.",
    "did not find expected ',' or ']'": "A comma or `]` is expected here. Text with a comma or colon needs quotes.",
    "did not find expected node content": "A value is missing here: a `[` or `{` is not closed, or a comma is last.",
    "could not find expected ':'": (
        "A colon is missing after the name of a field: write `name: value`. "
        "If this belongs to the text above, indent it further than the field's name."
    ),
    "found unexpected end of stream": NOT_CLOSED,
    "found unexpected document indicator": NOT_CLOSED,
    "found unknown escape character": ESCAPE,
    "did not find expected hexdecimal number": ESCAPE,
    "did not find expected alphabetic or numeric character": "A text that begins with `&` or `*` needs quotes.",
    "found undefined alias": "A text that begins with `*` needs quotes.",
    "did not find expected <document start>": (
        "This is indented less than the first field of the file. Indent both alike."
    ),
    "found unknown directive name": "A line cannot begin with `%`. Put the text in quotes.",
    "could not find expected directive name": "A line cannot begin with `%`. Put the text in quotes.",
    "mapping keys are not allowed in this context": "A text cannot begin with `? `. Put the text in quotes.",
    "block sequence entries are not allowed in this context": (
        "A text cannot begin with `- `: put it in quotes. Each entry of a list begins on a line of its own."
    ),
}
# In patterns for `FieldNames.match` the word NAMES stands for the names of a file's fields.
FIELD = r"[ ]*(?:-[ ]+)*NAMES:(?:[ ]|$)"
TIGHT = r"(?P<head>[ ]*(?:-[ ]+)*)(?P<name>NAMES):(?P<rest>[^\s/].*)"
BARE = r"(?P<head>[ ]*(?:-[ ]+)*)(?P<name>NAMES)(?:[ ]+[^:\s][^:]*)?$"
BRACKETED = re.compile(r"[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?(?P<sign>[\[{])")
TYPOGRAPHIC = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+:[ ]+(?P<sign>[“”„‟«»‘’‚‹›])")


@dataclass(frozen=True, slots=True)
class Stop:
    """Where YAML stopped: its words, the beginning of what it was reading, the lines, and the last text in quotes.

    `fields` are the names that the file may hold.
    """

    problem: str
    at: Mark
    context: str
    since: Mark | None
    lines: list[str]
    quoted: Written | None
    fields: FieldNames

    @property
    def line(self) -> str:
        """The line in which it stopped."""
        return self.lines[self.at[0]] if self.at[0] < len(self.lines) else ""

    def sign(self, mark: Mark | None) -> str:
        """Return the character at a mark; nothing beyond the end of its line."""
        line = self.lines[mark[0]] if mark and mark[0] < len(self.lines) else ""
        return line[mark[1] : mark[1] + 1] if mark else ""


Slip = tuple[Mark, str]


def explain_stop(stop: Stop) -> Slip:
    """Return where the slip is and what to write instead."""
    for guess in GUESSES:
        slip = guess(stop)
        if slip:
            return slip
    words = next((words for start, words in WORDS.items() if stop.problem.startswith(start)), None)
    message = words or f"This cannot be read as YAML: {stop.problem}. Check the quotes and indentation here and above."
    opened = stop.problem.startswith(("found unexpected", "could not find expected", "found unknown directive"))
    return (stop.since if opened and stop.since else stop.at), message


def _goes_on(stop: Stop) -> Slip | None:
    """A text goes on after its closing quotation mark: `"Stat" fluid`, `'the patient's pain'`."""
    text = stop.quoted
    if not text or not stop.problem.startswith("did not find expected"):
        return None
    line, column = text.end
    if stop.at[0] != line or stop.line[column : stop.at[1]].strip() or not stop.line[stop.at[1] :].strip():
        return None
    if text.style == "'" and stop.line[column : column + 1].isalpha():
        message = "This apostrophe ends the text. Put the whole text in double quotes, or write the apostrophe twice."
        return (line, column - 1), message
    if stop.sign(stop.at) in ",:{}[]":
        return None
    other = "single" if text.style == '"' else "double"
    message = f"The text in quotes ends before this. Put the whole text in {other} quotes, or write it below `|`."
    return stop.at, message


def _is_no_block(stop: Stop) -> Slip | None:
    """A text begins with `>` or `|`."""
    if stop.context != "while scanning a block scalar" or not stop.since:
        return None
    return stop.since, f"A text cannot begin with `{stop.sign(stop.since)}`. Put the text in quotes."


def _is_tag(stop: Stop) -> Slip | None:
    """A text begins with `!`, as the Markdown of a picture does."""
    if stop.context not in ("while scanning a tag", "while parsing a tag") or not stop.since:
        return None
    return stop.since, "A text cannot begin with `!`. Put the text in quotes."


def _cannot_start(stop: Stop) -> Slip | None:
    """A text begins with a sign that YAML keeps for itself, or with a citation."""
    if stop.problem != "found character that cannot start any token":
        return None
    row, column = stop.at
    sign = stop.sign(stop.at)
    if sign == "\t":
        return stop.at, "There is a tab here. YAML separates with spaces: replace it."
    if sign == "@" and stop.line[column - 1 : column] == "[":
        message = 'A text that begins with `[` needs quotes, as in "[@key] says so". A list of sources has no `@`.'
        return (row, column - 1), message
    return stop.at, f"A text cannot begin with `{sign}`. Put the text in quotes."


def _after_bracket(stop: Stop) -> Slip | None:
    """A text begins with `[` or `{`, so YAML takes it for a list or for fields."""
    found = BRACKETED.match(stop.line)
    if stop.problem != "did not find expected key" or not found or found.start("sign") >= stop.at[1]:
        return None
    message = f"A text that begins with `{found['sign']}` needs quotes: this is read as a list or as fields."
    return (stop.at[0], found.start("sign")), message


def _not_closed(stop: Stop) -> Slip | None:
    """A bracket is opened and the file ends, or another field begins."""
    sign = stop.sign(stop.since)
    if not stop.since or sign not in ("[", "{") or not stop.problem.startswith("did not find expected"):
        return None
    ended = not any(line.strip() for line in [stop.line[stop.at[1] :], *stop.lines[stop.at[0] + 1 :]])
    if not ended and (stop.at[0] == stop.since[0] or not stop.fields.match(FIELD, stop.line)):
        return None
    closing = "]" if sign == "[" else "}"
    return stop.since, f"This `{sign}` is not closed. Write `{closing}` after its last entry."


def _above(stop: Stop) -> Slip | None:
    """A line above has no colon, or no space after it."""
    if stop.problem.startswith("could not find expected ':'") and stop.since:
        rows = [stop.since[0]]
    elif stop.problem.startswith("mapping values are not allowed"):
        rows = [stop.at[0], *_filled_above(stop)]
    else:
        return None
    for row in rows:
        tight, bare = (stop.fields.match(pattern, stop.lines[row]) for pattern in (TIGHT, BARE))
        if tight:
            message = f"A space is missing after the colon. Write `{tight['name']}: {shorten(tight['rest'])}`."
            return (row, tight.end("name")), message
        if bare and row != stop.at[0]:
            return (row, bare.start("name")), f"A colon is missing after `{bare['name']}`. Write `name: value`."
    return None


def _filled_above(stop: Stop) -> list[int]:
    above = range(stop.at[0] - 1, -1, -1)
    filled = (row for row in above if stop.lines[row].strip() and not stop.lines[row].lstrip().startswith("#"))
    return [row for row in [next(filled, None)] if row is not None]


def _typographic(stop: Stop) -> Slip | None:
    """Typographic quotation marks do not quote for YAML."""
    found = TYPOGRAPHIC.match(stop.line)
    if not found or not stop.problem.startswith("mapping values are not allowed"):
        return None
    message = f"`{found['sign']}` does not quote a text for YAML, which reads its colon. Put straight quotes around it."
    return (stop.at[0], found.start("sign")), message


GUESSES: tuple[Callable[[Stop], Slip | None], ...] = (
    _goes_on,
    _is_no_block,
    _is_tag,
    _cannot_start,
    _not_closed,
    _after_bracket,
    _above,
    _typographic,
)
