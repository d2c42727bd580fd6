"""What `casebook new` writes, and what it must not say."""

from __future__ import annotations

import re

from casebook.scaffold.new_site import FILES as FOLDER

FILES = sorted(file for file in FOLDER.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
# Of the course in this repository.
OF_OUR_COURSE = re.compile(
    r"sacroili\w*|iliosacral|\bSIJ?\b|\boedema|\bedema|\bBMES?\b|marrow|migrat\w*|osteoporos\w*|\bMRI\b|sacrum|iliac|buttock|"
    r"lumbar|STIR|T1-weighted",
    re.IGNORECASE,
)
