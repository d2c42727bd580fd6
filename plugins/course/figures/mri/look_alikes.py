"""The files of a look-alike: pictures, geometry and sidecars of one slice that another process has changed."""

from __future__ import annotations

import numpy as np
import yaml

from course.figures.mri.geometry import write_geometry
from course.figures.mri.panels import burn_letters, encode
from course.figures.mri.processes import PROCESSES, Process
from course.figures.mri.regions import find_changes
from course.figures.mri.scan import Slice, cut_slice, expose
from course.figures.mri.sequence import SEQUENCES, SHOWN, Sequence, to_grey
from course.figures.mri.shapes import Floats
from course.figures.mri.sidecar import HEAD
from course.figures.mri.stacks import STACKS, Stack

SEED = 77


def make_look_alike(name: str) -> dict[str, bytes]:
    """Return the files of a process, given by its id, by their place in the project."""
    process = PROCESSES[name]
    cut, signals = draw_look_alike(process)
    geometry = write_geometry(find_changes(cut, process), cut.middle.pitch_mm)
    files = {f"quizzes/figures/{process.id}.json": geometry.encode()}
    for key, signal in signals.items():
        files[f"docs/{_picture(process, key)}"] = encode(burn_letters(to_grey(SEQUENCES[key], signal)))
        files[f"quizzes/figures/{process.id}-{key}.yml"] = _write_sidecar(process, SEQUENCES[key]).encode()
    return files


def draw_look_alike(process: Process, columns: int = SHOWN) -> tuple[Slice, dict[str, Floats]]:
    """Cut the slice of a process and scan it with each sequence."""
    stack = _stack(process)
    cut = cut_slice(stack.plane, process.place_mm, stack.thick_mm, columns, process)
    number = int(process.id.rpartition("-")[2])
    return cut, expose(cut, np.zeros(cut.middle.shape, np.float32), (SEED, number))


def _write_sidecar(process: Process, sequence: Sequence) -> str:
    """Return the text of a sidecar; what is shown before the commit names neither process nor finding."""
    plane, cites = _stack(process).words, " ".join(f"[@{source}]" for source in process.sources)
    number = process.id.rpartition("-")[2]
    fields = {
        "id": f"{process.id}-{sequence.id}",
        "picture": _picture(process, sequence.id),
        "geometry": f"{process.id}.json",
        "sides": ["R", "L"],
        "kind": "simulated",
        "title": f"Picture {number}, {sequence.title}, {plane}",
        "short": sequence.short,
        "caption": f"Drawn as typical of {process.name}. {process.typical} {cites}",
        "source": (
            "Simulated MRI (computer model, not a patient image, and not the man of the case). Typical, from "
            "descriptions in the sources named; place and size are our choice. "
            f"{sequence.title}: TR {sequence.tr_ms:g} ms, TE {sequence.te_ms:g} ms. R is the patient's right."
        ),
        "review": "draft",
        "alt": (
            f"Picture {number}: simulated {plane} picture of the pelvis through both sacroiliac joints, "
            f"{sequence.title}."
        ),
        "full": (
            f"Simulated {plane} picture, {sequence.title}; the right of the picture is the patient's left. "
            f"Drawn: {process.name}. {process.typical}"
        ),
        "annotations": [
            {"id": mark.region.replace("_", "-").lower(), "region": mark.region, "label": mark.label, "text": mark.text}
            for mark in process.marks
        ],
    }
    return HEAD + yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=110)


def _picture(process: Process, key: str) -> str:
    return f"figures/stacks/{process.id}/{key}.webp"


def _stack(process: Process) -> Stack:
    return next(stack for stack in STACKS if stack.name == process.stack)
