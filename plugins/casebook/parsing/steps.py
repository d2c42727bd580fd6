"""The steps and gates of a page's lines: each in its place, numbered without gaps, and every gate with a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from casebook.findings import Finding, FindingCode, Location, shorten
from casebook.parsing.block_options import check_options
from casebook.parsing.syntax import Grammar

STEP, GATE, RESULT = "step", "gate", "result"
DEEPEST = 20
HEAD = re.compile(r"[ \t]*(?P<fence>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|(?P<argument>.*))?$")
END = re.compile(r"[ \t]*(?P<fence>/{3,})[ \t]*$")
# Two spaces or three before a `#` make it a part of the text.
HASHED = re.compile(r"(?:[ ]{4,})?\#{1,6}[ ]*[^\s\#]")
TAGGED = re.compile(r"(?i)[ ]*<h[1-6]\b")
UNDERLINE = re.compile(r"[ ]*(?:=+|-+)[ ]*")
TEXT = re.compile(r"[ ]*(?![-*+>|/]|\d+\.[ ])\S")


@dataclass(slots=True)
class _Open:
    """A block that has begun: its fence and place, and whether a decision stands in it since the last gate."""

    name: str
    fence: str
    location: Location
    is_decided: bool = False


def check_steps(lines: Sequence[str | None], path: PurePath, first_line: int, grammar: Grammar) -> Iterator[Finding]:
    """Yield what is wrong with the blocks that hold Markdown, and with what stands in them. A line of code is None."""
    opened: list[_Open] = []
    screens: list[_Open] = []
    expected = 0
    for index, line in enumerate(lines):
        if len(opened) > DEEPEST:  # what was never closed is told below; to look on would take time and tell no more
            break
        head = HEAD.match(line) if line and "//" in line else None
        if head and head["name"].lower() in grammar.examples:
            place = Location(path, index + first_line, head.start("fence") + 1)
            block = _Open(head["name"].lower(), head["fence"], place)
            yield from _check_place(block, opened, grammar)
            if block.name in grammar.containers:
                yield from _check_argument(block, (head["argument"] or "").strip(" "), expected, grammar)
                yield from check_options(lines, index + 1, place, block.name, grammar.containers[block.name].options)
            expected += block.name == STEP
            screens += [block] if block.name in (STEP, RESULT) else []
            opened.append(block)
        elif opened and line:
            yield from _read_line(lines, index, Location(path, index + first_line, 1), opened, grammar)
    yield from _check_results(screens)
    for block in opened:
        if block.name in grammar.containers:
            yield _unclosed(block)


def _read_line(
    lines: Sequence[str | None], index: int, location: Location, opened: list[_Open], grammar: Grammar
) -> Iterator[Finding]:
    line = lines[index] or ""
    end = END.match(line)
    if end and any(block.fence == end["fence"] for block in opened):
        yield from _close(opened, end["fence"], grammar)
    elif any(block.name in (STEP, RESULT) for block in opened) and _is_heading(lines, index):
        message = "A heading is not allowed in a step: it would reveal what comes next. Write a line of bold text."
        column = len(line) - len(line.lstrip()) + 1
        yield Finding(replace(location, column=column), FindingCode.STEP_HEADING, message)


def _is_heading(lines: Sequence[str | None], index: int) -> bool:
    """Tell whether a line makes a heading: with `#`, as HTML, or underlined below the first line of a paragraph."""
    line = lines[index] or ""
    if line.lstrip()[:1] not in ("#", "<", "=", "-"):
        return False
    before, above = ((lines[place] or "") if place >= 0 else "" for place in (index - 1, index - 2))
    if HASHED.match(line) or TAGGED.match(line):
        return True
    begins = not above.strip() or HEAD.match(above) or END.match(above)
    return bool(UNDERLINE.fullmatch(line) and TEXT.match(before) and begins)


def _check_place(block: _Open, opened: list[_Open], grammar: Grammar) -> Iterator[Finding]:
    around = [each.name for each in opened if each.name in grammar.containers]
    step = next((each for each in reversed(opened) if each.name == STEP), None)
    if block.name in grammar.containers:
        yield from _check_container(block, around, step, grammar)
    elif step and grammar.decides(block.name) and any(grammar.containers[name].within is None for name in around):
        message = f"A decision of a step is not allowed in a fold, where it may be missed. Move `/// {block.name}` out."
        yield Finding(block.location, FindingCode.FOLD_PLACE, message)
    if step and grammar.decides(block.name) and GATE not in around:
        step.is_decided = True
    elif step and block.name == GATE:
        step.is_decided = False
    elif RESULT in around and grammar.decides(block.name):
        message = (
            f"A result contains no decisions: it opens when all of them are made. Put the `/// {block.name}` in a step."
        )
        yield Finding(block.location, FindingCode.STEP_PLACE, message)


def _check_results(screens: Sequence[_Open]) -> Iterator[Finding]:
    """Yield each result that is not the last screen of a case."""
    for place, block in enumerate(screens):
        if block.name == RESULT and (place == 0 or place + 1 < len(screens)):
            message = "A result ends a case. Put it once, after the last step."
            yield Finding(block.location, FindingCode.STEP_PLACE, message)


def _check_container(block: _Open, around: list[str], step: _Open | None, grammar: Grammar) -> Iterator[Finding]:
    within = grammar.containers[block.name].within
    if within is None:
        yield from _check_fold(block, around, grammar)
    elif not within and around:
        message = f"A {block.name} is not allowed within `/// {around[-1]}`. Close that block first."
        yield Finding(block.location, FindingCode.STEP_PLACE, message)
    elif within and around != [within]:
        message = (
            f"`/// {block.name}` belongs directly within a {within}. "
            "Move it, or check the slashes of the blocks around it."
        )
        yield Finding(block.location, FindingCode.GATE_PLACE, message)
    elif block.name == GATE and step and not step.is_decided:
        message = (
            "Nothing is decided before this gate, so it would never open. Put an `/// item` or `/// rank` before it."
        )
        yield Finding(block.location, FindingCode.GATE_UNDECIDED, message)


def _check_fold(block: _Open, around: list[str], grammar: Grammar) -> Iterator[Finding]:
    """Yield what is wrong with the place of a fold: it holds no other, and a line of text holds none."""
    refusing = [name for name in around if name == block.name or grammar.containers[name].content == "inline"]
    if refusing:
        message = f"`/// {block.name}` is not allowed within `/// {refusing[-1]}`. Close that block first."
        yield Finding(block.location, FindingCode.FOLD_PLACE, message)


def _check_argument(block: _Open, argument: str, expected: int, grammar: Grammar) -> Iterator[Finding]:
    syntax = grammar.containers[block.name]
    found = syntax.argument.fullmatch(argument)
    if found is None and not syntax.expected:
        message = f"Nothing is allowed after `/// {block.name}`. Delete `{shorten(argument)}`."
        yield Finding(block.location, FindingCode.BLOCK_ARGUMENT, message)
    elif found is None:
        wrong = f"`{shorten(argument)}` is not allowed" if argument else "Something is missing"
        message = f"{wrong} after `/// {block.name}`. Write {syntax.expected}."
        yield Finding(block.location, FindingCode.BLOCK_ARGUMENT, message)
    elif block.name == STEP and int(found["number"]) != expected:
        message = f"This is step {found['number']}, and {expected} comes next. Steps are numbered from 0, without gaps."
        yield Finding(block.location, FindingCode.STEP_NUMBER, message)


def _close(opened: list[_Open], fence: str, grammar: Grammar) -> Iterator[Finding]:
    """Close the innermost block with this fence; containers within it were not closed."""
    while opened[-1].fence != fence:
        block = opened.pop()
        if block.name in grammar.containers:
            yield _unclosed(block)
    opened.pop()


def _unclosed(block: _Open) -> Finding:
    message = f"`{block.fence} {block.name}` is not closed. Write `{block.fence}` alone on a line after it."
    return Finding(block.location, FindingCode.BLOCK_UNCLOSED, message)
