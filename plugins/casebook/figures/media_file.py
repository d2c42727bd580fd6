"""What the first bytes of a recording tell of it: whether it is what its name says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_OGG, _MP4 = (0, b"OggS"), (4, b"ftyp")
# For each end of a name the places and bytes of which one must be there (ID3 2.4; MPEG-1 audio frames; RIFF;
# RFC 3533, 9639 and 9559; ISO/IEC 14496-12; WebVTT).
_BEGINNINGS: Mapping[str, tuple[tuple[int, bytes], ...]] = MappingProxyType(
    {
        ".mp3": ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xfa"), (0, b"\xff\xf3"), (0, b"\xff\xf2")),
        ".wav": ((8, b"WAVE"),),
        ".flac": ((0, b"fLaC"),),
        **dict.fromkeys((".ogg", ".oga", ".opus", ".ogv"), (_OGG,)),
        **dict.fromkeys((".m4a", ".mp4"), (_MP4,)),
        ".webm": ((0, b"\x1a\x45\xdf\xa3"),),
        ".vtt": ((0, b"WEBVTT"), (0, b"\xef\xbb\xbfWEBVTT")),
    }
)
SUFFIXES = frozenset(_BEGINNINGS)


def is_as_named(file: Path) -> bool:
    """Tell whether a file begins as one with its name does."""
    with file.open("rb") as held:
        begin = held.read(16)
    return any(begin.startswith(sign, place) for place, sign in _BEGINNINGS[file.suffix.lower()])
