"""What a build writes so that browsers keep a course: manifest, icons, worker and tags, and what it leaves alone."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.support.project import CONFIG, Project
from tests.support.served_site import run_builder

from casebook.exports.course_files import list_course_files
from casebook.exports.icon import SIZES, make_icons
from casebook.exports.offline import Offline, export_offline
from casebook.model import START
from casebook.spoilers.file_reader import read_file

DARK = '<img src="../a%20b.svg" data-dark="../dark.svg" srcset="../one.webp 1x, ../two.webp 2x">'
TOLD = re.compile(r"self\.course=(.*);")


@pytest.fixture
def site(project: Project) -> Project:
    """Return a project with a page for everyone, one in a folder, and one behind the Read door."""
    project.write_context()
    project.write("mkdocs.yml", CONFIG.replace("A small site", '"Case 7 — A bird"'))
    project.write("docs/index.md", "# Home\n\n[A paper](paper.pdf)\n")
    project.write("docs/deep/page.md", "# A page\n\n![](../seen.svg)\n")
    project.write("docs/end.md", "---\ndoor: read\n---\n\n# The end\n\n![](told.svg)\n")
    project.write("docs/paper.pdf", "%PDF-1.4\n")
    for name in ("seen", "told"):
        project.write(f"docs/{name}.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    return project


def build(site: Project, *options: str) -> Path:
    """Build, and return the folder of the site."""
    done = run_builder(site.root, "mkdocs", "-q", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return site.root / "site"


def read_course(built: Path) -> Any:
    """Return what the worker of a site is told."""
    told = TOLD.match((built / "casebook-worker.js").read_text(encoding="utf-8"))
    assert told
    return json.loads(told[1])


def test_first_the_pages_of_the_learner_and_what_they_load(site: Project) -> None:
    files = read_course(build(site))["files"]
    assert {"index.html", "deep/page.html", "seen.svg", "casebook.webmanifest"} <= set(files)
    assert {"assets/casebook-offline.js", "assets/casebook-offline.css"} <= set(files)
    assert not {"end.html", "told.svg", "paper.pdf", "casebook-worker.js", "404.html"} & set(files)


def test_the_same_course_has_the_same_worker_and_another_word_makes_another(site: Project) -> None:
    first = (build(site) / "casebook-worker.js").read_bytes()
    assert (build(site) / "casebook-worker.js").read_bytes() == first
    site.write("docs/deep/page.md", "# Another page\n\n![](../seen.svg)\n")
    later, earlier = read_course(build(site)), json.loads((TOLD.match(first.decode()) or [""])[1])
    assert later["version"] != earlier["version"]
    changed = {name for name, part in later["files"].items() if earlier["files"].get(name) != part}
    assert "deep/page.html" in changed
    assert "seen.svg" not in changed


def test_a_page_names_manifest_icon_and_script_from_where_it_stands(site: Project) -> None:
    built = build(site)
    for page, up in (("index.html", ""), ("deep/page.html", "../")):
        html = (built / page).read_text(encoding="utf-8")
        assert f'<link rel="manifest" href="{up}casebook.webmanifest">' in html
        assert f'<script defer src="{up}assets/casebook-offline.js"' in html
        assert f'data-worker="{up}casebook-worker.js"' in html
    assert "casebook-offline" not in (built / "404.html").read_text(encoding="utf-8")


def test_addresses_of_folders_lead_to_the_root_too(site: Project) -> None:
    site.write("mkdocs.yml", CONFIG.replace("use_directory_urls: false", "use_directory_urls: true"))
    html = (build(site) / "deep/page/index.html").read_text(encoding="utf-8")
    assert 'data-worker="../../casebook-worker.js"' in html


def test_the_manifest_says_the_name_and_nothing_else_of_the_course(site: Project) -> None:
    built = build(site)
    manifest = json.loads((built / "casebook.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["short_name"]) == ("Case 7 — A bird", "Case 7")
    for icon in manifest["icons"]:
        with Image.open(built / icon["src"]) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_a_page_with_a_manifest_of_its_own_keeps_that_one(site: Project) -> None:
    own = '{% extends "base.html" %}{% block extrahead %}<link rel=manifest href="own.webmanifest">{% endblock %}'
    site.write("theme/main.html", own)
    site.write("mkdocs.yml", CONFIG.replace("font: false", "font: false, custom_dir: theme"))
    html = (build(site) / "index.html").read_text(encoding="utf-8")
    assert html.count("manifest") == 2
    assert "casebook-offline.js" in html


def test_turned_off_only_a_worker_is_written_that_removes_an_earlier_one(site: Project) -> None:
    site.write("mkdocs.yml", CONFIG.replace("[search, casebook]", "[search, casebook: {offline: false}]"))
    built = build(site)
    assert read_course(built) is None
    assert "casebook" not in (built / "index.html").read_text(encoding="utf-8")
    assert not [file.name for file in built.rglob("*") if "offline" in file.name or "webmanifest" in file.name]


def test_a_build_of_some_pages_keeps_the_others_too(site: Project) -> None:
    build(site)
    site.write("docs/deep/page.md", "# Another page\n")
    assert "index.html" in read_course(build(site, "--dirty"))["files"]


def test_the_folder_to_take_away_has_nothing_of_it(site: Project) -> None:
    done = export_offline(build(site), site.root / "out", "small")
    assert isinstance(done, Offline)
    with zipfile.ZipFile(done.archive) as archive:
        assert not [name for name in archive.namelist() if "casebook-worker" in name or "webmanifest" in name]
        html = archive.read("small/deep/page.html").decode()
    assert not re.search("manifest|casebook-offline|apple", html)


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (None, "`icon` names `own.png`, which is no file in the folder of pages."),
        ((600, 500), "`icon` names `own.png`, which has 600 × 500 pixels. Make it a square of 512 or more."),
        ((64, 64), "`icon` names `own.png`, which has 64 × 64 pixels. Make it a square of 512 or more."),
    ],
)
def test_an_icon_that_is_none_is_told(site: Project, size: tuple[int, int] | None, told: str) -> None:
    site.write("mkdocs.yml", CONFIG.replace("[search, casebook]", "[search, casebook: {icon: own.png}]"))
    if size:
        Image.new("RGB", size).save(site.root / "docs/own.png")
    done = run_builder(site.root, "mkdocs", "-q")
    assert done.returncode == 1
    assert told in done.stderr


def test_an_icon_of_the_author_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "own.png"
    Image.new("RGB", (600, 600), "#ff0000").save(own)
    for size, content in make_icons(own).items():
        with Image.open(io.BytesIO(content)) as picture:
            assert (picture.size, picture.convert("RGB").getpixel((9, 9))) == ((size, size), (255, 0, 0))
    assert tuple(make_icons()) == SIZES


def test_what_a_page_loads_is_found_however_it_is_named(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for name in ("a b.svg", "dark.svg", "one.webp", "two.webp", "font.woff2", "linked.html", "film.mp4"):
        project.write(name, "")
    project.write("style.css", "@font-face { src: url(font.woff2) }")
    more = '<link rel="stylesheet" href="../style.css"><a href="../linked.html">x</a><video src="../film.mp4"></video>'
    project.write("deep/page.html", DARK + more + '<img src="../../outside.png"><img src="http://[">')
    found = list_course_files(tmp_path, ["deep/page.html", "gone.html"])
    assert found == ["a b.svg", "dark.svg", "deep/page.html", "font.woff2", "one.webp", "style.css", "two.webp"]


def test_what_a_case_shows_later_waits_but_for_what_the_page_works_with(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for name in ("now.webp", "gated.webp", "dark.webp", "later.webp", "after.webp", "late.js", "late.css"):
        project.write(name, "")
    gated = '<case-gate><img src="gated.webp" data-dark="dark.webp"></case-gate><img src="after.webp">'
    steps = f'<case-step><img src="now.webp">{gated}</case-step><case-step><img src="later.webp"></case-step>'
    project.write("gated.html", f'{steps}<script src="late.js"></script><link rel="stylesheet" href="late.css">')
    project.write(
        "plain.html", '<case-step><img src="now.webp"></case-step><case-step><img src="later.webp"></case-step>'
    )
    assert list_course_files(tmp_path, ["gated.html"]) == ["gated.html", "late.css", "late.js", "now.webp"]
    assert list_course_files(tmp_path, ["plain.html"]) == ["now.webp", "plain.html"]


def test_the_scan_for_spoilers_reads_what_the_worker_names_and_goes_nowhere_from_there(tmp_path: Path) -> None:
    file = tmp_path / "casebook-worker.js"
    file.write_text('self.course={"files":{"figures/flint.svg":"0"}};', encoding="utf-8")
    _, contents = read_file(file, file.name, START)
    assert any("flint" in passage.text for passage in contents.passages)
    assert contents.links == []
