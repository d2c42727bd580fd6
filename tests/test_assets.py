"""The script and stylesheet that are committed are what the front end builds, and small."""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import markdown
import pytest

from casebook.bundles import NAMES, OFFLINE_FILES, WORKER
from tests.support.front_end import build_front_end
from tests.support.project import Project

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "plugins/casebook/assets"
WORDS = [
    "pain",
    "joint",
    "left",
    "right",
    "sacral",
    "iliac",
    "thrust",
    "test",
    "shear",
    "torsion",
    "buttock",
    "sitting",
    "chair",
    "spine",
    "lumbar",
    "root",
    "nerve",
    "hip",
    "knee",
    "edema",
    "marrow",
    "signal",
    "bright",
    "dark",
    "scan",
    "film",
    "fever",
    "blood",
    "chemistry",
    "normal",
    "positive",
    "negative",
    "ratio",
    "chance",
    "patient",
    "study",
    "group",
    "finding",
    "history",
    "examination",
    "block",
    "relief",
    "weeks",
    "months",
]


def test_the_assets_are_what_the_front_end_builds(tmp_path: Path) -> None:
    """When this fails, type: python3 dev.py assets."""
    built = sorted(build_front_end(tmp_path)[0].iterdir())
    assert [file.name for file in built] == sorted([*NAMES, *OFFLINE_FILES, WORKER.name])
    stale = [file.name for file in built if file.read_bytes() != (ASSETS / file.name).read_bytes()]
    assert stale == [], "The assets are out of date. Type: python3 dev.py assets"


def test_the_site_lists_every_bundle_in_order_for_builders_without_a_plugin() -> None:
    listed = re.findall(r"assets/(casebook[\w-]*\.(?:css|js))", (ROOT / "mkdocs.yml").read_text())
    assert listed == [*NAMES[::2], *NAMES[1::2]]


def test_an_item_adds_at_most_sixty_bytes_to_its_text(project: Project) -> None:
    """Ten items of four options beside the same words as plain Markdown; what stands once a page is not counted."""
    project.write("mkdocs.yml", "")
    project.write("quizzes/quiz.yml", "id: quiz-p\ntitle: P\nitems:\n" + "".join(map(write_item, range(10))))
    extension = ["casebook.markdown"]
    options = {"casebook.markdown": {"site_id": "small"}}
    pages = ["/// quiz | quiz-p\n///\n", "\n".join(map(write_plain, range(10)))]
    ours, plain = (markdown.markdown(page, extensions=extension, extension_configs=options) for page in pages)
    items = ours[ours.index("<quiz-item") : ours.rindex("</quiz-item>")]
    assert (size(items) - size(plain)) / 10 <= 60


def size(html: str) -> int:
    return len(gzip.compress(html.encode(), 9))


def words(seed: int, count: int) -> str:
    """Return a sentence of clinical words, another for each seed, and the same on every run."""
    digest = hashlib.sha256(str(seed).encode()).digest() * 3
    text = " ".join(WORDS[digest[place] % len(WORDS)] for place in range(count))
    return text.capitalize()


def write_item(number: int) -> str:
    rows = [
        f"  - {{id: {words(option, 1).lower()}-{place}, text: {words(option, 7)}, "
        f"{'key: true, ' if place == 1 else ''}rationale: {words(option + 1, 20)}.}}\n"
        for place, option in enumerate(range(number * 100, number * 100 + 40, 10))
    ]
    head = f"- id: p{number}\n  type: single\n  level: apply\n  objectives: [LO1]\n"
    return (
        f"{head}  stem: {words(number + 7000, 30)}.\n  lead_in: {words(number + 8000, 9)}?\n  options:\n{''.join(rows)}"
    )


def write_plain(number: int) -> str:
    options = range(number * 100, number * 100 + 40, 10)
    listed = "\n".join(f"- {words(option, 7)}" for option in options)
    told = "\n".join(
        f"1. **{'Right' if place == 1 else 'Wrong'}.** {words(option + 1, 20)}." for place, option in enumerate(options)
    )
    stem, lead_in = f"{words(number + 7000, 30)}.", f"{words(number + 8000, 9)}?"
    told = f"Why, option by option\n\n**Answer:** {words(number * 100 + 10, 7)}.\n\n{told}"
    return f"**P{number}** Choose one answer\n\n{stem}\n\n{lead_in}\n\n{listed}\n\n{told}\n"


# Each bundle marks words of ours that are in another language than the page.
LIMITS = {
    "casebook": 7790,  # with lists and sentences as each language joins them, here and below
    "casebook-notes": 1610,  # with the folds that paper has as they were left
    "casebook-types": 4500,  # with a slice to find in a stack, and the signs that people write numbers with
    "casebook-ranking": 8640,
    "casebook-case": 9750,
    "casebook-classroom": 5490,
    "casebook-record": 6250,  # with what is done of the case and of each quiz, and what the bar of a case offers
    "casebook-debrief": 9030,  # with the two pictures of the result, and room for the words of an axis
    "casebook-figures": 11070,  # with pictures to flip between, pointing in two of them, stacks and pairs to choose
    "casebook-offline": 1120,
    "casebook-review": 4000,
}


@pytest.mark.parametrize(("bundle", "most"), LIMITS.items())
def test_script_and_style_of_a_bundle_stay_small(bundle: str, most: int) -> None:
    served = [len(gzip.compress((ASSETS / f"{bundle}.{kind}").read_bytes(), 9)) for kind in ("js", "css")]
    assert sum(served) <= most


def test_the_service_worker_stays_small() -> None:
    assert len(gzip.compress(WORKER.read_bytes(), 9)) <= 1000


def test_the_script_of_the_viewer_stays_within_six_kilobytes(tmp_path: Path) -> None:
    """With the stacks it scrolls, as they would be served alone."""
    npx = shutil.which("npx")
    assert npx
    options = ["--bundle", "--minify", "--charset=utf8", "--format=iife", "--target=es2022", "--log-level=error"]
    command = [npx, "--no", "esbuild", "image-viewer.js", *options, f"--outdir={tmp_path}"]
    subprocess.run(command, cwd=ROOT / "plugins/frontend/figures", check=True)
    assert len(gzip.compress((tmp_path / "image-viewer.js").read_bytes(), 9)) <= 6000
