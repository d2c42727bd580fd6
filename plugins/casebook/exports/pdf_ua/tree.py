"""The structure of a printed edition as values, and how what WeasyPrint 70 made of it becomes what PDF/UA-1 asks for.

What a tag may hold is said in ISO 32000-1:2008, 14.8.4; clauses alone are those of ISO 14289-1:2014 (PDF/UA-1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, TypeAlias, TypeGuard

from pikepdf import Name, Object

SIGN = "tag:"  # begins the address of a link that carries an element's type and language, and leads nowhere
CUT = ("/Part", "/Art", "/Sect", "/Div")  # begun anew on every page and in every column: they would tell of false parts
INLINE = ("/Span", "/Link", "/Figure")
CELLS = ("/TH", "/TD")


@dataclass(frozen=True, slots=True)
class Mark:
    """What one marked sequence of a page shows: its words, where they begin, and where they end, in points."""

    page: int
    number: int
    kind: str  # empty where it shows nothing
    text: str = ""
    x: float = 0
    y: float = 0
    end: float = 0


@dataclass(frozen=True, slots=True)
class Leap:
    """An annotation that leads elsewhere."""

    page: int
    link: Object

    @property
    def address(self) -> str:
        """Return the address it leads to, or the name of a place in the file."""
        return str(self.link.A.get("/URI", "")) if "/A" in self.link else str(self.link.get("/Dest", ""))


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure."""

    kind: str
    kids: tuple[Kid, ...]
    lang: str = ""  # where it differs from what is around
    alt: str | None = None
    about: tuple[tuple[str, Any], ...] = ()  # its attributes, such as /ColSpan


Kid: TypeAlias = Tag | Mark | Leap


def tidy(tag: Tag, outer: str) -> list[Kid]:
    """Return what stands in place of an element: it may go, and leave what it holds. `outer` is the language around."""
    signs = [kid.address.removeprefix(SIGN).split(":") for kid in find_leaps(tag) if kid.address.startswith(SIGN)]
    kind = next((f"/{sign[0]}" for sign in signs if sign[0]), tag.kind)
    lang = next((sign[1] for sign in signs if sign[1] and sign[1] != outer), "")
    held = [kid for kid in tag.kids if not (isinstance(kid, Leap) and kid.address.startswith(SIGN))]
    kids = [each for kid in held for each in (tidy(kid, lang or outer) if isinstance(kid, Tag) else [kid])]
    if not kids and kind not in CELLS:
        return []
    if any(isinstance(kid, Leap) for kid in kids) and kind not in ("/Link", "/Span", "/NonStruct"):
        kids = _shape_link(Tag("/Link", tuple(kids)))
    return SHAPES.get(kind, _keep)(replace(tag, kind=kind, kids=tuple(_join_links(kids)), lang=lang))


def walk(tag: Tag) -> Iterator[Tag]:
    """Yield an element and all within, in the order of reading."""
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from walk(kid)


def find_leaps(kid: Kid) -> list[Leap]:
    """Return the annotations that an element holds itself."""
    return [each for each in kid.kids if isinstance(each, Leap)] if isinstance(kid, Tag) else []


def find_marks(kid: Kid) -> Iterator[Mark]:
    """Yield what an element shows, but labels; a picture shows its alternative text."""
    if isinstance(kid, Mark):
        yield kid
    elif _is(kid, "/Figure"):
        left, _, right, top = dict(kid.about)["/BBox"]
        marks = (each for each in kid.kids if isinstance(each, Mark))
        yield from (replace(mark, text=kid.alt or "", x=left, y=top, end=right) for mark in marks)
    elif isinstance(kid, Tag) and kid.kind != "/Lbl":
        for each in kid.kids:
            yield from find_marks(each)


def read_words(tag: Tag) -> str:
    """Return the words of an element; there is a space wherever a text does not begin where the last ended."""
    text, end = "", 0.0
    for mark in find_marks(tag):
        if abs(mark.x - end) > 1:
            text = text.removesuffix("\u2010") if text.endswith("\u2010") else f"{text} "  # a hyphen of the layout
        text, end = text + mark.text, mark.end
    return " ".join(text.split())


def _keep(tag: Tag) -> list[Kid]:
    return [tag]


def _shape_group(tag: Tag) -> list[Kid]:
    """Put text that stands beside paragraphs into a paragraph; what only groups them goes."""
    kids = tuple(_wrap_text(tag.kids))
    return list(kids) if tag.kind in CUT and not tag.lang else [replace(tag, kids=kids)]


