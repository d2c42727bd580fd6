"""Formulas: which signs begin one, what it becomes on a screen and on paper, how it reads, what is said of it."""

from __future__ import annotations

import re
from pathlib import PurePath

import markdown
import pytest

from casebook.findings import Findings
from casebook.items.quiz_file import read_quiz
from casebook.model import strip_markup
from casebook.parsing.formulas import blank_formulas
from tests.support.project import Project

# What a medical teacher writes, and how it reads in a menu, a verdict or a record.
READ = {
    r"$x^2$": "x²",
    r"\(x^2\)": "x²",
    r"$\frac{1}{2}$": "1/2",
    r"$\frac12$": "1/2",
    r"$\frac{a + b}{c}$": "(a + b)/c",
    r"$\text{LR}^+ = \frac{\text{sens}}{1 - \text{spec}}$": "LR⁺ = sens/(1 − spec)",
    r"$\mathrm{PaO_2}/\mathrm{FiO_2} \le 300\,\text{mmHg}$": "PaO₂/FiO₂ ≤ 300 mmHg",
    r"CO$_2$ and Ca$^{2+}$": "CO₂ and Ca²⁺",
    r"$\alpha, \beta, \Delta, \mu, \lambda$": "α, β, Δ, μ, λ",
    r"$a \leq b, c \geq d, e \ne f, g \approx h$": "a ≤ b, c ≥ d, e ≠ f, g ≈ h",
    r"$5 \times 10^{9}/\text{l}$": "5 × 10⁹/l",
    r"$a \cdot b \pm c$": "a · b ± c",
    r"$A\to B \rightleftharpoons C$": "A → B ⇌ C",
    r"$\sqrt{2}$ and $\sqrt[3]{x+1}$": "√2 and ³√(x+1)",
    r"$37\,^\circ\mathrm{C}$": "37 °C",
    r"$50\,\%$": "50 %",
    r"$e^{-kt}$": "e^(−kt)",
    r"$x_{i,j}$": "x_(i,j)",
    r"$\bar{x}$ and $\dot V/\dot Q$": "x̄ and V̇/Q̇",
    r"$\left(\frac{1}{2}\right)$": "(1/2)",
    r"$\text{t-test}$, $-5$": "t-test, −5",
    r"$\ln x$": "ln x",
    r"$$\begin{pmatrix}1&2\\3&4\end{pmatrix}$$": "1, 2; 3, 4",
    r"$p<0.05$ &lt; $a*b*c$": "p<0.05 < a*b*c",
}
NO_FORMULA = (
    "It costs $5 and $10.",
    "between $5-$10",
    r"\$5 or \$6",
    "$ x $",
    "US$ and AU$ differ",
    "`$x$`",
    "$x\n\ny$",
    "a $ b",
)
FAULTY = {
    "$x^$": "Nothing comes after",
    r"$\frac{1}$": "incomplete",
    "$x_1_2$": "Two `_`",
    r"$\left( x$": r"`\left` needs",
    "$x^{2$": "is not closed",
    "$x}$": "closes nothing",
    r"$\begin{matrix}1$": r"`\begin{…}` has no",
    f"${'{' * 30}x{'}' * 30}$": "open at once",
    f"${'x' * 1200}$": "1,200 characters",
}
REFUSED = (r"$\unheard{x}$", r"$\href{javascript:alert(1)}{x}$", r"$\class{a}{x}$", r"$\style{color:red}{x}$")
QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which?
  options:
  - {{id: p, text: '{option}', key: true, rationale: Yes.}}
  - {{id: q, text: Other, rationale: No.}}
