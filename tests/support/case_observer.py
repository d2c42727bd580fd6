"""What is wrong with screens of the course's case: by axe, by what scrolls sideways, and by what is told too early."""

from __future__ import annotations

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.course.pages import name_later
from tests.support.axe import violations
from tests.support.case_player import CasePlayer

NARROW = 320
FITS = "width => document.documentElement.scrollWidth <= width"
SHOW_SCHEME = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
UNFOLD = "screen => screen.querySelectorAll('details').forEach(fold => fold.open = true)"


class CaseObserver:
    """Looks at the screen of a player when it is asked to, in one colour scheme of the theme.

    `faults` holds what was wrong, each with its screen.
    """

    def __init__(self, player: CasePlayer, scheme: str) -> None:
        self.player = player
        self.scheme = scheme
        self.page = player.page
        self.faults: list[str] = []

    def look(self, moment: str, *, with_axe: bool = True) -> None:
        """Look at the screen as it is, and 320 px wide."""
        size = self.page.viewport_size
        assert size
        name = f"{self.player.screen.get_attribute('id')} {moment}"
        if with_axe:
            # In a window as high as the page nothing lies under a bar.
            tall = size | {"height": self.page.evaluate("document.documentElement.scrollHeight + 200")}
            self.page.set_viewport_size(tall)
            self.page.evaluate(SHOW_SCHEME, self.scheme)
            self.faults += [f"{name}, {self.scheme}: {fault}" for fault in violations(self.page, "main")]
        self.faults += [f"{name} tells {word}" for word in self.find_early()]
        for width in (NARROW, size["width"]):
            self.page.set_viewport_size(size | {"width": width})
            try:
                # A viewer measures its place once the window has its size.
                self.page.wait_for_function(FITS, arg=width, timeout=3000)
            except PlaywrightTimeoutError:
                self.faults.append(f"{name} scrolls sideways at {width} px")

    def unfold(self) -> None:
        """Open everything that is folded on the screen."""
        self.player.screen.evaluate(UNFOLD)

    def find_early(self) -> list[str]:
        """Return the words on the page, its title among them, that may be known from a later place of the case only."""
        screen = self.player.screen
        number = (screen.get_attribute("id") or "").removeprefix("step-")
        if not number.isdigit():
            return []
        text = f"{self.page.title()}\n{self.page.locator('body').inner_text()}"
        return name_later(int(number), text, screen.locator("case-gate[data-open]").count())
