"""The papers: one text block of 168 by 238.5 mm, and margins that put it on each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A size as CSS says it, and margins in mm: above, below, at the fold, at the outer edge."""

    size: str
    top: float
    bottom: float
    fold: float
    edge: float

    def css(self) -> str:
        """Return the rules of its pages."""
        return (
            f"@page {{ size: {self.size}; margin-top: {self.top}mm; margin-bottom: {self.bottom}mm }}"
            f"@page :right {{ margin-left: {self.fold}mm; margin-right: {self.edge}mm }}"
            f"@page :left {{ margin-left: {self.edge}mm; margin-right: {self.fold}mm }}"
        )


PAPERS = {
    "a4": Paper("210mm 297mm", 27, 31.5, 24, 18),
    "letter": Paper("215.9mm 279.4mm", 20.4, 20.5, 26, 21.9),
}
