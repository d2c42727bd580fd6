"""The button that leads into a case: it says how long the case takes, and where its record is kept."""

from __future__ import annotations

from types import SimpleNamespace

import click
import markdown
import pytest
from markdown.treeprocessors import Treeprocessor

from tests.support.project import Project

UNKNOWN = "No page `case/index.md` with steps is found from here. Write the path of the case's page."
CASE = "///// step | 0 story\n\nTold.\n\n/////\n\n///// step | 1 story\n\nTold on.\n\n/////\n"


class MkDocsLinks(Treeprocessor):
    """Knows the page that is converted, as the processor of MkDocs does."""

    def __init__(self, config: dict[str, str], file: SimpleNamespace) -> None:
        super().__init__()
        self.config = config
        self.file = file


def build(project: Project, path: str = "index.md", address: str = "case/index.md") -> str:
    """Return what a page becomes that MkDocs hands over with its path."""
    project.write("mkdocs.yml", "")
    md = markdown.Markdown(extensions=["casebook.markdown"], extension_configs={"casebook.markdown": {"site_id": "a"}})
    config = {"config_file_path": str(project.root / "mkdocs.yml")}
    md.treeprocessors.register(MkDocsLinks(config, SimpleNamespace(src_uri=path, content_string="")), "relpath", 0)
    return md.convert(f"/// begin | {address}\n///\n")


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("---\nminutes: 30\n---\n\n", "About half an hour, in 1 step. Stop at any step"),
        ("---\nminutes: 45\n---\n\n", "About 45 minutes, in 1 step. Stop at any step"),
        ("", "In 1 step. Stop at any step"),
    ],
)
def test_it_says_how_long_the_case_takes_by_the_front_matter_of_its_page(
    project: Project, front: str, words: str
) -> None:
    project.write("docs/case/index.md", front + CASE)
    html = build(project)
    assert f'<p class="time">{words}' in html
    assert '<a class="begin" href="case/index.md">Begin</a>' in html


def test_of_several_cases_it_knows_the_record_of_the_one_it_names(project: Project) -> None:
    project.write("docs/case.md", CASE)
    project.write("docs/deep/second.md", CASE)
    assert 'store="a/case:deep/second"' in build(project, "deep/index.md", "second.md")
    assert 'store="a/case"' in build(project, "deep/index.md", "../case.md")


@pytest.mark.parametrize("text", [None, "# No case\n", "```\n///// step | 0 story\n/////\n```\n"])
def test_without_a_case_there_the_author_is_told(project: Project, text: str | None) -> None:
    if text:
        project.write("docs/case/index.md", text)
    with pytest.raises(click.ClickException) as raised:
        build(project)
    assert f"docs/index.md:1:1: error: {UNKNOWN} [case-unknown]" in raised.value.message
