"""The key of an item on paper: every option with its reason, and the picture with its marks."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from casebook.exports.booklet.atoms import Atom, Tally
from casebook.exports.booklet.dom import Part, find_class, make, words_of
from casebook.exports.booklet.items import CHOSEN, LETTERS, Item
from casebook.exports.booklet.pictures import build_legend, draw_films, name_films, name_kind
from casebook.exports.booklet.prose import Copier

IN_FULL = "In full:"


def build_key(item: Item, copier: Copier, tally: Tally, width: str, head: Element) -> list[Atom]:
    """Return the key of an item as atoms: a head, then the model or what it takes, then one row an option."""
    atoms = [Atom(head, width, keep=True)]
    if item.short or item.tag:
        atoms.append(Atom(_build_answer(item, copier), width, keep=True))
    if item.review:
        atoms.append(Atom(make("p", "review", item.review), width, keep=True))
    if item.hint is not None:
        hint = [part for part in copier.blocks(item.hint) if part.get("class") != "folded"]
        atoms.append(Atom(make("div", "hint", make("b", "", "Hint."), " ", hint), width))
    if item.shown is not None:
        atoms.append(Atom(_build_picture(item, copier), "wide" if width == "main" else width, keep=bool(item.reasons)))
    if item.model is not None:
        atoms.append(Atom(_build_model(item, copier), width, keep=False))
    name = tally.name()
    atoms += [Atom(make("ul", "why", row), width, name) for row in _build_rows(item, copier)]
    return atoms


def _build_answer(item: Item, copier: Copier) -> Element:
    """Return the line of the answer, and that it is a judgement where it is one."""
    said = copier.parts(item.answer) if item.short else []
    return make("div", "answer", said, [" ", make("span", "grade", f"({item.tag})")] if item.tag else None)


def _build_model(item: Item, copier: Copier) -> Element:
    """Return the model; where the line above gives it in short, under the same word, it says so."""
    model = make("div", "model", copier.parts(item.model))
    lead = model.find("b")
    if (
        item.short
        and item.answer is not None
        and lead is not None
        and words_of(lead) == words_of(item.answer.find("b"))
    ):
        lead.text = IN_FULL
    return model


def say_key(item: Item) -> str:
    """Return the letters of the key, where the options have letters."""
    return ", ".join(choice.letter for choice in item.choices if choice.keyed)


def _build_rows(item: Item, copier: Copier) -> list[Element]:
    rows = []
    for place, reason in enumerate(item.reasons):
        lettered = item.type in CHOSEN and place < len(item.choices)
        keyed = lettered and item.keyed[place]
        mark = LETTERS[place] if lettered else str(place + 1) if item.type == "order" else "·"
        named: list[Part] = []
        if lettered or item.type == "free":
            named = [make("b", "named", _end(copier.parts(item.choices[place].text))), " "]
        sign = make("span", "mark key" if keyed else "mark", mark)
        rows.append(make("li", "", sign, named, copier.parts(reason)))
    return rows


def _end(words: list[Part]) -> list[Part]:
    """Return words with a stop, unless they have one: what follows is a sentence of its own."""
    said = words_of(make("b", "", words))
    return words if said.endswith((".", "?", "!")) else [*words, "."]


def _build_picture(item: Item, copier: Copier) -> Element:
    """Return the picture as it looks after the decision: the keyed regions outlined, or the marks with their legend."""
    shown = item.shown if item.shown is not None else make("div")
    areas = tuple(place for place, keyed in enumerate(item.keyed) if keyed) if item.is_map else ()
    films = draw_films(copier, shown, marked=True, told=True, areas=areas)
    legend = build_legend(copier, find_class(shown, "legend"))
    source = words_of(find_class(shown, "source"))
    origin = make("p", "origin", source.split(". ")[0].rstrip(".") + ".", data_origin=source) if source else None
    said = "Outlined: " + ", ".join(
        f"{choice.letter} {words_of(choice.text)}" for choice in item.choices if choice.keyed
    )
    caption = make("p", "", f"{said}.") if areas and any(item.keyed) else None
    kind = "shown paired" if len(films) > 1 else f"shown aside{name_kind(films[0])}"
    return make("figure", kind, films, make("figcaption", "cap", name_films(copier, shown), caption, legend, origin))
