"""`/// quiz | quiz-a` and `/// quiz | quiz-a#a1-a3`: a quiz of the bank, or some of its items in a row.

A block with something in it holds items itself: see `casebook.parsing.inline_quiz`.
"""

from __future__ import annotations

import re

from casebook.bank.refs import ItemRef
from casebook.blocks.contract import BlockType
from casebook.blocks.item_set import build_items, check_items, name_anchors, parse_items
from casebook.parsing.syntax import Syntax

QUIZ: BlockType[ItemRef] = BlockType(
    name="quiz",
    syntax=Syntax(
        argument=re.compile(r"(?P<quiz>[a-z0-9-]+)(?:#(?P<items>[a-z0-9-]+))?"),
        example="`/// quiz | quiz-a` or `/// quiz | quiz-a#a1-a3`",
        parse=parse_items,
        decides=True,
        former=(),
        holds_items=True,
    ),
    check=check_items,
    anchors=name_anchors,
    build=build_items,
    when="in turn",
)
