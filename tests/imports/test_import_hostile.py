"""Files that nobody should be harmed by, damaged files and odd encodings: each ends in words, none in a traceback."""

from __future__ import annotations

import io
import random
import time
import zipfile
from pathlib import Path

import pytest
from tests.imports.importing import run
from tests.support.project import Project

from casebook.findings import Severity
from casebook.imports.archive import ArchiveError, read_archive
from casebook.imports.detect import READERS
from casebook.imports.importing import Folders, plan_import
from casebook.imports.read_back import has_errors, read_whole
from casebook.imports.source import decode
from casebook.imports.xml_tree import read_xml
from casebook.lint.project import check_paths

BANKS = sorted((Path(__file__).parent / "banks").iterdir())
MOODLE = "<quiz>{}</quiz>"
QUESTION = (
    '<question type="multichoice"><questiontext><text>{}</text></questiontext>'
    '<answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer></question>'
)


def pack(files: dict[str, bytes | str], attributes: int = 0) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = attributes
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE quiz [<!ENTITY x SYSTEM "secret.txt">]>',
        '<!DOCTYPE quiz [<!ENTITY % x SYSTEM "secret.txt"> %x;]>',
        '<!DOCTYPE quiz [<!ENTITY a "b"><!ENTITY x "&a;&a;&a;&a;">]>',
    ],
)
def test_entities_are_refused_and_nothing_they_name_is_read(declared: str, project: Project) -> None:
    project.write("secret.txt", "SECRET")
    project.write("bank.xml", declared + MOODLE.format(QUESTION.format("&x;")))
    done = run(project, "bank.xml")
    assert "bank.xml:1:" in done.output
    assert "error: This file declares entities" in done.output
    assert "SECRET" not in done.output
    assert not (project.root / "quizzes").exists()


def test_a_document_type_elsewhere_is_passed_over(project: Project) -> None:
    text = '<!DOCTYPE quiz SYSTEM "secret.txt">' + MOODLE.format(QUESTION.format("One&nbsp;or two?"))
    project.write("bank.xml", text)
    assert "1 of 1 item." in run(project, "bank.xml").output
    assert "lead_in: One or two?" in (project.root / "quizzes/bank.yml").read_text(encoding="utf-8")


def test_elements_within_each_other_end_the_reading() -> None:
    _, fault = read_xml("<a>" * 100_000)
    assert fault is not None
    assert "nested more than 100 levels" in fault.words


@pytest.mark.parametrize("name", ["../evil.png", "/etc/evil.png", "..\\evil.png", "C:\\evil.png"])
def test_a_name_that_leads_out_of_an_archive_is_left_out(name: str, project: Project) -> None:
    text = MOODLE.format(QUESTION.format(f"&lt;img src='{name}' alt='x'&gt; What?"))
    (project.root / "bank.zip").write_bytes(pack({"bank.xml": text, name: b"x"}))
    done = run(project, "bank.zip")
    assert "was not read: its name leads out of the archive" in done.output
    assert "does not come with the bank" in done.output


def test_a_link_in_an_archive_is_left_out() -> None:
    archive = read_archive(pack({"film.png": "/etc/passwd"}, attributes=0o120777 << 16))
    assert archive.files == {}
    assert archive.left_out == (("film.png", "it is a link to another file"),)


def test_an_archive_that_unpacks_to_more_than_a_bank_holds_is_refused() -> None:
    with pytest.raises(ArchiveError, match="more than 200 MB"):
        read_archive(pack({"bank.xml": b"\0" * 60_000_000}))


def test_a_picture_beside_a_bank_is_found_and_one_outside_its_folder_is_not(project: Project) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    project.write("film.svg", drawing)
    project.write("banks/inner/film.svg", drawing)
    for name in ("../film.svg", str(project.root / "film.svg"), "inner/film.svg"):
        project.write("banks/bank.csv", f"question,a,b,key\n<img src='{name}' alt='x'>What?,y,z,A\n")
        done = run(project, "banks/bank.csv", "--update")
        assert ("does not come with the bank" in done.output) is (name != "inner/film.svg")


