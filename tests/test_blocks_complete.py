"""Every block has all that belongs to one: its file is registered, it is shown, documented and has a golden page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import casebook.blocks
from casebook.blocks.contract import BlockType, ContainerType
from casebook.blocks.registry import BLOCK_TYPES, CONTAINER_TYPES, GRAMMAR
from tests.support.golden import read_cases

ROOT = Path(__file__).parents[1]
FILES = {file.stem: file.read_text(encoding="utf-8") for file in Path(casebook.blocks.__file__).parent.glob("*.py")}
BLOCKS: dict[str, BlockType[Any] | ContainerType] = {**BLOCK_TYPES, **CONTAINER_TYPES}
DEFINES = re.compile(r"^[A-Z]+(?:: BlockType\[\w+\])? = (?:BlockType|ContainerType)\(", re.MULTILINE)
DOCS = "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs/author").glob("*.md")))
PAGES = "".join(case.values[0]["page"] for case in read_cases("pages"))

every_block = pytest.mark.parametrize("name", BLOCKS)


def names_block(name: str, text: str) -> bool:
    return re.search(rf"^\W*/{{3,}} {name}(?![\w-])", text, re.MULTILINE) is not None


def test_every_file_that_defines_a_block_is_registered_by_its_name() -> None:
    assert {name for name, text in FILES.items() if DEFINES.search(text)} == BLOCKS.keys()


@every_block
def test_its_file_begins_with_how_it_is_written(name: str) -> None:
    assert re.match(rf'"""`/{{3,}} {name}[ `]', FILES[name])


@every_block
def test_its_example_is_one_of_itself(name: str) -> None:
    assert re.match(rf"`/{{3,}} {name}[ `]", GRAMMAR.examples[name])


@every_block
def test_its_example_is_read(name: str) -> None:
    argument = GRAMMAR.examples[name].split("`")[1].partition("| ")[2]
    syntax = GRAMMAR.blocks.get(name) or GRAMMAR.containers[name]
    assert syntax.argument.fullmatch(argument)


@every_block
def test_a_golden_page_shows_it(name: str) -> None:
    assert names_block(name, PAGES)


@every_block
def test_authors_are_shown_how_it_is_written(name: str) -> None:
    assert names_block(name, DOCS) or f"`/// {name}" in DOCS


def test_no_block_has_the_former_name_of_another() -> None:
    assert GRAMMAR.renamed.keys().isdisjoint(BLOCKS)
    formers = [former for each in GRAMMAR.blocks.values() for former in each.former]
    formers += [former for each in GRAMMAR.containers.values() for former in each.former]
    assert sorted(formers) == sorted(GRAMMAR.renamed)
