"""The geometry file of a key slice: each named region as polygons, with a place for the tip of an arrow."""

from __future__ import annotations

import json

import numpy as np

from course.figures.mri.outline import find_deepest, outline_mask
from course.figures.mri.regions import Region, find_regions
from course.figures.mri.stacks import Drawn


def write_geometry(drawn: Drawn) -> str:
    """Return the text of the geometry file, one region a line."""
    rows, columns = drawn.slice.middle.shape
    head = {"size": [columns, rows], "mm_per_pixel": drawn.mm_per_pixel}
    regions = find_regions(drawn.slice)
    lines = [f"{_pack(name)}:{_pack(_describe(region, drawn))}" for name, region in sorted(regions.items())]
    return f'{_pack(head)[:-1]},"regions":{{\n' + ",\n".join(lines) + "\n}}\n"


def _describe(region: Region, drawn: Drawn) -> dict[str, object]:
    described: dict[str, object] = {"side": region.side}
    described |= {"bone": region.bone} if region.bone is not None else {}
    described |= {"mri": region.mri} if region.mri is not None else {}
    described["tip"] = list(find_deepest(region.core))
    described["area_mm2"] = round(float(np.count_nonzero(region.mask)) * drawn.mm_per_pixel**2)
    described["polygons"] = [ring.tolist() for ring in outline_mask(region.mask)]
    return described


def _pack(value: object) -> str:
    return json.dumps(_plain(value), separators=(",", ":"))


def _plain(value: object) -> object:
    """Write whole numbers without a point."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
