"""The bytes of an SVG -> its size, what it reveals beside what it shows, and what in it a drawing does not need.

Elements, attributes and styles are held against an allow-list, so a drawing can neither run nor load anything.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable
from xml.etree.ElementTree import Comment, Element, ParseError, ProcessingInstruction, TreeBuilder, XMLParser

from casebook.model import Picture

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
XML = "{http://www.w3.org/XML/1998/namespace}"
ELEMENTS = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image"),
        *("marker", "pattern", "mask", "clipPath"),
        *("text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "filter"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting"),
        *("feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR"),
        *("feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting"),
        *("feSpotLight", "feTile", "feTurbulence"),
    }
)
# Programs keep names of files, of persons and of days in these.
PRIVATE_ELEMENTS = frozenset(["metadata", "namedview", "RDF"])
# Names as CSS and SVG 2 write them: letters and hyphens. `on…` runs; the others load, or are listed for `href`.
ATTRIBUTE = re.compile(r"(?![Oo][Nn])[A-Za-z][A-Za-z0-9-]*")
LOADING = frozenset(["src", "action", "formaction", "data", "ping", "from", "to", "values", "begin", "end"])
SPOKEN = ("aria-", "data-")
LOCAL = re.compile(r"\s*#")
EMBEDDED = re.compile(r"\s*data:image/(?:png|jpeg|jpg|webp|gif);base64,", re.IGNORECASE)
ADDRESS = re.compile(
    r"url\(\s*[\"']?(?!\s*[\"']?#)|(?:\bimage|image-set|\bsrc)\(|@import|expression\(|-moz-binding|javascript:",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)(?:px)?\s*")
BETWEEN = re.compile(r"\s*,\s*|\s+")
# The name of the standard, as most programs write it, is no matter; what follows it in brackets could say anything.
DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*+\[|<!ENTITY", re.IGNORECASE)
PROLOG = re.compile(r"<\?|<!--|<!DOCTYPE", re.IGNORECASE)
PROLOG_ENDS = {"<?": "?>", "<!--": "-->", "<!DOCTYPE": ">"}
ROOT = re.compile(r"<(?:[\w.-]+:)?svg\b")
COMMENT, INSTRUCTION = "a comment", "a processing instruction"

ReadRaster = Callable[[bytes], "Picture | None"]


def read_drawing(data: bytes, read_embedded: ReadRaster) -> Picture | None:
    """Return what a drawing holds; None when it is no SVG, is cut off or has no size.

    `read_embedded` reads the pictures that stand in it.
    """
    try:
        root = _parse(data)
    except (ParseError, ValueError, LookupError, RecursionError):
        return None
    size = _size(root) if root.tag in (f"{SVG}svg", "svg") else None
    if size is None:
        return None
    private: list[str] = [COMMENT] if b"<!--" in data else []  # one outside the root is no part of the tree
    active: list[str] = ["a document type"] if DOCTYPE.search(data) else []
    for element in root.iter():
        _check_element(element, private, active)
        for name, value in element.attrib.items():
            _check_attribute(element, name, value, read_embedded, private, active)
    return Picture(*size, "SVG", tuple(dict.fromkeys(private)), tuple(dict.fromkeys(active)))


def _parse(data: bytes) -> Element:
    """Return the root. Raises: ParseError and what a codec says of an unknown encoding."""
    parser = XMLParser(target=TreeBuilder(insert_comments=True, insert_pis=True))
    parser.feed(data)
    root: Element = parser.close()
    return root


def _size(root: Element) -> tuple[float, float] | None:
    """Return width and height of the view box, or those of the root; None where they cannot be used."""
    box = BETWEEN.split(root.get("viewBox", "").strip())
    sides = box if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    found = [NUMBER.fullmatch(side) for side in sides]
    if not all(found):
        return None
    width, height = (float(match[1]) for match in found[-2:] if match)
    usable = math.isfinite(width) and math.isfinite(height) and 0 < width <= 1e6 and 0 < height <= 1e6
    return (width, height) if usable else None


def _check_element(element: Element, private: list[str], active: list[str]) -> None:
    tag: object = element.tag
    if tag is Comment:
        private.append(COMMENT)
    elif tag is ProcessingInstruction:
        active.append(INSTRUCTION)
    else:
        name = element.tag.rpartition("}")[2]
        is_ours = tag in (SVG + name, name)
        if name in PRIVATE_ELEMENTS or not is_ours:
            private.append("a block of metadata" if name in PRIVATE_ELEMENTS else f"`<{name}>` of a program")
        elif name not in ELEMENTS:
            active.append(f"`<{name}>`")
        elif name == "style" and _loads("".join(element.itertext())):
            active.append("a style that loads something")


def _check_attribute(
    element: Element, name: str, value: str, read_embedded: ReadRaster, private: list[str], active: list[str]
) -> None:
    if name in ("href", XLINK_HREF):
        _check_reference(element, value, read_embedded, private, active)
    elif name.startswith("{"):
        if not name.startswith((XML, XLINK_HREF[: -len("href")])):
            private.append(f"`{name.rpartition('}')[2]}` of a program")
    elif not ATTRIBUTE.fullmatch(name) or name.lower() in LOADING:
        active.append(f"`{name}`")
    elif not name.startswith(SPOKEN) and _loads(value):
        active.append(f"an address in `{name}`")


def _check_reference(
    element: Element, value: str, read_embedded: ReadRaster, private: list[str], active: list[str]
) -> None:
    """A reference leads to another part of the drawing, or holds a picture that is sound itself."""
    if LOCAL.match(value):
        return
    embedded = EMBEDDED.match(value)
    if embedded is None or not str(element.tag).endswith("image"):
        active.append("an address in `href`")
        return
    try:
        picture = read_embedded(base64.b64decode("".join(value[embedded.end() :].split()), validate=True))
    except (binascii.Error, ValueError):
        picture = None
    if picture is None:
        active.append("a picture that cannot be read")
    else:
        private += [f"{each} in an embedded picture" for each in picture.private]


def _loads(style: str) -> bool:
    """Whether a style or a value leads out of the drawing. An escape could write any address, so none is allowed."""
    return bool(ADDRESS.search(style) or "\\" in style)


def is_drawing(head: bytes) -> bool:
    """Tell by its first bytes whether a file is meant to be an SVG, in any encoding that XML is written in."""
    coding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = head.decode(coding, "replace").replace("\0", "").lstrip()
    while opened := PROLOG.match(text):
        _, found, text = text.partition(PROLOG_ENDS[opened[0].upper()])
        if not found:
            return False
        text = text.lstrip("]> \t\r\n")
    return bool(ROOT.match(text))
