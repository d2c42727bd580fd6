"""No site fails the scan, whatever its files hold: it ends soon, without a traceback, and each place is in its file."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.plain_site import PAGE, Files, scan
from tests.support.project import Project
from tests.support.served_site import run_builder
from tests.support.spoilt_site import FILES, write_clean

from casebook.findings import Finding

ROUNDS = 300
SECONDS = 2.0
PARTS = (
    *("<![", "<![CDATA[", "<!--", "-->", "<!", "<?", "</", "<", ">", "&", "&#", "&#x", ";", '"', "'", "=", "{}", "{x}"),
    *("\0", "\ud800", "\x85", "\u2028", "\r", "\t", "%", "\\u", "<script>", "<title>", "<style>", "</case-step>"),
    *('<case-step id="step-²">', '<case-step id="step-99999999999999999999">', "<case-gate>", "<base href='http://['>"),
    *(
        "<p {x}='flint'>flint</p>",
        "<a href='http://['>",
        "<a href='//[x'>",
        "<a href='%00%ff'>",
        "data:text/html;base64,",
    ),
    *("<iframe srcdoc='<p>flint'>", "flint", "<svg>" * 50, "<b>" * 200, "[" * 500, "{" * 500, "\n" * 300, " " * 3_000),
)


def check_places(found: list[Finding], folder: Path) -> None:
    """Assert that each finding of the scan stands in a line and a column that its file has."""
    for finding in (each for each in found if each.location.path.parts[0] == "site"):
        file = folder.joinpath(*finding.location.path.parts[1:])
        lines = file.read_bytes().decode("utf-8", "replace").split("\n") if file.is_file() else [""]
        assert 1 <= finding.location.line <= len(lines), finding
        assert 1 <= finding.location.column <= len(lines[finding.location.line - 1]) + 1, finding
        str(finding).encode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages, pictures and data of a small site that was built, with a word that tells."""
    project = Project(tmp_path_factory.mktemp("built"))
    write_clean(project)
    (project.root / "quizzes/spoilers.yml").unlink()
    project.write("docs/index.md", FILES["docs/index.md"] + "\nThe flint path. A copper daisy.\n")
    assert run_builder(project.root, "mkdocs", "--strict", "-q").returncode == 0
    site = project.root / "site"
    kinds = (".html", ".svg", ".json", ".xml")
    files = sorted(file for file in site.rglob("*") if file.suffix in kinds)
    assert "copper daisy" in (site / "index.html").read_text(encoding="utf-8")
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in files}


def mutate(text: str, chance: random.Random) -> str:
    """Change a text as a broken disk, editor or program would."""
    for _ in range(chance.randint(1, 6)):
        place, length = chance.randrange(len(text) + 1), chance.choice((0, 0, 1, 7, 60, 900))
        text = text[:place] + chance.choice(PARTS) * chance.choice((0, 1, 1, 3)) + text[place + length :]
    return text[: chance.randrange(len(text) + 1)] if chance.random() < 0.2 else text


def test_no_broken_file_fails_the_scan(built: dict[str, str], tmp_path: Path) -> None:
    chance = random.Random(20061130)
    slowest = 0.0
    for number in range(ROUNDS):
        name = chance.choice(
            ("index.html", "index.html", "case.html", "dot.svg", "sitemap.xml", "search/search_index.json")
        )
        changed = {"index.html": built["index.html"], name: mutate(built[name], chance)}
        folder = tmp_path / str(number)
        begun = time.process_time()
        found = scan(folder, {each: text.encode("utf-8", "surrogatepass") for each, text in changed.items()})
        slowest = max(slowest, time.process_time() - begun)
        check_places(found, folder)
    assert slowest < SECONDS


HARD: dict[str, str] = {
    "a section that is none": "<![foo[ x ]]> flint",
    "braces in the name of an attribute": '<p {x}="flint">z</p>',
    "a digit that is none": '<case-step id="step-²">flint</case-step>',
    "a step beyond all": f'<case-step id="step-{"9" * 6_000}">flint</case-step>',
    "elements within elements": "<div>" * 5_000 + "flint",
    "steps within steps": "<case-step id=step-0><case-gate>" * 2_000 + "sparrow flint",
    "many attributes": f"<p {' '.join(f'a{number}=x' for number in range(5_000))} title=flint>",
    "many attributes with the same name": f"<p {'title=flint ' * 2_000}>",
    "many comments that are not closed": "<!--" * 25_000 + "flint",
    "many sections that are not closed": "<![CDATA[" * 25_000 + "flint",
    "many quotation marks that are not closed": '<a b="' * 25_000 + '">flint',
    "many signs that are no tags": "<" * 100_000 + " flint",
    "many ends that are not closed": "</a" * 50_000 + " flint",
    "many scripts that are not closed": "<script>" * 20_000 + "flint",
    "a long row of spaces in a tag": f"<a{' ' * 100_000}title=flint>",
    "a long row of spaces": f"flint {' ' * 200_000} x",
    "many entities": "&amp;" * 30_000 + " flint",
    "many broken entities": "&#" * 50_000 + " flint",
    "pages within attributes": "<iframe srcdoc=\"<iframe srcdoc='<iframe srcdoc=flint>'>\">",
    "a sign that is half of one": "<p title='\\ud83d &#xd83d; &#1114112;'>flint</p>",
    "a long word": "o" * 200_000 + " flint",
    "many stops": "copper" + "." * 100_000 + " flint",
}


@pytest.mark.parametrize("written", HARD.values(), ids=HARD)
def test_a_hard_page_is_read_soon(written: str, tmp_path: Path) -> None:
    begun = time.process_time()
    found = scan(tmp_path, {"index.html": written})
    assert time.process_time() - begun < SECONDS
    assert found
    check_places(found, tmp_path)


INDEXES = [
    '{"docs":[1]}',
    '{"docs":[{"location":5,"text":{"a":["flint"]}}]}',
    '{"docs":[{"text":"flint"}]}',
    '{"docs":[["flint"]]}',
    '{"docs":{"a":"flint"}}',
    '{"docs":"flint"}',
    '{"docs":null, "a": "flint"}',
    '["flint"]',
    "flint",
    "[" * 100_000 + "flint",
    "",
]


@pytest.mark.parametrize("index", INDEXES, ids=[index[:30] for index in INDEXES])
def test_an_odd_search_index_is_read_as_it_stands(index: str, tmp_path: Path) -> None:
    found = scan(tmp_path, {"index.html": PAGE.format(""), "search/search_index.json": index})
    assert {str(finding.location.path) for finding in found} == (
        {"site/search/search_index.json"} if "flint" in index else set()
    )
    check_places(found, tmp_path)


def unreadable(folder: Path) -> None:
    (folder / "a.html").symlink_to(folder / "nowhere")


def endless(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "a.html")


def odd_name(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("flint")


@pytest.mark.parametrize("change", [unreadable, endless, pipe, odd_name])
def test_no_odd_file_fails_the_scan(change: Callable[[Path], None], tmp_path: Path) -> None:
    change(tmp_path)
    files: Files = {"index.html": PAGE.format('<a href="a.html">flint</a>')}
    found = scan(tmp_path, files)
    assert found
    for finding in found:
        str(finding).encode()
