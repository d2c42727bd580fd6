"""The downloads that a build makes, and the pages that list them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from tests.support.booklets import LEARNER
from tests.support.case_page import PAGE as CASE
from tests.support.case_page import write_case
from tests.support.printed import read
from tests.support.project import CONFIG, Project
from tests.support.served_site import build, run_builder

LISTED = CONFIG.replace("plugins: [search, casebook]", "plugins: [search, casebook: {downloads: [offline]}]")
PAGE = "# Take it along\n\n/// downloads | offline\n///\n"
TITLE = "The whole site without a network"
NOTE = "unpack the folder and open index.html in it."


@pytest.fixture
def site(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project that makes one download and lists it on a page in a folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    project.write_context()
    project.write("mkdocs.yml", LISTED)
    project.write("docs/index.md", "# Home\n")
    project.write("docs/teach/index.md", PAGE)
    return project


def read_list(project: Project) -> str:
    html = (project.root / "site/teach/index.html").read_text(encoding="utf-8")
    found = re.search(r'<ul class="downloads">\s*(.*?)\s*</ul>', html, re.DOTALL)
    assert found
    return found[1]


def test_a_page_tells_size_and_date_of_what_was_made(site: Project) -> None:
    build(site.root, "mkdocs", "--strict")
    archive = site.root / "site/downloads/small-offline.zip"
    size = f"{archive.stat().st_size / 1_000_000:.1f} MB"
    link = f'<a download="" href="../downloads/small-offline.zip">{TITLE}</a>: {NOTE}'
    told = f'<span class="quiet">ZIP, {size}, 23 November 2026</span>'
    assert read_list(site) == f'<li data-download="offline">{link} {told}</li>'


def test_the_archive_does_not_offer_itself(site: Project) -> None:
    build(site.root, "mkdocs", "--strict")
    with zipfile.ZipFile(site.root / "site/downloads/small-offline.zip") as archive:
        assert "small/downloads/small-offline.zip" not in archive.namelist()
        assert TITLE not in archive.read("small/teach/index.html").decode()


def test_an_edition_that_the_build_does_not_make_is_named(site: Project) -> None:
    site.write("docs/teach/index.md", PAGE.replace("offline", "tutor offline"))
    done = run_builder(site.root, "mkdocs")
    message = "error: The build makes no download `tutor`. Add it to `downloads` of the plugin in mkdocs.yml."
    assert f"docs/teach/index.md:3:1: {message} [download-unknown]" in done.stderr.replace("\\", "/")
    assert done.returncode != 0


@pytest.mark.parametrize(
    ("downloads", "told"),
    [
        ("[ofline]", "There is no download `ofline`. Did you mean `offline`? There are "),
        ("{offline: needed}", "`offline` is `required` or `optional`, not `needed`."),
        ("offline", "Write a list, such as `[booklet, offline]`, or `{booklet: required, offline: optional}`."),
        (
            "[offline], required: [offline]",
            "Say it in `downloads`, as in `downloads: {booklet: required, offline: optional}`, and delete `required`.",
        ),
    ],
)
def test_what_cannot_be_ordered_is_named(site: Project, downloads: str, told: str) -> None:
    site.write("mkdocs.yml", LISTED.replace("[offline]", downloads))
    done = run_builder(site.root, "mkdocs", "--strict")
    assert told in done.stderr
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


ELSEWHERE = '# Home\n\n<img src="https://a.example/x.png" alt="">\n'
NO_CASE = "No page of the site contains a case, so there is no booklet to make."


def test_an_edition_that_cannot_be_made_is_left_out_and_told_of(site: Project) -> None:
    site.write("docs/index.md", ELSEWHERE)
    done = run_builder(site.root, "mkdocs", "--strict")
    assert done.returncode == 0, done.stderr
    assert "INFO    -  Not made: offline. " in done.stderr
    assert "index.html:" in done.stderr
    assert "This is loaded from another host (a.example)" in done.stderr
    told = f"<b>{TITLE}</b>: {NOTE} It could not be made in this build."
    assert read_list(site) == f'<li data-download="offline">{told}</li>'
    assert not (site.root / "site/downloads/small-offline.zip").exists()


def test_one_edition_does_not_depend_on_another(site: Project) -> None:
    site.write("mkdocs.yml", LISTED.replace("[offline]", "[booklet, offline]"))
    done = run_builder(site.root, "mkdocs", "--strict")
    assert done.returncode == 0, done.stderr
    assert f"INFO    -  Not made: booklet. {NO_CASE}\n" in done.stderr
    assert (site.root / "site/downloads/small-offline.zip").is_file()
    assert not (site.root / "site/downloads/case-booklet.pdf").exists()


@pytest.mark.parametrize(
    ("name", "page", "told"),
    [("offline", ELSEWHERE, "This is loaded from another host (a.example)"), ("booklet", "# Home\n", NO_CASE)],
)
def test_without_a_download_that_is_required_nothing_is_published(
    site: Project, name: str, page: str, told: str
) -> None:
    build(site.root, "mkdocs")
    order = {"booklet": "optional", "offline": "optional", name: "required"}
    listed = ", ".join(f"{each}: {need}" for each, need in order.items())
    site.write("mkdocs.yml", LISTED.replace("[offline]", f"{{{listed}}}"))
    site.write("docs/index.md", page)
    site.write("docs/new.md", "# New\n")
    done = run_builder(site.root, "mkdocs")
    assert done.returncode != 0
    assert told in done.stderr
    assert UNPUBLISHED in done.stderr
    assert "Traceback" not in done.stderr
    assert not (site.root / "site/new.html").exists()
    assert (site.root / "site/downloads/small-offline.zip").is_file()


UNPUBLISHED = "Not every download could be made, so the site was not published, and `site` is as it was."
SCREEN = """\
id: screen
title: Screen
items:
- id: s1
  type: single
  level: recall
  objectives: [LO1]
  lead_in: Where does the cursor blink?
  options:
  - {id: here, text: Here, key: true, rationale: It does.}
  - {id: there, text: There, rationale: It does not.}
