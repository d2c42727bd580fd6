"""A quiz file -> the quiz, the sources it cites, and every problem in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import PurePath
from typing import Annotated, Any

from pydantic import Field

from casebook.figures.usage import RegionUse
from casebook.findings import (
    MORE,
    Finding,
    FindingCode,
    Location,
    Rules,
    Severity,
    listed,
    shorten,
    suggest,
    sum_up_advice,
)
from casebook.items.contract import ItemType
from casebook.items.naming import name_quiz
from casebook.items.registry import ITEM_TYPES
from casebook.items.shared_rules import SHARED_RULES
from casebook.model import Item, Quiz, ReviewState, take_over
from casebook.model.base import Frozen, Slug, Text
from casebook.model.quiz import Shuffle
from casebook.parsing.citations import Citation, read_prose
from casebook.parsing.document import (
    Document,
    Insertion,
    Pictured,
    find_entries,
    find_flag,
    find_ids,
    find_scalar,
    find_texts,
)
from casebook.parsing.evidence import check_sourcing
from casebook.parsing.field_names import collect_fields
from casebook.parsing.renamed import replace_renamed
from casebook.parsing.yaml_nodes import Mapping, Node, Scalar, Sequence, read_nodes


@dataclass(frozen=True, slots=True)
class QuizFile:
    """What a quiz file holds. `quiz` has the items that could be built; it is None when there is no telling what it is.

    `id` is kept where readable. `nodes` are the entries of `items`, and `built` tells which of them were built;
    `insertions` would write down ids that were made for what has none.
    """

    id: str | None
    start: Location
    quiz: Quiz | None
    citations: tuple[Citation, ...]
    findings: tuple[Finding, ...]
    uses: tuple[RegionUse, ...] = ()
    pictures: tuple[Pictured, ...] = ()
    nodes: tuple[Node, ...] = ()
    built: tuple[int, ...] = ()
    insertions: tuple[Insertion, ...] = ()

    def keep_sound(self, found: Iterable[Finding]) -> Quiz | None:
        """Return the quiz without the items in which an error was found; None when no item is left.

        Nothing is left either where something is wrong above the items.
        """
        faulty = {self._place(finding.location) for finding in found if finding.severity is Severity.ERROR}
        if self.quiz is None or ABOVE in faulty:
            return None
        pairs = zip(self.built, self.quiz.items, strict=True)
        kept = tuple(item for number, item in pairs if number not in faulty)
        return self.quiz.model_copy(update={"items": kept}) if kept else None

    def find_nodes(self) -> Iterator[tuple[str, Node]]:
        """Yield the id of each item that was built, and its node."""
        for number, item in zip(self.built, self.quiz.items if self.quiz else (), strict=False):
            yield item.id, self.nodes[number]

    def _place(self, location: Location) -> int:
        starts = [(node.line, node.column) for node in self.nodes]
        return bisect_right(starts, (location.line, location.column)) - 1


ABOVE = -1  # before the first entry of `items`
# What stands in storage beside the records of quizzes.
KEPT = ("aside", "case", "draft", "rank", "seed")


class QuizHead(Frozen):
    """What a quiz file holds, its items as they were written: each is built by itself."""

    id: Slug
    """What the quiz is known by, such as `quiz-a`. Keep it: what learners have answered depends on it."""
    title: Text
    """What the quiz is called on its page and in the learner's record."""
    shuffle: Shuffle | None = None
    """What each learner sees in an order of their own: the `options` of each item, the `items`, or `both`."""
    review: ReviewState = None
    """`draft`, or who has signed the quiz. It holds for each item that has no review of its own."""
    items: Annotated[tuple[Any, ...], Field(min_length=1)]
    """The items, in their order."""


QUIZ_FIELDS = collect_fields(QuizHead, *(kind.model for kind in ITEM_TYPES.values()))


def read_quiz(text: str, path: PurePath, rules: Rules = Rules.PUBLISHED) -> QuizFile:
    """Read one quiz. Every problem is reported, up to a hundred; what the rules do not ask for is advice."""
    document = Document(path, text.split("\n"), QUIZ_FIELDS, rules)
    root = read_nodes(text, path, document.findings, QUIZ_FIELDS)
    if root is None:
        return QuizFile(None, Location(path, 1, 1), None, (), tuple(document.findings))
    name_quiz(document, root, path)
    return read_document(document, root)


def read_document(document: Document, root: Node) -> QuizFile:
    """Return the quiz that a node describes."""
    path, start = document.path, Location(document.path, 1, 1)
    head = document.build(QuizHead, _leave_items_out(root))
    document.check_unique(find_ids(root, "items"))
    items, citations = _read_items(document, root)
    named = find_scalar(root, "id")
    at = Location(path, named.line, named.column) if named else start
    if named and named.value in KEPT:
        message = f"`{named.value}` cannot be the id of a quiz: the learner's record uses that name. Choose another."
        document.error(named, FindingCode.ID_FORM, message)
        head = None
    written = tuple(found.value for found in find_ids(root, "items"))
    quiz = _make_quiz(head, items.values(), written) if head else None
    return QuizFile(
        id=named.value if named else None,
        start=at,
        quiz=quiz,
        citations=tuple(citations),
        findings=tuple(sum_up_advice(document.findings)),
        uses=tuple(_find_uses(path, root)),
        pictures=tuple(document.pictures),
        nodes=tuple(_list_items(root)),
        built=tuple(items),
        insertions=tuple(document.insertions),
    )


