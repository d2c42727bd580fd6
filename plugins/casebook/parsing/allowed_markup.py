"""What an author's text may become on a page: the elements, their attributes, and where addresses may lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from casebook.findings import FindingCode, listed, shorten

LINKS = frozenset({"http", "https", "mailto"})
PICTURES = frozenset({"http", "https"})
ALIGNMENT = re.compile(r"text-align: (?:left|right|center);")
# Of what widespread extensions write: links without signs around them, formulas, icons.
LINKED = re.compile(r"magiclink[a-z -]*")
FORMULA_OR_ICON = re.compile(r"arithmatex|twemoji")
WORDS = re.compile(r"[^\x00-\x08\x0e-\x1f]*")
NUMBER = re.compile(r"[0-9]{1,9}")

# Elements with the form of each attribute; no other attribute may stand on them. What a list of attributes in
# Markdown (`{: … }`) could add, such as `onclick`, `style`, `class` or `id`, is therefore refused.
_PLAIN: Mapping[str, re.Pattern[str]] = {}
ELEMENTS: dict[str, Mapping[str, re.Pattern[str]]] = {
    **dict.fromkeys(("p", "ul", "li", "table", "thead", "tbody", "tr", "br"), _PLAIN),
    **dict.fromkeys(("em", "strong", "code", "sub", "sup", "del", "ins", "mark", "kbd"), _PLAIN),
    "a": {"title": WORDS, "class": LINKED},
    "abbr": {"title": WORDS},
    "img": {"alt": WORDS, "title": WORDS},
    "ol": {"start": NUMBER},
    "span": {"class": FORMULA_OR_ICON, "title": WORDS},
    "div": {"class": FORMULA_OR_ICON},
    "td": {"style": ALIGNMENT},
    "th": {"style": ALIGNMENT},
}
ADDRESSES = {("a", "href"): LINKS, ("img", "src"): PICTURES}

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\t\n\r]")  # browsers drop these anywhere in an address (WHATWG URL, 4.4)
_AROUND = "".join(map(chr, range(0x21)))  # and these around it

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "A heading"),
    **dict.fromkeys(("pre", "blockquote", "hr"), "A code block, quotation or rule"),
    **dict.fromkeys(("dl", "dt", "dd"), "A list of definitions"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that may not stand on a page: `written` is the part of it that the author's text holds."""

    code: FindingCode
    message: str
    written: str


def find_refusals(tag: object, attributes: Mapping[str, str]) -> Iterator[Refusal]:
    """Yield what is wrong with an element that an author's text became."""
    if not isinstance(tag, str) or tag not in ELEMENTS:
        kind = KINDS.get(str(tag), f"A `{shorten(str(tag))}` element" if isinstance(tag, str) else "A comment")
        yield Refusal(FindingCode.TEXT_BLOCK, f"{kind} is not allowed here. Write plain sentences instead.", "")
        return
    for name, value in attributes.items():
        refusal = check_attribute(tag, name, value)
        if refusal:
            yield refusal


def check_attribute(tag: str, name: str, value: str) -> Refusal | None:
    """Return what is wrong with an attribute that Markdown has set, if anything."""
    if (tag, name) in ADDRESSES:
        return _check_scheme(value, ADDRESSES[tag, name])
    form = ELEMENTS.get(tag, _PLAIN).get(name)
    if form and form.fullmatch(value):
        return None
    message = (
        f"An attribute (`{shorten(name)}`) cannot be set here. Delete what is in the braces; "
        r"for the sign { itself write `\{`."
    )
    # `{: .wide #first }` holds the values of these two, not their names
    return Refusal(FindingCode.TEXT_MARKUP, message, value.split(" ")[0] if name in ("class", "id") else name)


def refuse_html(raw: str) -> Refusal:
    """Return what to say of raw HTML, or of a comparison that would be read as HTML."""
    message = (
        f"`{shorten(' '.join(raw.split()))}` would be read as HTML, which is not allowed here. "
        r"Write `\<` or `&lt;` for the sign <, or Markdown for what is meant."
    )
    return Refusal(FindingCode.TEXT_MARKUP, message, raw)


def read_scheme(address: str) -> str:
    """Return the scheme of an address as a browser reads it, in small letters; empty for a path within the site."""
    read = _IGNORED.sub("", unescape(address)).strip(_AROUND)
    found = _SCHEME.match(read)
    return found[1].lower() if found else ""


def _check_scheme(address: str, allowed: frozenset[str]) -> Refusal | None:
    scheme = read_scheme(address)
    if not scheme or scheme in allowed:
        return None
    known = listed(f"{name}:" for name in sorted(allowed))
    message = f"An address cannot begin with `{shorten(scheme)}:` here. Write one with {known}, or a path in docs/."
    return Refusal(FindingCode.TEXT_ADDRESS, message, address)
