"""The check of links finds every fault planted in a small site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.links import find_faults

SMALL = {
    "index.html": '<link rel="stylesheet" href="look.css"><h1 id="top">Home</h1><a href="study/a.html#part-1">A</a>',
    "study/a.html": '<h2 id="part-1">A</h2><a href="../index.html?x=1#top">Home</a><a href="#part-1">Up</a>',
    "404.html": '<link rel="stylesheet" href="/look.css"><a href="/index.html">Home</a><a href="#x" id="x">Skip</a>',
    "look.css": "a { background: url(dot.png) } b { mask: url('data:image/svg+xml;utf8,<svg/>') }",
    "dot.png": "",
}
SOUND = '<a href="https://doi.org/10.1016/S8756-3282(02)00812-8">doi</a><img src="../dot.png"><img src="data:,x">'
NO_DOI = (
    "https://dx.doi.org/10.1000/x",
    "https://doi.org/11.1000/x",
    "https://doi.org/10.1000/x.",
    "https://doi.org/https://doi.org/10.1000/x",
)
FAULTS = [
    ("study/a.html", '<a href="b.html">B</a>', "b.html leads nowhere"),
    ("study/a.html", '<a href="../../index.html">Out</a>', "../../index.html leads nowhere"),
    ("study/a.html", '<a href="../study">A folder</a>', "../study leads nowhere"),
    ("study/a.html", '<a href="../Index.html">Home</a>', "../Index.html leads nowhere"),
    ("study/a.html", '<a href="../index.html#nowhere">Home</a>', "../index.html#nowhere leads nowhere"),
    ("study/a.html", '<a href="#nowhere">Up</a>', "#nowhere leads nowhere"),
    ("study/a.html", '<a href="../dot.png#x">Picture</a>', "../dot.png#x leads nowhere"),
    ("study/a.html", '<img src="dot.png">', "dot.png leads nowhere"),
    ("study/a.html", '<img src="">', "an empty address leads nowhere"),
    ("study/a.html", '<img srcset="../dot.png 1x, two.png 2x">', "two.png leads nowhere"),
    ("study/a.html", '<a href="/index.html">Home</a>', "/index.html begins at the root of the host"),
    ("404.html", '<a href="index.html">Home</a>', "index.html does not begin at the root of the host"),
    ("404.html", '<a href="/b.html">B</a>', "/b.html leads nowhere"),
    ("study/a.html", '<b id="two"></b><b id="two"></b>', "the id `two` is given 2 times"),
    ("study/a.html", '<a href="http://example.org/">x</a>', "http://example.org/ does not begin with https://"),
    ("study/a.html", '<a href="//example.org/x">x</a>', "//example.org/x does not begin with https://"),
    ("study/a.html", '<a href="https:example.org">x</a>', "https:example.org is not a whole address"),
    ("study/a.html", '<a href="https://example/x">x</a>', "https://example/x is not a whole address"),
    ("study/a.html", '<a href="https://example.org/a b">x</a>', "https://example.org/a b is not a whole address"),
    ("study/a.html", '<a href="javascript:go()">x</a>', "javascript:go() is not a whole address"),
    *(
        ("study/a.html", f'<a href="{address}">x</a>', f"{address} is not of the form https://doi.org/10.1000/name")
        for address in NO_DOI
    ),
    *(
        ("study/a.html", f'<{tag} {name}="https://a.org/x">', f"<{tag}> asks another host: https://a.org/x")
        for tag, name in (("script", "src"), ("img", "src"), ("link", "href"), ("form", "action"), ("video", "poster"))
    ),
    ("study/a.html", "<style>@import 'https://a.org/x'</style>", "<style> asks another host: https://a.org/x"),
    ("study/a.html", '<b style="mask: url(//a.org/x)">', "<style> asks another host: //a.org/x"),
    ("look.css", "@font-face { src: url('https://a.org/x') }", "<style> asks another host: https://a.org/x"),
    ("look.css", "a { mask: url(two.png) }", "two.png leads nowhere"),
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder with a site in which every link leads somewhere."""
    (tmp_path / "study").mkdir()
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_site_without_faults_has_none(small: Path) -> None:
    add(small, "study/a.html", SOUND)
    assert find_faults(small) == []


@pytest.mark.parametrize(("name", "text", "fault"), FAULTS)
def test_a_planted_fault_is_found(small: Path, name: str, text: str, fault: str) -> None:
    add(small, name, text)
    assert find_faults(small) == [f"{name}: {fault}"]


def add(site: Path, name: str, text: str) -> None:
    """Add a text to a file."""
    file = site / name
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
