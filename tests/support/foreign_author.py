"""An author who writes in Greek letters: what is Latin on a page is then ours, or a name in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import yaml

from tests.support.golden import SafeLoader

LATIN, GREEK = "abcdefghijklmnopqrstuvwxyz", "αβγδεφηθιζκλμνοπχρστυωςξψϊ"
LETTERS = str.maketrans(LATIN + LATIN.upper(), GREEK + "ΑΒΓΔΕΦΗΘΙΖΚΛΜΝΟΠΧΡΣΤΥΩϹΞΨΪ")
# What names something, or is HTML, an address, code, an attribute list or a formula: it stays as it is.
MARKUP = re.compile(
    r"\[@[^\]]*\]|\]\([^)]*\)|<[^<>]*>|\{[^{}]*\}|`[^`]*`|\$[^$\n]+\$|&#?\w+;|\\.|https?://\S+|^[ \t]*/{3,} more \|"
    r"|^[ \t]*/{3,}.*$|^[ \t]*[-*+] \[[xX]\]"
    r"|^[ \t]+(?!name:)\w+: .*$|^[ \t]+name: ",
    re.MULTILINE,
)
# The fields of files that hold an author's words; a list of words may stand there too.
TEXTS = frozenset({
    "title", "stem", "lead_in", "text", "rationale", "hint", "percept", "description", "model", "unit", "label",
    "caption", "source", "alt", "full", "name", "synonyms", "reason", "result", "effect", "section", "journal", "note",
    "by", "views", "sides", "choices", "scale", "short",
})  # fmt: skip
FIELD = re.compile(r"^(\s*(?:title|booktitle|author|journal|note)\s*=\s*\{)(.*)(\},?)$", re.MULTILINE)
# A sign of LaTeX, and what BibTeX itself reads in a list of names.
LATEX = re.compile(r"\{\\[^{}]*\}|\\\S| and | and$|\bothers\b")
READ_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder", "label")
UNSEEN = ("script", "style")


def write_greek(text: str, kept: re.Pattern[str] = MARKUP) -> str:
    """Return an author's Markdown in Greek letters; what is `kept` stays as it is."""
    parts, last = [], 0
    for found in kept.finditer(text):
        parts += [text[last : found.start()].translate(LETTERS), found[0]]
        last = found.end()
    return "".join([*parts, text[last:].translate(LETTERS)])


def write_greek_yaml(text: str) -> str:
    """Return a file with the author's words in Greek letters; all else stays, down to its spaces."""
    root = yaml.compose(text, Loader=SafeLoader)
    for start, end in sorted(_find_words(root), reverse=True):
        text = text[:start] + write_greek(text[start:end]) + text[end:]
    return text


def write_greek_bibtex(text: str) -> str:
    """Return a bibliography with names and titles in Greek letters."""
    return FIELD.sub(lambda field: field[1] + write_greek(field[2], LATEX) + field[3], text)


def _find_words(node: yaml.Node | None) -> Iterator[tuple[int, int]]:
    """Yield where the words of an author begin and end in the source."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _find_words(each)
    if not isinstance(node, yaml.MappingNode):
        return
    names = {key.value for key, _ in node.value}
    for key, value in node.value:
        is_words = key.value in TEXTS or _is_words_here(key.value, value, names)
        yield from _find_scalars(value) if is_words else _find_words(value)


def _is_words_here(name: str, value: yaml.Node, beside: set[str]) -> bool:
    """Tell a list of accepted texts from the id of a key, and how bright a region is from the level of an item."""
    if name == "key":
        return isinstance(value, yaml.SequenceNode)
    return name == "level" and beside == {"text", "level"}


def _find_scalars(node: yaml.Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.start_mark.index, node.end_mark.index
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _find_scalars(each)
    else:
        yield from _find_words(node)


class VisibleText(HTMLParser):
    """Collects what a reader of HTML sees or hears: texts, and attributes that are read."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        self.texts += [value for name, value in attrs if name in READ_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if not self.unseen and data.strip():
            self.texts.append(data.strip())


def read_visible(html: str) -> list[str]:
    """Return what a reader of HTML meets, piece by piece."""
    reader = VisibleText()
    reader.feed(html)
    reader.close()
    return reader.texts
