"""The pages of a site, converted for paper by the extension that converts them for a screen."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from casebook.bank.bank import Bank
from casebook.bank.cache import read_bank
from casebook.blocks.page_file import PageFile
from casebook.exports.author_html import lead_html
from casebook.exports.elements import pairs, words_of
from casebook.exports.inline_parts import set_code, set_notes, set_signs
from casebook.extension.extension import CasebookExtension
from casebook.findings import Findings, Rules
from casebook.i18n import Translator, read_translator
from casebook.parsing.extension_options import EXTENSION, read_rules
from casebook.parsing.front_matter import FRONT_MATTER, is_printed
from casebook.parsing.interface_language import find_catalogues
from casebook.parsing.settings import CONFIGURATIONS, read_settings
from casebook.parsing.site_settings import read_site_settings

AFTER_ALL = -1  # the priority of what looks at a finished tree
HOLDS_ITEMS = re.compile(r"^[ \t]*/{3,}[ ]*(?:quiz|item|step)\b", re.MULTILINE)
# Inline markup and blocks that MkDocs always reads.
ALWAYS = ("toc", "tables", "fenced_code")


@dataclass(frozen=True)
class Site:
    """What is printed: the pages of a project in the order of its navigation, and how they are read.

    `docs` and `quizzes` are folders, whole. `extensions` and `configs` are those of Python-Markdown. `read_page`
    returns the Markdown of a page, by its path in `docs`; `read_bank` takes the folder of quizzes, its name in findings
    and the folder of pages.
    """

    root: Path
    docs: Path
    quizzes: Path
    title: str
    language: str
    pages: tuple[str, ...]
    extensions: tuple[str, ...]
    configs: Mapping[str, Mapping[str, Any]]
    read_page: Callable[[str], str]
    raw: dict[str, str] = field(default_factory=dict)
    """HTML that authors wrote, by what stands for it in the trees."""
    read_bank: Callable[[Path, PurePath, Path, Rules], Bank] = read_bank
    findings: Findings = field(default_factory=Findings)
    """What is wrong in the pages converted so far."""

    @cached_property
    def bank(self) -> Bank:
        """The quizzes, facts and sources of the project."""
        rules = read_rules(self.configs.get(EXTENSION, {}))
        return self.read_bank(self.quizzes, Path(self.quizzes.name), self.docs, rules)

    @cached_property
    def translator(self) -> Translator:
        """The words of the interface, in the language of the site."""
        options = self.configs.get(EXTENSION, {})
        return read_translator(str(options.get("language") or self.language), Path(options["catalogues"]))

    def with_items(self) -> list[Page]:
        """Return the pages that hold items or steps, converted; without those that are not to be printed."""
        texts = {path: self.read_page(path) for path in self.pages}
        return [self.convert(path) for path, text in texts.items() if HOLDS_ITEMS.search(text) and is_printed(text)]

    def convert(self, path: str) -> Page:
        """Return a page, converted for paper."""
        text = self.read_page(path)
        front = FRONT_MATTER.match(text)
        file = PageFile(self.root, self.docs.relative_to(self.root), path, text, self.language)
        ours: dict[str, Any] = {"errors": "gather", "findings": self.findings, "read_bank": lambda *_: self.bank}
        ours |= {"medium": "paper", "file": file, "marks_items": False}
        options = {**self.configs.get(EXTENSION, {}), **ours}
        others = [name for name in dict.fromkeys((*ALWAYS, *self.extensions)) if name != EXTENSION]
        configs = {name: dict(self.configs[name]) for name in others if name in self.configs}
        md = Markdown(extensions=[*others, CasebookExtension(**options)], extension_configs=configs)
        keeper = _Keeper(md)
        md.treeprocessors.register(keeper, "casebook_keep", AFTER_ALL)
        md.convert(text[front.end() :] if front else text)
        page = Page(path, keeper.root)
        self._keep_raw(page, md)
        set_notes(page.root)
        set_signs(page.root)
        set_code(page.root)
        return page

    def _keep_raw(self, page: Page, md: Markdown) -> None:
        """Let what stands for an author's HTML differ from page to page."""

        def name(found: re.Match[str]) -> str:
            place = int(found[1])
            key = f"\x02{page.path}:{place}\x03"
            self.raw[key] = lead_html(str(md.htmlStash.rawHtmlBlocks[place]), partial(self._find_file, page))
            return key

        for element in page.root.iter():
            for part in ("text", "tail"):
                held = getattr(element, part)
                if held and "\x02" in held:
                    setattr(element, part, HTML_PLACEHOLDER_RE.sub(name, _read_letters(held)))
            for attribute, value in element.attrib.items():
                element.set(attribute, _read_letters(value))

    def _find_file(self, page: Page, address: str) -> str | None:
        """Return what leads to a file that an author's HTML names; None where it is not of the site.

        Builders leave such an address as it is: it counts from the page as a file, or as a folder.
        """
        folder = Page(f"{posixpath.splitext(page.path)[0]}/", page.root)
        places = [place for each in (page, folder) if (place := each.locate(address)) is not None]
        paths = [path for path, _ in places]
        held = [path for path in paths if (self.docs / path).is_file()]
        return next((f"site:{quote(path)}" for path in (*held, *paths)), None)


