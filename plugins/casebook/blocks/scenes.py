"""Groups what stands in a step or a gate into scenes: facts and the decision on them, side by side at a desk."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

DECISIONS = frozenset({"quiz-set", "rank-list"})
WHOLE_WIDTH = frozenset({"step-header", "recap"})


def group_scenes(holder: Element) -> None:
    """Put the children of a step or gate into scenes.

    What stands before a decision is its facts; decisions that follow each other share a scene. The header, the line of
    what is known so far and the gates stay where they are.
    """
    children = list(holder)
    for child in children:
        holder.remove(child)
    scene: Element | None = None
    for child in children:
        if child.tag == "case-gate" or child.get("class") in WHOLE_WIDTH:
            scene = None
            holder.append(child)
            continue
        part = "decision" if _decides(child) else "facts"
        if scene is None or (part == "facts" and scene[-1].get("class") == "decision"):
            scene = SubElement(holder, "div", {"class": "scene"})
        if not len(scene) or scene[-1].get("class") != part:
            SubElement(scene, "div", {"class": part})
        scene[-1].append(child)


def _decides(child: Element) -> bool:
    """Tell whether a learner decides something here; optional items are folded into `<details>`."""
    return child.tag in DECISIONS or (child.tag == "details" and any(each.tag in DECISIONS for each in child.iter()))
