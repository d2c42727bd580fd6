"""Findings: what an author should know of a place in a file, and the code by which it is explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType

LONGEST_NAME = 40
MOST_FINDINGS = 100
MORE = "There are more problems. They are shown once these are corrected."


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file. Lines and columns count from 1, as editors do."""

    path: PurePath
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """An error stops a build; advice does not."""

    ERROR = "error"
    ADVICE = "advice"


class Rules(StrEnum):
    """How much is asked of an author's items. Each level asks for all that the one before asks for."""

    PLAIN = "plain"
    TAUGHT = "taught"
    PUBLISHED = "published"


class FindingCode(StrEnum):
    """Every finding there is, `noun-condition`; each has a heading in the pages for authors."""

    ABBREVIATION_UNEXPLAINED = "abbreviation-unexplained"
    BLOCK_ARGUMENT = "block-argument"
    BLOCK_CONTENT = "block-content"
    BLOCK_LEAKED = "block-leaked"
    BLOCK_OPTION = "block-option"
    BLOCK_UNCLOSED = "block-unclosed"
    BLOCK_UNOPENED = "block-unopened"
    CAPTIONS_MISSING = "captions-missing"
    CASE_UNKNOWN = "case-unknown"
    CATALOGUE_OUTDATED = "catalogue-outdated"
    CAUTIOUS_KEY = "cautious-key"
    CHECKPOINT_ORDER = "checkpoint-order"
    CHECKPOINT_UNKNOWN = "checkpoint-unknown"
    CHECKPOINT_UNSHOWN = "checkpoint-unshown"
    CLANG = "clang"
    CONVERGENCE = "convergence"
    COVER_TEST = "cover-test"
    DOOR_UNKNOWN = "door-unknown"
    DOWNLOAD_UNKNOWN = "download-unknown"
    FIELD_MISSING = "field-missing"
    FIELD_TWICE = "field-twice"
    FIELD_UNKNOWN = "field-unknown"
    FIGURE_UNKNOWN = "figure-unknown"
    FILE_EMPTY = "file-empty"
    FILE_ENCODING = "file-encoding"
    FILE_LARGE = "file-large"
    FILE_NAME = "file-name"
    FILE_OUTSIDE = "file-outside"
    FILE_SECOND = "file-second"
    FILE_UNREADABLE = "file-unreadable"
    FOLD_PLACE = "fold-place"
    FORMULA_FORM = "formula-form"
    FREQUENCY_VAGUE = "frequency-vague"
    FRONT_MATTER = "front-matter"
    GATE_PLACE = "gate-place"
    GATE_UNDECIDED = "gate-undecided"
    GEOMETRY_DIFFERS = "geometry-differs"
    GEOMETRY_FORM = "geometry-form"
    GEOMETRY_UNKNOWN = "geometry-unknown"
    GRAMMAR_CUE = "grammar-cue"
    ID_DUPLICATE = "id-duplicate"
    ID_FORM = "id-form"
    ID_MISSING = "id-missing"
    ITEM_UNKNOWN = "item-unknown"
    ITEMS_HINGED = "items-hinged"
    KEY_EMPTY = "key-empty"
    KEY_EXTRA = "key-extra"
    KEY_MISSING = "key-missing"
    KEY_POSITION = "key-position"
    KEY_REPEATED = "key-repeated"
    LEAD_IN_QUESTION = "lead-in-question"
    LEVEL_MISSING = "level-missing"
    LINT_RULE = "lint-rule"
    LINT_UNUSED = "lint-unused"
    MARK_OUTSIDE = "mark-outside"
    MEDIA_KIND = "media-kind"
    MEDIA_MISSING = "media-missing"
    NAME_REPEATED = "name-repeated"
    OBJECTIVE_MISSING = "objective-missing"
    OPTION_ABSOLUTE = "option-absolute"
    OPTION_ALL = "option-all"
    OPTION_COUNT = "option-count"
    OPTION_LONGEST = "option-longest"
    OPTION_NONE = "option-none"
    OPTION_ORDER = "option-order"
    OPTION_OVERLAP = "option-overlap"
    OPTION_PARALLEL = "option-parallel"
    OPTION_REPEATED = "option-repeated"
    OPTION_SPECIFIC = "option-specific"
    PAGE_LONG = "page-long"
    PICTURE_ACTIVE = "picture-active"
    PICTURE_KIND = "picture-kind"
    PICTURE_MISSING = "picture-missing"
    PICTURE_PRIVATE = "picture-private"
    PICTURE_UNNAMED = "picture-unnamed"
    QUIZ_UNKNOWN = "quiz-unknown"
    RATIONALE_MISSING = "rationale-missing"
    RATIONALE_RESTATING = "rationale-restating"
    RATIONALE_UNSOURCED = "rationale-unsourced"
    REASON_LONG = "reason-long"
    REFERENCE_SYNTAX = "reference-syntax"
    REGION_UNKNOWN = "region-unknown"
    REVIEW_FILE = "review-file"
    REVIEW_OPEN = "review-open"
    REVIEW_OUTDATED = "review-outdated"
    REVIEW_UNKNOWN = "review-unknown"
    SETTING_FORM = "setting-form"
    SHORT_MISSING = "short-missing"
    SITE_ADDRESS = "site-address"
    SITE_MISSING = "site-missing"
    SITE_NAME = "site-name"
    SOURCE_UNKNOWN = "source-unknown"
    SOURCE_UNVERIFIED = "source-unverified"
    SPOILER = "spoiler"
    SPOILER_ALLOWED = "spoiler-allowed"
    SPOILER_MOMENT = "spoiler-moment"
    SPOILER_UNREAD = "spoiler-unread"
    SPOILER_WORD = "spoiler-word"
    STACK_FORM = "stack-form"
    STEM_NEGATIVE = "stem-negative"
    STEP_HEADING = "step-heading"
    STEP_NUMBER = "step-number"
    STEP_PLACE = "step-place"
    STRING_UNTRANSLATED = "string-untranslated"
    TARGET_UNKNOWN = "target-unknown"
    TEXT_ADDRESS = "text-address"
    TEXT_BLOCK = "text-block"
    TEXT_CONTROL = "text-control"
    TEXT_CUT = "text-cut"
    TEXT_INVISIBLE = "text-invisible"
    TEXT_LONG = "text-long"
    TEXT_MARKUP = "text-markup"
    TITLE_MISSING = "title-missing"
    TRANSCRIPT_MISSING = "transcript-missing"
    TYPE_MISSING = "type-missing"
    TYPE_UNKNOWN = "type-unknown"
    UNITS_CONFLICTING = "units-conflicting"
    VALUE_KIND = "value-kind"
    VIGNETTE_MISSING = "vignette-missing"
    WINDOW_DRESSING = "window-dressing"
    WORD_RENAMED = "word-renamed"
    YAML_ANCHOR = "yaml-anchor"
    YAML_DEEP = "yaml-deep"
    YAML_SIGN = "yaml-sign"
    YAML_SYNTAX = "yaml-syntax"
    YAML_TAB = "yaml-tab"
    YAML_TAG = "yaml-tag"


