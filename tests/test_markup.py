"""What an author's text may become: decided on the elements, for every field that reaches a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path, PurePath

import pytest
from markdown import Markdown

from casebook.figures.sidecar import read_figure
from casebook.findings import Findings
from casebook.items.quiz_file import read_quiz
from casebook.lint.project import check_paths
from casebook.parsing.allowed_markup import read_scheme
from casebook.parsing.author_markup import read_markup
from casebook.parsing.differential import read_differential
from casebook.parsing.facts import read_facts
from tests.support.project import Project

PATH = PurePath("quiz.yml")
ITEM = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO2]
  stem: {stem}
  lead_in: {lead_in}
  options:
  - {{id: hip, text: {option}, key: true, rationale: {rationale}}}
  - {{id: knee, text: The knee, rationale: No.}}
"""
FIELDS = ("stem", "lead_in", "option", "rationale")

ACCEPTED = (
    "`Vec<String>`",
    "`<a>` and ``<b `c`>``",
    r"ALT \<ULN and ALP \>ULN",
    "ALT &lt;ULN and ALP &gt;ULN",
    "ALT <ULN",
    "p<0.05, n > 3, x <- y, <5 mg, <3",
    "<https://example.org/a?b=c&d=e>",
    "<someone@example.org>",
    "[words](https://example.org 'a title') and [page](study/page.md#part)",
    "[mail](mailto:someone@example.org)",
    "*emphasis*, **strong**, CO~2~, 10^9^, 5 µg & 3",
    "a set {1, 2} and an interval [0, 1]",
    "javascript: is a language",
    "Löwe &mdash; 肝 <肝> ‹a›",
    "<!-- never closed",
    r"\`<b\`",
    "What is 5 * 3 * 2, and a_b_c?",
)
REFUSED = {
    "<b>bold</b>": "text-markup",
    "ALT <ULN and ALP >ULN": "text-markup",
    '<img title="<" src=x onerror=alert(1)>': "text-markup",
    "<img src=x data-x='" + "y" * 400 + "' onerror=alert(1)>": "text-markup",
    "<a\nhref='javascript:alert(1)'>x</a>": "text-markup",
    "x<!-- a comment -->y": "text-markup",
    "x<?php echo 1 ?>y": "text-markup",
    "x<![CDATA[ y ]]>z": "text-markup",
    "<script>alert(1)</script>": "text-markup",
    "`code` <i>and not</i> `<b>`": "text-markup",
    "[<b>x</b>](https://example.org)": "text-markup",
    "**<u>x</u>**": "text-markup",
    "![x](none.png){: onerror=alert(1) }": "text-markup",
    "*x*{: .note #id style='color:red' onclick=alert(1) }": "text-markup",
    "*x*{onclick}": "text-markup",
    "[x](https://example.org){target=_blank}": "text-markup",
    "[x](javascript:alert(1))": "text-address",
    "[x](JaVaScRiPt:alert(1))": "text-address",
    "[x](&#106;avascript:alert(1))": "text-address",
    "[x](javascript&#58;alert(1))": "text-address",
    "[x](javascript&colon;alert(1))": "text-address",
    "[x](java&Tab;script:alert(1))": "text-address",
    "[x](java&#10;script:alert(1))": "text-address",
    "[x](&#1;javascript:alert(1))": "text-address",
    "[x](<javascript:alert(1)>)": "text-address",
    "<javascript://%0aalert(1)>": "text-address",
    "[x](vbscript:msgbox)": "text-address",
    "[x](data:text/html,<p>)": "text-address",
    "[x](file:plan.html)": "text-address",
    "[x](C:/pictures/x.png)": "text-address",
    "![x](data:image/png;base64,AAAA)": "text-address",
    "![x](mailto:a@b.c)": "text-address",
    "seen[^1] there": "text-block",
}


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _write(field: str, text: str) -> str:
    return ITEM.format(**{name: _quote(text if name == field else "Plain.") for name in FIELDS})


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", ACCEPTED)
def test_signs_that_are_no_markup_may_stand(text: str, field: str) -> None:
    found = [each for each in read_quiz(_write(field, text), PATH).findings if each.code != "rationale-unsourced"]
    assert found == []


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", REFUSED)
def test_markup_and_addresses_that_could_run_are_refused(text: str, field: str) -> None:
    found = {each.code for each in read_quiz(_write(field, text), PATH).findings} - {"rationale-unsourced"}
    assert found == {REFUSED[text]}


