"""Items that are written in a page -> the quizzes they make up, and which block shows which of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from types import MappingProxyType

from casebook.findings import Finding, FindingCode, Location, Rules, Severity, shorten
from casebook.items.naming import NO_ID, make_item_id, name_options
from casebook.items.quiz_file import KEPT, QUIZ_FIELDS, QuizFile, read_document
from casebook.parsing.document import Document, Insertion, find_entries, find_scalar
from casebook.parsing.field_errors import make_slug
from casebook.parsing.front_matter import FRONT_MATTER, read_title
from casebook.parsing.inline_blocks import InlineBlock, find_inline_blocks, may_hold_items
from casebook.parsing.inline_quiz import read_items
from casebook.parsing.yaml_nodes import Mapping as Fields
from casebook.parsing.yaml_nodes import Scalar, Sequence

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HEADING = re.compile(r"^#[ \t]+(?P<words>.+?)[ \t#]*(?:\{[^{}]*\})?$", re.MULTILINE)
NOT_A_NAME = (
    "`{}` cannot be the id of the questions in this block. Use small letters, digits and hyphens, or leave it out."
)
ONLY_IN_A_FILE = "`rules: published` asks for {}, which an item has in a file only. Move it to the folder of quizzes."
# What to say in a page where a file has fields.
IN_A_PAGE: Mapping[FindingCode, str] = MappingProxyType(
    {
        FindingCode.KEY_MISSING: "No option is marked as right. Write `- [x]` before the right one.",
        FindingCode.ID_DUPLICATE: "The same question stands in this quiz above. Reword one of the two, or delete it.",
        FindingCode.RATIONALE_MISSING: "Nothing says why this is right or wrong. Write it below, indented.",
        FindingCode.LEVEL_MISSING: ONLY_IN_A_FILE.format("a `level`"),
        FindingCode.OBJECTIVE_MISSING: ONLY_IN_A_FILE.format("`objectives`"),
    }
)
MISSING: Mapping[str, str] = MappingProxyType(
    {
        "lead_in": "There is no question above the options. Write one, and an empty line after it.",
        "options": "This question has no options. Write each as `- [ ] …`, and the right one as `- [x] …`.",
        "key": "No answer is marked as right. Write each that is accepted as `- [x] …`.",
    }
)
FEW = "`options` has too few entries"
ONE_ANSWER = "This question has one answer. Write another; a gap to be filled is written `[___]`."
# Without a question there is nothing to make an id of either.
NO_ID_EITHER = "`id` is missing. "
# What only a file can hold is no advice for a page.
NO_ADVICE = frozenset({FindingCode.LEVEL_MISSING, FindingCode.OBJECTIVE_MISSING})


@dataclass(frozen=True, slots=True)
class PageQuizzes:
    """The quizzes of a page, and for each block with items, by its line: the id of its quiz, and its items."""

    files: tuple[QuizFile, ...] = ()
    shown: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def read_page_quizzes(text: str, path: PurePath, name: str, rules: Rules, first_line: int = 1) -> PageQuizzes:
    """Return what a page holds. `name` is its path in the folder of pages; an id is made of it where none is written.

    Blocks of one name make up one quiz, so that questions may stand between paragraphs. `first_line` is the line of the
    file that `text` begins with.
    """
    if not may_hold_items(text):
        return PageQuizzes()
    named: dict[str, list[InlineBlock]] = {}
    for block in find_inline_blocks(text, first_line):
        is_name = NAME.fullmatch(block.argument) is not None
        named.setdefault(block.argument if is_name else _make_id(name), []).append(block)
    reader = _Reader(path, ["\n"] * (first_line - 1) + text.split("\n"), rules, _find_title(text, path))
    files = [reader.read(quiz, blocks) for quiz, blocks in named.items()]
    return PageQuizzes(tuple(files), reader.shown)


def _make_id(name: str) -> str:
    slug = make_slug(name.rpartition(".")[0] or name)
    return f"page-{slug or hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _find_title(text: str, path: PurePath) -> str:
    front = FRONT_MATTER.match(text)
    heading = HEADING.search(text, front.end() if front else 0)
    return read_title(text) or (heading["words"] if heading else "") or path.stem.replace("-", " ").capitalize()


class _Reader:
    """Reads the quizzes of one page."""

    def __init__(self, path: PurePath, lines: list[str], rules: Rules, title: str) -> None:
        self.path, self.lines, self.rules, self.title = path, lines, rules, title
        self.shown: dict[int, tuple[str, str]] = {}

    def read(self, name: str, blocks: list[InlineBlock]) -> QuizFile:
        """Return the quiz of some blocks."""
        document = Document(self.path, self.lines, QUIZ_FIELDS, self.rules)
        head = blocks[0]
        items = Sequence(head.line, 1)
        spans: list[tuple[int, int, int]] = []
        for block in blocks:
            self._check_name(document, block, name)
            before = len(items.nodes)
            items.nodes += list(read_items(document, block.lines))
            spans.append((block.line, before, len(items.nodes)))
        start = Location(self.path, head.line, 1)
        if not items.nodes:
            return QuizFile(name, start, None, (), tuple(document.findings))
        for item in items.nodes:
            if isinstance(item, Fields):
                self._name_item(document, item)
        root = self._make_root(name, head, items)
        self._note_shown(name, items, spans)
        read = read_document(document, root)
        return replace(read, start=start, findings=tuple(_say_in_a_page(read.findings)))

    def _make_root(self, name: str, head: InlineBlock, items: Sequence) -> Fields:
        root = Fields(head.line, 1)
        for each, value in (("id", name), ("title", self.title)):
            root.names[each] = root.nodes[each] = Scalar(value, head.line, 1)
        root.names["items"], root.nodes["items"] = Scalar("items", head.line, 1), items
        return root

    def _check_name(self, document: Document, block: InlineBlock, name: str) -> None:
        place = Scalar("", block.line, 1)
        if block.argument and block.argument != name:
            document.error(place, FindingCode.BLOCK_ARGUMENT, NOT_A_NAME.format(shorten(block.argument)))
        elif name in KEPT:
            return  # said where the quiz is read
        elif not block.argument:
            document.error(place, FindingCode.ID_MISSING, NO_ID.format(name))
            document.insertions.append(Insertion(block.line, block.end, f" | {name}"))

    def _name_item(self, document: Document, item: Fields) -> None:
        """Give an item and its options ids, where none are written; they would stand at the end of their lines."""
        asked = find_scalar(item, "text") or find_scalar(item, "lead_in")
        if asked and "id" not in item.nodes:
            self._set_id(document, item, make_item_id(item), asked)
        options = [option for option in find_entries(item, "options") if "id" not in option.nodes]
        for option, made in zip(options, name_options(options), strict=True):
            text = find_scalar(option, "text")
            if made and text:
                self._set_id(document, option, made, text)

    def _set_id(self, document: Document, node: Fields, made: str, text: Scalar) -> None:
        node.names["id"] = node.nodes["id"] = Scalar(made, node.line, node.column)
        document.error(node, FindingCode.ID_MISSING, NO_ID.format(made))
        line = text.line + text.value.count("\n")
        document.insertions.append(Insertion(line, len(self.lines[line - 1].rstrip()) + 1, f" {{#{made}}}"))

    def _note_shown(self, name: str, items: Sequence, spans: list[tuple[int, int, int]]) -> None:
        """Note for each block the ids of its first and its last item, as a page would name them."""
        ids = [found.value if (found := find_scalar(item, "id")) else "" for item in items.nodes]
        for line, start, end in spans:
            held = [each for each in ids[start:end] if each]
            if held:
                self.shown[line] = name, held[0] if len(held) == 1 else f"{held[0]}-{held[-1]}"


def _say_in_a_page(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield findings in the words of a page, in which nobody writes fields."""
    for found in findings:
        if (found.severity is Severity.ADVICE and found.code in NO_ADVICE) or found.message.startswith(NO_ID_EITHER):
            continue
        words = found.message.split("`")
        missing = MISSING.get(words[1], "") if len(words) > 1 else ""
        if found.message.startswith(FEW):
            yield replace(found, message=ONE_ANSWER)
            continue
        own = missing if found.code is FindingCode.FIELD_MISSING else IN_A_PAGE.get(found.code, "")
        kept = found.message.partition(" The same ")
        yield replace(found, message=f"{own}{''.join(kept[1:])}") if own else found