def read_site(root: Path, findings: Findings) -> Site:
    """Return the site of a project, as the file of its builder describes it; what is wrong there is a finding."""
    settings = read_settings(root, findings)
    file = settings.file or root / CONFIGURATIONS[0]
    told = read_site_settings(file, settings.docs, findings)
    ours = {**told.configs[EXTENSION], "quizzes": str(settings.quizzes)}
    ours["catalogues"] = str(find_catalogues(ours.get("catalogues"), root))
    configs = {**told.configs, EXTENSION: ours}
    pages = tuple(page for page in told.pages if (settings.docs / page).is_file())

    def read_page(path: str) -> str:
        return (settings.docs / path).read_text(encoding="utf-8-sig", errors="replace")

    return Site(
        root, settings.docs, settings.quizzes, told.title, told.language, pages, told.extensions, configs, read_page
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A page converted for paper: its path in the folder of pages, and its tree."""

    path: str
    root: Element

    @property
    def title(self) -> str:
        """Its heading, or without one the name of its file, as on a screen."""
        named = PurePath(self.path).stem.replace("-", " ").replace("_", " ")
        return words_of(self.root.find(".//h1")) or named.capitalize()

    def locate(self, href: str) -> tuple[str, str] | None:
        """Return the path and the fragment that a link of the page leads to; None where it leaves the site."""
        try:
            parts = urlsplit(href)
        except ValueError:  # it is no address
            return None
        if parts.scheme or parts.netloc:
            return None
        folder = posixpath.dirname(self.path)
        path = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else self.path
        return path, unquote(parts.fragment)

    def place_names(self) -> Page:
        """Let the ids of the page, and what names them, differ from those of any other; return the page."""
        for element in self.root.iter():
            if "id" in element.attrib:
                element.set("id", name_place(self.path, element.attrib["id"]))
        for _, child in pairs(self.root):
            for name in ("href", "src"):
                if name in child.attrib:
                    self._lead(child, name)
        return self

    def _lead(self, element: Element, name: str) -> None:
        to = self.locate(element.attrib[name])
        if to is None:
            return
        path, fragment = to
        is_place = name == "href" and path.endswith(".md")
        element.set(name, f"#{name_place(path, fragment)}" if is_place else f"site:{quote(path)}")


def _read_letters(text: str) -> str:
    """Return a text with the letters that Markdown writes as numbers, as it does those of an address for mail."""
    return html.unescape(text.replace(AMP_SUBSTITUTE, "&")) if AMP_SUBSTITUTE in text else text


def name_place(path: str, fragment: str) -> str:
    """Return the id that a place of a page has in a document of many pages."""
    return f"{path}~{fragment}" if fragment else path


class _Keeper(Treeprocessor):
    """Keeps the tree of a page when all else is done with it; a blank page is not converted, and holds nothing."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.root = Element("div")

    def run(self, root: Element) -> None:
        """Keep it."""
        self.root = root
