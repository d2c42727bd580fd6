"""Markdown of a bank -> the Markdown of items: pictures found; headings, code and tags written anew."""

from __future__ import annotations

import re

from casebook.imports.contract import Find, Losses
from casebook.imports.markdown_signs import BREAK, lower_signs, raise_signs, strip_invisible, write_code, write_formula

_FENCE = re.compile(
    r"^(?P<fence>`{3,20}|~{3,20})[^\n]*\n(?P<code>.*?)(?:^(?P=fence)[`~]*[ ]*$|\Z)", re.MULTILINE | re.DOTALL
)
_KEPT = re.compile(
    r"(?P<code>(?<!`)`{1,9}(?!`)[^`\n]+`{1,9})|\\\((?P<round>(?:(?!\\\().){1,2000}?)\\\)|\\\[(?P<square>(?:(?!\\\[).){1,2000}?)\\\]|\$\$(?P<double>.{1,2000}?)\$\$",
    re.DOTALL,
)
_PICTURE = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,500})\]\((?P<address>[^()\s]{1,2000})(?:\s+\"[^\"\n]*\")?\)(?:\{[^{}\n]*\})?"
)
_IMG = re.compile(r"<img\b[^<>]*?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(src|alt)\s*=\s*[\"']([^\"'<>]*)[\"']", re.IGNORECASE)
_SHIFTED = re.compile(r"<(?P<tag>sub|sup)>(?P<text>[^<>]*)</(?P=tag)>", re.IGNORECASE)
_BR = re.compile(r"[ ]{0,3}<br\s*/?>[ ]*\n?", re.IGNORECASE)
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_CALLOUT = re.compile(
    r"^(?:!!!|\?\?\?\+?|===)[ ]+(?:(?P<kind>[\w-]{1,40})[\w -]{0,80})?(?:\"(?P<title>[^\"\n]*)\")?[ ]*\n"
    r"(?P<held>(?:[ ]{4}.*\n?|[ ]*\n)*)",
    re.MULTILINE,
)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(?P<words>[^\n]+)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[ ]*[.#][^{}\n]*\}")
_HELD = re.compile("\ue000([0-9]+)\ue001")
_BARE = re.compile(r"<(?=[A-Za-z/!?])")


class MarkdownText:
    """Converts the Markdown of one item; what is lost is added to `losses`."""

    def __init__(self, losses: Losses, find: Find) -> None:
        self.losses, self.find = losses, find

    def blocks(self, text: str) -> str:
        """Return a text as blocks."""
        held: list[str] = []
        text = text.replace("\ue000", "").replace("\ue001", "")
        text = _CALLOUT.sub(_open_callout, text)
        # code and formulas are set aside, so that nothing in them is taken for markup
        aside = _FENCE.sub(lambda found: f"\n\n{self._hold(held, write_code(found['code']))}\n\n", text)
        aside = _KEPT.sub(lambda found: self._hold(held, self._keep(found)), aside)
        written = self._convert(strip_invisible(aside))
        written = _HELD.sub(lambda found: held[int(found[1])], written)
        return re.sub(r"\n[ \t]*\n\s*\n", "\n\n", written).strip()

    def line(self, text: str) -> str:
        """Return a text as one paragraph."""
        lines = (re.sub(r"^\s*[-*+] ", "• ", line.strip()) for line in self.blocks(text).split("\n"))
        return BREAK.join(re.sub(r"^(\d+)\. ", r"\1\\. ", line) for line in lines if line)

    def _hold(self, held: list[str], content: str) -> str:
        held.append(content)
        return _name(len(held) - 1)

    def _keep(self, found: re.Match[str]) -> str:
        return found["code"] or write_formula(found["round"] or found["square"] or found["double"])

    def _convert(self, text: str) -> str:
        text = _PICTURE.sub(lambda found: self._picture(found["address"], found["alt"], found[0]), text)
        text = _IMG.sub(self._img, text)
        text = _SHIFTED.sub(self._shift, text)
        text = _BR.sub(BREAK, text)
        text = _TAG.sub(self._drop, text)
        text = _ATTRIBUTES.sub("", text)
        return _BARE.sub(r"\<", _HEADING.sub(_write_heading, text))

    def _picture(self, address: str, alt: str, written: str) -> str:
        found = self.find(address, alt)
        return written.lstrip("!") if found is None else found

    def _img(self, found: re.Match[str]) -> str:
        named = {name.lower(): value for name, value in _ATTRIBUTE.findall(found[0])}
        address, alt = named.get("src", ""), named.get("alt", "")
        return self._picture(address, alt, f"[{alt or 'picture'}]({address})") if address else ""

    def _shift(self, found: re.Match[str]) -> str:
        is_raised = found["tag"].lower() == "sup"
        shifted = (raise_signs if is_raised else lower_signs)(found["text"])
        return shifted if shifted is not None else f"{'^' if is_raised else '_'}({found['text']})"

    def _drop(self, found: re.Match[str]) -> str:
        self.losses.add(f"the tag `<{found['name'].lower()}>` was left out; what it holds stands")
        return ""


def _open_callout(found: re.Match[str]) -> str:
    """Return what a callout or a tab holds, below its title."""
    title = found["title"] if found["title"] is not None else (found["kind"] or "").capitalize()
    held = re.sub(r"^[ ]{4}", "", found["held"], flags=re.MULTILINE)
    return f"\n**{title}**\n\n{held}\n" if title else f"\n{held}\n"


def _write_heading(found: re.Match[str]) -> str:
    words = found["words"].rstrip(" \t#").strip("*")
    return f"**{words}**\n"


def _name(place: int) -> str:
    """Return what stands for a piece that is set aside: letters that no text holds."""
    return f"\ue000{place}\ue001"
