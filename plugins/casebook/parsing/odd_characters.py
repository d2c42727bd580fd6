"""Characters that cannot be seen, or look like one of YAML's and are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from casebook.findings import FindingCode
from casebook.parsing.field_names import FieldNames

# Column (from 0), code and message.
Slip = tuple[int, FindingCode, str]

BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff"
)
ODD = re.compile(f"[{BLANKS}{INVISIBLE}]")
UNSEEN = re.compile(f"[{INVISIBLE}]")
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Scripts whose letters join or part by sign, those that write no spaces, and pictures put together of several.
JOINING = "\u0600-\u0dff\u1000-\u109f\u1780-\u18af\ua840-\uabff\U00010a00-\U00011fff"
SPACELESS = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\u3000-\u9fff\uac00-\ud7af\uff01-\uff9f\U00020000-\U0003ffff"
)
PICTURES = "\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff"
# Where an invisible character does what it is for, it may stand.
LEGITIMATE = (
    rf"(?<=[^\W\d_])\u00ad(?=[^\W\d_])|(?<=[{SPACELESS}])\u200b|\u200b(?=[{SPACELESS}])|(?<=[{JOINING}])[\u200c\u200d]"
    rf"|(?<=[{PICTURES}])(?:\u200d|[\U000e0020-\U000e007f]+)|(?<=[{PICTURES}#*0-9])[\ufe00-\ufe0f]"
    r"|(?<=[\u1800-\u18af])[\u180b-\u180f]|(?<=[\u3000-\u9fff\U00020000-\U0003ffff])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
MARKED = re.compile(f"[{RIGHT_TO_LEFT}]")
BIDI = re.compile("[\u034f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COLONS = "：﹕︓꞉∶"
_ODD = f"[{BLANKS}{INVISIBLE}]"
# In patterns for `FieldNames.match` the word NAMES stands for the names of a file's fields.
INDENT = re.compile(rf"[ ]*(?:-[ ]+)*(?P<odd>{_ODD})")
AFTER_DASH = rf"[ ]*(?:-[ ]+)*-(?P<odd>{_ODD})[ ]*NAMES[ ]*:"
AFTER_COLON = rf"[ ]*(?:-[ ]+)*NAMES(?P<odd>{_ODD})?[ ]*:(?P<next>{_ODD})?"
COLON = rf"[ ]*(?:-[ ]+)*NAMES[ ]*(?P<colon>[{COLONS}])"
TIGHT_DASH = r"[ ]*(?:-[ ]+)*-(?=NAMES:(?:[ ]|$))"
# Most lines of a file: they are ASCII, and begin as YAML has it.
USUAL = re.compile(r"[ ]*(?:-[ ]+)?[!-),.-~][\x00-\x7f]*\Z")
BULLET = re.compile(rf"[ ]*(?P<bullet>[•·‣⁃∙▪▫■□●○◦◆➢➤–—−‐‑‒*+])[ {BLANKS}]+\S")


def name_sign(sign: str) -> str:
    """Return what a character is called: "non-breaking space (U+00A0)"."""
    words = {"\u00a0": "non-breaking space", "\ufeff": "byte order mark"}
    called = words.get(sign) or unicodedata.name(sign, "invisible character").lower()
    return f"{called} (U+{ord(sign):04X})"


def _article(words: str) -> str:
    return f"{'An' if words[0] in 'aeiou' else 'A'} {words}"


def find_in_line(line: str, fields: FieldNames) -> Iterator[Slip]:
    """Yield what in a line of YAML, outside of texts, looks like a sign of YAML and is none."""
    begun = line.lstrip(" ")
    if begun.startswith("#") or (line.isascii() and not begun.startswith(("-", "*", "+"))):
        return
    found = INDENT.match(line)
    if found:
        yield _blank(found.start("odd"), found["odd"], "before the text of this line")
        return
    dash, colon = fields.match(AFTER_DASH, line), fields.match(AFTER_COLON, line)
    if dash:
        yield _blank(dash.start("odd"), dash["odd"], "after the `-`")
    elif colon and (colon["odd"] or colon["next"]):
        part, where = ("odd", "before the colon") if colon["odd"] else ("next", "after the colon")
        yield _blank(colon.start(part), colon[part], where)
    yield from _find_drawn(line, fields)
    tight = fields.match(TIGHT_DASH, line)
    if tight:
        yield (
            tight.end() - 1,
            FindingCode.YAML_SYNTAX,
            "A space is missing after the `-`. Write `- ` before the first field.",
        )


def _find_drawn(line: str, fields: FieldNames) -> Iterator[Slip]:
    bullet, colon = BULLET.match(line), fields.match(COLON, line)
    if bullet:
        message = (
            f"`{bullet['bullet']}` does not begin a list entry. Write `- `; if it belongs to a text, quote the text."
        )
        yield bullet.start("bullet"), FindingCode.YAML_SIGN, message
    if colon:
        called = name_sign(colon["colon"])
        yield (
            colon.start("colon"),
            FindingCode.YAML_SIGN,
            f"{_article(called)} is not a YAML colon. Write `:` and a space.",
        )


def _blank(column: int, sign: str, where: str) -> Slip:
    if UNSEEN.match(sign):
        return column, FindingCode.YAML_SIGN, f"There is an invisible character {where}: {name_sign(sign)}. Delete it."
    return (
        column,
        FindingCode.YAML_SIGN,
        f"{_article(name_sign(sign))} is used {where}. YAML needs an ordinary space: replace it.",
    )


def find_odd(word: str) -> Slip | None:
    """Return the first blank or invisible character in what must be a word: a field's name, an id, a number."""
    found = ODD.search(word)
    if not found:
        return None
    where = "after the colon" if word[: found.start()].endswith(":") else "in this word"
    return _blank(found.start(), found[0], where)


def find_unseen(text: str, *, is_typed: bool) -> Iterator[int]:
    """Yield the offset of each invisible character that does nothing for the text.

    `is_typed`: the text is compared with what a learner types, so even a soft hyphen is one too many.
    """
    if not UNSEEN.search(text):
        return
    legitimate = re.compile(LEGITIMATE)  # here, since it takes long and most files hold no such character
    masked = legitimate.sub(lambda found: found[0] if is_typed and found[0] == "\u00ad" else "x" * len(found[0]), text)
    if MARKED.search(text):
        masked = BIDI.sub("x", masked)
    yield from (found.start() for found in UNSEEN.finditer(masked))


def strip_unseen(text: str) -> str:
    """Return what a reader can tell apart: one form of each letter, one kind of blank, no invisible characters.

    Raised and lowered signs and fractions stay what they are: 10² is not 102.
    """
    if text.isascii():
        return " ".join(text.split())
    parts = (unicodedata.normalize("NFKC", sign) if _is_other_form(sign) else sign for sign in UNSEEN.sub("", text))
    return " ".join(unicodedata.normalize("NFC", "".join(parts)).split())


def _is_other_form(sign: str) -> bool:
    return unicodedata.decomposition(sign).startswith(("<compat>", "<wide>", "<narrow>", "<noBreak>", "<font>"))