def _wrap_text(kids: tuple[Kid, ...]) -> Iterator[Kid]:
    for is_inline, run in groupby(kids, _is_inline):
        held = tuple(run)
        is_text = is_inline and not all(_is(kid, "/Figure") for kid in held)
        yield from [Tag("/P", held)] if is_text else held


def _shape_inline(tag: Tag) -> list[Kid]:
    """Keep of what has no meaning only a link, a language, and a picture together with its caption."""
    if find_leaps(tag):
        return _shape_link(replace(tag, kind="/Link"))
    if not tag.lang and not any(_is(kid, "/Caption") for kid in tag.kids):
        return list(tag.kids)
    if all(_is_inline(kid) for kid in tag.kids):
        return [replace(tag, kind="/Span")]
    return [replace(tag, kind="/Div", kids=tuple(_wrap_text(tag.kids)))]


def _shape_link(tag: Tag) -> list[Kid]:
    """Make one link of an element: WeasyPrint gives each element within a link an annotation of its own."""
    if not find_leaps(tag):
        return list(tag.kids)
    return [replace(tag, kids=tuple(each for kid in tag.kids for each in _unlink(kid)))]


def _unlink(kid: Kid) -> Iterator[Kid]:
    """Take links within a link out, and their annotations with them."""
    if not isinstance(kid, Tag):
        yield kid
        return
    inner = tuple(each for held in kid.kids if not isinstance(held, Leap) for each in _unlink(held))
    yield from inner if kid.kind == "/Link" else [replace(kid, kids=inner)]


def _join_links(kids: list[Kid]) -> Iterator[Kid]:
    """Make one of neighbours that lead to the same place: the lines of a link."""
    for address, run in groupby(kids, lambda kid: find_leaps(kid)[0].address if _is(kid, "/Link") else ""):
        held = list(run)
        yield from [Tag("/Link", tuple(each for kid in held if _is(kid) for each in kid.kids))] if address else held


def _shape_item(tag: Tag) -> list[Kid]:
    """Put all of a list item but its label into one body."""
    labels = [kid for kid in tag.kids if _is(kid, "/Lbl")]
    rest = [kid for kid in tag.kids if not _is(kid, "/Lbl")]
    body = tuple(each for kid in rest for each in (kid.kids if _is(kid, "/LBody") else [kid]))
    return [replace(tag, kids=(*labels, Tag("/LBody", body)))]


def _shape_list(tag: Tag) -> list[Kid]:
    """Put a list within a list into the item that it belongs to."""
    items: list[Kid] = []
    for kid in tag.kids:
        last = items[-1] if items else kid
        if _is(kid, "/L") and _is(last, "/LI"):
            items[-1:] = _shape_item(replace(last, kids=(*last.kids, kid)))
        else:
            items.append(kid)
    return [replace(tag, kids=tuple(items))]


def _shape_row(tag: Tag) -> list[Kid]:
    """Let a header head its row, but its column where the row holds headers alone or it spans several (7.5)."""
    is_head = len(tag.kids) > 1 and not any(_is(kid, "/TD") for kid in tag.kids)
    return [replace(tag, kids=tuple(_give_scope(kid, is_head=is_head) for kid in tag.kids))]


def _shape_head(tag: Tag) -> list[Kid]:
    """Let each header in the head of a table head its column."""
    rows = (
        replace(row, kids=tuple(_give_scope(kid, is_head=True) for kid in row.kids)) for row in tag.kids if _is(row)
    )
    return [replace(tag, kids=tuple(rows))]


def _give_scope(kid: Kid, *, is_head: bool) -> Kid:
    if not _is(kid, "/TH"):
        return kid
    about = dict(kid.about)
    scope = Name.Column if is_head or "/ColSpan" in about else Name.Row
    return replace(kid, about=tuple((about | {"/Scope": scope}).items()))


def _shape_figure(tag: Tag) -> list[Kid]:
    """Leave out a picture that says with a blank text that it is an ornament; one that says nothing is a fault."""
    return [] if tag.alt is not None and not tag.alt.strip() else [tag]


def _is(kid: Kid, kind: str = "") -> TypeGuard[Tag]:
    return isinstance(kid, Tag) and kind in ("", kid.kind)


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, Tag) or kid.kind in INLINE


SHAPES: dict[str, Callable[[Tag], list[Kid]]] = {
    **dict.fromkeys(("/Document", "/BlockQuote", *CUT), _shape_group),
    **dict.fromkeys(("/NonStruct", "/Span"), _shape_inline),
    "/Link": _shape_link,
    "/L": _shape_list,
    "/LI": _shape_item,
    "/TR": _shape_row,
    "/THead": _shape_head,
    "/Figure": _shape_figure,
}
