"""The downloads of a site: what a reader can take away as a file."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.i18n import N_

FOLDER = "downloads"


@dataclass(frozen=True, slots=True)
class Download:
    """One file: its name, in which `{}` stands for the id of the site, and what a reader is told of it."""

    file: str
    title: str
    note: str

    def address(self, site_id: str) -> str:
        """Return where it lies in the site."""
        return f"{FOLDER}/{self.file.format(site_id)}"


DOWNLOADS = {
    "booklet": Download(
        "case-booklet.pdf",
        N_("The case as a booklet"),
        N_("to solve on paper: what follows a decision is overleaf"),
    ),
    "tutor": Download(
        "tutor-booklet.pdf",
        N_("The tutor's booklet"),
        N_("the same pages with answers, notes and timing; gives away the diagnosis"),
    ),
    "summary": Download("summary.pdf", N_("The case on one page"), N_("gives away the diagnosis")),
    "offline": Download(
        "{}-offline.zip",
        N_("The whole site without a network"),
        N_("unpack the folder and open index.html in it"),
    ),
}
