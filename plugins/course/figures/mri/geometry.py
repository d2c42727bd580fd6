"""The geometry file of a slice: each named region as polygons, with a place for the tip of an arrow."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np

from course.figures.mri.outline import find_deepest, outline_mask
from course.figures.mri.regions import Region

Regions = Mapping[str, Region]
NONE: Mapping[int, Regions] = {}


def write_geometry(regions: Regions, mm_per_pixel: float, others: Mapping[int, Regions] = NONE) -> str:
    """Return the text of the geometry file of a key slice, one region a line, with outlines on `others` by number."""
    rows, columns = next(iter(regions.values())).mask.shape
    head = {"size": [columns, rows], "mm_per_pixel": mm_per_pixel}
    lines = []
    for name, region in sorted(regions.items()):
        described = _describe(region, mm_per_pixel)
        slices = {f"{number}": _outline(found[name]) for number, found in others.items() if name in found}
        lines.append(f"{_pack(name)}:{_pack(described | {'slices': slices} if slices else described)}")
    return f'{_pack(head)[:-1]},"regions":{{\n' + ",\n".join(lines) + "\n}}\n"


def _describe(region: Region, mm_per_pixel: float) -> dict[str, object]:
    described: dict[str, object] = {"side": region.side}
    described |= {"bone": region.bone} if region.bone is not None else {}
    described |= {"mri": region.mri} if region.mri is not None else {}
    described["tip"] = list(find_deepest(region.core))
    described["area_mm2"] = round(float(np.count_nonzero(region.mask)) * mm_per_pixel**2)
    described["polygons"] = _outline(region)
    return described


def _outline(region: Region) -> list[object]:
    return [ring.tolist() for ring in outline_mask(region.mask)]


def _pack(value: object) -> str:
    return json.dumps(_plain(value), separators=(",", ":"))


def _plain(value: object) -> object:
    """Write whole numbers without a point."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
