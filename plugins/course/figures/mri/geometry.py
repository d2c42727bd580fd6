"""The geometry file of a slice: each named region as polygons, with a place for the tip of an arrow."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np

from course.figures.mri.outline import find_deepest, outline_mask
from course.figures.mri.regions import Region

Rings = list[list[list[float]]]
Elsewhere = Mapping[str, Mapping[int, Rings]]  # outlines of regions on other slices of the stack, by their numbers


def write_geometry(regions: Mapping[str, Region], mm_per_pixel: float, elsewhere: Elsewhere | None = None) -> str:
    """Return the text of the geometry file of a slice, one region a line."""
    rows, columns = next(iter(regions.values())).mask.shape
    head = {"size": [columns, rows], "mm_per_pixel": mm_per_pixel}
    described = {name: _describe(region, mm_per_pixel) for name, region in sorted(regions.items())}
    for name, slices in (elsewhere or {}).items():
        described[name]["slices"] = {str(number): rings for number, rings in slices.items()}
    lines = [f"{_pack(name)}:{_pack(fields)}" for name, fields in described.items()]
    return f'{_pack(head)[:-1]},"regions":{{\n' + ",\n".join(lines) + "\n}}\n"


def _describe(region: Region, mm_per_pixel: float) -> dict[str, object]:
    described: dict[str, object] = {"side": region.side}
    described |= {"bone": region.bone} if region.bone is not None else {}
    described |= {"mri": region.mri} if region.mri is not None else {}
    described["tip"] = list(find_deepest(region.core))
    described["area_mm2"] = round(float(np.count_nonzero(region.mask)) * mm_per_pixel**2)
    described["polygons"] = list_rings(region)
    return described


def list_rings(region: Region) -> Rings:
    """Return the outlines of a region, the largest first."""
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
