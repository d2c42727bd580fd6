"""A recording that an item plays: sound or film, with the words for who cannot hear or see it."""

from __future__ import annotations

from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Literal

from casebook.model.base import Flag, Frozen
from casebook.model.prose import Block, Word

MediaKind = Literal["audio", "video"]
# What current browsers play, by the end of the name.
KINDS: MappingProxyType[str, MediaKind] = MappingProxyType(
    {
        **dict.fromkeys((".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac"), "audio"),
        **dict.fromkeys((".mp4", ".webm", ".ogv"), "video"),
    }
)
CAPTIONS = ".vtt"


class Media(Frozen):
    """A recording in the folder of pages."""

    file: Word
    """Its path in the folder of pages, such as `sounds/s3.mp3`."""
    captions: Word | None = None
    """The path of the captions of a film, in WebVTT."""
    silent: Flag = False
    """Whether a film has no sound, so that it needs a transcript and no captions."""
    transcript: Block | None = None
    """What is heard, and what is seen where that matters."""

    @property
    def kind(self) -> MediaKind:
        """Whether it is sound or film."""
        return find_kind(self.file) or "audio"


def find_kind(path: str) -> MediaKind | None:
    """Return what a file holds by its name; None where no browser would play it."""
    return KINDS.get(PurePosixPath(path).suffix.lower())
