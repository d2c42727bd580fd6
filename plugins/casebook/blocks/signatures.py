"""`/// signatures`: which clinicians have signed judgements of the site, and how many of all."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from casebook.bank.judgements import list_judgements
from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.model import list_signers
from casebook.parsing.syntax import write_plain


def _build(_named: None, filling: Filling) -> Element:
    """Return a line on all judgements, and one for each clinician, by name and role."""
    writer = filling.writer
    judgements = list(list_judgements(filling.page.bank))
    reviews = [each.signature for each in judgements if each.signature]
    counts = Counter(review.signer for review in reviews)
    element = Element("div", {"class": "signatures"})
    none = writer.t("The judgements are ours. No named clinician has signed any of them yet.")
    some = writer.tn(
        "A clinician has signed {signed} of # judgement; the others are ours.",
        "Clinicians have signed {signed} of # judgements; the others are ours.",
        len(judgements),
        signed=len(reviews),
    )
    SubElement(element, "p").text = some if reviews else none
    if reviews:
        rows = SubElement(element, "ul")
        for name, date in list_signers(reviews).items():
            SubElement(rows, "li").text = writer.tn(
                "{name}: # judgement, last on {date}",
                "{name}: # judgements, last on {date}",
                counts[name],
                name=name,
                date=date,
            )
    return element


SIGNATURES: BlockType[None] = BlockType(
    name="signatures",
    syntax=write_plain("signatures"),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="in turn",
)
