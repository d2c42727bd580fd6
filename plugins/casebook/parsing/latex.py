"""LaTeX in a bibliography -> the letters that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Mapping

PERCENT = re.compile(r"(?<!\\)%")
COMMAND = re.compile(r"\\(?P<name>[A-Za-z]{2,})(?![A-Za-z]|\s*\{)")
# Signs that the decoder does not know, as Mendeley and Zotero write them; `\url` and `\href` with what they show.
SIGNS = {"textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_"}
SIGN = re.compile(rf"\\(?P<name>{'|'.join(SIGNS)})(?![A-Za-z])(?:\{{\}}|[ ])?")
LINK = re.compile(r"\\(?:url|href\s*\{[^{}]*\})\s*\{(?P<shown>[^{}]*)\}")
FORMULA = re.compile(r"\$(?P<held>[^$]*\\[A-Za-z][^$]*)\$")  # `$\beta$`; without a command it may be two prices
# These change how the letters look, which a list of sources leaves out.
LOOKS = frozenset(
    (
        *("em", "it", "bf", "sc", "rm", "sf", "tt", "sl", "relax"),
        *("bfseries", "itshape", "scshape", "upshape", "mdseries", "rmfamily", "sffamily"),
    )
)


def decode_texts(texts: Mapping[str, str]) -> dict[str, str]:
    r"""Return texts without LaTeX: `M{\"u}ller` becomes Müller, and braces that only keep capitals go."""
    held = {name: text for name, text in texts.items() if "\\" in text}
    read = {**texts, **_decode(held)} if held else dict(texts)
    return {name: text.replace("{", "").replace("}", "").replace("~", "\u00a0") for name, text in read.items()}


def find_commands(text: str) -> list[str]:
    """Return the commands of a text for which nothing can be shown."""
    names = {found["name"] for found in COMMAND.finditer(text)} - LOOKS - SIGNS.keys()
    shown = _decode({name: f"\\{name}" for name in names}) if names else {}
    return sorted(name for name, letters in shown.items() if not letters.strip())


def _decode(texts: Mapping[str, str]) -> dict[str, str]:
    from bibtexparser.library import Library
    from bibtexparser.middlewares.latex_encoding import LatexDecodingMiddleware
    from bibtexparser.model import Entry, Field

    # For LaTeX a bare `%` begins a comment: the rest of the text would be lost.
    fields = [Field(name, PERCENT.sub(r"\\%", _spell_out(text))) for name, text in texts.items()]
    library = LatexDecodingMiddleware().transform(Library([Entry("article", "key", fields)]))
    return {field.key: str(field.value) for entry in library.entries for field in entry.fields}


def _spell_out(text: str) -> str:
    """Return a text with signs and addresses in place of the commands that stand for them."""
    text = SIGN.sub(lambda found: SIGNS[found["name"]], text)
    return FORMULA.sub(lambda found: found["held"], LINK.sub(lambda found: found["shown"], text))
