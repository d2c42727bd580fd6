"""Where a slip may stand: what a page says in every form, and where it leads."""

from __future__ import annotations

import base64
from pathlib import Path, PurePath

import pytest

from tests.support.plain_site import PAGE, scan, told

HOME = '<link rel="canonical" href="https://example.org/course/">'
DRAWING = f"data:image/svg+xml;base64,{base64.b64encode(b'<svg>fl<a>in</a>t').decode()}"
# In the text of a page: each says “copper daisy” or “flint” to one who only reads.
SAID = {
    "tags within the line": "<b>Copper</b> <i>dai<u>sy</u></i>",
    "an element of the author's own": "<my-word>cop</my-word>per <x-y>daisy</x-y>",
    "elements that are seldom used": "fl<font>i</font><big>n</big><tt>t</tt>",
    "a line end within a term": "copper<br>daisy",
    "a line end after another word": "the<br/>flint",
    "a place to break": "fl<wbr>int and cop<wbr>per daisy",
    "a comment within a word": "fl<!-- x -->int",
    "spaces that do not break": "copper&nbsp;daisy",
    "hyphens of several kinds": "copper\u2011daisy",
    "a line end in the source": "copper\n      daisy",
    "soft hyphens": "cop&shy;per dai&#173;sy",
    "an entity without its end": "fl&#105nt",
    "a picture between two words": 'copper <img src="dot.svg" alt=""> daisy',
    "links that touch": "<a>cases</a><a>flint</a>",
    "a button before a word": "<button>Show</button>flint",
    "cells of one row": "<table><tr><td>copper</td><td>daisy</td></tr></table>",
    "cells of one row, in paragraphs": "<table><tr><th><p>copper</p></th>\n<td><p>daisy</p></td></tr></table>",
    "parts of a drawing's label": "<svg><text>cop<tspan>per</tspan><tspan x='0' dy='1em'>daisy</tspan></text></svg>",
    "lines of a drawing's label": "<svg><text>the<tspan x='0' dy='1em'>flint</tspan></text></svg>",
    "labels side by side": "<svg><text>copper</text> <text>daisy</text></svg>",
    "the title of a drawing": "<svg><title>flint</title></svg>",
    "a word with its reading beside it": "<ruby>cop<rt>a</rt>per daisy<rt>b</rt></ruby>",
    "a reading beside a word": "<ruby>x<rt>flint</rt></ruby>",
    "a choice": "<select><option>flint</select>",
    "a group of choices": '<select><optgroup label="flint"></select>',
    "the head of what is folded": "<details><summary>flint</summary></details>",
    "a section of characters": "<svg><![CDATA[flint]]></svg>",
    "a section that is none": "<![foo[ flint ]]>",
    "a script that is not closed": "<script>let a = 'flint'",
    "a comment that is not closed": "<!-- flint",
    "a tag that is not closed": '<p title="flint',
    "what follows a sign that is none": "1 < 2 &#xyz; and a & b: flint",
    "a text field": '<input placeholder="flint"><input value="copper daisy"><textarea>flint</textarea>',
    "what is spoken": '<p aria-label="flint" aria-description="copper daisy">',
    "the first of two attributes": '<p title="flint" title="x">',
    "the second of two attributes": '<p title="x" title="flint">',
    "an attribute without quotes": "<p title=flint>",
    "the note of a citation": "<a data-says='No fever.\nFlint in the joint.'>r</a>",
    "data for a script": '<p data-card=\'{"a": "flint"}\'>',
    "the name of an attribute": "<p data-flint>",
    "the name of an element": "<the-flint></the-flint>",
    "an id in parts": '<p id="copper-daisy"><p class="copperDaisy"><p class="copper_daisy">',
    "an address in parts": '<a href="copper-daisy.html">x</a>',
    "an address with percent signs": '<a href="x.html?q=copper%20daisy">x</a>',
    "an address with a query": '<a href="x.html?q=copper+daisy">x</a>',
    "the name of a download": '<a href="x.zip" download="flint.zip">x</a>',
    "what other sites show of a page": '<meta property="og:title" content="flint">',
    "what search engines read": '<script type="application/ld+json">{"name": "flint"}</script>',
    "a page within an attribute": '<iframe srcdoc="&lt;p&gt;fl&lt;b&gt;in&lt;/b&gt;t"></iframe>',
    "a drawing as an address": f'<img src="{DRAWING}">',
    "a drawing in a style": f"<p style=\"background: url('{DRAWING}')\">",
    "a text as an address": '<a href="data:text/plain,fl%69nt">x</a>',
    "a style that shows words": "<style>p::after { content: 'flint' } :root { --a: 'copper daisy' }</style>",
    "a line end in a script": "<script>let a = 'copper\\ndaisy'</script>",
    "an escape in a script": "<script>let a = 'fl\\u0069nt\\u{20}'</script>",
}


