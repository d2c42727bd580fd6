"""The part of SVG that prints as it is drawn; anything else fails, because it would be drawn wrong without a word."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from casebook.exports.booklet.site import BookletError


def check_svg(drawing: Element, where: str) -> None:
    """Look at every element of a drawing.

    Raises: BookletError naming what does not print, and what to write instead.
    """
    for element in drawing.iter():
        for breaks, advice in RULES:
            if breaks(element):
                raise BookletError(f"{where}: <{element.tag}> {advice}")


def _has_shorthand(element: Element) -> bool:
    style = element.get("style", "").replace(" ", "")
    return "font" in element.attrib or style.startswith("font:") or ";font:" in style


def _uses_variable(element: Element) -> bool:
    return any("var(" in value for value in element.attrib.values())


def _has_filter(element: Element) -> bool:
    return "filter" in element.attrib or "filter:" in element.get("style", "")


def _has_paint_order(element: Element) -> bool:
    return "paint-order" in element.attrib or "paint-order" in element.get("style", "")


def _is_relative_gradient(element: Element) -> bool:
    return element.tag in {"linearGradient", "radialGradient"} and element.get("gradientUnits") != "userSpaceOnUse"


def _is_named(*tags: str) -> Callable[[Element], bool]:
    return lambda element: element.tag in tags


# Each was tried with WeasyPrint 70. The first drew a giant black letter over the picture.
RULES: tuple[tuple[Callable[[Element], bool], str], ...] = (
    (_has_shorthand, "uses the shorthand `font:`. Write font-family, font-size and font-weight each on its own."),
    (_is_named("style"), "holds style rules, which may not print. Write them as attributes of each shape."),
    (_uses_variable, "uses var(), which prints black. Write the colour itself."),
    (_is_named("foreignObject"), "is dropped in print. Write the words as <text>."),
    (_is_named("filter", "feGaussianBlur"), "is a filter, which does not print. Draw what it would do."),
    (_has_filter, "uses a filter, which does not print. Draw what it would do."),
    (_has_paint_order, "uses paint-order, which prints a halo over the words. Draw the halo first."),
    (_is_relative_gradient, 'needs gradientUnits="userSpaceOnUse", or some programs print it blank.'),
)
