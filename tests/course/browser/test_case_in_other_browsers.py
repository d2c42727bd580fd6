"""The course's own case, played to its end in Firefox and in WebKit, and gone on with in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import drivers
from tests.support.driven_case import SCREEN, play_screen, press
from tests.support.served_site import Server

STEPS = 14
LEFT_AT = 6


@pytest.mark.parametrize("name", drivers.STARTS)
def test_the_case_is_played_to_its_end_and_is_gone_on_with_where_it_was_left(
    name: str, course: Server, tmp_path: Path
) -> None:
    lack = drivers.find_lack(name)
    if lack:
        pytest.skip(f"{name}: {lack}")
    with drivers.start(name, tmp_path) as window:
        address = f"{course.address}/case/index.html"
        window.open(address, f"document.querySelector('{SCREEN}')")
        for number in range(STEPS):
            window.wait(f"document.querySelector('{SCREEN}').id === 'step-{number}'")
            if number == LEFT_AT:
                window.open("about:blank")
                window.open(address, f"document.querySelector('#step-{number}[data-current]')")
            play_screen(window)
            press(window)
        window.wait(f"document.querySelector('{SCREEN}').id === 'result'")
        window.wait("document.querySelector('#result ranking-changes').textContent.includes('You ')")
