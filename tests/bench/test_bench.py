"""The benchmark measures what it says: the same words everywhere, built by the programs it names."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.bench.corpus import write_page
from tests.bench.frames import Frame
from tests.bench.measure import Results, measure
from tests.bench.paper import Printed, Run, run
from tests.bench.report import MOST_OFFLINE, Extras, list_targets, write_report
from tests.bench.sites import PROGRAMS, write_sites
from tests.bench.syntax import SYNTAXES

ROOT = Path(__file__).parents[2]
SAID: list[str] = []


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return measure(PROGRAMS, tmp_path_factory.mktemp("bench"), (2, 1), 1, SAID.append)


class Words(HTMLParser):
    """The words of the article, as they are read."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.hidden = tag if tag in ("style", "script") else self.hidden

    def handle_endtag(self, tag: str) -> None:
        self.hidden = "" if tag == self.hidden else self.hidden

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words += data.split()


def read_words(html: str) -> list[str]:
    parser = Words()
    parser.feed(re.sub(r"(?s).*<article.*?>|</article>.*", "", html))
    return parser.words


def test_a_page_is_the_same_each_time() -> None:
    assert write_page(7) == write_page(7)
    assert write_page(7) != write_page(8)


def test_a_page_has_seven_single_and_three_multiple_items() -> None:
    items = write_page(1).items
    assert [item.is_multiple for item in items].count(True) == 3
    assert {len(item.options) for item in items} == {4}
    assert len(items) == 10


def test_both_sites_show_the_same_words_in_the_same_order(tmp_path: Path) -> None:
    shown = {}
    for site in write_sites(PROGRAMS, tmp_path, 1):
        site.build()
        shown[site.program.name] = read_words(site.read("page-1.html").decode())
    assert shown["casebook"] == shown["plain"]
    assert shown["casebook"][: len(shown["prose"])] == shown["prose"]
    assert len(shown["plain"]) - len(shown["prose"]) > 1000


@pytest.mark.parametrize("name", [name for name in SYNTAXES if name != "prose"])
def test_every_syntax_holds_every_text(name: str) -> None:
    page = write_page(3)
    text = "\n".join(SYNTAXES[name](page).values())
    for item in page.items:
        assert item.stem in text
        assert item.lead_in in text
        assert all(option.text in text and option.rationale in text for option in item.options)


def test_everything_is_measured(results: Results) -> None:
    assert [size.pages for size in results.sizes] == [2, 1]
    assert results.sizes[0].costs.names == ("prose", "plain", "casebook")
    assert results.weights["casebook"].assets_packed > 1000
    assert results.rationales["plain"] == (80, 80)
    assert any(line.startswith("Round 1 of 1") for line in SAID)


def test_other_pages_gain_the_use_without_a_network_alone_and_search_gains_nothing(results: Results) -> None:
    assert 0 < results.weights["casebook"].quizless <= MOST_OFFLINE
    assert results.rationales["casebook"] == (0, 80)


def test_the_page_tells_each_target_and_the_machine_as_told(results: Results) -> None:
    text = write_report(results, Extras(), "2026-01-31", "a machine of two cores")
    assert "Measured on 2026-01-31: a machine of two cores." in text
    for target in list_targets(results):
        assert f"| {target.name} | {target.shown} |" in text


def test_the_page_tells_what_a_frame_takes(results: Results) -> None:
    scrolled = Frame("a stack, scrolled", 4, (12.0, 11.0, 15.5), most=16)
    text = write_report(results, Extras(frames=[scrolled]), "2026-01-31", "a machine of two cores")
    assert "| a stack, scrolled | 4 times as slow | 12.0 | 11.0 to 15.5 | at most 16 |" in text


def test_the_page_tells_what_was_printed(results: Results) -> None:
    printed = Printed("casebook, three files", 280, Run(clock=20.0, processor=35.25, memory=480.4))
    stopped = Printed("a program, stopped by: AssertionError", 0, None)
    text = write_report(results, Extras([printed, stopped]), "2026-01-31", "a machine of two cores")
    assert "| casebook, three files | 280 | 20.0 | 14.0 | 35.2 | 480 MB |" in text
    assert "| a program, stopped by: AssertionError | none | none | none | none | none |" in text


MEASURING = """
import sys
from pathlib import Path
from tests.bench.paper import run
held = "held = bytearray(80_000_000); import time; time.sleep(.2)"
done = run([sys.executable, "-c", held], Path(sys.argv[1]))
print(done.clock, done.processor, done.memory)
"""


def test_time_and_memory_are_those_of_the_program(tmp_path: Path) -> None:
    # From a process of its own: Linux counts what the starting process holds as memory of what it starts.
    command = [sys.executable, "-c", MEASURING, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    clock, processor, memory = map(float, done.stdout.split())
    assert 0.2 < clock < 20
    assert processor < clock
    assert 80 < memory < 200


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"The course could not be printed:\nNo paper\."):
        run([sys.executable, "-c", "raise SystemExit('No paper.')"], tmp_path)
