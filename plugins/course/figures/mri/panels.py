"""A picture with its letters burned in, as the bytes of a file."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from course.figures.mri.stacks import Greys

LETTER_SIZE, EDGE = 18, 8
QUALITY = 80


def burn_letters(picture: Greys) -> Greys:
    """Return the picture with R, L and SIMULATED in it, so that a copy of it stays honest."""
    image = Image.fromarray(picture)
    rows, columns = picture.shape
    letters = (
        ("R", (EDGE, rows // 2), "lm"),
        ("L", (columns - EDGE, rows // 2), "rm"),
        ("SIMULATED", (EDGE, rows - EDGE), "ls"),
    )
    pencil, font = ImageDraw.Draw(image), ImageFont.load_default(LETTER_SIZE)
    for text, place, anchor in letters:
        for grey, width in ((0, 3), (255, 1)):
            pencil.text(place, text, fill=grey, font=font, anchor=anchor, stroke_width=width, stroke_fill=grey)
    return np.array(image)


def encode(picture: Greys) -> bytes:
    """Return the picture as WebP, without metadata."""
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "WEBP", quality=QUALITY, method=6)
    return file.getvalue()
