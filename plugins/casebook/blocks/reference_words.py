"""Words for the levels and the grades of the reference differential, and how many ranks a learner fills."""

from __future__ import annotations

from casebook.i18n import N_

LINES = 5  # ranks on a learner's list
LEVEL_WORDS = {
    # Translators: the level of a diagnosis in the reference, from the highest to the lowest.
    "lead": N_("leading"),
    "group": N_("leading group"),
    "possible": N_("possible"),
    "low": N_("unlikely"),
    "aside": N_("set aside"),
}
GRADE_WORDS = {"case": N_("Case"), "literature": N_("Literature"), "judgement": N_("Judgement")}
