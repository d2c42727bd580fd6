"""The formulas of a text: where they stand, what is wrong with their TeX, and the MathML that they become."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from types import MappingProxyType
from xml.etree.ElementTree import Element

from casebook.findings import shorten
from casebook.model.formula_text import FORMULA, read_formula
from casebook.parsing.code_spans import mask_code

LONGEST = 1000
DEEPEST = 20
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_COMMAND = re.compile(r"\\[A-Za-z]+")
_INCOMPLETE = "A command in it is incomplete. Write what it takes in braces, as in `\\frac{1}{2}` or `x^{2}`."
# By the names of what latex2mathml raises.
_FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "MissingSuperScriptOrSubscriptError": "Nothing comes after a `^` or `_`. Write it in braces, as in `x^{2}`.",
        "DoubleSubscriptsError": "Two `_` follow each other. Put what belongs together in braces, as in `x_{1,2}`.",
        "DoubleSuperscriptsError": "Two `^` follow each other. Put what belongs together in braces, as in `x^{2n}`.",
        "ExtraLeftOrMissingRightError": "`\\left` needs a `\\right`. For a side without a bracket write `\\right.`.",
        "MissingEndError": "A `\\begin{…}` has no `\\end{…}`.",
    }
)
_OF_PYTHON = (LookupError, ValueError, TypeError, AttributeError, StopIteration, RuntimeError)
# How many parts an element needs (MathML Core, 3.3 and 3.4).
_PARTS = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mroot": 2}
# The elements that a formula may become, and their attributes: nothing that leads elsewhere, looks or acts.
_LAYOUT = frozenset(("display", "displaystyle", "scriptlevel", "columnalign", "columnlines", "rowlines", "mathvariant"))
_SIZES = frozenset(("width", "height", "depth", "lspace", "rspace", "voffset", "minsize", "maxsize", "linethickness"))
_SHAPES = frozenset(("stretchy", "fence", "separator", "accent", "accentunder", "movablelimits", "form", "symmetric"))
_SPACING = frozenset(("rowspacing", "columnspacing", "notation", "largeop"))
ATTRIBUTES = _LAYOUT | _SIZES | _SHAPES | _SPACING
ELEMENTS = frozenset(
    (
        *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "msqrt", "mpadded", "mphantom", "menclose"),
        *("mtable", "mtr", "mlabeledtr", "mtd", "mmultiscripts", "mprescripts", "none", "merror", *_PARTS),
    )
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a text: its TeX, and whether it stands in a line of its own."""

    tex: str
    is_display: bool

    @classmethod
    def of(cls, found: re.Match[str]) -> Formula:
        """Return the formula that `FORMULA` has found."""
        kind = str(found.lastgroup)
        return cls(found[kind].strip(), kind == "display")


class FormulaError(Exception):
    """What is wrong with a formula, and what to write."""


def may_hold_formulas(text: str) -> bool:
    """Tell whether a text has a sign with which a formula begins: most do not."""
    return "$" in text or "\\(" in text


def blank_formulas(text: str) -> str:
    """Return the text with a letter for each sign of a formula; all else keeps its place. Code holds no formulas."""
    if not may_hold_formulas(text):
        return text
    parts, end = [], 0
    for found in FORMULA.finditer(mask_code(text)):
        blank = "".join("\n" if sign == "\n" else "x" for sign in found[0])
        parts += [text[end : found.start()], blank]
        end = found.end()
    return "".join([*parts, text[end:]])


def find_faulty(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a formula stands that no reader of TeX takes, and what is wrong; unknown commands are none of it."""
    for found in FORMULA.finditer(mask_code(text)):
        try:
            _read(Formula.of(found))
        except FormulaError as problem:
            yield found.start(), str(problem)


def read_mathml(formula: Formula) -> Element:
    """Return a formula as MathML. Raises: FormulaError with what is wrong, in words for its author."""
    element = _read(formula)
    for each in element.iter():
        each.text = unescape(each.text or "") or None
        _check_known(each)
    element.attrib = {"display": "block" if formula.is_display else "inline", "alttext": read_formula(formula.tex)}
    return element


def _read(formula: Formula) -> Element:
    _check_signs(formula.tex)
    # few pages have formulas, and loading its table of signs takes a moment
    from latex2mathml import exceptions
    from latex2mathml.converter import Converter

    # they have no class in common, and some commands without what they take end in an error of Python's
    theirs = (each for each in vars(exceptions).values() if isinstance(each, type) and issubclass(each, Exception))
    raised: tuple[type[Exception], ...] = (*theirs, *_OF_PYTHON)
    try:
        element = Converter(display="block" if formula.is_display else "inline").convert_to_element(formula.tex)
    except RecursionError as problem:
        raise FormulaError(f"This formula is nested too deeply. {_INCOMPLETE}") from problem
    except raised as problem:
        raise FormulaError(_word(_FAULTS.get(type(problem).__name__, _INCOMPLETE))) from problem
    if any(len(each) < _PARTS.get(str(each.tag), 0) for each in element.iter()):
        raise FormulaError(_word(_INCOMPLETE))
    return element


def _check_signs(tex: str) -> None:
    if len(tex) > LONGEST:
        raise FormulaError(f"This formula has {len(tex):,} characters; {LONGEST:,} is the most. Divide it.")
    depth = 0
    for found in _BRACE.finditer(tex):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            raise FormulaError(_word("A `}` in it closes nothing. Delete it, or write `\\}` for the sign itself."))
        if depth > DEEPEST:
            raise FormulaError(_word(f"More than {DEEPEST} braces are open at once. Divide it."))
    if depth:
        raise FormulaError(_word("A `{` in it is not closed. Add the `}`, or write `\\{` for the sign itself."))


def _check_known(element: Element) -> None:
    """Refuse what the library passes on as it is, and what could lead elsewhere or run."""
    unknown = _COMMAND.match(element.text or "")
    if unknown:
        message = f"`{shorten(unknown[0])}` is not a command that can be shown. For words write `\\text{{…}}`."
        raise FormulaError(_word(message))
    if element.tag not in ELEMENTS:
        raise FormulaError(_word("It holds a command that cannot be shown here."))
    for name in element.attrib.keys() - ATTRIBUTES - {"xmlns"}:
        raise FormulaError(_word(f"A command in it sets `{shorten(name)}`, which is not allowed here. Delete it."))


def _word(problem: str) -> str:
    return f"This formula cannot be read. {problem}"
