"""The blocks of a page: what each puts where the page names something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.block import Block

from casebook.debrief import LOOKING_BACK, Debrief
from casebook.html import (
    CASE_RULE,
    HIDING_RULE,
    AddedMarkup,
    Anchors,
    PlainTexts,
    ProseWriter,
    anchor_of,
    anchors_of_sources,
    build_downloads,
    build_plate,
    build_ranking,
    build_record,
    build_references,
    build_set,
    build_viewer,
    wrap_way,
)
from casebook.model import Item, Series
from casebook.page import PageState
from casebook.pictures import Plate
from casebook.progress import name_progress
from casebook.reader import FigureFile, Mention, Offer, Ranking, Showing
from casebook.reader.page import Named, parse_argument
from casebook.source import Finding, Span
from casebook.way import WAY_BLOCKS

PLACE = "casebook-place"
# GitHub's. The script puts the item's id and fingerprint in the place of each star.
REPORT = "{}/issues/new?template=item-error.yml&title=Error%20in%20{}/*&item={}/*"


class _PlaceBlock(Block):
    """Leaves an empty element where the page names something; `BlockFiller` fills it."""

    def on_create(self, parent: Element) -> Element:
        """Keep the argument for later: the parser is busy with the page's own blocks now."""
        return SubElement(parent, PLACE, {"name": self.NAME, "argument": self.argument or ""})

    def on_markdown(self) -> str:
        """Content is an error, reported by the page's lines; it is not parsed."""
        return "raw"


class QuizBlock(_PlaceBlock):
    """`/// quiz | quiz-a` or `/// quiz | quiz-a#a1-a3`."""

    NAME = "quiz"
    ARGUMENT = True


class ItemBlock(_PlaceBlock):
    """`/// item | quiz-a/a1`."""

    NAME = "item"
    ARGUMENT = True


class FigureBlock(_PlaceBlock):
    """`/// figure | mri-1` or `/// figure | mri-1 clean`."""

    NAME = "figure"
    ARGUMENT = True


class ViewerBlock(_PlaceBlock):
    """`/// viewer | coronal`."""

    NAME = "viewer"
    ARGUMENT = True


class RankBlock(_PlaceBlock):
    """`/// rank | k1`."""

    NAME = "rank"
    ARGUMENT = True


class DownloadsBlock(_PlaceBlock):
    """`/// downloads | booklet offline`."""

    NAME = "downloads"
    ARGUMENT = True


class ReferencesBlock(_PlaceBlock):
    """`/// references`: the whole bibliography."""

    NAME = "references"
    ARGUMENT = False


class ChartBlock(_PlaceBlock):
    """`/// chart`: the rankings of the page beside the reference."""

    NAME = "chart"
    ARGUMENT = False


class MomentsBlock(_PlaceBlock):
    """`/// calibration`: where the learner was sure and not as the reference, and the other way round."""

    NAME = "calibration"
    ARGUMENT = False


class SaidBlock(_PlaceBlock):
    """`/// responses | quiz-a/a1 quiz-a/a9`: what was written at these items."""

    NAME = "responses"
    ARGUMENT = True


class FrequenciesBlock(_PlaceBlock):
    """`/// frequencies | 50 36 10`."""

    NAME = "frequencies"
    ARGUMENT = True


class AuditBlock(_PlaceBlock):
    """`/// gaps`: what the report left out, and what it would have done."""

    NAME = "gaps"
    ARGUMENT = False


BACK_BLOCKS = (ChartBlock, MomentsBlock, SaidBlock, FrequenciesBlock, AuditBlock)


class RecordBlock(_PlaceBlock):
    """`/// record`: what the learner has committed, to be saved, brought in, printed and erased."""

    NAME = "record"
    ARGUMENT = False


BLOCKS = (
    QuizBlock,
    ItemBlock,
    FigureBlock,
    ViewerBlock,
    RankBlock,
    RecordBlock,
    DownloadsBlock,
    ReferencesBlock,
    *WAY_BLOCKS,
    *BACK_BLOCKS,
)


