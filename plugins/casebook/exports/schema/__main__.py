"""Write the schemas and the help of findings into the package, and name the schemas in the quizzes of the course."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from casebook.bank.files import list_files
from casebook.exports.files import replace_files
from casebook.exports.schema.file_kinds import DESCRIBED
from casebook.exports.schema.finding_help import read_finding_help
from casebook.exports.schema.references import plan_references
from casebook.schemas import FOLDER, HELP, SCHEMAS

PAGES = Path("docs/author/findings.md"), Path("docs/author/writing-advice.md")
QUIZZES = Path("quizzes")


def make_files() -> dict[Path, bytes]:
    """Return what the package holds of them, by their files."""
    made: dict[Path, object] = {FOLDER / SCHEMAS[kind]: describe() for kind, describe in DESCRIBED.items()}
    if all(page.is_file() for page in PAGES):  # a fork may have deleted them
        made[HELP] = read_finding_help(*PAGES)
    return {file: (json.dumps(each, indent=1, ensure_ascii=False) + "\n").encode() for file, each in made.items()}


if __name__ == "__main__":
    replace_files(make_files() | plan_references(list_files(QUIZZES), FOLDER))
    sys.stdout.write(f"Wrote what editors know of quizzes into {FOLDER}.\n")
