"""What a viewer shows, measured in the browser."""

from __future__ import annotations

from playwright.sync_api import FloatRect, Locator

# How wide the picture is and where its corner stands, as shares of the panel.
VIEW = """panel => {
    const frame = panel.getBoundingClientRect();
    const picture = panel.querySelector('img').getBoundingClientRect();
    return [
        picture.width / frame.width,
        (picture.left - frame.left) / frame.width,
        (picture.top - frame.top) / frame.height,
    ];
}"""
# Where the two lines of the cross stand, as shares of the panel; null where there is none.
CROSS = """panel => ['::before', '::after'].map((line, down) => {
    const style = getComputedStyle(panel, line);
    const side = down ? panel.clientHeight : panel.clientWidth;
    return style.content === 'none' ? null : parseFloat(down ? style.top : style.left) / side;
})"""


def panel(viewer: Locator, title: str = "MRI 1, T1-weighted") -> Locator:
    """Return the panel with a title."""
    return viewer.get_by_role("group", name=title)


def view(viewer: Locator, title: str = "MRI 1, T1-weighted") -> list[float]:
    """Return zoom, left and top of a panel."""
    shares: list[float] = panel(viewer, title).evaluate(VIEW)
    return [round(share, 2) for share in shares]


def cross(viewer: Locator, title: str) -> list[float]:
    """Return where the cross stands in a panel, as shares of its sides."""
    shares: list[float] = panel(viewer, title).evaluate(CROSS)
    return [round(share, 2) for share in shares]


def shown(viewer: Locator) -> list[str | None]:
    """Return the labels of the panels that are shown."""
    panels = viewer.locator(".panel")
    return [each.get_attribute("aria-label") for each in panels.all() if each.is_visible()]


def frame(viewer: Locator, title: str = "MRI 1, T1-weighted") -> FloatRect:
    """Return where a panel is in the window, after it has been scrolled into it."""
    panel(viewer, title).scroll_into_view_if_needed()
    box = panel(viewer, title).bounding_box()
    assert box
    return box


def pair(*times: int) -> list[str]:
    """Return the labels of the panels of some times."""
    return [f"MRI {time}, {name}" for time in times for name in ("T1-weighted", "T2-weighted, fat-suppressed")]
