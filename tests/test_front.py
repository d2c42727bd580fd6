"""The front matter of a page: where MkDocs would read no door, its author is told."""

from __future__ import annotations

import random
from pathlib import Path, PurePath

import pytest
from mkdocs.utils.meta import get_data

from casebook.lint.project import check_paths
from casebook.parsing.front_matter import check_front, is_printed, read_language
from tests.support.project import Project

PAGE = "---\ntitle: Answers\nhide: [toc]\ndoor: read\n---\n\n# Answers\n\nText.\n"
LOST = [
    # the beginning of a page, and the place and words of what is said
    ("---\ntitle: Answers: all\ndoor: read\n---\n", "2:15", "A colon followed by a space begins"),
    ("---\ndoor: Read\n---\n", "2:1", "`door` is `read` or `case`, not `Read`. Did you mean `read`?"),
    ("---\ndoor: raed\n---\n", "2:1", "Did you mean `read`?"),
    ("---\ntitle: A\nd\u043e\u043er: read\n---\n", "3:1", "No door is read here."),  # Cyrillic letters
    ("---\nd\u03bfor: case\n---\n", "2:1", "No door is read here."),  # a Greek one
    ("---\ndoor: open\n---\n", "2:1", "`door` is `read` or `case`, not `open`."),
    ("---\ndoor:\n---\n", "2:1", "not nothing"),
    ("---\ndoor: [read]\n---\n", "2:1", "not `['read']`"),
    ("---\ndoor: read\u200b\n---\n", "2:1", "Did you mean `read`?"),
    ("---\nDoor: read\n---\n", "2:1", "No door is read here"),
    ("---\ndoors: read\n---\n", "2:1", "No door is read here"),
    ("---\ndor: read\n---\n", "2:1", "No door is read here"),
    ("---\n\u00a0door: read\n---\n", "2:2", "No door is read here"),
    ("---\ntitle: A\nextra:\n  door: read\n---\n", "4:3", "No door is read here"),
    ("---\ntitle: A\n  door: read\n---\n", "3:7", "A colon followed by a space"),
    ("---\ndoor:read\n---\n", "2:1", "Put a space after the colon"),
    ("---\ntitle: A\ndoor:read\n---\n", "3:1", "A colon is missing"),
    ("---\ntitle: A\ndoor：read\n---\n", "3:1", "A colon is missing"),
    ("---\n\tdoor: read\n---\n", "2:1", "There is a tab here"),
    ('---\ntitle: "A\ndoor: read\n---\n', "2:8", "This quotation mark is not closed"),
    ("\n---\ndoor: read\n---\n", "2:1", "Delete the empty lines above"),
    (" ---\ndoor: read\n---\n", "1:1", "Write `---`, and nothing else"),
    ("----\ndoor: read\n----\n", "1:1", "Write `---`, and nothing else"),
    ("—\ndoor: read\n—\n", "1:1", "Write `---`, and nothing else"),
    ("---\ndoor: read\n", "1:1", "This front matter is not closed"),
    ("---\ndoor: read\n ---\n", "1:1", "This front matter is not closed"),
    ("---\ntitle: A\n---", "1:1", "a line must follow it"),
    ("title: A\ndoor: Read\n\n# A\n", "2:1", "`door` is `read` or `case`, not `Read`"),
    ("title: A\n\ndoor: read\n\n# A\n", "3:1", "No door is read here"),
    ("# A\n".replace("#", "door: read\n#").replace("door", "\ndoor"), "2:1", "No door is read here"),
    ("Note: this line\nis eaten.\n", "1:1", "MkDocs takes this line for front matter"),
    ("https://example.org is a site.\n", "1:1", "MkDocs takes this line for front matter"),
]
READ = [
    PAGE,
    "---\ndoor: case\n---\n",
    "--- \ndoor: read\n...\n",
    '---\n"door": read\n---\n',
    "---\ndoor : read\n---\n",
    "---\n# a remark\ndoor: read # a remark\n---\n",
    "---\n---\n",
    "door: read\n\n# A page\n",
    "Title: A\nDoor: read\n\n# A page\n",
    "# A page\n\nThe door: read what stands on it.\n",
    "---\n\n# A rule, then a page\n",
    "---\nmy_plugin: {anything: [1, 2]}\nfloor: 2\nindoor: 3\n---\n",
    "A text.\n\nIndoor: read.\n",
    "",
]


