"""Two numbers of a test and one of those tested, as counts in a hundred."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

ALL = 100
ROWS = ("have it", "do not have it", "all")
COLUMNS = ("of 100", "test positive", "test negative", "all")


def build_frequencies(have: int, found: int, alike: int) -> Element:
    """Return counts in 100 before and after a test, which the script computes again for other numbers.

    `have` in 100 have what is looked for; the test is positive in `found` of 100 of these, in `alike` of 100 others.
    Counts are whole, halves rounded up.
    """
    element = Element("frequency-table", {"numbers": f"{have} {found} {alike}"})
    SubElement(element, "p", {"class": "given"}).text = AtomicString(
        f"Suppose that {have} of 100 have it, and that the test is positive in {found} of 100 who have it "
        f"and in {alike} of 100 who do not."
    )
    true, false = _share(have, found), _share(ALL - have, alike)
    counts = [(true, have - true, have), (false, ALL - have - false, ALL - have)]
    counts.append((true + false, ALL - true - false, ALL))
    SubElement(element, "p", {"class": "told"}).text = AtomicString(_tell(have, true, false))
    table = SubElement(element, "table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for words in COLUMNS:
        SubElement(head, "th", {"scope": "col"}).text = AtomicString(words)
    body = SubElement(table, "tbody")
    for words, row in zip(ROWS, counts, strict=True):
        line = SubElement(body, "tr")
        SubElement(line, "th", {"scope": "row"}).text = AtomicString(words)
        for count in row:
            SubElement(line, "td").text = AtomicString(str(count))
    return element


def _tell(have: int, true: int, false: int) -> str:
    positive, negative = true + false, ALL - true - false
    return (
        f"Before the test {have} of 100 have it. {_after('positive', true, positive)} "
        f"{_after('negative', have - true, negative)}"
    )


def _after(result: str, having: int, among: int) -> str:
    if among == 0:
        return f"In nobody is the test {result}."
    return f"After a {result} test: {having} of {among}, or {_share(having, ALL, among)} of 100."


def _share(count: int, numerator: int, denominator: int = ALL) -> int:
    """Return `count * numerator / denominator`, halves rounded up."""
    return (2 * count * numerator + denominator) // (2 * denominator)
