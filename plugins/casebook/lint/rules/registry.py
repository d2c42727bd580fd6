"""The rules of item writing: the only list of them.

HDR: Haladyna, Downing and Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment",
Applied Measurement in Education 2002;15:309-333, by the number of the guideline. NBME: the Item-Writing Guide of the
National Board of Medical Examiners, 2020. What neither says is called our judgement.
"""

from __future__ import annotations

from casebook.findings import FindingCode
from casebook.lint.rules.across_items import check_cautious, check_hinged, check_key_position
from casebook.lint.rules.contract import LintRule, of_each_item
from casebook.lint.rules.cues import check_clang, check_grammar
from casebook.lint.rules.lead_ins import check_cover, check_negative, check_question
from casebook.lint.rules.option_form import check_count, check_longest, check_order, check_parallel, check_specific
from casebook.lint.rules.option_meaning import check_convergence, check_overlap, check_units
from casebook.lint.rules.option_words import check_absolute, check_all, check_frequency, check_none
from casebook.lint.rules.rationales import check_missing, check_restating
from casebook.lint.rules.stems import check_abbreviations, check_vignette, check_window

NBME, HDR, OURS = "NBME", "HDR {}", "Our judgement"

RULES: tuple[LintRule, ...] = (
    LintRule(
        code=FindingCode.ABBREVIATION_UNEXPLAINED,
        reason="Who does not know the short form is tested on that, and not on the subject.",
        source=OURS,
        needs_words=True,
        check=check_abbreviations,
    ),
    LintRule(
        code=FindingCode.CAUTIOUS_KEY,
        reason="Who always waits or doubts would pass without knowing anything.",
        source=OURS,
        needs_words=True,
        check=check_cautious,
    ),
    LintRule(
        code=FindingCode.CLANG,
        reason="A word that the question shares with the key alone leads to it by its sound.",
        source=f"{HDR.format(28)}; {NBME}",
        needs_words=True,
        check=of_each_item(check_clang),
    ),
    LintRule(
        code=FindingCode.CONVERGENCE,
        reason="Distractors made by changing one part of the key share more with it than with each other.",
        source=NBME,
        needs_words=False,
        check=of_each_item(check_convergence),
    ),
    LintRule(
        code=FindingCode.COVER_TEST,
        reason="A question that needs its options to be understood tests how they are worded.",
        source=f"{HDR.format(15)}; {NBME}",
        needs_words=True,
        check=of_each_item(check_cover),
    ),
    LintRule(
        code=FindingCode.FREQUENCY_VAGUE,
        reason="Readers differ widely in what `often` or `rarely` means.",
        source=NBME,
        needs_words=True,
        check=of_each_item(check_frequency),
    ),
    LintRule(
        code=FindingCode.GRAMMAR_CUE,
        reason="An option that does not follow the lead-in in grammar is discarded unread.",
        source=f"{HDR.format(28)}; {NBME}",
        needs_words=True,
        check=of_each_item(check_grammar),
    ),
    LintRule(
        code=FindingCode.ITEMS_HINGED,
        reason="Who was wrong in one item is wrong in the next as well, and is marked down twice.",
        source=HDR.format(6),
        needs_words=True,
        check=check_hinged,
    ),
    LintRule(
        code=FindingCode.KEY_POSITION,
        reason="A place that holds most of the keys is chosen by those who guess.",
        source=HDR.format(20),
        needs_words=False,
        check=check_key_position,
    ),
    LintRule(
        code=FindingCode.LEAD_IN_QUESTION,
        reason="A topic asks nothing: each option says something else of it, and several things are tested at once.",
        source=f"{HDR.format(15)}; {NBME}",
        needs_words=True,
        check=of_each_item(check_question),
    ),
    LintRule(
        code=FindingCode.OPTION_ABSOLUTE,
        reason="Hardly anything in medicine allows no exception, so such a distractor is discarded unread.",
        source=f"{HDR.format(28)}; {NBME}",
        needs_words=True,
        check=of_each_item(check_absolute),
    ),
    LintRule(
        code=FindingCode.OPTION_ALL,
        reason="Who recognises two right options chooses this one, whatever is known of the others.",
        source=HDR.format(26),
        needs_words=True,
        check=of_each_item(check_all),
    ),
    LintRule(
        code=FindingCode.OPTION_COUNT,
        reason="Of two options every second guess is right; of many, most are never chosen.",
        source=f"{HDR.format(18)}; Rodriguez, Educational Measurement: Issues and Practice 2005;24(2):3-13",
        needs_words=False,
        check=of_each_item(check_count),
    ),
    LintRule(
        code=FindingCode.OPTION_LONGEST,
        reason="Authors write the key in full, and those who guess know that.",
        source=f"{HDR.format(24)}; {NBME}",
        needs_words=False,
        check=of_each_item(check_longest),
    ),
    LintRule(
        code=FindingCode.OPTION_NONE,
        reason="Knowing what is wrong does not show that the learner knows what is right.",
        source=HDR.format(25),
        needs_words=True,
        check=of_each_item(check_none),
    ),
    LintRule(
        code=FindingCode.OPTION_ORDER,
        reason="A learner who has worked out a number should find it without searching.",
        source=HDR.format(21),
        needs_words=False,
        check=of_each_item(check_order),
    ),
    LintRule(
        code=FindingCode.OPTION_OVERLAP,
        reason="Of two options that can both be right neither can be the only key, or there are two keys.",
        source=HDR.format(22),
        needs_words=False,
        check=of_each_item(check_overlap),
    ),
    LintRule(
        code=FindingCode.OPTION_PARALLEL,
        reason="An option of another form stands out, and reading it takes effort that tests nothing.",
        source=f"{HDR.format(23)}; {NBME}",
        needs_words=False,
        check=of_each_item(check_parallel),
    ),
    LintRule(
        code=FindingCode.OPTION_SPECIFIC,
        reason="The only option with a qualification is taken for the one that its author made sure of.",
        source=NBME,
        needs_words=True,
        check=of_each_item(check_specific),
    ),
    LintRule(
        code=FindingCode.RATIONALE_MISSING,
        reason="The rationale is what a learner learns from, whatever was chosen.",
        source=OURS,
        needs_words=False,
        check=of_each_item(check_missing),
    ),
    LintRule(
        code=FindingCode.RATIONALE_RESTATING,
        reason="That an option is right or wrong is shown by the verdict; the rationale is to say why.",
        source=OURS,
        needs_words=True,
        check=of_each_item(check_restating),
    ),
    LintRule(
        code=FindingCode.STEM_NEGATIVE,
        reason="The exception is easily overread, and finding it does not show what is known.",
        source=HDR.format(17),
        needs_words=True,
        check=of_each_item(check_negative),
    ),
    LintRule(
        code=FindingCode.UNITS_CONFLICTING,
        reason="Converting units is another task than the one that is asked.",
        source=OURS,
        needs_words=False,
        check=of_each_item(check_units),
    ),
    LintRule(
        code=FindingCode.VIGNETTE_MISSING,
        reason="Knowledge can be applied to a situation only; without one the item asks for recall.",
        source=NBME,
        needs_words=False,
        check=of_each_item(check_vignette),
    ),
    LintRule(
        code=FindingCode.WINDOW_DRESSING,
        reason="What is not needed takes time to read and hides what is asked.",
        source=HDR.format(16),
        needs_words=True,
        check=of_each_item(check_window),
    ),
)
