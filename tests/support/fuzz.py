"""Files as nobody would write them on purpose: goldens with something cut, doubled, moved or put in.

Every case follows from its number alone, so a number that fails is all that is needed to meet it again.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import markdown
import yaml

from casebook.exports.offline import export_offline
from casebook.findings import Finding
from casebook.lint.built_site import check_built_site
from casebook.lint.project import check_paths
from tests.support.golden import FILES, HERE, write_files
from tests.support.project import Project

FRONTEND = Path(__file__).parents[2] / "plugins/frontend"
MOST_SECONDS = 2.0  # of processor time: a machine that is busy elsewhere says nothing of the case
TOKENS = [
    *("#", " #", ": ", "- ", "'", '"', "{", "}", "[", "]", ",", "&a", "*a", "!x", "|", ">", "%", "@", "`"),
    *("---", "...", "?", "\t", "\0", "\r", "\r\n", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff"),
    *("\u200b", "\u00a0", "\u202e", "\x02wzxhzdk:0\x03", "klzzwxh:0", "é", "e\u0301", "µ", "\U0001f600", "ﬁ", "İ"),
    *("ß", "\ud800", "９", "٣", "<!--", "-->", "<script>alert(1)</script>", "<b", "</", "<![CDATA[", "<![foo["),
    *("<?x", "&lt;", "&#0;", "&#x110000;", "///", "/// quiz | ", "\n/// rank | k1\n///\n", "//// gate"),
    *("\n///// step | 9 story\n", "```", "~~~", "$x$", "\\", "[@", "[@a]", "[^1]", "[x]: y", "![]("),
    *("](javascript:a)", "{: onerror=a }", "| a | b |\n|--|--|\n", "# x\n", "> ", "1e999", "-1", "0", "NaN", "1,5"),
    *(".inf", "null", "true", "~", "2026-13-45", "0x1f", "9" * 5_000, " " * 5_000, "[" * 300, "{" * 300, "(" * 500),
    *("<!--" * 500, "`" * 500, "a" * 5_000, "\n" * 500, "://[", "//[", "..\\..\\", "C:"),
]
SITE = {
    "index.html": '<!DOCTYPE html><html lang="en"><title>Birds</title><body><p class="a b" title="A bird">A '
    '<a href="case.html?x#y">robin</a><br>sang. <img src="a.png" srcset="a.png 2x" alt="A bird"></p>'
    '<script>let a = "egret";</script><style>p{background:url(a.png)}</style></body></html>',
    "case.html": '<case-steps id="case" store="s/case" names="W10="><case-step id="step-0"><p>One</p><case-gate><p>Two'
    '</p></case-gate></case-step><case-step id="step-1"><details class="key"><p>Three</p></details></case-step>'
    "</case-steps>",
    "404.html": "<title>Lost</title><p>Gone</p>",
    "search/search_index.json": '{"docs": [{"location": "case.html", "title": "Case", "text": "One"}]}',
    "sitemap.xml": "<urlset><url><loc>https://example.org/case.html</loc></url></urlset>",
    "assets/a.css": '@import "b.css"; p::before{content:"heron"}',
    "assets/a.js": 'fetch("case.html"); const bird = "her\\u006fn";',
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>A<tspan>dove</tspan></text></svg>',
}
SPOILERS = (
    "words:\n- {from: 1, words: [heron, grey egret]}\nallow:\n- {words: [heron], file: nowhere.html, reason: None.}\n"
)
OPTIONS = ("site_id", "quizzes", "repository", "downloads", "errors")
VALUES: tuple[Any, ...] = (
    *(None, "", "a", "A b", "case-01", "..", "\0", "x" * 5_000),
    *(0, -1, 1.5, True, [], ["a", 1], {}, {"a": None}),
)
RECORD = {"fingerprint": "0f3a9c1e", "attempts": [{"response": "p", "text": "One", "confidence": 1}]}
RECORDS = (
    RECORD,
    {"step": 2, "gates": 1},
    {"attempts": [{"ranks": [{"id": "a"}, {"text": "b", "star": True}]}]},
    {"fingerprint": "0f3a9c1e", "attempts": [{"response": {"a": 2, "b": "x"}, "text": "a: 2"}]},
)
PLACES = ("case", "quiz-a/a1", "rank/k1", "aside/quiz-a/a1/0f3a9c1e", "", "x" * 300)
READ_RECORDS = """
import { readFileSync } from "node:fs";
import { placeOf, shape, shapeText } from "./record/shape.js";
const failed = [];
for (const [number, place, text] of JSON.parse(readFileSync(0, "utf8"))) {
  const begun = performance.now();
  try {
    shapeText(placeOf(place), text);
    let value;
    try { value = JSON.parse(text); } catch { continue; }
    const shaped = shape(placeOf(place), value);
    if (shaped) JSON.stringify(shaped);
  } catch (error) { failed.push([number, String(error.stack)]); }
  if (performance.now() - begun > 2000) failed.push([number, "more than 2 s"]);
}
console.log(JSON.stringify(failed));
"""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a case has met that nobody should."""

    kind: str
    number: int
    what: str