ITEM_WRITING = frozenset(
    {
        FindingCode.ABBREVIATION_UNEXPLAINED,
        FindingCode.CAUTIOUS_KEY,
        FindingCode.CLANG,
        FindingCode.CONVERGENCE,
        FindingCode.COVER_TEST,
        FindingCode.FREQUENCY_VAGUE,
        FindingCode.GRAMMAR_CUE,
        FindingCode.ITEMS_HINGED,
        FindingCode.KEY_POSITION,
        FindingCode.LEAD_IN_QUESTION,
        FindingCode.OPTION_ABSOLUTE,
        FindingCode.OPTION_ALL,
        FindingCode.OPTION_COUNT,
        FindingCode.OPTION_LONGEST,
        FindingCode.OPTION_NONE,
        FindingCode.OPTION_ORDER,
        FindingCode.OPTION_OVERLAP,
        FindingCode.OPTION_PARALLEL,
        FindingCode.OPTION_SPECIFIC,
        FindingCode.RATIONALE_MISSING,
        FindingCode.RATIONALE_RESTATING,
        FindingCode.STEM_NEGATIVE,
        FindingCode.UNITS_CONFLICTING,
        FindingCode.VIGNETTE_MISSING,
        FindingCode.WINDOW_DRESSING,
    }
)
"""The codes of the rules of item writing, which an item may silence with a reason."""
# From which level on a finding is an error; below, it is advice. What is not listed is an error at every level.
ASKED_FROM: Mapping[FindingCode, Rules] = MappingProxyType(
    {
        FindingCode.RATIONALE_MISSING: Rules.TAUGHT,
        FindingCode.ID_MISSING: Rules.PUBLISHED,
        FindingCode.LEVEL_MISSING: Rules.PUBLISHED,
        FindingCode.OBJECTIVE_MISSING: Rules.PUBLISHED,
        FindingCode.RATIONALE_UNSOURCED: Rules.PUBLISHED,
        FindingCode.SOURCE_UNVERIFIED: Rules.PUBLISHED,
        FindingCode.TITLE_MISSING: Rules.PUBLISHED,
        FindingCode.TYPE_MISSING: Rules.PUBLISHED,
    }
)
_LEVELS = tuple(Rules)


