"""The sidecar of a picture: a YAML file with its texts, its signals and the marks on it."""

from __future__ import annotations

import yaml

from course.figures.mri import words
from course.figures.mri.course import COURSE, SIDES, Lesion, list_gone
from course.figures.mri.regions import lesion_name
from course.figures.mri.sequence import SEQUENCES, Sequence
from course.figures.mri.stacks import STACKS, Drawn, Stack
from course.figures.schema_reference import REFERENCE

COMMAND = "python3 dev.py figures"
HEAD = f"# Written by `{COMMAND}` from the tables in plugins/course/figures/mri; edit those, not this file.\n"


def write_sidecar(drawn: Drawn, mri: int, key: str) -> str:
    """Return the text of the sidecar of one picture."""
    sequence, stem = SEQUENCES[key], drawn.stack.file_stem(mri, key)
    fields = {
        "id": stem,
        "picture": drawn.stack.picture(mri, key),
        "stack": drawn.stack.folder(mri, key),
        "localizer": _find_lines(drawn.stack, mri, key),
        "geometry": f"{drawn.stack.name}.json",
        "sides": ["R", "L"],
        "kind": "simulated",
        "title": words.write_title(drawn, mri, sequence),
        "short": sequence.short,
        "caption": words.write_caption(mri, sequence),
        "source": words.write_source(sequence),
        "review": "draft",
        "alt": words.write_alt(drawn, mri, sequence),
        "full": words.write_full(drawn, mri, sequence),
        "signals": words.list_signals(drawn, mri, sequence),
        "annotations": _list_marks(mri, sequence),
    }
    return REFERENCE + HEAD + yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=110)


def _find_lines(stack: Stack, mri: int, key: str) -> dict[str, object]:
    """Return where the first and the last slice lie in the picture of the other plane."""
    other = next(each for each in STACKS if each != stack)
    return {
        "figure": other.file_stem(mri, key),
        "first": stack.line_px(1, other),
        "last": stack.line_px(stack.count, other),
    }


def _list_marks(mri: int, sequence: Sequence) -> list[dict[str, str]]:
    """Return a mark for each lesion and for each place where one was; where all is normal, for both joints."""
    if not COURSE[mri]:
        return [
            _mark(
                f"{SIDES[side]}-joint", f"joint_{side}", f"{SIDES[side]} joint", "Nothing abnormal beside this joint."
            )
            for side in "RL"
        ]
    beside = words.PERCEPTS[sequence.id].beside.capitalize()
    marks = [_mark_lesion(mri, lesion, f"{beside} than other marrow.") for lesion in COURSE[mri]]
    for lesion in list_gone(mri):
        before = next(number for number, lesions in COURSE.items() if lesion in lesions)
        marks.append(_mark_lesion(before, lesion, f"Abnormal on MRI {before}; here like other marrow."))
    return marks


def _mark_lesion(mri: int, lesion: Lesion, text: str) -> dict[str, str]:
    return _mark(lesion.id, lesion_name(mri, lesion), lesion.place, text)


def _mark(mark: str, region: str, label: str, text: str) -> dict[str, str]:
    return {"id": mark, "region": region, "label": label.capitalize(), "text": text}
