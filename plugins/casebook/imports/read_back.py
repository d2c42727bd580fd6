"""What was written is read as an author's file is, before it is put in place."""

from __future__ import annotations

from pathlib import PurePath

from casebook.findings import Rules, Severity
from casebook.items.quiz_file import QuizFile, read_quiz

HEAD = "id: imported\ntitle: Imported\nitems:\n"


def find_fault(block: str) -> str:
    """Return what keeps an item from being used, in the words of the engine; empty where nothing does."""
    read = read_quiz(HEAD + block, PurePath("imported.yml"), Rules.PLAIN)
    lines = (HEAD + block).split("\n")
    for finding in sorted(read.findings):
        if finding.severity is Severity.ERROR:
            line = lines[min(finding.location.line, len(lines)) - 1].strip()
            return f"{finding.message} It would be written so: `{line[:120]}` [{finding.code}]"
    return "" if read.quiz else "It cannot be read back."


def read_whole(text: str, path: PurePath) -> QuizFile:
    """Return a quiz file as it is read."""
    return read_quiz(text, path, Rules.PLAIN)


def has_errors(read: QuizFile) -> bool:
    """Tell whether anything in a quiz file is an error."""
    return any(finding.severity is Severity.ERROR for finding in read.findings)
