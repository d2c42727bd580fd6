"""What is said of a picture, made from the table of what is abnormal when and from the picture itself."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from mrisim.course import COURSE, REPORTS, SIDES, UNREPORTED, Lesion, list_gone, list_unmentioned
from mrisim.planes import Drawn
from mrisim.sequence import Sequence
from mrisim.shapes import Mask

# An upper bound of the 8-bit brightness, and the word for what lies below it.
LEVELS = ((32, "very dark"), (66, "dark"), (122, "mid-grey"), (190, "bright"), (256, "very bright"))
PERCEPTS = {"t1": ("dark", "darker"), "t2fs": ("bright", "brighter")}


def write_title(drawn: Drawn, mri: int, sequence: Sequence) -> str:
    """Return a neutral title."""
    return f"MRI {mri}, {sequence.title}, {drawn.plane.words}"


def write_alt(drawn: Drawn, mri: int, sequence: Sequence) -> str:
    """Return a neutral text for who cannot see the picture; it names neither percept nor finding."""
    return (
        f"MRI {mri}: simulated {drawn.plane.words} picture of the pelvis through both sacroiliac joints, "
        f"{sequence.title}. A table of signal by region is available."
    )


def write_full(drawn: Drawn, mri: int, sequence: Sequence) -> str:
    """Return the full description, for after the commit."""
    _, darker = PERCEPTS[sequence.id]
    said = [f"Simulated {drawn.plane.words} picture, {sequence.title}; the right of the picture is the patient's left."]
    said += (
        [
            f"The marrow of the {_list(COURSE[mri])} beside the joint is {darker} than other marrow, "
            "most of all at the joint, and fades into it without a sharp edge."
        ]
        if COURSE[mri]
        else ["The marrow beside both joints looks like other marrow: nothing abnormal is drawn."]
    )
    said += [
        f"The {lesion.place} is drawn normal by our choice; the report's caption does not mention it."
        for lesion in list_unmentioned(mri)
    ]
    said += [
        f"The {_list(lesions)}, abnormal on MRI {earlier}, {_are(lesions)} normal here."
        for earlier in COURSE
        if (lesions := [lesion for lesion in list_gone(mri) if lesion in COURSE[earlier]])
    ]
    said.append("The joints are smooth; no erosion, fracture line or sclerosis is drawn.")
    return " ".join(said)


def write_caption(mri: int, sequence: Sequence) -> str:
    """Return what the report says of the picture of this MRI, with its facts, and what is ours."""
    report, (dark, _) = REPORTS[mri], PERCEPTS[sequence.id]
    if COURSE[mri]:
        said = [
            f"The caption of the report's {report.figure} figure names the {_list(COURSE[mri])} "
            f"{_cite(report.sides)}, {dark} on {sequence.title} images. {_cite(report.signal)}"
        ]
    else:
        said = [
            f"In the report's {report.figure} figure the edema has gone from both joints {_cite(report.sides)}; "
            f"the MRI was read as normal. {_cite(report.gone)}"
        ]
    said += [
        f"It does not mention the {lesion.place}, which is drawn normal by our choice."
        for lesion in list_unmentioned(mri)
    ]
    if COURSE[mri] and report.gone:
        sides = " and ".join(dict.fromkeys(SIDES[lesion.side] for lesion in list_gone(mri)))
        said.append(f"On the {sides} the edema has gone. {_cite(report.gone)}")
    said.append(f"Plane, size and texture are ours. {_cite(UNREPORTED)}")
    return " ".join(said)


def write_source(sequence: Sequence) -> str:
    """Return what the picture is and what it must not be used for."""
    return (
        "Simulated MRI (computer model, not a patient image). Drawn from the description in the case report; plane, "
        "size and texture are ours. Erosion, sclerosis, fracture line, lesion depth and T1 signal relative to muscle "
        "are not reported; their appearance here is our choice and must not be used as evidence. "
        f"{sequence.title}: TR {sequence.tr_ms:g} ms, TE {sequence.te_ms:g} ms. R is the patient's right."
    )


def list_signals(drawn: Drawn, mri: int, sequence: Sequence) -> list[dict[str, str]]:
    """Return the brightness of regions in words, as measured in the picture."""
    picture = drawn.pictures[mri, sequence.id]
    places: list[tuple[str, Mask]] = [
        (f"{SIDES[side].capitalize()} {bone}, beside the joint", drawn.regions[f"{bone}_{side}_joint"].core)
        for side in "RL"
        for bone in ("ilium", "sacrum")
    ]
    places += [(f"{SIDES[side].capitalize()} joint line", drawn.tissues[f"cartilage_{side}"]) for side in "RL"]
    places += [("Muscle", drawn.tissues["muscle"]), ("Fat under the skin and between muscles", drawn.tissues["fat"])]
    return [{"text": text, "level": name_level(float(np.median(picture[where])))} for text, where in places]


def name_level(brightness: float) -> str:
    """Return the word for an 8-bit brightness."""
    return next(word for bound, word in LEVELS if brightness < bound)


def _cite(facts: Iterable[str]) -> str:
    return " ".join(f"[@case:{fact}]" for fact in facts)


def _list(lesions: Iterable[Lesion]) -> str:
    return " and the ".join(lesion.place for lesion in lesions)


def _are(lesions: list[Lesion]) -> str:
    return "are" if len(lesions) > 1 else "is"
