"""Pages of mkdocs-quiz: `<quiz>` with boxes or blanks, and the older `<?quiz?>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from casebook.findings import Location
from casebook.imports.contract import Answers, Chosen, Gap, Imported, ImportedItem, Option, RefusalError, Refused
from casebook.imports.gap_text import mark_gap, split_text
from casebook.imports.pictures import Pictures
from casebook.imports.source import Source
from casebook.imports.texts import Texts

QUIZ = re.compile(r"^(?P<margin>[ \t]*)(?:<quiz>|<\?quiz\?>)", re.MULTILINE)
END = re.compile(r"</quiz>|<\?/quiz\?>")
FENCE = re.compile(
    r"^[ \t]*(?P<fence>`{3,20}|~{3,20})[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
BOX = re.compile(r"[ \t]*[-*+] \[(?P<mark>[xX ]?)\][ \t]*(?P<text>.*)")
SAID = re.compile(r"[ \t]*>[ \t]?(?P<text>.*)")
BLANK = re.compile(r"(?P<code>`[^`\n]*`)|\[\[(?P<words>[^\[\]\n]+)\]\]")
RULE = re.compile(r"^[ \t]*---+[ \t]*$", re.MULTILINE)
FIELD = re.compile(r"^(?P<name>question|answer-correct|answer|content|type):[ \t]*", re.MULTILINE)


@dataclass(slots=True)
class _Box:
    """An option, whether it is right, and what is said when it is chosen."""

    is_right: bool
    lines: list[str]
    said: list[str]


def read_mkdocs_quiz(source: Source, pictures: Pictures) -> Iterator[Imported]:
    """Yield every quiz of a page; what stands within code is an example and none."""
    # code is blanked for the search only, so that places stay what they are
    shown = FENCE.sub(lambda found: " " * len(found[0]) if QUIZ.search(found[0]) else found[0], source.text)
    begins = [*QUIZ.finditer(shown)]
    for begin, following in zip_longest(begins, begins[1:]):
        closed = END.search(shown, begin.end(), following.start() if following else len(shown))
        body = source.text[begin.end() : closed.start() if closed else following.start() if following else None]
        place = source.locate(begin.start() + len(begin["margin"]))
        name = " ".join(re.sub(r"^\s*question:", "", body).split()[:8])
        try:
            _check_closed(closed)
            yield _read(_strip_margin(body, begin["margin"]), name, place, Texts(source, pictures))
        except RefusalError as error:
            yield Refused(place, name, str(error))


def _check_closed(closed: re.Match[str] | None) -> None:
    if closed is None:
        raise RefusalError("it is not closed: `</quiz>` is missing")


def _strip_margin(body: str, margin: str) -> str:
    return "\n".join(line.removeprefix(margin) for line in body.split("\n")).strip("\n")


def _read(body: str, name: str, place: Location, texts: Texts) -> ImportedItem:
    read = _read_fields if FIELD.match(body.lstrip()) else _read_boxes if _has_boxes(body) else _read_blanks
    text, answers, content = read(body, texts)
    return ImportedItem(
        place=place,
        name=name,
        text=text,
        answers=answers,
        feedback=texts.blocks(content, "markdown"),
        lost=texts.lost,
    )


def _has_boxes(body: str) -> bool:
    return any(BOX.fullmatch(line) for line in body.split("\n"))


def _read_boxes(body: str, texts: Texts) -> tuple[str, Chosen, str]:
    """Read the question, its boxes, and what follows the last of them after an empty line."""
    asked: list[str] = []
    boxes: list[_Box] = []
    content: list[str] = []
    is_apart = False
    for line in body.split("\n"):
        box, said = BOX.fullmatch(line), SAID.fullmatch(line)
        if box and not any(each.strip() for each in content):
            boxes.append(_Box(box["mark"] in ("x", "X"), [box["text"]], []))
            is_apart = False
        elif not boxes:
            asked.append(line)
        elif content or is_apart or not line.strip():
            content += [line] if line.strip() or content else []
            is_apart = True
        elif said:
            boxes[-1].said.append(said["text"])
        else:
            boxes[-1].lines.append(line.strip())
    options = tuple(
        Option(
            text=texts.line("\n".join(box.lines), "markdown"),
            credit=float(box.is_right),
            feedback=texts.blocks("\n".join(box.said), "markdown"),
        )
        for box in boxes
    )
    several = sum(box.is_right for box in boxes) > 1
    return texts.blocks("\n".join(asked), "markdown"), Chosen(options, several), "\n".join(content)


def _read_blanks(body: str, texts: Texts) -> tuple[str, Answers, str]:
    asked, *content = RULE.split(body, maxsplit=1)
    gaps: list[Gap] = []

    def mark(found: re.Match[str]) -> str:
        if found["code"]:
            return found["code"]
        gaps.append(Gap((texts.plain(found["words"], "plain"),)))
        return mark_gap(len(gaps) - 1)

    marked = BLANK.sub(mark, asked)
    if not gaps:
        raise RefusalError("it has neither boxes (`- [x]`) nor blanks (`[[…]]`)")
    return *split_text(texts.blocks(marked, "markdown"), gaps), "".join(content)


def _read_fields(body: str, texts: Texts) -> tuple[str, Chosen, str]:
    """Read the older form: `question:`, `answer:`, `answer-correct:` and `content:`, each to the next."""
    parts = FIELD.split(body)[1:]
    fields = [(name, value.strip()) for name, value in zip(parts[::2], parts[1::2], strict=True)]
    question, content = (
        "\n\n".join(value for name, value in fields if name == wanted) for wanted in ("question", "content")
    )
    options = tuple(
        Option(text=texts.line(value, "markdown"), credit=float(name == "answer-correct"))
        for name, value in fields
        if name.startswith("answer")
    )
    several = sum(option.is_whole for option in options) > 1
    return texts.blocks(question, "markdown"), Chosen(options, several), content
