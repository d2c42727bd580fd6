"""Imported items -> quizzes: which file each goes to, its id there, and the text of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from casebook.bank.files import SINGULAR
from casebook.imports.contract import ImportedItem, RefusalError, Refused
from casebook.imports.item_fields import Fields, make_fields
from casebook.imports.markdown_signs import strip_invisible
from casebook.imports.read_back import find_fault
from casebook.imports.slugs import digest_of, id_of, slug_of
from casebook.imports.yaml_text import write_item, write_text
from casebook.items.quiz_file import KEPT

RESERVED = frozenset((*KEPT, *(name.partition(".")[0] for name in SINGULAR)))
FEWEST = 2  # items a category has on average where each becomes a file


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """An item as it stands in a quiz file."""

    source: ImportedItem
    id: str
    fields: Fields
    block: str
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenQuiz:
    """A quiz: its id, its title and its items; the id is the name of its file."""

    id: str
    title: str
    items: tuple[WrittenItem, ...] = field(default=())

    @property
    def text(self) -> str:
        """Return the text of the file."""
        return join_file(self.id, self.title, [item.block for item in self.items])


def join_file(quiz_id: str, title: str, blocks: Iterable[str]) -> str:
    """Return the text of a file with items one below the other."""
    return f"id: {quiz_id}\ntitle: {write_text(title)}\nitems:\n" + "\n".join(blocks)


def make_quizzes(
    name: str, items: Sequence[ImportedItem], taken: set[str], refused: list[Refused]
) -> Iterator[WrittenQuiz]:
    """Yield the quizzes of one bank, called after its file, with a file for each category if it has several.

    What cannot be written is added to `refused`; ids of quizzes that are in use to `taken`.
    """
    counted = Counter(item.category for item in items)
    is_split = len(counted) > 1 and len(items) >= FEWEST * len(counted)
    for category in counted if is_split else [""]:
        chosen = [item for item in items if not is_split or item.category == category]
        written = tuple(_write_items(chosen, refused, names_category=not is_split and len(counted) > 1))
        title = category or (next(iter(counted)) if len(counted) == 1 else "") or name
        quiz_id = _name_quiz(name, category, taken)
        if written:
            shown = " ".join(strip_invisible(title.rpartition("/")[2]).split())
            yield WrittenQuiz(quiz_id, shown or name, written)


def _name_quiz(name: str, category: str, taken: set[str]) -> str:
    own = slug_of(name) or f"bank-{digest_of(name)}"
    part = slug_of(category.rpartition("/")[2]) or (digest_of(category) if category else "")
    slug = f"{own}-{part}" if part else own
    apart = [f"{slug}-{digest_of(category)}"] if category else []
    names = [slug, *apart, *(f"{slug}-{number}" for number in range(2, len(taken) + 4))]
    chosen = next(each for each in names if each not in taken and each not in RESERVED)
    taken.add(chosen)
    return chosen


def _write_items(
    items: Iterable[ImportedItem], refused: list[Refused], *, names_category: bool
) -> Iterator[WrittenItem]:
    taken: set[str] = set()
    for item in items:
        item_id = _name_item(item, taken)
        try:
            made = make_fields(item, item_id)
            block = write_item(made.fields, [*_list_comments(item, made.lost, names_category=names_category)])
            _check(block)
        except RefusalError as error:
            refused.append(Refused(item.place, item.name, str(error)))
            continue
        taken.add(item_id)
        yield WrittenItem(item, item_id, made.fields, block, made.lost)


def _check(block: str) -> None:
    fault = find_fault(block)
    if fault:
        raise RefusalError(fault)


def _name_item(item: ImportedItem, taken: set[str]) -> str:
    text = f"{item.text}\n{item.answers}"
    name = id_of(item.own_id, item.text or item.name)
    names = [name, f"{name}-{digest_of(text)}", *(f"{name}-{number}" for number in range(2, len(taken) + 3))]
    return next(each for each in names if each not in taken)


def _list_comments(item: ImportedItem, lost: Iterable[str], *, names_category: bool) -> Iterator[str]:
    """Yield what the file says above an item: its tags, and what of it is not kept."""
    if names_category and item.category:
        yield f"category: {' '.join(item.category.split())}"
    if item.tags:
        yield f"tags: {', '.join(' '.join(tag.split()) for tag in item.tags)}"
    for words in lost:
        yield f"note: {' '.join(words.split())}"
