"""What must hold between the fields of an item of any type, one function a rule.

Rules read the nodes, not the model: a rule speaks up even when something else in the item is wrong.
"""

from __future__ import annotations

from casebook.findings import ITEM_WRITING, FindingCode, shorten, suggest
from casebook.items.contract import Rule
from casebook.items.media import check_media
from casebook.parsing.document import Document, find_entries, find_flag, find_ids, find_scalar, find_texts
from casebook.parsing.odd_characters import strip_unseen
from casebook.parsing.yaml_nodes import Mapping, Scalar, Sequence


def check_options(document: Document, item: Mapping) -> None:
    """Options of an item have ids and texts that differ."""
    check_entries(document, item, "options")


def check_entries(document: Document, item: Mapping, name: str) -> None:
    """No two entries of a list have the same id, nor read the same, whatever characters they are written with."""
    document.check_unique(find_ids(item, name))
    seen: dict[str, int] = {}
    for entry in find_entries(item, name):
        found = find_scalar(entry, "text")
        text = strip_unseen(found.value) if found else ""
        if found and text and text in seen:
            message = f"This reads like the one in line {seen[text]}. Change or delete one."
            document.error(found, FindingCode.OPTION_REPEATED, message)
        elif found:
            seen[text] = found.line


def check_figures(document: Document, item: Mapping) -> None:
    """An item has one figure or several."""
    if {"figure", "figures"} <= item.nodes.keys():
        message = "Write `figure` or `figures`, one of the two."
        document.error(item.names["figures"], FindingCode.VALUE_KIND, message)


def check_tempting(document: Document, item: Mapping) -> None:
    """At most one option is tempting, and no key is."""
    first: Scalar | None = None
    for option in find_entries(item, "options"):
        tempting = find_flag(option, "tempting")
        if tempting and find_flag(option, "key"):
            message = "`tempting` marks a wrong response, and this option has `key: true`. Delete one of the two."
            document.error(tempting, FindingCode.KEY_EXTRA, message)
        elif tempting and first:
            message = f"Only one option may have `tempting: true`, and line {first.line} has it. Delete one of the two."
            document.error(tempting, FindingCode.KEY_EXTRA, message)
        else:
            first = first or tempting


def check_option_rationales(document: Document, item: Mapping) -> None:
    """Each option says why it is right or wrong."""
    for option in find_entries(item, "options"):
        check_item_rationale(document, option)


def check_item_rationale(document: Document, item: Mapping) -> None:
    """What has one answer and no options to choose from says itself why that is right."""
    if document.lacks(item, "rationale"):
        message = "This has no `rationale`. Write `rationale: …` to say why it is right or wrong."
        document.error(item, FindingCode.RATIONALE_MISSING, message)


def check_level(document: Document, item: Mapping) -> None:
    """An item says what it asks for, and which objectives it serves."""
    if document.lacks(item, "level"):
        message = "`level` is missing. Write `level: ` and `recall`, `apply` or `appraise`."
        document.error(item, FindingCode.LEVEL_MISSING, message)
    objectives = item.nodes.get("objectives")
    if document.lacks(item, "objectives") or (isinstance(objectives, Sequence) and not objectives.nodes):
        message = "No `objectives` are named. Write `objectives: ` and what the item serves, such as `[LO1]`."
        document.error(objectives or item, FindingCode.OBJECTIVE_MISSING, message)


def check_silence(document: Document, item: Mapping) -> None:
    """What an item ignores are rules of item writing."""
    for name in find_texts(item.nodes.get("lint"), "ignore"):
        if name.value not in ITEM_WRITING:
            message = f"`{shorten(name.value)}` is not a rule of item writing.{suggest(name.value, ITEM_WRITING)}"
            document.error(name, FindingCode.LINT_RULE, f"{message} Write the code that the advice ends with.")


SHARED_RULES: tuple[Rule, ...] = (
    check_options,
    check_figures,
    check_media,
    check_level,
    check_option_rationales,
    check_silence,
)
