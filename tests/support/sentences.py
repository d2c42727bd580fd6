"""Sentences in Python that a reader of a page meets and that no catalogue could translate, by the syntax tree."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

# How many of the first arguments of a call are taken into the catalogue.
MARKING = {"t": 1, "tn": 2, "N_": 1, "NC_": 2}
TRANSLATING = ("t", "tn")
MADE_OF = 2  # of the arguments of `make`: the tag of an element, and its classes
PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Arguments of these name an element, a pattern or a file, or are read by who works on Casebook.
# fmt: off
TECHNICAL_CALLS = frozenset({
    "Element", "SubElement", "get", "find", "findall", "iter", "compile", "search", "match", "fullmatch", "split",
    "replace", "removeprefix", "removesuffix", "startswith", "endswith", "strip", "rstrip", "partition", "Literal",
    "field_validator", "model_validator", "StringConstraints", "register", "open", "read_text", "encode", "decode",
})
# fmt: on
# The values of these, as an attribute of an element or an argument of a call, are not read.
# fmt: off
TECHNICAL_NAMES = frozenset({
    "class", "role", "type", "id", "href", "src", "style", "transform", "viewBox", "d", "points", "pattern",
    "method", "scope", "tabindex", "description", "expected", "when",
})
# fmt: on
# What an author is told names its code; it stays English.
CODES = frozenset(("Code", "FindingCode"))
# Values that choose between ways to work.
CHOICES = frozenset({"in turn"})
# Signs that a path, a pattern, HTML or CSS has and a sentence has not.
NOT_WORDS = re.compile(r"[\[\]<>{}=_\\|@]|:[a-z]|\.[a-z]|#[a-z]|--|/\w|\w\(")
LETTER = r"[^\W\d_]"
SENTENCE = re.compile(rf"^\W*[A-Z][a-z]|{LETTER}{{2,}} {LETTER}|\0 {LETTER}+|{LETTER}+[:,]? \0")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A string that goes through no catalogue; `…` stands for what is put into it."""

    file: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: “{self.text}”"


@dataclass(frozen=True, slots=True)
class Tree:
    """The syntax trees of some files, read together: a constant of one is used in another."""

    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    loads: dict[str, list[ast.AST]] = field(default_factory=lambda: defaultdict(list))

    def add(self, module: ast.Module) -> None:
        """Take in a file."""
        for parent in ast.walk(module):
            for child in ast.iter_child_nodes(parent):
                self.parents[child] = parent
            if isinstance(parent, ast.Name) and isinstance(parent.ctx, ast.Load):
                self.loads[parent.id].append(parent)

    def is_read(self, node: ast.AST, seen: frozenset[str] = frozenset()) -> bool:
        """Tell whether a value may come to stand on a page without having been translated."""
        parent = self.parents[node]
        match parent:
            case ast.Expr() | ast.Compare() | ast.Raise() | ast.MatchValue():
                return False
            case ast.Subscript():
                return node is parent.value and self.is_read(parent, seen)
            case ast.Call():
                return self._is_read_of_call(parent, node, seen)
            case ast.keyword():
                return parent.arg not in TECHNICAL_NAMES and self._is_read_of_call(self.parents[parent], parent, seen)
            case ast.Dict():
                return self._is_read_of_table(parent, node, seen)
            case ast.Yield() | ast.YieldFrom():
                return True
            case ast.stmt():
                return self._is_read_of_statement(parent, seen)
            case _:
                return self.is_read(parent, seen)

    def _is_read_of_statement(self, statement: ast.stmt, seen: frozenset[str]) -> bool:
        """Tell whether what a statement returns or keeps is read; a name is asked where it is used."""
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                uses = [use for use in self.loads.get(name, []) if name not in seen]
                is_used_elsewhere = not self.loads.get(name) and name != "__all__"
                return is_used_elsewhere or any(self.is_read(use, seen | {name}) for use in uses)
            case ast.Assign(targets=[ast.Attribute(attr="config")]):  # the options of an extension and what they mean
                return False
        return True

    def _is_read_of_call(self, call: ast.AST, argument: ast.AST, seen: frozenset[str]) -> bool:
        if not isinstance(call, ast.Call) or argument is call.func:
            return self.is_read(call, seen)
        name = _name_of(call.func)
        # a constant that is translated by its name is marked where it stands
        is_marked = argument in call.args[: MARKING.get(name, 0)] and isinstance(argument, ast.Constant)
        if is_marked or name in TECHNICAL_CALLS or any(_is_code(each) for each in call.args):
            return False
        if name == "make" and argument in call.args[:MADE_OF]:
            return False
        if name == "set" and len(call.args) > 1:
            return argument is call.args[1] and _text_of(call.args[0]) not in TECHNICAL_NAMES
        return self.is_read(call, seen)

    def _is_read_of_table(self, table: ast.Dict, node: ast.AST, seen: frozenset[str]) -> bool:
        if node in table.keys:
            return False
        key = table.keys[table.values.index(node)] if isinstance(node, ast.expr) else None
        if key is not None and _text_of(key) in TECHNICAL_NAMES:
            return False
        # attributes of an element: those that are read are not given as technical
        parent = self.parents[table]
        is_attributes = isinstance(parent, ast.Call) and _name_of(parent.func) in ("Element", "SubElement")
        return is_attributes or self.is_read(table, seen)


