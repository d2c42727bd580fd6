"""The booklet of a small site: the same bytes, one way to break pages, and what stops it, in its own words."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from tests.support.booklets import export, find_pairs
from tests.support.case_page import build_case
from tests.support.figure_page import write_figures
from tests.support.printed import read
from tests.support.served_site import Site
from tests.support.spoilt_site import LIST

from casebook.exports.booklet.site import BookletError, open_site
from casebook.exports.booklet.structure import check_structure

NAMES = ("case-booklet.pdf", "tutor-booklet.pdf")
QUIZ = """\
id: quiz-z
title: Quiz Z
items:
- id: z1
  type: number
  level: apply
  objectives: [LO1]
  lead_in: How many birds?
  key: {value: 3, tolerance: 0}
  rationale: They were counted.
- id: z2
  type: order
  level: apply
  objectives: [LO1]
  lead_in: Put them in order.
  options:
  - {id: one, text: First, rationale: It begins.}
  - {id: two, text: Second, rationale: It goes on.}
  - {id: three, text: Third, rationale: It ends.}
"""
STORY = "<p>They heard a bird and saw some trees.</p>"
PANGO = "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
FIGURE = (
    '<figure class="casebook-figure"><div class="casebook-image"><img src="figures/f.svg" alt="A" width="9" height="9">'
    "</div><figcaption><p>A.</p></figcaption></figure>"
)


@dataclass(frozen=True)
class Small:
    """A project and its built site."""

    root: Path
    site: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Return a small course with a case, a quiz and pictures; tests leave it as it is."""
    root = tmp_path_factory.mktemp("small")
    site = Site(root)
    site.write_quiz(QUIZ, "# A quiz\n\n/// quiz | quiz-z\n///\n")
    write_figures(site.project)
    build_case(site)
    site.close()
    site.project.write("quizzes/spoilers.yml", LIST)
    return Small(root, root / "site")


@pytest.fixture
def small(built: Small, tmp_path: Path) -> Small:
    """Return a copy of the built site, to be spoilt."""
    shutil.copytree(built.site, tmp_path / "site")
    return Small(built.root, tmp_path / "site")


