"""Puts pictures to point at back into their items: on a screen they stand among the facts."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def return_pictures(root: Element) -> None:
    """Move each picture to point at into the form of the item that it names, before its options."""
    forms = {item.get("id"): form for item in root.iter("quiz-item") if (form := item.find("form")) is not None}
    held = [(parent, child) for parent in root.iter() for child in parent if child.tag == "region-map"]
    for parent, pictures in held:
        form = forms.get(pictures.get("for"))
        if form is not None:
            parent.remove(pictures)
            form.insert(0, pictures)