@pytest.mark.parametrize("written", SAID.values(), ids=SAID)
def test_what_is_read_without_effort_is_found(written: str, tmp_path: Path) -> None:
    found = scan(tmp_path, {"index.html": PAGE.format(written)})
    assert told(found)
    assert told(found) <= {"copperdaisy", "flint"}
    assert all(finding.location.path == PurePath("site/index.html") for finding in found)


APART = {
    "two sentences": "It is copper. Daisy is a name.",
    "two sentences in quotation marks": "“It is copper.” “Daisy!”",
    "two clauses": "It is copper; daisy comes next: copper, daisy.",
    "two blocks": "<p>copper</p><p>daisy</p>",
    "two items": "<ul><li>copper<li>daisy</ul>",
    "two rows": "<table><tr><td>copper</td></tr><tr><td>daisy</td></tr></table>",
    "a row and what follows": "<table><tr><td>copper</td></tr></table>daisy",
    "two headings": "<h2>Copper</h2><h3>Daisy</h3>",
    "two choices": "<select><option>copper<option>daisy</select>",
    "letters within a word": "fl<b>i</b>nty, skin<i>flint</i>",
    "a sentence in Chinese": "copper。daisy",
}


@pytest.mark.parametrize("written", APART.values(), ids=APART)
def test_what_no_reader_joins_is_none(written: str, tmp_path: Path) -> None:
    assert scan(tmp_path, {"index.html": PAGE.format(written)}) == []


# The first page, and where the word stands; each link leads there, or none is needed.
LINKS: dict[str, tuple[str, str]] = {
    "a folder": ('<a href="more/">x</a>', "more/index.html"),
    "a folder without a slash": ('<a href="more">x</a>', "more/index.html"),
    "a page without its ending": ('<a href="more">x</a>', "more.html"),
    "a page with a query": ('<a href="more.html?a=1#b">x</a>', "more.html"),
    "an address in capitals": ('<a href="MORE.HTML">x</a>', "more.html"),
    "an ending in capitals": ('<a href="more.HTML">x</a>', "more.HTML"),
    "a space": ('<a href="one%20more.html">x</a>', "one more.html"),
    "a name with percent signs": ('<a href="100%25.html">x</a>', "100%.html"),
    "a whole address of this site": (HOME + '<a href="https://example.org/course/more.html">x</a>', "more.html"),
    "a whole address, without its scheme": (HOME + '<a href="//Example.org/course/more">x</a>', "more.html"),
    "an address from the root": (HOME + '<a href="/course/more.html">x</a>', "more.html"),
    "a base": ('<base href="sub/"><a href="more.html">x</a>', "sub/more.html"),
    "a base after the link": ('<a href="more.html">x</a><base href="sub/">', "sub/more.html"),
    "a base from the root": (HOME + '<base href="/course/sub/"><a href="more.html">x</a>', "sub/more.html"),
    "a whole base": (HOME + '<base href="https://example.org/course/sub/"><a href="more.html">x</a>', "sub/more.html"),
    "line ends in an address": ('<a href=" mo\nre.html ">x</a>', "more.html"),
    "a folder above the root": ('<a href="../../more.html">x</a>', "more.html"),
    "the first page by a folder": ('<a href="sub/">x</a>', "sub/index.html"),
    "a backslash": ('<a href="sub\\more.html">x</a>', "sub/more.html"),
    "a page that forwards": ('<meta http-equiv="refresh" content="0; URL=more">', "more.html"),
    "a form": ('<form action="more"></form>', "more.html"),
    "a button of a form": ('<button formaction="more.html">x</button>', "more.html"),
    "a frame": ('<iframe src="more.html"></iframe>', "more.html"),
    "an object": ('<object data="more.html"></object>', "more.html"),
    "a map": ('<map><area href="more.html"></map>', "more.html"),
    "a part of a drawing": ('<svg><use xlink:href="more.svg#a"/></svg>', "more.svg"),
    "a picture of several sizes": ('<img srcset="a.svg 1x, more.svg 2x">', "more.svg"),
    "a picture loaded late": ('<img data-original="more.svg">', "more.svg"),
    "subtitles": ('<video><track src="more.vtt"></video>', "more.vtt"),
    "what a click does": ("<p onclick=\"location.href='sub/more.html'\">", "sub/more.html"),
    "a script within the page": ("<script>fetch('sub/more.json')</script>", "sub/more.json"),
    "a folder in a script": ('<script>location = "sub/"</script>', "sub/index.html"),
    "data within the page": ('<script type="application/json">{"a": "sub\\/more.html"}</script>', "sub/more.html"),
    "a stylesheet within the page": ("<style>@import 'more.css';</style>", "more.css"),
    "a style of an element": ('<p style="background: url(more.svg)">', "more.svg"),
    "a page without any ending": ('<a href="more">x</a>', "more"),
    "a page of another ending": ('<a href="more.php">x</a>', "more.php"),
    "a page within a page within an attribute": ("<iframe srcdoc=\"<a href='more.html'>x</a>\"></iframe>", "more.html"),
    "a file that programs look for": ("", ".well-known/more.txt"),
}