@pytest.fixture(scope="module")
def printed(built: Small, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the editions on A4."""
    return print_it(built, tmp_path_factory.mktemp("a4"))


def print_it(small: Small, out: Path, *options: str) -> Path:
    done = export(small.site, out, *options, root=small.root)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def edit(small: Small, page: str, old: str, new: str) -> None:
    file = small.site / page
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def fail(small: Small, env: dict[str, str] | None = None) -> str:
    """Return what the command says when it writes nothing."""
    out = small.site.parent / "out"
    done = export(small.site, out, root=small.root, env=env)
    assert done.returncode == 1
    assert not out.exists() or [file.name for file in out.iterdir()] == []
    return done.stderr


def test_a_site_below_a_folder_of_its_host_keeps_its_order(tmp_path: Path) -> None:
    """The page for wrong addresses is read first, and its links begin at the root of the host."""
    for name, start in (("404.html", "/knee/"), ("index.html", "")):
        links = "".join(f'<a class="md-nav__link" href="{start}{page}">A page</a>' for page in ("index.html", "b.html"))
        nav = f'<nav class="md-nav--primary">{links}</nav>'
        (tmp_path / name).write_text(f"<title>A</title>{nav}<article><h1>A</h1></article>", encoding="utf-8")
    (tmp_path / "b.html").write_text("<title>B</title><article><h1>B</h1></article>", encoding="utf-8")
    assert [page.address for page in open_site(tmp_path).in_order()] == ["index.html", "b.html"]


def test_the_same_site_gives_the_same_bytes(built: Small, printed: Path, tmp_path: Path) -> None:
    again = print_it(built, tmp_path)
    for name in NAMES:
        assert (again / name).read_bytes() == (printed / name).read_bytes()


def test_both_papers_break_alike(built: Small, printed: Path, tmp_path: Path) -> None:
    letter = print_it(built, tmp_path, "--paper", "letter")
    for name in NAMES:
        assert read(letter / name).pages == read(printed / name).pages
        assert read(letter / name).places == read(printed / name).places
    with pikepdf.open(printed / NAMES[0]) as a4, pikepdf.open(letter / NAMES[0]) as other:
        sizes = [[round(float(side) / 72 * 25.4, 1) for side in pdf.pages[0].mediabox[2:]] for pdf in (a4, other)]
    assert sizes == [[210.0, 297.0], [215.9, 279.4]]


def test_each_decision_has_its_key_overleaf(printed: Path) -> None:
    for name in NAMES:
        pairs = find_pairs(read(printed / name))
        assert [(pair.step, pair.gate) for pair in pairs] == [(0, 1), (1, 1), (2, 1), (2, 2)]
        assert [pair for pair in pairs if pair.decision % 2 == 0 or pair.overleaf != pair.decision + 1] == []


def test_a_spoiler_planted_too_early_is_named_with_its_page(small: Small) -> None:
    edit(small, "case.html", STORY, "<p>The flint path was dry.</p>")
    assert fail(small) == "Error: Page 7 (Step 1) tells “flint”, which may be known from step 3.\n"


def test_a_spoiler_in_the_alternative_text_is_named(small: Small) -> None:
    picture = '<img src="assets/casebook.svg" alt="A flint path">'
    (small.site / "assets/casebook.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    edit(small, "case.html", STORY, f"<p>{picture}</p>")
    assert fail(small) == "Error: Page 7 (Step 1) tells “flint”, which may be known from step 3.\n"


def test_a_missing_picture_is_named(small: Small) -> None:
    edit(small, "case.html", STORY, '<p><img src="figures/none.svg" alt="None"></p>')
    told = "case.html: the picture `figures/none.svg` is missing from the built site."
    assert fail(small) == f"Error: {told}\n"


def test_a_picture_from_elsewhere_is_named(small: Small) -> None:
    edit(small, "case.html", STORY, '<p><img src="https://a.example/b.png" alt="B"></p>')
    told = "case.html: the picture `https://a.example/b.png` is not part of the site. Put it into docs/."
    assert fail(small) == f"Error: {told}\n"


def test_a_dead_anchor_is_named(small: Small) -> None:
    edit(small, "case.html", STORY, '<p><a href="index.html#nowhere">There</a></p>')
    told = "case.html: a link leads to `index.html#nowhere`, and that page has no such place."
    assert fail(small) == f"Error: {told}\n"


def test_a_dead_link_is_named(small: Small) -> None:
    edit(small, "case.html", STORY, '<p><a href="none.html">There</a></p>')
    assert fail(small) == "Error: case.html: a link leads to `none.html`, which the site does not have.\n"


def test_a_drawing_that_would_print_wrong_is_named(small: Small) -> None:
    drawing = '<svg viewBox="0 0 9 9"><title>A</title><text style="font: 9px serif">a</text></svg>'
    (small.site / "figures/f.svg").write_text(drawing, encoding="utf-8")
    edit(small, "case.html", STORY, FIGURE)
    assert fail(small).startswith("Error: case.html: figures/f.svg: <text> ")


def test_text_too_long_for_its_page_is_named(small: Small) -> None:
    edit(small, "case.html", STORY, f"<table><tr><td>{'A long row. ' * 900}</td></tr></table>")
    told = fail(small)
    assert "pages were planned and" in told
    assert "Page 7 (Step 1): the text does not end on its page. Shorten the text there" in told


def test_text_that_runs_off_the_side_is_named(small: Small) -> None:
    drawing = '<svg viewBox="0 0 9 9"><title>A</title><text x="40" font-size="2">far away</text></svg>'
    (small.site / "figures/f.svg").write_text(drawing, encoding="utf-8")
    edit(small, "case.html", STORY, FIGURE)
    told = fail(small)
    shown = (
        r"Error: Page 7 \(Step 1: case-s-s1a, case-s-s1b\): text runs \d+\.\d mm into the right margin\. "
        r"Shorten the longest word there, or give the table fewer columns\.\n"
    )
    assert re.fullmatch(shown, told)


def test_what_is_longer_than_a_line_is_broken(small: Small, tmp_path: Path) -> None:
    headings = ("Sakroiliakalgelenksblockade", "Knochenmarködemsyndrom") * 3
    too_long = {
        "word": f"<p>{'Donaudampfschiff' * 12}</p>",
        "row": f"<ul><li>{'x' * 300}</li></ul>",
        "address": f"<p>A place: https://a.example/{'a/' * 120}</p>",
        "Chinese": f"<p>{'漢字' * 120}</p>",
        "code": f"<pre><code>{'word ' * 60}</code></pre>",
        "cell": f"<table><tr><td>{'Blockade' * 20}</td><td>short</td></tr></table>",
        "headings": f"<table><tr>{''.join(f'<th>{word}</th>' for word in headings)}</tr></table>",
    }
    edit(small, "case.html", STORY, "".join(too_long.values()))
    printed = re.sub(r"[\s\u00ad-]", "", "".join(read(print_it(small, tmp_path) / NAMES[0]).pages))
    begun = {name: re.sub(r"<[^>]*>|\s", "", long)[:30] for name, long in too_long.items() if name != "headings"}
    assert [name for name, start in begun.items() if start not in printed] == []


def test_the_words_of_other_tables_are_not_broken(small: Small, tmp_path: Path) -> None:
    rows = f"<tr><th>Diagnosis</th><td>{'A long reason in short words. ' * 9}</td></tr>"
    edit(small, "case.html", STORY, f"<table>{rows}</table>")
    assert "Diagnosis" in "".join(read(print_it(small, tmp_path) / NAMES[0]).pages)


@pytest.mark.parametrize("box", ["0 0 nan nan", "-1e308 0 1e308 1e308"])
def test_a_drawing_that_cannot_be_laid_out_is_told_without_a_traceback(small: Small, tmp_path: Path, box: str) -> None:
    drawing = f'<svg viewBox="{box}" width="{box.split()[-1]}"><title>A</title><path d="M0 0L9 9"/></svg>'
    (small.site / "figures/f.svg").write_text(drawing, encoding="utf-8")
    edit(small, "case.html", STORY, '<p><img src="figures/f.svg" alt="A"></p>')
    done = export(small.site, tmp_path / "out", root=small.root)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or done.stderr.startswith("Error: ")


def test_a_folder_that_is_no_site_is_named(small: Small) -> None:
    (small.site / "index.html").unlink()
    told = f"There is no built site in `{small.site}`. Build it first: mkdocs build --site-dir {small.site}"
    assert fail(small) == f"Error: {told}\n"


def test_a_site_without_a_case_is_told_so(small: Small) -> None:
    (small.site / "case.html").unlink()
    assert fail(small) == "Error: No page of the site contains a case, so there is no booklet to make.\n"


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (PANGO, "Error: The booklet needs Pango, which this system does not have. Install it:\n"),
        (
            "raise ImportError('No module')\n",
            "Error: The booklet needs WeasyPrint, pikepdf and its fonts. Install them: pip install 'mkdocs-",
        ),
    ],
    ids=["Pango", "WeasyPrint"],
)
def test_what_has_to_be_installed_is_said(small: Small, tmp_path: Path, broken: str, told: str) -> None:
    (tmp_path / "weasyprint.py").write_text(broken, encoding="utf-8")
    paths = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    said = fail(small, {**os.environ, "PYTHONPATH": paths})
    assert said.startswith(told)
    assert "Traceback" not in said


def test_what_a_file_lacks_is_named(printed: Path, tmp_path: Path) -> None:
    """The check that each export ends with, on a file that was spoilt."""
    file = tmp_path / "spoilt.pdf"
    with pikepdf.open(printed / NAMES[0]) as pdf:
        del pdf.Root.Lang
        del pdf.docinfo.Title
        for held in pdf.objects:
            if isinstance(held, pikepdf.Dictionary) and held.get("/S") == "/LBody":
                held.S = pikepdf.Name.P
            if isinstance(held, pikepdf.Dictionary) and held.get("/S") == "/H3":
                held.S = pikepdf.Name.H5
        pdf.save(file)
    with pytest.raises(BookletError) as caught:
        check_structure(file)
    lines = str(caught.value).splitlines()
    assert lines[0] == "spoilt.pdf does not meet PDF/UA-1:"
    assert {"The file has no title.", "The file names no language.", "A /LI holds /P."} < set(lines)
    assert [line for line in lines if line.endswith("is followed by one of level 5.")] != []
