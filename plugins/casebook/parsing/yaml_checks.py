"""What is looked for while YAML is read: what it would lose of a text, what only looks like a sign of it, and slips."""

from __future__ import annotations

from itertools import islice
from pathlib import PurePath

import yaml

from casebook.findings import MOST_FINDINGS, FindingCode, Findings, Location
from casebook.parsing.field_names import FieldNames
from casebook.parsing.odd_characters import ODD, USUAL, find_in_line, find_odd, find_unseen, name_sign
from casebook.parsing.yaml_dropped_text import (
    Cut,
    find_block_lines,
    find_comma,
    find_comment,
    find_escapes,
    find_swallowed,
    find_valueless,
)
from casebook.parsing.yaml_slips import Stop, explain_stop
from casebook.parsing.yaml_source import Mark, Written, mark_of

TYPED = ("key", "synonyms", "name")  # compared with what a learner types


class Slips:
    """Collects what is wrong with a file while it is read, where YAML would not report it or report another place."""

    def __init__(self, text: str, path: PurePath, findings: Findings, fields: FieldNames) -> None:
        self.path, self.findings, self.fields = path, findings, fields
        self.lines = [*text.split("\n"), ""]  # YAML may stop on the line after the last
        self.last = max((row for row, line in enumerate(self.lines) if line.strip()), default=0)
        self.has_hash, self.has_backslash = "#" in text, "\\" in text
        self.inside: set[int] = set()  # lines (from 0) that belong to a text begun above them
        self.quoted: yaml.ScalarEvent | None = None
        self.is_cut = False
        self.signs: dict[Mark, tuple[FindingCode, str]] = {}

    def error(self, mark: Mark, code: FindingCode, message: str) -> None:
        """Report a problem at a mark of YAML, which counts from 0; one beyond the end of the file stands at its end."""
        row, column = mark if mark[0] <= self.last else (self.last, len(self.lines[self.last]))
        self.findings.error(Location(self.path, row + 1, min(column, len(self.lines[row])) + 1), code, message)

    def check_name(self, event: yaml.ScalarEvent) -> str:
        """Return the name of a field as it is meant, after a look at it."""
        if event.style:
            self._note(event)
        return event.value if event.value.isascii() else self._check_word(event)

    def check_word(self, event: yaml.ScalarEvent) -> str:
        """Return an id, a number or the like as it is meant, so that what else is wrong is found in the same run."""
        if event.style or " " in event.value:
            self._note(event)
        return event.value if event.value.isascii() else self._check_word(event)

    def check_text(self, event: yaml.ScalarEvent, name: str, *, in_braces: bool) -> str:
        """Return a text, after a look at it; `name` is that of its field or list."""
        if event.style or " " in event.value:
            self._note(event)
        is_cut = self._has_comment(event) and self._cut(find_comment(Written.read(event), self.lines))
        if in_braces and event.value[:1].isdigit():
            self._cut(find_comma(Written.read(event), self.lines))
        if event.style == '"' and self.has_backslash:
            for cut in islice(find_escapes(Written.read(event), self.lines), MOST_FINDINGS):
                self._cut(cut)
        if not event.value.isascii():
            for offset in find_unseen(event.value, is_typed=name in TYPED):
                message = f"There is an invisible character here: {name_sign(event.value[offset])}. Delete it."
                self.error(Written.read(event).find(offset, self.lines), FindingCode.TEXT_INVISIBLE, message)
        return event.value or ("#" if is_cut else "")

    def report_valueless(self, name: str, line: int, column: int) -> None:
        """Report a name within `{…}` that has no colon; `line` and `column` count from 1."""
        if not ODD.search(name):
            self._cut(find_valueless(line - 1, column - 1, name, self.lines, self.fields))

    def is_valueless(self, event: yaml.ScalarEvent) -> bool:
        """Tell whether a value within `{…}` is one that YAML has thought of, since there is no colon."""
        line, column = mark_of(event.start_mark)
        return not event.value and not event.style and not self.lines[line][:column].rstrip().endswith(":")

    def find_signs(self, end: int) -> bool:
        """Remember what looks like a sign of YAML in the lines before `end`, and tell whether anything does.

        Below the place where YAML stopped, lines are taken for text by their indentation alone.
        """
        found = {
            (row, column): (code, message)
            for row, line in enumerate(self.lines[:end])
            if not USUAL.match(line) and row not in self.inside
            for column, code, message in find_in_line(line, self.fields)
        }
        self.signs |= found
        return bool(found)

    def report_signs(self) -> None:
        """Report what looks like a sign of YAML, once a place."""
        for mark, (code, message) in self.signs.items():
            self.error(mark, code, message)

    def report_stop(self, error: yaml.MarkedYAMLError, opened: Mark | None) -> None:
        """Report what stopped YAML, where that is not a consequence of something found already.

        `opened` is where the innermost list or fields begin that were being read.
        """
        at, since = (mark_of(mark) if mark else None for mark in (error.problem_mark, error.context_mark))
        at = at or since or (0, 0)
        self.inside.update(find_block_lines(self.lines, at[0]))
        if self.find_signs(at[0] + 1) or self.is_cut:
            self.find_signs(len(self.lines))
            return
        problem = error.problem or ""
        since = opened if problem == "did not find expected node content" and at[0] > self.last else since
        quoted = Written.read(self.quoted) if self.quoted else None
        mark, message = explain_stop(Stop(problem, at, error.context or "", since, self.lines, quoted, self.fields))
        self.error(mark, FindingCode.YAML_SYNTAX, message)

    def _note(self, event: yaml.ScalarEvent) -> None:
        """Remember the lines of a text that has several, and the last text in quotes."""
        (first, _), (last, column) = mark_of(event.start_mark), mark_of(event.end_mark)
        if first != last:
            # A block ends where the next line begins.
            self.inside.update(range(first + 1, last if event.style in ("|", ">") and column == 0 else last + 1))
            self._cut(find_swallowed(Written.read(event), self.lines, self.fields))
        if event.style in ('"', "'"):
            self.quoted = event

    def _has_comment(self, event: yaml.ScalarEvent) -> bool:
        """Tell whether a `#` follows a text in its line: most have none, and need no closer look."""
        if not self.has_hash:
            return False
        line, column = mark_of(event.end_mark)
        return "#" in self.lines[line][column:]

    def _cut(self, cut: Cut | None) -> bool:
        if cut:
            mark, code, message = cut
            self.is_cut = True
            self.error(mark, code, message)
        return cut is not None

    def _check_word(self, event: yaml.ScalarEvent) -> str:
        """Report any invisible character and any blank but a space: in a name or an id there is none."""
        odd = find_odd(event.value)
        if odd:
            line, column = mark_of(event.start_mark)
            self.signs[line, column + odd[0]] = odd[1], odd[2]
        return ODD.sub("", event.value)