FREE = "id: q\ntitle: Q\nitems:\n- id: a\n  type: {}\n  level: recall\n  objectives: [L]\n  lead_in: W\n  {}\n"
SIDECAR = "id: f\npicture: a.png\ntitle: T\nsource: S\nalt: A\nfull: F\n{}\n"
BAD = "'<img src=x onerror=alert(1)>'"


@pytest.mark.parametrize(
    "text",
    [
        FREE.format("text", f"key: [edema, {BAD}]\n  rationale: R"),
        FREE.format("text", f"key: [edema]\n  rationale: R\n  options: [{{id: a, text: {BAD}, rationale: R}}]"),
        FREE.format("free", f"model: {BAD}\n  rationale: R"),
        FREE.format("free", f"hint: {BAD}\n  rationale: R"),
        FREE.format("rating", f"review: {{by: {BAD}, date: d}}\n  options: [{{id: a, text: A, key: 1, rationale: R}}]"),
        FREE.format("rating", f"review: {{by: B, date: {BAD}}}\n  options: [{{id: a, text: A, key: 1, rationale: R}}]"),
        FREE.format("match", f"targets: [{{id: a, text: A}}, {{id: b, text: {BAD}}}]\n  options: []"),
        FREE.format("region", f"figure: f\n  description: {BAD}\n  options: []"),
    ],
)
def test_every_field_of_an_item_is_read(text: str) -> None:
    assert "text-markup" in {found.code for found in read_quiz(text, PATH).findings}


@pytest.mark.parametrize(
    "field",
    [
        f"caption: {BAD}",
        f"review: {{by: {BAD}, date: d}}",
        f"annotations: [{{id: a, label: {BAD}, shape: {{point: [1, 1]}}}}]",
        f"annotations: [{{id: a, label: A, text: {BAD}, shape: {{point: [1, 1]}}}}]",
    ],
)
def test_every_field_of_a_figure_is_read(field: str) -> None:
    assert {found.code for found in read_figure(SIDECAR.format(field), PATH).findings} == {"text-markup"}


def test_the_differential_and_the_facts_are_read() -> None:
    move = f"{{at: k1, level: lead, reason: {BAD}, grade: case}}"
    text = f"checkpoints: [k1]\nreview: draft\ndiagnoses: [{{id: a, name: A, levels: [{move}]}}]\n"
    assert {found.code for found in read_differential(text, PATH).findings} == {"text-markup"}
    move = "{at: k1, level: lead, reason: 'It was {onclick=alert(1)}', grade: case}"
    text = f"checkpoints: [k1]\nreview: draft\ndiagnoses: [{{id: a, name: A, levels: [{move}]}}]\n"
    assert {found.code for found in read_differential(text, PATH).findings} == {"text-markup"}
    would = f"{{result: {BAD}, effect: E, grade: case}}"
    text = f"not_reported: [{{id: not-a, text: A, would: [{would}]}}]\n"
    assert {found.code for found in read_facts(text, PATH).findings} == {"text-markup"}


@pytest.mark.parametrize(
    "sign", ["\\x02wzxhzdk:0\\x03", "\\x02klzzwxh:0000\\x03", "\\x02amp\\x03", "\\x1b", "\\x7f", "\\x85"]
)
@pytest.mark.parametrize("field", ["title", "id", "unit", "objectives"])
def test_no_field_holds_the_marks_of_the_parser(field: str, sign: str) -> None:
    written = {"title": "Q", "id": "a", "unit": "mg", "objectives": "L", field: f'"a{sign}"'}
    text = (
        "id: q\ntitle: {title}\nitems:\n- id: {id}\n  type: number\n  level: recall\n  objectives: [{objectives}]\n"
        "  lead_in: W\n  key: {{value: 1, unit: {unit}}}\n  rationale: R\n"
    ).format(**written)
    assert "text-control" in {found.code for found in read_quiz(text, PATH).findings}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("5. Rippe gebrochen.", "`5\\.`"),
        ("- 2 °C", "`\\-`"),
        ("+ 3 days", "backslash"),
        ("#1", "`\\#`"),
        (">60", "`\\>`"),
        ("a\n\n>60", "`\\>`"),
        ("- # a heading in a list", "heading"),
        ("- > a quotation in a list", "quotation"),
        ("- ```\n  code", "code"),
    ],
)
def test_a_sign_that_would_begin_a_block_is_told_with_what_to_write(text: str, says: str) -> None:
    messages = [
        each.message for each in read_quiz(_write("rationale", text), PATH).findings if each.code == "text-block"
    ]
    assert len(messages) == 1
    assert says in messages[0]


@pytest.mark.parametrize("text", ["5. Rippe", "- 2", "+ 3", "#1", ">60", "> 60", "***", "|x|", "1985. A year", ": a"])
def test_a_line_alone_begins_no_block(text: str) -> None:
    assert read_quiz(_write("option", text), PATH).findings == ()


