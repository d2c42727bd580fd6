"""How every bone is painted: a thin dark cortex, and marrow whose fat is uneven on several scales."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from course.figures.mri.cut import Cut, Window
from course.figures.mri.shapes import Floats, smoothstep
from course.figures.mri.texture import NOISES


def paint_bone(
    cut: Cut, window: Window, name: str, solid: Floats, cortex_mm: ArrayLike, more_fat: ArrayLike = 0.0
) -> None:
    """Paint a bone from its signed distance; `more_fat` is added to the fat fraction of its marrow.

    Islands of fat and of blood-forming marrow lie at random, and the fat runs a little lower beneath the cortex.
    """
    at = cut.texture_at(window)
    cut.paint(window, f"{name}_cortex", "cortex", cut.share(solid, 0.7))
    islands, spots, fine, grain = (
        NOISES[0](at, (8, 8, 6)),
        NOISES[1](at, (2.2, 3.0, 2.2)),
        NOISES[3](at, (0.55, 0.8, 0.6)),
        NOISES[2](at, (0.6, 0.9, 0.6)),
    )
    fat = 0.52 + np.asarray(more_fat) + 0.03 * islands + 0.035 * spots + 0.045 * fine
    fat -= 0.05 * smoothstep(solid, -4, -1)
    inside = cut.share(solid + np.asarray(cortex_mm, np.float32), 0.7)
    cut.paint(window, f"{name}_marrow", "marrow", inside, fat=fat, density=1 + 0.04 * grain)
