"""The tables of the signal lab, as a module for its script: tissues, sequences and how the maps are packed."""

from __future__ import annotations

import json

from course.figures.mri import maps
from course.figures.mri.sequence import GAMMA, SEQUENCES, Sequence, noise_deviation
from course.figures.mri.sidecar import COMMAND
from course.figures.mri.tissue import FAT_T1, FAT_T2, TISSUES

TABLES = "plugins/course/signal-lab/tables.js"
HEAD = f"// Written by `{COMMAND}` from the tables in plugins/course/figures/mri; edit those, not this file.\n"

# The sequences of the case, and two that show what each of its settings does.
PRESETS = (
    SEQUENCES["t1"],
    Sequence("t2", "T2-weighted", "T2 without suppression", 3500, 70, 1, 23, (0.004, 0.6)),
    SEQUENCES["t2fs"],
    Sequence("pd", "Proton density", "Proton density", 3500, 12, 1, 23, (0.01, 0.95)),
)
UNSEEN = 0.05  # two signals that differ by less, as a share of one of them, look alike beside the texture of marrow


def write_tables() -> str:
    """Return the module: times in ms, densities and shares as fractions, signals relative to water at rest."""
    tables = {
        "TISSUES": [
            {
                "id": name,
                "label": tissue.label,
                "density": tissue.density.number,
                "fat": tissue.fat.number,
                "t1": tissue.t1_ms.number,
                "t2": tissue.t2_ms.number,
            }
            for name, tissue in TISSUES.items()
        ],
        "FAT": {"t1": FAT_T1.number, "t2": FAT_T2.number},
        "PRESETS": [
            {
                "name": each.short,
                "tr": each.tr_ms,
                "te": each.te_ms,
                "fatLeft": each.fat_left,
                "black": each.window[0],
                "white": each.window[1],
            }
            for each in PRESETS
        ],
        "PICTURE": {"noise": noise_deviation(SEQUENCES["t2fs"]), "gamma": GAMMA},
        "UNSEEN": UNSEEN,
        "MAPS": {
            "size": maps.SIZE,
            "block": maps.BLOCK,
            "steps": maps.steps().round(6).tolist(),
            "channels": maps.CHANNELS,
            "slices": maps.STACK.count,
            "key": maps.STACK.key,
        },
    }
    return HEAD + "".join(f"\nexport const {name} = {_write(table)};\n" for name, table in tables.items())


def _write(table: object) -> str:
    """Return a table as JSON, a row a line where it has rows."""
    if isinstance(table, list):
        return "[\n" + "".join(f"  {json.dumps(row)},\n" for row in table) + "]"
    return json.dumps(table)
