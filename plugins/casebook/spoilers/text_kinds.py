"""Files of text by their kind: what each is to a learner, where a sentence in it ends, and what in it is not read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casebook.model import When
from casebook.spoilers.passage import Contents, Passage, join_pieces

PARAGRAPH = re.compile(r"\r?\n(?:[ \t]*\r?\n|(?=[ \t]*(?:[-*+•#>|]|\d{1,3}[.)])[ \t]))")
LINE = re.compile(r"\r?\n(?![ \t])")
ROW = re.compile(r"\r?\n")
NEVER = re.compile(r"(?!)")
FOLD = re.compile(r"\r?\n[ \t]")
TAG = re.compile(r"</?[a-zA-Z][^>\n]*+>")
EMPHASIS = re.compile(r"\*+|`+|\[(?=[^\]\n]*\]\()|</?[a-zA-Z][^>\n]*+>")
RICH = re.compile(r"\\[a-z]{1,32}-?\d*+ ?|[{}]")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a text is, in the words of a finding; what parts its sentences; and signs that are not shown."""

    channel: str
    parting: re.Pattern[str] = NEVER
    unseen: re.Pattern[str] = NEVER


SCRIPT = Kind("in a script that the page loads")
STYLE = Kind("in a stylesheet that the page loads")
DATA = Kind("in a file of data")
MAP = Kind("in the source of a script or a stylesheet")
FEED = Kind("in a feed or another list of pages")
SITEMAP = Kind("in the sitemap")
MANIFEST = Kind("in the manifest")
PROGRAMS = Kind("in a text for programs", PARAGRAPH)
PLAIN = Kind("in a text", PARAGRAPH)
MARKDOWN = Kind("in a text", PARAGRAPH, EMPHASIS)
TABLE = Kind("in a table", ROW)
CALENDAR = Kind("in a calendar or an address book", LINE, FOLD)
SUBTITLES = Kind("in subtitles", PARAGRAPH, TAG)
KINDS = {
    ".js": SCRIPT,
    ".mjs": SCRIPT,
    ".cjs": SCRIPT,
    ".css": STYLE,
    ".map": MAP,
    ".json": DATA,
    ".jsonld": DATA,
    ".geojson": DATA,
    ".jsonl": DATA,
    ".yml": DATA,
    ".yaml": DATA,
    ".toml": DATA,
    ".webmanifest": MANIFEST,
    ".xml": FEED,
    ".rss": FEED,
    ".atom": FEED,
    ".opml": FEED,
    ".txt": PROGRAMS,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".rtf": Kind("in a text", PARAGRAPH, RICH),
    ".tex": PLAIN,
    ".bib": PLAIN,
    ".ris": PLAIN,
    ".csv": TABLE,
    ".tsv": TABLE,
    ".ics": CALENDAR,
    ".vcf": CALENDAR,
    ".vtt": SUBTITLES,
    ".srt": SUBTITLES,
}


def add_text(contents: Contents, text: str, kind: Kind, when: When) -> None:
    """Add a text, sentence by sentence as far as its kind parts them."""
    begin = 0
    for end, following in [*((found.start(), found.end()) for found in kind.parting.finditer(text)), (len(text), 0)]:
        if text[begin:end].strip():
            shown, places = join_pieces(_see(text, begin, end, kind.unseen))
            contents.passages.append(Passage(shown, kind.channel, when, places or ((0, begin),)))
        begin = following


def _see(text: str, begin: int, end: int, unseen: re.Pattern[str]) -> list[tuple[str, int]]:
    pieces = []
    for found in unseen.finditer(text, begin, end):
        pieces.append((text[begin : found.start()], begin))
        begin = found.end()
    return [each for each in [*pieces, (text[begin:end], begin)] if each[0]]
