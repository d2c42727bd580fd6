"""The course of this repository: its pages, and a copy to build that is the same in every fork."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from casebook.bundle import copy_assets
from links import NOT_FOUND

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(file.relative_to(DOCS).with_suffix(".html").as_posix() for file in DOCS.rglob("*.md")), NOT_FOUND]


def copy_course(root: Path, site_url: str = "") -> None:
    """Copy the course, with the assets beside its pages for a builder that loads no plugin.

    The address of the site and that of the repository differ between forks, and each fork runs these tests.
    """
    for folder in ("docs", "quizzes", "hooks", "overrides"):
        shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = replace_value(replace_value(config, "site_url", site_url), "repository", "")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    copy_assets(root / "docs/assets")


def replace_value(config: str, field: str, value: str) -> str:
    """Replace the value of the one line that begins with a field; a comment behind it goes too."""
    config, count = re.subn(rf"^( *{field}):.*$", rf'\1: "{value}"', config, flags=re.MULTILINE)
    assert count == 1, f"mkdocs.yml has {count} lines with `{field}:`; these tests expect one"
    return config
