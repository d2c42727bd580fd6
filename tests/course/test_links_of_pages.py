"""Every link of the course and of its first files leads somewhere, and no page asks another host for anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.course.pages import PAGES, ROOT
from tests.support.links import find_faults, read_page


def test_every_link_of_the_course_leads_somewhere(built_course: Path) -> None:
    faults = find_faults(built_course)
    assert faults == [], "\n".join(faults)


def test_every_page_of_the_course_is_in_the_list_of_pages(built_course: Path) -> None:
    """The list is what axe goes through, so a page that is not in it would be left out there."""
    assert sorted(file.relative_to(built_course).as_posix() for file in built_course.rglob("*.html")) == sorted(PAGES)


def test_the_check_sees_links_of_each_kind(built_course: Path) -> None:
    links = [link for name in PAGES for link in read_page(built_course, name).links]
    assert {link.tag for link in links} >= {"a", "link", "script"}
    assert any(link.address.startswith("https://doi.org/") for link in links)
    assert any(re.fullmatch(r"references\.html#[a-z-]+", link.address) for link in links)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_a_file_that_readers_open_first_links_to_files_that_are_there(name: str) -> None:
    assert find_lost((ROOT / name).read_text(encoding="utf-8")) == []


def test_a_link_to_no_file_is_found() -> None:
    text = "![A](docs/no.png) [B](https://example.org/) [C](README.md#part) [D](../README.md) [E](http://example.org)"
    assert find_lost(text) == ["docs/no.png", "../README.md", "http://example.org"]


def find_lost(text: str) -> list[str]:
    """Return the targets in Markdown that are neither a file of this repository nor an address with https."""
    targets = re.findall(r"\]\(([^)\s]+)", text)
    files = {target: ROOT / target.partition("#")[0] for target in targets if not target.startswith("https://")}
    return [target for target, file in files.items() if ".." in file.parts or not file.is_file()]
