"""Real sites built with MkDocs: what is published, what is not, and what an author is told."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from tests.support.project import CONFIG, Project

QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO2]
  sources: [first2006, case:exam]
  stem: A stemword stands here.
  lead_in: Which leadword?
  hint: A hintword.
  options:
  - {id: hip, text: The optionword, key: true, rationale: The rationaleword.}
  - {id: knee, text: The knee, rationale: The knee is only the lever.}
"""
PAGE = "# A page\n\nAn introword.\n\n/// quiz | quiz-a\n///\n"


@pytest.fixture
def site(project: Project) -> Project:
    """Return a project with one quiz on one page, and one page without."""
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    project.write("quizzes/a.yml", QUIZ)
    project.write("docs/index.md", "# Home\n\nNo quiz here.\n")
    project.write("docs/deep/page.md", PAGE)
    return project


def build(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", *options]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def read(site: Project, name: str) -> str:
    return (site.root / "site" / name).read_text(encoding="utf-8")


def test_assets_are_linked_on_pages_with_a_quiz_and_nowhere_else(site: Project) -> None:
    assert build("--strict").returncode == 0
    style = r'(<link rel="stylesheet" href="\.\./assets/casebook(-notes)?\.css">\n){2}<h1'
    assert re.search(style, read(site, "deep/page.html"))
    assert '<script defer src="../assets/casebook.js"></script>' in read(site, "deep/page.html")
    assert not re.search("assets/casebook[.-](?!offline|icon)", read(site, "index.html"))
    assert (site.root / "site/assets/casebook.js").stat().st_size > 1000
    assert (site.root / "site/assets/casebook.css").stat().st_size > 1000


def test_search_holds_the_page_and_nothing_of_its_items(site: Project) -> None:
    assert build("--strict").returncode == 0
    index = json.loads(read(site, "search/search_index.json"))
    text = json.dumps(index["docs"])
    assert "introword" in text
    found = [word for word in ("stemword", "leadword", "hintword", "optionword", "rationaleword") if word in text]
    assert found == []
    assert "classList" not in text


def test_a_page_taken_out_of_search_is_not_in_it(site: Project) -> None:
    site.write("docs/deep/page.md", "---\nsearch: {exclude: true}\n---\n" + PAGE)
    assert build("--strict").returncode == 0
    assert "introword" not in read(site, "search/search_index.json")


@pytest.mark.parametrize("strict", [[], ["--strict"]], ids=["not strict", "strict"])
@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "quizzes/a.yml",
            QUIZ.replace("stem:", "stm:"),
            "quizzes/a.yml:9:3: error: `stm` is not a field. Did you mean `stem`? [field-unknown]",
        ),
        (
            "quizzes/b.yml",
            "id: [",
            ("quizzes/b.yml:1:5: error: This `[` is not closed. Write `]` after its last entry. [yaml-syntax]"),
        ),
        (
            "docs/deep/page.md",
            "---\ntitle: A\n---\n\n/// quiz | quiz-b\n///\n",
            "docs/deep/page.md:5:1: error: No quiz has the id `quiz-b`. Did you mean `quiz-a`? [quiz-unknown]",
        ),
        (
            "docs/deep/page.md",
            "Text\n\n/// quiz | quiz-a\n\nMore text.\n",
            (
                "docs/deep/page.md:3:1: error: `/// quiz` is not closed. Write `///` alone on the "
                "line after it. [block-unclosed]"
            ),
        ),
        (
            "docs/deep/page.md",
            "/// item | quiz-a/a1\nText\n///\n",
            (
                "docs/deep/page.md:2:1: error: Nothing is allowed between the lines of `/// item`. "
                "Move this below its closing `///`. [block-content]"
            ),
        ),
        (
            "docs/deep/page.md",
            "/// quiz | quiz-a\n    open: true\n///\n",
            "docs/deep/page.md:2:5: error: `/// quiz` has no options. Delete `open: true`. [block-option]",
        ),
        (
            "docs/deep/page.md",
            "Said [@nobody].\n",
            "docs/deep/page.md:1:6: error: `nobody` is not in references.bib. [source-unknown]",
        ),
        (
            "docs/deep/page.md",
            "<div>\n/// quiz | quiz-a\n///\n</div>\n",
            (
                "docs/deep/page.md:2:1: error: This `/// quiz` would print as text. Put an empty line "
                "before and after it, and check that it is neither indented by accident nor within "
                "HTML. [block-leaked]"
            ),
        ),
    ],
    ids=["a field", "yaml", "a quiz nobody has", "unclosed", "content", "an option", "a source", "leaked"],
)
def test_an_error_fails_the_build_and_nothing_is_published(
    site: Project, strict: list[str], file: str, text: str, told: str
) -> None:
    site.write(file, text)
    done = build(*strict)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "The site has errors, so nothing was published." in done.stderr
    assert told in done.stderr.splitlines()
    assert list(site.root.glob("site/**/*.html")) == []


