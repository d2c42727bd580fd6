"""The offline edition as the command writes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CASEBOOK = [sys.executable, "-c", "from casebook.cli.main import main; main()"]

MEGABYTE = 1_000_000


def export(site: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [*CASEBOOK, "export", "offline", "--site", str(site), "--out", str(out)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
