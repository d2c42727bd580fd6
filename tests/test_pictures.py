"""Pictures are measured, and what they carry beside the picture keeps them from being published."""

from __future__ import annotations

import io
import os
import struct
import zlib
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image, ImageCms, ImageFile, PngImagePlugin

from casebook.figures.image_file import is_dicom, read_picture
from casebook.lint.project import check_paths
from tests.support.project import Project

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
    [("XML:com.adobe.xmp", ("XMP",)), ("Patient", ("the text `Patient`",)), ("Software", ("the text `Software`",))],
)
def test_text_in_a_png_is_noticed_also_where_a_program_names_itself(keyword: str, told: tuple[str, ...]) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt(keyword, "words")
    picture = read_picture(encode("PNG", pnginfo=texts))
    assert picture
    assert picture.private == told


def test_a_comment_in_a_jpeg_is_noticed() -> None:
    picture = read_picture(encode("JPEG", comment="somebody"))
    assert picture
    assert picture.private == ("a comment of 8 bytes",)


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def with_chunk(kind: bytes, content: bytes = b"John Doe") -> bytes:
    """Return a PNG with a chunk between its head and its pixels."""
    plain = encode("PNG")
    return plain[:33] + chunk(kind, content) + plain[33:]


def with_segment(marker: int, content: bytes, before: bytes = b"") -> bytes:
    """Return a JPEG with a segment, and some bytes before it, in front of all others."""
    return b"\xff\xd8" + before + struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content + encode("JPEG")[2:]


def with_part(kind: bytes, content: bytes) -> bytes:
    """Return a WebP with a part behind its pixels."""
    body = encode("WEBP")[12:] + kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (with_chunk(b"caBX"), "the part `caBX`"),
        (with_chunk(b"dcMd"), "the part `dcMd`"),
        (with_chunk(b"tIME", bytes(7)), "a date"),
        (with_chunk(b"zZzZ"), "the part `zZzZ`"),
        (with_segment(0xE4, b"John Doe"), "a segment `E4` of a program"),
        (with_segment(0xEB, b"JP  jumb c2pa"), "a segment `EB` of a program"),
        (with_segment(0xE0, b"JFXX\0\x10" + bytes(40)), "a small copy of the picture"),
        (with_segment(0xED, b"Photoshop 3.0\0"), "IPTC"),
        (with_part(b"note", b"John Doe"), "the part `note`"),
        (with_part(b"XMP ", b"John"), "XMP"),
        (encode("PNG") + b"John Doe", "8 bytes after the end of the picture"),
        (
            encode("JPEG") + encode("JPEG", exif=somewhere()),
            f"{len(encode('JPEG', exif=somewhere()))} bytes after the end of the picture",
        ),
        (encode("WEBP") + b"John Doe", "8 bytes after the end of the picture"),
        (encode("GIF", comment=b"John Doe"), "a comment"),
        (encode("GIF") + b"John", "4 bytes after the end of the picture"),
    ],
)
def test_every_part_that_is_neither_pixels_nor_colour_is_named(data: bytes, told: str) -> None:
    picture = read_picture(data)
    assert picture
    assert told in picture.private


@pytest.mark.parametrize("before", [b"\0\0", b"\xff\0", b"ab"])
def test_bytes_between_segments_hide_nothing(before: bytes) -> None:
    """A decoder skips them and reads the place that stands behind; so must whoever looks for it."""
    assert read_picture(with_segment(0xE1, b"Exif\0\0" + somewhere().tobytes(), before)) is None


@pytest.mark.parametrize("more", [{"progressive": True}, {"quality": 95, "subsampling": 0}, {"optimize": True}])
def test_what_encoders_vary_is_no_matter(more: dict[str, Any]) -> None:
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind, options in (("JPEG", more), ("PNG", {}), ("WEBP", {})):
        picture = read_picture(encode(kind, icc_profile=icc, **options))
        assert picture
        assert picture.private == ()
    assert read_picture(encode("JPEG").replace(b"\xff\xdb", b"\xff\xff\xff\xdb", 1))  # fill bytes are allowed


@pytest.mark.parametrize("kind", ["GIF", "ICO", "BMP", "AVIF"])
def test_a_picture_for_other_places_than_figures_is_read(kind: str) -> None:
    picture = read_picture(encode(kind))
    assert picture
    assert (picture.kind, picture.private) == (kind, ())


def test_an_icon_of_pngs_and_an_avif_hide_nothing() -> None:
    icon = encode("ICO")
    start = int.from_bytes(icon[18:22], "little")
    png = with_chunk(b"tEXt", b"Author\0John")
    held = icon[:14] + struct.pack("<II", len(png), start) + icon[22:start] + png
    for data in (held, encode("AVIF", exif=somewhere())):
        picture = read_picture(data)
        assert picture
        assert picture.private


