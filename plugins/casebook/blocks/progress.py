"""Where the progress of a page with steps is kept: two cases of one site have two records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from casebook.bank.refs import CheckpointRef
from casebook.blocks.page_file import PageFile
from casebook.parsing.page_scanner import read_page
from casebook.parsing.settings import list_pages
from casebook.parsing.syntax import Grammar

FIRST = "case"


def name_progress(file: PageFile, grammar: Grammar) -> str:
    """Return the end of the storage key for the steps of a page.

    A site with one case has `case`, as in version 0.1.0. Of several, one has it; the others have their path behind it.
    """
    if not file.path:
        return FIRST
    known = {path: ranks for path, ranks in _find_cases(file.root / file.docs, grammar) if path != file.path}
    own = bool(_rank_of(file.root / file.docs / file.path, grammar))
    first = min([(file.path, own), *known.items()], key=_sort_case)[0]
    name = PurePosixPath(file.path).with_suffix("")
    return FIRST if first == file.path else f"{FIRST}:{quote(str(name))}"


def _sort_case(case: tuple[str, bool]) -> tuple[bool, int, bool, str]:
    """Put the page that ranks first, since a site has one differential; then the one nearest to the home page."""
    path, ranks = case
    return not ranks, path.count("/"), PurePosixPath(path).stem != "index", path


def _find_cases(docs: Path, grammar: Grammar) -> Iterator[tuple[str, bool]]:
    """Yield each page with steps by its path, and whether it ranks."""
    for page in list_pages(docs):
        path = page.relative_to(docs)
        ranks = None if any(part.startswith(".") for part in path.parts) else _rank_of(page, grammar)
        if ranks is not None:
            yield path.as_posix(), ranks


def _rank_of(page: Path, grammar: Grammar) -> bool | None:
    """Return whether a page ranks; None if it has no steps, or cannot be read."""
    try:
        stat = page.stat()
        return _read_case(page, grammar, stat.st_mtime_ns, stat.st_size) if page.is_file() else None
    except OSError:  # the builder says why
        return None


@lru_cache(maxsize=1024)
def _read_case(page: Path, grammar: Grammar, _changed: int, _size: int) -> bool | None:
    text = page.read_text(encoding="utf-8-sig", errors="replace")
    if "step" not in text:
        return None
    read = read_page(text, page, grammar)
    return (next(read.all_of(CheckpointRef), None) is not None) if read.has_steps else None
