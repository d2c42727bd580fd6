"""The texts of an item in QTI 1.2: material in its order, feedback, hints and the solution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from casebook.imports.contract import NumberAnswer
from casebook.imports.qti12_rules import Rules, read_rules
from casebook.imports.texts import Texts
from casebook.imports.xml_tree import Element

RESPONSES = ("response_lid", "response_str", "response_num", "response_xy", "response_grp")
# How Canvas and others call what is said in general, and what only says that the response was right or wrong.
GENERAL = re.compile(r"general_fb|general|solution.*", re.IGNORECASE)
WHOLE = re.compile(r"(?:general_)?(?:in)?correct(?:_fb)?", re.IGNORECASE)


def list_labels(response: Element) -> list[Element]:
    """Return the options of a response, at whatever depth."""
    return list(response.walk("response_label"))


class ItemTexts:
    """Converts the material of one item."""

    def __init__(self, item: Element, texts: Texts) -> None:
        self.texts = texts
        self.said = {each.get("ident"): each for each in item.walk("itemfeedback")}
        self.used: set[str] = set()
        always = [name for name in read_rules(item).shown_always if not WHOLE.fullmatch(name)]
        named = [name for name in self.said if GENERAL.fullmatch(name)]
        shown = dict.fromkeys([*always, *named])
        self.general = "\n\n".join(filter(None, map(self.said_as, shown)))
        self.hints = tuple(filter(None, (self.blocks(hint) for hint in item.walk("hintmaterial"))))
        self.solution = "\n\n".join(filter(None, (self.blocks(each) for each in item.walk("solutionmaterial"))))

    def prompt(self, presentation: Element, blanks: Mapping[str, str] | None = None) -> str:
        """Return what stands before the first response; `blanks` are replaced in it."""
        return self._join(list(_walk_own(presentation)), blanks or {})

    def flow(self, presentation: Element, marks: Mapping[int, str]) -> str:
        """Return all material of a presentation, with a mark in the place of each response."""
        written: list[str] = []
        for part in presentation.walk("material", *RESPONSES):
            if id(part) in marks:
                written.append(marks[id(part)])
            elif part.tag == "material" and not any(
                part in list(each.walk()) for each in presentation.walk(*RESPONSES)
            ):
                written.append(" ".join(_to_html(part)))
        return self.texts.blocks(" ".join(written), "html")

    def blocks(self, holder: Element) -> str:
        """Return the material within an element as blocks."""
        return self._join(list(holder.walk("material")), {})

    def line(self, holder: Element) -> str:
        """Return the material of an option or a row as one paragraph, without that of options within it."""
        material = holder.find("material") or next(holder.walk("material"), None)
        return self.texts.line(" ".join(_to_html(material)), "html") if material else ""

    def plain(self, holder: Element) -> str:
        """Return the words of an option without markup."""
        material = next(holder.walk("material"), None)
        return self.texts.plain(" ".join(_to_html(material)), "html") if material else ""

    def said_of(self, response: str, value: str, rules: Rules) -> str:
        """Return what is said of one value of a response."""
        names = [name for name in rules.shown_for(response, value) if not WHOLE.fullmatch(name)]
        names = names or [f"{value}_fb"]
        return "\n\n".join(filter(None, map(self.said_as, names)))

    def said_as(self, name: str) -> str:
        """Return what is said under a name; empty where nothing is."""
        self.used.add(name)
        return self.blocks(self.said[name]) if name in self.said else ""

    def note_unused(self) -> None:
        """Note what is said on conditions that no item has."""
        called = {"correct_fb": "of a right response", "general_incorrect_fb": "of a wrong response"}
        for name in [*self.said]:
            text = "" if name in self.used else self.said_as(name)
            if text:
                self.texts.lose(f"not kept: what is said {called.get(name, f'under `{name[:40]}`')}: “{text}”")

    def with_feedback(self, number: NumberAnswer) -> NumberAnswer:
        """Return a number as it is: what is said of numbers is said of the whole response."""
        return replace(number)

    def _join(self, material: list[Element], blanks: Mapping[str, str]) -> str:
        written = "\n".join(text for each in material for text in _to_html(each))
        for blank, mark in blanks.items():
            written = written.replace(blank, mark)
        return self.texts.blocks(written, "html")


def _walk_own(presentation: Element, *, with_responses: bool = False) -> Iterator[Element]:
    """Yield material that does not belong to a response, and with it the responses if they are asked for."""
    waiting = list(reversed(list(presentation.children())))
    while waiting:
        element = waiting.pop()
        if element.tag == "material" or (with_responses and element.tag in RESPONSES):
            yield element
        elif element.tag in RESPONSES:
            continue
        else:
            waiting += reversed(list(element.children()))


def _to_html(material: Element) -> Iterator[str]:
    """Yield the parts of material as HTML."""
    for part in material.walk("mattext", "matemtext", "matbreak", "matimage", "mataudio", "matvideo", "matapplication"):
        if part.tag == "matbreak":
            yield "<br>"
        elif part.tag == "matimage":
            yield f'<img src="{_quote(part.get("uri"))}" alt="{_quote(part.get("label"))}">'
        elif part.tag.startswith(("mataudio", "matvideo", "matapplication")):
            yield f'<{"video" if part.tag == "matvideo" else "audio"} src="{_quote(part.get("uri"))}"></audio>'
        elif "html" in part.get("texttype").lower() or "rtf" in part.get("texttype").lower():
            yield _inner(part)
        else:
            yield _inner(part) if re.search(r"</?[a-z][a-z0-9]*[ >/]", part.text) else f"<p>{_quote(part.text)}</p>"


def _inner(part: Element) -> str:
    """Return the HTML of a text, which may be escaped or stand as elements."""
    written = []
    for each in part.parts:
        if isinstance(each, str):
            written.append(each)
        else:
            attributes = "".join(f' {name}="{_quote(value)}"' for name, value in each.attributes.items())
            written.append(f"<{each.tag}{attributes}>{_inner(each)}</{each.tag}>")
    return "".join(written)


def _quote(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
