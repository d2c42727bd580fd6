"""The downloads that a build makes, and the pages that list them."""

from __future__ import annotations

import re
import zipfile

import pytest
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


def test_an_edition_that_there_is_not_is_named_by_mkdocs(site: Project) -> None:
    site.write("mkdocs.yml", LISTED.replace("[offline]", "[ofline]"))
    done = run_builder(site.root, "mkdocs")
    assert "Expected one of: ('booklet', 'tutor', 'summary', 'offline') but received: 'ofline'" in done.stderr
    assert done.returncode != 0


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
def test_without_an_edition_that_is_required_nothing_is_published(
    site: Project, name: str, page: str, told: str
) -> None:
    build(site.root, "mkdocs")
    site.write("mkdocs.yml", LISTED.replace("[offline]", f"[booklet, offline], required: [{name}]"))
    site.write("docs/index.md", page)
    site.write("docs/new.md", "# New\n")
    done = run_builder(site.root, "mkdocs")
    assert done.returncode != 0
    assert told in done.stderr
    assert "Not every download could be made, so the site was not published, and `site` is as it was." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (site.root / "site/new.html").exists()
    assert (site.root / "site/downloads/small-offline.zip").is_file()


def test_what_is_required_is_among_the_editions(site: Project) -> None:
    site.write("mkdocs.yml", LISTED.replace("[offline]", "[offline], required: [tutor]"))
    done = run_builder(site.root, "mkdocs")
    assert "`required` names the download `tutor`, and `downloads` does not. Add it there." in done.stderr
    assert done.returncode != 0


def test_a_page_that_is_not_utf_8_is_left_as_it_is(site: Project) -> None:
    (site.root / "docs/old.html").write_bytes(b"<p>caf\xe9</p>")
    build(site.root, "mkdocs", "--strict")
    assert (site.root / "site/old.html").read_bytes() == b"<p>caf\xe9</p>"
    assert (site.root / "site/downloads/small-offline.zip").is_file()
