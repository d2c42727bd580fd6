"""What the Nu checker finds in pages that hold all that the engine writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.nu_checker import find_errors, needs_nu
from tests.support.served_site import Site, serve
from tests.support.stack_page import write_stacks
from tests.support.themed_site import remove_theme, write_case, write_items

QUIZ, GAPS = (Path(__file__).parents[1] / "browser" / name for name in ("quiz.yml", "gaps.yml"))


@pytest.fixture(scope="module", params=["en", "ar"])
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site without a theme that holds all that the engine writes."""
    for site in serve(tmp_path_factory.mktemp(request.param)):
        remove_theme(site, request.param)
        write_stacks(site.project)
        site.write_quiz(QUIZ.read_text(encoding="utf-8"))
        write_items(site)
        write_case(site)
        site.project.write("quizzes/g.yml", GAPS.read_text(encoding="utf-8"))
        site.project.write("docs/gaps.md", "# Gaps\n\n/// quiz | quiz-g\n///\n")
        site.project.write("docs/items.md", "# Items\n\n/// quiz | quiz-n\n///\n\n/// item | quiz-n/free\n///\n")
        site.project.write(
            "docs/blocks.md", "# Blocks\n\n/// figure | scan clean\n///\n\n/// record\n///\n\n/// references\n///\n"
        )
        site.project.write("docs/numbers.md", "# Numbers\n\n/// frequencies | 50 36 10\n///\n\n/// gaps\n///\n")
        site.build()
        yield site


@needs_nu
def test_what_the_engine_writes_is_valid(small: Site) -> None:
    assert find_errors(small.project.root / "site") == []
