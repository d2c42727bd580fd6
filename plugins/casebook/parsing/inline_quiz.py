"""Items written in a page -> the nodes that a file of them would give, each with its place in the page.

    /// quiz
    A man of 49 has pain in the left buttock.

    Which joint does the thigh thrust load?

    - [ ] The hip
      The femur is the lever.
    - [x] The sacroiliac joint
    ///

A line of three dashes begins the next item. The last paragraph before the options is the lead-in, what stands above it
the stem. What is indented below an option is its rationale; a paragraph after the options is that of the item.
`[___]` is a gap: one gap is answered by the forms listed with `[x]`; of several, a numbered list gives one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, repeat
from typing import TypeAlias

from casebook.findings import FindingCode, Location, shorten
from casebook.parsing.document import Document
from casebook.parsing.yaml_nodes import Mapping, Node, Scalar
from casebook.parsing.yaml_nodes import Sequence as Entries

BREAK = re.compile(r"-{3,}[ \t]*")
FENCE = re.compile(r"[ ]*(`{3,}|~{3,})")
TASK = re.compile(r"[-*+] \[(?P<mark>[ xX])\](?:[ \t]+(?P<text>.*))?")
NUMBERED = re.compile(r"\d+[.)][ \t]+(?P<text>.*)")
ODD_TASK = re.compile(r"[-*+] ?[\[(][^\]\n)]{0,3}[\])](?![(\[])")
PLAIN = re.compile(r"[-*+][ \t]+")
GAP = re.compile(r"\[_{2,}\]")
OWN_ID = re.compile(r"[ \t]*\{:?[ ]*#(?P<id>[^\s{}]*)[ ]*\}[ \t]*$")
BOX = "An option begins with `- [ ]`, the right one with `- [x]`."
FIELD = re.compile(r"(?:-[ ]+)?[a-z_]+:(?:[ ]|$)")
NO_YAML = (
    "Fields are written in a file such as `quizzes/my-quiz.yml`, which a page names by its id: `/// quiz | my-quiz`. "
    "In a page, write the question and below it options such as `- [ ] …` and `- [x] …`."
)
SHOWN_GAP = r"\_\_\_\_"
FORMS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its number from 1, its column from 1, and its text from there on."""

    number: int
    column: int
    text: str


def read_items(document: Document, lines: Sequence[Line]) -> Iterator[Mapping]:
    """Yield each item of a block; what cannot be read is reported, and what is left is read all the same."""
    for part in _divide(lines):
        first = next((line for line in part if line.text.strip()), None)
        if first and FIELD.match(first.text):
            document.report(Location(document.path, first.number, first.column), FindingCode.BLOCK_CONTENT, NO_YAML)
        elif first:
            yield _Item(document, part, first).read()