def test_a_failed_build_leaves_the_last_good_site(site: Project) -> None:
    assert build("--strict").returncode == 0
    site.write("quizzes/a.yml", QUIZ.replace("stem:", "stm:"))
    assert build("--strict").returncode == 1
    assert "optionword" in read(site, "deep/page.html")


def test_sources_that_rationales_cite_are_not_in_search(site: Project) -> None:
    site.write("quizzes/a.yml", QUIZ.replace("[first2006, case:exam]", "[first2006, case:not-fever]"))
    assert build("--strict").returncode == 0
    assert "Fever" in read(site, "deep/page.html")
    assert "Fever" not in read(site, "search/search_index.json")
    assert "A Journal" not in read(site, "search/search_index.json")


def test_what_an_editor_leaves_beside_a_quiz_is_no_quiz(site: Project) -> None:
    (site.root / "quizzes/.#a.yml").symlink_to("nobody@nowhere")
    assert build("--strict").returncode == 0


def test_an_attribute_of_the_author_is_none_of_ours(site: Project) -> None:
    site.write("mkdocs.yml", CONFIG.replace("- tables", "- tables\n- md_in_html"))
    site.write("docs/deep/page.md", '<div markdown data-place="top">\n\n/// quiz | quiz-a\n///\n\n</div>\n')
    assert build("--strict").returncode == 0
    assert "optionword" in read(site, "deep/page.html")


def test_serve_shows_the_findings_and_goes_on(site: Project) -> None:
    site.write("mkdocs.yml", CONFIG.replace("watch: [quizzes]\n", ""))  # the plugin watches by itself
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
        try:
            address = f"http://127.0.0.1:{port}/deep/page.html"
            assert "optionword" in wait_for(address, "optionword")
            site.write("quizzes/a.yml", QUIZ.replace("stem:", "stm:"))
            shown = wait_for(address, "is not a field. Did you mean `stem`?")
            assert "<code>quizzes/a.yml:9:3</code>" in shown
            assert "optionword" not in shown
            site.write("quizzes/a.yml", QUIZ)
            assert "casebook-findings" not in wait_for(address, "optionword")
        finally:
            served.terminate()


def wait_for(address: str, word: str) -> str:
    """Return the page once it holds a word, or as it is after half a minute."""
    text = ""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address) as response:
                text = response.read().decode()
        except OSError:
            text = ""
        if word in text:
            return text
        time.sleep(0.1)
    return text


def test_every_problem_is_told_in_one_build(site: Project) -> None:
    site.write("quizzes/a.yml", QUIZ.replace("stem:", "stm:").replace("level: apply", "level: know"))
    site.write("docs/other.md", "Said [@nobody].\n")
    told = [line for line in build().stderr.splitlines() if ": error: " in line]
    assert [line.split(": error")[0] for line in told] == [
        "docs/other.md:1:6",
        "quizzes/a.yml:6:10",
        "quizzes/a.yml:9:3",
    ]


def test_without_the_plugin_the_build_fails_as_plainly(site: Project) -> None:
    site.write("mkdocs.yml", CONFIG.replace("[search, casebook]", "[search]").replace("casebook.css", "c.css"))
    site.write("quizzes/a.yml", QUIZ.replace("stem:", "stm:"))
    done = build()
    assert done.returncode == 1
    assert "Error: The site has errors.\n" in done.stderr
    assert "quizzes/a.yml:9:3: error: `stm` is not a field." in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_plugin_the_page_holds_the_same_quiz(site: Project) -> None:
    quiz = re.compile(r"<quiz-set.*</quiz-set>", re.DOTALL)
    assert build("--strict").returncode == 0
    with_plugin = quiz.search(read(site, "deep/page.html"))
    site.write("mkdocs.yml", CONFIG.replace("[search, casebook]", "[search]"))
    assert build().returncode == 0
    without = quiz.search(read(site, "deep/page.html"))
    assert with_plugin
    assert without
    assert with_plugin[0] == without[0]


@pytest.mark.parametrize(
    ("named", "made"),
    [
        ("site_name: Knee of the week\n", "knee-of-the-week"),
        ("site_name: Knie\nsite_url: https://example.org/courses/knee/\n", "courses-knee"),
        ("site_name: 膝の週\n", "site-"),
    ],
)
def test_one_line_makes_a_site_with_quizzes_and_an_id_of_its_address_or_name(
    site: Project, named: str, made: str
) -> None:
    site.write("mkdocs.yml", f"{named}plugins: [casebook]\n")
    done = build("--strict")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(f"under the site_id `{made}") == 1
    page = read(site, "deep/page/index.html")
    assert f'store="{made}' in page
    assert 'src="../../assets/casebook.js"' in page


