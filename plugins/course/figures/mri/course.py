"""What is abnormal when: the one table behind pictures, outlines, captions, descriptions and signal words."""

from __future__ import annotations

from dataclasses import dataclass

SIDES = {"L": "left", "R": "right"}
MRIS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Lesion:
    """Marrow edema in one bone beside one sacroiliac joint; `side` is the patient's."""

    side: str
    bone: str

    @property
    def id(self) -> str:
        """Name the place, for example left-ilium; it says nothing of what is there."""
        return f"{SIDES[self.side]}-{self.bone}"

    @property
    def place(self) -> str:
        """Name the place in words."""
        return f"{SIDES[self.side]} {self.bone}"


# Figures 1 to 3 of the report. The caption of Figure 2 names the sacral side and does not mention the iliac side;
# drawing the right ilium as normal is our choice. So is a joint without erosion, fracture line or sclerosis.
COURSE: dict[int, tuple[Lesion, ...]] = {
    1: (Lesion("L", "ilium"), Lesion("L", "sacrum")),
    2: (Lesion("R", "sacrum"),),
    3: (),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What the report says of an MRI, as ids of facts: which sides, what signal, what has gone, what is left out."""

    sides: tuple[str, ...]
    signal: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unmentioned: tuple[str, ...] = ()


REPORTS = {
    1: Report(("scan-1-sides",), ("scan-1-signal",)),
    2: Report(("scan-2-sides",), ("scan-2-signal",), ("scan-2-other",), ("not-second-iliac",)),
    3: Report(("scan-3-sides",), gone=("scan-3",)),
}
UNREPORTED = ("not-plane", "not-field", "not-extent")


def list_gone(mri: int) -> tuple[Lesion, ...]:
    """List the lesions of earlier pictures that this one no longer has."""
    earlier = (lesion for number in MRIS if number < mri for lesion in COURSE[number])
    return tuple(lesion for lesion in earlier if lesion not in COURSE[mri])


def list_unmentioned(mri: int) -> tuple[Lesion, ...]:
    """List the bones beside an abnormal joint that the report leaves out, and that are drawn normal by our choice."""
    sides = dict.fromkeys(lesion.side for lesion in COURSE[mri])
    beside = (Lesion(side, bone) for side in sides for bone in ("ilium", "sacrum"))
    return tuple(lesion for lesion in beside if lesion not in COURSE[mri])