def _divide(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each item; dashes within code divide nothing."""
    part: list[Line] = []
    for line, is_code in _tell_code(lines):
        if not is_code and BREAK.fullmatch(line.text):
            yield part
            part = []
        else:
            part.append(line)
    yield part


def _tell_code(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Yield each line, and whether it belongs to fenced code."""
    fence = ""
    for line in lines:
        found = FENCE.match(line.text)
        is_code = bool(fence or found)
        if found:
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        yield line, is_code


Entry: TypeAlias = tuple[Line, list[Line]]


class _Item:
    """The lines of one item, taken apart."""

    def __init__(self, document: Document, lines: list[Line], first: Line) -> None:
        self.document = document
        self.node = Mapping(first.number, first.column)
        self.above, self.entries, self.below = self._split(lines)

    def read(self) -> Mapping:
        """Return the node of the item."""
        *stem, asked = self._paragraphs(self.above) or [[]]
        gaps = sum(len(GAP.findall(line.text)) for line in asked)
        if not gaps:
            self._read_choice(stem, asked)
        elif gaps == 1:
            self._read_text(stem, asked)
        else:
            self._read_gaps(stem, asked)
        self._set_text("rationale", self.below)
        return self.node

    def _split(self, lines: list[Line]) -> tuple[list[Line], list[Entry], list[Line]]:
        """Return the lines above the options, each option with the lines below it, and the lines after the last."""
        above: list[Line] = []
        entries: list[Entry] = []
        below: list[Line] = []
        is_apart = True
        for line, is_code in _tell_code(lines):
            if not is_code and self._is_entry(line, above, has_entries=bool(entries) and not below):
                if below:
                    self._report(line, "A second question begins here. Put a line of `---` above its text.")
                    break
                entries.append((line, []))
            elif not entries:
                above.append(line)
            elif below or (is_apart and line.text.strip() and not line.text.startswith((" ", "\t"))):
                below.append(line)
            else:
                self._check_indent(line)
                entries[-1][1].append(line)
            is_apart = not line.text.strip()
        return above, entries, below

    def _check_indent(self, line: Line) -> None:
        """Report a line right below an option that Markdown would take for more of its words."""
        if line.text.strip() and not line.text.startswith((" ", "\t")):
            self._report(line, "Indent this as the rationale of the option above, or put an empty line before it.")

    def _is_entry(self, line: Line, above: Sequence[Line], *, has_entries: bool) -> bool:
        """Tell whether a line begins an option: in a task list, or where there are several gaps in a numbered one."""
        if TASK.fullmatch(line.text):
            return True
        if NUMBERED.fullmatch(line.text):
            return sum(len(GAP.findall(each.text)) for each in above) > 1
        odd = ODD_TASK.match(line.text)
        if odd or (has_entries and PLAIN.match(line.text)):
            self._report(line, f"{BOX} {'Correct' if odd else 'Add'} the box.")
            return True
        return False

    def _paragraphs(self, lines: list[Line]) -> list[list[Line]]:
        """Return paragraphs; code with empty lines in it is part of the stem all the same."""
        grouped = groupby(lines, key=lambda line: bool(line.text.strip()))
        return [list(each) for is_text, each in grouped if is_text]

    def _read_choice(self, stem: list[list[Line]], asked: list[Line]) -> None:
        self._set_asked(stem, asked)
        keys = [line for line, _ in self.entries if self._is_key(line)]
        self._set_word("type", "multiple" if len(keys) > 1 else "single")
        options = [self._read_option(line, below) for line, below in self.entries]
        if options:
            self._set("options", Entries(options[0].line, options[0].column, list(options)))

    def _read_text(self, stem: list[list[Line]], asked: list[Line]) -> None:
        """Read an item with one gap: what is ticked is accepted, the others are wrong responses that are foreseen."""
        is_alone = GAP.fullmatch("".join(line.text for line in asked).strip()) is not None
        if is_alone:
            *stem, asked = stem or [[]]
        shown = [Line(line.number, line.column, GAP.sub(lambda _: SHOWN_GAP, line.text)) for line in asked]
        self._set_asked(stem, shown)
        self._set_word("type", "text")
        keys = [(line, below) for line, below in self.entries if self._is_key(line)]
        forms = [self._read_scalar([self._cut(line, TASK)[0]]) for line, _ in keys]
        if forms:
            self._set("key", Entries(forms[0].line, forms[0].column, list(forms)))
        for _, below in keys:
            self._set_text("rationale", below)
        wrong = [self._read_option(line, below) for line, below in self.entries if not self._is_key(line)]
        if wrong:
            self._set("options", Entries(wrong[0].line, wrong[0].column, list(wrong)))

    def _read_gaps(self, stem: list[list[Line]], asked: list[Line]) -> None:
        """Read an item with several gaps; a numbered list says what belongs in each."""
        *before, lead_in = stem or [[]]
        if lead_in:
            self._set_asked(before, lead_in)
        self._set_word("type", "cloze")
        gaps = sum(len(GAP.findall(line.text)) for line in asked)
        options = [self._read_gap(place, line, below) for place, (line, below) in enumerate(self.entries[:gaps], 1)]
        if gaps != len(self.entries):
            said = f"There are {gaps} gaps above this, and {len(self.entries)} of them are answered."
            where = self.entries[0][0] if self.entries else asked[0]
            self._report(where, f"{said} Write a numbered list, a line for each gap.")
        left = chain((f"{{g{place}}}" for place in range(1, len(options) + 1)), repeat("…"))
        *lines, last = asked
        cut, name = self._take_id(last)
        if name:
            self._set("id", name)
        text = [Line(each.number, each.column, GAP.sub(lambda _: next(left), each.text)) for each in [*lines, cut]]
        self._set_text("text", text)
        if options:
            self._set("options", Entries(options[0].line, options[0].column, list(options)))

    def _read_gap(self, place: int, line: Line, below: list[Line]) -> Mapping:
        shown, _ = self._cut(line, TASK if TASK.fullmatch(line.text) else NUMBERED)
        option = Mapping(line.number, line.column)
        self._put(option, "id", Scalar(f"g{place}", line.number, line.column))
        forms = [Scalar(form.strip(), shown.number, shown.column) for form in FORMS.split(shown.text) if form.strip()]
        self._put(option, "key", Entries(shown.number, shown.column, list(forms)))
        self._put_text(option, "rationale", below)
        return option

    def _read_option(self, line: Line, below: list[Line]) -> Mapping:
        shown, name = self._cut(line, TASK)
        option = Mapping(line.number, line.column)
        if name:
            self._put(option, "id", name)
        self._put(option, "text", self._read_scalar([shown]))
        if self._is_key(line) and "type" in self.node.nodes and self.node.nodes["type"].value != "text":  # type: ignore[union-attr]
            self._put(option, "key", Scalar("true", line.number, line.column + 3))
        self._put_text(option, "rationale", below)
        return option

    def _is_key(self, line: Line) -> bool:
        found = TASK.fullmatch(line.text)
        return found is not None and found["mark"] in "xX"

    def _cut(self, line: Line, form: re.Pattern[str]) -> tuple[Line, Scalar | None]:
        """Return what an option says, and the id that it is given in braces, if any."""
        found = form.fullmatch(line.text)
        text = (found["text"] or "") if found else line.text
        column = line.column + (found.start("text") if found and found["text"] else 0)
        return self._take_id(Line(line.number, column, text))

    def _take_id(self, line: Line) -> tuple[Line, Scalar | None]:
        found = OWN_ID.search(line.text)
        if found is None:
            return line, None
        name = Scalar(found["id"], line.number, line.column + found.start("id"))
        return Line(line.number, line.column, line.text[: found.start()]), name

    def _set_asked(self, stem: list[list[Line]], asked: list[Line]) -> None:
        """Set stem, lead-in and the id that stands at the end of that."""
        if stem:
            between = [line for line in self.above if stem[0][0].number <= line.number <= stem[-1][-1].number]
            self._set_text("stem", between)
        if asked:
            *lines, last = asked
            cut, name = self._take_id(last)
            if name:
                self._set("id", name)
            self._set_text("lead_in", [*lines, cut])

    def _set_text(self, name: str, lines: list[Line]) -> None:
        if name not in self.node.nodes:
            self._put_text(self.node, name, lines)

    def _put_text(self, node: Mapping, name: str, lines: list[Line]) -> None:
        written = [line for line in lines if line.text.strip()]
        if written:
            whole = [line for line in lines if written[0].number <= line.number <= written[-1].number]
            self._put(node, name, self._read_scalar(_dedent(whole)))

    def _read_scalar(self, lines: list[Line]) -> Scalar:
        """Return lines as one text, which knows the place of each."""
        text = "\n".join(line.text.rstrip() for line in lines)
        return Scalar(text, lines[0].number, lines[0].column, literal=True, below=0)

    def _set_word(self, name: str, value: str) -> None:
        self._set(name, Scalar(value, self.node.line, self.node.column))

    def _set(self, name: str, node: Node) -> None:
        self._put(self.node, name, node)

    def _put(self, parent: Mapping, name: str, node: Node) -> None:
        parent.names[name] = Scalar(name, node.line, node.column)
        parent.nodes[name] = node

    def _report(self, line: Line, message: str) -> None:
        where = Location(self.document.path, line.number, line.column)
        self.document.report(where, FindingCode.BLOCK_CONTENT, f"`{shorten(line.text.strip())}`: {message}")


def _dedent(lines: list[Line]) -> list[Line]:
    """Return lines without the indentation that all of them have."""
    indents = [len(line.text) - len(line.text.lstrip()) for line in lines if line.text.strip()]
    least = min(indents, default=0)
    return [Line(line.number, line.column + least, line.text[least:]) for line in lines]
