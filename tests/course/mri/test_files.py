"""The committed files are those the command writes, and say what the contract asks."""

from __future__ import annotations

import io
import json
import re

import numpy as np
import pytest
import yaml
from PIL import Image
from tests.course.drawn_mri import COMMAND, ROOT, decode, list_keys, read_maps

from course.figures.mri.course import COURSE, SIDES
from course.figures.mri.digest import DIGESTS, digest_code, write_digests
from course.figures.mri.files import normal_picture
from course.figures.mri.geometry import write_geometry
from course.figures.mri.maps import STACK, find_tissues, make_channels
from course.figures.mri.page import PAGE, write_page
from course.figures.mri.panels import burn_letters
from course.figures.mri.regions import find_regions
from course.figures.mri.sequence import SEQUENCES
from course.figures.mri.sidecar import write_sidecar
from course.figures.mri.stacks import STACKS, Drawn, Stack
from course.figures.signature import take_off

STALE = f"is not what the tables give; run `{COMMAND}` and commit what it writes"
FACTS = ROOT / "quizzes" / "facts.yml"
KEYS = list_keys()
STEMS = [stack.file_stem(mri, key) for stack, mri, key in KEYS]

each_picture = pytest.mark.parametrize(("stack", "mri", "key"), KEYS, ids=STEMS)
each_stem = pytest.mark.parametrize("stem", STEMS)
each_stack = pytest.mark.parametrize("stack", STACKS, ids=lambda stack: stack.name)


def read_sidecar(stem: str) -> dict[str, object]:
    sidecar = yaml.safe_load((ROOT / "quizzes" / "figures" / f"{stem}.yml").read_text(encoding="utf-8"))
    assert isinstance(sidecar, dict)
    return sidecar


