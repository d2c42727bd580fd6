"""The blocks that there are. These are the only lists of them; all else follows from what each says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from casebook.bank.bank import Bank
from casebook.blocks.begin import BEGIN
from casebook.blocks.calibration import CALIBRATION
from casebook.blocks.changes import CHANGES
from casebook.blocks.chart import CHART
from casebook.blocks.confidence import CONFIDENCE
from casebook.blocks.contract import BlockType, Checking, ContainerType
from casebook.blocks.downloads import DOWNLOADS
from casebook.blocks.figure import FIGURE
from casebook.blocks.frequencies import FREQUENCIES
from casebook.blocks.gaps import GAPS
from casebook.blocks.gate import GATE
from casebook.blocks.item import ITEM
from casebook.blocks.more import MORE
from casebook.blocks.practise import PRACTISE
from casebook.blocks.quiz import QUIZ
from casebook.blocks.rank import RANK
from casebook.blocks.recap import RECAP
from casebook.blocks.record import RECORD
from casebook.blocks.references import REFERENCES
from casebook.blocks.responses import RESPONSES
from casebook.blocks.result import RESULT
from casebook.blocks.review import REVIEW
from casebook.blocks.signatures import SIGNATURES
from casebook.blocks.step import STEP
from casebook.blocks.viewer import VIEWER
from casebook.findings import MOST_FINDINGS, Finding
from casebook.parsing.page_scanner import PageText
from casebook.parsing.syntax import Grammar

_BLOCKS: tuple[BlockType[Any], ...] = (
    QUIZ,
    ITEM,
    FIGURE,
    VIEWER,
    RANK,
    DOWNLOADS,
    REFERENCES,
    RECORD,
    CHART,
    CALIBRATION,
    RESPONSES,
    FREQUENCIES,
    GAPS,
    BEGIN,
    PRACTISE,
    CHANGES,
    CONFIDENCE,
    REVIEW,
    SIGNATURES,
)
# In the order in which they are finished: the result goes where the steps are.
_CONTAINERS: tuple[ContainerType, ...] = (STEP, GATE, RECAP, MORE, RESULT)

BLOCK_TYPES = {block.name: block for block in _BLOCKS}
CONTAINER_TYPES = {container.name: container for container in _CONTAINERS}
GRAMMAR = Grammar(
    {block.name: block.syntax for block in _BLOCKS},
    {container.name: container.holds for container in _CONTAINERS},
)


def check_blocks(page: PageText, bank: Bank) -> Iterator[Finding]:
    """Yield what is wrong with what the blocks of a page name, up to a hundred of each type."""
    checking = Checking(bank, page)
    for name, block in BLOCK_TYPES.items():
        named = (head.named for head in page.heads if head.name == name and head.fits)
        found = (finding for each in named for finding in block.check(each, checking))
        yield from islice(found, MOST_FINDINGS)
