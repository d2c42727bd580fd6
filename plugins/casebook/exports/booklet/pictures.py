"""Pictures on paper: one drawing each, with its marks inside it and its words as its alternative text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Protocol
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import Part, all_of_class, classes, find_class, make, read_html, words_of
from casebook.exports.booklet.site import BookletError, Page, Site
from casebook.exports.booklet.svg import check_svg

HALF, WHOLE = "half", "wide"


class Copies(Protocol):
    """What copies words from the page that the picture stands on."""

    site: Site
    page: Page

    def parts(self, element: Element | None) -> list[Part]:
        """Return what an element holds."""
        ...


def build_figure(copier: Copies, figure: Element, kind: str = "") -> Element:
    """Return a figure with its marks, its caption and its legend. What it says in full is its alternative text."""
    caption = figure.find("figcaption")
    about = None if caption is None else find_class(caption, "about")
    clean = any(box.get("type") == "checkbox" and "checked" not in box.attrib for box in figure.iter("input"))
    drawn = draw_film(copier, figure, marked=not clean)
    title = None if caption is None else caption.find("p")
    legend = None if caption is None or clean else find_class(caption, "legend")
    return make(
        "figure",
        f"film aside {kind or WHOLE}{name_kind(drawn)}",
        drawn,
        make(
            "figcaption",
            "cap",
            copier.parts(title),
            # Of a pair, only its names stand above what is folded.
            [make("p", "", copier.parts(part)) for part in about or () if part.tag == "p" and not classes(part)],
            build_legend(copier, legend),
            _tell_origin(figure),
        ),
    )


def build_pair(copier: Copies, pair: Element) -> Iterator[Element]:
    """Yield the pictures of a pair abreast."""
    yield make("div", "abreast wide", [build_figure(copier, figure, HALF) for figure in pair.iter("figure")])


def build_viewer(copier: Copies, viewer: Element) -> Iterator[Element]:
    """Yield the moments of a viewer, two pictures abreast, and the table of what changes."""
    for section in viewer.iter("section"):
        figures = [build_figure(copier, figure, HALF) for figure in section.iter("figure")]
        pair = make("div", "abreast", figures)
        time = find_class(section, "time")
        yield make("div", "moment wide", [] if time is None else make("p", "time", words_of(time)), pair)
    table = find_class(viewer, "changes")
    if table is not None:
        caption = table.find("caption")
        yield make("p", "cap", words_of(caption))
        body = [row for row in table if row.tag != "caption"]
        yield make("table", "", copier.parts(make("table", "", body)))


def draw_film(copier: Copies, holder: Element, *, marked: bool) -> Element:
    """Return the picture of a figure or an item as one drawing, with its marks and all that it shows in words."""
    return draw_films(copier, holder, marked=marked, told=marked)[0]


def draw_films(
    copier: Copies, holder: Element, *, marked: bool, told: bool, areas: tuple[int, ...] = ()
) -> list[Element]:
    """Return each picture of an item as a drawing.

    `areas` are the regions to outline; `told` says that alternative texts tell what is to be found.
    """
    films = list(all_of_class(holder, "casebook-image"))
    if not films:
        raise BookletError(f"{copier.page.address}: a figure holds no picture.")
    full = [words_of(text) if told else "" for text in all_of_class(holder, "full")]
    return [_draw(copier, film, words, areas, marked=marked) for film, words in zip_longest(films, full)]


def _draw(copier: Copies, film: Element, full: str | None, areas: tuple[int, ...], *, marked: bool) -> Element:
    picture = choose_picture(film)
    width, height = picture.get("width", "640"), picture.get("height", "640")
    told = [picture.get("alt", ""), *([full] if full else [])]
    drawn = make("svg", "", make("title", "", " ".join(told)), viewBox=f"0 0 {width} {height}")
    drawn.append(_place_picture(copier, picture, width, height))
    drawn.extend(_marks(film) if marked else [])
    drawn.extend(_outline(film, areas))
    check_svg(drawn, f"{copier.page.address}: {picture.get('src', '')}")
    return drawn


def choose_picture(film: Element) -> Element:
    """Return the picture made for paper, else the first."""
    pictures = list(film.iter("img"))
    return next((picture for picture in pictures if "for-print" in classes(picture)), pictures[0])


def embed_image(copier: Copies, image: Element) -> Element:
    """Return a picture that stands in a text."""
    return make("img", "", src=f"site:{find_file(copier, image)}", alt=image.get("alt", ""))


def find_file(copier: Copies, image: Element) -> str:
    """Return the address of a picture within the site.

    Raises: BookletError where the site lacks it.
    """
    src = image.get("src", "")
    to = copier.site.locate(copier.page, src)
    if to is None:
        raise BookletError(f"{copier.page.address}: the picture `{src}` is not part of the site. Put it into docs/.")
    if not (copier.site.folder / to[0]).is_file():
        raise BookletError(f"{copier.page.address}: the picture `{src}` is missing from the built site.")
    return to[0]


def build_legend(copier: Copies, legend: Element | None) -> Element | None:
    """Return what each mark is, after its number."""
    if legend is None:
        return None
    rows = [make("li", "", make("b", "mark", str(n)), " ", copier.parts(row)) for n, row in enumerate(legend, 1)]
    return make("ul", "legend", rows)


def _tell_origin(figure: Element) -> Element | None:
    """Say in short where a picture comes from, and who has not checked it; the whole stands with the sources."""
    words = words_of(find_class(figure, "source"))
    sentences = words.split(". ")
    if not words:
        return None
    short = ". ".join(dict.fromkeys((sentences[0].rstrip("."), sentences[-1].rstrip("."))))
    return make("p", "origin", f"{short}.", data_origin=words)


def name_films(copier: Copies, holder: Element) -> Element | None:
    """Return the names of two pictures that stand side by side, each below its own; None where there is one picture."""
    names = [find_class(film, "cap") for film in all_of_class(holder, "film")]
    return make("p", "pair", [make("span", "", copier.parts(name)) for name in names]) if len(names) > 1 else None


def name_kind(drawing: Element) -> str:
    """Return the class of a drawing, which may be smaller than a scan."""
    return "" if drawing.find("image") is not None else " drawn"


def _place_picture(copier: Copies, picture: Element, width: str, height: str) -> Element:
    address = find_file(copier, picture)
    if not address.endswith(".svg"):
        return make("image", "", href=f"site:{address}", x="0", y="0", width=width, height=height)
    body = read_html((copier.site.folder / address).read_text("utf8")).find("body")
    inner = None if body is None else body.find("svg")
    if inner is None:
        raise BookletError(f"{address} holds no drawing.")
    # its own title would be a second alternative text
    for child in [child for child in inner if child.tag in {"title", "desc"}]:
        inner.remove(child)
    inner.attrib = {name: value for name, value in inner.attrib.items() if name not in {"role", "xmlns", "aria-label"}}
    inner.attrib |= {"x": "0", "y": "0", "width": width, "height": height}
    return inner


def _marks(film: Element) -> list[Element]:
    return [child for overlay in all_of_class(film, "marks") for child in overlay if child.tag != "title"]


def _outline(film: Element, areas: tuple[int, ...]) -> list[Element]:
    regions = [child for overlay in all_of_class(film, "regions") for child in overlay if child.tag == "g"]
    return [regions[area] for area in areas if area < len(regions)]
