"""Formulas in the texts of a page: MathML on a screen, a picture with words on paper."""

from __future__ import annotations

import re
import warnings
from base64 import b64encode
from importlib import import_module
from xml.etree.ElementTree import Element, fromstring

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from casebook.findings import FindingCode
from casebook.model.formula_text import FORMULA, read_formula
from casebook.parsing.allowed_markup import Refusal
from casebook.parsing.formulas import Formula, FormulaError, read_mathml
from casebook.rendering.added_markup import AddedMarkup
from casebook.rendering.markdown import Medium

# Of pymdownx.arithmatex, to which formulas are left on a screen, where its script draws them; on paper none runs.
ARITHMATEX = "arithmatex-inline"
ARITHMATEX_BLOCK = "arithmatex-block"
SIZE = 24  # of the letters that are drawn: the picture is laid out in parts of it


class FormulaProcessor(InlineProcessor):
    r"""`$…$` and `\(…\)` within a line, `$$…$$` in a line of its own."""

    def __init__(self, md: Markdown, medium: Medium, added: AddedMarkup) -> None:
        super().__init__(FORMULA.pattern, md)
        self.compiled_re = FORMULA
        self.medium = medium
        self.added = added

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - Python-Markdown's name
        """Return the formula; its source where it cannot be read, which is reported."""
        formula = Formula.of(m)
        element = Element("span", {"class": "formula display" if formula.is_display else "formula"})
        try:
            math = read_mathml(formula)
            element.append(math if self.medium == "screen" else _draw(formula))
        except FormulaError as problem:
            element.text = AtomicString(m[0])
            self.added.refuse(element, Refusal(FindingCode.FORMULA_FORM, str(problem), m[0].split("\n")[0]))
        _keep_texts(element)
        self.added.adopt([element])
        return element, m.start(0), m.end(0)


def take_over(md: Markdown) -> None:
    """Leave no formula to a script, where none runs."""
    for registry, name in ((md.inlinePatterns, ARITHMATEX), (md.parser.blockprocessors, ARITHMATEX_BLOCK)):
        if name in registry:
            registry.deregister(name)


def _draw(formula: Formula) -> Element:
    """Return a picture of a formula, with its words: what lays out paper knows no MathML."""
    words = read_formula(formula.tex)
    with warnings.catch_warnings():
        # it finds its letters by a way that Python will give up
        warnings.filterwarnings("ignore", "path is deprecated", DeprecationWarning)
        ziamath = import_module("ziamath")  # comes with the extra `pdf`
        drawn = ziamath.Latex(formula.tex, size=SIZE, inline=not formula.is_display).svg()
    _, top, width, height = (float(number) / SIZE for number in fromstring(drawn).attrib["viewBox"].split())
    source = b64encode(drawn.encode()).decode()
    style = f"width: {width:.3f}em; height: {height:.3f}em; vertical-align: {-height - top:.3f}em"
    return Element("img", {"src": f"data:image/svg+xml;base64,{source}", "alt": words, "style": style})


def _keep_texts(element: Element) -> None:
    """Keep what a formula holds from the inline parser."""
    for each in element.iter():
        if each.text:
            each.text = AtomicString(each.text)
