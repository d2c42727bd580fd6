"""The picture of a `region` item: what can be pointed at, and a neutral description for who does not see it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.html.marks import add_badge, add_line, add_overlay, draw_polygons, unit_of
from casebook.html.plate import add_film, add_signals
from casebook.html.prose import ProseWriter
from casebook.model import RegionItem
from casebook.pictures import Plate

PERCEPT = AtomicString("The picture in words")


def add_map(parent: Element, item: RegionItem, plate: Plate, prose: ProseWriter) -> None:
    """Add the picture with one area for each option, in their order.

    The areas are for pointing only; the boxes that follow are the same options for everybody else.
    """
    holder = SubElement(parent, "region-map")
    film = add_film(holder, plate)
    overlay = add_overlay(film, plate, "regions")
    for number, option in enumerate(item.options):
        region = plate.regions[option.region]
        area = SubElement(overlay, "g")
        for outline in draw_polygons(region):
            # A fill that nobody sees still takes a tap.
            SubElement(area, outline.tag, outline.attrib | {"fill": "#ffffff", "fill-opacity": "0"})
            add_line(area, outline, unit_of(plate))
        add_badge(area, region.tip, str(number + 1), plate)
    told = SubElement(holder, "details", {"class": "percept"})
    SubElement(told, "summary").text = PERCEPT
    prose.add_blocks(told, item.percept)
    if plate.figure.signals:
        add_signals(told, plate.figure.signals)
    SubElement(holder, "p", {"class": "source"}).text = plate.figure.source
