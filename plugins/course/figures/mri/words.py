"""What is said of a picture, made from the table of what is abnormal when and from the picture itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from course.figures.mri.course import COURSE, REPORTS, SIDES, UNREPORTED, Lesion, list_gone, list_unmentioned
from course.figures.mri.regions import find_regions, find_tissues
from course.figures.mri.sequence import Sequence
from course.figures.mri.shapes import Mask
from course.figures.mri.stacks import Drawn

# An upper bound of the 8-bit brightness, and the word for what lies below it.
LEVELS = ((32, "very dark"), (66, "dark"), (122, "mid-grey"), (190, "bright"), (256, "very bright"))


class Percept(NamedTuple):
    """How edema looks with a sequence: alone, and beside other marrow."""

    alone: str
    beside: str


PERCEPTS = {"t1": Percept("dark", "darker"), "t2fs": Percept("bright", "brighter")}


def write_title(drawn: Drawn, mri: int, sequence: Sequence) -> str:
    """Return a neutral title."""
    return f"MRI {mri}, {sequence.title}, {drawn.stack.words}"


def write_alt(drawn: Drawn, mri: int, sequence: Sequence) -> str:
    """Return a neutral text for who cannot see the picture; it names neither percept nor finding."""
    return (
        f"MRI {mri}: simulated {drawn.stack.words} picture of the pelvis through both sacroiliac joints, "
        f"{sequence.title}. A table of signal by region is available."
    )


def write_full(drawn: Drawn, mri: int, sequence: Sequence) -> str:
    """Return the full description, for after the commit."""
    plane = drawn.stack.words
    return _join(
        f"Simulated {plane} picture, {sequence.title}; the right of the picture is the patient's left.",
        _describe_lesions(mri, sequence),
        *_describe_unmentioned(mri),
        *_describe_gone(mri),
        "The joints are smooth; no erosion, fracture line or sclerosis is drawn.",
    )


def write_caption(mri: int, sequence: Sequence) -> str:
    """Return what the report says of the picture of this MRI, with its facts, and what is ours."""
    report = REPORTS[mri]
    return _join(
        _retell_lesions(mri, sequence) if COURSE[mri] else _retell_normal(mri),
        *(f"{each} {_cite(report.unmentioned)}" for each in _describe_unmentioned(mri)),
        *(f"On the {side} the edema has gone. {_cite(report.gone)}" for side in _sides_cleared(mri)),
        f"Plane, size and texture are our choice. {_cite(UNREPORTED)}",
    )


def write_source(sequence: Sequence) -> str:
    """Return what the picture is and what it must not be used for."""
    return (
        "Simulated MRI (computer model, not a patient image). Drawn from the description in the case report; plane, "
        "size and texture are our choice. Erosion, sclerosis, fracture line, depth and T1 signal relative to muscle "
        "are not reported; their appearance here was chosen by us and must not be used as evidence. "
        f"{sequence.title}: TR {sequence.tr_ms:g} ms, TE {sequence.te_ms:g} ms. R is the patient's right."
    )


def list_signals(drawn: Drawn, mri: int, sequence: Sequence) -> list[dict[str, str]]:
    """Return the brightness of regions in words, as measured in the picture."""
    picture = drawn.pictures[mri, sequence.id]
    regions, tissues = find_regions(drawn.slice), find_tissues(drawn.slice)
    places: list[tuple[str, Mask]] = [
        (f"{SIDES[side].capitalize()} {bone}, beside the joint", regions[f"{bone}_{side}_joint"].core)
        for side in "RL"
        for bone in ("ilium", "sacrum")
    ]
    places += [(f"{SIDES[side].capitalize()} joint line", tissues[f"cartilage_{side}"]) for side in "RL"]
    places += [("Muscle", tissues["muscle"]), ("Fat under the skin and between muscles", tissues["fat"])]
    return [{"text": text, "level": name_level(float(np.median(picture[where])))} for text, where in places]


def name_level(brightness: float) -> str:
    """Return the word for an 8-bit brightness."""
    return next(word for bound, word in LEVELS if brightness < bound)


def _describe_lesions(mri: int, sequence: Sequence) -> str:
    if not COURSE[mri]:
        return "The marrow beside both joints looks like other marrow: nothing abnormal is drawn."
    return (
        f"The marrow of the {_list(COURSE[mri])} beside the joint is {PERCEPTS[sequence.id].beside} than other marrow, "
        "most of all at the joint; the change fades into normal marrow without a sharp edge."
    )


def _describe_unmentioned(mri: int) -> list[str]:
    return [
        f"The report's caption does not mention the {lesion.place}; it is drawn normal by our choice."
        for lesion in list_unmentioned(mri)
    ]


def _describe_gone(mri: int) -> list[str]:
    """Say of each earlier MRI what was abnormal there and is normal here."""
    gone = {number: [lesion for lesion in list_gone(mri) if lesion in lesions] for number, lesions in COURSE.items()}
    return [
        f"The {_list(lesions)}, abnormal on MRI {number}, {'are' if len(lesions) > 1 else 'is'} normal here."
        for number, lesions in gone.items()
        if lesions
    ]


def _retell_lesions(mri: int, sequence: Sequence) -> str:
    report = REPORTS[mri]
    return (
        f"The report's caption names the {_list(COURSE[mri])}, {_cite(report.sides)} "
        f"{PERCEPTS[sequence.id].alone} on {sequence.title} images. {_cite(report.signal)}"
    )


def _retell_normal(mri: int) -> str:
    report = REPORTS[mri]
    return (
        f"In the report's figure the edema has gone from both joints; {_cite(report.sides)} "
        f"the MRI was read as normal. {_cite(report.gone)}"
    )


def _sides_cleared(mri: int) -> list[str]:
    """List the sides that have cleared while the other has not."""
    return list(dict.fromkeys(SIDES[lesion.side] for lesion in list_gone(mri))) if COURSE[mri] else []


def _cite(facts: Iterable[str]) -> str:
    return " ".join(f"[@case:{fact}]" for fact in facts)


def _list(lesions: Iterable[Lesion]) -> str:
    return " and the ".join(lesion.place for lesion in lesions)


def _join(*sentences: str) -> str:
    return " ".join(sentences)