@pytest.mark.parametrize("text", [r"5\. Rippe", r"\- 2", r"\#1", r"\>60", r"\+ 3", r"\| a", "1. one\n2. two", "-2 °C"])
def test_a_backslash_helps(text: str) -> None:
    found = {each.code for each in read_quiz(_write("rationale", text), PATH).findings} - {"rationale-unsourced"}
    assert found == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("word " * 4_001, "text-long"),
        ("[" * 30, "text-markup"),
        ("[a](" * 30, "text-markup"),
        ("1. " * 400 + "a", "text-block"),
        ("- " * 30 + "a", "text-block"),
    ],
)
def test_a_text_that_would_take_the_parser_too_long_is_refused(text: str, code: str) -> None:
    assert code in {each.code for each in read_quiz(_write("stem", text), PATH).findings}


def test_a_text_too_long_is_told_with_its_length() -> None:
    found = read_quiz(_write("lead_in", "ab" * 10_001), PATH).findings
    message = "This text has 20,002 characters; 20,000 is the most. Divide it."
    assert [str(each) for each in found] == [f"quiz.yml:9:13: error: {message} [text-long]"]


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("a/b.png", ""),
        ("#a:b", ""),
        ("?a:b", ""),
        ("//host/a", ""),
        (" \x01 JAVA\nSCRIPT\t:x", "javascript"),
        ("a b:c", ""),
    ],
)
def test_a_scheme_is_read_as_browsers_do(address: str, scheme: str) -> None:
    assert read_scheme(address) == scheme


