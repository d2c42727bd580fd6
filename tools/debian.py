"""What the tests need of Debian: found missing, and installed with apt where this is root."""

from __future__ import annotations

import os
import shutil
from typing import NamedTuple

from tools import programs
from tools.browsers import installed_browser
from tools.node import find_npm
from tools.programs import last_line, say
from tools.venv import has_venv_module

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
FONTS = ("fonts-noto-core", "fonts-noto-cjk", "fonts-dejavu-core")
CHROMIUM = ("chromium", "fonts-liberation")  # the fonts, so that text is as wide as elsewhere


class Need(NamedTuple):
    """What some tests need and others do not: packages of Debian, and the programs that show they are there."""

    tests: str
    packages: tuple[str, ...]
    programs: tuple[str, ...]


FURTHER = (
    Need("the tests in Firefox", ("firefox-esr",), ("firefox-esr",)),
    Need("the tests in WebKit", ("webkit2gtk-driver", "xvfb", "xauth"), ("WebKitWebDriver", "xvfb-run", "xauth")),
    Need("the tests of valid pages", ("default-jre-headless",), ("java",)),
)


def find_missing() -> list[tuple[str, ...]]:
    """Return the Debian packages that the tests lack, those that belong together in one group."""
    needed = (
        *(() if has_venv_module() else ("python3-venv",)),
        *(() if find_npm() else ("nodejs", "npm")),
        *(name for name in (*PANGO, *FONTS) if programs.run("dpkg-query", "--show", name)[0] != 0),
    )
    browser = CHROMIUM if may_install() and not installed_browser() else ()  # without root, Playwright brings its own
    further = (need.packages for need in FURTHER if not is_met(need))
    return [group for group in (needed, browser, *further) if group]


def may_install() -> bool:
    """Say whether apt is there and this is root."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def is_met(need: Need) -> bool:
    """Say whether the programs that some tests need are there."""
    return all(map(shutil.which, need.programs))


def apt(*groups: tuple[str, ...]) -> None:
    """Install groups of Debian packages where this is Debian's root, and name them first; else say what to type."""
    packages = [package for group in groups for package in group]
    if not packages or not shutil.which("apt-get"):
        return
    if not may_install():
        say(f"Not installed, since only root may: {', '.join(packages)}.")
        say(f"To have them, type: sudo apt-get install --no-install-recommends {' '.join(packages)}")
        return
    say(f"Installing with apt: {', '.join(packages)}.")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    failed = [group for group in groups if apt_get(group)[0] != 0]
    if failed:
        programs.run("apt-get", "update")  # a new machine knows no package, or versions that are gone
    for group in failed:
        status, output = apt_get(group)
        if status != 0:
            say(f"apt says: {last_line(output, 'E:')}")


def apt_get(packages: tuple[str, ...]) -> tuple[int, str]:
    """Install packages that belong together, so that one group that is not to be had keeps no other away."""
    return programs.run("apt-get", "install", "-y", "--no-install-recommends", *packages)
