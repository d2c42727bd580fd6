"""Solids are where they say, outlines hold what their masks hold, and every region is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.ndimage import binary_dilation, binary_erosion, label
from tests.course.drawn_mri import Region

from course.figures.mri.outline import find_deepest, measure_area, outline_mask
from course.figures.mri.regions import find_regions
from course.figures.mri.shapes import Ball, Mask, Plate, Table, Tube, from_upright, to_upright

if TYPE_CHECKING:
    from course.figures.mri.stacks import Drawn

NEEDED = (
    *("ilium_L", "ilium_R", "sacrum", "sacrum_L", "sacrum_R"),
    *("ilium_L_joint", "ilium_R_joint", "sacrum_L_joint", "sacrum_R_joint", "joint_L", "joint_R"),
    *("root_S1_L", "root_S1_R", "foramen_S1_L", "foramen_S1_R"),
    *("gluteus_medius_L", "gluteus_medius_R", "iliacus_L", "iliacus_R"),
    *("lesion_1_ilium_L", "lesion_1_sacrum_L", "lesion_2_sacrum_R"),
)
ONLY_CORONAL = (
    *("disc_L5S1", "vertebra_L5", "psoas_L", "psoas_R"),
    *("gluteus_maximus_L", "gluteus_maximus_R"),
)
ONLY_AXIAL = ("canal", "joint_ligaments_L", "joint_ligaments_R", "multifidus_L", "multifidus_R")


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


def test_a_ball_and_a_tube_are_as_far_away_as_they_are() -> None:
    at = np.array([10.0]), np.array([0.0]), np.array([0.0])
    assert Ball((0, 0, 0), (4, 4, 4))(at) == pytest.approx(6)
    assert Tube([(0, -20, 0, 3), (0, 20, 0, 3)])(at) == pytest.approx(7)


def test_a_table_passes_through_its_values_and_stays_at_its_ends() -> None:
    assert Table("0:1 10:3 20:2")([-5, 0, 10, 20, 99]) == pytest.approx([1, 1, 3, 2, 2], abs=0.01)


def test_upright_coordinates_lead_there_and_back() -> None:
    u, w = from_upright([30, -50], [12, 44])
    down, back = to_upright(u, w)
    assert down == pytest.approx([30, -50])
    assert back == pytest.approx([12, 44])


def test_a_plate_is_as_thick_as_its_line_says_and_knows_its_outside() -> None:
    plate = Plate({0: "50,40,10 50,0,10 50,-40,10", 30: "50,40,10 50,0,10 50,-40,10"})
    at = np.array([52.0, 58.0, 42.0]), np.full(3, 15.0), np.zeros(3)
    assert plate(at) == pytest.approx([-3, 3, 3], abs=0.4)
    offset, _, along = plate.locate(at)
    assert np.sign(offset[1:]).tolist() == [1, -1]
    assert along == pytest.approx([0.5] * 3, abs=0.02)


def test_every_region_is_there(drawn: Drawn) -> None:
    own = ONLY_CORONAL if drawn.stack.name == "coronal" else ONLY_AXIAL
    assert set(NEEDED) | set(own) <= set(find_regions(drawn.slice))


def test_polygons_stay_within_a_pixel_of_their_mask(drawn: Drawn) -> None:
    for name, region in find_regions(drawn.slice).items():
        rings = outline_mask(region.mask)
        rows, columns = region.mask.shape
        shape = Region((columns, rows), "", (0, 0), 0, [ring.tolist() for ring in rings]).mask
        assert np.count_nonzero(shape & ~binary_dilation(region.mask, iterations=1)) == 0, name
        least = binary_erosion(region.mask, iterations=2)
        splinters = np.count_nonzero(least & ~shape) / np.count_nonzero(region.mask)
        assert splinters < 0.03, name


def test_the_polygons_of_a_lesion_have_its_area(drawn: Drawn) -> None:
    for name, region in find_regions(drawn.slice).items():
        area = sum(map(measure_area, outline_mask(region.mask)))
        assert area == pytest.approx(np.count_nonzero(region.mask), rel=0.05), name


def test_regions_are_on_their_side(drawn: Drawn) -> None:
    for name, region in find_regions(drawn.slice).items():
        middle = np.nonzero(region.mask)[1].mean() / region.mask.shape[1]
        side = "left" if middle > 0.53 else "right" if middle < 0.47 else "both"
        assert region.side == side, name


def test_bones_do_not_overlap(drawn: Drawn) -> None:
    regions = find_regions(drawn.slice)
    bones = np.array([regions[name].mask for name in ("ilium_L", "ilium_R", "sacrum_L", "sacrum_R")])
    assert bones.sum(axis=0).max() == 1


def test_a_mark_points_at_the_largest_piece_of_a_muscle(drawn: Drawn) -> None:
    for name, region in find_regions(drawn.slice).items():
        if name.startswith(("gluteus", "iliacus", "psoas", "piriformis", "multifidus")):
            pieces, count = label(region.mask)
            sizes = np.bincount(pieces.ravel())[1:]
            assert np.count_nonzero(region.core) == sizes.max(), f"{name} in {count} pieces"
