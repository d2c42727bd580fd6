"""The blocks of a page: what each puts where the page names something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.block import Block

from casebook.blocks.containers import CONTAINER_BLOCKS
from casebook.blocks.debrief import LOOKING_BACK, Debrief
from casebook.blocks.downloads import build_downloads
from casebook.blocks.page_context import PageContext
from casebook.blocks.progress import name_progress
from casebook.blocks.ranking import CASE_RULE, build_ranking, wrap_steps
from casebook.blocks.record import build_record
from casebook.figures.prepare import PreparedFigure
from casebook.figures.sidecar import FigureFile
from casebook.findings import Finding, Location
from casebook.items.form import HIDING_RULE, anchor_of, build_set
from casebook.model import Item, Series
from casebook.parsing.page_scanner import CheckpointRef, DownloadRef, FigureRef, ItemRef, Named, parse_argument
from casebook.rendering.added_markup import AddedMarkup
from casebook.rendering.anchors import Anchors
from casebook.rendering.citations import anchors_of_sources, build_references
from casebook.rendering.figure import build_figure, build_viewer
from casebook.rendering.markdown import Writer
from casebook.rendering.plain_text import PlainTexts

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
    *CONTAINER_BLOCKS,
    *BACK_BLOCKS,
)


class BlockFiller(Treeprocessor):
    """Puts quizzes and references where the page names them, and finds blocks that leaked as text."""

    def __init__(self, md: Markdown, page: PageContext, plain: PlainTexts, added: AddedMarkup) -> None:
        super().__init__(md)
        self.page = page
        self.plain = plain
        self.added = added
        self.writer = Writer(md.parser)
        self.placed: dict[str, Item] = {}

    def run(self, root: Element) -> None:
        """Fill every place in the order of the page; what looks back on it comes last."""
        texts = list(_texts(root))
        self.writer = Writer(self.md.parser, self.page.bank.sheet, self.page.translator)
        self.placed.clear()
        self.added.begin()
        places = [(place, *self._name(place)) for place in root.iter(PLACE)]
        anchors = self._await_anchors(root, [named for _, _, named, _ in places])
        debrief = Debrief(self.page, self.writer, self.placed)
        for place, name, named, location in places:
            if name not in LOOKING_BACK:
                _replace(place, self._build(name, named, anchors))
                if not isinstance(named, ItemRef):
                    self._remember(place, location)
        for place, name, named, location in places:
            if name in LOOKING_BACK:
                _replace(place, debrief.build(root, name, named))
                self._remember(place, location)
        self.page.report_leaks(texts)
        way = wrap_steps(root, self._name_progress, anchors, self.page.bank.differential)
        if way is not None:
            self._add_rule(root, way, CASE_RULE)
        first = next(root.iter("quiz-set"), None)
        if first is not None:
            self._add_rule(root, first if way is None else way, HIDING_RULE)

    def _name_progress(self) -> str:
        return f"{self.page.options.site_id}/{name_progress(self.page.file)}"

    def _name(self, place: Element) -> tuple[str, Named | None, Location]:
        name, argument = place.attrib["name"], place.attrib["argument"]
        location = self.page.locate(name, argument)
        return name, parse_argument(name, argument, location), location

    def _await_anchors(self, root: Element, names: Iterable[Named | None]) -> Anchors:
        """Return what hands out the ids of this page: what its text has already is taken."""
        bank = self.page.bank
        taken = {*(each.get("id", "") for each in root.iter()), *self.page.ids}
        held = anchors_of_sources(bank.sheet, bank.references)
        return Anchors(taken, held, (anchor for named in names for anchor in self._name_anchors(named)))

    def _name_anchors(self, named: Named | None) -> Iterator[str]:
        """Yield the ids that belong to what a block names."""
        if isinstance(named, ItemRef):
            found = self.page.bank.find_items(named)
            yield from (anchor_of(found[0], item) for item in found[1]) if isinstance(found, tuple) else ()
        elif isinstance(named, FigureRef):
            yield f"{named.block}-{named.id}"
        elif isinstance(named, CheckpointRef):
            yield f"rank-{named.checkpoint}"

    def _build(self, name: str, named: Named | None, anchors: Anchors) -> Element:
        if isinstance(named, ItemRef):
            return self._build_quiz(named, anchors)
        if isinstance(named, CheckpointRef):
            return anchors.keep_apart(self._build_ranking(named))
        if isinstance(named, DownloadRef):
            return self._build_downloads(named)
        if isinstance(named, FigureRef):
            built = anchors.keep_apart(self._build_shown(named))
            self.plain.hold(built.iter())
            return built
        if name == "record":
            return build_record(self.page.options.site_id)
        bank = self.page.bank
        built = build_references(bank.references, self.writer) if name == "references" else Element("div")
        return anchors.hand_over(built)

    def _build_quiz(self, mention: ItemRef, anchors: Anchors) -> Element:
        bank = self.page.bank
        found = bank.find_items(mention)
        if isinstance(found, Finding):
            self.page.report(found)
        if found is None or isinstance(found, Finding):
            return Element("quiz-set")
        quiz, items = found
        self.page.check_pictures(bank.starts[quiz.id, items[0].id].path)
        options = self.page.options
        prepared_figures = self._prepare(item.figure for item in items if item.figure)
        shown = [item for item in items if item.figure is None or item.figure in prepared_figures]
        built = build_set(quiz, shown, options.site_id, self.writer, anchors, prepared_figures, bank.sheet)
        for element, item in zip(built, shown, strict=True):
            self.placed[element.attrib["id"]] = item
            self._remember(element, bank.starts[quiz.id, item.id])
        if options.repository:
            built.set("report", REPORT.format(options.repository, quiz.id, quiz.id))
        self.plain.hold(built.iter())
        return built

    def _remember(self, element: Element, location: Location) -> None:
        self.added.take_blocks(self.writer.blocks)
        self.added.remember(element, location)

    def _build_ranking(self, ranking: CheckpointRef) -> Element:
        bank = self.page.bank
        found = bank.check_ranking(ranking)
        if found:
            self.page.report(found)
        if found or bank.differential is None:
            return Element("div")
        return build_ranking(bank.differential, ranking.checkpoint, self.page.options.site_id, bank.sheet)

    def _build_downloads(self, offer: DownloadRef) -> Element:
        names, options = self.page.check_offer(offer), self.page.options
        # While an author looks on, nothing is made: a booklet takes longer than a page.
        are_made = options.errors != "show"
        return build_downloads(names, options.site_id, self.page.file.path_to_root, are_made=are_made)

    def _build_shown(self, showing: FigureRef) -> Element:
        found = self.page.bank.find_shown(showing)
        if isinstance(found, Finding):
            self.page.report(found)
        shown = found.shown if isinstance(found, FigureFile) else None
        if isinstance(shown, Series):
            names = [name for moment in shown.series for name in moment.figures]
            prepared_figures = self._prepare(names)
            return (
                build_viewer(shown, prepared_figures, self.writer)
                if prepared_figures.keys() >= set(names)
                else Element("div")
            )
        prepared_figures = self._prepare([showing.id] if shown else [])
        if not prepared_figures:
            return Element("div")
        return build_figure(prepared_figures[showing.id], self.writer, clean=showing.clean)

    def _prepare(self, names: Iterable[str]) -> dict[str, PreparedFigure]:
        prepared = {name: self.page.prepare_figure(name) for name in dict.fromkeys(names)}
        return {name: prepared for name, prepared in prepared.items() if prepared}

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
