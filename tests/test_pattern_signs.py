"""A text without the signs of a pattern is none that the pattern matches, whichever extension brought it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from xml.etree.ElementTree import Element, SubElement

import markdown
import pytest
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.util import AtomicString

from casebook.rendering.pattern_signs import find_signs
from casebook.rendering.plain_text import PlainTexts

ROUNDS = 4000
# Words that patterns look for, and parts that go together in them.
PARTS = (
    *"abcHz019 \n\t.,;:-–—()'\"/\\`*_~^=+$[]{}<>!?&#|@%",
    *("**", "__", "==", "~~", "^^", "++", "``", "--", "...", "  \n", "[^1]", "](", "![", "[[", "]]", "<br>", "<!--"),
    *("http://", "https://example.org", "www.", "a@b.org", "&amp;", "&#38;", ":smile:", "{--", "--}", "$x$", "\\("),
    *("(c)", "+/-", "1/2", "SIJ", "[@key]", "==]", "[=50%", "#!py ", "++ctrl+c++", "-->", "\\)", "\x02", "\x03"),
    *"İſK",  # met without regard to capitals by i, s and k
)
SETS = (
    ["extra", "smarty", "wikilinks", "nl2br", "legacy_em", "sane_lists", "legacy_attrs"],
    ["pymdownx.extra", "pymdownx.arithmatex", "pymdownx.inlinehilite", "pymdownx.highlight", "pymdownx.keys"],
    ["pymdownx.caret", "pymdownx.tilde", "pymdownx.mark", "pymdownx.critic", "pymdownx.smartsymbols", "pymdownx.emoji"],
    ["pymdownx.magiclink", "pymdownx.escapeall", "pymdownx.progressbar", "abbr", "footnotes", "def_list", "attr_list"],
)


def read_patterns(extensions: list[str]) -> Iterator[Pattern]:
    options = {"casebook.markdown": {"site_id": "small"}}
    md = markdown.Markdown(extensions=[*extensions, "casebook.markdown"], extension_configs=options)
    yield from md.inlinePatterns


@pytest.mark.parametrize("extensions", SETS, ids=" ".join)
def test_whatever_a_pattern_matches_holds_one_of_its_signs(extensions: list[str]) -> None:
    random = Random(13)
    searches = []
    for pattern in read_patterns(extensions):
        compiled = pattern.getCompiledRegExp()
        find = compiled.search if isinstance(pattern, InlineProcessor) else compiled.match
        searches.append((find, find_signs(compiled), pattern))
    matched = set()
    for _ in range(ROUNDS):
        text = "".join(random.choices(PARTS, k=random.randint(1, 12)))
        for find, signs, pattern in searches:
            if find(text):
                matched.add(pattern)
                assert not signs or any(sign in text for sign in signs), (pattern, signs, text)
    assert len(matched) > len(searches) / 2, "too few of the patterns were met to tell anything"


@pytest.mark.parametrize("extensions", SETS, ids=" ".join)
def test_of_a_page_every_pattern_of_python_markdown_has_signs(extensions: list[str]) -> None:
    unsigned = {type(pattern).__module__ for pattern in read_patterns(extensions) if not _signs(pattern)}
    assert "markdown.inlinepatterns" not in unsigned


def _signs(pattern: Pattern) -> frozenset[str]:
    return find_signs(pattern.getCompiledRegExp())


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"\[@(a+)\]", "@"),
        (r"(?<!\\)`+", "`"),
        (r"(?:\*\*|__)\w", "*_"),
        (r"[*_]x", "*_"),
        (r"[^*]x", ""),
        (r"[!-/]x", ""),
        (r"\*?x", ""),
        (r"(?:\*|x)", ""),
        (r"(?!\*)x", ""),
        (r"x(?=\*)", "*"),
        (r"(?<=\*)x", "*"),
        (r"(?>\*)x", "*"),
        (r"(?:\*x)++", "*"),
        (r"(\*)?(?(1)x|_)", ""),
        (r"(?i)k\$", "$"),
        (r"word", ""),
        (r"(?x) \# [ ]", "#"),
    ],
)
def test_signs_are_those_that_a_match_cannot_lack(pattern: str, signs: str) -> None:
    assert find_signs(re.compile(pattern)) == frozenset(signs)


def test_a_pattern_without_signs_is_tried_on_every_text() -> None:
    md = markdown.Markdown()
    md.inlinePatterns.register(InlineProcessor("tele(ph)one"), "phone", 1)
    holder = Element("div")
    SubElement(holder, "p").text = "A telephone"
    SubElement(holder, "p").text = "A bell"
    PlainTexts(md).hold(holder)
    assert [isinstance(each.text, AtomicString) for each in holder] == [False, True]