class BlockFiller(Treeprocessor):
    """Puts quizzes and references where the page names them, and finds blocks that leaked as text."""

    def __init__(self, md: Markdown, page: PageState, plain: PlainTexts, added: AddedMarkup) -> None:
        super().__init__(md)
        self.page = page
        self.plain = plain
        self.added = added
        self.prose = ProseWriter(md.parser)
        self.placed: dict[str, Item] = {}

    def run(self, root: Element) -> None:
        """Fill every place in the order of the page; what looks back on it comes last."""
        texts = list(_texts(root))
        self.placed.clear()
        self.added.begin()
        places = [(place, *self._name(place)) for place in root.iter(PLACE)]
        anchors = self._await_anchors(root, [named for _, _, named, _ in places])
        debrief = Debrief(self.page, self.prose, self.placed)
        for place, name, named, span in places:
            if name not in LOOKING_BACK:
                _replace(place, self._build(name, named, anchors))
                if not isinstance(named, Mention):
                    self._remember(place, span)
        for place, name, named, span in places:
            if name in LOOKING_BACK:
                _replace(place, debrief.build(root, name, named))
                self._remember(place, span)
        self.page.report_leaks(texts)
        way = wrap_way(root, self._name_progress, anchors, self.page.bank.differential)
        if way is not None:
            self._add_rule(root, way, CASE_RULE)
        first = next(root.iter("quiz-set"), None)
        if first is not None:
            self._add_rule(root, first if way is None else way, HIDING_RULE)

    def _name_progress(self) -> str:
        return f"{self.page.options.site_id}/{name_progress(self.page.file)}"

    def _name(self, place: Element) -> tuple[str, Named | None, Span]:
        name, argument = place.attrib["name"], place.attrib["argument"]
        span = self.page.take(name, argument)
        return name, parse_argument(name, argument, span), span

    def _await_anchors(self, root: Element, names: Iterable[Named | None]) -> Anchors:
        """Return what hands out the ids of this page: what its text has already is taken."""
        bank = self.page.bank
        taken = {*(each.get("id", "") for each in root.iter()), *self.page.ids}
        held = anchors_of_sources(bank.sheet, bank.references)
        return Anchors(taken, held, (anchor for named in names for anchor in self._name_anchors(named)))

    def _name_anchors(self, named: Named | None) -> Iterator[str]:
        """Yield the ids that belong to what a block names."""
        if isinstance(named, Mention):
            found = self.page.bank.find_items(named)
            yield from (anchor_of(found[0], item) for item in found[1]) if isinstance(found, tuple) else ()
        elif isinstance(named, Showing):
            yield f"{named.block}-{named.id}"
        elif isinstance(named, Ranking):
            yield f"rank-{named.checkpoint}"

    def _build(self, name: str, named: Named | None, anchors: Anchors) -> Element:
        if isinstance(named, Mention):
            return self._build_quiz(named, anchors)
        if isinstance(named, Ranking):
            return anchors.keep_apart(self._build_ranking(named))
        if isinstance(named, Offer):
            return self._build_downloads(named)
        if isinstance(named, Showing):
            built = anchors.keep_apart(self._build_shown(named))
            self.plain.hold(built.iter())
            return built
        if name == "record":
            return build_record(self.page.options.site_id)
        bank = self.page.bank
        built = build_references(bank.sheet, bank.references) if name == "references" else Element("div")
        return anchors.hand_over(built)

    def _build_quiz(self, mention: Mention, anchors: Anchors) -> Element:
        bank = self.page.bank
        found = bank.find_items(mention)
        if isinstance(found, Finding):
            self.page.report(found)
        if found is None or isinstance(found, Finding):
            return Element("quiz-set")
        quiz, items = found
        self.page.check_pictures(bank.starts[quiz.id, items[0].id].path)
        options = self.page.options
        plates = self._prepare(item.figure for item in items if item.figure)
        shown = [item for item in items if item.figure is None or item.figure in plates]
        built = build_set(quiz, shown, options.site_id, self.prose, anchors, plates, bank.sheet)
        for element, item in zip(built, shown, strict=True):
            self.placed[element.attrib["id"]] = item
            self._remember(element, bank.starts[quiz.id, item.id])
        if options.repository:
            built.set("report", REPORT.format(options.repository, quiz.id, quiz.id))
        self.plain.hold(built.iter())
        return built

    def _remember(self, element: Element, span: Span) -> None:
        self.added.take_blocks(self.prose.blocks)
        self.added.remember(element, span)

    def _build_ranking(self, ranking: Ranking) -> Element:
        bank = self.page.bank
        found = bank.check_ranking(ranking)
        if found:
            self.page.report(found)
        if found or bank.differential is None:
            return Element("div")
        return build_ranking(bank.differential, ranking.checkpoint, self.page.options.site_id, bank.sheet)

    def _build_downloads(self, offer: Offer) -> Element:
        names, options = self.page.check_offer(offer), self.page.options
        # While an author looks on, nothing is made: a booklet takes longer than a page.
        are_made = options.errors != "show"
        return build_downloads(names, options.site_id, self.page.file.way_up, are_made=are_made)

    def _build_shown(self, showing: Showing) -> Element:
        found = self.page.bank.find_shown(showing)
        if isinstance(found, Finding):
            self.page.report(found)
        shown = found.shown if isinstance(found, FigureFile) else None
        if isinstance(shown, Series):
            names = [name for moment in shown.series for name in moment.figures]
            plates = self._prepare(names)
            return build_viewer(shown, plates) if plates.keys() >= set(names) else Element("div")
        plates = self._prepare([showing.id] if shown else [])
        return build_plate(plates[showing.id], clean=showing.clean) if plates else Element("div")

    def _prepare(self, names: Iterable[str]) -> dict[str, Plate]:
        prepared = {name: self.page.prepare_plate(name) for name in dict.fromkeys(names)}
        return {name: plate for name, plate in prepared.items() if plate}

    def _add_rule(self, root: Element, before: Element, text: str) -> None:
        """Put a constant rule before the first element that it concerns."""
        rule = Element("div")
        rule.text = self.md.htmlStash.store(text)
        parent = next(element for element in root.iter() if before in element)
        parent.insert(list(parent).index(before), rule)


def _replace(place: Element, built: Element) -> None:
    tail = place.tail
    place.clear()
    place.tag, place.attrib, place.tail = built.tag, built.attrib, tail
    place.text = built.text
    place.extend(built)


def _texts(root: Element) -> Iterator[str]:
    """Yield the beginning of every text outside code, line by line."""
    for element in root.iter():
        if element.tag not in ("code", "pre"):
            for text in (element.text, element.tail):
                yield from (text or "").split("\n")
