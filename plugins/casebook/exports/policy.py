"""A built site -> the Content-Security-Policy that allows what its pages hold, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from casebook.parsing.html_reader import Kind, Token, read_tags

# What the browser fetches by itself, by element.
FETCHED = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
}
# A script of another type, such as JSON, is data that nothing runs.
RUN = ("", "module", "text/javascript", "application/javascript")


@dataclass
class Inline:
    """What the pages of a site hold that a policy must name, and the other hosts that they load from."""

    scripts: set[str] = field(default_factory=set)
    handlers: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)

    @property
    def policy(self) -> str:
        """The value of the header, alike on every run."""
        rules = (
            "default-src 'self'",
            "img-src 'self' data:",
            _rule("style-src", self.styles, self.attributes),
            _rule("script-src", self.scripts, self.handlers),
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
        return "; ".join(rules)


def read_policy(site: Path) -> Inline:
    """Read every page of a built site.

    Raises: OSError when a page cannot be read.
    """
    found = Inline()
    for page in sorted(site.rglob("*.html")):
        # As a browser does, ends of lines are made alike before anything is hashed.
        _read_page(page.read_text(encoding="utf-8", errors="replace"), found)
    return found


def _read_page(text: str, found: Inline) -> None:
    """Read one page into what is known of all."""
    inside: set[str] | None = None
    for token in read_tags(text):
        if token.kind is Kind.START:
            inside = _read_tag(token, found)
        elif token.kind is Kind.TEXT and inside is not None:
            inside.add(token.text)
            inside = None


def _read_tag(token: Token, found: Inline) -> set[str] | None:
    """Take up what an element carries, and return where what it holds belongs, if it must be named."""
    attributes = {each.name: each.value for each in token.attributes}
    for name, value in attributes.items():
        if name == "style":
            found.attributes.add(value)
        elif name.startswith("on"):
            found.handlers.add(value)
    _note_host(attributes.get(FETCHED.get(token.text, ""), ""), attributes.get("rel", "stylesheet"), found)
    if token.text == "style":
        return found.styles
    is_run = token.text == "script" and "src" not in attributes and attributes.get("type", "").lower() in RUN
    return found.scripts if is_run else None


def _note_host(address: str, rel: str, found: Inline) -> None:
    try:
        parts = urlsplit(address)
    except ValueError:  # it is no address, so nothing is fetched
        return
    if parts.netloc and ({"stylesheet", "icon", "preload"} & set(rel.split())):
        found.hosts.add(f"{parts.scheme or 'https'}://{parts.netloc}")


def _rule(name: str, elements: set[str], attributes: set[str]) -> str:
    """Return a rule; what stands in attributes is allowed by its hash too, where the policy says that it may be."""
    hashes = [_hash(text) for text in elements | attributes]
    return " ".join([name, "'self'", *(["'unsafe-hashes'"] if attributes else []), *sorted(hashes)])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
