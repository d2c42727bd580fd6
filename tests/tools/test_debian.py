"""Debian, as root: what is missing comes from apt."""

from __future__ import annotations

import importlib.util
import os

import pytest
from tests.support.dev_copy import Machine, posix


@posix
def test_on_debian_root_gets_a_browser_from_apt(debian: Machine) -> None:
    (debian.path / "chromium").unlink()
    debian.apt(f"printf '#!/bin/sh\\n' > {debian.path}/chromium; /bin/chmod +x {debian.path}/chromium")
    debian.place.debian.apt(*debian.place.debian.find_missing())
    assert debian.place.browsers.find_browser() == str(debian.path / "chromium")
    assert debian.place.said() == ["Installing with apt: chromium, fonts-liberation."]


@posix
def test_without_root_the_browser_of_playwright_will_do(debian: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    (debian.path / "chromium").unlink()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    debian.apt("exit 1")
    assert debian.place.debian.find_missing() == []


@posix
def test_on_debian_root_gets_node_and_the_venv_module_from_apt(
    debian: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (debian.path / "npm").unlink()
    debian.apt(f'echo "$*" >> {debian.path}/asked')
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    assert debian.place.debian.find_missing()[0] == ("python3-venv", "nodejs", "npm")
    assert debian.place.dev.main(["test"]) == 1
    assert (debian.path / "asked").read_text() == "install -y --no-install-recommends python3-venv nodejs npm\n"


@posix
def test_on_debian_root_gets_pango_and_fonts_from_apt(debian: Machine) -> None:
    debian.place.program(debian.path / "dpkg-query", "exit 1")
    debian.apt(f'echo "$*" >> {debian.path}/asked')
    debian.place.debian.apt(*debian.place.debian.find_missing())
    packages = [
        *("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        *("fonts-noto-core", "fonts-noto-cjk", "fonts-dejavu-core"),
    ]
    assert debian.place.said() == [f"Installing with apt: {', '.join(packages)}."]
    assert (debian.path / "asked").read_text() == f"install -y --no-install-recommends {' '.join(packages)}\n"


@posix
def test_on_debian_nothing_is_asked_of_apt_where_all_is_there(debian: Machine) -> None:
    debian.apt(f": > {debian.path}/asked")
    debian.place.debian.apt(*debian.place.debian.find_missing())
    assert debian.place.said() == []
    assert not (debian.path / "asked").exists()


@posix
def test_all_that_apt_shall_install_is_said_before_it_begins(debian: Machine) -> None:
    for program in ("firefox-esr", "xvfb-run", "java"):
        (debian.path / program).unlink()
    debian.apt(f'echo "$*" >> {debian.path}/asked; echo begun')
    debian.place.debian.apt(*debian.place.debian.find_missing())
    packages = "firefox-esr, webkit2gtk-driver, xvfb, xauth, default-jre-headless"
    assert debian.place.said() == [f"Installing with apt: {packages}."]
    assert (debian.path / "asked").read_text().splitlines() == [
        "install -y --no-install-recommends firefox-esr",
        "install -y --no-install-recommends webkit2gtk-driver xvfb xauth",
        "install -y --no-install-recommends default-jre-headless",
    ]


@posix
def test_a_package_that_is_not_to_be_had_keeps_no_other_away(debian: Machine) -> None:
    debian.apt(
        f"""case "$*" in *firefox-esr*) echo 'E: No firefox-esr'; exit 100;; esac; echo "$*" >> {debian.path}/a"""
    )
    debian.place.debian.apt(("npm",), ("firefox-esr",), ("java",))
    assert debian.place.said() == ["Installing with apt: npm, firefox-esr, java.", "apt says: E: No firefox-esr"]
    assert [line.split()[-1] for line in (debian.path / "a").read_text().splitlines()] == ["npm", "java", "update"]


@posix
def test_apt_fetches_its_lists_where_it_does_not_know_the_package(debian: Machine) -> None:
    debian.apt(f'test "$1" = update && : > {debian.path}/lists; test -e {debian.path}/lists')
    debian.place.debian.apt(("npm",))
    assert debian.place.said() == ["Installing with apt: npm."]


@posix
def test_the_error_of_apt_is_shown(debian: Machine) -> None:
    debian.apt("echo Reading package lists...; echo 'E: Unable to locate package npm'; echo; exit 100")
    debian.place.debian.apt(("npm",))
    assert debian.place.said() == [
        "Installing with apt: npm.",
        "apt says: E: Unable to locate package npm",
    ]


@posix
def test_anyone_but_root_is_told_what_to_type(debian: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    debian.apt(f": > {debian.path}/asked")
    debian.place.debian.apt(("npm",), ("xvfb", "xauth"))
    assert debian.place.said() == [
        "Not installed, since only root may: npm, xvfb, xauth.",
        "To have them, type: sudo apt-get install --no-install-recommends npm xvfb xauth",
    ]
    assert not (debian.path / "asked").exists()
