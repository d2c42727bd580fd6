"""The windows that several tests ask the browser for."""

from __future__ import annotations

import pytest

SMALL = {"width": 390, "height": 844}
PHONE = {"viewport": SMALL, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
on_a_phone = pytest.mark.parametrize("options", [PHONE], indirect=True, ids=["phone"])
without_script = pytest.mark.parametrize("options", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
without_network = pytest.mark.parametrize("options", [{"offline": True}], indirect=True, ids=["no network"])