def texts(value: object) -> list[str]:
    """Return every text in a value read from YAML."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] if isinstance(value, str) else [text for each in inner for text in texts(each)]


@each_picture
def test_the_committed_sidecar_is_current(stack: Stack, mri: int, key: str, key_slices: dict[str, Drawn]) -> None:
    name = f"quizzes/figures/{stack.file_stem(mri, key)}.yml"
    wanted = write_sidecar(key_slices[stack.name], mri, key)
    assert take_off((ROOT / name).read_bytes()).decode() == wanted, f"{name} {STALE}"


@each_picture
def test_the_committed_key_slice_is_current(stack: Stack, mri: int, key: str, key_slices: dict[str, Drawn]) -> None:
    name = f"docs/{stack.picture(mri, key)}"
    wanted = burn_letters(key_slices[stack.name].pictures[mri, key])
    difference = np.abs(decode((ROOT / name).read_bytes()) - wanted)
    assert difference.mean() < 4, f"{name} {STALE}"  # the file is compressed, and what was drawn is not
    assert np.quantile(difference, 0.999) < 32, f"{name} {STALE}"


def test_every_stored_slice_is_what_was_drawn_by_the_code_there_is() -> None:
    figures = ROOT / "docs" / "figures"
    files = [*(figures / "stacks").rglob("*.webp"), *(figures / "signal-lab").glob("*.js")]
    wanted = write_digests({file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files})
    assert (ROOT / DIGESTS).read_text(encoding="utf-8") == wanted, f"A stack {STALE}"
    assert wanted.startswith(digest_code())


def test_the_committed_maps_of_the_key_slice_are_current(key_slices: dict[str, Drawn]) -> None:
    """They are rounded: what is lost is less than the noise of a picture hides."""
    cut = key_slices[STACK.name].slice
    channels, tissues = read_maps(STACK.key)
    for name, wanted in make_channels(cut).items():
        difference = channels[name] - wanted
        assert np.sqrt(np.mean(difference**2)) < 0.02, f"{name} in the maps {STALE}"
        assert abs(difference.mean()) < 0.001, f"{name} in the maps {STALE}"
    assert np.mean(tissues == find_tissues(cut.pools)) > 0.99, f"The tissues in the maps {STALE}"


@each_stack
def test_the_committed_geometry_is_current(stack: Stack, key_slices: dict[str, Drawn]) -> None:
    name, drawn = f"quizzes/figures/{stack.name}.json", key_slices[stack.name]
    there, wanted = (
        json.loads((ROOT / name).read_bytes()),
        json.loads(write_geometry(find_regions(drawn.slice), drawn.mm_per_pixel)),
    )
    assert (there["size"], there["mm_per_pixel"]) == (wanted["size"], wanted["mm_per_pixel"]), f"{name} {STALE}"
    assert set(there["regions"]) == set(wanted["regions"]), f"{name} {STALE}"
    for label, region in wanted["regions"].items():
        found = there["regions"][label]
        assert found["area_mm2"] == pytest.approx(region["area_mm2"], rel=0.02), f"{label} in {name} {STALE}"
        assert found["tip"] == pytest.approx(region["tip"], abs=6), f"{label} in {name} {STALE}"


@each_stack
def test_the_numbered_structures_are_in_the_slice_that_shows_them(stack: Stack) -> None:
    sidecar = read_sidecar(f"landmarks-{stack.name}")
    geometry = json.loads((ROOT / "quizzes" / "figures" / str(sidecar["geometry"])).read_bytes())
    assert sidecar["picture"] == normal_picture(stack)
    drawn = ROOT / "docs" / stack.picture(3, "t1", stack.landmarks)
    assert (ROOT / "docs" / normal_picture(stack)).read_bytes() == drawn.read_bytes()
    marks = sidecar["annotations"]
    assert isinstance(marks, list)
    areas = {mark["region"]: geometry["regions"][mark["region"]]["area_mm2"] for mark in marks}
    assert len(areas) == 6
    assert min(areas.values()) >= 25, areas


def test_the_committed_page_is_current() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == write_page(), f"{PAGE} {STALE}"


def test_the_page_is_short_besides_its_tables() -> None:
    prose = [line for line in write_page().split("---\n", 2)[2].splitlines() if not line.startswith(("|", "<!--"))]
    assert len(re.sub(r"\[@\S+\]", "", " ".join(prose)).split()) <= 400


@each_stack
def test_a_stack_of_one_weighting_is_light(stack: Stack) -> None:
    for mri in COURSE:
        for key in SEQUENCES:
            files = sorted((ROOT / "docs" / stack.folder(mri, key)).iterdir())
            assert [file.name for file in files] == [f"{number:02}.webp" for number in range(1, stack.count + 1)]
            assert sum(file.stat().st_size for file in files) <= 400_000
    assert 16 <= stack.count <= 20


@each_stack
def test_the_geometry_of_a_stack_is_light(stack: Stack) -> None:
    assert (ROOT / "quizzes" / "figures" / f"{stack.name}.json").stat().st_size <= 60_000


@each_picture
def test_a_slice_carries_no_metadata(stack: Stack, mri: int, key: str) -> None:
    for number in stack.numbers:
        file = (ROOT / "docs" / stack.picture(mri, key, number)).read_bytes()
        assert not any(word in file for word in (b"EXIF", b"XMP ", b"ICCP"))
        rows, columns = stack.plane.shape(512)
        assert Image.open(io.BytesIO(file)).size == (columns, rows)


def test_the_letters_are_in_the_pixels(drawn: Drawn) -> None:
    picture = drawn.pictures[3, "t2fs"]
    rows, columns = np.nonzero(burn_letters(picture) != picture)
    high, wide = picture.shape
    right, left = columns < wide / 4, columns > wide * 3 / 4
    middle = np.abs(rows - high / 2) < 20
    assert (right & middle).any(), "R, the patient's right, on the left of the picture"
    assert (left & middle).any(), "L on the right of it"
    assert columns[rows > high - 40].max() > 90, "SIMULATED below"


@each_stem
def test_a_sidecar_names_what_is_there(stem: str) -> None:
    sidecar = read_sidecar(stem)
    regions = json.loads((ROOT / "quizzes" / "figures" / str(sidecar["geometry"])).read_bytes())["regions"]
    assert sidecar["id"] == stem
    assert (ROOT / "docs" / str(sidecar["picture"])).is_file()
    annotations = sidecar["annotations"]
    assert isinstance(annotations, list)
    assert {mark["region"] for mark in annotations} <= set(regions)
    assert len(annotations) == len({mark["id"] for mark in annotations}) > 1


@each_stem
def test_what_is_shown_before_the_commit_names_neither_percept_nor_finding(stem: str) -> None:
    sidecar = read_sidecar(stem)
    for text in (sidecar["title"], sidecar["alt"]):
        assert not re.search(r"edema|lesion|dark|bright|abnormal|normal|left|ilium|sacrum", str(text))


@each_stem
def test_a_sidecar_says_that_it_is_no_patient_and_no_evidence(stem: str) -> None:
    source = str(read_sidecar(stem)["source"])
    assert "not a patient image" in source
    assert "not reported" in source
    assert "must not be used as evidence" in source


@each_stem
def test_every_fact_cited_exists(stem: str) -> None:
    facts = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    known = {fact["id"] for part in ("facts", "not_reported") for fact in facts[part]}
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    cited = set(re.findall(r"\[@case:([\w-]+)\]", " ".join([*texts(read_sidecar(stem)), page])))
    assert cited
    assert cited <= known


@each_stem
def test_the_signals_tell_the_side(stem: str) -> None:
    sidecar = read_sidecar(stem)
    signals = sidecar["signals"]
    assert isinstance(signals, list)
    levels = {signal["text"]: signal["level"] for signal in signals}
    mri, sequence = int(stem[4]), stem.split("-")[2]
    normal, changed = ("bright", "mid-grey") if sequence == "t1" else ("dark", "bright")
    abnormal = {f"{SIDES[lesion.side].capitalize()} {lesion.bone}, beside the joint" for lesion in COURSE[mri]}
    beside = {text: level for text, level in levels.items() if text.endswith("beside the joint")}
    assert beside == {text: changed if text in abnormal else normal for text in beside}
    assert len(beside) == 4
    assert len(levels) == 8


def test_the_second_mri_says_which_bone_the_report_leaves_out() -> None:
    sidecar = read_sidecar("mri-2-t1")
    assert "does not mention the right ilium" in str(sidecar["caption"])
    assert "drawn normal by our choice" in str(sidecar["caption"])
