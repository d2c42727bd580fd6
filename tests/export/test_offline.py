"""The offline edition as a file: what is in it, and what stops it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.support.archives import export


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a site of one page, whose body a test writes."""
    site = tmp_path / "site"
    site.mkdir()
    return site


def write(site: Path, body: str, name: str = "index.html") -> None:
    (site / name).write_text(f"<title>A</title>\n{body}\n", encoding="utf-8")


FROM_ELSEWHERE = (
    "This is loaded from another host ({}), which cannot be reached without a network. Put the file into `docs`."
)
FROM_ROOT = "This address begins at the root of a server ({}), and a folder has none. Write it relative to the page."
FAULTS = {
    '<script src="https://a.example/x.js"></script>': FROM_ELSEWHERE.format("a.example"),
    '<img src="//b.example/x.png" alt="">': FROM_ELSEWHERE.format("b.example"),
    '<img srcset="x.png 1x, https://b.example/x.png 2x" alt="">': FROM_ELSEWHERE.format("b.example"),
    '<link rel="preconnect" href="https://c.example">': FROM_ELSEWHERE.format("c.example"),
    '<p style="background: url(https://d.example/x.png)">': FROM_ELSEWHERE.format("d.example"),
    "<style>@import 'https://e.example/x.css';</style>": FROM_ELSEWHERE.format("e.example"),
    '<svg><image href="https://f.example/x.png"/></svg>': FROM_ELSEWHERE.format("f.example"),
    '<a href="/study/">on</a>': FROM_ROOT.format("`/study/`"),
}


@pytest.mark.parametrize(("body", "message"), FAULTS.items(), ids=FAULTS)
def test_what_a_folder_does_not_have_is_named_with_its_place(small: Path, body: str, message: str) -> None:
    write(small, body)
    done = export(small, small.parent / "out")
    place, _, told = done.stdout.partition(": error: ")
    assert told == f"{message} [site-address]\n"
    assert place.startswith(f"{small / 'index.html'}:2:")
    assert (done.returncode, done.stderr) == (1, "")
    assert not (small.parent / "out").exists()


def test_a_stylesheet_is_read_too(small: Path) -> None:
    write(small, "")
    (small / "a.css").write_text("p {}\np { background: url('https://a.example/x.png') }\n", encoding="utf-8")
    done = export(small, small.parent / "out")
    assert done.stdout == f"{small / 'a.css'}:2:17: error: {FROM_ELSEWHERE.format('a.example')} [site-address]\n"


def test_a_link_may_lead_to_another_host(small: Path) -> None:
    write(small, '<a href="https://a.example/">out</a> <link rel="canonical" href="https://a.example/">')
    done = export(small, small.parent / "out")
    archive = small.parent / "out/casebook-offline.zip"
    limits = " Its search needs a server: only that of Material works from a folder."
    assert done.stdout == f"Wrote {archive}, 0.0 MB.{limits}\n"


def test_a_folder_that_is_no_site_is_named(small: Path) -> None:
    done = export(small, small.parent / "out")
    told = "There is no `index.html` here, so this is not a built site. Build it first: mkdocs build."
    assert (done.returncode, done.stdout) == (1, f"{small}:1:1: error: {told} [site-missing]\n")


def test_a_file_in_the_place_of_the_folder_is_named_and_left(small: Path) -> None:
    write(small, "")
    out = small.parent / "out"
    out.write_text("a file stands here", encoding="utf-8")
    done = export(small, out)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"Error: Invalid value for '--out': Directory '{out}' is a file.\n")
    assert out.read_text(encoding="utf-8") == "a file stands here"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a/\\..\\b.html", "holds `\\`"),
        ("C:x.html", "holds `:`"),
        ("aux.html", "keeps the name `aux.html` for a device"),
        ("COM1", "keeps the name `COM1` for a device"),
        ("a. /x.html", "ends with a dot or a space"),
        ("B.html", "differs from `B.html` only in capitals or accents"),
        ("a\nb.html", "holds `U+000A`"),
        ("x" * 201, "is longer than 200 bytes"),
        (os.fsdecode(b"\xff.html"), "is not UTF-8"),
    ],
)
def test_a_name_that_does_not_unpack_everywhere_is_told(small: Path, name: str, told: str) -> None:
    write(small, "")
    write(small, "", "b.html")
    file = small / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x")
    done = export(small, small.parent / "out")
    assert done.returncode == 1
    assert told in done.stdout
    assert "Rename it. [site-name]" in done.stdout or "Shorten it. [site-name]" in done.stdout
    assert not (small.parent / "out").exists()


def test_names_that_differ_in_accents_written_otherwise_are_told(small: Path) -> None:
    for name in ("index.html", "\u00e9.html", "e\u0301.html"):
        write(small, "", name)
    assert "only in capitals or accents" in export(small, small.parent / "out").stdout


def test_a_link_that_leads_out_of_the_site_is_not_packed(small: Path) -> None:
    write(small, "")
    (small.parent / "secret.txt").write_text("secret", encoding="utf-8")
    (small / "s.txt").symlink_to("../secret.txt")
    done = export(small, small.parent / "out")
    assert done.returncode == 1
    assert "This is a symbolic link that leads out of" in done.stdout


@pytest.mark.parametrize("address", ["http://[", "//[", "http://[::1", "//a]b"])
def test_an_address_that_cannot_be_read_is_told_where_something_is_loaded(small: Path, address: str) -> None:
    write(small, f'<a href="{address}">x</a>')
    assert export(small, small.parent / "out").returncode == 0
    write(small, f'<img src="{address}" alt="">')
    write(small, f"p {{ background: url({address}) }}", "a.css")
    done = export(small, small.parent / "out")
    assert done.returncode == 1
    assert done.stdout.count(f"`{address}` is not an address, so nothing can be loaded from it.") == 2
    assert "Traceback" not in done.stderr
