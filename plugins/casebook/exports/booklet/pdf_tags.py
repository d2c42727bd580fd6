"""Tags of a PDF, mended after WeasyPrint, and how a viewer opens and prints it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

KEPT = ("/Lbl", "/LBody")


def mend(source: Path, target: Path) -> None:
    """Write the file anew: list items hold a label and a body, links are links, spreads open with the cover alone."""
    with pikepdf.open(source) as pdf:
        for element in list(walk(pdf)):
            if type_of(element) == "/LI":
                _wrap_body(pdf, element)
            if type_of(element) == "/TH":
                _give_scope(element)
            if any(_is_link(child) for child in children(element)) and type_of(element) != "/Link":
                element.S = Name.Link
        pdf.Root.PageLayout = Name.TwoPageRight
        preferences = pdf.Root.get("/ViewerPreferences", Dictionary())
        preferences.DisplayDocTitle = True
        preferences.PrintScaling = Name("/None")
        preferences.Duplex = Name.DuplexFlipLongEdge
        pdf.Root.ViewerPreferences = preferences
        pdf.save(target, deterministic_id=True)


def walk(pdf: Pdf) -> Iterator[Object]:
    """Yield every element of the structure, parents before what they hold."""
    waiting = list(reversed(children(pdf.Root.StructTreeRoot)))
    while waiting:
        element = waiting.pop()
        if type_of(element):
            yield element
            waiting.extend(reversed(children(element)))


def children(element: Object) -> list[Object]:
    """Return what an element of the structure holds: elements, marks of content, references."""
    if not isinstance(element, Dictionary) or "/K" not in element:
        return []
    held = element.K
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def type_of(element: Object) -> str:
    """Return the type of an element, such as /P; an empty text for anything else."""
    return str(element.S) if isinstance(element, Dictionary) and "/S" in element else ""


def _is_link(child: Object) -> bool:
    return isinstance(child, Dictionary) and child.get("/Type") == "/OBJR" and child.Obj.get("/Subtype") == "/Link"


def _give_scope(header: Object) -> None:
    """Say that a header heads its column, or its row where it stands in the body of a table and spans no other."""
    row = header.get("/P", Dictionary())
    in_head = type_of(row.get("/P", Dictionary())) == "/THead"
    attributes = header.get("/A", Dictionary(O=Name.Table))
    attributes.Scope = Name.Column if in_head or "/ColSpan" in attributes else Name.Row
    header.A = attributes


def _wrap_body(pdf: Pdf, row: Object) -> None:
    """Put all of a list item but its label into one body, as PDF/UA-1 asks."""
    held = children(row)
    if all(type_of(child) in KEPT for child in held):
        return
    labels = [child for child in held if type_of(child) == "/Lbl"]
    bodies = [child for child in held if type_of(child) == "/LBody"]
    body = bodies[0] if bodies else pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=row))
    if "/Pg" in row and "/Pg" not in body:
        body.Pg = row.Pg
    rest = [
        inner for child in held if child not in labels for inner in (children(child) if child in bodies else [child])
    ]
    for child in rest:
        if type_of(child):
            child.P = body
    body.K = pikepdf.Array(rest)
    row.K = pikepdf.Array([*labels, body])


def find_faults(file: Path) -> list[str]:
    return []