"""
HOOK = """\
def on_page_markdown(markdown, **_):
    return markdown.replace("BIRD", "nightingale")
"""


@pytest.fixture
def case(site: Project) -> Project:
    """Return the project with a case, whose booklet it makes beside the archive."""
    write_case(site, CASE.replace("They heard a bird", "They heard a BIRD"))
    site.write(
        "mkdocs.yml", LISTED.replace("[offline]", "{booklet: optional, offline: required}") + "hooks: [hook.py]\n"
    )
    site.write("hook.py", HOOK)
    site.write("docs/teach/index.md", PAGE.replace("offline", "booklet offline"))
    return site


def test_the_booklet_is_made_of_the_text_that_mkdocs_has_read_and_travels_in_the_archive(case: Project) -> None:
    build(case.root, "mkdocs", "--strict")
    file = case.root / "site/downloads" / LEARNER
    assert "They heard a nightingale and saw some trees." in " ".join(read(file).pages)
    size = f"{file.stat().st_size / 1_000_000:.1f} MB"
    assert f'<span class="quiet">PDF, {size}, 23 November 2026</span>' in read_list(case)
    with zipfile.ZipFile(case.root / "site/downloads/small-offline.zip") as archive:
        assert archive.read(f"small/downloads/{LEARNER}") == file.read_bytes()


def test_a_build_leaves_out_the_items_of_a_page_that_is_not_to_be_printed(case: Project) -> None:
    case.write("quizzes/screen.yml", SCREEN)
    for told in ("true", "false"):
        case.write("docs/screen.md", f"---\nprint: {told}\n---\n\n# A screen\n\n/// quiz | screen\n///\n")
        build(case.root, "mkdocs", "--strict")
        asked = "Where does the cursor blink?" in " ".join(read(case.root / "site/downloads" / LEARNER).pages)
        assert asked == (told == "true")


def test_a_booklet_that_would_mislead_is_left_out_and_the_build_says_so_last_and_by_its_exit_code(
    case: Project,
) -> None:
    page = (case.root / "docs/case.md").read_text(encoding="utf-8")
    case.write("docs/case.md", page.replace("and saw some trees.", "and saw some trees. ![A](none.png)"))
    done = run_builder(case.root, "mkdocs")
    assert done.returncode == 1
    last = done.stderr.rstrip().splitlines()[-2:]
    assert last[0].endswith("The site was published without a download.")
    assert re.fullmatch(
        rf"{LEARNER}: page \d+: the picture `none.png` is missing from the folder of pages, or damaged\.", last[1]
    )
    assert "Traceback" not in done.stderr
    assert "It could not be made in this build." in read_list(case)
    assert not (case.root / "site/downloads" / LEARNER).exists()
    case.write("mkdocs.yml", LISTED.replace("[offline]", "{booklet: required}"))
    case.write("docs/teach/index.md", PAGE.replace("offline", "booklet"))
    case.write("docs/new.md", "# New\n")
    done = run_builder(case.root, "mkdocs")
    assert done.returncode == 1
    assert UNPUBLISHED in done.stderr
    assert not (case.root / "site/new.html").exists()


def test_without_pango_the_site_is_built_and_says_what_to_install(
    case: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/weasyprint.py").write_text("raise OSError('cannot load library')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "broken"))
    done = run_builder(case.root, "mkdocs", "--strict")
    assert done.returncode == 0, done.stderr
    assert "Not made: booklet. The booklet needs Pango, which this system does not have. Install it:\n" in done.stderr
    assert "It could not be made in this build." in read_list(case)
    assert (case.root / "site/downloads/small-offline.zip").is_file()


def test_a_page_that_is_not_utf_8_is_left_as_it_is(site: Project) -> None:
    (site.root / "docs/old.html").write_bytes(b"<p>caf\xe9</p>")
    build(site.root, "mkdocs", "--strict")
    assert (site.root / "site/old.html").read_bytes() == b"<p>caf\xe9</p>"
    assert (site.root / "site/downloads/small-offline.zip").is_file()
