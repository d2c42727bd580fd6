"""Every block has all that belongs to one: its file is registered, and a golden page shows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import casebook.blocks
from casebook.blocks.contract import BlockType, ContainerType
from casebook.blocks.registry import BLOCK_TYPES, CONTAINER_TYPES, GRAMMAR
from tests.support.golden import names_block, read_folder

FILES = {file.stem: file.read_text(encoding="utf-8") for file in Path(casebook.blocks.__file__).parent.glob("*.py")}
BLOCKS: dict[str, BlockType[Any] | ContainerType] = {**BLOCK_TYPES, **CONTAINER_TYPES}
DEFINES = re.compile(r"^[A-Z]+(?:: BlockType\[\w+\])? = (?:BlockType|ContainerType)\(", re.MULTILINE)
GOLDENS = read_folder("blocks")

every_block = pytest.mark.parametrize("name", BLOCKS)


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
    pages = [case["page"] for case in GOLDENS.get(name, []) if case.get("html")]
    assert any(names_block(name, page) for page in pages), f"tests/blocks/{name}.yml has no page with it"


def test_no_block_has_the_former_name_of_another() -> None:
    assert GRAMMAR.renamed.keys().isdisjoint(BLOCKS)
    formers = [former for each in GRAMMAR.blocks.values() for former in each.former]
    formers += [former for each in GRAMMAR.containers.values() for former in each.former]
    assert sorted(formers) == sorted(GRAMMAR.renamed)
