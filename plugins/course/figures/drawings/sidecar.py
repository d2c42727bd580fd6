"""Words and marks of a figure -> the text of its sidecar, as the figure block of the course reads it."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from course.figures.drawings.legends import SOURCE, Legend, Mark
from course.figures.drawings.scene import Drawing
from course.figures.schema_reference import REFERENCE

HEAD = "# Written by `python3 dev.py figures`; change plugins/course/figures/drawings instead.\n"


def write_sidecar(name: str, legend: Legend, drawing: Drawing) -> str:
    """Return the sidecar of one figure as YAML; marks are in units of the view box."""
    sidecar: dict[str, object] = {
        "id": name,
        "picture": f"figures/{name}.svg",
        "dark": f"figures/{name}-dark.svg",
        "print": f"figures/{name}-print.svg",
        "kind": "drawing",
        "title": legend.title,
        "caption": legend.caption,
        "source": SOURCE,
        "review": "draft",
        "alt": legend.alt,
        "full": legend.full,
    }
    if legend.marks:
        sidecar["annotations"] = [_describe(mark, *drawing.marks[mark.id]) for mark in legend.marks]
    dumped = yaml.safe_dump(sidecar, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    return REFERENCE + HEAD + dumped


def _describe(mark: Mark, kind: str, numbers: Sequence[float]) -> dict[str, object]:
    shape = {kind: [round(number, 1) for number in numbers]}
    return {"id": mark.id, "shape": shape, "label": mark.label, "text": mark.text}
