"""The scripts and stylesheets that pages load, a copy of them for builders without a plugin, and the service worker."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

NOTES = ("data-note=", "<details")
LOOKING_BACK = (
    *("<rank-chart", "<calibration-list", "<response-recall", "<frequency-table", "<gap-list"),
    *("<ranking-changes", "<confidence-chart", 'id="result"'),
)
RANKING = ("<case-steps", "<rank-list")
TYPED = ('type="match"', 'type="order"', 'type="number"', 'type="text"', 'type="cloze"', 'type="slice"')
# Style and script of each bundle, with what a page that needs it holds, in the order of loading. Classroom mode comes
# first, since it defines the elements of the others itself; then rankings, which cases ask; then types of item that
# quizzes look for.
BUNDLES = {
    ("casebook-classroom.css", "casebook-classroom.js"): ("<case-steps",),
    ("casebook-ranking.css", "casebook-ranking.js"): ("<rank-list",),
    ("casebook-case.css", "casebook-case.js"): (*RANKING, 'type="free"', 'type="shortlist"'),
    ("casebook-types.css", "casebook-types.js"): TYPED,
    # Opens the notes of citations and tags, and prints folds as they were left.
    ("casebook-notes.css", "casebook-notes.js"): NOTES,
    # Its style has the colours and the bars of buttons that the other elements use as well.
    ("casebook.css", "casebook.js"): ("<quiz-set", "casebook-findings", *RANKING, *LOOKING_BACK),
    # After the items, whose rows it puts in another order.
    ("casebook-sets.css", "casebook-sets.js"): (' shuffle="',),
    ("casebook-figures.css", "casebook-figures.js"): ('<div class="casebook-image"',),
    # After the two that define what it reads: items and rankings.
    ("casebook-debrief.css", "casebook-debrief.js"): LOOKING_BACK,
    ("casebook-review.css", "casebook-review.js"): ("<review-list",),
    # Last: it works on the elements of all the others.
    ("casebook-record.css", "casebook-record.js"): ("<case-record", "<case-begin", "<practice-list"),
}
NAMES = tuple(name for bundle in BUNDLES for name in bundle)
FOLDER = Path(__file__).parent / "assets"
FILES = {name: FOLDER / name for name in NAMES}
# What keeps a course in the browser; the plugin alone publishes it. The worker stands at the root of a site, since a
# worker has charge of its own folder only.
WORKER = FOLDER / "casebook-worker.js"
OFFLINE_FILES = {name: FOLDER / name for name in ("casebook-offline.css", "casebook-offline.js")}


def list_needed(html: str) -> list[tuple[str, str]]:
    """Return style and script of each bundle that a page needs, in their order."""
    return [bundle for bundle, signs in BUNDLES.items() if any(sign in html for sign in signs)]


def copy_assets(folder: Path, files: Mapping[str, Path] = FILES) -> list[Path]:
    """Copy files under their names into a folder, making it, over an older copy; return where they are now.

    Raises: OSError when the system does not let them be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copyfile(file, folder / name)) for name, file in files.items()]
