"""A built site -> each place where it reveals a spoiler term before the step from which that may be known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path, PurePath

from casebook.findings import MORE, MOST_FINDINGS, Finding, FindingCode, Location, Severity, shorten
from casebook.model import START, SpoilerTerm, When, find, name_all
from casebook.parsing.html_reader import start_lines
from casebook.parsing.spoilers import Allowed, SpoilerList
from casebook.spoilers.passage import Passage
from casebook.spoilers.site_walk import ENTRANCES, ReachedFile, walk

FOUND_EARLY = "“{word}” may be known from {since} but appears {when}, {channel}."
UNREAD = "Not all of this file{} can be searched: {}. Look through it yourself."
NO_ENTRANCE = "There is no index.html in `{}`, so it is not a built site. Build it first."
# What the site says of itself on every page.
SETTINGS = (
    "site_name",
    "site_description",
    "site_author",
    "site_url",
    "copyright",
    "repo_name",
    "repo_url",
    "repository",
)


def scan_site(site: Path, shown: PurePath, spoilers: SpoilerList) -> list[Finding]:
    """Return every spoiler that can be met before its time, and every allowance that allows nothing.

    `shown` is the folder's name in findings.
    """
    if not (site / ENTRANCES[0]).is_file():
        return [Finding(Location(shown, 1, 1), FindingCode.SPOILER, NO_ENTRANCE.format(shown))]
    scan = _Scan(spoilers)
    found: list[Finding] = []
    gates: dict[int, int] = {}
    for reached in walk(site, max(term.since for term, _ in spoilers.terms)):
        found += scan.read(reached, shown)
        gates |= reached.contents.gates
    found = list(dict.fromkeys(found))  # a row of a table is read as cells, and as a line
    reported = found[:MOST_FINDINGS]
    if len(found) > MOST_FINDINGS:
        reported.append(Finding(found[MOST_FINDINGS].location, FindingCode.SPOILER, MORE))
    return [*reported, *_find_idle(spoilers, scan.used), *_find_unknown(spoilers, gates)]


def check_settings(settings: str, path: PurePath, spoilers: SpoilerList) -> Iterator[Finding]:
    """Yield what the settings, in YAML or TOML, would put on every page before the case begins."""
    scan = _Scan(spoilers)
    for number, line in enumerate(settings.split("\n"), 1):
        before, _, value = line.partition("=" if path.suffix == ".toml" else ":")
        name = before.strip()
        if name not in SETTINGS:
            continue
        text = re.sub(r"\s#.*", "", value)
        for term, first, last in _place(scan.name_early(text, START), text):
            word = value[first : last + 1]
            message = (
                f"`{name}` holds “{word}”, which may be known from {term.since}, and appears on every page. "
                "Choose words that do not tell how the case goes on."
            )
            yield Finding(Location(path, number, len(before) + 2 + first), FindingCode.SPOILER, message)


@dataclass(slots=True)
class _Scan:
    """Looks for terms in texts, and keeps the result for texts that recur on many pages, as navigation does."""

    spoilers: SpoilerList
    terms: list[SpoilerTerm] = field(init=False)
    known: dict[str, list[SpoilerTerm]] = field(default_factory=dict)
    used: set[Allowed] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.terms = [term for term, _ in self.spoilers.terms]

    def name_early(self, text: str, when: When) -> list[SpoilerTerm]:
        """Return the terms that a text holds and that may not be known yet."""
        if text not in self.known:
            self.known[text] = name_all(self.terms, text)
        return [term for term in self.known[text] if when < term.since]

    def read(self, reached: ReachedFile, shown: PurePath) -> Iterator[Finding]:
        """Yield what one file reveals too early, and what of it could not be read."""
        path = reached.route.path
        lines = start_lines(reached.text)
        shown = shown / _show(path)
        for problem in dict.fromkeys(reached.contents.unread):
            message = UNREAD.format(
                f", to which `{_show(reached.route.through)}` leads," if reached.route.through else "", problem
            )
            yield Finding(Location(shown, 1, 1), FindingCode.SPOILER_UNREAD, message, Severity.ADVICE)
        for passage in reached.contents.passages:
            early = self.name_early(passage.text, passage.when)
            refused = [term for term in early if not self._allow(term, path, passage.channel)]
            for term, first, last in _place(refused, passage.text):
                place = passage.place(first) if reached.text else 0
                line = bisect_right(lines, place)
                location = Location(shown, line, place - lines[line - 1] + 1)
                yield Finding(
                    location,
                    FindingCode.SPOILER,
                    _write_message(reached, passage, term, passage.text[first : last + 1]),
                )

    def _allow(self, term: SpoilerTerm, path: str, channel: str) -> bool:
        fitting = [
            each
            for each in self.spoilers.allowed
            if each.word == term.word
            and fnmatchcase(path, each.allowance.file)
            and each.allowance.channel in (None, channel.removeprefix("in "), channel)
        ]
        self.used.update(fitting)
        return bool(fitting)


def _place(terms: Iterable[SpoilerTerm], text: str) -> Iterator[tuple[SpoilerTerm, int, int]]:
    """Yield each term wherever it stands in a text, with the offsets of its first and its last sign."""
    for term in terms:
        for first, last in find(term, text) or [(0, len(text) - 1)]:
            yield term, first, last


def _show(path: str) -> str:
    """Return the name of a file as it can be printed, whatever bytes it has."""
    return path.encode("utf-8", "replace").decode()


def _write_message(reached: ReachedFile, passage: Passage, term: SpoilerTerm, word: str) -> str:
    when = str(passage.when) if passage.when == START else f"at {passage.when}"
    message = FOUND_EARLY.format(
        word=shorten(" ".join(word.split())), since=term.since, when=when, channel=passage.channel
    )
    if reached.contents.gates:
        return f"{message} Say it in other words, or behind the gate after which it may be known."
    if reached.route.through:
        return (
            f"{message} `{_show(reached.route.through)}` leads here: say it in other words, "
            "or mark the link with `{.spoils}` when only readers should follow it."
        )
    return f"{message} Say it in other words."


def _find_idle(spoilers: SpoilerList, used: set[Allowed]) -> Iterator[Finding]:
    for each in spoilers.allowed:
        if each not in used:
            where = f"`{shorten(each.word)}` is not met in `{each.allowance.file}` before its time"
            yield Finding(each.location, FindingCode.SPOILER_ALLOWED, f"This allows nothing: {where}. Delete it.")


def _find_unknown(spoilers: SpoilerList, gates: dict[int, int]) -> Iterator[Finding]:
    """Yield each step or gate of a term that the case does not have. A commit counts as one gate more."""
    wrong = (
        Finding(location, FindingCode.SPOILER_MOMENT, f"The case has no {term.since}, from which this may be known.")
        for term, location in spoilers.terms
        if gates and term.since.gate > gates.get(term.since.step, -2) + 1
    )
    return islice(wrong, MOST_FINDINGS)
