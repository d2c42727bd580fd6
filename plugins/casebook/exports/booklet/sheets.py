"""An item as it is asked on paper: boxes to tick, lines to write on; in the tutor's edition with the key in place."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import NO_BREAK, Part, classes, find_class, make, words_of
from casebook.exports.booklet.items import LETTERS, UNSCORED, Choice, Item, read_key, say_unled
from casebook.exports.booklet.pictures import build_legend, draw_films, name_films
from casebook.exports.booklet.prose import Copier
from casebook.exports.booklet.writing import build_box, build_lines

SURE = ("guess", "fairly", "sure")
JUDGEMENTS = {"-2": "−2", "-1": "−1", "0": "0", "1": "+1", "2": "+2"}
LINES_TO_WRITE = 3
LINES_A_ROW = 2  # of a table to fill
LETTERS_A_LINE = 62  # of the tutor's italics on a line of the main column
LETTERS_A_ROW = 2 * 44  # and in a row of a table to fill


def build_question(item: Item, copier: Copier, *, tutor: bool, numbered: bool) -> Element:
    """Return the item without its key; `numbered` puts its number above it, as in an examination."""
    head: list[Part] = [*copier.parts(item.lead_in), f" ({item.kind})"]
    box = make("div", "item", id=f"q-{item.anchor}")
    if numbered:
        box.append(make("h3", "", f"{item.label} · {item.kind}"))
        head = copier.parts(item.lead_in)
    box.extend(copier.blocks(item.stem))
    box.append(make("p" if numbered else "h3", "ask", head))
    controls = _build_controls(item, copier, tutor=tutor)
    if item.shown is None:
        box.extend(controls)
    else:
        picture = _build_picture(item, copier)
        kind = "below" if "paired" in classes(picture) else "beside"
        box.append(make("div", kind, picture, make("div", "", controls)))
    if item.type not in UNSCORED:
        box.append(build_sureness())
    return box


def build_sureness(words: str = "How sure are you?") -> Element:
    """Return three boxes for how sure one is."""
    return make("p", "sure", words, [(build_box(), f"{word} ") for word in SURE])


def _build_picture(item: Item, copier: Copier) -> Element:
    """Return the picture without marks, but for an item whose options name them."""
    if item.shown is None:
        return make("figure")
    marks = next((part for part in item.shown.iter("svg") if "marks" in part.get("class", "")), None)
    marked = not item.is_map and marks is not None and marks.get("display") != "none"
    # Of pictures to point at only one to compare with has marks there, and those are known.
    films = draw_films(copier, item.shown, marked=marked or item.is_map, told=marked)
    names = name_films(copier, item.shown)
    told = words_of(find_class(item.shown, "key-slice"))
    caption = make("figcaption", "cap", names, told) if told or names is not None else None
    legend = next((part for part in item.shown.iter("ol") if "hidden" not in part.attrib), None) if marked else None
    kind = "shown paired" if len(films) > 1 else "shown"
    return make("figure", kind, films, caption, build_legend(copier, legend))


def _build_controls(item: Item, copier: Copier, *, tutor: bool) -> list[Element]:
    notes = [make("p", "note-line", note) for note in item.notes]
    if item.type == "free":
        return [*notes, _build_writing(item, copier, tutor=tutor)]
    if item.type in {"number", "text"}:
        return [*notes, _build_blank(item, tutor=tutor)]
    if item.type == "likert":
        return [*notes, make("p", "sure", [_build_point(choice, copier) for choice in item.choices])]
    if item.type == "rating":
        return [*notes, _build_judgements(item, copier, tutor=tutor)]
    rows = [_build_row(choice, copier, tutor=tutor) for choice in item.choices]
    targets = [
        make("li", "opt", make("b", "let", letter), copier.parts(target))
        for letter, target in zip(LETTERS, item.targets, strict=False)
    ]
    options = [make("ul", "opts", rows)] if rows else []
    return [*notes, *options, *([make("ul", "opts targets", targets)] if targets else [])]


def _build_row(choice: Choice, copier: Copier, *, tutor: bool) -> Element:
    if choice.letter:
        box = build_box("✓" if tutor and choice.keyed else "")
        return make("li", "opt", box, make("b", "let", choice.letter), copier.parts(choice.text))
    slot = make("span", "slot", choice.belongs if tutor else NO_BREAK)
    return make("li", "opt slotted", slot, copier.parts(choice.text))


def _build_point(choice: Choice, copier: Copier) -> list[Part]:
    return [build_box(), *copier.parts(choice.text), " "]


def _build_writing(item: Item, copier: Copier, *, tutor: bool) -> Element:
    if item.choices:
        return _build_table(item, copier, tutor=tutor)
    room = LINES_TO_WRITE * LETTERS_A_LINE
    return build_lines(LINES_TO_WRITE, _shorten(item.short or say_unled(item.model), room) if tutor else "")


def _build_table(item: Item, copier: Copier, *, tutor: bool) -> Element:
    """Return a row to fill for each part of what is asked."""
    rows = [
        make(
            "tr",
            "",
            make("th", "", copier.parts(choice.text), scope="row"),
            make("td", "", build_lines(LINES_A_ROW, _shorten(say_unled(reason), LETTERS_A_ROW) if tutor else "")),
        )
        for choice, reason in zip(item.choices, item.reasons, strict=True)
    ]
    return make("table", "fill", make("tbody", "", rows))


def _shorten(words: str, room: int) -> str:
    return words if len(words) <= room else words[: words.rfind(" ", 0, room - 2)] + " …"


def _build_blank(item: Item, *, tutor: bool) -> Element:
    inked = make("i", "", read_key(item)) if tutor else NO_BREAK
    return make("p", "blank-line", make("span", "blank", inked), f" {item.unit}" if item.unit else None)


def _build_judgements(item: Item, copier: Copier, *, tutor: bool) -> Element:
    head = [make("th", "", "", make("span", "unseen", "what"), scope="col")]
    head += [make("th", "jd", shown, scope="col") for shown in JUDGEMENTS.values()]
    rows = [
        make(
            "tr",
            "",
            make("th", "", copier.parts(choice.text), scope="row"),
            [make("td", "jd", build_box("✓" if tutor and choice.belongs == value else "")) for value in JUDGEMENTS],
        )
        for choice in item.choices
    ]
    return make("table", "rating", make("thead", "", make("tr", "", head)), make("tbody", "", rows))
