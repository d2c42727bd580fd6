"""`///// step | 5 picture`: one step of a case, with its number and kind; all steps of a page stand in one element."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.blocks.contract import ContainerType, Filling, content_directly
from casebook.blocks.progress import name_progress
from casebook.blocks.scenes import group_scenes
from casebook.blocks.typed_names import encode_names
from casebook.blocks.unreported import fold_unreported
from casebook.findings import listed
from casebook.i18n import N_
from casebook.parsing.syntax import Holding
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

KINDS = {
    # Translators: the kind of a step of a case.
    "story": N_("story"),
    "examination": N_("examination"),
    "test": N_("test"),
    "picture": N_("picture"),
    "decision": N_("decision"),
    "discussion": N_("discussion"),
    "debrief": N_("debrief"),
}
PLAIN = N_(
    "All steps are open here, including the diagnosis. To solve it yourself, cover each answer until you have written "
    "yours."
)
# As the rule for keys: constant, and in the page itself. It holds on paper too: who prints amid the case gets what is
# open to him. Without our script all is open.
CASE_RULE = (
    "<style>.js :is(case-step,case-gate):not([data-open]),.js case-gate:not([data-open])~*,"
    ".js rank-list:not([data-committed])>.ranking,.js .plain-warning{display:none}</style>"
    '<script>(c=>{c.add("js");addEventListener("load",()=>customElements.get("case-steps")||c.remove("js"))})'
    "(document.documentElement.classList)</script>"
)


def _begin(parent: Element, argument: str) -> Element:
    """Begin with the header: a heading of Markdown would reach the table of contents and the search."""
    number, _, kind = argument.partition(" ")
    step = SubElement(parent, "case-step", {"id": f"step-{number}", "kind": kind.strip()})
    SubElement(step, "p", {"class": "step-header", "role": "heading", "aria-level": "2", "tabindex": "-1"})
    return step


def _finish(root: Element, filling: Filling) -> None:
    """Put all steps of a page into one element, in the place of the first, and the rule that closes them before it."""
    parent = next((element for element in root.iter() if element.find("case-step") is not None), None)
    if parent is None:
        return
    steps = parent.findall("case-step")
    whole = _build_whole(filling)
    fold_unreported(parent, filling.writer)
    parent.insert(list(parent).index(steps[0]), whole)
    numbered = [step for step in steps if "kind" in step.attrib]
    for step in numbered:
        _name_step(step, len(numbered) - 1, filling.writer)
    for step in steps:
        parent.remove(step)
        whole.append(step)
    if filling.writer.medium == "screen":
        for holder in (holder for step in steps for holder in (*step.iter("case-gate"), step)):
            group_scenes(holder)
        filling.add_rule(whole, CASE_RULE)


def _build_whole(filling: Filling) -> Element:
    page = filling.page
    store = f"{page.site_id}/{name_progress(page.file, page.grammar)}"
    whole = Element("case-steps", {"id": filling.anchors.take("case"), "store": store, "data-search-exclude": ""})
    if page.bank.differential:
        whole.set("names", encode_names(page.bank.differential))
    SubElement(whole, "p", {"class": "plain-warning"}).text = filling.writer.t(PLAIN)
    return whole


def _name_step(step: Element, last: int, writer: Writer) -> None:
    """Write the header: the place of the step among all, and its name; its kind where the author gives none."""
    header = step[0]
    number = step.attrib["id"].removeprefix("step-")
    place = SubElement(header, "span")
    place.text = OwnWords(writer.t("Step {step} of {last}", step=number, last=last))
    if name := step.get("name"):
        place.tail = AtomicString(f" {name}")
        return
    kind = step.attrib["kind"]
    step.set("name", writer.t(KINDS[kind]) if kind in KINDS else kind)
    place.tail = " "
    SubElement(header, "span").text = OwnWords(step.attrib["name"])


STEP = ContainerType(
    name="step",
    holds=Holding(
        argument=re.compile(rf"(?P<number>\d{{1,2}})[ ]+(?P<kind>{'|'.join(KINDS)})"),
        expected=f"its number and kind: {listed(KINDS)}",
        example="`///// step | 1 story`",
        content="block",
        within="",
        former=(),
        options=("name",),
    ),
    begin=_begin,
    content=content_directly,
    finish=_finish,
)
