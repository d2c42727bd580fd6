"""The booklet of a small site: where its parts stand, what stops it, and what is printed and told."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.support.booklets import (
    LEARNER,
    SUMMARY,
    TUTOR,
    Editions,
    export,
    find_pairs,
    list_parts,
    print_project,
    read_book,
)
from tests.support.case_page import PAGE, write_case
from tests.support.pdf_faults import find_faults
from tests.support.printed import Printed, read
from tests.support.project import CONFIG, Project

from casebook.bank.bank import Bank
from casebook.exports.booklet import checks
from casebook.exports.booklet.document import Book
from casebook.exports.elements import make
from casebook.findings import shorten

ITEM = """\
- id: {0}
  type: single
  level: recall
  objectives: [LO1]
  lead_in: Which {0}?
  options:
  - {{id: one, text: The first, key: true, rationale: It begins.}}
  - {{id: two, text: The other, rationale: It ends.}}
"""
# By title they stand in another order than the case leads to them: late, then early; one is in two parts.
LINKS = {
    "They heard a bird": "[Early](early.md) They heard a bird",
    "A denim sky": "[Half](half.md) A denim sky",
    "The ebony sparrow": "[Rest](rest.md) [Door](told.md){.spoils} The ebony sparrow",
}
QUIZZES = {"early": ("Z early", 3), "half": ("H half", 4), "told": ("A told", 3), "lab": ("A lab", 1)}
PAGES = {
    "early": "/// quiz | early\n///",
    "half": "/// quiz | half#half1-half2\n///",
    "rest": "/// quiz | half#half3-half4\n///",
    "told": "/// quiz | told\n///",
    "study/summary": "Take it home.",
    "teach/guide": "## Step 1\n\nAsk what they heard.",
}
ORDER = ["early", "half.1", "half.2", "told"]
# Nobody may know these words before the given moment. Early, half.1 and half.2 are read at three of them.
SECRETS = """\
words:
- {from: 2.1, words: [copper]}
- {from: 2.2, words: [ebony]}
- {from: 3, words: [flint]}
"""
STORY = "They heard a bird and saw some trees."


@dataclass(frozen=True)
class Small:
    """A project, and its editions on A4 as the command prints them."""

    root: Path
    said: str
    learner: Printed
    tutor: Printed
    folder: Path


def write_site(root: Path, page: str = PAGE) -> Project:
    """Write a project of a case that leads to quizzes at several steps."""
    project = Project(root)
    project.write_context()
    project.write("mkdocs.yml", CONFIG.replace("- tables\n", "- tables\n- attr_list\n"))
    for name, (title, count) in QUIZZES.items():
        items = "".join(ITEM.format(f"{name}{number}") for number in range(1, count + 1))
        project.write(f"quizzes/{name}.yml", f"id: {name}\ntitle: {title}\nitems:\n{items}")
    for name, block in PAGES.items():
        project.write(f"docs/{name}.md", f"# {name}\n\n{block}\n")
    project.write("docs/lab.md", "---\nprint: false\n---\n# A lab\n\n/// quiz | lab\n///\n")
    for words, linked in LINKS.items():
        assert words in page
        page = page.replace(words, linked)
    write_case(project, page)
    project.write("quizzes/spoilers.yml", SECRETS)
    return project


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    root = tmp_path_factory.mktemp("small")
    write_site(root)
    done = export(root, root / "out")
    assert done.returncode == 0, done.stderr
    return Small(root, done.stdout, read(root / "out" / LEARNER), read(root / "out" / TUTOR), root / "out")


# Where the parts stand


def test_the_command_says_what_it_wrote(small: Small) -> None:
    names = (LEARNER, TUTOR, SUMMARY)
    assert sorted(file.name for file in small.folder.iterdir()) == sorted(names)
    for name in names:
        count, size = len(read(small.folder / name).pages), (small.folder / name).stat().st_size
        assert f"{name}: {count} page{'' if count == 1 else 's'}, {size:,} bytes\n" in small.said


def test_what_follows_a_decision_is_overleaf(small: Small) -> None:
    for printed in (small.learner, small.tutor):
        pairs = find_pairs(printed)
        assert [(pair.step, pair.gate) for pair in pairs] == [(0, 1), (1, 1), (2, 1), (2, 2)]
        assert [pair for pair in pairs if pair.decision % 2 == 0 or pair.overleaf != pair.decision + 1] == []


def test_quizzes_and_keys_stand_in_the_order_in_which_they_may_be_read(small: Small) -> None:
    parts = list_parts(read_book(small.root))
    for sign, title in (("x", "H half, part 1"), ("y", "Key to H half, part 1")):
        listed = [part for part in parts if part.name.startswith(f"s:{sign}-")]
        assert [part.name.removeprefix(f"s:{sign}-") for part in listed] == ORDER
        assert listed[1].title == title
        assert [each.partition("/")[2] for each in listed[1].places] == ["half1", "half2"]


def test_parts_that_withhold_other_words_share_no_spread(small: Small) -> None:
    for sign in "qk":
        spreads = {
            part: {small.learner.places[f"{sign}:{part.partition('.')[0]}/{item}"] // 2 for item in items}
            for part, items in {
                "early": ("early1", "early3"),
                "half.1": ("half1", "half2"),
                "half.2": ("half3", "half4"),
            }.items()
        }
        assert len(set().union(*spreads.values())) == sum(map(len, spreads.values())) >= len(spreads)


def test_every_key_is_on_a_page_after_all_questions_of_its_quiz(small: Small) -> None:
    places = small.learner.places
    asked, keyed = ([places[name] for name in places if name.startswith(f"{sign}:half/")] for sign in "qk")
    assert len(asked) == len(keyed) == QUIZZES["half"][1]
    assert max(asked) < min(keyed)


def test_a_page_that_is_not_to_be_printed_leaves_its_items_out(small: Small) -> None:
    assert [name for name in small.tutor.places if "lab" in name] == []
    assert "early1" in "".join(small.tutor.places)


def test_the_tutor_has_the_pages_of_the_learner_then_every_reason_and_the_guide(small: Small) -> None:
    count = len(small.learner.pages)
    assert {name: page for name, page in small.tutor.places.items() if page <= count} == small.learner.places
    told = " ".join(small.tutor.pages[count:])
    assert told.count("It ends.") == sum(number for name, (_, number) in QUIZZES.items() if name != "lab")
    assert "Ask what they heard." in told
    assert "It ends." not in " ".join(small.learner.pages)
    assert ["Tutor's edition" in printed.pages[0] for printed in (small.learner, small.tutor)] == [False, True]


def test_both_papers_break_alike(small: Small, tmp_path: Path) -> None:
    other = print_project(small.root, tmp_path, LEARNER, paper="letter").file(LEARNER)
    assert read(other).pages == small.learner.pages
    assert read(other).places == small.learner.places
    with pikepdf.open(small.folder / LEARNER) as a4, pikepdf.open(other) as letter:
        sizes = [[round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox[2:]] for pdf in (a4, letter)]
    assert sizes == [[210, 297], [216, 279]]


# What stops an edition


def test_what_would_mislead_is_named_with_its_page_and_stops_the_edition(small: Small, tmp_path: Path) -> None:
    picture = "![A flint path](figures/told.png)"
    missing = "![A](figures/none.png) ![B](https://a.example/b.png) ![C](../mkdocs.png)"
    story = f"{STORY} The flint was dry. {picture}\n\n{missing}"
    project = write_site(tmp_path, PAGE.replace(STORY, story))
    (tmp_path / "docs/figures").mkdir()
    Image.new("L", (9, 9)).save(tmp_path / "docs/figures/told.png")
    Image.new("L", (9, 9)).save(tmp_path / "mkdocs.png")
    project.write("mkdocs.yml", (tmp_path / "mkdocs.yml").read_text().replace("A small site", "An ebony site"))
    early = (tmp_path / "quizzes/early.yml").read_text()
    project.write("quizzes/early.yml", early.replace("It begins.", "The copper path was dry."))
    told = (tmp_path / "quizzes/told.yml").read_text()
    project.write("quizzes/told.yml", told.replace("It begins.", "The flint path was dry."))
    places = small.learner.places
    problem = print_project(tmp_path, tmp_path, LEARNER).problem(LEARNER)
    pictures = [line for line in problem if "the picture `" in line]
    assert [name for name in ("none.png", "b.png", "mkdocs.png") if name not in "".join(pictures)] == []
    assert [line.removeprefix(f"{LEARNER}: ") for line in problem if line not in pictures] == [
        f"Page {places['s:d-1']}: “flint” is told here, and may be known from step 3.",
        f"Page {places['s:y-early']}: “copper” is told here, and may be known from step 2, gate 1.",
        "The first pages tell “ebony”, which may be known from step 2, gate 2.",
    ]


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ({"q:a/b": 3, "k:a/b": 3}, ["Page 3: the key of a/b does not come after it."]),
        ({"q:a/b": 3, "k:a/b": 4}, []),
        ({"q:rank/k1": 5, "k:rank/k1": 2}, ["Page 5: the key of rank/k1 does not come after it."]),
        ({"s:d-2.2": 4, "s:r-2.2": 6}, ["Page 4: what follows this decision is not overleaf."]),
        ({"s:d-2.2": 5, "s:r-2.2": 7}, ["Page 5: what follows this decision is not overleaf."]),
        ({"s:d-2.2": 5, "s:r-2.2": 4}, ["Page 5: what follows this decision is not overleaf."]),
        ({"s:d-2.2": 5, "s:r-2.2": 8}, []),
    ],
)
def test_a_key_in_sight_of_its_question_is_named(pages: dict[str, int], told: list[str]) -> None:
    book = Book(make("html"), [], [])
    assert list(checks.find_faults(book, checks.Places(pages, Bank()), [], [])) == told


def test_an_edition_that_fails_keeps_no_other_from_being_made_but_the_command_writes_all_or_none(
    tmp_path: Path,
) -> None:
    write_site(tmp_path).write("docs/teach/guide.md", "# A guide\n\n![A](none.png)\n")
    (tmp_path / "docs/study/summary.md").unlink()
    done = export(tmp_path, tmp_path / "out")
    assert f"{LEARNER}: " in done.stdout.splitlines()[-1]
    lacking = "the picture `teach/none.png` is missing from the folder of pages, or damaged."
    assert (done.returncode, done.stderr.startswith(f"Error: {TUTOR}: page ")) == (1, True)
    assert done.stderr.endswith(f"{lacking}\n")
    assert list((tmp_path / "out").iterdir()) == []


# What is printed, and told


LONG = "Donaudampfschifffahrtsgesellschaftskapitän"
HEADINGS = ("Sakroiliakalgelenksblockade", "Knochenmarködemsyndrom", "Verlauf") * 2 + ("Ergebnis",)
ODD = "\u0378"  # no character, so no font has it


def draw(size: tuple[int, int]) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", size, "red").save(held, "PNG")
    return held.getvalue()


@dataclass(frozen=True)
class Odd:
    """What was made of a page that is hard to print."""

    editions: Editions
    printed: Printed


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Odd:
    root = tmp_path_factory.mktemp("odd")
    cells = "".join(f"| {heading} " for heading in HEADINGS)
    table = f"{cells}|\n{'| --- ' * len(HEADINGS)}|\n{'| kurz ' * len(HEADINGS)}|"
    pictures = "![Tall](tall.png)\n\n![Wide](wide.png)"
    links = (
        "[There](told.md){.spoils}, [elsewhere](https://a.example/c), [nowhere](index.md#nowhere), [Early](early.md)."
    )
    parts = (STORY, f"A word: {LONG}.", table, f"A sign: {ODD}.", f"Chinese: {'漢字' * 120}.", pictures, links)
    project = write_site(root, PAGE.replace(STORY, "\n\n".join(parts)))
    (root / "docs/tall.png").write_bytes(draw((40, 4000)))
    (root / "docs/wide.png").write_bytes(draw((4000, 40)))
    early = (root / "quizzes/early.yml").read_text()
    project.write(
        "quizzes/early.yml", early.replace("The other", f"{LONG} {ODD}").replace("It ends.", "'![Wide](wide.png)'")
    )
    editions = print_project(root, root, LEARNER, TUTOR)
    return Odd(editions, read(editions.file(LEARNER)))


def test_what_may_be_better_is_told_with_its_place_and_printed(odd: Odd) -> None:
    said = [line.removeprefix(f"{LEARNER}: ") for line in odd.editions.said if line.startswith(LEARNER)]
    step, item = odd.printed.places["s:d-1"], odd.printed.places["q:early/early1"]
    file = f"page {item} (early/early1, quizzes/early.yml)"
    long = f"“{shorten(LONG)}” is long for a column, so it may be split. Put soft hyphens into it."
    assert {f"page {step}: {long}", f"{file}: {long}"} <= set(said)
    assert f"page {step}: a table has 7 columns, which are narrow on paper. Give it fewer." in said
    box = f"{file}: no font has “{ODD}” (U+0378), so it prints as a box. Write other characters, or install a font "
    assert [line for line in said if line.startswith(box)] != []
    assert [line for line in said if f"“{ODD}”" in line and line.startswith(f"page {step}: no font has ")] != []


def test_what_is_longer_than_a_line_is_broken_and_none_of_it_is_lost(odd: Odd) -> None:
    printed = "".join("".join(odd.printed.pages).replace("\u2010", "").split())
    assert [word for word in (LONG, *HEADINGS) if word not in printed] == []


def test_no_picture_leaves_its_page_and_each_is_printed_in_greys(odd: Odd) -> None:
    for name in (LEARNER, TUTOR):
        assert find_faults(odd.editions.file(name)) == []
    with pikepdf.open(odd.editions.file(LEARNER)) as pdf:
        pictures = [
            held for held in pdf.objects if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image"
        ]
        assert {str(picture.ColorSpace) for picture in pictures} == {"/DeviceGray"}
    assert [told.split() for told in odd.printed.told if told] == [["Tall", "Wide"]]


def test_a_link_has_the_page_it_leads_to_and_one_that_leads_nowhere_is_words(odd: Odd) -> None:
    first, after = (odd.printed.places[name] for name in ("s:d-1", "s:r-1"))
    page = "".join(odd.printed.pages[first - 1 : after - 1])
    told, early = (odd.printed.places[f"s:x-{name}"] for name in ("told", "early"))
    line = f"There (page {told} ), elsewhere , nowhere , Early (page {early} )."
    assert line.replace(" ", "") in page.replace(" ", "")
    assert {"s:x-told", "s:x-early"} <= {link.to for link in odd.printed.links}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("arabic")
    project = write_site(root)
    project.write("mkdocs.yml", CONFIG.replace("font: false}", "font: false, language: ar}"))
    print_project(root, root, LEARNER).file(LEARNER)
    return root / LEARNER


def test_a_book_from_right_to_left_keeps_its_answers_overleaf_and_names_its_language(arabic: Path) -> None:
    pairs = find_pairs(read(arabic))
    assert [pair for pair in pairs if pair.decision % 2 == 0 or pair.overleaf != pair.decision + 1] == []
    assert find_faults(arabic) == []
    with pikepdf.open(arabic) as pdf:
        assert str(pdf.Root.Lang) == "ar"


# What has to be there


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("raise OSError('cannot load library')\n", "The booklet needs Pango, which this system does not have. Install"),
        ("raise ImportError('No module')\n", "The booklet needs WeasyPrint, pikepdf and its fonts. Install them: pip"),
    ],
    ids=["Pango", "WeasyPrint"],
)
def test_what_has_to_be_installed_is_said(small: Small, tmp_path: Path, broken: str, told: str) -> None:
    (tmp_path / "weasyprint.py").write_text(broken, encoding="utf-8")
    paths = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    done = export(small.root, tmp_path / "out", env={**os.environ, "PYTHONPATH": paths})
    assert (done.returncode, done.stderr.startswith(f"Error: {told}")) == (1, True)
    assert "Traceback" not in done.stderr


def test_without_a_case_or_without_settings_there_is_no_booklet(tmp_path: Path) -> None:
    done = export(tmp_path, tmp_path / "out")
    told = "Error: There are no settings of a site here, such as mkdocs.yml, or in a folder above.\n"
    assert (done.returncode, done.stderr) == (1, told)
    Project(tmp_path).write("mkdocs.yml", CONFIG)
    Project(tmp_path).write("docs/index.md", "# Home\n")
    done = export(tmp_path, tmp_path / "out")
    told = "Error: No page of the site contains a case, so there is no booklet to make.\n"
    assert (done.returncode, done.stderr) == (1, told)


def test_what_is_wrong_in_the_project_is_found_before_anything_is_printed(tmp_path: Path) -> None:
    write_site(tmp_path).write("quizzes/early.yml", "id: early\n")
    done = export(tmp_path, tmp_path / "out")
    assert (done.returncode, done.stderr) == (1, "")
    assert "quizzes/early.yml:1:1: error: " in done.stdout
    assert not (tmp_path / "out").exists()
