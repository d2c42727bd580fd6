"""A small real project on disk: quizzes, facts, references and pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FACTS = """\
report: {title: A report, journal: A journal, note: Nothing else is known.}
facts:
- {id: exam, text: Three tests hurt, section: Case Report}
not_reported:
- {id: not-fever, text: Fever}
"""
REFERENCES = """\
@article{first2006,
  author = {First, A. B. and Second, C.},
  journal = {A Journal},
  year = {2006},
  mark = {verified},
}
@article{memory1999,
  journal = {A Journal},
  mark = {recall},
}
"""
CONFIG = """\
site_name: A small site
site_url: ""
use_directory_urls: false
theme: {name: material, font: false}
watch: [quizzes]
extra_css: [assets/casebook.css]
extra_javascript: [{path: assets/casebook.js, defer: true}]
plugins: [search, casebook]
markdown_extensions:
- tables
- casebook.markdown: {site_id: small}
"""
# One grey pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)


@dataclass(frozen=True)
class Project:
    """Files under one folder, written as an author would."""

    root: Path

    def write(self, name: str, text: str) -> Path:
        """Write a file, making its folder."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def write_context(self) -> None:
        """Write the facts and references that goldens cite."""
        self.write("quizzes/facts.yml", FACTS)
        self.write("quizzes/references.bib", REFERENCES)
