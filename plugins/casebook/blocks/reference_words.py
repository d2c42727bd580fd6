"""Words for the levels and the grades of the reference differential, and how many ranks a learner fills."""

from __future__ import annotations

from casebook.i18n import N_

LINES = 5  # ranks on a learner's list
LEVEL_WORDS = {
    "lead": N_("lead"),
    "group": N_("lead group"),
    "possible": N_("possible"),
    "low": N_("low"),
    "aside": N_("set aside"),
}
GRADE_WORDS = {"case": N_("Case"), "literature": N_("Literature"), "judgement": N_("Judgement")}
