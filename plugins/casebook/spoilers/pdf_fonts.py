"""The codes of a font of a PDF -> the letters they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object, Stream

Letters = Callable[[bytes], str]
SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f ]*)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f ]*)>|\[([^\]]*)\])")
HEX = re.compile(rb"<([0-9A-Fa-f ]*)>")
ACCENTED = re.compile(
    r"([A-Za-z])(?:acute|grave|dieresis|circumflex|tilde|ring|cedilla|caron|breve|macron|ogonek|slash)"
)
NAMED = {"space": " ", "hyphen": "-", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "germandbls": "ß"}
BASES = {"/MacRomanEncoding": "mac_roman"}
LAST = 0xFFFF


def read_font(font: Object) -> Letters | None:
    """Return what turns the bytes of a text into letters; None where the font does not say it."""
    if isinstance(font.get("/ToUnicode"), Stream):
        width, letters = _read_map(font.ToUnicode.read_bytes())
        return lambda data: "".join(
            letters.get(int.from_bytes(data[at : at + width], "big"), "") for at in range(0, len(data), width)
        )
    if font.get("/Subtype") == Name.Type0:
        return None
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
    codec = BASES.get(str(base), "cp1252")
    other = _read_differences(encoding.get("/Differences")) if isinstance(encoding, Dictionary) else {}
    return lambda data: "".join(other.get(code) or bytes([code]).decode(codec, "replace") for code in data)


def _read_map(data: bytes) -> tuple[int, dict[int, str]]:
    """Return how many bytes a code has, and what each code stands for."""
    space = SPACE.search(data)
    letters: dict[int, str] = {}
    for block in CHARACTERS.findall(data):
        letters.update((int(code, 16), _decode(to)) for code, to in PAIR.findall(block))
    for block in RANGES.findall(data):
        for first, last, to, listed in RANGE.findall(block):
            begin, end = int(first, 16), min(int(last, 16), LAST)
            if listed:
                letters.update(zip(range(begin, end + 1), map(_decode, HEX.findall(listed)), strict=False))
            else:
                text = _decode(to) or " "
                letters.update((code, text[:-1] + chr(ord(text[-1]) + code - begin)) for code in range(begin, end + 1))
    return max(len(space[1]) // 2, 1) if space else 2, letters


def _decode(written: bytes) -> str:
    digits = b"".join(written.split()).decode("ascii")
    return bytes.fromhex(digits + "0" * (len(digits) % 2)).decode("utf-16-be", "replace")


def _read_differences(listed: Object | None) -> dict[int, str]:
    letters: dict[int, str] = {}
    code = 0
    for each in listed if isinstance(listed, Array) else ():
        if isinstance(each, Name):
            letters[code] = _name(str(each).removeprefix("/"))
            code += 1
        else:
            code = int(each)
    return letters


def _name(glyph: str) -> str:
    """Return the letter that a glyph is called by."""
    accented = ACCENTED.fullmatch(glyph)
    if accented:
        return accented[1]
    if re.fullmatch("uni[0-9A-F]{4}", glyph):
        return chr(int(glyph[3:], 16))
    return glyph if len(glyph) == 1 else NAMED.get(glyph, "")