def test_a_site_id_with_signs_is_refused(site: Project) -> None:
    site.write("mkdocs.yml", CONFIG.replace("{site_id: small}", "{site_id: Small site}"))
    done = build()
    assert done.returncode == 1
    assert "`casebook.markdown` needs `site_id`: small letters, digits and hyphens" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_option_that_stands_twice_with_two_values_is_refused(site: Project) -> None:
    site.write("mkdocs.yml", CONFIG.replace("[search, casebook]", "[casebook: {site_id: large}]"))
    done = build()
    assert done.returncode == 1
    told = "`site_id` stands at the plugin `casebook` and, with another value, at `casebook.markdown`. Keep one."
    assert told in done.stderr


@pytest.mark.parametrize("address", ["https://github.com/owner/name", "https://git.example.org:8443/group/sub/name.x/"])
def test_a_set_says_where_errors_are_reported(site: Project, address: str) -> None:
    site.write("mkdocs.yml", CONFIG.replace("site_id: small", f"site_id: small, repository: '{address}'"))
    assert build("--strict").returncode == 0
    form = "issues/new?template=item-error.yml&amp;title=Error%20in%20quiz-a/*&amp;item=quiz-a/*"
    assert f'report="{address.rstrip("/")}/{form}"' in read(site, "deep/page.html")


@pytest.mark.parametrize("option", ["", ", repository: ''", ", repository: null"])
def test_without_a_repository_nothing_offers_to_report(site: Project, option: str) -> None:
    site.write("mkdocs.yml", CONFIG.replace("site_id: small", f"site_id: small{option}"))
    assert build("--strict").returncode == 0
    assert "issues/new" not in read(site, "deep/page.html")


@pytest.mark.parametrize(
    "address", ["owner/name", "https://github.com/owner", "https://github.com/o/n?tab=1", "javascript:alert(1)//a/b"]
)
def test_a_repository_that_is_no_address_is_named(site: Project, address: str) -> None:
    site.write("mkdocs.yml", CONFIG.replace("site_id: small", f"site_id: small, repository: '{address}'"))
    done = build()
    assert done.returncode == 1
    assert (
        f"`repository` of `casebook.markdown` is `{address}`. Write the address of a repository, "
        "such as `https://github.com/owner/name`, or leave the option out."
    ) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_copy_of_the_assets_among_the_pages_is_not_published(site: Project) -> None:
    site.write("docs/assets/casebook.js", "an old copy")
    assert build("--strict").returncode == 0
    assert "an old copy" not in read(site, "assets/casebook.js")


def test_the_same_input_gives_the_same_page(site: Project) -> None:
    assert build("--strict").returncode == 0
    first = read(site, "deep/page.html")
    assert build("--strict").returncode == 0
    assert read(site, "deep/page.html") == first


def test_a_build_from_another_folder_finds_its_quizzes(
    site: Project, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    done = build("--strict", "-f", str(site.root / "mkdocs.yml"))
    assert (done.returncode, "optionword" in read(site, "deep/page.html")) == (0, True)


def test_a_search_that_knows_no_exclusion_finds_nothing_of_the_items(site: Project) -> None:
    site.write("mkdocs.yml", CONFIG.replace("{name: material, font: false}", "readthedocs"))
    assert build("--strict").returncode == 0
    index = read(site, "search/search_index.json")
    assert "introword" in index
    assert "rationaleword" not in index
    assert "rationaleword" in read(site, "deep/page.html")


FIGURE = """\
id: fig-1
picture: figures/picture.svg
title: A pelvis
source: Drawn by us.
alt: A pelvis.
full: Nothing is marked.
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80">{}</svg>'


@pytest.fixture
def figures(site: Project) -> Project:
    """Return a project with a figure on a page of its own."""
    site.write("quizzes/figures/fig-1.yml", FIGURE)
    site.write("docs/figures/picture.svg", DRAWING.format("<title>A pelvis</title>"))
    site.write("docs/deep/shown.md", "# A figure\n\n/// figure | fig-1\n///\n")
    return site


def test_a_figure_brings_its_own_assets_and_no_page_has_those_of_another(figures: Project) -> None:
    assert build("--strict").returncode == 0
    shown, quiz = read(figures, "deep/shown.html"), read(figures, "deep/page.html")
    assert 'src="../assets/casebook-figures.js"' in shown
    assert 'href="../assets/casebook-figures.css"' in shown
    assert "assets/casebook.js" not in shown
    assert "casebook-figures" not in quiz + read(figures, "index.html")
    assert 'src="../figures/picture.svg"' in shown


def test_a_figure_is_not_published_with_its_sidecar(figures: Project) -> None:
    assert build("--strict").returncode == 0
    assert [file.name for file in figures.root.glob("site/**/fig*") if file.is_file()] == []


def test_a_private_picture_stops_the_build_and_nothing_is_published(figures: Project) -> None:
    figures.write("docs/figures/picture.svg", DRAWING.format("<metadata>A name</metadata>"))
    done = build()
    assert done.returncode == 1
    assert (
        "quizzes/figures/fig-1.yml:2:10: error: `docs/figures/picture.svg` carries a block of metadata, which may "
        "reveal a name, a date, a place or a device." in done.stderr
    )
    assert not (figures.root / "site").exists()
