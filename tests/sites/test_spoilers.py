"""The red team: a spoiler in every channel is found in its place, and a clean site has none."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePath

import pytest
from tests.support.project import Project
from tests.support.spoilt_site import (
    CHANGES,
    DISGUISES,
    FILES,
    HARMLESS,
    LIST,
    PLANTS,
    Change,
    Plant,
    build,
    plant_all,
    say,
    write_clean,
)

from casebook.findings import Finding
from casebook.lint.built_site import check_built_site
from casebook.parsing.spoilers import SpoilerList, read_spoilers
from casebook.spoilers import check_settings, scan_site


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a site without a spoiler, built; tests leave it as it is."""
    project = Project(tmp_path_factory.mktemp("clean"))
    write_clean(project)
    assert build(project.root)[0] == 0
    return project


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str]:
    """Return a site with a spoiler in each channel, and what its build says."""
    project = Project(tmp_path_factory.mktemp("spoilt"))
    write_clean(project)
    assert build(project.root)[0] == 0
    plant_all(project)
    code, said = build(project.root)
    assert code != 0
    return project, said


@pytest.fixture
def site(clean: Project, tmp_path: Path) -> Path:
    """Return a copy of the clean site."""
    return shutil.copytree(clean.root / "site", tmp_path / "site")


def read_list(text: str) -> SpoilerList:
    found, findings = read_spoilers(text, PurePath("quizzes/spoilers.yml"))
    assert found, findings
    return found


def scan(site: Path, text: str = LIST) -> list[Finding]:
    return scan_site(site, PurePath("site"), read_list(text))


def test_a_clean_site_has_none(clean: Project) -> None:
    assert scan(clean.root / "site") == []
    assert not (clean.root / "site-unpublished").exists()


@pytest.mark.parametrize("plant", PLANTS, ids=[f"{plant.built}: {plant.channel}" for plant in PLANTS])
def test_a_spoiler_is_found_in_its_place(plant: Plant, spoilt: tuple[Project, str]) -> None:
    project, _ = spoilt
    listed = read_list((project.root / "quizzes/spoilers.yml").read_text(encoding="utf-8"))
    found = scan_site(project.root / "site-unpublished", PurePath("site"), listed)
    told = f"may be known from step 3 but appears {plant.when}, {plant.channel}."
    fitting = [each for each in found if told in each.message and plant.word in each.message.lower()]
    fitting = [each for each in fitting if each.location.path == PurePath("site", plant.built)]
    assert fitting, "\n".join(str(each) for each in found if plant.word in each.message.lower())
    location = fitting[0].location
    built = (project.root / "site-unpublished" / plant.built).read_text(encoding="utf-8").split("\n")[location.line - 1]
    if not plant.channel.startswith("packed") and "search" not in plant.channel:
        assert built[location.column - 1 :].lower().startswith(plant.word)


def test_the_build_names_every_one_and_the_last_good_site_stays(spoilt: tuple[Project, str]) -> None:
    project, said = spoilt
    assert (
        "The site tells too much too early, so the site was not published, and `site` is as it was. "
        "What was built is in `site-unpublished`, for you to inspect."
    ) in said
    assert [plant.word for plant in PLANTS if plant.word not in said.lower()] == []
    assert "avocet" not in (project.root / "site/index.html").read_text(encoding="utf-8")
    assert not (project.root / "site/avocet").exists()


@pytest.mark.parametrize(("change", "place", "word", "channel"), CHANGES)
def test_what_a_file_carries_is_found(site: Path, change: Change, place: str, word: str, channel: str) -> None:
    change(site)
    found = [str(finding) for finding in scan(site)]
    told = f"error: “{word}” may be known from step 3 but appears before the case begins, {channel}."
    assert any(each.startswith(f"site/{place}: {told}") for each in found), found


