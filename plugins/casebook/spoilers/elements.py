"""The elements and attributes of HTML and SVG: which part texts, and what a finding calls each place for text."""

from __future__ import annotations

from enum import IntEnum


class Gap(IntEnum):
    """What stands between two texts: nothing within a line, the border of a cell, another block, another row."""

    NONE = 0
    BLOCK = 1
    CELL = 2
    ROW = 3


# Every other element stands within a line, those of an author's own too.
BLOCKS = (
    "address article aside blockquote body case-gate case-step case-steps center dd desc details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main "
    "menu metadata nav noscript ol optgroup option p pre quiz-item quiz-set script search section style summary "
    "template textarea title ul "
    # what an office file says of itself
    "category company creator description keywords lastmodifiedby manager subject"
)
# Labels of a drawing stand side by side as cells do.
CELLS = "c tc td text th"
ROWS = "caption row sheetdata si svg table tbody tfoot thead tr"
GAPS = {
    **dict.fromkeys(BLOCKS.split(), Gap.BLOCK),
    **dict.fromkeys(CELLS.split(), Gap.CELL),
    **dict.fromkeys(ROWS.split(), Gap.ROW),
}
# Within a line, and apart from the words on both sides.
SPACED = frozenset("audio br button canvas embed iframe img input math meter object progress select tab video".split())  # noqa: SIM905
# Between two elements that touch: links may be set apart by a style, parts of a word are not. Both are tried.
BESIDE = "\v"
PLACED = frozenset(("x", "y", "dy"))  # a <tspan> with one of these begins a line
READINGS = frozenset(("rt", "rp"))  # how a word is read, set beside it
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
RAW = ("script", "style")
# What is shown on the commit: the key of an item, the reference beside a ranking.
ON_COMMIT = (("details", "key"), ("div", "ranking"))
# What can be typed as a diagnosis must hold the right one; it is offered to those only who have typed most of it.
TYPED = ("case-steps", "names")
# The list of steps shows it from the beginning.
LISTED = ("case-step", "name")
TEXT = "in the text of the page"
COMMENT = "in a comment of the page"
CHANNELS = {
    "title": "in the title",
    "desc": "in the description of a drawing",
    "nav": "in the navigation",
    "figcaption": "in a caption",
    "template": "in a template",
    "noscript": "in what is shown without script",
    "metadata": "in the metadata of a drawing",
}
ATTRIBUTES = {
    "id": "in the id of <{tag}>",
    "class": "in the class of <{tag}>",
    "store": "in the storage key of <{tag}>",
    "alt": "in the description of a picture (`alt`)",
    "href": "in the address of <{tag}>",
    "src": "in the address of <{tag}>",
    "srcset": "in the address of <{tag}>",
}
NAMES = "in the name of an element or an attribute"
SEARCH_SIGNS = (("data-md-component", "search"), ("type", "search"), ("role", "search"))