@pytest.mark.parametrize(("text", "place", "said"), LOST)
def test_what_mkdocs_would_pass_over_is_told(text: str, place: str, said: str) -> None:
    found = [str(each) for each in check_front(text, PurePath("page.md"))]
    assert len(found) == 1, found
    assert found[0].startswith(f"page.md:{place}: error: ")
    assert said in found[0]


@pytest.mark.parametrize("text", READ)
def test_what_mkdocs_reads_is_fine(text: str) -> None:
    assert list(check_front(text, PurePath("page.md"))) == []


def test_whatever_is_done_to_a_page_its_door_is_read_or_its_loss_is_told() -> None:
    chance = random.Random(1)  # the same changes in every run
    bits = (*"\t \n:-#\"'[]{}&*!|>%@`,", "\u00a0", "\ufeff", "\u200b", "：", "—", "---\n", "\n\n", "a: b: c\n", "DOOR")
    for _ in range(3000):
        place = chance.randrange(PAGE.index("# Answers"))
        changed = PAGE[:place] + chance.choice(bits) + PAGE[place + chance.randrange(2) :]
        told = list(check_front(changed, PurePath("page.md")))
        assert get_data(changed)[1].get("door") in ("read", "case") or told, repr(changed)
        lines = changed.split("\n")
        assert all(1 <= each.location.column <= len(lines[each.location.line - 1]) + 1 for each in told)


def test_every_page_is_checked(project: Project) -> None:
    project.write("docs/deep/page.md", "---\ntitle: Answers: all\ndoor: read\n---\n")
    project.write("docs/other.markdown", "---\ndoor: raed\n---\n")
    found = [str(each) for each in check_paths([Path("docs")])]
    assert [each.split(":")[0] for each in found] == ["docs/deep/page.md", "docs/other.markdown"]
    assert found[0].endswith("[front-matter]")
    assert found[1].endswith("[door-unknown]")


@pytest.mark.parametrize("written", ["false", "no", "Off", "false  # needs a screen"])
def test_a_page_says_that_its_items_are_not_printed(written: str) -> None:
    assert not is_printed(f"---\nprint: {written}\n---\n\n# A page\n")


@pytest.mark.parametrize("text", ["---\nprint: true\n---\n", "---\ntitle: A\n---\nprint: false\n", "print: false\n"])
def test_every_other_page_is_printed(text: str) -> None:
    assert is_printed(text)


def test_what_is_neither_yes_nor_no_is_named() -> None:
    (found,) = check_front("---\ntitle: A\nprint: never\n---\n", PurePath("a.md"))
    assert str(found) == "a.md:3:1: error: `print` is `true` or `false`, not `never`. [value-kind]"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("lang: de", "de"),
        ("lang: pt-BR  # of the south", "pt-BR"),
        ('lang: "zh_Hant"', "zh_Hant"),
        ("lang: no", "no"),  # Norwegian, which YAML takes for a refusal
        ("language: Python", ""),
        ("title: lang", ""),
    ],
)
def test_a_page_may_name_its_language(line: str, language: str) -> None:
    text = f"---\n{line}\n---\n\n# A page\n"
    assert read_language(text) == language
    assert list(check_front(text, PurePath("page.md"))) == []


def test_a_language_that_is_none_is_told() -> None:
    (finding,) = check_front("---\ntitle: A\nlang: in German\n---\n", PurePath("page.md"))
    told = "`lang` is the name of a language, such as `de` or `pt-BR`, not `in German`."
    assert str(finding) == f"page.md:3:1: advice: {told} [value-kind]"
