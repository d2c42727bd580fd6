"""The HTML and the Markdown of banks become the Markdown of items, and that shows what the bank showed."""

from __future__ import annotations

from pathlib import PurePath
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown

from casebook.imports.html_text import looks_like_html
from casebook.imports.pictures import Pictures
from casebook.imports.source import Source
from casebook.imports.texts import Texts
from casebook.parsing.author_markup import EXTENSIONS, allow_escapes

SOURCE = Source(PurePath("bank"), "", lambda _name: None)


def convert(text: str, form: str = "html") -> tuple[str, tuple[str, ...]]:
    texts = make_texts()
    return texts.blocks(text, form), texts.lost


def make_texts() -> Texts:
    return Texts(SOURCE, Pictures("pictures/bank", lambda _name: None))


def show(markdown: str) -> str:
    """Return what a reader sees of Markdown, as plain words."""
    parser = Markdown(extensions=EXTENSIONS)
    allow_escapes(parser)
    root = Element("div")
    parser.parser.parseBlocks(root, markdown.split("\n\n"))
    for name in ("inline", "attr_list", "unescape"):
        parser.treeprocessors[name].run(root)
    html = parser.serializer(root)
    for each in parser.postprocessors:
        html = each.run(html)
    return make_texts().plain(html)


@pytest.mark.parametrize(
    "words",
    [
        "5*3*2 and HLA-B*27 or HLA-B*51",
        "_init_ and __init__ and a_b_c",
        "1. not a list",
        "- a minus",
        "+ a plus",
        "# no heading",
        "> 80% of them",
        "a < b and c > d <b>",
        "[note]: no definition",
        "[@key] and [^1] and [a](b)",
        "{: .no #list } of attributes",
        "a `tick` and ``two``",
        "a\\b and \\* and \\(x\\",
        "&lt; &amp; &copy; as written",
        "| a | b |",
        "---",
        "===",
        "~~~ and ~~no~~",
        "/// quiz | a",
        "!!! note",
        "::: block",
        ": a definition",
        "The gap is _____ here, ____ there.",
        "*",
        "$5 and $6",
        "https://example.org/a_b_c?d=*e*",
        "A !",
        "2019. was a year",
    ],
)
@pytest.mark.parametrize("form", ["plain", "auto"])
def test_plain_words_are_shown_as_they_are(words: str, form: str) -> None:
    if form == "auto" and looks_like_html(words):
        pytest.skip("this is HTML")
    assert show(convert(words, form)[0]) == words


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<br>Two</p>", "One  \nTwo"),
        ("Some <b>bold</b>, <i>slanted</i> and <u>lined </u>words", "Some **bold**, *slanted* and **lined** words"),
        ("<b> </b>x<i></i>", "x"),
        ("H<sub>2</sub>O, 10<sup>-5</sup>, x<sup>2</sup>", "H₂O, 10⁻⁵, x²"),
        ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n    1. c"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a  \n    b"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>x|y<br>z</td></tr></table>",
            "| A | B |\n| --- | --- |\n| 1 | x\\|y z |",
        ),
        ("<table><tr><td><p>Only</p><p>layout</p></td></tr></table>", "Only\n\nlayout"),
        ("<pre>if a:\n    b()</pre>", "`if a:`  \n`\xa0\xa0\xa0\xa0b()`"),
        ("use <code>a ` b</code>", "use ``a ` b``"),
        ("<h3>Head</h3>text", "**Head**\n\ntext"),
        ('see <a href="https://example.org/a b">this</a>', "see [this](https://example.org/a%20b)"),
        (r"Solve \(a_1 &lt; b*c\) now", r"Solve $a_1 \lt b\ast c$ now"),
        (r"$$x^2$$", "$x^2$"),
        ('<img class="equation_image" data-equation-content="\\frac{a}{b}" src="/x">', r"$\frac{a}{b}$"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<p>a&nbsp;&nbsp;b\n c</p>", "a b c"),
        ("<!-- no --><style>p{}</style><o:p></o:p>a<![endif]>", "a"),
        ("vector<int> a; x<y", r"vector\<int> a; x\<y"),
        ("<p>a<p>b", "a\n\nb"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert convert(html) == (markdown, ())


@pytest.mark.parametrize(
    ("html", "markdown", "lost"),
    [
        ("<script>alert(1)</script>a", "a", "a script was left out"),
        ('<audio src="a.mp3"></audio>b', "b", "a recording `a.mp3` was left out"),
        ("a <s>b</s>", "a b", "words are no longer struck out"),
        ("x<sup>a?</sup>", "x^(a?)", "raised or lowered letters are written as ^(…)"),
        ('<a href="javascript:x()">a</a>', "a", "the link to `javascript:x()` was left out; its words stand"),
        ('<img src="gone.png" alt="A film">', "(A film)", "the picture `gone.png` does not come with the bank"),
        (
            '<img src="https://a.org/b.png" alt="A film">',
            "[A film](https://a.org/b.png)",
            "the picture `https://a.org/b.png` lies elsewhere and was not fetched: a link to it stands in its place",
        ),
        ("<math><mi>x</mi></math>", "x", "a formula in MathML is written as plain signs"),
        (
            '<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>',
            "| a |  |\n| --- | --- |\n| b | c |",
            "cells of a table that were joined are apart",
        ),
    ],
)
def test_what_no_item_can_hold_is_named(html: str, markdown: str, lost: str) -> None:
    assert convert(html) == (markdown, (lost,))


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("## Head ##\ntext", "**Head**\n\ntext"),
        ("```python\nx = 1\n```", "`x = 1`"),
        ("10<sup>3</sup><br>b", "10³  \nb"),
        ('!!! note "Mind"\n    this', "**Mind**\n\nthis"),
        ("`<b>` stays, a < b", "`<b>` stays, a < b"),
        (r"\(x\)", "$x$"),
        ("**bold**{: .wide }", "**bold**"),
    ],
)
def test_markdown_of_others_becomes_that_of_items(written: str, markdown: str) -> None:
    assert convert(written, "markdown")[0] == markdown


def test_a_list_within_an_option_becomes_lines() -> None:
    assert make_texts().line("<p>Both:</p><ol><li>a</li><li>b</li></ol>") == "Both:  \n1\\. a  \n2\\. b"
