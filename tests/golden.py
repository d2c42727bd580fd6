"""Golden files: YAML documents that a clinician can read, one a case, each with a `case:` that names it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent


def read_cases(folder: str) -> list[Any]:
    """Return every case of a folder as a pytest parameter, named by file and case."""
    cases = []
    for file in sorted((HERE / folder).glob("*.yml")):
        read = yaml.load_all(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        cases += [pytest.param(case, id=f"{file.stem}: {case['case']}") for case in read]
    return cases
