"""The steps and gates of a page's lines: each in its place, numbered without gaps, and every gate with a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from casebook.source import Code, Finding, Span, listed, shorten

KINDS = ("story", "examination", "test", "picture", "decision", "discussion", "debrief")
CONTAINERS = ("step", "gate", "so-far")
DECISIONS = ("item", "quiz", "rank")
OTHERS = ("figure", "viewer", "chart", "moments", "said", "frequencies", "audit")
DEEPEST = 20
HEAD = re.compile(r"[ \t]*(?P<fence>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|(?P<argument>.*))?$")
END = re.compile(r"[ \t]*(?P<fence>/{3,})[ \t]*$")
STEP = re.compile(rf"(?P<number>\d{{1,2}})[ ]+(?P<kind>{'|'.join(KINDS)})")


@dataclass(slots=True)
class _Open:
    """A block that has begun: its fence and place, and whether a decision stands in it since the last gate."""

    name: str
    fence: str
    span: Span
    is_decided: bool = False


def check_way(lines: Sequence[str | None], path: PurePath, first_line: int) -> Iterator[Finding]:
    """Yield what is wrong with steps, gates and so-far lines. A line of code is None."""
    opened: list[_Open] = []
    expected = 0
    for index, line in enumerate(lines):
        if len(opened) > DEEPEST:  # what was never closed is told below; to look on would take time and tell no more
            break
        head = HEAD.match(line or "")
        end = END.match(line or "")
        if head and head["name"].lower() in (*CONTAINERS, *DECISIONS, *OTHERS):
            name, argument = head["name"].lower(), (head["argument"] or "").strip(" ")
            block = _Open(name, head["fence"], Span(path, index + first_line, head.start("fence") + 1))
            yield from _check_place(block, opened)
            if name == "step":
                yield from _check_step(block, argument, expected)
                expected += 1
            opened.append(block)
        elif end and any(block.fence == end["fence"] for block in opened):
            yield from _close(opened, end["fence"])
    for block in opened:
        if block.name in CONTAINERS:
            yield _unclosed(block)


def _check_place(block: _Open, opened: list[_Open]) -> Iterator[Finding]:
    around = [each.name for each in opened if each.name in CONTAINERS]
    step = next((each for each in reversed(opened) if each.name == "step"), None)
    if block.name == "step" and around:
        message = f"A step cannot stand within `/// {around[-1]}`. Close that block first."
        yield Finding(block.span, Code.STEP_PLACE, message)
    elif block.name in ("gate", "so-far") and around != ["step"]:
        message = (
            f"`/// {block.name}` stands directly within a step. Move it, or check the slashes of the blocks around it."
        )
        yield Finding(block.span, Code.GATE_PLACE, message)
    elif block.name == "gate" and step and not step.is_decided:
        message = (
            "Nothing is decided before this gate, so it would never open. Put an `/// item` or `/// rank` before it."
        )
        yield Finding(block.span, Code.GATE_UNDECIDED, message)
    if step and block.name in DECISIONS and "gate" not in around:
        step.is_decided = True
    elif step and block.name == "gate":
        step.is_decided = False


def _check_step(block: _Open, argument: str, expected: int) -> Iterator[Finding]:
    found = STEP.fullmatch(argument)
    if found is None:
        message = f"`{shorten(argument)}` cannot stand after `/// step`. Write its number and kind: {listed(KINDS)}."
        yield Finding(block.span, Code.BLOCK_ARGUMENT, message)
    elif int(found["number"]) != expected:
        message = f"This is step {found['number']}, and {expected} comes next. Steps are numbered from 0, without gaps."
        yield Finding(block.span, Code.STEP_NUMBER, message)


def _close(opened: list[_Open], fence: str) -> Iterator[Finding]:
    """Close the innermost block with this fence; containers within it were not closed."""
    while opened[-1].fence != fence:
        block = opened.pop()
        if block.name in CONTAINERS:
            yield _unclosed(block)
    opened.pop()


def _unclosed(block: _Open) -> Finding:
    message = f"`{block.fence} {block.name}` is not closed. Write `{block.fence}` alone on a line after it."
    return Finding(block.span, Code.BLOCK_UNCLOSED, message)
