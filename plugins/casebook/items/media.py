"""The recording of an item: its controls, what stands for it on paper, and what must hold of it."""

from __future__ import annotations

from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement

from casebook.findings import FindingCode, listed, shorten
from casebook.i18n import N_
from casebook.model.media import CAPTIONS, KINDS, Media, find_kind
from casebook.parsing.allowed_markup import read_scheme
from casebook.parsing.document import Document, Pictured, find_flag, find_scalar
from casebook.parsing.yaml_nodes import Mapping, Scalar
from casebook.rendering.markdown import Writer
from casebook.rendering.players import add_player

NAMES = {"audio": N_("Sound recording"), "video": N_("Film")}
ON_PAPER = {
    "audio": N_("Here the page in a browser plays a sound recording."),
    "video": N_("Here the page in a browser plays a film."),
}


def add_media(parent: Element, media: Media, writer: Writer) -> None:
    """Add the recording with its transcript, which is folded on a screen and stands open on paper."""
    holder = SubElement(parent, "div", {"class": "media"})
    if writer.medium == "paper":
        SubElement(holder, "p").text = writer.t(ON_PAPER[media.kind])
    else:
        add_player(holder, media, writer.t(NAMES[media.kind]), writer.t("Captions"))
    if media.transcript is None:
        return
    if writer.medium == "screen":
        holder = SubElement(holder, "details")
        SubElement(holder, "summary").text = writer.t("Transcript")
    writer.add_blocks(holder, media.transcript)


def check_media(document: Document, item: Mapping) -> None:
    """A recording is a file of the site that browsers play, and has words for who cannot hear or see it."""
    media = item.nodes.get("media")
    file = find_scalar(media, "file")
    if not isinstance(media, Mapping) or file is None:
        return
    kind = find_kind(file.value)
    if kind is None:
        message = f"`{shorten(file.value)}` is no recording that browsers play. Its name ends in {listed(KINDS)}."
        document.error(file, FindingCode.MEDIA_KIND, message)
        return
    _check_words(document, media, file, kind)
    captions = find_scalar(media, "captions")
    for named in (file, captions):
        if named and (named is file or _is_webvtt(named)):
            _take_file(document, named)


def _check_words(document: Document, media: Mapping, file: Scalar, kind: str) -> None:
    captions, is_silent = find_scalar(media, "captions"), find_flag(media, "silent") is not None
    if captions and not _is_webvtt(captions):
        message = f"`{shorten(captions.value)}` are no captions that browsers show. Their name ends in `{CAPTIONS}`."
        document.error(captions, FindingCode.MEDIA_KIND, message)
    if kind == "video" and not is_silent and captions is None:
        message = (
            "This film has no captions. Add `captions: ` and a file in WebVTT; if it has no sound, `silent: true`."
        )
        document.error(file, FindingCode.CAPTIONS_MISSING, message)
    if (kind == "audio" or is_silent) and document.lacks(media, "transcript"):
        message = "This recording has no `transcript`. Write what is heard or seen, without naming what is asked."
        document.error(file, FindingCode.TRANSCRIPT_MISSING, message)


def _is_webvtt(captions: Scalar) -> bool:
    return PurePosixPath(captions.value).suffix.lower() == CAPTIONS


def _take_file(document: Document, named: Scalar) -> None:
    """Have it looked for in the folder of pages."""
    if read_scheme(named.value) or named.value.startswith("//"):
        message = "A recording cannot come from another host. Put it into the folder of pages, and write its path."
        document.error(named, FindingCode.TEXT_ADDRESS, message)
    else:
        document.pictures.append(Pictured(named.value, document.location_in(named, 0)))