def read_goldens() -> list[dict[str, str]]:
    """Return the files of every golden, those of pages included."""
    goldens: list[dict[str, str]] = []
    for file in sorted([*(HERE / "reading").glob("*.yml"), *(HERE / "pages").glob("*.yml")]):
        goldens += yaml.load_all(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return goldens


GOLDENS = read_goldens()


def put_in(text: str, first: int, _second: int, chance: random.Random) -> str:
    """Put a token in."""
    return text[:first] + chance.choice(TOKENS) + text[first:]


def put_in_place(text: str, first: int, second: int, chance: random.Random) -> str:
    """Put a token in the place of a few signs."""
    return text[:first] + chance.choice(TOKENS) + text[min(second, first + 40) :]


def cut(text: str, first: int, second: int, _chance: random.Random) -> str:
    """Cut a few signs out."""
    return text[:first] + text[min(second, first + 8) :]


def double(text: str, first: int, _second: int, _chance: random.Random) -> str:
    """Write some lines twice."""
    return text[:first] + text[first : first + 60] + text[first:]


def cut_off(text: str, _first: int, second: int, _chance: random.Random) -> str:
    """Leave the end out."""
    return text[:second]


def shuffle(text: str, _first: int, _second: int, chance: random.Random) -> str:
    """Mix the lines."""
    lines = text.split("\n")
    return "\n".join(chance.sample(lines, len(lines)))


CHANGES = (put_in, put_in, put_in, put_in_place, put_in_place, cut, cut, double, cut_off, shuffle)


def mutate(text: str, chance: random.Random) -> bytes:
    """Return a text with one to four changes, encoded; now and then with a byte that no text has."""
    for _ in range(chance.randint(1, 4)):
        first, second = sorted(chance.randint(0, len(text)) for _ in range(2))
        text = chance.choice(CHANGES)(text, first, second, chance)
    data = text.encode("utf-8", "surrogatepass" if chance.random() < 0.3 else "replace")
    if chance.random() < 0.05:
        place = chance.randint(0, len(data))
        data = data[:place] + bytes([chance.randint(128, 255)]) + data[place:]
    return data


def check_case(number: int) -> Iterator[str]:
    """Check a project of which one file is odd, then turn its page into HTML as an author sees it while serving."""
    chance = random.Random(number)
    golden = chance.choice(GOLDENS)
    with project() as desk:
        desk.write_context()
        desk.write("mkdocs.yml", "")
        write_files(desk, golden)
        parts = [name for part, name in FILES.items() if part in golden]
        odd = desk.root / chance.choice([*parts, "quizzes/facts.yml", "quizzes/references.bib"])
        odd.write_bytes(mutate(odd.read_text(encoding="utf-8"), chance))
        (desk.root / "docs").mkdir(exist_ok=True)
        for finding in check_paths([Path("quizzes"), Path("docs")]):
            yield from misplaced(finding, desk.root)
        page = (desk.root / FILES["page"]).read_bytes().decode("utf-8", "replace") if "page" in golden else ""
        options = {"casebook.markdown": {"site_id": "small", "errors": "show"}}
        markdown.markdown(page, extensions=["tables", "attr_list", "casebook.markdown"], extension_configs=options)


def misplaced(finding: Finding, root: Path) -> Iterator[str]:
    """Yield what is wrong with the place of a finding: it must lie within its file, and be fit to be printed."""
    str(finding).encode()
    file = root / finding.location.path
    if not file.is_file():
        return
    lines = file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line, column = finding.location.line, finding.location.column
    if not (1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1):
        yield f"a place outside the file, which has {len(lines)} lines: {finding}"


def scan_case(number: int) -> Iterator[str]:
    """Look for spoilers in a built site of which one file is odd, and pack it."""
    chance = random.Random(number)
    with project() as desk:
        desk.write("quizzes/spoilers.yml", SPOILERS)
        for name, text in SITE.items():
            desk.write(f"site/{name}", text)
        odd = chance.choice(list(SITE))
        (desk.root / "site" / odd).write_bytes(mutate(SITE[odd], chance))
        for finding in check_built_site(Path("site")):
            yield from misplaced(finding, desk.root)
        export_offline(Path("site"), Path("out"))


def configure_case(number: int) -> Iterator[str]:
    """Give an option of the extension a value of any type: it is taken, or refused in words."""
    chance = random.Random(number)
    options = {"site_id": "small", chance.choice(OPTIONS): chance.choice(VALUES)}
    with project() as desk:
        desk.write("mkdocs.yml", "")
        desk.write("quizzes/q.yml", GOLDENS[0].get("quiz", ""))
        try:
            configs = {"casebook.markdown": options}
            markdown.markdown("A page.", extensions=["casebook.markdown"], extension_configs=configs)
        except click.ClickException as refused:
            if not refused.message.strip():
                yield "refused without a word"


CASES: dict[str, Callable[[int], Iterator[str]]] = {
    "check": check_case,
    "scan": scan_case,
    "configure": configure_case,
}
# Of a hundred cases.
SHARES = {"check": 65, "scan": 23, "configure": 2, "record": 10}


def project() -> Any:
    """Return a context that makes a folder the current one and yields it as a project."""
    return _Desk()


class _Desk:
    def __enter__(self) -> Project:
        self.folder = tempfile.mkdtemp()
        desk = Path(self.folder, "desk")  # so that `..` leads to nothing but this folder
        desk.mkdir()
        self.back = chdir(desk)
        self.back.__enter__()
        return Project(desk)

    def __exit__(self, *_: object) -> None:
        self.back.__exit__(None, None, None)
        shutil.rmtree(self.folder)


def run_all(count: int, begin: int = 0) -> list[Trouble]:
    """Run cases of every kind by their shares, and return what they have met."""
    troubles = [
        trouble
        for kind in CASES
        for number in range(begin, begin + count * SHARES[kind] // 100)
        for trouble in run_case(kind, number)
    ]
    return troubles + run_records(count * SHARES["record"] // 100, begin)


def run_case(kind: str, number: int) -> Iterator[Trouble]:
    """Run one case."""
    begun = time.process_time()
    try:
        for what in CASES[kind](number):
            yield Trouble(kind, number, what)
    except Exception as error:  # noqa: BLE001 - any is what is looked for
        yield Trouble(kind, number, f"{type(error).__name__}: {error}")
    if time.process_time() - begun > MOST_SECONDS:
        yield Trouble(kind, number, f"more than {MOST_SECONDS:g} s of processor time")


def run_records(count: int, begin: int = 0) -> list[Trouble]:
    """Let the script read odd records, all in one process."""
    cases = []
    for number in range(begin, begin + count):
        chance = random.Random(number)
        text = json.dumps(chance.choice(RECORDS))
        cases.append((number, chance.choice(PLACES), mutate(text, chance).decode("utf-8", "replace")))
    command = ["node", "--input-type=module", "-e", READ_RECORDS]
    done = subprocess.run(
        command, cwd=FRONTEND, input=json.dumps(cases), capture_output=True, text=True, encoding="utf-8",
        env=os.environ | {"NODE_NO_WARNINGS": "1"}, check=True,
    )  # fmt: skip
    return [Trouble("record", number, what) for number, what in json.loads(done.stdout)]
