"""What is carried in a download is found, and what cannot be opened is named."""

from __future__ import annotations

import base64
import gzip
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.support.plain_site import PAGE, Files, scan, told


def archive(members: Files) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return made.getvalue()


WORD = "<w:document><w:p><w:r><w:t>fl</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>int</w:t></w:r></w:p></w:document>"
SHEET = "<sst><si><t>copper</t></si><si><t>daisy</t></si><si><t>flint</t></si></sst>"
CORE = "<cp:coreProperties><dc:title>The flint</dc:title><dc:creator>Somebody</dc:creator></cp:coreProperties>"
MESSAGE = "Subject: =?utf-8?q?The_fl=69nt?=\nContent-Type: text/plain\n\nHello\n"
ATTACHED = (
    "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(b"<p>fl<b>in</b>t").decode()
)
DOWNLOADS: dict[str, tuple[str, str | bytes]] = {
    "a name in an archive": ("a.zip", archive({"the-flint.png": b""})),
    "a text in an archive": ("a.zip", archive({"a/b.txt": "a flint"})),
    "a page in an archive": ("a.zip", archive({"a.html": "fl<b>in</b>t"})),
    "an archive in an archive": ("a.zip", archive({"b.zip": archive({"flint.txt": ""})})),
    "an archive with a name of its own": ("a.h5p", archive({"a.json": '"flint"'})),
    "a text document": ("a.docx", archive({"word/document.xml": WORD})),
    "the title of a document": ("a.pptx", archive({"docProps/core.xml": CORE})),
    "a sheet": ("a.xlsx", archive({"xl/sharedStrings.xml": SHEET})),
    "a packed drawing": ("a.svgz", gzip.compress(b"<svg>fl<a>in</a>t</svg>")),
    "a packed text": ("a.txt.gz", gzip.compress(b"flint")),
    "a calendar": ("a.ics", "BEGIN:VEVENT\r\nSUMMARY:fl\r\n int\r\nEND:VEVENT\r\n"),
    "a line end in a calendar": ("a.ics", "SUMMARY:copper\\ndaisy\r\n"),
    "a table": ("a.csv", "name,place\ncopper,daisy\n"),
    "a table as Excel writes it": ("a.csv", '"copper";"daisy"'.encode("utf-16")),
    "a table by tabs": ("a.tsv", "copper\tdaisy"),
    "subtitles": ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bob>copper\ndai<i>sy</i>\n"),
    "subtitles of another kind": ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nflint\n"),
    "a text": ("a.md", "copp**er** daisy"),
    "a text of Windows": ("a.txt", "the fl\u00ednt".encode("cp1252")),
    "a text with two bytes a letter": ("a.txt", "flint".encode("utf-16-be")),
    "a rich text": ("a.rtf", r"{\rtf1 {\b fl}int}"),
    "a message's head": ("a.eml", MESSAGE),
    "a message's text": ("a.eml", ATTACHED),
    "a text of an unknown kind": ("a.xyz", "flint"),
    "data in a script": (
        "a.js",
        f"//# sourceMappingURL=data:application/json;base64,{base64.b64encode(b'[`flint`]').decode()}",
    ),
}


@pytest.mark.parametrize(("name", "content"), DOWNLOADS.values(), ids=DOWNLOADS)
def test_a_download_is_opened(name: str, content: str | bytes, tmp_path: Path) -> None:
    found = scan(tmp_path, {"index.html": PAGE.format(f'<a href="{name}">x</a>'), name: content})
    assert {str(finding.location.path) for finding in found} == {f"site/{name}"}
    assert told(found) in ({"flint"}, {"copperdaisy"})


CLOSED: dict[str, tuple[str, bytes, str]] = {
    "a broken archive": ("a.zip", b"PK\3\4 and nothing", "it cannot be unpacked"),
    "an empty archive": ("a.docx", b"", "it cannot be unpacked"),
    "archives within archives": ("a.zip", archive({"b.zip": archive({"c.zip": archive({})})}), "it holds archives"),
    "a bomb": ("a.zip", archive({"a.txt": b"a" * 9_000_000}), "`a.txt` in it is larger than 8 MB"),
    "many bombs": ("a.zip", archive({f"{n}.txt": b"a" * 7_900_000 for n in range(7)}), "it holds more than 40 MB"),
    "a packed file that is none": ("a/a.gz", b"flint", "it cannot be unpacked"),
    "an archive of another kind": ("a.7z", b"7z", "files of this kind are not read"),
    "a PDF that is none": ("a.pdf", b"%PDF-1.7 and nothing", "it is not a valid PDF"),
}


@pytest.mark.parametrize(("name", "content", "why"), CLOSED.values(), ids=CLOSED)
def test_what_cannot_be_searched_is_named(name: str, content: bytes, why: str, tmp_path: Path) -> None:
    found = scan(tmp_path, {"index.html": PAGE.format(f'<a href="{name}">x</a>'), name: content})
    advice = [str(finding) for finding in found]
    said = f"site/{name}:1:1: advice: Not all of this file, to which `index.html` leads, can be searched: {why}"
    assert len(advice) == 1
    assert advice[0].startswith(said)
    assert advice[0].endswith("Look through it yourself. [spoiler-unread]")


