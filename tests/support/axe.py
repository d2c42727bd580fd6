"""What axe finds in a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "plugins/frontend/node_modules/axe-core/axe.min.js"


def violations(page: Page, within: str = "html", *, targets: bool = True) -> list[str]:
    """Return each rule that is broken, with the element that breaks it; the size of `targets` is one more rule."""
    # What sticks below the header covers whatever is scrolled under it, and at the top of the page nothing.
    page.evaluate("scrollTo(0, 0)")
    # The theme then fades its tabs and titles in, on a clock of its own: what is half there has no contrast.
    page.add_style_tag(content="* { transition: none !important }")
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    run = "([within, enabled]) => axe.run(within, {rules: {'target-size': {enabled}}})"
    # The bar of actions lies over the lower end of a screen that is longer than the window, until it is scrolled there.
    bar = page.add_style_tag(content=".action-bar { position: static !important }")
    found = page.evaluate(run, [within, targets])
    bar.evaluate("style => style.remove()")
    return [f"{rule['id']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]]
