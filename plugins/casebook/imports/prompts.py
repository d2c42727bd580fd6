"""The text of a question -> the stem that tells and the lead-in that asks, which is one paragraph."""

from __future__ import annotations

import re

from casebook.imports.markdown_signs import BREAK

LONG = 160  # letters from which on a paragraph is parted into what it tells and what it asks
# The last sentence, where it asks. The one before it ends with a whole word, so no abbreviation is taken for its end.
LAST_SENTENCE = re.compile(r"(?P<told>.*[\w\])%\"”*]{3}[.!?:])\s+(?P<asked>[^\W\d_a-z][^.!?]{8,}\?)", re.DOTALL)
NO_PARAGRAPH = re.compile(r"- |\d+\. |\| |!\[[^\]\n]*\]\([^)\n]*\)\Z|(?:`[^\n]*`(?:  \n|\Z))+\Z")


def split_prompt(text: str) -> tuple[str, str]:
    """Return stem and lead-in; the lead-in is empty where no paragraph of the text can be it."""
    blocks = [block for block in text.split("\n\n") if block.strip()]
    place = _find_asking(blocks)
    if place is None:
        return "\n\n".join(blocks), ""
    told, asked = _split_paragraph(blocks[place])
    before, after = blocks[:place], blocks[place + 1 :]
    return "\n\n".join([*before, *([told] if told else []), *after]), asked


def _find_asking(blocks: list[str]) -> int | None:
    """Return the place of the last paragraph that asks, else of the last block if it is a paragraph."""
    paragraphs = [place for place, block in enumerate(blocks) if not NO_PARAGRAPH.match(block)]
    asking = [place for place in paragraphs if blocks[place].rstrip("*_ ").endswith(("?", "？", "؟", ";"))]
    introducing = [place for place in paragraphs if blocks[place].rstrip("*_ ").endswith((":", "："))]
    last = [place for place in paragraphs if place == len(blocks) - 1]
    return next((places[-1] for places in (asking, last, introducing, paragraphs) if places), None)


def _split_paragraph(paragraph: str) -> tuple[str, str]:
    lines = paragraph.split(BREAK)
    if len(lines) > 1 and lines[-1].rstrip("*_ ").endswith("?"):
        return BREAK.join(lines[:-1]), lines[-1]
    found = LAST_SENTENCE.fullmatch(paragraph) if len(paragraph) > LONG else None
    if found and "*" not in found["asked"] and found["told"].count("$") % 2 == 0:
        return found["told"], found["asked"]
    return "", paragraph
