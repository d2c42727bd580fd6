"""A page in the syntax of each program measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.bench.corpus import Item, Page

Files = dict[str, str]


def write_prose(page: Page) -> Files:
    """Write the page without its items."""
    return {_path(page): _join(page, [])}


def write_plain(page: Page) -> Files:
    """Write the items as ordinary Markdown, with every word that Casebook shows, in the same order."""
    return {_path(page): _join(page, [block for item in page.items for block in _plain_blocks(item)])}


def write_casebook(page: Page) -> Files:
    """Write the items as one quiz file, and a block that names it."""
    lines = [f"id: {page.quiz}", f"title: {page.title}", "items:", *(line for it in page.items for line in _yaml(it))]
    return {_path(page): _join(page, [f"/// quiz | {page.quiz}\n///"]), f"quizzes/{page.quiz}.yml": _end(lines)}


def write_mkdocs_quiz(page: Page) -> Files:
    """Write the items as `<quiz>` elements; a rationale is the quotation under its option."""
    return {_path(page): _join(page, [_quiz_element(item) for item in page.items])}


def write_mkdocs_mcq(page: Page) -> Files:
    """Write the items as fences; a rationale is the quotation under its option."""
    return {_path(page): _join(page, [_fence(item) for item in page.items])}


SYNTAXES: dict[str, Callable[[Page], Files]] = {
    "prose": write_prose,
    "plain": write_plain,
    "casebook": write_casebook,
    "mkdocs-quiz": write_mkdocs_quiz,
    "mkdocs-mcq": write_mkdocs_mcq,
}


def _path(page: Page) -> str:
    return f"docs/page-{page.number}.md"


def _join(page: Page, blocks: list[str]) -> str:
    return "\n\n".join([f"# {page.title}", *page.prose, *blocks]) + "\n"


def _end(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _plain_blocks(item: Item) -> Iterator[str]:
    kind = "Choose all that apply" if item.is_multiple else "Choose one answer"
    yield f"**{item.id.upper()}** {kind}"
    yield item.stem
    yield item.lead_in
    yield "\n".join(f"- {option.text}" for option in item.options)
    yield "Why, option by option"
    yield f"**Answer:** {'; '.join(option.text for option in item.options if option.key)}."
    verdicts = ("Right." if option.key else "Wrong." for option in item.options)
    rows = zip(verdicts, item.options, strict=True)
    yield "\n".join(f"{at}. **{verdict}** {option.rationale}" for at, (verdict, option) in enumerate(rows, 1))


def _yaml(item: Item) -> Iterator[str]:
    yield f"- id: {item.id}"
    yield f"  type: {'multiple' if item.is_multiple else 'single'}"
    yield "  level: apply"
    yield "  objectives: [LO1]"
    yield f"  stem: {item.stem}"
    yield f"  lead_in: {item.lead_in}"
    yield "  options:"
    for option in item.options:
        yield f"  - id: {option.id}"
        yield f"    text: {option.text}"
        if option.key:
            yield "    key: true"
        yield f"    rationale: {option.rationale}"


def _task_list(item: Item, indent: str) -> Iterator[str]:
    for option in item.options:
        yield f"- [{'x' if option.key else ' '}] {option.text}"
        yield f"{indent}> {option.rationale}"


def _quiz_element(item: Item) -> str:
    return "\n".join(["<quiz>", item.stem, "", item.lead_in, *_task_list(item, ""), "</quiz>"])


def _fence(item: Item) -> str:
    kind = "multiple" if item.is_multiple else "single"
    # a blank line within the quoted text makes two paragraphs of it, as everywhere else
    head = ["---", f"type: {kind}", f'question: "{item.stem}\\n\\n{item.lead_in}"', "---", ""]
    return "\n".join(["```mcq", *head, *_task_list(item, "  "), "```"])