@pytest.mark.parametrize(("written", "word"), DISGUISES)
def test_a_word_is_found_however_it_is_written(site: Path, written: str, word: str) -> None:
    say(written)(site)
    found = scan(site)
    assert {finding.location.path.name for finding in found} == {"index.html"}
    assert any(f"“{word}”" in finding.message for finding in found), found


@pytest.mark.parametrize("written", HARMLESS)
def test_a_word_within_another_is_none(site: Path, written: str) -> None:
    say(written)(site)
    assert scan(site) == []


def test_a_finding_says_what_to_do(site: Path) -> None:
    say("\nThe flint path. ")(site)
    found = scan(site)
    told = "“flint” may be known from step 3 but appears before the case begins, in the text of the page."
    assert [finding.message for finding in found] == [f"{told} Say it in other words."]


def test_a_link_that_is_no_door_leads_the_scan_behind_it(site: Path) -> None:
    say('<a href="all.html">Everything</a>')(site)
    found = [str(finding) for finding in scan(site) if finding.location.path.name == "all.html"]
    assert any(
        "“ebony sparrow” may be known from step 2, gate 2 but appears before the case begins" in each for each in found
    )
    assert all(
        "`index.html` leads here: say it in other words, or mark the link with `{.spoils}`" in each for each in found
    )


def test_a_search_on_a_page_that_is_solved_finds_what_readers_know(site: Path) -> None:
    say('<input type="search">')(site)
    found = [str(finding) for finding in scan(site) if finding.location.path.name == "search_index.json"]
    assert any(
        "“flint” may be known from step 3 but appears before the case begins, in the search index" in each
        for each in found
    )


def test_no_page_that_is_solved_has_a_search_or_names_what_is_behind_the_door(clean: Project) -> None:
    for name, search in {
        "index.html": False,
        "case.html": False,
        "more.html": False,
        "404.html": False,
        "all.html": True,
    }.items():
        html = (clean.root / "site" / name).read_text(encoding="utf-8")
        assert ('data-md-component="search"' in html) is search, name
        nav = html.partition('data-md-level="0"')[2].partition("</nav>")[0]
        assert ("all.html" in nav or name == "all.html") is search, name


def test_an_allowance_that_allows_nothing_is_named(site: Path) -> None:
    more = "allow:\n- {words: [flint], file: index.html, reason: It was there once.}\n"
    told = "This allows nothing: `flint` is not met in `index.html` before its time. Delete it."
    assert [str(finding) for finding in scan(site, LIST + more)] == [
        f"quizzes/spoilers.yml:8:12: error: {told} [spoiler-allowed]"
    ]


def test_an_allowance_counts_for_its_file_and_channel_only(site: Path) -> None:
    say('<p title="flint">flint</p>')(site)
    more = "allow:\n- {words: [flint], file: index.html, channel: in the attribute `title` of <p>, reason: A test.}\n"
    found = scan(site, LIST + more)
    assert [finding.message.partition(", in ")[2] for finding in found] == [
        "the text of the page. Say it in other words."
    ]


def test_a_step_that_the_case_does_not_have_is_named(site: Path) -> None:
    text = LIST.replace("from: 3,", "from: 14,").replace("from: 1.1", "from: 1.4")
    found = [finding for finding in scan(site, text) if finding.code == "spoiler-moment"]
    assert [(str(finding.location), finding.message.partition(",")[0]) for finding in found] == [
        ("quizzes/spoilers.yml:2:23", "The case has no step 1"),
        ("quizzes/spoilers.yml:2:36", "The case has no step 1"),
        ("quizzes/spoilers.yml:6:22", "The case has no step 14"),
    ]
    assert found[0].message == "The case has no step 1, gate 4, from which this may be known."


