"""Changes to the theme's HTML that no stylesheet can make; and the doors: what a page says of the others.

A page with `door: read` is for readers who know how the case ends: it has the search and the whole navigation. Every
other page may be met by one who solves: it has no search, and names no page behind the Read door. A page with
`door: case` is met from within the case only, so no navigation but a reader's names it.

Who has finished the case finds the page of the quizzes in the header of every page; `extra.practise` in mkdocs.yml
names it. Its link is hidden until storage says so, and says nothing before.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import Any

from mkdocs.utils import get_relative_url

SEARCH = re.compile(r'<label class="md-header__button md-icon" for="__search">.*?(?=</nav>\s*</header>)', re.DOTALL)
DOOR, READ, CASE = "door", "read", "case"
PALETTE = '<form class="md-header__option" data-md-component="palette">'
LINK = '<a class="md-header__button spoils to-practise" href="{address}" hidden>Practise</a>'
REVEAL = (
    '<script>try{{JSON.parse(localStorage["{site}/case"]).done&&'
    'document.querySelector(".to-practise").removeAttribute("hidden")}}catch{{}}</script>'
)


def on_page_context(context: Any, *, page: Any, nav: Any, **_: Any) -> Any:
    """Take what is behind the Read door off the navigation of every other page."""
    if has_doors(nav) and not is_for_readers(page):
        context["nav"] = narrow(nav)
        pages = context["nav"].pages
        place = pages.index(page) if page in pages else None
        page.previous_page = pages[place - 1] if place else None
        page.next_page = pages[place + 1] if place is not None and place + 1 < len(pages) else None
    return context


def on_template_context(context: Any, **_: Any) -> Any:
    """Do the same on a page made from a template, such as 404.html: anyone may meet it."""
    if has_doors(context["nav"]):
        context["nav"] = narrow(context["nav"])
    return context


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Repair a page. One that is solved has no search: it would find what the page does not tell yet."""
    html = repair(output)
    if is_for_readers(page) or not config.extra.get("is_shut"):
        return html
    return lead_to_practise(SEARCH.sub("", html, count=1), page.url, config)


def on_env(env: Any, *, config: Any, files: Any) -> None:  # noqa: ARG001
    """Remember where to practise, and whether any page is behind a door: a course without one keeps its search."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    config.extra["is_shut"] = any(is_for_readers(page) for page in pages)
    practise = files.get_file_from_path(config.extra.get("practise", ""))
    config.extra["practise_address"] = practise.url if practise else ""


def lead_to_practise(html: str, url: str, config: Any) -> str:
    """Add the hidden link to the quizzes to the header of a page, if there is such a page."""
    address, site = config.extra["practise_address"], config.mdx_configs["casebook.markdown"]["site_id"]
    if not address:
        return html
    added = LINK.format(address=get_relative_url(address, url)) + REVEAL.format(site=site)
    return html.replace(PALETTE, added + PALETTE, 1)


def on_post_template(output_content: str, template_name: str, config: Any) -> str:
    """Repair a page made from a template."""
    if not template_name.endswith(".html"):
        return output_content
    html = repair(output_content)
    return SEARCH.sub("", html, count=1) if config.extra.get("is_shut") else html


def is_for_readers(page: Any) -> bool:
    """Tell whether a page stands behind the Read door."""
    return bool(page.meta.get(DOOR) == READ)


def has_doors(nav: Any) -> bool:
    """Tell whether any page that the navigation names stands behind a door."""
    return any(page.meta.get(DOOR) in (READ, CASE) for page in nav.pages)


def narrow(nav: Any) -> Any:
    """Return a navigation that names only pages which one who solves may meet before the case begins."""
    narrowed = copy.copy(nav)
    narrowed.items = list(keep(nav.items))
    narrowed.pages = [page for page in nav.pages if page.meta.get(DOOR) not in (READ, CASE)]
    return narrowed


def keep(items: Iterable[Any]) -> Iterable[Any]:
    """Yield the entries that stay, a section with those of its own that stay; an empty one goes."""
    for item in items:
        if item.is_section:
            section = copy.copy(item)
            section.children = list(keep(item.children))
            if section.children:
                yield section
        elif item.is_link or item.meta.get(DOOR) not in (READ, CASE):
            yield item


def repair(html: str) -> str:
    """Name the search dialog, and take off what HTML does not allow.

    `autocomplete` on a checkbox, a `tabindex` without a number, and a label for a box that this page does not have.
    """
    html = html.replace('role="dialog">', 'role="dialog" aria-label="Search">', 1)
    html = re.sub(r'(<input class="md-toggle"[^>]*?) autocomplete="off"', r"\1", html)
    html = html.replace(' tabindex="">', ">")
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")
