"""Columns of findings in the unit that other programs count in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from casebook.findings import Findings, Location
from casebook.parsing.text_file import read_text


@dataclass(slots=True)
class SourceLines:
    """The lines of the files in which something was found; each file is read once."""

    files: dict[Path, list[str]] = field(default_factory=dict)

    def count_utf16(self, location: Location) -> int:
        """Return a column, from 1, in UTF-16 code units; that of the location where its line cannot be read."""
        path = Path(location.path)
        if path not in self.files:
            self.files[path] = (read_text(path, path, Findings()) or "").split("\n")
        lines = self.files[path]
        line = lines[location.line - 1] if location.line <= len(lines) else ""
        return location.column + sum(sign > "\uffff" for sign in line[: location.column - 1])
