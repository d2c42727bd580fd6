"""The tags of what is printed: mended after WeasyPrint, checked by a program of others, and each rule seen to fail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import fontpkg  # type: ignore[import-untyped]
import page
import pikepdf
import pytest
import weasyprint  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Name, Object, Pdf
from tests.support.pdf_faults import find_faults

from casebook.exports.pdf_ua.tags import carry_tags, mend

PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='20'%3E"
    "%3Crect width='40' height='20'/%3E%3C/svg%3E"
)
SAMPLE = """<!doctype html><html lang="en"><title>A sample</title><style>
@font-face { font-family: serif; src: url("FONT"); font-weight: 400 }
@font-face { font-family: serif; src: url("FONT"); font-weight: 700 }
@page { size: 150mm 100mm; margin: 20mm; @top-left { content: string(head); border-bottom: 1px solid }
  @bottom-center { content: counter(page) } }
html { font: 12px/16px serif } h2 { string-set: head content() } .columns { columns: 2; break-before: page }
.page::after { content: "page " target-counter(attr(data-to), page) } .note { float: footnote }
#picture { display: block } .aside { position: absolute; right: 0 } h3.new { break-before: page }
.box { background: #eee; border: 1px solid; box-shadow: 1px 1px 2px #000 } .sign::before { content: url("PICTURE") }
</style><body>
<img id="picture" alt="Two joints" src="PICTURE"><h1>Case</h1><nav><ol><li><a href="#tests"><b>Tests</b> and signs</a>
<span class="page" data-to="#tests"></span></li></ol></nav>
<main><section><h2 id="tests">Tests</h2><p class="sign">He sits<sup><a href="#weber">1</a></sup> <a
href="https://example.org/">as reported</a>; <a href="#weber">the very first of all the sources of this case, which
a line cannot hold</a>.<span class="note" data-tag="Note">Said twice.</span> <img alt=" " src="PICTURE"></p>
<div class="box">Beside <a href="#picture">this</a>
<p lang="de" class="aside">Ein <span lang="ja">sencho</span> Wort.</p></div>
<ul><li>One<ul><li><p>Loose</p><p>Two</p></li></ul></li></ul></section></main>
<section><h3 class="new">A table</h3><table><caption>Signs</caption><thead><tr><td></td><th>Left</th></tr></thead>
<tbody><tr><th>Push</th><td rowspan="2">yes</td></tr><tr><th>Pull</th></tr></tbody></table>
<figure><svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><title>A ring</title>
<circle cx="9" cy="9" r="5"/></svg><figcaption>Figure 1</figcaption></figure></section>
<section class="columns"><h2>Sources</h2><ol><li id="weber">Weber A. A case of pain. Journal 2020.</li></ol>
<h3>End</h3><p>Nothing.</p></section>""".replace("PICTURE", PICTURE)
STRUCTURE = """\
Document
  Figure "Two joints"
  H1
  L
    LI
      Lbl
      LBody
        Link
  H2
  P
    Link
    Link
    Link
  Note
  P
    Link
  P de
    Span ja
  L
    LI
      Lbl
      LBody
        L
          LI
            Lbl
            LBody
              P
              P
  H3
  Table
    Caption
    THead
      TR
        TD
        TH Column
    TBody
      TR
        TH Row
        TD
      TR
        TH Row
  Div
    Figure "A ring"
    Caption
  H2
  L
    LI
      Lbl
      LBody
  H3
  P
"""


def lay_out(target: Path) -> None:
    html = SAMPLE.replace("FONT", Path(fontpkg.path("Noto Serif")).as_uri())
    document = weasyprint.HTML(string=html).render(pdf_variant="pdf/ua-1")
    carry_tags(document)
    document.write_pdf(target, pdf_variant="pdf/ua-1", pdf_identifier=b"sample")


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("raw") / "sample.pdf"
    lay_out(target)
    return target


@pytest.fixture(scope="module")
def mended(raw: Path) -> Path:
    target = raw.with_name("mended.pdf")
    mend(raw, target)
    return target


def test_what_is_mended_has_no_fault(mended: Path) -> None:
    assert find_faults(mended) == []


def test_another_program_finds_faults_before_and_none_after(raw: Path, mended: Path) -> None:
    before, after = (page.validate_pdf(file, profile=page.ValidationProfile.PDF_UA_1) for file in (raw, mended))
    assert len({failure.rule_id for failure in before.failures}) >= 3
    assert [failure.message for failure in after.failures] == []


def test_the_structure_is_that_of_the_document(mended: Path) -> None:
    with pikepdf.open(mended) as pdf:
        assert "".join(draw_tree(pdf.Root.StructTreeRoot.K[0])) == STRUCTURE


def test_links_say_in_words_where_they_lead(mended: Path) -> None:
    with pikepdf.open(mended) as pdf:
        told = [str(link.Contents) for each in pdf.pages for link in each.get("/Annots", ())]
    source = "Weber A. A case of pain. Journal 2020."
    lines = [f"the very first of all the sources of this case, which a line cannot hold: {source}"] * 2
    assert told == ["Tests and signs: Tests", f"1: {source}", "as reported", *lines, "this: Two joints"]


def test_running_heads_and_feet_are_artifacts_and_nothing_else_changes(raw: Path, mended: Path) -> None:
    before, after = read_content(raw), read_content(mended)
    marks = re.compile(rb"/\w+\s*(<<[^>]*>>)?\s*(BDC|BMC)")
    assert [marks.sub(b"", each) for each in before] == [marks.sub(b"", each) for each in after]
    assert [each.count(b"/Subtype /Header") for each in after] == [1] * len(after)
    assert [each.count(b"/Subtype /Footer") for each in after] == [1] * len(after)


def test_a_picture_says_where_it_is_in_points(mended: Path) -> None:
    with pikepdf.open(mended) as pdf:
        box = [float(each) for each in find(pdf, "/Figure").A.BBox]
    left = 20 / 25.4 * 72 + 6  # the margins of the page and of `body`
    top = 100 / 25.4 * 72 - left
    assert box == pytest.approx([left, top - 15, left + 30, top], abs=0.01)


def test_the_same_file_gives_the_same_bytes(raw: Path, mended: Path, tmp_path: Path) -> None:
    mend(raw, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == mended.read_bytes()


def put(kind: str, key: str, value: Any) -> Callable[[Pdf], None]:
    """Return what changes a key of the first element of a type; None takes it out."""

    def change(pdf: Pdf) -> None:
        replace(find(pdf, kind), key, value)

    return change


def put_root(*keys: str, value: Any = None) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        held: Object = pdf.Root
        for key in keys[:-1]:
            held = held[key]
        replace(held, keys[-1], value)

    return change


def put_link(key: str, value: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        replace(pdf.pages[0].Annots[0], key, value)

    return change


def put_font(key: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for held in pdf.objects:
            if isinstance(held, Dictionary) and key in held:
                del held[key]

    return change


def draw(change: Callable[[bytes], bytes]) -> Callable[[Pdf], None]:
    def write(pdf: Pdf) -> None:
        content = pdf.pages[0].Contents
        content.write(change(content.read_bytes()))

    return write


def replace(held: Object, key: str, value: Any) -> None:
    if value is None:
        del held[key]
    else:
        held[key] = value


PLANTED: list[tuple[str, Callable[[Pdf], None]]] = [
    ("The file has no title.", lambda pdf: pdf.docinfo.__delitem__("/Title")),
    ("The file names no language.", put_root("/Lang")),
    ("The file is not tagged.", put_root("/MarkInfo", "/Marked", value=False)),
    ("The file says that its tags are not to be relied on.", put_root("/MarkInfo", "/Suspects", value=True)),
    ("A viewer would show the name of the file in place of its title.", put_root("/ViewerPreferences")),
    ("The metadata do not say PDF/UA-1.", put_root("/Metadata")),
    ("The file has no bookmarks.", put_root("/Outlines")),
    ("Page 1: /Nonsense is no type of PDF.", put("/Note", "/S", Name("/Nonsense"))),
    ("Page 1: /LBody stands in /P.", put("/LI", "/S", Name.P)),
    ("Page 1: /LI holds /P.", put("/LBody", "/S", Name.P)),
    ("Page 1: /Div holds text.", put("/P", "/S", Name.Div)),
    ("A picture on page 1 has no alternative text.", put("/Figure", "/Alt", None)),
    ("A picture on page 1 does not say where on the page it is.", put("/Figure", "/A", None)),
    ("There are 0 headings of level 1, and the first heading is of level 2.", put("/H1", "/S", Name.H2)),
    ("There are 2 headings of level 1, and the first heading is of level 1.", put("/H2", "/S", Name.H1)),
    ("A heading of level 1 is followed by one of level 3.", put("/H2", "/S", Name.H3)),
    ("A table header on page 3 does not say what it heads.", put("/TH", "/A", None)),
    ("A table on page 3 has no rows, or rows that differ in length.", put("/TR", "/K", Array())),
    ("The font /", put_font("/FontFile2")),
    ("The letters of the font /", put_font("/ToUnicode")),
    ("A link on page 1 is no element.", put_link("/StructParent", None)),
    ("A link on page 1 does not say in words where it leads.", put_link("/Contents", "tests")),
    ("A link on page 1 does not say in words where it leads.", put_link("/Contents", "12")),
    ("A link on page 1 would not be printed.", put_link("/F", 0)),
    ("A link on page 1 leads to `nowhere`, which does not exist.", put_link("/Dest", "nowhere")),
    ("The links of page 1 are not in the order of its structure.", lambda pdf: pdf.pages[0].__delitem__("/Tabs")),
    ("A link on page 1 shows nothing or leads nowhere.", put("/Link", "/K", Array([0]))),
    ("On page 1, something is painted outside of the tags", draw(lambda data: data + b" 0 0 9 9 re f")),
    ("On page 1, an artifact stands in a tag or a tag in", draw(lambda data: b"/Artifact BMC " + data + b" EMC")),
    ("On page 1, something is tagged that belongs to no", draw(lambda data: b"/P <</MCID 99>> BDC EMC " + data)),
    ("An element of page 1 holds what the page", draw(lambda data: data.replace(b"/MCID 0>>", b"/MCID 99>>"))),
    ("The index of page 1 names other elements", put_root("/StructTreeRoot", "/ParentTree", "/Nums", value=Array())),
    ("A note has no name, or not one of its own.", put("/Note", "/ID", None)),
]


@pytest.mark.parametrize(("words", "plant"), PLANTED, ids=[f"{n}-{words[:40]}" for n, (words, _) in enumerate(PLANTED)])
def test_a_planted_fault_is_found(words: str, plant: Callable[[Pdf], None], mended: Path, tmp_path: Path) -> None:
    with pikepdf.open(mended) as pdf:
        plant(pdf)
        pdf.save(tmp_path / "planted.pdf")
    assert [fault for fault in find_faults(tmp_path / "planted.pdf") if fault.startswith(words)] != []


def find(pdf: Pdf, kind: str) -> Object:
    """Return the first element of a type."""
    return next(element for element in walk(pdf.Root.StructTreeRoot.K[0]) if str(element.S) == kind)


def walk(element: Object) -> Iterator[Object]:
    yield element
    for kid in cast(Any, element.K):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from walk(kid)


def draw_tree(element: Object, depth: int = 0) -> Iterator[str]:
    """Yield a line for each element: its type, with its language, its scope and its alternative text."""
    about = [str(element.get("/Lang", "")), str(element.get("/A", Dictionary()).get("/Scope", "")).lstrip("/")]
    about += [f'"{element.Alt}"'] if "/Alt" in element else []
    yield "  " * depth + " ".join([str(element.S).lstrip("/"), *(each for each in about if each)]) + "\n"
    for kid in cast(Any, element.K):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from draw_tree(kid, depth + 1)


def read_content(file: Path) -> list[bytes]:
    with pikepdf.open(file) as pdf:
        return [each.Contents.read_bytes() for each in pdf.pages]