class _Reader(HTMLParser):
    """Gathers what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.acting += [name for name, _ in attrs if name.startswith("on")]
        self.acting += [
            value or "" for name, value in attrs if name in ("href", "src") and re.match("javascript", value or "")
        ]
        self.acting += [tag] if tag in ("u", "iframe", "object") else []


def _convert(page: str, *extensions: str) -> tuple[str, Findings]:
    findings = Findings()
    ours = {"site_id": "small", "errors": "gather", "findings": findings}
    md = Markdown(extensions=[*extensions, "casebook.markdown"], extension_configs={"casebook.markdown": ours})
    return md.convert(page), findings


QUIZ = "/// quiz | quiz-a\n///\n"


@pytest.mark.parametrize(
    ("text", "extension", "says"),
    [
        ("A word == and another =={onclick=alert(1)}", "pymdownx.mark", ""),
        ("A ==word== {onclick=alert(1)}", "", ""),
        ("==word=={onclick=alert(1)}", "pymdownx.mark", "onclick"),
    ],
)
def test_what_the_extensions_of_a_page_add_is_looked_at(text: str, extension: str, says: str, project: Project) -> None:
    project.write_context()
    project.write("quizzes/quiz.yml", ITEM.format(stem=f'"{text}"', lead_in="W?", option="A", rationale="R"))
    html, findings = _convert(QUIZ, "attr_list", *([extension] if extension else []))
    reader = _Reader()
    reader.feed(html)
    assert reader.acting == []
    assert all(says in found.message for found in findings)
    assert [found.location.line for found in findings][:1] == ([8] if says else [])


def test_a_block_of_an_extension_is_taken_out(project: Project) -> None:
    project.write_context()
    project.write("quizzes/quiz.yml", _write("stem", "Term\n:   said of it"))
    html, findings = _convert(QUIZ, "def_list")
    assert "<dl>" not in html
    assert {found.message for found in findings} == {
        "A list of definitions is not allowed here. Write plain sentences instead."
    }


def test_formulas_and_marks_of_other_extensions_stay(project: Project) -> None:
    project.write_context()
    project.write("quizzes/quiz.yml", _write("stem", "H~2~O, x^2^, ==seen==, ~~not~~ and $x^2$"))
    extensions = ("pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.arithmatex")
    findings = Findings()
    ours = {"site_id": "small", "errors": "gather", "findings": findings}
    configs: dict[str, dict[str, object]] = {"pymdownx.arithmatex": {"generic": True}, "casebook.markdown": ours}
    md = Markdown(extensions=[*extensions, "casebook.markdown"], extension_configs=configs)
    html = md.convert(QUIZ)
    assert tuple(findings) == ()
    for shown in ("<sub>2</sub>", "<sup>2</sup>", "<mark>seen</mark>", "<del>not</del>", 'class="arithmatex"'):
        assert shown in html


def test_escaped_and_coded_signs_read_as_written(project: Project) -> None:
    project.write_context()
    project.write("quizzes/quiz.yml", _write("lead_in", r"ALT \<ULN, `<a>` and \>ULN?"))
    html, findings = _convert(QUIZ)
    assert tuple(findings) == ()
    assert "<legend>ALT &lt;ULN, <code>&lt;a&gt;</code> and &gt;ULN?</legend>" in html


def test_plain_fields_stay_plain(project: Project) -> None:
    project.write_context()
    project.write(
        "quizzes/quiz.yml",
        "id: quiz-a\ntitle: A <b>title</b>\nitems:\n- id: a1\n  type: number\n  level: recall\n  objectives: [L]\n"
        "  lead_in: W?\n  key: {value: 1, unit: '<u>*mg*</u>'}\n  rationale: R\n"
        "  options: [{id: slip, value: 2, rationale: R}]\n",
    )
    html, findings = _convert(QUIZ)
    assert tuple(findings) == ()
    assert "<u>" not in html
    assert "<em>" not in html
    assert "2 &lt;u&gt;*mg*&lt;/u&gt;." in html


def test_an_address_of_a_reference_is_one_of_a_page(project: Project) -> None:
    project.write("quizzes/references.bib", "@misc{a, title={T}, url={javascript:alert(1)}, mark={verified}}\n")
    wrong = "is not the address of a page. Begin it with `https://`."
    assert [str(found) for found in check_paths([Path("quizzes")])] == [
        f"quizzes/references.bib:1:1: error: `javascript:alert(1)` {wrong} [text-address]"
    ]


def test_the_other_items_are_shown_while_one_is_faulty(project: Project) -> None:
    project.write_context()
    item = "- id: {}\n  type: free\n  level: recall\n  objectives: [L]\n  lead_in: {}\n  rationale: R\n"
    items = [item.format(f"a{number}", text) for number, text in enumerate(("One", "<b>Two</b>", "Three"), 1)]
    project.write("quizzes/quiz.yml", "id: quiz-a\ntitle: Quiz A\nitems:\n" + "".join(items))
    html, findings = _convert(QUIZ)
    assert re.findall(r'<quiz-item [^>]*\bid="([^"]+)"', html) == ["quiz-a-a1", "quiz-a-a3"]
    assert {found.location.line for found in findings} == {14}
    for named, shown in (("quiz | quiz-a#a1-a2", 1), ("quiz | quiz-a#a2-a3", 1), ("item | quiz-a/a2", 0)):
        html, findings = _convert(f"/// {named}\n///\n")
        assert html.count("<quiz-item") == shown
        assert {found.code for found in findings} == {"text-markup"}


def test_an_item_written_twice_keeps_the_first(project: Project) -> None:
    project.write_context()
    item = "- id: a1\n  type: free\n  level: recall\n  objectives: [L]\n  lead_in: {}\n  rationale: R\n"
    items = item.format("First") + item.format("Second")
    project.write("quizzes/quiz.yml", f"id: quiz-a\ntitle: Quiz A\nitems:\n{items}")
    html, findings = _convert(QUIZ)
    assert re.findall("<legend>(.*?)</legend>", html) == ["First"]
    assert [found.code for found in findings] == ["id-duplicate"]


def test_a_missing_picture_is_told_at_its_place_while_the_page_is_shown(project: Project) -> None:
    project.write_context()
    project.write("quizzes/quiz.yml", _write("option", "![The hip](hip.svg)"))
    html, findings = _convert(QUIZ)
    assert '<img alt="The hip" src="hip.svg"' in html
    assert [str(found) for found in findings] == [
        "quizzes/quiz.yml:11:33: error: There is no picture `hip.svg` in `docs`. [picture-missing]"
    ]


@pytest.mark.parametrize("folder", ["100%25", "a%20b"])
def test_a_picture_is_found_by_its_address(folder: str, project: Project) -> None:
    project.write_context()
    project.write(f"docs/{folder.replace('%25', '%').replace('%20', ' ')}/hip.svg", "<svg/>")
    project.write("quizzes/quiz.yml", _write("option", f"![The hip]({folder}/hip.svg?v=1#top)"))
    assert tuple(_convert(QUIZ)[1]) == ()


def test_a_text_too_deep_leaves_no_trace_in_the_next_one() -> None:
    deep = "\n".join(f"{'    ' * depth}- a" for depth in range(300))
    assert read_markup(f"{deep}\n\n{'> ' * 3_000}a", is_block=True).refused
    found = read_markup("A plan.\n\n![The plan](figures/plan.svg)", is_block=True)
    assert [picture.address for picture in found.pictures] == ["figures/plan.svg"]
