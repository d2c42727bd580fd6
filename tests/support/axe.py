"""What axe finds in a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "plugins/frontend/node_modules/axe-core/axe.min.js"


CONTRAST = ("color-contrast",)


def violations(
    page: Page, within: str = "html", *, targets: bool = True, only: tuple[str, ...] | None = None
) -> list[str]:
    """Return each rule that is broken, with the element that breaks it.

    The size of `targets` is one more rule; `only` names the rules where the others have been looked at, as when nothing
    but colours has changed.
    """
    # What sticks below the header covers whatever is scrolled under it, and at the top of the page nothing.
    page.evaluate("scrollTo(0, 0)")
    # The theme then fades its tabs in, on a clock of its own: what is half there has no contrast.
    page.add_style_tag(content=".md-tabs__link { transition: none !important }")
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    run = """([within, enabled, values]) => axe.run(within, values
      ? {runOnly: {type: 'rule', values}} : {rules: {'target-size': {enabled}}})"""
    # The bar of actions lies over the lower end of a screen that is longer than the window, until it is scrolled there.
    bar = page.add_style_tag(content=".action-bar { position: static !important }")
    found = page.evaluate(run, [within, targets, only])
    bar.evaluate("style => style.remove()")
    return [f"{rule['id']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]]
