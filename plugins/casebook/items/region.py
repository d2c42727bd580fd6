"""`region`: point at regions of one figure or of several; the options are its landmarks, boxes to tick as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Literal
from xml.etree.ElementTree import Element, SubElement

from pydantic import Field

from casebook.figures.prepare import PreparedFigure
from casebook.findings import FindingCode
from casebook.i18n import N_
from casebook.items.choosing import (
    ScoredOption,
    check_defensible,
    check_some_key,
    grade_several,
    keys_of,
    name_keys,
    right_or_wrong,
    texts_of,
)
from casebook.items.contract import BY_OPTION, Asked, ItemType, lead_of_item, no_extra
from casebook.items.option_text import add_option_text
from casebook.items.shared_rules import check_tempting
from casebook.model import Item, Region, strip_markup
from casebook.model.base import Flag, Slug
from casebook.model.prose import Block, Inline, Word
from casebook.model.task import Pointing
from casebook.parsing import yaml_nodes
from casebook.parsing.document import Document
from casebook.rendering.annotations import add_marks
from casebook.rendering.figure import add_about, add_image
from casebook.rendering.markdown import Writer
from casebook.rendering.picture_pair import LETTERS, add_pair, add_short_caption, tell_apart
from casebook.rendering.regions import add_regions, find_side, name_sides
from casebook.rendering.slices import add_slices, slices_of, tell_key_slice


class RegionOption(ScoredOption):
    """A landmark, key or distractor; without a region it stands in the list only ("nowhere")."""

    region: Word | None = None
    """The name of the region in the geometry of the figure. Without it, the option is only in the list."""
    label: Inline | None = None
    """What the list says where the side is its heading, such as `Femur` for `Left femur`."""


class RegionItem(Item):
    """Regions of a figure are keys. `description` tells neutrally what the picture shows, before commit."""

    points_at_figure: ClassVar[bool] = True

    type: Literal["region"]
    beside: Slug | None = None
    """A picture of the same place to compare with; nobody points at it, and its marks are shown."""
    find_slice: Flag = False
    """Whether the stack of the figure is scrolled, and the slice that is shown at the commit part of the response."""
    description: Block
    """What the picture shows, in neutral words, for readers who do not see it."""
    options: Annotated[tuple[RegionOption, ...], Field(min_length=2)]
    """The regions that can be chosen, with `key: true` on each right one."""

    @property
    def shown_figures(self) -> tuple[str, ...]:
        """Return the id of the figure to compare with, if any, and of those to point at."""
        return (*([self.beside] if self.beside else []), *self.asked_figures)


def _check_figures(document: Document, item: yaml_nodes.Mapping) -> None:
    """An item for pointing has a figure or several."""
    if item.nodes.keys().isdisjoint({"figure", "figures"}):
        message = "An item for pointing needs a picture. Write `figure: ` and its id, or several under `figures`."
        document.error(item, FindingCode.FIELD_MISSING, message)


def _check_slice(document: Document, item: yaml_nodes.Mapping) -> None:
    """A slice is found in one stack."""
    if "find_slice" in item.nodes and "figures" in item.nodes:
        message = "A slice is found in one stack. Write `figure: ` and its id, not `figures`."
        document.error(item.names["find_slice"], FindingCode.VALUE_KIND, message)


def _add_map(fieldset: Element, item: RegionItem, prepared: Sequence[PreparedFigure], writer: Writer) -> None:
    """Add the pictures, and the list of options. Here the areas are the marks, and those of a figure are left out."""
    holder = SubElement(fieldset, "region-map", {"class": "shown"})
    if len(prepared) == 1:
        _add_film(holder, item, prepared[0], writer)
        if item.find_slice:
            add_slices(holder, prepared[0], writer)
            tell_key_slice(holder, prepared[0], writer)
        add_short_caption(holder, prepared[0].figure, writer)
    else:
        names = _name_pictures(item, prepared)
        films = add_pair(holder, names, writer)
        for letter, name, film, shown in zip(LETTERS, names, films, prepared, strict=False):
            _add_film(film, item, shown, writer)
            add_short_caption(film, shown.figure, writer, letter=letter, name=name)
    add_about(holder, [shown.figure for shown in prepared], writer, description=item.description)
    _add_list(fieldset, item, prepared[-1], writer)


def _name_pictures(item: RegionItem, prepared: Sequence[PreparedFigure]) -> list[str]:
    """Return what tells the pictures apart: short names; beside one to compare with, the parts of the titles."""
    figures = [shown.figure for shown in prepared]
    return tell_apart(figures) if item.beside else [figure.short or "" for figure in figures]


def _add_film(film: Element, item: RegionItem, prepared: PreparedFigure, writer: Writer) -> None:
    """Add a picture with its areas; the one to compare with has its marks in their place."""
    image = add_image(film, prepared)
    if prepared.figure.id == item.beside:
        add_marks(image, prepared, writer)
    else:
        names = [option.region for option in item.options]
        add_regions(image, names, prepared, writer, scrolls=item.find_slice)


def _add_list(fieldset: Element, item: RegionItem, prepared: PreparedFigure, writer: Writer) -> None:
    """Add a box for each option; in two columns, mirrored as the picture is, where it says what its sides are."""
    regions = [prepared.regions[option.region] if option.region else None for option in item.options]
    sides = [find_side(region, prepared) if region else None for region in regions]
    heads = name_sides(prepared, writer) if {0, 1} <= set(sides) else []
    fieldset.set("class", "mapped sided" if heads else "mapped")
    for side, head in enumerate(heads):
        SubElement(fieldset, "p", {"class": "side", "data-side": str(side)}).text = head
    for option, found in zip(item.options, sides, strict=True):
        _add_box(fieldset, option, found if heads else None)
    if item.find_slice:
        _add_slice(fieldset, regions, prepared)


def _add_slice(fieldset: Element, regions: Sequence[Region | None], prepared: PreparedFigure) -> None:
    """Add the number of the slice that is shown, and to each box those that its region is on."""
    for label, region in zip(fieldset.findall("label"), regions, strict=True):
        if region:
            label.set("data-slices", " ".join(map(str, slices_of(region, prepared))))
    SubElement(fieldset, "input", {"type": "hidden", "name": "slice", "value": "1"})


def _add_box(fieldset: Element, option: RegionOption, side: int | None) -> None:
    """Add a box. Under the heading of a side its words may be short: its name, for sentences and readers, is whole."""
    label = SubElement(fieldset, "label", {} if side is None else {"data-side": str(side)})
    box = SubElement(label, "input", {"type": "checkbox", "name": "r"})
    if side is None or option.label is None:
        add_option_text(label, option.text)
        return
    name = strip_markup(option.text)
    box.set("aria-label", name)
    add_option_text(label, option.label).set("data-name", name)


def _no_controls(_fieldset: Element, _item: RegionItem, _anchor: str, _writer: Writer) -> None:
    """Add nothing: the list depends on the picture, and was added with it."""


def _list_asked(item: RegionItem) -> Asked:
    added = (item.find_slice,) if item.find_slice else ()
    return Asked([option.region for option in item.options], (item.description, *added))


def _grade(key: Sequence[str] | Mapping[str, Sequence[int]], response: Sequence[str | int]) -> float:
    """Return the grade; where a slice is to be found, `key` has the slices of each key, and the response its own.

    What is on no slice, such as "nowhere", is right on any.
    """
    chosen = [each for each in response if isinstance(each, str)]
    if not isinstance(key, Mapping):
        return grade_several(key, chosen)
    shown = [each for each in response if isinstance(each, int)]
    missed = {each for each in chosen if key.get(each) and not set(shown) & set(key[each])}
    return grade_several(list(key), [each for each in chosen if each not in missed])


def _describe(item: RegionItem) -> Pointing:
    regions = {option.id: option.region for option in item.options}
    return Pointing(item.asked_figures, texts_of(item.options), regions, keys_of(item.options), item.find_slice)


REGION: ItemType[RegionItem] = ItemType(
    name="region",
    # Translators: what the learner does, above an item.
    label=N_("Point at the picture, or choose here"),
    reasons=BY_OPTION,
    model=RegionItem,
    rules=(check_some_key, check_defensible, check_tempting, _check_figures, _check_slice),
    # In the page it is one with boxes to tick, and a picture that ticks them.
    attributes=lambda item: {"type": "slice" if item.find_slice else "multiple"},
    illustrate=_add_map,
    controls=_no_controls,
    answer=lambda item, _: name_keys(item.options),
    lead=lead_of_item,
    lines=right_or_wrong,
    extra=no_extra,
    asked=_list_asked,
    grade=_grade,
    task=_describe,
)