def weigh(code: FindingCode, rules: Rules) -> Severity:
    """Return how much a finding weighs where an author's items follow these rules."""
    asked = ASKED_FROM.get(code, Rules.PLAIN)
    return Severity.ERROR if _LEVELS.index(rules) >= _LEVELS.index(asked) else Severity.ADVICE


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing the author should know, and where."""

    location: Location
    code: FindingCode
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.location}: {self.severity}: {self.message} [{self.code}]"


@dataclass(slots=True)
class Findings:
    """Everything found so far. Reading goes on after an error, so an author sees them all."""

    found: list[Finding] = field(default_factory=list)

    def error(self, location: Location, code: FindingCode, message: str, rules: Rules = Rules.PUBLISHED) -> None:
        """Add an error; advice where these rules do not ask for it."""
        self.found.append(Finding(location, code, message, weigh(code, rules)))

    def extend(self, others: Iterable[Finding]) -> None:
        """Add what another reader found."""
        self.found.extend(others)

    @property
    def has_errors(self) -> bool:
        """Whether anything found must stop a build."""
        return any(finding.severity is Severity.ERROR for finding in self.found)

    def __iter__(self) -> Iterator[Finding]:
        """Each finding once, sorted by place."""
        return iter(sorted(set(self.found)))

    def __len__(self) -> int:
        return len(self.found)


def sum_up_advice(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of a file; of advice that it earns in many places only the first, with their number."""
    found = list(findings)
    count = Counter(each.code for each in found if each.severity is Severity.ADVICE)
    told: set[FindingCode] = set()
    for each in found:
        if each.severity is Severity.ADVICE and count[each.code] > 1:
            if each.code not in told:
                more = count[each.code] - 1
                again = "once more" if more == 1 else f"in {more} more places"
                yield replace(each, message=f"{each.message} The same {again}.")
            told.add(each.code)
        else:
            yield each


def shorten(name: str) -> str:
    """Cut an author's word so that it fits a message."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def suggest(name: str, known: Iterable[str]) -> str:
    """Return `" Did you mean `x`?"` when a known name is close, else nothing."""
    if len(name) > LONGEST_NAME:
        return ""
    close = get_close_matches(name, list(known), n=1)
    return f" Did you mean `{close[0]}`?" if close else ""


def listed(names: Iterable[str]) -> str:
    """Join names as a sentence does: "`a`, `b` or `c`"."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
