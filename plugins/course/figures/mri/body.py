"""The whole body, painted on a cut from the outside to the inside; later structures cover earlier ones."""

from __future__ import annotations

from course.figures.mri.cut import Cut
from course.figures.mri.ilium import know_ilia, paint_ilia
from course.figures.mri.ligaments import paint_ligaments
from course.figures.mri.muscles import paint_muscles
from course.figures.mri.sacrum import know_sacrum, paint_sacrum
from course.figures.mri.spine import paint_sac, paint_spine
from course.figures.mri.surface import paint_body as paint_surface
from course.figures.mri.vessels import paint_nerves, paint_vessels
from course.figures.mri.viscera import paint_viscera

ORDER = (
    know_sacrum,
    know_ilia,
    paint_surface,
    paint_viscera,
    paint_muscles,
    paint_vessels,
    paint_nerves,
    paint_ligaments,
    paint_spine,
    paint_ilia,
    paint_sacrum,
    paint_sac,
)


def paint(cut: Cut) -> None:
    """Paint every structure."""
    for paint_part in ORDER:
        paint_part(cut)
