"""The committed files are those the command writes, and say what the contract asks."""

from __future__ import annotations

import io
import json
import re

import numpy as np
import pytest
import yaml
from PIL import Image
from tests.course.drawn_mri import COMMAND, ROOT, decode, list_stems

from course.figures.mri.course import COURSE, SIDES
from course.figures.mri.files import make_plane
from course.figures.mri.page import PAGE, write_page
from course.figures.mri.panels import burn_letters
from course.figures.mri.planes import PLANES, Drawn
from course.figures.mri.sequence import SEQUENCES, SHOWN
from course.figures.signature import take_off

STALE = f"is not what the tables give; run `{COMMAND}` and commit what it writes"
FACTS = ROOT / "quizzes" / "facts.yml"


@pytest.fixture(scope="session")
def files(planes: dict[str, Drawn]) -> dict[str, bytes]:
    return {name: content for drawn in planes.values() for name, content in make_plane(drawn).items()}


def read_sidecar(stem: str) -> dict[str, object]:
    sidecar = yaml.safe_load((ROOT / "quizzes" / "figures" / f"{stem}.yml").read_text(encoding="utf-8"))
    assert isinstance(sidecar, dict)
    return sidecar


def texts(value: object) -> list[str]:
    """Return every text in a value read from YAML."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] if isinstance(value, str) else [text for each in inner for text in texts(each)]


@pytest.mark.parametrize("stem", list_stems())
def test_the_committed_sidecar_is_current(stem: str, files: dict[str, bytes]) -> None:
    name = f"quizzes/figures/{stem}.yml"
    assert take_off((ROOT / name).read_bytes()) == files[name], f"{name} {STALE}"


@pytest.mark.parametrize("stem", list_stems())
def test_the_committed_picture_is_current(stem: str, files: dict[str, bytes]) -> None:
    name = f"docs/figures/{stem}.webp"
    difference = np.abs(decode((ROOT / name).read_bytes()) - decode(files[name]))
    assert difference.mean() < 1.5, f"{name} {STALE}"
    assert np.quantile(difference, 0.999) < 24, f"{name} {STALE}"


@pytest.mark.parametrize("plane", [plane.name for plane in PLANES])
def test_the_committed_geometry_is_current(plane: str, files: dict[str, bytes]) -> None:
    name = f"quizzes/figures/{plane}.json"
    there, wanted = json.loads((ROOT / name).read_bytes()), json.loads(files[name])
    assert (there["size"], there["mm_per_pixel"]) == (wanted["size"], wanted["mm_per_pixel"]), f"{name} {STALE}"
    assert set(there["regions"]) == set(wanted["regions"]), f"{name} {STALE}"
    for label, region in wanted["regions"].items():
        found = there["regions"][label]
        assert found["area_mm2"] == pytest.approx(region["area_mm2"], rel=0.02), f"{label} in {name} {STALE}"
        assert found["tip"] == pytest.approx(region["tip"], abs=6), f"{label} in {name} {STALE}"


def test_the_committed_page_is_current() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == write_page(), f"{PAGE} {STALE}"


def test_the_page_is_short_besides_its_tables() -> None:
    prose = [line for line in write_page().split("---\n", 2)[2].splitlines() if not line.startswith(("|", "<!--"))]
    assert len(re.sub(r"\[@\S+\]", "", " ".join(prose)).split()) <= 400


@pytest.mark.parametrize("plane", PLANES, ids=lambda plane: plane.name)
def test_six_pictures_of_a_plane_are_light(plane: object) -> None:
    suffix = next(each.suffix for each in PLANES if each is plane)
    names = [ROOT / "docs" / "figures" / f"mri-{mri}-{key}{suffix}.webp" for mri in COURSE for key in SEQUENCES]
    assert sum(name.stat().st_size for name in names) <= 300_000


@pytest.mark.parametrize("plane", [plane.name for plane in PLANES])
def test_the_geometry_of_a_plane_is_light(plane: str) -> None:
    assert (ROOT / "quizzes" / "figures" / f"{plane}.json").stat().st_size <= 40_000


@pytest.mark.parametrize("stem", list_stems())
def test_a_picture_carries_no_metadata(stem: str) -> None:
    file = (ROOT / "docs" / "figures" / f"{stem}.webp").read_bytes()
    assert not {b"EXIF", b"XMP ", b"ICCP"} & {file[at : at + 4] for at in range(len(file) - 4)}
    assert Image.open(io.BytesIO(file)).size == (SHOWN, SHOWN)


def test_the_letters_are_in_the_pixels(drawn: Drawn) -> None:
    picture = drawn.pictures[3, "t2fs"]
    rows, columns = np.nonzero(burn_letters(picture) != picture)
    right, left = columns < SHOWN / 4, columns > SHOWN * 3 / 4
    middle = np.abs(rows - SHOWN / 2) < 20
    assert (right & middle).any(), "R, the patient's right, on the left of the picture"
    assert (left & middle).any(), "L on the right of it"
    assert columns[rows > SHOWN - 40].max() > 120, "SIMULATED below"


@pytest.mark.parametrize("stem", list_stems())
def test_a_sidecar_names_what_is_there(stem: str) -> None:
    sidecar = read_sidecar(stem)
    regions = json.loads((ROOT / "quizzes" / "figures" / str(sidecar["geometry"])).read_bytes())["regions"]
    assert sidecar["id"] == stem
    assert (ROOT / "docs" / str(sidecar["picture"])).is_file()
    annotations = sidecar["annotations"]
    assert isinstance(annotations, list)
    assert {mark["region"] for mark in annotations} <= set(regions)
    assert len(annotations) == len({mark["id"] for mark in annotations}) > 1


@pytest.mark.parametrize("stem", list_stems())
def test_what_is_shown_before_the_commit_names_neither_percept_nor_finding(stem: str) -> None:
    sidecar = read_sidecar(stem)
    for text in (sidecar["title"], sidecar["alt"]):
        assert not re.search(r"edema|lesion|dark|bright|abnormal|normal|left|ilium|sacrum", str(text))


@pytest.mark.parametrize("stem", list_stems())
def test_a_sidecar_says_that_it_is_no_patient_and_no_evidence(stem: str) -> None:
    source = str(read_sidecar(stem)["source"])
    assert "not a patient image" in source
    assert "not reported" in source
    assert "must not be used as evidence" in source


@pytest.mark.parametrize("stem", list_stems())
def test_every_fact_cited_exists(stem: str) -> None:
    facts = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    known = {fact["id"] for part in ("facts", "not_reported") for fact in facts[part]}
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    cited = set(re.findall(r"\[@case:([\w-]+)\]", " ".join([*texts(read_sidecar(stem)), page])))
    assert cited
    assert cited <= known


@pytest.mark.parametrize("stem", list_stems())
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
