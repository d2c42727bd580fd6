"""Files among the pages that must not be published, and pages that cannot be read, while an author is looking on."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from casebook.figures.prepare import find_refused
from casebook.findings import Findings
from casebook.lint.symlinks import check_links, find_outside
from casebook.mkdocs_plugin.paths import name_path
from casebook.parsing.text_file import read_text


def reject_files(files: Files, config: MkDocsConfig, findings: Findings) -> None:
    """Take away what must not be published: private pictures, and what links lead to outside of the folder."""
    docs = Path(config.docs_dir)
    findings.extend(check_links(docs, name_path(docs, config)))
    rejected = [path.relative_to(docs).as_posix() for path in (*find_refused(docs), *find_outside(docs))]
    for file in list(files):
        if any(file.src_uri == name or file.src_uri.startswith(f"{name}/") for name in rejected):
            files.remove(file)


def describe_unreadable(page: Page, config: MkDocsConfig, findings: Findings) -> str | None:
    """Return what stands in place of a page that is no text, empty for an empty file; None when it can be read.

    What keeps it from being read is added to the findings.
    """
    if not page.file.abs_src_path:
        return None
    file, found = Path(page.file.abs_src_path), Findings()
    if read_text(file, name_path(file, config), found):
        return None
    findings.extend(found)
    entries = "\n".join(f"- {finding}" for finding in found)
    return f"# {file.name}\n\nThis page cannot be read.\n\n{entries}\n" if entries else ""
