"""The planes as drawn, once for all tests."""

from __future__ import annotations

import pytest

from course.figures.mri.planes import PLANES, Drawn, draw


@pytest.fixture(scope="session")
def planes() -> dict[str, Drawn]:
    return {plane.name: draw(plane) for plane in PLANES}


@pytest.fixture(params=["coronal", "axial"])
def drawn(request: pytest.FixtureRequest, planes: dict[str, Drawn]) -> Drawn:
    return planes[str(request.param)]
