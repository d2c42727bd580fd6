"""Where an item names a figure, or a region of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from casebook.findings import Location
from casebook.parsing.yaml_nodes import Scalar


@dataclass(frozen=True, slots=True)
class RegionUse:
    """A figure that an item names, and one of its regions; without a region: the item as a whole.

    `is_map` says that the item is for pointing, so its figure needs regions. `first` is the first figure that the item
    asks about: the others are shown in its place, so they share its geometry. `finds_slice` says that its stack is
    scrolled, so that regions may be on any slice of it.
    """

    path: PurePath
    figure: Scalar
    region: Scalar | None = None
    is_map: bool = False
    first: Scalar | None = None
    finds_slice: bool = False

    def place(self, scalar: Scalar) -> Location:
        """Return where one of the two stands."""
        return Location(self.path, scalar.line, scalar.column)
