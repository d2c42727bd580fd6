"""The key slices as drawn, once for all tests."""

from __future__ import annotations

import pytest

from course.figures.mri.stacks import STACKS, Drawn, draw


@pytest.fixture(scope="session")
def key_slices() -> dict[str, Drawn]:
    return {stack.name: draw(stack, stack.key) for stack in STACKS}


@pytest.fixture(params=["coronal", "axial"])
def drawn(request: pytest.FixtureRequest, key_slices: dict[str, Drawn]) -> Drawn:
    return key_slices[str(request.param)]
