"""The script and the stylesheet that pages load, and a copy of them for builders that load no plugin."""

from __future__ import annotations

import shutil
from pathlib import Path

NAMES = ("casebook.css", "casebook.js")
FOLDER = Path(__file__).parent / "assets"


def copy_assets(folder: Path) -> list[Path]:
    """Copy both into a folder, making it, over an older copy; return where they are now.

    Raises: OSError when the system does not let them be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copyfile(FOLDER / name, folder / name)) for name in NAMES]
