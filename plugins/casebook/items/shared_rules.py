"""What must hold between the fields of an item, one function a rule.

Rules read the nodes, not the model: a rule speaks up even when something else in the item is wrong.
"""

from __future__ import annotations

from collections.abc import Callable

from casebook.findings import FindingCode, shorten, suggest
from casebook.items.acceptance import accepts, is_empty, within
from casebook.model import strip_markup
from casebook.parsing.document import Document, find_entries, find_ids, find_scalar
from casebook.parsing.odd_characters import strip_unseen
from casebook.parsing.yaml_nodes import Mapping, Scalar, Sequence

Rule = Callable[[Document, Mapping], None]


def check_ids(document: Document, item: Mapping) -> None:
    """Options of an item, and its targets, have ids that differ."""
    for name in ("options", "targets"):
        document.check_unique(find_ids(item, name))


def check_texts(document: Document, item: Mapping) -> None:
    """No two options read the same, nor two targets, whatever characters they are written with."""
    for name in ("options", "targets"):
        seen: dict[str, int] = {}
        for entry in find_entries(item, name):
            found = find_scalar(entry, "text")
            text = strip_unseen(found.value) if found else ""
            if found and text and text in seen:
                message = f"This reads like the one in line {seen[text]}. Change or delete one."
                document.error(found, FindingCode.OPTION_REPEATED, message)
            elif found:
                seen[text] = found.line


def check_one_key(document: Document, item: Mapping) -> None:
    """A `single` item has one key."""
    keys = _keys(item)
    _check_any_key(document, item, keys)
    for extra in keys[1:]:
        message = f"A `single` item has one key, and line {keys[0].line} has it. Delete this, or use `type: multiple`."
        document.error(extra, FindingCode.KEY_EXTRA, message)


def check_some_key(document: Document, item: Mapping) -> None:
    """A `multiple` or `region` item has a key."""
    _check_any_key(document, item, _keys(item))


def check_targets(document: Document, item: Mapping) -> None:
    """Each option of a `match` item names a target that exists."""
    ids = (find_scalar(target, "id") for target in find_entries(item, "targets"))
    targets = dict.fromkeys(found.value for found in ids if found)
    for option in find_entries(item, "options"):
        key = find_scalar(option, "key")
        if key and key.value not in targets and not document.is_full:
            message = f"No target has the id `{shorten(key.value)}`.{suggest(key.value, targets)}"
            document.error(key, FindingCode.TARGET_UNKNOWN, message)


def check_forms(document: Document, item: Mapping) -> None:
    """Of every form that a `text` item accepts or foresees something is left to compare."""
    foreseen = [found for option in find_entries(item, "options") if (found := find_scalar(option, "text"))]
    for form in [*_forms(item), *foreseen]:
        if form.value.strip() and is_empty(form.value):
            message = (
                f"`{shorten(form.value.strip())}` cannot be compared: punctuation and hyphens by themselves are passed "
                "over. Write it in words, such as `negative` for a minus sign."
            )
            document.error(form, FindingCode.KEY_EMPTY, message)


def check_foreseen_texts(document: Document, item: Mapping) -> None:
    """A response that a `text` item foresees as wrong would not be graded right."""
    forms = [form.value for form in _forms(item) if not is_empty(form.value)]
    for option in find_entries(item, "options"):
        found = find_scalar(option, "text")
        if found and accepts(forms, strip_markup(found.value)):
            message = f"`{shorten(found.value)}` is accepted by `key`, so it cannot be a foreseen wrong response."
            document.error(found, FindingCode.KEY_REPEATED, message)


def check_foreseen_numbers(document: Document, item: Mapping) -> None:
    """A slip that a `number` item foresees would not be graded right."""
    key = item.nodes.get("key")
    value, tolerance = _number(find_scalar(key, "value")), _number(find_scalar(key, "tolerance"))
    for option in find_entries(item, "options"):
        found = find_scalar(option, "value")
        slip = _number(found)
        if found and slip is not None and value is not None and within(slip, value, tolerance or 0):
            message = f"`{shorten(found.value)}` lies within the tolerance of `key`, so it cannot be a slip."
            document.error(found, FindingCode.KEY_REPEATED, message)


def check_writing(document: Document, item: Mapping) -> None:
    """A `free` item has a rationale, with a model or without, or a row to fill for each option."""
    own = [name for name in ("model", "rationale") if name in item.nodes]
    if "options" in item.nodes:
        for name in own:
            message = f"A `free` item has `options` or `model` and `rationale`, not both. Delete `{name}` or `options`."
            document.error(item.names[name], FindingCode.KEY_EXTRA, message)
        return
    if "rationale" not in own:
        message = "This has no `rationale`. Write `rationale: …`, why it is right or why it is not."
        document.error(item, FindingCode.RATIONALE_MISSING, message)


_ALWAYS: tuple[Rule, ...] = (check_ids, check_texts)
RULES: dict[str, tuple[Rule, ...]] = {
    "single": (*_ALWAYS, check_one_key),
    "multiple": (*_ALWAYS, check_some_key),
    "match": (*_ALWAYS, check_targets),
    "order": _ALWAYS,
    "number": (*_ALWAYS, check_foreseen_numbers),
    "text": (*_ALWAYS, check_forms, check_foreseen_texts),
    "rating": _ALWAYS,
    "region": (*_ALWAYS, check_some_key),
    "shortlist": (*_ALWAYS, check_some_key),
    "free": (*_ALWAYS, check_writing),
}


def _check_any_key(document: Document, item: Mapping, keys: list[Scalar]) -> None:
    options = item.nodes.get("options")
    keyed = [find_scalar(option, "key") for option in find_entries(item, "options")]
    misspelt = any(key and key.value not in {"true", "false"} for key in keyed)
    if not keys and not misspelt and isinstance(options, Sequence) and options.nodes:
        document.error(options, FindingCode.KEY_MISSING, "No option has `key: true`. Add it to the right one.")


def _keys(item: Mapping) -> list[Scalar]:
    found = [find_scalar(option, "key") for option in find_entries(item, "options")]
    return [key for key in found if key and key.value == "true"]


def _forms(item: Mapping) -> list[Scalar]:
    key = item.nodes.get("key")
    return [form for form in key.nodes if isinstance(form, Scalar)] if isinstance(key, Sequence) else []


def _number(scalar: Scalar | None) -> float | None:
    try:
        return float(scalar.value) if scalar else None
    except ValueError:
        return None
