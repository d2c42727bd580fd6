"""Copies of dev.py: in an empty folder, on a machine of small scripts, and on Debian."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.support.dev_copy import Machine, Place


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Place:
    return Place(tmp_path, capsys)


@pytest.fixture
def machine(place: Place) -> Machine:
    return Machine(place)


@pytest.fixture
def debian(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", str(machine.path))
    monkeypatch.setenv("DEBIAN_FRONTEND", "noninteractive")
    monkeypatch.delenv("CASEBOOK_BROWSER", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return machine
