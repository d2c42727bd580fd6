"""The signal follows the spin-echo equation in cases that can be worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from course.figures.mri.sequence import (
    SEQUENCES,
    bulk_t2_ms,
    receive,
    spin_echo,
    tissue_signal,
    to_grey,
)
from course.figures.mri.tissue import (
    CHOSEN,
    EDEMA_BULK_T2_MS,
    FAT_T1,
    FAT_T2,
    NORMAL_BULK_T2_MS,
    TISSUES,
    Tissue,
    Value,
)

T1, T2FS = SEQUENCES["t1"], SEQUENCES["t2fs"]


def make_tissue(fat: float) -> Tissue:
    one, times = Value(1, CHOSEN), Value(100, CHOSEN)
    return Tissue("made", one, Value(fat, CHOSEN), times, times)


def test_after_one_t1_the_magnetisation_is_back_to_63_percent() -> None:
    assert spin_echo(800, 0, 800, 50) == pytest.approx(1 - 1 / math.e)


def test_after_one_t2_the_echo_is_down_to_37_percent() -> None:
    assert spin_echo(1e6, 50, 800, 50) == pytest.approx(1 / math.e)


def test_without_waiting_there_is_no_signal() -> None:
    assert spin_echo(0, 10, 800, 50) == 0


def test_water_alone_gives_the_echo_of_water_and_fat_alone_that_of_fat() -> None:
    assert tissue_signal(T1, make_tissue(0)) == pytest.approx(spin_echo(500, 12, 100, 100))
    assert tissue_signal(T1, make_tissue(1)) == pytest.approx(spin_echo(500, 12, FAT_T1.number, FAT_T2.number))


def test_fat_suppression_leaves_the_share_of_fat_it_names() -> None:
    echo = spin_echo(3500, 70, FAT_T1.number, FAT_T2.number)
    assert tissue_signal(T2FS, make_tissue(1)) == pytest.approx(T2FS.fat_left * echo)


def test_edema_lies_between_muscle_and_normal_marrow_on_t1() -> None:
    muscle, edema, marrow = (tissue_signal(T1, TISSUES[name]) for name in ("muscle", "edema", "marrow"))
    assert muscle < edema < 0.8 * marrow


def test_edema_is_brightest_of_the_three_on_fat_suppressed_t2() -> None:
    marrow, muscle, edema = (tissue_signal(T2FS, TISSUES[name]) for name in ("marrow", "muscle", "edema"))
    assert marrow < muscle < edema
    assert edema > 2.5 * marrow


def test_bulk_t2_of_one_pool_is_its_own() -> None:
    assert bulk_t2_ms(make_tissue(0)) == pytest.approx(100)


@pytest.mark.parametrize(("name", "read_ms"), [("marrow", NORMAL_BULK_T2_MS), ("edema", EDEMA_BULK_T2_MS)])
def test_bulk_t2_of_marrow_comes_near_what_was_measured(name: str, read_ms: float) -> None:
    assert bulk_t2_ms(TISSUES[name]) == pytest.approx(read_ms, rel=0.1)


def test_an_even_body_gives_a_picture_of_its_signal() -> None:
    signal, coil = np.full((384, 512), 0.35, np.float32), np.full((384, 512), 0.9, np.float32)
    picture = receive(signal, coil, T2FS, np.random.default_rng(1))
    assert picture.shape == signal.shape
    assert picture.mean() == pytest.approx(0.35 * 0.9, rel=0.01)
    assert 10 < picture.mean() / picture.std() < 60


def test_fat_lies_where_it_is_on_both_sequences() -> None:
    fat = np.zeros((384, 512), np.float32)
    fat[150:234, 200:312] = 1
    picture = receive(fat, np.ones_like(fat), T1, np.random.default_rng(1))
    middle = np.average(np.arange(512), weights=np.where(picture > 0.3, picture, 0).sum(axis=0))
    assert middle == pytest.approx(255.5, abs=0.1)


def test_black_and_white_are_the_ends_of_the_window() -> None:
    signals = np.array([[0.0, T1.window[0], T1.window[1], 1.0]], np.float32)
    assert to_grey(T1, signals).tolist() == [[0, 0, 255, 255]]


def test_every_assumed_value_says_so() -> None:
    values = [each for tissue in TISSUES.values() for each in (tissue.fat, tissue.t1_ms, tissue.t2_ms, tissue.density)]
    read = {value.number for value in values if value.source.mark == "read"}
    assert read == {0.52, 0.15, 44}, "all that was seen in an abstract; whatever else is marked so must have been too"
    assert {value.source.mark for value in (FAT_T1, FAT_T2)} == {"assumption"}
