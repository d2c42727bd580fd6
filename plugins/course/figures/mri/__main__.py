"""Draw the simulated MRI into the project: `python -m course.figures.mri`."""

from __future__ import annotations

from pathlib import Path

from course.figures.mri.files import make_files
from course.figures.signature import keep_signatures

ROOT = Path(__file__).resolve().parents[4]


def main() -> None:
    """Write every file that differs from what is there."""
    for name, content in keep_signatures(make_files(), ROOT).items():
        path = ROOT / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


if __name__ == "__main__":
    main()
