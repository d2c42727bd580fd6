"""How long a browser works for a frame: a stack that is scrolled, and the lab when a control moves.

Beside each stands what the same browser needs for a page that only draws two pictures of that size, in the same run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.bench.lighthouse import serve_packed

STEPS, ROUNDS = 40, 5
SLOWED = 4  # the phone that is asked about is four times as slow
BLANK = """<!doctype html><canvas width=512 height=512></canvas><canvas width=512 height=512></canvas>"""
DRAW = """const pictures = [96, 160].map(grey => {
    const made = new OffscreenCanvas(512, 512), brush = made.getContext('2d');
    brush.fillStyle = `rgb(${grey} ${grey} ${grey})`;
    brush.fillRect(0, 0, 512, 512);
    return made.transferToImageBitmap();
});
const brushes = [...document.querySelectorAll('canvas')].map(canvas => canvas.getContext('2d'));
const work = step => brushes.forEach((brush, place) => brush.drawImage(pictures[(step + place) % 2], 0, 0));"""
SCROLL = """const panel = document.querySelector('image-viewer .panel');
const work = step => panel.dispatchEvent(
    new WheelEvent('wheel', { deltaY: step % 8 < 4 ? 120 : -120, bubbles: true, cancelable: true }));"""
CHANGE = """const control = document.querySelector('signal-lab input[name=te]');
const work = step => {
    control.value = String(20 + step);
    control.dispatchEvent(new Event('input', { bubbles: true }));
};"""


@dataclass(frozen=True, slots=True)
class Frame:
    """The milliseconds of work that a frame takes, of several rounds, and how many times as slow the processor was."""

    name: str
    slowed: int
    rounds: tuple[float, ...]
    most: float | None = None

    @property
    def middle(self) -> float:
        """Return the median."""
        return median(self.rounds)


def time_frames(site: Path, browser: str | None, say: Callable[[str], None]) -> list[Frame]:
    """Return what frames of a built course take; none, after saying why, where there is no browser."""
    if not browser:
        say("Frames are left out: they need Chromium.")
        return []
    say("Timing frames.")
    with serve_packed(site) as address, sync_playwright() as programs:
        page = programs.chromium.launch(executable_path=browser).new_page(viewport={"width": 390, "height": 844})
        frames = []
        for slowed in (SLOWED, 1):
            page.set_content(BLANK)
            frames.append(Frame("two pictures drawn, nothing else", slowed, _rounds(page, DRAW, slowed)))
        page.goto(f"{address}/study/imaging.html")
        page.get_by_text("Look closer").first.click()
        panel = page.locator("image-viewer .panel").first
        panel.click()
        for key in ("End", "Home"):
            panel.press(key)
        page.wait_for_load_state("networkidle")
        frames.insert(1, Frame("a stack, scrolled", SLOWED, _rounds(page, SCROLL, SLOWED), most=16))
        page.goto(f"{address}/study/signal-lab.html", wait_until="networkidle")
        frames.append(Frame("the signal lab, a control moved", 1, _rounds(page, CHANGE, 1), most=33))
    return frames


def _rounds(page: Page, work: str, slowed: int) -> tuple[float, ...]:
    """Return the work of a frame in each round; the first round, in which the script is compiled, does not count.

    `work` is a script that defines `work(step)`, which is called once a frame.
    """
    each_frame = f"""async steps => {{
        {work}
        for (let step = 0; step <= steps; step++) {{
            await new Promise(requestAnimationFrame);
            if (step < steps) work(step);
        }}
    }}"""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    found = []
    for _ in range(ROUNDS + 1):
        before = _worked(session)
        page.evaluate(each_frame, STEPS)
        found.append((_worked(session) - before) / STEPS)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return tuple(found[1:])


def _worked(session: CDPSession) -> float:
    """Return the milliseconds that the page's main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(each["value"]) for each in metrics if each["name"] == "TaskDuration")