@pytest.mark.parametrize("kind", [*KINDS, "GIF", "AVIF", "BMP"])
@pytest.mark.parametrize("lets_pass", [False, True])  # as WeasyPrint has Pillow do, once it is loaded
def test_a_picture_that_is_cut_off_is_none(kind: str, monkeypatch: pytest.MonkeyPatch, *, lets_pass: bool) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lets_pass)
    whole = encode(kind)
    assert not any(read_picture(whole[:length]) for length in range(len(whole) - 1))


def test_a_picture_with_more_pixels_than_a_page_can_show_is_none() -> None:
    held = io.BytesIO()
    Image.new("1", (40_000, 40_000)).save(held, "PNG")
    assert read_picture(held.getvalue()) is None


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<html>", b"<svg>", b"\xff\xd8\xff" + b"\xff" * 50, b"RIFF0000WEBP"])
def test_anything_else_is_no_picture(data: bytes) -> None:
    assert read_picture(data) is None


def draw(inside: str, root: str = "") -> bytes:
    """Return an SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 21" {root}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ("<svg viewBox='0 0 37 21'>", SIZE),
        ("<svg width='37px' viewBox='-5,-5 37,21'>", SIZE),
        ("<svg width='37' height='21px'>", SIZE),
        ('<?xml version="1.0" encoding="UTF-8"?>\n<!-- by hand --><svg width="37" height="21">', SIZE),
        ("<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 3.7e1 21.0'>", SIZE),
    ],
)
def test_a_drawing_is_measured(root: str, size: tuple[int, int]) -> None:
    end = "</s:svg>" if root.startswith("<s:") else "</svg>"
    picture = read_picture(f"{root}{end}".encode())
    assert picture
    assert (picture.width, picture.height) == size
    assert (
        read_picture(f"{root}{end}".encode("utf-16").replace(b"U\0T\0F\0-\08\0", b"u\0t\0f\0-\x001\x006\0")) is not None
    )


@pytest.mark.parametrize(
    "box", ["0 0 1e999 5", "0 0 NaN 5", "0 0 -3 5", "0 0 0 5", "0 0 5", "a b c d", "0 0 inf inf", ""]
)
def test_a_drawing_without_a_size_is_no_picture(box: str) -> None:
    assert read_picture(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>'.encode()) is None


@pytest.mark.parametrize(
    "inside",
    [
        '<style>.a{fill:url(#g)}</style><path class="a" d="M0 0h3" style="stroke:#000"/>',
        '<defs><linearGradient id="g"><stop offset="1" stop-color="#fff"/></linearGradient></defs><use href="#g"/>',
        '<a11y xmlns=""/>'.replace("a11y", "g"),
        '<text xml:lang="de" aria-label="x" data-name="y">Knie</text><title>x</title><desc>y</desc>',
        f'<image href="data:image/png;base64,{b64encode(encode("PNG")).decode()}"/>',
    ],
)
def test_what_a_drawing_needs_is_allowed(inside: str) -> None:
    picture = read_picture(draw(inside))
    assert picture
    assert picture.private == picture.active == ()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<g onload="alert(1)"/>',
        '<g ONCLICK="alert(1)"/>',
        '<a href="https://example.org"><path d="M0 0"/></a>',
        '<use href="https://example.org/x.svg#a"/>',
        '<image href="other.png"/>',
        '<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="//example.org/a.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
        f'<image href="data:image/png;base64,{b64encode(encode("PNG")[:50]).decode()}"/>',
        "<style>@import 'x.css';</style>",
        "<style>@font-face{src:url(https://example.org/a.woff)}</style>",
        "<style>.a{background:u\\72l(//example.org)}</style>",
        '<style>svg{background:image-set("https://example.org/a.png" 1x)}</style>',
        "<path style=\"mask:-webkit-image-set('//example.org/a.png' 1x)\"/>",
        '<path style="fill:url( &quot;https://example.org/a.svg#b&quot;)"/>',
        '<path fill="url(https://example.org/a.svg#b)"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<feImage href="x.png"/>',
        "<?xml-stylesheet href='x.css'?>",
        "<iframe/>",
    ],
)
def test_a_drawing_that_runs_or_loads_anything_is_told(inside: str) -> None:
    picture = read_picture(draw(inside))
    assert picture
    assert picture.active


@pytest.mark.parametrize(
    "data",
    [
        draw("<metadata>John</metadata>"),
        draw("<!-- John Doe -->"),
        draw("", 'xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" s:docname="john-doe.svg"'),
        draw('<n:namedview xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>'),
        draw('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'),
        draw(f'<image href="data:image/jpeg;base64,{b64encode(encode("JPEG", exif=somewhere())).decode()}"/>'),
        b"<!-- John Doe -->" + draw(""),
        draw("") + b"<!-- John Doe -->",
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:metadata>John</s:metadata></s:svg>',
    ],
)
def test_what_a_drawing_tells_beside_what_it_shows_is_told(data: bytes) -> None:
    picture = read_picture(data)
    assert picture
    assert picture.private


def test_a_document_type_that_only_names_the_standard_is_no_matter() -> None:
    name = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    picture = read_picture(b'<?xml version="1.0"?>' + name + draw(""))
    assert picture
    assert picture.private == picture.active == ()


def test_a_document_type_is_told_and_its_entities_are_not_multiplied() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x"}">' for n in range(30))
    picture = read_picture(f"<!DOCTYPE svg [{entities}]>".encode() + draw("<text>&e29;</text>"))
    assert picture is None or picture.active


SCAN = (
    "{0}:1:1: error: `{0}` is a DICOM file: it names patient and scanner. "
    "Remove it, and export the picture as PNG instead. [picture-private]"
)
PHOTOGRAPH = (
    "docs/holiday.jpg:1:1: error: `docs/holiday.jpg` carries EXIF, which may reveal a name, a date, a place or a "
    "device. Strip it, as with `exiftool -all= --icc_profile:all docs/holiday.jpg`, or export the picture without "
    "metadata. [picture-private]"
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


@pytest.mark.parametrize("name", ["photo.jfif", "PHOTO.JPE", "a.pjpeg", "IM000001", "scan.ima", "photo", "photo.dat"])
def test_a_picture_is_known_by_what_it_is_whatever_it_is_called(name: str, project: Project) -> None:
    data = bytes(128) + b"DICM" + bytes(20) if name == "IM000001" else encode("JPEG", exif=somewhere())
    project.write(f"docs/{name}", "").write_bytes(data)
    (found,) = check_paths([Path("docs")])
    assert found.code == "picture-private"


@pytest.mark.parametrize(
    "head", ["0800050043530a00", "080000004c000000", "0200000055", "0008000555", "49492a0008000000", "0000000c4a584c20"]
)
def test_a_scan_without_preamble_and_what_browsers_do_not_show_is_refused(head: str, project: Project) -> None:
    project.write("docs/IM1", "").write_bytes(bytes.fromhex(head) + b"John^Doe" + bytes(200))
    (found,) = check_paths([Path("docs")])
    assert found.code in ("picture-private", "picture-kind")


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", b""), ("b.jpg", encode("JPEG")[:-9]), ("c.svg", draw("<script/>"))]
)
def test_an_empty_a_damaged_and_an_active_picture_are_refused_though_no_figure_names_them(
    name: str, data: bytes, project: Project
) -> None:
    project.write(f"docs/{name}", "").write_bytes(data)
    (found,) = check_paths([Path("docs")])
    assert found.code in ("picture-kind", "picture-active")


def test_a_page_and_a_text_that_show_an_svg_are_no_drawings(project: Project) -> None:
    for name in ("page.md", "part.html", "example.txt"):
        project.write(f"docs/{name}", "<svg onload='x()'></svg>\n")
    assert not list(check_paths([Path("docs")]))


FIGURE = "id: fig\npicture: {}\ntitle: A knee\nsource: Drawn by us.\nalt: A knee.\nfull: A knee.\n"


@pytest.mark.parametrize(
    "written", ["out.png", "../secret.png", "/etc/hostname.png", "a" * 300 + ".png", "x/" * 3000 + "a.png"]
)
def test_a_figure_outside_the_folder_of_pages_is_refused(written: str, project: Project) -> None:
    project.write("secret.png", "").write_bytes(encode("PNG"))
    project.write("docs/index.md", "# Home\n")
    (project.root / "docs/out.png").symlink_to(project.root / "secret.png")
    project.write("quizzes/figures/fig.yml", FIGURE.format(written))
    missing = [found for found in check_paths([Path("quizzes")]) if found.location.path.suffix == ".yml"]
    assert [found.code for found in missing] == ["picture-missing"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
@pytest.mark.parametrize("name", ["docs/a.png", "docs/b", "docs/page.md", "quizzes/quiz.yml", "quizzes/references.bib"])
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(name: str, project: Project) -> None:
    (project.root / name).parent.mkdir(exist_ok=True)
    os.mkfifo(project.root / name)
    found = [str(each.code) for each in check_paths([Path(name).parent])]
    assert found == {"docs/a.png": ["picture-kind"], "docs/b": []}.get(name, ["file-unreadable"])


def test_a_link_to_a_folder_is_followed_as_the_builder_follows_it(project: Project) -> None:
    project.write("docs/index.md", "# Home\n")
    project.write("docs/.hidden/photo.jpg", "").write_bytes(encode("JPEG", exif=somewhere()))
    (project.root / "docs/more").symlink_to(project.root / "docs/.hidden")
    (project.root / "docs/around").symlink_to(project.root / "docs")
    assert {(found.code, found.location.path.name) for found in check_paths([Path("docs")])} == {
        ("picture-private", "photo.jpg")
    }
