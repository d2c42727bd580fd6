"""The file of the page that is being converted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

NOWHERE = PurePath("this page")


@dataclass(frozen=True, slots=True)
class PageFile:
    """The file of a page: `path` within the folder `docs` of the project `root`, and its text, front matter included.

    The path has slashes on every system. It is empty where the builder does not tell it; so is the language, which is
    that of the theme as HTML writes it, and `site_id`, which is made of the site's address or name.
    """

    root: Path
    docs: Path = Path("docs")
    path: str = ""
    text: str = ""
    language: str = ""
    site_id: str = ""

    @property
    def shown(self) -> PurePath:
        """The file's name in findings."""
        file = self.root / self.docs / self.path
        if not self.path:
            return NOWHERE
        return file.relative_to(self.root) if file.is_relative_to(self.root) else file

    @property
    def path_to_root(self) -> str:
        """The way from the page's folder to the folder of all pages."""
        return "../" * self.path.count("/")

    def first_line(self, text: str) -> int:
        """Return the line of the file at which the text that the builder converts begins, after the front matter."""
        return max(1, 1 + self.text.rstrip().count("\n") - text.rstrip().count("\n"))