"""


def render(page: str, *extensions: str, medium: str = "screen") -> tuple[str, Findings]:
    found = Findings()
    options = {"site_id": "small", "errors": "gather", "findings": found, "medium": medium}
    listed = ["tables", *extensions, "casebook.markdown"]
    return markdown.markdown(page, extensions=listed, extension_configs={"casebook.markdown": options}), found


@pytest.mark.parametrize("written", READ)
def test_a_formula_reads_as_a_reader_says_it(written: str) -> None:
    assert strip_markup(written) == READ[written]


@pytest.mark.parametrize("text", NO_FORMULA)
def test_prices_code_and_signs_alone_are_no_formula(text: str, project: Project) -> None:
    project.write("mkdocs.yml", "")
    html, found = render(text)
    assert "<math" not in html
    assert not list(found)
    assert blank_formulas(text) == text


def test_a_formula_is_mathml_on_a_screen_in_any_text(project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write("quizzes/quiz.yml", QUIZ.format(option=r"$\frac{1}{2}$ of $a_b, c_d$"))
    html, found = render("# On $x^2$\n\n- *so $a<b$*\n\n| a |\n|---|\n| \\(y\\) |\n\n/// quiz | quiz-a\n///\n")
    assert not list(found)
    assert html.count("<math") == 7  # the option stands once more in the answer
    assert '<math alttext="a&lt;b" display="inline"><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></math>' in html
    assert '<span data-name="1/2 of a_b, c_d">' in html  # Unicode has neither letter below the line


def test_a_formula_between_two_dollars_is_displayed(project: Project) -> None:
    project.write("mkdocs.yml", "")
    html, _ = render("$$\na\n= \\frac{b}{c}\n$$")
    assert html.startswith('<p><span class="formula display"><math alttext="a = b/c" display="block">')


def test_words_in_a_formula_are_no_html(project: Project) -> None:
    project.write("mkdocs.yml", "")
    html, _ = render(r"$\text{<img src=x onerror=alert(1)> & so}$ $x\text{*not* \_markup\_}$")
    assert "<img" not in html
    assert "<em>" not in html


def test_formulas_are_left_to_the_extension_that_the_site_has(project: Project) -> None:
    project.write("mkdocs.yml", "")
    html, found = render(r"$\unheard{x}$", "pymdownx.arithmatex")
    assert "arithmatex" in html
    assert "<math" not in html
    assert not list(found)


@pytest.mark.parametrize("extensions", [(), ("pymdownx.arithmatex",)])
@pytest.mark.parametrize("text", [r"A $\frac{1}{2}$ b.", "$$\n\\frac{1}{2}\n$$"])
def test_on_paper_a_formula_is_a_picture_with_words(text: str, extensions: tuple[str, ...], project: Project) -> None:
    project.write("mkdocs.yml", "")
    html, found = render(text, *extensions, medium="paper")
    assert not list(found)
    picture = re.search(r'<img alt="1/2" src="data:image/svg\+xml;base64,[\w+/=]+" style="([^"]*)" />', html)
    assert picture is not None
    assert "vertical-align: -0." in picture[1]


@pytest.mark.parametrize("text", FAULTY)
def test_a_formula_that_nobody_can_read_is_told_with_its_place(text: str) -> None:
    found = read_quiz(QUIZ.format(option=f"So {text}."), PurePath("quiz.yml")).findings
    assert len(found) == 1
    assert str(found[0]).startswith("quiz.yml:10:23: error: This formula")
    assert str(found[0]).endswith("[formula-form]")
    assert FAULTY[text] in found[0].message


@pytest.mark.parametrize("text", REFUSED)
def test_a_command_that_cannot_be_shown_is_told_by_the_page(text: str, project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write("quizzes/quiz.yml", QUIZ.format(option=f"So {text}."))
    html, found = render(f"Text\n\nhere {text}.\n\n/// quiz | quiz-a\n///\n")
    places = [f"{each.location.path.as_posix()}:{each.location.line}:{each.location.column}" for each in found]
    assert places.count("quizzes/quiz.yml:10:23") == 1
    assert {each.code for each in found} == {"formula-form"}
    assert not re.search(r'href="javascript|style="|class="a"', html)


def test_markup_around_a_formula_is_still_looked_at() -> None:
    found = read_quiz(QUIZ.format(option="$x<b>y$ and <b>z</b>"), PurePath("quiz.yml")).findings
    assert [(each.code, each.location.column) for each in found] == [("text-markup", 32), ("text-markup", 36)]
