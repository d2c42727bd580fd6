"""The HTML of a bank -> the Markdown that items are written in: as blocks, or within a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from casebook.imports.contract import Find, Losses
from casebook.imports.html_tree import BLOCKS, KNOWN, read_html
from casebook.imports.markdown_signs import (
    BREAK,
    escape,
    guard_lines,
    lower_signs,
    raise_signs,
    strip_invisible,
    write_code,
    write_formula,
)
from casebook.imports.xml_tree import Element
from casebook.parsing.allowed_markup import LINKS, read_scheme

LONGEST = 200_000
HELD = re.compile("[\ue200\ue201]")  # gaps, which markup ends before
STRONG = frozenset(("b", "strong", "u", "ins"))
EMPHASIS = frozenset(("i", "em", "cite", "var", "dfn"))
CODE = frozenset(("code", "tt", "kbd", "samp"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SILENT = frozenset(("style", "head", "title", "meta", "link", "annotation"))
MEDIA = {
    "audio": "a recording",
    "video": "a video",
    "iframe": "a frame with another page",
    "object": "an object",
    "embed": "an object",
    "script": "a script",
    "svg": "a drawing within the text",
    "canvas": "a drawing within the text",
    "input": "a control of a form",
    "select": "a control of a form",
    "textarea": "a control of a form",
}
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0]+")
_SPACES_AT_BREAK = re.compile(r"[ ]*\n[ ]*")
_TAG = re.compile(
    r"<(?:/?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*|/)?|!--)>|&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
)


def looks_like_html(text: str) -> bool:
    """Tell whether a text holds tags or character references."""
    return any(found["name"] is None or found["name"].lower() in KNOWN for found in _TAG.finditer(text))


class HtmlText:
    """Converts the texts of one item; what is lost of them is added to `losses`."""

    def __init__(self, losses: Losses, find: Find) -> None:
        self.losses, self.find = losses, find

    def blocks(self, html: str | Element) -> str:
        """Return a text as blocks: paragraphs, lists, tables, pictures."""
        return "\n\n".join(self._blocks(self._read(html).parts))

    def line(self, html: str | Element) -> str:
        """Return a text as one paragraph; what stood below each other is on lines of its own."""
        return BREAK.join(part for part in self._lines(self._read(html).parts) if part)

    def words(self, html: str) -> str:
        """Return the words of a text without any markup."""
        return self._read(html).text

    def _read(self, html: str | Element) -> Element:
        if isinstance(html, Element):
            return html
        if len(html) > LONGEST:
            self.losses.add(f"a text was cut off after {LONGEST:,} characters")
        return read_html(html[:LONGEST])

    def _blocks(self, parts: Iterable[str | Element]) -> Iterator[str]:
        """Yield each block; what stands between two of them is a paragraph."""
        run: list[str | Element] = []
        for part in parts:
            if isinstance(part, str) or not _holds_block(part):
                run.append(part)
                continue
            yield from self._paragraphs(run)
            run = []
            yield from self._block(part)
        yield from self._paragraphs(run)

    def _block(self, element: Element) -> Iterator[str]:
        if element.tag in ("ul", "ol"):
            rows = list(self._list(element))
            yield from ["\n".join(rows)] if rows else []
        elif element.tag == "table":
            yield from self._table(element)
        elif element.tag == "pre":
            code = write_code(element.text)
            yield from [code] if code else []
        elif element.tag in HEADINGS:
            words = self._inline(element.parts)
            yield from [f"**{words}**" if "**" not in words else words] if words else []
        else:
            yield from self._blocks(element.parts)

    def _paragraphs(self, parts: list[str | Element]) -> Iterator[str]:
        words = self._inline(parts)
        if words:
            yield guard_lines(words)

    def _list(self, element: Element, depth: int = 0) -> Iterator[str]:
        margin = " " * 4 * depth
        for number, row in enumerate(element.children("li"), start=1):
            inner = [part for part in row.parts if not _is_list(part)]
            words = BREAK.join(self._lines(inner)).replace("\n", f"\n{margin}    ")
            yield f"{margin}{f'{number}.' if element.tag == 'ol' else '-'} {words}"
            for within in filter(_is_list, row.parts):
                if isinstance(within, Element):
                    yield from self._list(within, depth + 1)

    def _lines(self, parts: Iterable[str | Element]) -> Iterator[str]:
        """Yield blocks as lines of one paragraph, since there may be only one."""
        for block in self._blocks(parts):
            if block.startswith("| "):
                self.losses.add("a table within an option or a row is written as lines")
            yield from (_flatten(line) for line in block.split("\n") if line.strip("|:- "))

    def _table(self, element: Element) -> Iterator[str]:
        rows = [list(row.children("td", "th")) for row in element.walk("tr")]
        rows = [row for row in rows if row]
        if any(
            cell.get("colspan") not in ("", "1") or cell.get("rowspan") not in ("", "1") for row in rows for cell in row
        ):
            self.losses.add("cells of a table that were joined are apart")
        if len(rows) < 2 or max(map(len, rows)) < 2:  # a table for the sake of layout
            for cell in (cell for row in rows for cell in row):
                yield from self._blocks(cell.parts)
            return
        width = max(map(len, rows))
        lines = [[self._cell(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
        caption = element.find("caption")
        if caption:
            yield from self._paragraphs(caption.parts)
        head, *body = [f"| {' | '.join(line)} |" for line in lines]
        yield "\n".join([head, f"|{' --- |' * width}", *body])

    def _cell(self, cell: Element) -> str:
        words = " ".join(" ".join(self._lines(cell.parts)).split())
        return re.sub(r"(?<!\\)\|", r"\\|", words)

    def _inline(self, parts: Iterable[str | Element]) -> str:
        words = _SPACES_AT_BREAK.sub(BREAK, "".join(map(self._part, parts)))
        words = re.sub(r"[ ]{2,}(?!\n)", " ", words)
        return re.sub(r"(?:[ ]*\n)+", BREAK, words).strip()

    def _part(self, part: str | Element) -> str:
        if isinstance(part, str):
            return escape(strip_invisible(_BLANKS.sub(" ", part)))
        if part.tag == "br":
            return "\n"
        if part.tag in STRONG:
            return self._mark(part, "**")
        if part.tag in EMPHASIS:
            return self._mark(part, "*")
        if part.tag in CODE:
            return write_code(_BLANKS.sub(" ", part.text))
        return self._other(part)

    def _other(self, part: Element) -> str:
        if part.tag in SILENT:
            return ""
        if part.tag in ("sub", "sup"):
            return self._shift(part)
        if part.tag == "img":
            return self._picture(part)
        if part.tag == "a":
            return self._link(part)
        if part.tag == "math":
            return self._mathml(part)
        if part.tag in MEDIA:
            return self._medium(part)
        if part.tag in ("s", "del", "strike"):
            self.losses.add("words are no longer struck out")
        return self._inline_kept(part)

    def _inline_kept(self, part: Element) -> str:
        return "".join(map(self._part, part.parts))

    def _mark(self, part: Element, sign: str) -> str:
        inner = self._inline_kept(part)
        words = inner.strip()
        if (
            not words
            or "*" in words.replace(r"\*", "")
            or HELD.search(words)
            or "\n" in words
            or words.startswith("![")
        ):
            return inner
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        return f"{before}{sign}{words}{sign}{after}"

    def _shift(self, part: Element) -> str:
        shift, sign = (raise_signs, "^") if part.tag == "sup" else (lower_signs, "_")
        shifted = shift(part.text.strip())
        if shifted is not None:
            return shifted
        self.losses.add(f"raised or lowered letters are written as {sign}(…)")
        return f"{'^' if sign == '^' else '_'}({self._inline_kept(part).strip()})"

    def _picture(self, part: Element) -> str:
        formula = part.get("data-equation-content")
        if formula:
            return write_formula(formula)
        address, alt = part.get("src").strip(), _BLANKS.sub(" ", part.get("alt")).strip()
        if not address:
            self.losses.add("a picture without an address was left out")
            return ""
        found = self.find(address, alt)
        return f"[{escape(alt) or 'picture'}]({_quote(address)})" if found is None else found

    def _link(self, part: Element) -> str:
        words, address = self._inline_kept(part), part.get("href").strip()
        if not words.strip() or "](" in words:  # a picture, or a link that stands for one
            return words
        if read_scheme(address) not in LINKS or address.startswith("//"):
            if address and not address.startswith("#"):
                self.losses.add(f"the link to `{address[:80]}` was left out; its words stand")
            return words
        return f"[{words.strip()}]({_quote(address)})"

    def _mathml(self, part: Element) -> str:
        tex = next((each for each in part.walk("annotation") if "tex" in each.get("encoding").lower()), None)
        if tex:
            return write_formula(tex.text)
        self.losses.add("a formula in MathML is written as plain signs")
        return escape(" ".join(part.text.split()))

    def _medium(self, part: Element) -> str:
        address = part.get("src") or part.get("data") or next((each.get("src") for each in part.walk("source")), "")
        named = f" `{address[:80]}`" if address else ""
        self.losses.add(f"{MEDIA[part.tag]}{named} was left out")
        words = self._inline_kept(part) if part.tag in ("audio", "video", "object") else ""
        if read_scheme(address) in ("http", "https"):
            return f"[{part.tag}]({_quote(address)}) {words}".rstrip()
        return words


def _holds_block(part: Element) -> bool:
    return part.tag in BLOCKS or (part.tag not in MEDIA and any(each.tag in BLOCKS for each in part.walk()))


def _is_list(part: str | Element) -> bool:
    return isinstance(part, Element) and part.tag in ("ul", "ol")


def _flatten(line: str) -> str:
    """Return a line of a block as one of a paragraph: a list's sign becomes a bullet, a table's bars become dashes."""
    words = line.strip()
    if words.startswith("| "):
        return " – ".join(cell.strip() for cell in re.split(r"(?<!\\)\|", words.strip("| ")))
    words = re.sub(r"^- ", "• ", words)
    return re.sub(r"^(\d+)\. ", r"\1\\. ", words)


def _quote(address: str) -> str:
    return quote(address, safe="%/:=&?~#+!$,;'@*")
