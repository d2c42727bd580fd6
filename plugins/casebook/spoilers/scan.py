"""The scan: what tells too much, too early, anywhere in a built site."""

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
from casebook.spoilers.site_walk import ENTRANCES, Met, walk

TOLD = "“{word}” may be known from {since} and is met {when}, {channel}."
UNREAD = "Not all of this file{} can be searched: {}. Look through it yourself."
NO_ENTRANCE = "There is no index.html in `{}`, so it is no built site. Build it first."
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
    for met in walk(site, max(secret.since for secret, _ in spoilers.terms)):
        found += scan.read(met, shown)
        gates |= met.contents.gates
    found = list(dict.fromkeys(found))  # a row of a table is read as cells, and as a line
    told = found[:MOST_FINDINGS]
    if len(found) > MOST_FINDINGS:
        told.append(Finding(found[MOST_FINDINGS].location, FindingCode.SPOILER, MORE))
    return [*told, *_find_idle(spoilers, scan.used), *_find_unknown(spoilers, gates)]


def check_settings(text: str, path: PurePath, spoilers: SpoilerList) -> Iterator[Finding]:
    """Yield what the settings, in YAML or TOML, would put on every page before the case begins."""
    scan = _Scan(spoilers)
    for number, line in enumerate(text.split("\n"), 1):
        before, _, value = line.partition("=" if path.suffix == ".toml" else ":")
        name = before.strip()
        if name not in SETTINGS:
            continue
        said = re.sub(r"\s#.*", "", value)
        for secret, first, last in _place(scan.name_early(said, START), said):
            word = value[first : last + 1]
            message = (
                f"`{name}` holds “{word}”, which may be known from {secret.since}, and appears on every page. "
                "Choose words that do not tell how the case goes on."
            )
            yield Finding(Location(path, number, len(before) + 2 + first), FindingCode.SPOILER, message)


@dataclass(slots=True)
class _Scan:
    """Looks for secrets in texts, and remembers what may stand in texts that come again, as navigation does."""

    spoilers: SpoilerList
    terms: list[SpoilerTerm] = field(init=False)
    known: dict[str, list[SpoilerTerm]] = field(default_factory=dict)
    used: set[Allowed] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.terms = [secret for secret, _ in self.spoilers.terms]

    def name_early(self, text: str, when: When) -> list[SpoilerTerm]:
        """Return the secrets that a text holds and that may not be known yet."""
        if text not in self.known:
            self.known[text] = name_all(self.terms, text)
        return [secret for secret in self.known[text] if when < secret.since]

    def read(self, met: Met, shown: PurePath) -> Iterator[Finding]:
        """Yield what one file tells too early."""
        path = met.way.path
        lines = start_lines(met.text)
        shown = shown / _show(path)
        for problem in dict.fromkeys(met.contents.unread):
            message = UNREAD.format(f", to which `{_show(met.way.through)}` leads," if met.way.through else "", problem)
            yield Finding(Location(shown, 1, 1), FindingCode.SPOILER_UNREAD, message, Severity.ADVICE)
        for passage in met.contents.passages:
            early = self.name_early(passage.text, passage.when)
            told = [secret for secret in early if not self._allow(secret, path, passage.channel)]
            for secret, first, last in _place(told, passage.text):
                place = passage.place(first) if met.text else 0
                line = bisect_right(lines, place)
                location = Location(shown, line, place - lines[line - 1] + 1)
                yield Finding(
                    location, FindingCode.SPOILER, _tell(met, passage, secret, passage.text[first : last + 1])
                )

    def _allow(self, secret: SpoilerTerm, path: str, channel: str) -> bool:
        fitting = [
            each
            for each in self.spoilers.allowed
            if each.word == secret.word
            and fnmatchcase(path, each.allowance.file)
            and each.allowance.channel in (None, channel.removeprefix("in "), channel)
        ]
        self.used.update(fitting)
        return bool(fitting)


def _place(terms: Iterable[SpoilerTerm], text: str) -> Iterator[tuple[SpoilerTerm, int, int]]:
    """Yield each secret wherever it stands in a text, with the offsets of its first and its last sign."""
    for secret in terms:
        for first, last in find(secret, text) or [(0, len(text) - 1)]:
            yield secret, first, last


def _show(path: str) -> str:
    """Return the name of a file as it can be printed, whatever bytes it has."""
    return path.encode("utf-8", "replace").decode()


def _tell(met: Met, passage: Passage, secret: SpoilerTerm, word: str) -> str:
    when = str(passage.when) if passage.when == START else f"at {passage.when}"
    told = TOLD.format(word=shorten(" ".join(word.split())), since=secret.since, when=when, channel=passage.channel)
    if met.contents.gates:
        return f"{told} Say it in other words, or behind the gate after which it may be known."
    if met.way.through:
        return (
            f"{told} `{_show(met.way.through)}` leads here: say it in other words, "
            "or mark the link with `{.spoils}` when only readers should follow it."
        )
    return f"{told} Say it in other words."


def _find_idle(spoilers: SpoilerList, used: set[Allowed]) -> Iterator[Finding]:
    for each in spoilers.allowed:
        if each not in used:
            where = f"`{shorten(each.word)}` is not met in `{each.allowance.file}` before its time"
            yield Finding(each.location, FindingCode.SPOILER_ALLOWED, f"This allows nothing: {where}. Delete it.")


def _find_unknown(spoilers: SpoilerList, gates: dict[int, int]) -> Iterator[Finding]:
    """Yield each moment that the case of the site does not have. What is told on a commit counts as one gate more."""
    wrong = (
        Finding(location, FindingCode.SPOILER_MOMENT, f"The case has no {secret.since}, from which this may be known.")
        for secret, location in spoilers.terms
        if gates and secret.since.gate > gates.get(secret.since.step, -2) + 1
    )
    return islice(wrong, MOST_FINDINGS)
