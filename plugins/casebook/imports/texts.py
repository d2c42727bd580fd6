"""The texts of one item of a bank -> Markdown, by the format that the bank says they are in."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import unquote, unquote_to_bytes

from casebook.imports.contract import Losses, RefusalError
from casebook.imports.html_text import HtmlText, looks_like_html
from casebook.imports.markdown_signs import BREAK, escape, guard_lines, strip_invisible
from casebook.imports.markdown_text import MarkdownText
from casebook.imports.pictures import Pictures, name_in_words
from casebook.imports.source import Source
from casebook.imports.xml_tree import Element
from casebook.parsing.allowed_markup import read_scheme

DATA = re.compile(r"data:(?P<kind>[^,;]*)(?:;[^,;]*)*?(?P<base64>;base64)?,(?P<content>.*)", re.DOTALL)
# How Moodle and Canvas write that a picture comes along.
ALONG = re.compile(r"^(?:@@PLUGINFILE@@|\$IMS-CC-FILEBASE\$|\$IMS_CC_FILEBASE\$|%24IMS-CC-FILEBASE%24)/?(?:\.\./)*")
NO_FILES: Mapping[str, bytes] = MappingProxyType({})
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


class Texts:
    """Converts the texts of one item and finds their pictures; `lost` says what could not be kept."""

    def __init__(self, source: Source, pictures: Pictures) -> None:
        self.source, self.pictures = source, pictures
        self.losses = Losses()
        self.files: Mapping[str, bytes] = NO_FILES
        self.html = HtmlText(self.losses, self._find)
        self.markdown = MarkdownText(self.losses, self._find)

    @property
    def lost(self) -> tuple[str, ...]:
        """Return what has been lost so far, in words."""
        return tuple(self.losses.said)

    def lose(self, words: str) -> None:
        """Note something else of the item that is not kept."""
        self.losses.add(words)

    def blocks(self, text: str | Element, form: str = "html", files: Mapping[str, bytes] = NO_FILES) -> str:
        """Return a text as blocks. `form` is `html`, `plain`, `markdown`, or `auto` for text that may hold tags."""
        self.files = files
        if isinstance(text, Element) or form == "html":
            return self.html.blocks(text)
        if form == "markdown":
            return self.markdown.blocks(text)
        if form == "auto" and looks_like_html(text):
            return self.html.blocks(_break_lines(text))
        return "\n\n".join(filter(None, (_write_plain(part) for part in BLANK_LINES.split(text))))

    def line(self, text: str | Element, form: str = "html", files: Mapping[str, bytes] = NO_FILES) -> str:
        """Return a text as one paragraph."""
        self.files = files
        if isinstance(text, Element) or form == "html":
            return self.html.line(text)
        if form == "markdown":
            return self.markdown.line(text)
        if form == "auto" and looks_like_html(text):
            return self.html.line(_break_lines(text))
        return BREAK.join(filter(None, (_write_plain(part) for part in BLANK_LINES.split(text))))

    def plain(self, text: str | Element, form: str = "html") -> str:
        """Return the words of a text without any markup, as they are compared with a response."""
        if isinstance(text, Element):
            return " ".join(text.text.split())
        words = self.html.words(text) if form == "html" or (form == "auto" and looks_like_html(text)) else text
        return strip_invisible(" ".join(words.split()), is_typed=True)

    def _find(self, address: str, alt: str) -> str | None:
        """Return Markdown of a picture, or of what stands in its place."""
        name, content = self._read(address)
        if content is None and read_scheme(address) in ("http", "https"):
            self.lose(
                f"the picture `{address[:80]}` lies elsewhere and was not fetched: a link to it stands in its place"
            )
            return None
        if content is None:
            self.lose(f"the picture `{name}` does not come with the bank")
            return f"({escape(alt or name)})"
        try:
            stored = self.pictures.add(name, content, self.losses)
        except RefusalError as error:
            self.lose(f"the picture `{name}` was left out: {error}")
            return f"({escape(alt or name)})"
        if not alt:
            self.lose(f"the picture `{name}` has no alternative text: its name stands for it")
        return f"![{escape(alt or name_in_words(name))}]({stored})"

    def _read(self, address: str) -> tuple[str, bytes | None]:
        data = DATA.fullmatch(address)
        if data:
            return f"picture.{data['kind'].rpartition('/')[2]}", _decode(data)
        path = unquote(ALONG.sub("", address).partition("?")[0])
        name = PurePosixPath(path).name[:80] or "picture"
        for key in (path, name):
            if key in self.files:
                return name, self.files[key]
        return name, None if read_scheme(address) else self.source.find_file(path)


def _decode(data: re.Match[str]) -> bytes | None:
    if not data["base64"]:
        return unquote_to_bytes(data["content"])
    try:
        return base64.b64decode(unquote(data["content"]))
    except (binascii.Error, ValueError):
        return None


def _write_plain(text: str) -> str:
    lines = (escape(strip_invisible(" ".join(line.split()))) for line in text.strip().split("\n"))
    return guard_lines(BREAK.join(filter(None, lines)))


def _break_lines(text: str) -> str:
    """Return a text in which each line is one in HTML too, unless its blocks say where lines end."""
    return (
        text
        if re.search(r"<(?:p|div|br|ul|ol|table|pre)\b", text, re.IGNORECASE)
        else text.strip().replace("\n", "<br>")
    )
