"""Items written in a page -> the nodes that a file of them would give, each with its place in the page.

    /// quiz
    A runner has fallen on her knee.

    Which bone is the kneecap?

    - [ ] The tibia
      It is the shin bone.
    - [x] The patella
    ///

A line of three dashes begins the next item. The last paragraph before the options is the lead-in, what stands above it
the stem. What is indented below an option is its rationale; a paragraph after the options is that of the item.
`[___]` is a gap: one gap is answered by the forms listed with `[x]`; of several, a numbered list gives one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, repeat

from casebook.parsing.document import Document
from casebook.parsing.inline_parts import BOX, GAP, NUMBERED, TASK, Entry, Line, Parts, count_gaps, report, take_apart
from casebook.parsing.yaml_nodes import Mapping, Node, Scalar
from casebook.parsing.yaml_nodes import Sequence as Entries

OWN_ID = re.compile(r"[ \t]*\{:?[ ]*#(?P<id>[^\s{}]*)[ ]*\}[ \t]*$")
LISTED = re.compile(r"\s*(?:[-*+–•]|\d+[.)]|[A-Da-d][.)])\s")
FORMS = re.compile(r"(?<!\\)\|")
SHOWN_GAP = r"\_\_\_\_"

Paragraph = list[Line]


def read_items(document: Document, lines: Sequence[Line]) -> Iterator[Mapping]:
    """Yield each item of a block; what cannot be read is reported, and what is left is read all the same."""
    for parts in take_apart(document, lines):
        item = _read(document, parts)
        if parts.is_whole and item:
            yield item


def _read(document: Document, parts: Parts) -> Mapping | None:
    item = Mapping(parts.first.number, parts.first.column)
    grouped = groupby(parts.above, key=lambda line: line.is_blank)
    *stem, asked = [list(each) for is_blank, each in grouped if not is_blank] or [[]]
    gaps = count_gaps(asked)
    bullet = next((line for line in parts.above if LISTED.match(line.text)), None)
    if not parts.entries and bullet:
        report(document, bullet, f"{BOX} Add the box to each answer.")
        return None
    if not gaps:
        _read_choice(item, parts, stem, asked)
    elif gaps == 1:
        _read_text(item, parts, stem, asked)
    else:
        _read_gaps(document, item, parts, stem, asked)
    return item


def _read_choice(item: Mapping, parts: Parts, stem: list[Paragraph], asked: Paragraph) -> None:
    keys = sum(1 for entry in parts.entries if entry.is_key)
    _set_asked(item, parts, stem, asked)
    _set(item, "type", Scalar("multiple" if keys > 1 else "single", item.line, item.column))
    options = [_read_option(entry) for entry in parts.entries]
    for entry, option in zip(parts.entries, options, strict=True):
        if entry.is_key:
            _set(option, "key", Scalar("true", option.line, option.column + 3))
    _set_list(item, "options", options)
    _set_text(item, "rationale", [parts.below])


def _read_text(item: Mapping, parts: Parts, stem: list[Paragraph], asked: Paragraph) -> None:
    """Read an item with one gap: what is ticked is accepted, the others are wrong responses that are foreseen."""
    if GAP.fullmatch("".join(line.text for line in asked).strip()):
        *stem, asked = stem or [[]]
    _set_asked(item, parts, stem, [_fill(line, repeat(SHOWN_GAP)) for line in asked])
    _set(item, "type", Scalar("text", item.line, item.column))
    keys = [entry for entry in parts.entries if entry.is_key]
    _set_list(item, "key", [_write(_cut(entry.line)[0]) for entry in keys])
    _set_list(item, "options", [_read_option(entry) for entry in parts.entries if not entry.is_key])
    _set_text(item, "rationale", [*(entry.below for entry in keys), parts.below])


def _read_gaps(document: Document, item: Mapping, parts: Parts, stem: list[Paragraph], asked: Paragraph) -> None:
    """Read an item with several gaps; a numbered list says what belongs in each."""
    *before, lead_in = stem or [[]]
    _set_asked(item, parts, before, lead_in)
    _set(item, "type", Scalar("cloze", item.line, item.column))
    gaps = count_gaps(asked)
    if gaps != len(parts.entries):
        said = f"There are {gaps} gaps above this, and the number of answers is {len(parts.entries)}."
        where = parts.entries[0].line if parts.entries else asked[0]
        report(document, where, f"{said} Write a numbered list, a line for each gap.")
    options = [_read_gap(place, entry) for place, entry in enumerate(parts.entries[:gaps], 1)]
    shown = chain((f"{{g{place}}}" for place in range(1, len(options) + 1)), repeat("…"))
    *lines, last = asked
    cut, name = _take_id(last)
    if name:
        _set(item, "id", name)
    _set_text(item, "text", [[_fill(line, shown) for line in (*lines, cut)]])
    _set_list(item, "options", options)
    _set_text(item, "rationale", [parts.below])


def _read_gap(place: int, entry: Entry) -> Mapping:
    shown, _ = _cut(entry.line)
    option = Mapping(entry.line.number, entry.line.column)
    _set(option, "id", Scalar(f"g{place}", option.line, option.column))
    forms = [form.strip() for form in FORMS.split(shown.text) if form.strip()]
    _set_list(option, "key", [Scalar(form, shown.number, shown.column) for form in forms])
    _set_text(option, "rationale", [entry.below])
    return option


def _read_option(entry: Entry) -> Mapping:
    shown, name = _cut(entry.line)
    option = Mapping(entry.line.number, entry.line.column)
    if name:
        _set(option, "id", name)
    _set(option, "text", _write(shown))
    _set_text(option, "rationale", [entry.below])
    return option


def _cut(line: Line) -> tuple[Line, Scalar | None]:
    """Return what an option says, and the id that it is given in braces, if any."""
    found = TASK.fullmatch(line.text) or NUMBERED.fullmatch(line.text)
    text = (found["text"] or "") if found else line.text
    column = line.column + (found.start("text") if found and found["text"] else 0)
    return _take_id(Line(line.number, column, text))


def _take_id(line: Line) -> tuple[Line, Scalar | None]:
    """Return a line without the id at its end, and that, if it has one."""
    found = OWN_ID.search(line.text)
    if found is None:
        return line, None
    name = Scalar(found["id"], line.number, line.column + found.start("id"))
    return Line(line.number, line.column, line.text[: found.start()]), name


def _fill(line: Line, shown: Iterator[str]) -> Line:
    return Line(line.number, line.column, GAP.sub(lambda _: next(shown), line.text))


def _set_asked(item: Mapping, parts: Parts, stem: list[Paragraph], asked: Paragraph) -> None:
    """Set stem, lead-in and the id that stands at the end of that."""
    if stem:
        first, last = stem[0][0].number, stem[-1][-1].number
        _set_text(item, "stem", [[line for line in parts.above if first <= line.number <= last]])
    if asked:
        *lines, end = asked
        cut, name = _take_id(end)
        if name:
            _set(item, "id", name)
        _set_text(item, "lead_in", [[*lines, cut]])


def _set_text(node: Mapping, name: str, passages: Sequence[Sequence[Line]]) -> None:
    """Set what some passages say, if they say anything. Only of a single one the place of each line is known."""
    written = [_trim(passage) for passage in passages]
    texts = [_write(*each) for each in written if each]
    if texts:
        texts[0].value = "\n\n".join(text.value for text in texts)
        texts[0].literal = len(texts) == 1
        _set(node, name, texts[0])


def _trim(lines: Sequence[Line]) -> list[Line]:
    """Return lines without the empty ones around them and without the indentation that all of them have."""
    rows = [row for row, line in enumerate(lines) if not line.is_blank]
    whole = lines[rows[0] : rows[-1] + 1] if rows else []
    least = min((len(line.text) - len(line.text.lstrip()) for line in whole if not line.is_blank), default=0)
    return [Line(line.number, line.column + least, line.text[least:]) for line in whole]


def _write(*lines: Line) -> Scalar:
    """Return lines as one text, which knows the place of each."""
    text = "\n".join(line.text.rstrip() for line in lines)
    return Scalar(text, lines[0].number, lines[0].column, literal=True, below=0)


def _set_list(node: Mapping, name: str, nodes: Sequence[Node]) -> None:
    if nodes:
        _set(node, name, Entries(nodes[0].line, nodes[0].column, list(nodes)))


def _set(node: Mapping, name: str, value: Node) -> None:
    node.names[name] = Scalar(name, value.line, value.column)
    node.nodes[name] = value
