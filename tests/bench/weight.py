"""Bytes of the sites that were built: pages, assets, and what stands in the search index."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import ITEMS_A_PAGE, Page, write_page
from tests.bench.sites import Program, Site

ASSETS = (".css", ".js")


@dataclass(frozen=True, slots=True)
class Weights:
    """What one program adds to the same text as plain Markdown, in bytes."""

    item: float
    item_packed: float
    more_item: float
    more_item_packed: float
    assets: int
    assets_packed: int
    quizless: int


def weigh(program: Program, plain: Program, folder: Path) -> Weights:
    """Build small sites and weigh them: a page of ten items, the same page with ten more, one without any."""
    short, long = write_page(1), write_page(2, 2 * ITEMS_A_PAGE)
    pages = [short, Page(3, long.prose, long.items[:ITEMS_A_PAGE]), long]
    ours, base = Site(program, folder / program.name), Site(plain, folder / f"beside-{program.name}")
    for site in (ours, base):
        site.write(pages)
        site.build()
    first = _added(ours, base, short)
    half, whole = _added(ours, base, pages[1]), _added(ours, base, long)
    assets = _assets(ours, base, short)
    return Weights(
        item=first[0] / ITEMS_A_PAGE,
        item_packed=first[1] / ITEMS_A_PAGE,
        more_item=(whole[0] - half[0]) / ITEMS_A_PAGE,
        more_item_packed=(whole[1] - half[1]) / ITEMS_A_PAGE,
        assets=sum(len(content) for content in assets),
        assets_packed=sum(_packed(content) for content in assets),
        quizless=len(ours.read("index.html")) - len(base.read("index.html")),
    )


def count_rationales(site: Site, pages: Iterable[Page]) -> tuple[int, int]:
    """Return how many rationales stand in the search index of a site, and how many there are."""
    rationales = [option.rationale for page in pages for item in page.items for option in item.options]
    index = site.read("search/search_index.json").decode("utf-8")
    return sum(rationale in index for rationale in rationales), len(rationales)


def _added(ours: Site, base: Site, page: Page) -> tuple[int, int]:
    """Return what a page weighs more than the plain one, as it is and packed."""
    name = f"page-{page.number}.html"
    mine, plain = ours.read(name), base.read(name)
    return len(mine) - len(plain), _packed(mine) - _packed(plain)


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, compresslevel=9, mtime=0))


def _assets(ours: Site, base: Site, page: Page) -> list[bytes]:
    """Return every style and script that a page loads and the plain site does not have."""
    html = ours.read(f"page-{page.number}.html").decode("utf-8")
    files = (path.relative_to(ours.built) for path in sorted(ours.built.rglob("*")) if path.suffix in ASSETS)
    loaded = (file for file in files if file.as_posix() in html)
    return [(ours.built / file).read_bytes() for file in loaded if not (base.built / file).exists()]