@pytest.mark.parametrize(
    ("encoding", "is_told"), [("utf-8-sig", False), ("utf-16", False), ("utf-16-le", True), ("cp1252", True)]
)
def test_other_encodings_are_read_and_guesses_are_told(encoding: str, is_told: bool) -> None:  # noqa: FBT001
    text = "Was heißt Ödem?{=Schwellung ~Entzündung}\r\n\rZeile\u2028drei"
    decoded = decode(text.encode(encoding, "replace"))
    assert decoded.text.startswith("Was heißt Ödem?{=Schwellung ~Entzündung}\n\nZeile")
    assert bool(decoded.remarks) is is_told


def test_an_encoding_that_xml_declares_is_used() -> None:
    raw = '<?xml version="1.0" encoding="ISO-8859-2"?><quiz>łzy</quiz>'.encode("iso-8859-2")
    assert "łzy" in decode(raw).text
    assert decode(raw).remarks == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "No question was found here"),
        (b"\0\1\2", "No question was found here"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"PK\x03\x04 cut off", "damaged or cut off"),
        (pack({"collection.anki21": b"x"}), "This is a package of Anki"),
        (pack({"word/document.xml": b"<a/>"}), "document of an office program"),
        (pack({"notes.xml": b"<a/>"}), "No question was found here"),
        (b"Dear all, please find the questions below.", "No question was found here"),
    ],
)
def test_what_is_no_bank_is_named(content: bytes, words: str, project: Project) -> None:
    (project.root / "bank.dat").write_bytes(content)
    done = run(project, "bank.dat")
    assert done.exit_code == 1
    assert "bank.dat:1:1: error: " in done.output
    assert words in done.output


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.name)
def test_a_bank_that_is_cut_off_or_spoilt_becomes_what_can_be_read_or_nothing(bank: Path, project: Project) -> None:
    picker = random.Random(bank.name)
    signs = [b"{", b"}", b"<", b">", b"\\", b"#", b"\n\n", b'"', b"\xff", b"&", b"**", b"{1:MC:", b"](", b"\t", b"``"]
    for number in range(60):
        content = bytearray(bank.read_bytes())
        for _ in range(picker.randint(1, 6)):
            place = picker.randrange(len(content))
            content[place : place + picker.randint(0, 3)] = picker.choice(signs)
        spoilt = project.root / f"bank{bank.suffix}"
        spoilt.write_bytes(bytes(content) if number % 3 else bytes(content[: picker.randrange(len(content))]))
        plan = plan_import([spoilt], Folders(Path("quizzes"), Path("docs")))
        for file in plan.files:
            read = read_whole(file.quiz.text, file.path)
            assert not has_errors(read), [str(each) for each in read.findings if each.severity is Severity.ERROR]
            assert read.quiz is not None
            assert len(read.quiz.items) == len(file.quiz.items)


PIECES = (
    *("{", "<", "<!--", "<![", "&", "[", "![", "{{c1::", "`", "$", "\\(", "{1:SA:", "\n"),
    *("#", "*", "_", "<b>", '"', " ", "::", "![a](", "  \n", "[[", "<br"),
)
HEADS = {
    "moodle": '<quiz><question type="cloze"><questiontext><text><![CDATA[{}]]></text></questiontext></question></quiz>',
    "anki": "{}\tback",
    "csv": "question,key\n{},x",
    "mkdocs-quiz": "<quiz>\n{}\n- [x] a\n- [ ] b\n</quiz>",
    "gift": "::a::{} What? {{=a ~b}}",
    "aiken": "What? {}\nA. a\nB. b\nANSWER: A\n",
}


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("piece", PIECES)
def test_no_piece_makes_a_reader_slow(form: str, piece: str, project: Project) -> None:
    content = HEADS.get(form, "{}").format((piece * (60_000 // len(piece))).replace("]]>", ""))
    file = project.write("bank.txt", content)
    begun = time.process_time()
    plan_import([file], Folders(Path("quizzes"), Path("docs")), form)
    assert time.process_time() - begun < 5


def test_what_was_written_from_a_hostile_bank_passes_the_check(project: Project) -> None:
    words = "</script><script>alert(1)</script> ![x](javascript:alert(1)) [a](data:x) {: onclick=x } &lt;b&gt;"
    project.write("bank.csv", f'question,a,b,key\n"{words}",{words},b,A\n')
    run(project, "bank.csv")
    assert [each for each in check_paths([Path()]) if each.severity is Severity.ERROR] == []
