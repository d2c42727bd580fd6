"""Changes to the theme's HTML that no stylesheet can make."""

from __future__ import annotations

import re
from typing import Any

SEARCH = re.compile(r'<label class="md-header__button md-icon" for="__search">.*?(?=</nav>\s*</header>)', re.DOTALL)


def on_post_page(output: str, page: Any, **_: Any) -> str:
    """Repair a page. One that is solved has no search: it would find what the page does not tell yet."""
    html = repair(output)
    return SEARCH.sub("", html, count=1) if page.meta.get("door") == "solve" else html


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Repair a page made from a template, such as 404.html."""
    return repair(output_content) if template_name.endswith(".html") else output_content


def repair(html: str) -> str:
    """Name the search dialog; `autocomplete` is not allowed on a checkbox."""
    html = html.replace('role="dialog">', 'role="dialog" aria-label="Search">', 1)
    return re.sub(r'(<input class="md-toggle"[^>]*?) autocomplete="off"', r"\1", html)
