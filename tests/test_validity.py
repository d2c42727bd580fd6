"""What the Nu checker finds in the pages, and what a search engine is told of them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from course import DOCS
from served_site import Site, serve
from themed_site import undress, write_case, write_items

JAR = Path(__file__).parent / "checkers/node_modules/vnu-jar/build/dist/vnu.jar"
JAVA = shutil.which("java")
QUIZ = Path(__file__).parent / "browser/quiz.yml"
needs_nu = pytest.mark.skipif(not (JAVA and JAR.is_file()), reason="the Nu checker needs Java, and npm ci in checkers")


def find_errors(site: Path) -> list[str]:
    """Return what is no valid HTML, with the page and the place."""
    command = [str(JAVA), "-Xss4m", "-jar", str(JAR), "--format", "json", "--errors-only", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    told = json.loads(done.stderr)["messages"]
    return [f"{Path(each['url']).name}:{each.get('lastLine')}: {each['message']}" for each in told]


@pytest.fixture(scope="module", params=["en", "ar"])
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site without a theme that holds all that the engine writes."""
    for site in serve(tmp_path_factory.mktemp(request.param)):
        undress(site, request.param)
        site.write_quiz(QUIZ.read_text(encoding="utf-8"))
        write_items(site)
        write_case(site)
        site.project.write("docs/items.md", "# Items\n\n/// quiz | quiz-n\n///\n\n/// item | quiz-n/free\n///\n")
        site.project.write(
            "docs/blocks.md", "# Blocks\n\n/// figure | scan clean\n///\n\n/// record\n///\n\n/// references\n///\n"
        )
        site.project.write("docs/numbers.md", "# Numbers\n\n/// frequencies | 50 36 10\n///\n\n/// audit\n///\n")
        site.build()
        yield site


@needs_nu
def test_what_the_engine_writes_is_valid(small: Site) -> None:
    assert find_errors(small.project.root / "site") == []


@needs_nu
def test_every_page_of_the_course_is_valid(built_course: Path) -> None:
    assert find_errors(built_course) == []


def test_every_page_of_the_course_says_in_a_line_what_it_is(built_course: Path) -> None:
    described = {}
    for page in DOCS.rglob("*.md"):
        html = (built_course / page.relative_to(DOCS).with_suffix(".html")).read_text(encoding="utf-8")
        found = re.findall(r'<meta name="description" content="([^"]+)">', html)
        assert len(found) == 1, page
        described[page] = found[0]
    assert [page for page, words in described.items() if not 30 <= len(words) <= 160] == []
    assert len(set(described.values())) == len(described)
