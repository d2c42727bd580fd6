"""A built site -> the Content-Security-Policy that allows what its pages hold, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

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
INLINE = ("script", "style")
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
        reader = _Page(found)
        # As a browser does, ends of lines are made alike before anything is hashed.
        reader.feed(page.read_text(encoding="utf-8", errors="replace"))
        reader.close()
    return found


class _Page(HTMLParser):
    """Reads one page into what is known of all."""

    def __init__(self, found: Inline) -> None:
        super().__init__(convert_charrefs=False)
        self.found = found
        self.inside: set[str] | None = None
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up what an element carries, and wait for what it holds."""
        attributes = {name: value or "" for name, value in attrs}
        for name, value in attributes.items():
            if name == "style":
                self.found.attributes.add(value)
            elif name.startswith("on"):
                self.found.handlers.add(value)
        self._note_host(attributes.get(FETCHED.get(tag, ""), ""), attributes.get("rel", "stylesheet"))
        is_run = tag == "style" or ("src" not in attributes and attributes.get("type", "").lower() in RUN)
        if tag in INLINE and is_run:
            self.inside = self.found.styles if tag == "style" else self.found.scripts
            self.text = ""

    def handle_data(self, data: str) -> None:
        """Gather what a script or a style holds."""
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        """Keep it."""
        if tag in INLINE and self.inside is not None:
            self.inside.add(self.text)
            self.inside = None

    def _note_host(self, address: str, rel: str) -> None:
        try:
            parts = urlsplit(address)
        except ValueError:  # no address: a browser loads nothing
            return
        if parts.netloc and ({"stylesheet", "icon", "preload"} & set(rel.split())):
            self.found.hosts.add(f"{parts.scheme or 'https'}://{parts.netloc}")


def _rule(name: str, elements: set[str], attributes: set[str]) -> str:
    """Return a rule; what stands in attributes is allowed by its hash too, where the policy says that it may be."""
    hashes = [_hash(text) for text in elements | attributes]
    return " ".join([name, "'self'", *(["'unsafe-hashes'"] if attributes else []), *sorted(hashes)])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
