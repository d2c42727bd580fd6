"""`/// review`: every judgement with its reason and sources, to be signed by a clinician on the page or on paper."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.bank.bank import Bank
from casebook.bank.judgements import Judgement, list_judgements
from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.blocks.reference_words import LEVEL_WORDS
from casebook.blocks.review_order import Part, Shown, find_shown, list_parts
from casebook.i18n import N_
from casebook.items.registry import type_of
from casebook.model import CASE_PREFIX
from casebook.parsing.markdown_rules import CITATION
from casebook.parsing.syntax import write_plain
from casebook.rendering.citations import add_citations
from casebook.rendering.figure import build_figure
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer
from casebook.rendering.source_list import name_work

# GitHub's form for a judgement, with its id and fingerprint.
DISAGREE = "{}/issues/new?template=judgement.yml&title=Judgement%20{}&item={}%20{}"
ON_PAPER = N_(
    "Tick the first box where you agree, the second where you would write something else. Write that on the lines at "
    "the end, with the number. A check mark stands where a clinician has signed already."
)
# What the fields that may be amended are called.
FIELDS = {
    "short": N_("The answer and the reason, in one line"),
    "level": N_("Level"),
    "reason": N_("Reason"),
    "key": N_("Rating, from -2 (much less likely) to 2 (much more likely)"),
    "rationale": N_("Rationale"),
    "effect": N_("Effect"),
    "caption": N_("Caption"),
    "full": N_("Description"),
}
UNNAMED = N_("not named")
LINES = 8  # to write amendments on
TO_SIGN = (N_("Name"), N_("Role"), N_("Date"), N_("Signature"))
# Where one thing is asked of several judgements, it stands above them.
GROUPED = ("move", "row", "gap")


def _build(_named: None, filling: Filling) -> Element:
    """Return the list in its order; the script adds the form."""
    page, writer = filling.page, filling.writer
    shown = find_shown(page)
    parts = list(list_parts(page, shown))
    element = Element("review-list", {"store": f"{page.site_id}/review", "data-search-exclude": ""})
    element.set("fields", _write({name: writer.t(words) for name, words in FIELDS.items()}))
    element.set("choices", _write(_name_choices(page.bank, writer)))
    SubElement(element, "p", {"class": "on-paper"}).text = writer.t(ON_PAPER)
    number = 1
    for part in parts:
        _add_part(element, part, number, shown, filling)
        number += len(part.judgements)
    _add_signature(element, parts, writer)
    return element


def _name_choices(bank: Bank, writer: Writer) -> dict[str, dict[str, str]]:
    """Return what the fields may say of which there are only some texts, with the words for each."""
    choices: dict[str, dict[str, str]] = {}
    for judgement in list_judgements(bank):
        for name, values in judgement.choices.items():
            words = {value: writer.t(LEVEL_WORDS.get(value, UNNAMED)) for value in values} if name == "level" else {}
            choices.setdefault(name, {value: words.get(value, value) for value in values})
    return choices


def _write(texts: object) -> str:
    return json.dumps(texts, ensure_ascii=False)


def _add_part(parent: Element, part: Part, number: int, shown: Shown, filling: Filling) -> None:
    writer, count = filling.writer, len(part.judgements)
    section = SubElement(parent, "section")
    SubElement(section, "h2", {"id": filling.anchors.take(f"review-{part.kind}")}).text = writer.t(part.name)
    signed = sum(1 for each in part.judgements if each.signature)
    words = writer.tn("# judgement, {signed} signed.", "# judgements, {signed} signed.", count, signed=signed)
    minutes = writer.tn("About # minute.", "About # minutes.", part.minutes)
    SubElement(section, "p", {"class": "time"}).text = OwnWords(f"{words} {minutes}")
    for about, group in groupby(part.judgements, _name_group):
        judgements = list(group)
        if about:
            _add_about(section, judgements[0], shown, writer)
        rows = SubElement(section, "ol", {"start": str(number)})
        for judgement in judgements:
            _add_judgement(SubElement(rows, "li"), judgement, shown, filling)
        number += len(judgements)


def _name_group(judgement: Judgement) -> str:
    return judgement.about if judgement.kind in GROUPED else ""


def _add_about(section: Element, judgement: Judgement, shown: Shown, writer: Writer) -> None:
    """Add what is asked of all judgements below, with a link to it."""
    paragraph = SubElement(section, "p", {"class": "about"})
    address = shown.find(judgement)
    holder = SubElement(paragraph, "a", {"href": address}) if address else paragraph
    if judgement.kind == "move":
        holder.text = writer.t("Ranking {checkpoint}", checkpoint=judgement.about)
    else:
        holder.text = AtomicString(judgement.about) if judgement.kind == "gap" else judgement.about


def _add_judgement(row: Element, judgement: Judgement, shown: Shown, filling: Filling) -> None:
    writer, bank, repository = filling.writer, filling.page.bank, filling.page.options.repository
    row.attrib |= {"data-id": judgement.id, "data-seen": judgement.fingerprint}
    row.set("data-texts", _write(judgement.texts))
    text = judgement.texts.get("reason") or judgement.texts.get("effect") or judgement.texts.get("short")
    lead = LEADS[judgement.kind](judgement, writer)
    if judgement.kind == "figure":
        SubElement(SubElement(row, "p"), "b").text = AtomicString(f"{judgement.subject.rstrip('.')}.")
    else:
        writer.add_rationale(row, lead, text or judgement.texts["rationale"])
    add_citations(row, judgement.sources)
    last = row[-1] if row[-1].tag == "p" else row
    named = _name_sources(judgement, bank, writer)
    if named:
        _add(last, "span", {"class": "by"}, OwnWords(f"({named})"))
    address = None if judgement.kind in GROUPED else shown.find(judgement)
    if address:
        _add(last, "a", {"href": address, "class": "go"}, writer.t("Where it is asked"))
    if repository:
        link = DISAGREE.format(repository, judgement.id, judgement.id, judgement.fingerprint)
        _add(last, "a", {"href": link, "class": "go"}, writer.t("Disagree?"))
    if judgement.signature:
        signature = judgement.signature
        words = writer.t("Signed by {name}, {date}.", name=signature.signer, date=signature.date)
        _add(last, "b", {"class": "signed"}, words)
    if judgement.kind == "figure":
        _fold_figure(row, judgement, filling)


def _fold_figure(row: Element, judgement: Judgement, filling: Filling) -> None:
    """Add the figure folded away: on paper there is no room for it."""
    name = judgement.file[1]
    prepared = filling.page.prepare_figures([name])
    if name in prepared:
        folded = SubElement(row, "details", {"class": "more"})
        SubElement(folded, "summary").text = filling.writer.t("Show the picture with its words")
        folded.append(filling.anchors.keep_apart(build_figure(prepared[name], filling.writer)))
        filling.hold(folded.iter())


def _add(parent: Element, tag: str, attributes: dict[str, str], words: str) -> None:
    """Add an element after a space."""
    if len(parent):
        parent[-1].tail = f"{parent[-1].tail or ''} "
    SubElement(parent, tag, attributes).text = words


def _lead_item(judgement: Judgement, _writer: Writer) -> str:
    return judgement.about


def _lead_option(judgement: Judgement, writer: Writer) -> str:
    """Return the words of an option or a row as they stand in the key."""
    item = judgement.item
    lines = zip(item.options, type_of(item).lines(item, writer), strict=True) if item else ()
    words = next(line.words for option, line in lines if option is judgement.option)
    return words if judgement.kind == "row" else f"{judgement.about} {judgement.subject.rstrip('.')}. {words}"


def _lead_move(judgement: Judgement, writer: Writer) -> str:
    level = judgement.texts["level"]
    words = writer.t(LEVEL_WORDS[level]) if level in LEVEL_WORDS else level
    return AtomicString(f"{judgement.subject}: {words}.")


def _lead_result(judgement: Judgement, _writer: Writer) -> str:
    return f"{judgement.subject}:"


LEADS: Mapping[str, Callable[[Judgement, Writer], str]] = {
    "item": _lead_item,
    "row": _lead_option,
    "option": _lead_option,
    "move": _lead_move,
    "gap": _lead_result,
    "figure": _lead_item,
}


def _name_sources(judgement: Judgement, bank: Bank, writer: Writer) -> str:
    """Return the works behind a judgement as a text names them, and whether the report is among its sources."""
    cited = [found[1] for text in judgement.texts.values() for found in CITATION.finditer(text)]
    keys = dict.fromkeys((*judgement.sources, *cited))
    names = [name_work(bank.references[key], writer) for key in keys if key in bank.references]
    if any(key.startswith(CASE_PREFIX) for key in keys):
        names.append(writer.t("report") if bank.sheet.report else writer.t("case"))
    return "; ".join(names)


def _add_signature(parent: Element, parts: list[Part], writer: Writer) -> None:
    """Add, on paper only, lines for amendments and what to sign; and a code, since other lists have other numbers."""
    paper = SubElement(parent, "div", {"class": "on-paper"})
    for _ in range(LINES):
        SubElement(paper, "p", {"class": "line"})
    fields = SubElement(paper, "p", {"class": "to-sign"})
    for words in TO_SIGN:
        SubElement(fields, "span").text = writer.t(words)
    seen = [f"{each.id} {each.fingerprint}" for part in parts for each in part.judgements]
    digest = hashlib.sha256("\n".join(seen).encode()).hexdigest()[:8]
    SubElement(parent, "p", {"class": "code"}).text = writer.t(
        "List {code}. The numbers of a sheet belong to the list with the same code.", code=digest
    )


REVIEW: BlockType[None] = BlockType(
    name="review",
    syntax=write_plain("review"),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="in turn",
)
