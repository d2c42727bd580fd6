"""Pictures are measured, and what they carry beside the picture keeps them from being published."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from casebook.check import check_paths
from casebook.reader import is_dicom, read_picture
from project import Project

SIZE = (37, 21)
KINDS = ("PNG", "JPEG", "WEBP")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">a name</x:xmpmeta>'


def encode(kind: str, **more: Any) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", SIZE, "grey").save(held, kind, **more)
    return held.getvalue()


def somewhere() -> Image.Exif:
    """Return EXIF data with a place, as a telephone writes it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "A telephone"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return exif


@pytest.mark.parametrize("kind", KINDS)
def test_a_plain_picture_is_measured(kind: str) -> None:
    picture = read_picture(encode(kind))
    assert picture
    assert (picture.width, picture.height, picture.private) == (*SIZE, ())


def test_a_lossless_and_an_animated_webp_are_measured() -> None:
    lossless = read_picture(encode("WEBP", lossless=True))
    animated = read_picture(encode("WEBP", save_all=True, append_images=[Image.new("RGB", SIZE, "red")]))
    assert lossless
    assert animated
    assert (lossless.width, lossless.height) == (animated.width, animated.height) == SIZE


@pytest.mark.parametrize("kind", KINDS)
def test_exif_is_noticed(kind: str) -> None:
    picture = read_picture(encode(kind, exif=somewhere()))
    assert picture
    assert picture.private == ("EXIF",)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_xmp_is_noticed(kind: str) -> None:
    picture = read_picture(encode(kind, xmp=XMP))
    assert picture
    assert picture.private == ("XMP",)


@pytest.mark.parametrize(
    ("keyword", "told"),
    [("XML:com.adobe.xmp", ("XMP",)), ("Patient", ("the text `Patient`",)), ("Software", ())],
)
def test_text_in_a_png_is_noticed_unless_a_program_only_names_itself(keyword: str, told: tuple[str, ...]) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt(keyword, "words")
    picture = read_picture(encode("PNG", pnginfo=texts))
    assert picture
    assert picture.private == told


def test_a_comment_in_a_jpeg_is_noticed() -> None:
    picture = read_picture(encode("JPEG", comment="somebody"))
    assert picture
    assert picture.private == ("a comment of 8 bytes",)


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('<svg viewBox="0 0 37 21">', SIZE),
        ("<svg width='37px' viewBox='-5,-5 37,21'>", SIZE),
        ('<?xml version="1.0"?>\n<!-- by hand --><svg width="37" height="21">', SIZE),
    ],
)
def test_a_drawing_is_measured(root: str, size: tuple[int, int]) -> None:
    picture = read_picture(f"{root}<title>x</title></svg>".encode())
    assert picture
    assert (picture.width, picture.height) == size


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_is_cut_off_is_none_or_keeps_its_size(kind: str) -> None:
    whole = encode(kind, exif=somewhere())
    for length in range(60):
        found = read_picture(whole[:length])
        assert found is None or (found.width, found.height) == SIZE


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<html>", b"<svg>", b"\xff\xd8\xff" + b"\xff" * 50, b"RIFF0000WEBP"])
def test_anything_else_is_no_picture(data: bytes) -> None:
    assert read_picture(data) is None


SCAN = (
    "{0}:1:1: error: `{0}` is a DICOM file: it names patient and scanner. "
    "Take it away, and export the picture as PNG instead. [picture-private]"
)
PHOTOGRAPH = (
    "docs/holiday.jpg:1:1: error: `docs/holiday.jpg` carries EXIF, which may tell a name, a date, a place or a "
    "device. Strip it, as with `exiftool -all= docs/holiday.jpg`, or export the picture without metadata. "
    "[picture-private]"
)


def test_a_scan_is_known_whatever_it_is_called(project: Project) -> None:
    scan = bytes(128) + b"DICM" + bytes(20)
    assert is_dicom(scan)
    names = ["docs/scan.dcm", "docs/scan.png"]
    for name in names:
        project.write(name, "").write_bytes(scan)
    assert [str(found) for found in check_paths([Path("docs")])] == [SCAN.format(name) for name in names]


def test_a_picture_that_no_figure_names_is_looked_at_too(project: Project) -> None:
    project.write("docs/holiday.jpg", "").write_bytes(encode("JPEG", exif=somewhere()))
    project.write("docs/plain.png", "").write_bytes(encode("PNG"))
    assert [str(found) for found in check_paths([Path("docs")])] == [PHOTOGRAPH]
