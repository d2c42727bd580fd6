"""The front matter of a page, read as MkDocs reads it, so that what MkDocs would ignore becomes a finding.

What MkDocs cannot read becomes text of the page. A `door` lost like this puts the page into the menu of those who
solve the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import takewhile
from pathlib import PurePath

import yaml

from casebook.findings import Finding, FindingCode, Location, Severity, listed, shorten, suggest
from casebook.parsing.field_names import CASE_FIELDS
from casebook.parsing.odd_characters import ODD, strip_unseen
from casebook.parsing.yaml_slips import Stop, explain_stop
from casebook.parsing.yaml_source import mark_of

DOOR, DOORS = "door", ("read", "case")
FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(?P<body>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
# MkDocs also reads `name: value` lines at the very beginning, without any line of dashes.
LINE = re.compile(r"[ ]{0,3}(?P<name>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
MORE = re.compile(r"[ ]{4}|\t")
FENCE = re.compile(r"(?P<odd>\W*?)(?P<fence>-{2,}|[–—]+|\*{3})(?P<end>\W*)")
NAME = re.compile(r"[\s\"'“”]*(?P<name>[^\W\d][\w -]{0,30}?)[\"'“”]*\s*[:：=](?!//)")
MINUTES = "minutes"
PRINT = "print"
LANG = "lang"
LANG_LINE = re.compile(rf"^{LANG}:[ ]*(.*?)[ ]*(?:#.*)?$", re.MULTILINE)
LANGUAGE = re.compile(r"([\"']?)([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\1")
UNPRINTED = re.compile(rf"^{PRINT}:[ ]*(?:false|no|off)[ ]*(?:#.*)?$", re.MULTILINE | re.IGNORECASE)  # as YAML has it
MINUTES_LINE = re.compile(rf"^{MINUTES}:[ ]*(\d+)[ ]*$", re.MULTILINE)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A door may be meant where `door: read` is misspelt, in front matter also with a value that is none.
NAMED = re.compile(
    r"(?P<name>.{1,30}?)[\s\"'“”]*(?:[:：=]|(?<=\S)\s)[\s\"'“”]*(?P<value>[^\s\"'“”:：=]*)[\s\"'“”.,]*\Z"
)
# Letters of Greek and Cyrillic that nobody can tell from those of the word.
LOOK_ALIKE = str.maketrans("\u0501\u043e\u03bf\u0433", "door")
WITHIN = re.compile(r"(?i)door\W*[:：=]\W*(?:read|case)\b")
LINES_OF_FRONT, LONGEST_LINE = 40, 200
NAMES = (
    *("title", "description", "template", "hide", "search", "robots", "tags", "icon", "status", "subtitle", "date"),
    *(
        "author",
        "authors",
        "categories",
        "comments",
        "summary",
        "slug",
        "draft",
        "links",
        "social",
        "image",
        MINUTES,
        LANG,
        DOOR,
    ),
)


def check_front(text: str, path: PurePath) -> Iterator[Finding]:
    """Yield what is wrong with the front matter of a page, or with where it stands."""
    lines = text.split("\n")
    block = FRONT_MATTER.match(text)
    if block:
        yield from _check_block(block["body"], lines, path)
        return
    first = next((row for row, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return
    fence = FENCE.fullmatch(lines[first])
    if fence and _holds_fields(lines, first):
        yield Finding(Location(path, first + 1, 1), FindingCode.FRONT_MATTER, _why_unread(lines, first, fence))
    elif first == 0 and LINE.match(lines[0]):
        yield from _check_lines(lines, path)
    else:
        yield from _find_doors(lines, first, path)


def _check_block(body: str, lines: list[str], path: PurePath) -> Iterator[Finding]:
    try:
        fields = yaml.load(body, LOADER)
    except yaml.MarkedYAMLError as error:
        yield _explain(error, body, path)
        return
    except (yaml.YAMLError, ValueError) as error:
        message = f"This front matter cannot be read as YAML: {shorten(str(error))}."
        yield Finding(Location(path, 2, 1), FindingCode.FRONT_MATTER, message)
        return
    if fields is not None and not isinstance(fields, dict):
        message = "Front matter holds fields, one `name: value` a line. Put a space after the colon."
        yield Finding(Location(path, 2, 1), FindingCode.FRONT_MATTER, message)
        return
    yield from _check_minutes((fields or {}).get(MINUTES), lines, path)
    yield from _check_print((fields or {}).get(PRINT), lines, path)
    yield from _check_language(body, path)
    yield from _check_door(fields or {}, lines, path, 1 + body.count("\n"))


def _check_minutes(minutes: object, lines: list[str], path: PurePath) -> Iterator[Finding]:
    if minutes is None or (isinstance(minutes, int) and not isinstance(minutes, bool) and minutes > 0):
        return
    row = next((row for row, line in enumerate(lines) if line.startswith(f"{MINUTES}:")), 0)
    message = f"`{MINUTES}` is a whole number of minutes, such as 30, not `{shorten(str(minutes))}`."
    yield Finding(_at(path, row, lines), FindingCode.VALUE_KIND, message)


def _check_print(printed: object, lines: list[str], path: PurePath) -> Iterator[Finding]:
    if printed is not None and not isinstance(printed, bool):
        row = next((row for row, line in enumerate(lines) if line.startswith(f"{PRINT}:")), 0)
        message = f"`{PRINT}` is `true` or `false`, not `{shorten(str(printed))}`."
        yield Finding(_at(path, row, lines), FindingCode.VALUE_KIND, message)


def _check_language(body: str, path: PurePath) -> Iterator[Finding]:
    found = LANG_LINE.search(body)
    if found and not LANGUAGE.fullmatch(found[1]):
        row = body[: found.start()].count("\n") + 2
        message = f"`{LANG}` is the name of a language, such as `de` or `pt-BR`, not `{shorten(found[1])}`."
        yield Finding(Location(path, row, 1), FindingCode.VALUE_KIND, message, Severity.ADVICE)


def read_language(text: str) -> str:
    """Return the language of a page by its front matter; empty where that names none.

    It is read as written, since YAML takes `no`, which is Norwegian, for a refusal.
    """
    front = FRONT_MATTER.match(text)
    named = LANG_LINE.search(front["body"]) if front else None
    found = LANGUAGE.fullmatch(named[1]) if named else None
    return found[2] if found else ""


def read_minutes(text: str) -> tuple[int, int] | None:
    """Return how many minutes a page shall take at most by its front matter, and the line that says so."""
    front = FRONT_MATTER.match(text)
    found = MINUTES_LINE.search(front[0]) if front else None
    return (int(found[1]), front[0][: found.start()].count("\n") + 1) if front and found else None


def is_printed(text: str) -> bool:
    """Tell whether the items of a page are printed: not where its front matter says `print: false`."""
    front = FRONT_MATTER.match(text)
    return not (front and UNPRINTED.search(front[0]))


def read_title(text: str) -> str:
    """Return the title of a page by its front matter; nothing where it has none, or cannot be read."""
    front = FRONT_MATTER.match(text)
    try:
        fields = yaml.load(front["body"], LOADER) if front else None
    except (yaml.YAMLError, ValueError):  # `check_front` says why
        return ""
    return str(fields.get("title") or "") if isinstance(fields, dict) else ""


def _explain(error: yaml.MarkedYAMLError, body: str, path: PurePath) -> Finding:
    at, since = (mark_of(mark) if mark else None for mark in (error.problem_mark, error.context_mark))
    rows = [*body.split("\n"), ""]
    stop = Stop(error.problem or "", at or since or (0, 0), error.context or "", since, rows, None, CASE_FIELDS)
    (row, column), message = explain_stop(stop)
    row = min(row, max(body.count("\n") - 1, 0))
    return Finding(Location(path, row + 2, min(column, len(rows[row])) + 1), FindingCode.FRONT_MATTER, message)


def _check_lines(lines: list[str], path: PurePath) -> Iterator[Finding]:
    """Check `name: value` lines that begin a page: MkDocs takes them for front matter, and does not print them."""
    fields: dict[object, object] = {}
    read = list(takewhile(lambda line: line.strip() and (LINE.match(line) or MORE.match(line)), lines))
    for found in filter(None, map(LINE.match, read)):
        fields[found["name"].lower()] = found["value"].strip()
    if not fields.keys() & {*NAMES} and not any(map(_is_like_door, read)):
        message = "MkDocs takes this line for front matter and does not print it. Put an empty line above it."
        yield Finding(Location(path, 1, 1), FindingCode.FRONT_MATTER, message)
        return
    yield from _check_door(fields, lines, path, len(read))


def _check_door(fields: Mapping[object, object], lines: list[str], path: PurePath, end: int) -> Iterator[Finding]:
    """Check the door that MkDocs has read in the lines up to `end`; without one, look for what was meant to be one."""
    if DOOR not in fields:
        yield from _find_doors(lines, 0, path, end)
        return
    door = fields[DOOR]
    if door in DOORS:
        return
    row = next((row for row, line in enumerate(lines[:end]) if _is_like_door(line)), 0)
    shown = "nothing" if door is None else f"`{shorten(str(door))}`"
    hint = suggest(strip_unseen(str(door)).lower(), DOORS)
    yield Finding(_at(path, row, lines), FindingCode.DOOR_UNKNOWN, f"`door` is {listed(DOORS)}, not {shown}.{hint}")


def _find_doors(lines: list[str], start: int, path: PurePath, end: int = 0) -> Iterator[Finding]:
    """Yield lines that were meant to name a door, where MkDocs reads none; front matter goes up to `end`."""
    for row, line in enumerate(lines[start : end + LINES_OF_FRONT], start):
        if row > end and line.lstrip().startswith(("#", "/", "```")):
            return  # the page has begun
        if _is_like_door(line, is_front=row < end):
            message = (
                "No door is read here. Write `door: read` or `door: case` between two lines of `---` "
                "with which the page begins, not indented."
            )
            yield Finding(_at(path, row, lines), FindingCode.DOOR_UNKNOWN, message)


def _at(path: PurePath, row: int, lines: list[str]) -> Location:
    return Location(path, row + 1, len(lines[row]) - len(lines[row].lstrip()) + 1)


def _is_like_door(line: str, *, is_front: bool = True) -> bool:
    seen = ODD.sub("", line).strip().translate(LOOK_ALIKE)
    found = NAMED.match(seen) if len(seen) <= LONGEST_LINE else None
    if not found or (is_front and WITHIN.search(seen)):
        return found is not None
    name = re.sub(r"[\W\d_]", "", found["name"].lower())
    if found["value"].lower() in DOORS:
        return bool(get_close_matches(name, [DOOR], cutoff=0.6))
    return is_front and bool(get_close_matches(name, [DOOR], cutoff=0.85))


def _holds_fields(lines: list[str], first: int) -> bool:
    """Tell whether what stands below a line of dashes looks like front matter: fields up to the next empty line."""
    below = next((line for line in lines[first + 1 :] if line.strip()), "")
    return NAME.match(ODD.sub(" ", below)) is not None and not below.lstrip().startswith(("http", "#"))


def _why_unread(lines: list[str], first: int, fence: re.Match[str]) -> str:
    if first > 0:
        return "Front matter begins in the first line. Delete the empty lines above this."
    if fence["fence"] != "---" or fence["odd"] or fence["end"].strip():
        return "This does not begin front matter. Write `---`, and nothing else, in the first line."
    if lines[-1].strip() in ("---", "..."):
        return "Front matter ends with a line of `---`, and a line must follow it."
    return "This front matter is not closed. Write `---`, not indented, on the line after its last field."
