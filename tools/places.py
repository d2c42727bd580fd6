"""Where things are in this repository, and what they are filled from."""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK, TEST_LOCK = "requirements.txt", "requirements-test.txt"
FRONTEND = HERE / "plugins" / "frontend"
CHECKERS = HERE / "tests" / "checkers"
