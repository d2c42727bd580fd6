"""The committed pictures show what the report says: which side, which bone, how dark, how bright."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.course.drawn_mri import Region, read_regions, read_signal

from course.figures.mri.course import COURSE, SIDES, Lesion, list_gone
from course.figures.mri.regions import lesion_name
from course.figures.mri.sequence import SEQUENCES
from course.figures.mri.stacks import STACKS, Stack

if TYPE_CHECKING:
    from course.figures.mri.shapes import Floats, Mask

LESIONS = [(mri, lesion) for mri, lesions in COURSE.items() for lesion in lesions]
MUSCLES = ("gluteus", "iliacus", "psoas", "piriformis", "multifidus")
LESION_IDS = [f"mri-{mri}-{lesion.id}" for mri, lesion in LESIONS]

each_stack = pytest.mark.parametrize("name", [stack.name for stack in STACKS])
each_lesion = pytest.mark.parametrize(("mri", "lesion"), LESIONS, ids=LESION_IDS)
each_sequence = pytest.mark.parametrize("key", SEQUENCES)


class Pictures:
    """The committed key slice of a stack, and its regions."""

    def __init__(self, stack: Stack) -> None:
        self.regions = read_regions(stack.name)
        self.signals = {(mri, key): read_signal(stack, mri, SEQUENCES[key]) for mri in COURSE for key in SEQUENCES}

    def mean(self, mri: int, key: str, where: Mask) -> float:
        return float(self.signals[mri, key][where].mean())

    def core(self, region: Region) -> Mask:
        """Return the half of a region that differs most from MRI 3 on fat-suppressed T2, its rim left out."""
        difference: Floats = self.signals[region.mri or 3, "t2fs"] - self.signals[3, "t2fs"]
        brightest: Mask = difference > np.median(difference[region.mask])
        return region.mask & brightest

    def muscle(self) -> Mask:
        masks = [region.mask for name, region in self.regions.items() if name.startswith(MUSCLES)]
        everywhere: Mask = np.any(masks, axis=0)
        return everywhere


@pytest.fixture(scope="module")
def committed() -> dict[str, Pictures]:
    return {stack.name: Pictures(stack) for stack in STACKS}


@pytest.fixture
def pictures(name: str, committed: dict[str, Pictures]) -> Pictures:
    return committed[name]


def test_the_table_says_what_the_report_says() -> None:
    assert {mri: [lesion.place for lesion in lesions] for mri, lesions in COURSE.items()} == {
        1: ["left ilium", "left sacrum"],
        2: ["right sacrum"],
        3: [],
    }


@each_stack
@each_lesion
def test_a_lesion_lies_on_its_side_in_its_bone(pictures: Pictures, mri: int, lesion: Lesion) -> None:
    region = pictures.regions[lesion_name(mri, lesion)]
    middle = np.nonzero(region.mask)[1].mean() / region.size[0]
    assert (middle > 0.55) == (lesion.side == "L"), "the patient's left is the right of the picture"
    assert (region.side, region.bone, region.mri) == (SIDES[lesion.side], lesion.bone, mri)
    bone = pictures.regions[f"{lesion.bone}_{lesion.side}"].mask
    assert np.count_nonzero(region.mask & bone) > 0.97 * np.count_nonzero(region.mask)


@each_stack
@each_lesion
def test_a_lesion_is_dark_on_t1_and_bright_on_fat_suppressed_t2(pictures: Pictures, mri: int, lesion: Lesion) -> None:
    core = pictures.core(pictures.regions[lesion_name(mri, lesion)])
    assert 0.65 < pictures.mean(mri, "t1", core) / pictures.mean(3, "t1", core) < 0.8
    assert 2.5 < pictures.mean(mri, "t2fs", core) / pictures.mean(3, "t2fs", core) < 4.5


@each_stack
@each_lesion
def test_a_lesion_is_edema_and_not_marrow_replacement(pictures: Pictures, mri: int, lesion: Lesion) -> None:
    core = pictures.core(pictures.regions[lesion_name(mri, lesion)])
    assert pictures.mean(mri, "t1", core) > 1.02 * pictures.mean(mri, "t1", pictures.muscle())


@each_stack
@each_sequence
@pytest.mark.parametrize("bone", ["ilium", "sacrum"])
def test_the_left_side_is_normal_again_on_mri_2(pictures: Pictures, key: str, bone: str) -> None:
    where = pictures.regions[f"lesion_1_{bone}_L"].mask
    assert [lesion.bone for lesion in list_gone(2)] == ["ilium", "sacrum"]
    assert pictures.mean(2, key, where) == pytest.approx(pictures.mean(3, key, where), rel=0.05)


@each_stack
@each_sequence
@pytest.mark.parametrize("bone", ["ilium", "sacrum"])
def test_mri_3_is_as_normal_on_the_left_as_on_the_right(pictures: Pictures, key: str, bone: str) -> None:
    left, right = (pictures.regions[f"{bone}_{side}_joint"].mask for side in "LR")
    assert pictures.mean(3, key, left) == pytest.approx(pictures.mean(3, key, right), rel=0.07)


@each_stack
@each_sequence
def test_the_right_ilium_is_normal_on_every_mri(pictures: Pictures, key: str) -> None:
    zone = pictures.regions["ilium_R_joint"].mask
    assert pictures.mean(1, key, zone) == pytest.approx(pictures.mean(3, key, zone), rel=0.05)
    assert pictures.mean(2, key, zone) == pytest.approx(pictures.mean(3, key, zone), rel=0.05)


@each_stack
@each_sequence
@pytest.mark.parametrize("mri", [1, 2])
def test_nothing_outside_the_lesions_changes(pictures: Pictures, key: str, mri: int) -> None:
    change = np.abs(pictures.signals[mri, key] - pictures.signals[3, key])
    far = np.ones(change.shape, bool)
    for region in pictures.regions.values():
        if region.mri == mri:
            rows, columns = np.nonzero(region.mask)
            far[rows.min() - 40 : rows.max() + 40, columns.min() - 40 : columns.max() + 40] = False
    assert change[far].mean() < 0.05 * pictures.signals[3, key].mean() + 0.012


@each_stack
def test_every_tip_lies_in_a_polygon(name: str) -> None:
    for label, region in read_regions(name).items():
        x, y = region.tip
        assert region.mask[int(y), int(x)], label


@each_stack
def test_left_and_right_are_not_mirror_images(pictures: Pictures) -> None:
    left, right = pictures.regions["ilium_L"].mask, pictures.regions["ilium_R"].mask[:, ::-1]
    assert np.count_nonzero(left & right) / np.count_nonzero(left | right) < 0.85
    picture = pictures.signals[3, "t1"]
    assert np.corrcoef(picture.ravel(), picture[:, ::-1].ravel())[0, 1] < 0.9
