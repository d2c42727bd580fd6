"""`python3 dev.py figures` runs this: every drawing in three palettes, and its sidecar."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor

from course.figures.drawings.figures import FIGURES, PROJECT, make_files
from course.figures.signature import keep_signatures


def main() -> None:
    """Write all files; the same input gives the same bytes."""
    with ProcessPoolExecutor() as pool:
        for files in pool.map(make_files, FIGURES):
            for path, content in keep_signatures(
                {path: text.encode() for path, text in files.items()}, PROJECT
            ).items():
                target = PROJECT / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
    sys.stdout.write(f"Written: {len(FIGURES)} drawings in docs/figures, their sidecars in quizzes/figures\n")


if __name__ == "__main__":
    main()
