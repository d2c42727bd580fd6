"""The pictures of a bank: which come along, what is taken out of them, and what is said of the others."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.support.project import PIXEL

from casebook.figures.image_file import read_picture
from casebook.imports.contract import Losses, RefusalError
from casebook.imports.pictures import Pictures, name_in_words

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def make(kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (4, 2), "red").save(written, kind, **options)
    return written.getvalue()


def add(data: bytes, name: str = "a film.png") -> tuple[str, Pictures, list[str]]:
    pictures, losses = Pictures("pictures/bank", lambda _name: None), Losses()
    return pictures.add(name, data, losses), pictures, losses.said


@pytest.mark.parametrize(
    ("data", "suffix"),
    [(PIXEL, "png"), (make("JPEG"), "jpg"), (make("WEBP"), "webp"), (make("GIF"), "gif"), (DRAWING, "svg")],
)
def test_a_clean_picture_comes_along_as_it_is(data: bytes, suffix: str) -> None:
    address, pictures, said = add(data)
    assert address == f"pictures/bank/a-film.{suffix}"
    assert pictures.files == {address: data}
    assert said == []


def test_what_a_picture_carries_is_taken_out_and_it_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010E] = "Name of a patient"
    address, pictures, said = add(make("JPEG", exif=exif, comment=b"secret"))
    read = read_picture(pictures.files[address])
    assert read is not None
    assert (read.width, read.height, read.private) == (2, 4, ())
    assert len(said) == 1
    assert "EXIF" in said[0]
    assert b"patient" not in pictures.files[address]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no picture", "it is not a PNG"),
        (PIXEL[:-9], "it is not a PNG"),
        (make("TIFF"), "it is not a PNG"),
        (DRAWING.replace(b"/>", b"><script>alert(1)</script></svg>"), "it can do more than show a picture"),
    ],
)
def test_other_files_are_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(RefusalError, match=reason):
        add(data)


def test_two_pictures_of_one_name_get_two_names() -> None:
    pictures, losses = Pictures("pictures/bank", lambda _name: None), Losses()
    first, second = pictures.add("a.png", PIXEL, losses), pictures.add("a.png", make("PNG"), losses)
    assert first == "pictures/bank/a.png"
    assert second.startswith("pictures/bank/a-")
    assert pictures.add("a.png", PIXEL, losses) == first


def test_the_name_of_a_file_stands_for_an_alternative_text() -> None:
    assert name_in_words("chest_film-2.png") == "chest film 2"
    assert name_in_words("3f2a9c0d11ee.png") == "Picture"