def find_sentences(files: Iterable[Path]) -> Iterator[Sentence]:
    """Yield every sentence of the files that is read on a page and marked nowhere."""
    tree = Tree()
    modules: Mapping[Path, ast.Module] = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
    for module in modules.values():
        tree.add(module)
    for file, module in modules.items():
        for node in ast.walk(module):
            text = _text_of(node)
            is_part = isinstance(tree.parents.get(node), ast.JoinedStr | ast.FormattedValue)
            is_words = SENTENCE.search(text) and not NOT_WORDS.search(text) and text not in CHOICES
            if not is_part and is_words and tree.is_read(node):
                yield Sentence(file, getattr(node, "lineno", 0), text.replace("\0", "…"))


def find_other_values(files: Iterable[Path]) -> Iterator[Sentence]:
    """Yield the text of every call whose values are not those of its placeholders: it would fail when it is shown."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or _name_of(node.func) not in TRANSLATING:
                continue
            texts = [_text_of(each) for each in node.args[: MARKING[_name_of(node.func)]]]
            wanted = {name for text in texts for name in PLACEHOLDER.findall(text)}
            if all(texts) and wanted != {each.arg for each in node.keywords}:
                yield Sentence(file, node.lineno, texts[0])


def find_composed(files: Iterable[Path]) -> Iterator[Sentence]:
    """Yield every text for the catalogue that is not one constant: its parts would be extracted as one."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or _name_of(node.func) not in MARKING:
                continue
            for argument in node.args[: MARKING[_name_of(node.func)]]:
                parts = [_text_of(part) for part in ast.walk(argument) if not isinstance(argument, ast.Constant)]
                if any(parts):
                    yield Sentence(file, node.lineno, "…".join(filter(None, parts)))


def list_marked(files: Iterable[Path]) -> Iterator[Sentence]:
    """Yield every text that is marked for the catalogue, as the syntax tree has it."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = _name_of(node.func) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in MARKING and node.args:
                text = _text_of(node.args[name == "NC_"])
                if text:
                    yield Sentence(file, node.lineno, text)


def _text_of(node: ast.AST) -> str:
    """Return a string of the source; what is put into it stands there as NUL."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr():
            return "".join(_text_of(part) or "\0" for part in node.values)
    return ""


def _name_of(function: ast.AST) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_code(argument: ast.AST) -> bool:
    return isinstance(argument, ast.Attribute) and _name_of(argument.value) in CODES
