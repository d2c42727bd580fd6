"""The course's own case, played to its end without a pointer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.support.key_player import KeyPlayer
from tests.support.served_site import Server
from tests.support.windows import SMALL

STEPS = 14


# On the small window the bars leave the least.
@pytest.mark.parametrize("options", [{"viewport": SMALL}], indirect=True, ids=["small"])
def test_the_case_is_played_to_its_end_by_keyboard_and_the_focus_is_never_covered(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/case/index.html")
    player = KeyPlayer(page)
    for number in range(STEPS):
        expect(player.screen).to_have_id(f"step-{number}")
        player.play_screen()
        player.press()
        expect(player.screen.locator(".step-header")).to_be_focused()
    expect(player.screen).to_have_id("result")
    assert player.covered == []
