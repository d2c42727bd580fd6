"""A PDF -> what its pages say, and what it carries beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from casebook.model import When
from casebook.spoilers.passage import Contents
from casebook.spoilers.pdf_fonts import Letters, read_font

PAGE = "on page {} of a PDF"
ASIDE = "in what a PDF carries beside its pages"
ATTACHED = "{}, attached to a PDF"
# Where a PDF holds text on a document, its pictures, its notes, its fields and its links.
TEXT_KEYS = frozenset(
    "/Title /Author /Subject /Keywords /Creator /Alt /ActualText /E /Contents /T /TU /V /DV /URI /F /UF /Desc".split()  # noqa: SIM905
)
OPERATORS = "BT ET Tf Tj TJ ' \" Td TD T* Tm Do BDC"
WORD_GAP = -150  # thousandths of the size of the letters
MOST_PAGES = 1_000
DEEPEST = 8
HYPHENATED = re.compile("[-\u00ad\u2010]\n")
NO_LETTERS = "page {} is set in a font that does not tell its letters"
FAULTS = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError)


def read_pdf(data: bytes, when: When, read: Callable[[bytes, str], Contents]) -> Contents:
    """Return what a PDF says on its pages and beside them. `read` reads what is attached to it."""
    contents = Contents()
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            for each in pdf.objects:
                _read_object(each, when, contents, read)
            for number, page in enumerate(pdf.pages[:MOST_PAGES], 1):
                _read_page(page, number, when, contents)
            if len(pdf.pages) > MOST_PAGES:
                contents.unread.append(f"only its first {MOST_PAGES} pages were searched")
    except pikepdf.PasswordError:
        contents.unread.append("it is locked with a password")
    except FAULTS:
        contents.unread.append("it is not a valid PDF")
    return contents


def _read_object(each: Object, when: When, contents: Contents, read: Callable[[bytes, str], Contents]) -> None:
    for text in _find_texts(each, DEEPEST):
        contents.add(text, ASIDE, when, is_packed=True)
        contents.lead([text] if text.startswith("http") else [], when)
    if isinstance(each, Stream) and each.get("/Type") in (Name.Metadata, Name.EmbeddedFile):
        inner = read(each.read_bytes(), "")
        contents.pack(inner, ASIDE if each.Type == Name.Metadata else ATTACHED)


def _find_texts(each: Object, depth: int) -> Iterator[str]:
    """Yield each text that a part of the document says of itself."""
    if depth == 0 or not isinstance(each, (Dictionary, Stream, Array)):
        return
    pairs = [("", value) for value in each] if isinstance(each, Array) else list(each.items())
    for key, value in pairs:
        if isinstance(value, String) and key in TEXT_KEYS:
            yield str(value)
        elif isinstance(value, (Dictionary, Array)) and not value.is_indirect:
            yield from _find_texts(value, depth - 1)


def _read_page(page: pikepdf.Page, number: int, when: When, contents: Contents) -> None:
    """Add a page twice: with a space wherever letters are set anew, as between words, and with none, as in a word."""
    reader = _Reader()
    reader.read(page.obj, page.resources, DEEPEST)
    apart = "".join(reader.pieces)
    for text in dict.fromkeys((apart.replace("\v", " "), HYPHENATED.sub("", apart.replace("\v", "")))):
        contents.add(text, PAGE.format(number), when, is_packed=True)
    if reader.lacks_letters:
        contents.unread.append(NO_LETTERS.format(number))


class _Reader:
    """Goes through what draws a page. A vertical tab stands where the next letters are set on the same line."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.fonts: dict[str, Letters | None] = {}
        self.letters: Letters | None = None
        self.height = 0.0
        self.lacks_letters = False

    def read(self, drawn: Object, resources: Object, depth: int) -> None:
        """Read a page, or a drawing on it that is kept apart."""
        fonts = resources.get("/Font", Dictionary())
        self.fonts = {name: read_font(font) for name, font in fonts.items() if isinstance(font, Dictionary)}
        for each in pikepdf.parse_content_stream(drawn, OPERATORS):
            self._follow(str(each.operator), list(each.operands), resources, depth)

    def _follow(self, operator: str, operands: list[Object], resources: Object, depth: int) -> None:
        if operator == "Tf":
            self.letters = self.fonts.get(str(operands[0]))
        elif operator in ("Tj", "TJ", "'", '"'):
            self.pieces += ["\n"] if operator in "'\"" else []
            self._show(operands[-1])
        elif operator == "Do":
            self._read_apart(resources.get("/XObject", Dictionary()).get(str(operands[0])), resources, depth)
        elif operator == "BDC" and isinstance(operands[-1], Dictionary):
            self.pieces += [f" {text} " for text in _find_texts(operands[-1], 1)]
        else:
            self._move(operator, operands)

    def _move(self, operator: str, operands: list[Object]) -> None:
        """Note whether the next letters stand on the same line."""
        height = self.height
        if operator == "Tm":
            height = float(operands[5])
        elif operator in ("Td", "TD"):
            height += float(operands[1])
        elif operator in ("T*", "BT"):
            self.pieces.append("\n" if operator == "T*" else "\v")
            return
        self.pieces.append("\v" if abs(height - self.height) < 1 else "\n")
        self.height = height

    def _show(self, shown: Object) -> None:
        if self.letters is None:
            self.lacks_letters = True
            return
        for each in shown if isinstance(shown, Array) else [shown]:
            if isinstance(each, String):
                self.pieces.append(self.letters(bytes(each)))
            elif float(each) < WORD_GAP:
                self.pieces.append(" ")

    def _read_apart(self, drawn: Object | None, resources: Object, depth: int) -> None:
        if depth == 0 or not isinstance(drawn, Stream) or drawn.get("/Subtype") != Name.Form:
            return
        fonts, letters = self.fonts, self.letters
        self.read(drawn, drawn.get("/Resources", resources), depth - 1)
        self.fonts, self.letters = fonts, letters