def _make_quiz(head: QuizHead, items: Iterable[Item], written: tuple[str, ...]) -> Quiz:
    return Quiz(id=head.id, title=head.title, items=_review(items, head), written=written, shuffle=head.shuffle)


def _review(items: Iterable[Item], head: QuizHead) -> tuple[Item, ...]:
    """Return items with the review of their file where they have none."""
    return tuple(item.model_copy(update={"review": take_over(item.review, head.review)}) for item in items)


def _leave_items_out(root: Node) -> Node:
    """Return the node of a file with one text for all its items: each of them is built by itself."""
    items = root.nodes.get("items") if isinstance(root, Mapping) else None
    if not isinstance(root, Mapping) or not isinstance(items, Sequence):
        return root
    first: list[Node] = [Scalar("", items.line, items.column) for _ in items.nodes[:1]]
    return replace(root, nodes=root.nodes | {"items": replace(items, nodes=first)})


def _list_items(root: Node) -> list[Node]:
    listed_items = root.nodes.get("items") if isinstance(root, Mapping) else None
    return listed_items.nodes if isinstance(listed_items, Sequence) else []


def _read_items(document: Document, root: Node) -> tuple[dict[int, Item], list[Citation]]:
    """Return the items that could be built by their place in the list, and what all of them cite."""
    items: dict[int, Item] = {}
    citations: list[Citation] = []
    for number, node in enumerate(_list_items(root)):
        if document.is_full:
            document.error(node, FindingCode.FILE_LARGE, MORE)
            break
        item = _read_item(document, node)
        citations += read_prose(document, node)
        if item:
            items[number] = item
    return items, citations


def _read_item(document: Document, node: Node) -> Item | None:
    if not isinstance(node, Mapping):
        document.error(node, FindingCode.VALUE_KIND, "An item must have fields: begin with `- id: …`.")
        return None
    replace_renamed(document, node)
    kind = _find_type(document, node)
    if kind is None:
        return None
    item: Item | None = document.build(kind.model, node)
    for rule in (*SHARED_RULES, *kind.rules):
        rule(document, node)
    check_sourcing(document, node)
    return item


def _find_type(document: Document, node: Mapping) -> ItemType[Any] | None:
    """Return the type of an item, or after reporting it the one that is meant, so that an author sees all at once."""
    written = node.nodes.get("type")
    if written is None:
        _report_untyped(document, node)
        return None
    name = written.value if isinstance(written, Scalar) else ""
    if name in ITEM_TYPES:
        return ITEM_TYPES[name]
    message = f"`{shorten(name)}` is not a type of item.{suggest(name, ITEM_TYPES)} There are {listed(ITEM_TYPES)}."
    document.error(written, FindingCode.TYPE_UNKNOWN, message)
    meant = next(iter(get_close_matches(name, ITEM_TYPES, n=1)), None)
    if meant is None:
        return None
    node.nodes["type"] = Scalar(meant, written.line, written.column)
    return ITEM_TYPES[meant]


def _find_uses(path: PurePath, root: Node) -> Iterator[RegionUse]:
    for item in find_entries(root, "items"):
        is_map = _points_at_figure(find_scalar(item, "type"))
        asked = [*filter(None, [find_scalar(item, "figure")]), *find_texts(item, "figures")]
        regions = [*filter(None, (find_scalar(option, "region") for option in find_entries(item, "options")))]
        finds_slice = find_flag(item, "find_slice") is not None
        for figure in asked:
            yield RegionUse(path, figure, is_map=is_map, first=asked[0], finds_slice=finds_slice)
            yield from (RegionUse(path, figure, region, finds_slice=finds_slice) for region in regions)
        beside = find_scalar(item, "beside")
        if asked and beside:
            yield RegionUse(path, beside, first=asked[0])


def _points_at_figure(kind: Scalar | None) -> bool:
    return kind is not None and kind.value in ITEM_TYPES and ITEM_TYPES[kind.value].model.points_at_figure


def _report_untyped(document: Document, item: Mapping) -> None:
    misspelt = next((name for name in item.names if suggest(name, ["type"])), None)
    if misspelt:
        message = f"`{misspelt}` is not a field. Did you mean `type`?"
        document.error(item.names[misspelt], FindingCode.FIELD_UNKNOWN, message)
    else:
        message = f"`type` is missing. Write `type: ` and one of {listed(ITEM_TYPES)}."
        document.error(item, FindingCode.FIELD_MISSING, message)