def test_a_site_name_that_tells_stops_a_build_before_anything_is_written(project: Project) -> None:
    write_clean(project)
    project.write("mkdocs.yml", (project.root / "mkdocs.yml").read_text().replace("A small site", "The flint path"))
    code, said = build(project.root)
    assert code != 0
    assert (
        "mkdocs.yml:1:16: error: `site_name` holds “flint”, which may be known from step 3, and appears on every page. "
        "Choose words that do not tell how the case goes on. [spoiler]"
    ) in said
    assert not any((project.root / name).exists() for name in ("site", "site-unpublished"))


def test_settings_are_read_wherever_they_stand() -> None:
    text = 'a: 1\nsite_description: >-\nsite_url: "https://example.org/flint/"  # flint\nx: {}\n    repository: flint\n'
    found = list(check_settings(text, PurePath("mkdocs.yml"), read_list(LIST)))
    assert [(finding.location.line, finding.location.column) for finding in found] == [(3, 32), (5, 17)]


def test_addresses_without_a_file_name_and_forwarding_are_followed(project: Project) -> None:
    project.write("site/index.html", '<a href="birds/">Birds</a><meta http-equiv="refresh" content="9; url=fly.html">')
    project.write("site/birds/index.html", '<p>A flint path.</p><img data-large="../a.svg" data-full="../B.SVG">')
    project.write("site/fly.html", "<p>The beryl meadow.</p>")
    project.write("site/a.svg", "<svg><title>Amber light</title></svg>")
    project.write("site/B.SVG", "<svg><title>Amber light</title></svg>")
    project.write("site/alone.html", "<p>Nobody comes here: flint.</p>")
    found = scan(project.root / "site", LIST)
    assert sorted(str(finding.location) for finding in found) == [
        "site/B.SVG:1:13",
        "site/a.svg:1:13",
        "site/birds/index.html:1:6",
        "site/fly.html:1:8",
    ]


def test_a_course_without_doors_keeps_its_search(project: Project) -> None:
    write_clean(project)
    for name in ("spoilers.yml", "s.yml", "differential.yml"):
        (project.root / "quizzes" / name).unlink()
    for name in ("case", "all"):
        project.write(f"docs/{name}.md", "# A page\n")
    assert build(project.root)[0] == 0
    for name in ("index.html", "404.html"):
        assert 'data-md-component="search"' in (project.root / "site" / name).read_text(encoding="utf-8")


def test_a_hidden_folder_is_published_in_its_place_each_time(project: Project) -> None:
    write_clean(project)
    config = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", config + '\nexclude_docs: "!.well-known"\n')
    project.write("site/.git/HEAD", "kept")
    for words in ("first", "second", "third"):
        project.write("docs/.well-known/security.txt", words)
        assert build(project.root)[0] == 0
        hidden = sorted(file for file in (project.root / "site").rglob("*") if "/." in str(file) and file.is_file())
        assert {str(file.relative_to(project.root / "site")): file.read_text() for file in hidden} == {
            ".git/HEAD": "kept",
            ".well-known/security.txt": words,
        }
    assert not (project.root / "site-unpublished").exists()


def test_without_a_list_the_site_is_built_in_its_place(project: Project) -> None:
    write_clean(project)
    (project.root / "quizzes/spoilers.yml").unlink()
    project.write("docs/index.md", FILES["docs/index.md"] + "\nThe flint path.\n")
    assert build(project.root)[0] == 0
    assert "flint path" in (project.root / "site/index.html").read_text(encoding="utf-8")


def test_another_error_leaves_nothing_beside_the_site(project: Project) -> None:
    write_clean(project)
    project.write("docs/index.md", FILES["docs/index.md"] + "\n/// quiz | none\n///\n")
    assert build(project.root)[0] != 0
    assert not (project.root / "site-unpublished").exists()


def test_a_folder_without_a_site_is_named(project: Project) -> None:
    project.write("quizzes/spoilers.yml", LIST)
    assert [str(finding) for finding in check_built_site(Path("nowhere"))] == [
        "nowhere:1:1: error: There is no index.html in `nowhere`, so it is not a built site. Build it first. [spoiler]"
    ]
