"""The tissue table: proton density, fat fraction and relaxation times, each with where it comes from.

Every tissue is a pool of water with times of its own and a pool of fat, whose times are those of `FAT_T1` and
`FAT_T2`. Times are in milliseconds and stand for 1.5 T. A value counts as read where it was seen in an abstract or
an excerpt of the source; one from memory, fitted or chosen is an assumption, and the table says so.
"""

from __future__ import annotations

from dataclasses import dataclass

FIELD_T = 1.5
NORMAL_BULK_T2_MS, EDEMA_BULK_T2_MS = 69.4, 100.2  # of sacroiliac bone, normal and inflamed [@sij-t2-2025], read


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from; `field` is the field strength at which it was measured."""

    text: str
    field: str
    was_read: bool = False

    @property
    def mark(self) -> str:
        """Return the word that stands beside the value."""
        return "read" if self.was_read else "assumption"


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its source."""

    number: float
    source: Source


@dataclass(frozen=True, slots=True)
class Tissue:
    """Proton density beside water (1), fat share of it (0 to 1), and T1 and T2 of the water in ms."""

    label: str
    density: Value
    fat: Value
    t1_ms: Value
    t2_ms: Value


CHOSEN = Source("chosen by us", "set for 1.5 T")
STANISZ = Source("Stanisz 2005, from memory", "1.5 T")
GOLD = Source("Gold 2004, from memory", "1.5 T")
FAT_FITTED = Source("chosen by us within the 41 to 143 ms that different sequences give [@pai2008]", "3 T")
EDEMA_FITTED = Source("fitted by us to the T2 of edema as a whole [@sij-t2-2025]", "not noted")
FAT_FRACTION = Source(
    "abstract, PubMed 30740910, spondyloarthritis: normal marrow 52.0 and 50.5%, edema 15.8 and 13.5%",
    "not noted",
    was_read=True,
)
SIJ_CARTILAGE = Source("abstract, Albano 2020: sacroiliac cartilage of controls, 44.1 ms", "1.5 T", was_read=True)

FAT_T1 = Value(288, GOLD)
FAT_T2 = Value(85, FAT_FITTED)


def _tissue(label: str, density: float, fat: float | Value, t1_ms: float | Value, t2_ms: float | Value) -> Tissue:
    """Make a row; a bare number is an assumption of ours."""
    fat, t1_ms, t2_ms = (value if isinstance(value, Value) else Value(value, CHOSEN) for value in (fat, t1_ms, t2_ms))
    return Tissue(label, Value(density, CHOSEN), fat, t1_ms, t2_ms)


TISSUES: dict[str, Tissue] = {
    "air": _tissue("Air", 0, 0, 1000, 10),
    "marrow": _tissue("Marrow, normal", 0.80, Value(0.52, FAT_FRACTION), 900, 45),
    "edema": _tissue("Marrow, edema", 0.82, Value(0.15, FAT_FRACTION), 1300, Value(105, EDEMA_FITTED)),
    "sclerosis": _tissue("Dense bone", 0.40, 0.12, 700, 14),
    "tumour": _tissue("Marrow, replaced by tumour", 0.84, 0, 1250, 78),
    "marrow_fat": _tissue("Marrow, fatty", 0.88, 0.86, 900, 42),
    "backfill": _tissue("Backfill of an erosion", 0.86, 0.80, 900, 45),
    "granulation": _tissue("Erosion, active", 0.80, 0, 1200, 72),
    "fluid": _tissue("Fluid", 1.00, 0, 2600, 220),
    "muscle_edema": _tissue("Muscle, edema", 0.84, 0.02, 1200, 78),
    "cortex": _tissue("Cortical bone", 0.06, 0.10, 500, 8),
    "cartilage": _tissue("Cartilage", 0.80, 0, Value(1024, STANISZ), Value(44, SIJ_CARTILAGE)),
    "ligament": _tissue("Ligament", 0.42, 0.10, 800, 14),
    "muscle": _tissue("Muscle", 0.80, 0.03, Value(1008, STANISZ), 40),
    "fat": _tissue("Fatty tissue", 0.95, 0.93, 900, 40),
    "skin": _tissue("Skin", 0.70, 0.25, 887, 30),
    "disc": _tissue("Disc, nucleus", 0.75, 0, 1050, 54),
    "annulus": _tissue("Disc, annulus", 0.35, 0, 900, 25),
    "nerve": _tissue("Nerve", 0.80, 0.06, Value(815, STANISZ), 60),
    "csf": _tissue("Cerebrospinal fluid", 1.00, 0, 4000, 1500),
    "vein": _tissue("Vein, slow flow", 0.55, 0, Value(1441, STANISZ), 180),
    "vein_flow": _tissue("Vein, flow void", 0.16, 0, Value(1441, STANISZ), 90),
    "artery": _tissue("Artery, flow void", 0.07, 0, Value(1441, STANISZ), 100),
    "gland": _tissue("Seminal vesicle", 0.85, 0, 1600, 110),
    "bowel_wall": _tissue("Bowel wall", 0.80, 0.02, 1000, 55),
    "bowel_fluid": _tissue("Bowel, fluid", 0.62, 0.02, 1300, 70),
    "bowel_stool": _tissue("Bowel, stool", 0.55, 0.10, 500, 50),
    "bowel_gas": _tissue("Bowel gas", 0.02, 0, 1000, 10),
}
