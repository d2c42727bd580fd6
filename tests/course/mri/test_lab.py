"""The signal lab: its script computes what the model does, and its files are current and light."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from tests.course.drawn_mri import COMMAND, ROOT
from tests.support.front_end import build_front_end, bundle_module

from casebook.bank.cache import read_bank
from casebook.items.number import NumberItem
from course.figures.mri.lab import PRESETS, TABLES, UNSEEN, write_tables
from course.figures.mri.maps import STACK, file_name
from course.figures.mri.sequence import Sequence, tissue_signal
from course.figures.mri.tissue import CHOSEN, TISSUES, Tissue, Value

STALE = f"is not what the tables give; run `{COMMAND}` and commit what it writes"
LAB = ROOT / "plugins/course/signal-lab"
FILES = [ROOT / file_name(number) for number in STACK.numbers]
ITEMS = {item.id: item for item in read_bank(ROOT / "quizzes").quizzes["quiz-l"].items}
EDEMA = TISSUES["edema"]
LEAN = replace(EDEMA, fat=Value(0, CHOSEN))
SETTINGS = list(product((200, 500, 1000, 3500, 6000), (8, 12, 57, 70, 160), (0, 0.035, 0.5, 1)))
RUN = """\
import {{ tissueSignal }} from "{module}";
import {{ TISSUES }} from "{tables}";
const take = ([tr, te, fatLeft]) => TISSUES.map((tissue) => tissueSignal({{ tr, te, fatLeft }}, tissue));
console.log(JSON.stringify({settings}.map(take)));
"""


def take(tr_ms: float, te_ms: float, fat_left: float) -> Sequence:
    return Sequence("made", "Made", "Made", tr_ms, te_ms, fat_left, 1, (0, 1))


def compare(sequence: Sequence, tissue: Tissue, other: str) -> float:
    """Return the signal of a tissue beside that of another one."""
    return tissue_signal(sequence, tissue) / tissue_signal(sequence, TISSUES[other])


def test_the_script_computes_the_signal_of_every_tissue_as_the_model_does(tmp_path: Path) -> None:
    for name in ("signal", "tables"):
        bundle_module(LAB / f"{name}.js", tmp_path / f"{name}.mjs")
    program = RUN.format(module="./signal.mjs", tables="./tables.mjs", settings=json.dumps(SETTINGS))
    (tmp_path / "run.mjs").write_text(program, encoding="utf-8")
    run = subprocess.run(["node", "run.mjs"], cwd=tmp_path, check=True, capture_output=True, text=True)
    wanted = [[tissue_signal(take(*setting), tissue) for tissue in TISSUES.values()] for setting in SETTINGS]
    np.testing.assert_allclose(json.loads(run.stdout), wanted, rtol=0, atol=1e-6)


def test_the_committed_tables_are_current() -> None:
    assert (ROOT / TABLES).read_text(encoding="utf-8") == write_tables(), f"{TABLES} {STALE}"


def test_the_committed_bundle_is_what_the_front_end_builds(tmp_path: Path) -> None:
    """When this fails, type: python3 dev.py assets."""
    built = build_front_end(tmp_path)[1]
    for file in sorted(built.iterdir()):
        there = ROOT / "docs/assets" / file.name
        assert there.read_bytes() == file.read_bytes(), f"{file.name} is out of date. Type: python3 dev.py assets"
    assert [file.name for file in sorted(built.iterdir())] == ["signal-lab.css", "signal-lab.js"]


def test_the_maps_are_light() -> None:
    assert sorted((ROOT / "docs/figures/signal-lab").iterdir()) == FILES
    sizes = [len(gzip.compress(file.read_bytes(), 9)) for file in FILES]
    assert max(sizes) <= 30_000
    assert sum(sizes) <= 500_000


def test_script_and_style_of_the_lab_stay_small() -> None:
    files = [ROOT / f"docs/assets/signal-lab.{kind}" for kind in ("js", "css")]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= 6_500


def test_the_echo_time_asked_for_is_that_of_equal_signals() -> None:
    """Right is every TE at which edema and marrow cannot be told apart."""
    item = ITEMS["l1"]
    assert isinstance(item, NumberItem)
    times = range(8, 161)
    differences = [abs(compare(take(1000, te, 1), EDEMA, "marrow") - 1) for te in times]
    ((value, tolerance),) = item.key.spans
    assert value == times[int(np.argmin(differences))]
    unseen = [te for te, difference in zip(times, differences, strict=True) if difference < UNSEEN]
    assert tolerance == min(value - unseen[0], unseen[-1] - value)


@pytest.mark.parametrize(
    ("item", "words", "value"),
    [
        ("l1", "{} times as bright", lambda: compare(take(1000, 8, 1), EDEMA, "marrow")),
        ("l2", "{} times the signal of marrow with", lambda: compare(PRESETS[2], EDEMA, "marrow")),
        ("l2", "and {} times without", lambda: compare(PRESETS[1], EDEMA, "marrow")),
        ("l3", "Without that fat the ratio would be {}", lambda: compare(PRESETS[0], LEAN, "muscle")),
        ("l3", "edema is {} times as bright as muscle", lambda: compare(PRESETS[0], EDEMA, "muscle")),
    ],
)
def test_the_numbers_in_the_tasks_are_those_of_the_model(item: str, words: str, value: Callable[[], float]) -> None:
    said = words.format(f"{value():.2g}")
    assert said in ITEMS[item].model_dump_json(), said
