"""What is wrong with the links of a built site: addresses, fragments, ids, and what other hosts are asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import SplitResult, unquote, urlsplit

# Served for a wrong address of any depth, so its own addresses must begin at the root; on no other page may they.
NOT_FOUND = "404.html"
# What was read there is cited; nobody has seen these hosts answer by https.
PLAIN_HOSTS = ("spa-imaging.org", "preview.fluidmedia.com")
ADDRESSES = ("href", "src", "srcset", "poster", "action", "xlink:href")
HOST = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}")
DOI = re.compile(r"https://doi\.org/10\.\d{4,9}/\S*[^\s.,;]")
STYLED = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")


@dataclass(frozen=True)
class Link:
    """An address and the tag it stands in."""

    tag: str
    address: str

    @property
    def parts(self) -> SplitResult:
        """The address, split."""
        return urlsplit(self.address)

    @property
    def is_external(self) -> bool:
        """Whether it leaves the site; data stands in the page itself."""
        return self.parts.scheme not in {"", "data"} or self.parts.netloc != ""


@dataclass
class Page(HTMLParser):
    """The links and ids of one page, with its path within the site."""

    path: str
    links: list[Link] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        super().__init__()
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the id and the addresses of a tag."""
        self.in_style = tag == "style"
        for name, value in attrs:
            text = value or ""
            if name == "id":
                self.ids[text] += 1
            elif name == "srcset":
                self.links += [Link(tag, part.split()[0]) for part in text.split(",")]
            elif name in ADDRESSES:
                self.links.append(Link(tag, text.strip()))
            elif name == "style":
                self.links += find_in_style(text)

    def handle_data(self, data: str) -> None:
        """Note the addresses of a stylesheet within the page."""
        if self.in_style:
            self.links += find_in_style(data)

    def handle_endtag(self, tag: str) -> None:
        """Leave a stylesheet."""
        self.in_style = self.in_style and tag != "style"


def find_faults(site: Path) -> list[str]:
    """List every fault of every page and stylesheet below a folder, each as `page: what is wrong`."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    pages = {name: read_page(site, name) for name in sorted(files) if name.endswith(".html")}
    faults = [f"{page.path}: {fault}" for page in pages.values() for fault in find_page_faults(page, pages, files)]
    for name in sorted(name for name in files if name.endswith(".css")):
        sheet = Page(name, find_in_style((site / name).read_text(encoding="utf-8")))
        faults += [f"{name}: {fault}" for fault in find_page_faults(sheet, pages, files)]
    return faults


def read_page(site: Path, name: str) -> Page:
    """Read one page of a site."""
    page = Page(name)
    page.feed((site / name).read_text(encoding="utf-8"))
    page.close()
    return page


def find_in_style(text: str) -> list[Link]:
    """Return what a stylesheet asks for."""
    return [Link("style", address) for address in STYLED.findall(text)]


def find_page_faults(page: Page, pages: dict[str, Page], files: set[str]) -> Iterator[str]:
    """Yield the faults of one page."""
    for name, count in page.ids.items():
        if count > 1:
            yield f"the id `{name}` is given {count} times"
    for link in page.links:
        if link.is_external:
            yield from find_external_faults(link)
        elif link.parts.scheme == "":
            yield from find_internal_faults(link, page, pages, files)


def find_external_faults(link: Link) -> Iterator[str]:
    """Yield what is wrong with an address that leaves the site; only a reader's click may do that."""
    host = link.parts.netloc
    if link.tag != "a":
        yield f"<{link.tag}> asks another host: {link.address}"
    elif not HOST.fullmatch(host) or re.search(r"\s", link.address):
        yield f"{link.address} is not a whole address"
    elif link.parts.scheme != "https" and host not in PLAIN_HOSTS:
        yield f"{link.address} does not begin with https://"
    elif host.endswith("doi.org") and not DOI.fullmatch(link.address):
        yield f"{link.address} is not of the form https://doi.org/10.1000/name"


def find_internal_faults(link: Link, page: Page, pages: dict[str, Page], files: set[str]) -> Iterator[str]:
    """Yield what is wrong with an address within the site."""
    path, fragment = unquote(link.parts.path), unquote(link.parts.fragment)
    if path != "" and path.startswith("/") != (page.path == NOT_FOUND):
        yield f"{link.address} {'does not begin' if page.path == NOT_FOUND else 'begins'} at the root of the host"
        return
    target = normpath(join(dirname(page.path), path)).lstrip("/") if path != "" else page.path
    if target not in files or link.address == "":
        yield f"{link.address or 'an empty address'} leads nowhere"
    elif fragment != "" and (target not in pages or fragment not in pages[target].ids):
        yield f"{link.address} leads nowhere"
