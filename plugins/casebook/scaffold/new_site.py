"""What an author is asked -> the files of a new site with a case that is made up, written whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import MappingProxyType

from casebook.parsing.extension_options import derive_site_id

DISTRIBUTION = "mkdocs-casebook"
EXTRA = "material"
FILES = Path(__file__).parent / "files"
# The packing of a wheel would leave out what begins with a dot.
HIDDEN: Mapping[str, str] = MappingProxyType({"github": ".github", "gitignore": ".gitignore"})
LICENCES: Mapping[str, str] = MappingProxyType(
    {
        "CC BY 4.0": "Text: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "CC BY-SA 4.0": "Text: CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
        "CC0": "Text: CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/",
        "none": "All rights reserved.",
    }
)
# What Markdown would read as its own signs, the brackets of a citation among them.
MARKDOWN_SIGNS = frozenset("&<>*_[]`{}\\|~#$^")
# No YAML file may hold these, nor can they be written as UTF-8.
UNWRITABLE = frozenset({"Cc", "Cs"})
OTHER = "Name a folder that is empty or not there yet."
PLACE = re.compile(r"\{(title|topic|description|licence|site_id|requirement)\}")
REPOSITORY = "https://github.com/owner/name"


@dataclass(frozen=True, slots=True)
class Answers:
    """What an author has said of a new site, each in one line of text; `licence` is one of `LICENCES`."""

    title: str
    topic: str
    licence: str


def find_fault(text: str) -> str:
    """Return why a text can be neither a title nor a topic, else nothing."""
    if not text.strip():
        return "is empty"
    if any(unicodedata.category(sign) in UNWRITABLE or sign in "\ufeff\ufffe\uffff" for sign in " ".join(text.split())):
        return "has a character that cannot be written into a file"
    return ""


def find_obstacle(folder: Path) -> str:
    """Return why no site can be written into a folder, else nothing. The folder of Git is no obstacle."""
    if folder.exists() and not folder.is_dir():
        return f"`{folder}` is a file. {OTHER}"
    if folder.is_dir() and {file.name for file in folder.iterdir()} - {".git"}:
        return f"`{folder}` is not empty. {OTHER}"
    return ""


def read_requirement() -> str:
    """Return how to install the engine as it is installed here, or from a repository that is still to be named."""
    try:
        installed = distribution(DISTRIBUTION)
    except PackageNotFoundError:
        return _require(REPOSITORY)
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    if not origin:
        return f"{DISTRIBUTION}[{EXTRA}]=={installed.version}"
    version = origin.get("vcs_info")
    return _require(f"{origin['url']}@{version['commit_id']}" if version else REPOSITORY)


def _require(address: str) -> str:
    return f"{DISTRIBUTION}[{EXTRA}] @ git+{address}"


def write_site(folder: Path, answers: Answers) -> list[Path]:
    """Write the files of a new site into a folder, which is made where there is none, and return them.

    Nothing stands in the way there: see `find_obstacle`. Raises: OSError when a file cannot be written, and then none
    is left.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    files = dict(_fill(answers))
    try:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text.encode())
    except BaseException:
        _remove(missing[-1:] or [folder / name.parts[0] for name in files])
        raise
    return [folder / name for name in files]


def _remove(written: list[Path]) -> None:
    for path in written:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _fill(answers: Answers) -> Iterator[tuple[Path, str]]:
    """Yield each file of the site, by its path in it, with what the author has said in place of `{title}` and such."""
    title, topic = (" ".join(each.split()) for each in (answers.title, answers.topic))
    words = {
        "title": title,
        "topic": topic,
        "description": f"A case on: {topic}.",
        "licence": LICENCES[answers.licence],
        "site_id": derive_site_id("", title),
        "requirement": read_requirement(),
    }
    for file in sorted(file for file in FILES.rglob("*") if file.is_file() and "__pycache__" not in file.parts):
        first, *rest = file.relative_to(FILES).parts
        text = file.read_text(encoding="utf-8")
        quoted = {name: _quote(value, file.suffix) for name, value in words.items()}
        yield Path(HIDDEN.get(first, first), *rest), PLACE.sub(partial(_take, quoted), text)


def _take(words: Mapping[str, str], place: re.Match[str]) -> str:
    return words[place[1]]


def _quote(text: str, suffix: str) -> str:
    """Return a text as a file of this kind says it."""
    if suffix == ".yml":
        return json.dumps(text, ensure_ascii=False)  # which YAML reads as it is meant
    if suffix == ".md":
        return "".join(f"&#{ord(sign)};" if sign in MARKDOWN_SIGNS else sign for sign in text)
    return text
