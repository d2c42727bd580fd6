"""The course of this repository: its pages, a copy to build, and the words of its list of spoilers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support.links import NOT_FOUND

from casebook.bank.cache import read_bank
from casebook.bundles import copy_assets
from casebook.model import name_all
from casebook.model.spoiler_terms import When

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [*sorted(file.relative_to(DOCS).with_suffix(".html").as_posix() for file in DOCS.rglob("*.md")), NOT_FOUND]
CONFIG = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
SITE_ID = re.findall(r"\bsite_id: ([a-z0-9-]+)", CONFIG)[0]

ALL_GATES = 99  # more than a step has
DOWNLOADS = re.compile(r"^/// downloads.*\n///\n", re.MULTILINE)


def copy_course(root: Path, site_url: str = "", *, with_downloads: bool = False) -> None:
    """Copy the course, with the assets beside its pages for a builder that loads no plugin.

    The address of the site and that of the repository differ between forks, and each fork runs these tests. Printing
    takes longer than all else in a build, so it is left out where no test is about it.
    """
    for folder in ("docs", "quizzes", "plugins/course/theme"):
        shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True)
    config = replace_value(replace_value(CONFIG, "site_url", f'"{site_url}"'), "repository", '""')
    if not with_downloads:
        config = replace_value(config, "downloads", "[]")
        for page in (root / "docs").rglob("*.md"):
            text = page.read_text(encoding="utf-8")
            page.write_text(DOWNLOADS.sub("", text), encoding="utf-8")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    copy_assets(root / "docs/assets")


def replace_value(config: str, field: str, value: str) -> str:
    """Replace the value of the one line that begins with a field; a comment behind it goes too."""
    config, count = re.subn(rf"^( *{field}):.*$", rf"\1: {value}", config, flags=re.MULTILINE)
    assert count == 1, f"mkdocs.yml has {count} lines with `{field}:`; these tests expect one"
    return config


def name_later(step: int, text: str, gates: int = ALL_GATES) -> list[str]:
    """Return the words of a text that may be known later only, by the course's own list.

    `gates` is how many gates of the step are open.
    """
    listed = read_bank(ROOT / "quizzes").spoilers
    assert listed
    later = (secret for secret, _ in listed.terms if secret.since > When(step, gates))
    return [secret.word for secret in name_all(later, text)]