@pytest.mark.parametrize(("home", "target"), LINKS.values(), ids=LINKS)
def test_a_link_on_the_same_site_is_followed(home: str, target: str, tmp_path: Path) -> None:
    found = scan(tmp_path, {"index.html": PAGE.format(home), target: "<p>A flint.</p>"})
    assert {str(finding.location.path) for finding in found} == {f"site/{target}"}


# Files that lead on: the first page leads to the first of these, that to a page with the word.
CHAINS: dict[str, tuple[str, str]] = {
    "a stylesheet": ("a/a.css", "@import url(../more.svg);"),
    "a script, from its folder": ("a/a.js", "import('../more.svg')"),
    "a script, from the root": ("a/a.js", "let a = `more.svg`"),
    "data": ("a/a.json", '{"a": ["/more.svg"]}'),
    "a manifest": ("a/a.webmanifest", '{"start_url": "../more.svg"}'),
    "a feed": ("a/a.rss", "<link>https://example.org/course/more.svg</link>"),
    "a text": ("a/a.md", "[More](https://example.org/course/more.svg)"),
    "a calendar": ("a/a.ics", "URL:https://example.org/course/more.svg"),
    "a script's map": ("a/a.js", "//# sourceMappingURL=more.map"),
}


@pytest.mark.parametrize(("name", "content"), CHAINS.values(), ids=CHAINS)
def test_a_file_that_leads_on_is_followed(name: str, content: str, tmp_path: Path) -> None:
    home = PAGE.format(f'{HOME}<a href="{name}">x</a>')
    target = "a/more.map" if "map" in content else "more.svg"
    found = scan(tmp_path, {"index.html": home, name: content, target: "<svg>flint</svg>"})
    assert {str(finding.location.path) for finding in found} == {f"site/{target}"}


def test_another_site_is_not_followed(tmp_path: Path) -> None:
    links = '<a href="https://example.com/more.html">x</a><a href="mailto:more.html">x</a><a href="http://[">x</a>'
    assert scan(tmp_path, {"index.html": PAGE.format(HOME + links), "more.html": "flint"}) == []


def test_the_list_of_all_pages_leads_nowhere(tmp_path: Path) -> None:
    sitemap = "<urlset><loc>https://example.org/course/more.html</loc></urlset>"
    assert scan(tmp_path, {"index.html": PAGE.format(HOME), "sitemap.xml": sitemap, "more.html": "flint"}) == []


NAMES = base64.b64encode(b'[{"id":"a","name":"The flint","synonyms":["copper daisy"]}]').decode()


def test_the_names_that_can_be_typed_are_allowed_there_and_nowhere_else(tmp_path: Path) -> None:
    assert scan(tmp_path, {"index.html": PAGE.format(f'<case-steps names="{NAMES}"></case-steps>')}) == []
    elsewhere = f'<case-steps data-names="{NAMES}"></case-steps><case-rank names="{NAMES}"></case-rank>'
    found = scan(tmp_path, {"index.html": PAGE.format(elsewhere)})
    assert {finding.message.rpartition(", encoded ")[2] for finding in found} == {
        "in the attribute `data-names` of <case-steps>. Say it in other words.",
        "in the attribute `names` of <case-rank>. Say it in other words.",
    }


def test_the_name_of_a_step_may_tell_only_what_is_known_at_the_beginning(tmp_path: Path) -> None:
    def words(name: str) -> set[str]:
        page = f'<case-steps><case-step id="step-3" name="{name}"><p>flint</p></case-step></case-steps>'
        return told(scan(tmp_path, {"index.html": PAGE.format(page)}))

    assert "flint" not in words("A further test")
    assert "flint" in words("Flint")