def draw(content: bytes, **font: Any) -> pikepdf.Pdf:
    """Return a PDF of one page that is drawn so, in one font."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    kept = {"Type": pikepdf.Name.Font, "Subtype": pikepdf.Name.Type1, "BaseFont": pikepdf.Name.Helvetica} | font
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(**kept)))
    page.obj.Contents = pdf.make_stream(content)
    return pdf


def save(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    made = io.BytesIO()
    pdf.save(made, **options)
    return made.getvalue()


def title() -> pikepdf.Pdf:
    pdf = draw(b"")
    pdf.docinfo["/Title"] = "The flint"
    return pdf


def attach() -> pikepdf.Pdf:
    pdf = draw(b"")
    pdf.attachments["a.txt"] = b"A flint."
    return pdf


def note() -> pikepdf.Pdf:
    pdf = draw(b"")
    said = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="A flint", Rect=[0, 0, 9, 9])
    pdf.pages[0].obj.Annots = pikepdf.Array([said])
    return pdf


MAP = b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0003> [<0066006c> <0069> <006e>] "
MAP += b"endbfrange 1 beginbfchar <0004> <0074> endbfchar"


def mapped() -> pikepdf.Pdf:
    pdf = draw(b"BT /F1 9 Tf <0001000200030004> Tj ET", Subtype=pikepdf.Name.Type0)
    pdf.pages[0].obj.Resources.Font.F1.ToUnicode = pdf.make_stream(MAP)
    return pdf


PDFS: dict[str, Callable[[], pikepdf.Pdf]] = {
    "a word on a page": lambda: draw(b"BT /F1 9 Tf 1 0 0 1 9 9 Tm (The flint) Tj ET"),
    "letters set closer": lambda: draw(b"BT /F1 9 Tf [(The f) 40 (l) -20 (int)] TJ ET"),
    "letters set one by one": lambda: draw(b"BT /F1 9 Tf (f) Tj 4 0 Td (l) Tj 4 0 Td (int) Tj ET"),
    "words set apart": lambda: draw(b"BT /F1 9 Tf [(the) -300 (flint) -300 (path)] TJ ET"),
    "words set one by one": lambda: draw(b"BT /F1 9 Tf (the) Tj 20 0 Td (flint) Tj 20 0 Td (path) Tj ET"),
    "a term over two lines": lambda: draw(b"BT /F1 9 Tf (copper) Tj 0 -12 Td (daisy) Tj ET"),
    "a word over two lines": lambda: draw(b"BT /F1 9 Tf (cop-) Tj 0 -12 Td (per daisy) Tj ET"),
    "letters by a map of codes": mapped,
    "the title": title,
    "a note": note,
    "an attachment": attach,
}


@pytest.mark.parametrize("make", PDFS.values(), ids=PDFS)
def test_a_pdf_is_read(make: Callable[[], pikepdf.Pdf], tmp_path: Path) -> None:
    found = scan(tmp_path, {"index.html": PAGE.format('<a href="a.pdf">x</a>'), "a.pdf": save(make())})
    assert {str(finding.location) for finding in found} == {"site/a.pdf:1:1"}
    assert told(found) in ({"flint"}, {"copperdaisy"})


def test_a_pdf_with_a_password_is_named(tmp_path: Path) -> None:
    locked = save(draw(b""), encryption=pikepdf.Encryption(owner="a", user="b"))
    found = scan(tmp_path, {"index.html": PAGE.format('<a href="a.pdf">x</a>'), "a.pdf": locked})
    assert [finding.message.partition(": ")[2] for finding in found] == [
        "it is locked with a password. Look through it yourself."
    ]


def test_a_pdf_whose_font_does_not_tell_its_letters_is_named(tmp_path: Path) -> None:
    secretive = save(draw(b"BT /F1 9 Tf <0001> Tj ET", Subtype=pikepdf.Name.Type0))
    found = scan(tmp_path, {"index.html": PAGE.format('<a href="a.pdf">x</a>'), "a.pdf": secretive})
    assert [finding.message.partition(": ")[2] for finding in found] == [
        "page 1 is set in a font that does not tell its letters. Look through it yourself."
    ]


def test_the_editions_of_the_engine_are_not_opened(tmp_path: Path) -> None:
    names = ("case-booklet.pdf", "tutor-booklet.pdf", "summary.pdf", "small-offline.zip")
    links = "".join(f'<a href="downloads/{name}">x</a>' for name in names)
    files = {f"downloads/{name}": archive({"flint.txt": "flint"}) for name in names}
    assert scan(tmp_path, {"index.html": PAGE.format(links), **files}) == []


BROKEN = (b"\0", b"<![foo[", b"=?utf-8?b?@@?=", b"<<", b"/Length 99999999", b"[", b"(", b"\xff\xfe", b"{}")


def break_bytes(data: bytes, chance: random.Random) -> bytes:
    """Change a file as a broken disk or a bad program would."""
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice((*BROKEN, b"")) + data[place + chance.choice((0, 1, 1, 5, 50)) :]
    return data[: chance.randrange(len(data) + 1)] if chance.randrange(5) == 0 else data


@pytest.mark.filterwarnings("default")  # pikepdf warns of what it mends
def test_no_broken_download_fails_the_scan(tmp_path: Path) -> None:
    chance = random.Random(20061130)
    whole = [*DOWNLOADS.values(), *(("a.pdf", save(make())) for make in PDFS.values())]
    for _ in range(600):
        name, content = chance.choice(whole)
        data = content if isinstance(content, bytes) else content.encode()
        broken = {f"a/{name}": break_bytes(data, chance)}
        found = scan(tmp_path, {"index.html": PAGE.format(f'<a href="a/{name}">x</a>'), **broken})
        assert {finding.location.path.name for finding in found} <= {name}
