"""The steps of a rating, from much less likely to much more likely: their signs, and their words."""

from __future__ import annotations

from types import MappingProxyType

from casebook.i18n import N_

RATINGS = MappingProxyType({-2: "▼▼", -1: "▼", 0: "=", 1: "▲", 2: "▲▲"})
WORDS = MappingProxyType(
    {
        -2: N_("much less likely"),
        -1: N_("less likely"),
        0: N_("no change"),
        1: N_("more likely"),
        2: N_("much more likely"),
    }
)
