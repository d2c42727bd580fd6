"""A picture with its letters burned in, as the bytes of a file."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from course.figures.mri.planes import Greys
from course.figures.mri.sequence import SHOWN

LETTERS = (("R", (10, SHOWN // 2), "lm"), ("L", (SHOWN - 10, SHOWN // 2), "rm"), ("SIMULATED", (10, SHOWN - 10), "ls"))
LETTER_SIZE = 22
QUALITY = 90


def burn_letters(picture: Greys) -> Greys:
    """Return the picture with R, L and SIMULATED in it, so that a copy of it stays honest."""
    image = Image.fromarray(picture)
    pencil, font = ImageDraw.Draw(image), ImageFont.load_default(LETTER_SIZE)
    for text, place, anchor in LETTERS:
        for grey, width in ((0, 3), (255, 1)):
            pencil.text(place, text, fill=grey, font=font, anchor=anchor, stroke_width=width, stroke_fill=grey)
    return np.array(image)


def encode(picture: Greys) -> bytes:
    """Return the picture as WebP, without metadata."""
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "WEBP", quality=QUALITY, method=6)
    return file.getvalue()
