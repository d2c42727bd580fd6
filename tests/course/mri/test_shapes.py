"""Outlines hold what their masks hold, and the cortex beside the joints is smooth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.ndimage import binary_dilation, binary_erosion, median_filter
from tests.course.drawn_mri import Region

from course.figures.mri import axial, coronal
from course.figures.mri.outline import find_deepest, measure_area, outline_mask
from course.figures.mri.shapes import Mask, ellipse

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.figures.mri.phantom import Phantom
    from course.figures.mri.planes import Drawn

NEEDED = (
    *("ilium_L", "ilium_R", "sacrum", "sacrum_L", "sacrum_R"),
    *("ilium_L_joint", "ilium_R_joint", "sacrum_L_joint", "sacrum_R_joint", "joint_L", "joint_R"),
    *("root_S1_L", "root_S1_R", "foramen_S1_L", "foramen_S1_R"),
    *("gluteus_medius_L", "gluteus_medius_R", "gluteus_maximus_L", "gluteus_maximus_R"),
    *("iliacus_L", "iliacus_R", "psoas_L", "psoas_R"),
    *("lesion_1_ilium_L", "lesion_1_sacrum_L", "lesion_2_sacrum_R"),
)
ONLY_CORONAL = ("disc_L5S1", "piriformis_L", "piriformis_R")
ONLY_AXIAL = ("canal", "joint_ligaments_L", "joint_ligaments_R")


def make_mask(*rows: str) -> Mask:
    return np.array([[cell == "#" for cell in row] for row in rows])


def test_a_square_is_traced_to_its_corners() -> None:
    (ring,) = outline_mask(np.pad(np.ones((20, 30), bool), 5))
    assert measure_area(ring) == pytest.approx(600, rel=0.04), "the tolerance may cost a corner"
    assert (ring.min(axis=0) >= 5).all()
    assert (ring.max(axis=0) <= (35, 25)).all()


def test_a_disc_keeps_its_area_with_few_points() -> None:
    y, x = np.mgrid[:100, :100]
    (ring,) = outline_mask((x - 50) ** 2 + (y - 50) ** 2 < 40**2)
    assert measure_area(ring) == pytest.approx(np.pi * 40**2, rel=0.01)
    assert len(ring) < 40


def test_parts_that_touch_in_a_corner_stay_apart_and_a_hole_is_left_out() -> None:
    touching = np.kron(make_mask("#.", ".#"), np.ones((10, 10), bool))
    assert len(outline_mask(touching)) == 2
    holed = np.ones((20, 20), bool)
    holed[8:12, 8:12] = False
    assert len(outline_mask(holed)) == 1


def test_the_deepest_place_is_in_the_thick_part() -> None:
    mask = np.zeros((40, 60), bool)
    mask[5:35, 5:35] = True
    mask[18:22, 35:60] = True
    x, y = find_deepest(mask)
    assert (x, y) == pytest.approx((20, 20), abs=1.5)


def test_an_ellipse_has_the_area_of_one() -> None:
    assert abs(measure_area(ellipse((3, 4, 5, 2, 30)))) == pytest.approx(np.pi * 10, rel=0.01)


def test_every_region_is_there(drawn: Drawn) -> None:
    own = ONLY_CORONAL if drawn.plane.name == "coronal" else ONLY_AXIAL
    assert set(NEEDED) | set(own) <= set(drawn.regions)


def test_polygons_stay_within_a_pixel_of_their_mask(drawn: Drawn) -> None:
    for name, region in drawn.regions.items():
        rings = outline_mask(region.mask)
        shape = Region("", (0, 0), 0, [ring.tolist() for ring in rings]).mask
        assert np.count_nonzero(shape & ~binary_dilation(region.mask, iterations=1)) == 0, name
        least = binary_erosion(region.mask, iterations=2)
        splinters = np.count_nonzero(least & ~shape) / np.count_nonzero(region.mask)
        assert splinters < 0.03, name


def test_the_polygons_of_a_lesion_have_its_area(drawn: Drawn) -> None:
    for name, region in drawn.regions.items():
        area = sum(map(measure_area, outline_mask(region.mask)))
        assert area == pytest.approx(np.count_nonzero(region.mask), rel=0.05), name


def test_regions_are_on_their_side(drawn: Drawn) -> None:
    for name, region in drawn.regions.items():
        middle = np.nonzero(region.mask)[1].mean() / region.mask.shape[1]
        side = "left" if middle > 0.53 else "right" if middle < 0.47 else "both"
        assert region.side == side, name


def test_bones_do_not_overlap(drawn: Drawn) -> None:
    bones = np.array([drawn.regions[name].mask for name in ("ilium_L", "ilium_R", "sacrum_L", "sacrum_R")])
    assert bones.sum(axis=0).max() == 1


@pytest.mark.parametrize("build", [coronal.build, axial.build], ids=["coronal", "axial"])
def test_no_erosion_the_cortex_beside_the_joint_is_smooth(build: Callable[[], Phantom]) -> None:
    phantom = build()
    for side, joint in phantom.joints.items():
        for bone in ("ilium", "sacrum"):
            last = joint.place[phantom.mask(f"joint_{side}_cartilage")].max()
            near = phantom.marrow(bone, side) & (joint.distance_mm < 12)
            place, distance = joint.place[near], joint.distance_mm[near]
            stretch = np.digitize(place, np.linspace(0.06, 0.94 * last, 60))
            cortex_mm = np.array([distance[stretch == number].min() for number in range(1, 60)])
            assert cortex_mm.min() > 1.5, "the cortex is whole"
            assert np.abs(cortex_mm - median_filter(cortex_mm, 9)).max() < 0.35, "one and a half cells"
