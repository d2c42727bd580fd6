"""The files of a bank: what each is called, where it stands, and how a folder is listed."""

from __future__ import annotations

from pathlib import Path, PurePath

from casebook.parsing.text_file import is_folder

FACTS = "facts.yml"
DIFFERENTIAL = "differential.yml"
SPOILERS = "spoilers.yml"
BIBLIOGRAPHY = "references.bib"
FIGURES = "figures"
SINGULAR = (FACTS, DIFFERENTIAL, SPOILERS)
GEOMETRY, BIBTEX = ".json", ".bib"
YAML = (".yml", ".yaml")
SUFFIXES = (*YAML, BIBTEX, GEOMETRY)


def list_files(folder: Path) -> list[Path]:
    """Return the files of a bank, in a fixed order. What editors leave beside them (`.#quiz.yml`) is none."""
    if not is_folder(folder):
        return []
    found = (file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES)
    return sorted(file for file in found if not file.name.startswith("."))


def find_singular(path: PurePath) -> str | None:
    """Return the name of the file of which there is one, when a path is such a file, however it is spelt."""
    name = f"{path.stem.lower()}.yml"
    return name if path.suffix.lower() in YAML and name in SINGULAR else None


def find_kind(path: PurePath) -> str | None:
    """Return what kind of YAML file a path is, by its name and its folder; None for a file in another format."""
    if path.suffix.lower() not in YAML:
        return None
    name = find_singular(path)
    if name:
        return PurePath(name).stem
    return "figure" if path.parent.name == FIGURES else "quiz"


def rank_file(path: PurePath) -> tuple[bool, int]:
    """Return a sort key: of two files of which there may be one, the one an author would call the right one is first.

    That is the one whose name is spelt as it is here, then the one in fewer folders.
    """
    name = find_singular(path)
    return (name is not None and path.name != name, len(path.parts) if name else 0)
