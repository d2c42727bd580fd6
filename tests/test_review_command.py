"""`casebook review`: what a reviewer has saved comes into the YAML, and nothing else does, whatever a table holds."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casebook.bank.cache import read_bank
from casebook.bank.judgements import Judgement
from casebook.cli.main import main
from casebook.lint.project import check_paths
from casebook.model import Review
from casebook.parsing.review_file import COLUMNS, LONGEST, MOST_ROWS
from tests.support.project import Project
from tests.support.review_page import DIFFERENTIAL, FIGURE, PICTURE, QUIZ, find_all, write_judgements

BY = {"by": "A. Example", "role": "rheumatologist", "date": "2026-12-01"}
SIGNED = "review: {by: A. Example, role: rheumatologist, date: 2026-12-01, fingerprint: "


@pytest.fixture
def quizzes(project: Project) -> Path:
    """Return the folder of a project with every kind of judgement."""
    return write_judgements(project)


def review(rows: list[dict[str, str]], *options: str, written: bytes | None = None) -> Result:
    """Run the command on a table of some rows, or on one as it is written."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="")
    table.writeheader()
    table.writerows(rows)
    Path("review.csv").write_bytes(out.getvalue().encode() if written is None else written)
    return CliRunner().invoke(main, ["review", "review.csv", *options])


def agree(judgement: Judgement, **other: str) -> dict[str, str]:
    return {"id": judgement.id, "seen": judgement.fingerprint, "decision": "agree", **BY, **other}


def amend(judgement: Judgement, field: str, text: str) -> dict[str, str]:
    return agree(judgement, decision="amend", field=field, text=text)


def read_all(quizzes: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(quizzes.rglob("*.*"))}


def test_nothing_is_written_before_it_is_asked_for(quizzes: Path) -> None:
    before = read_all(quizzes)
    done = review([agree(each) for each in find_all(quizzes).values()])
    assert done.exit_code == 0
    assert "item:quiz-a/a1: signed by A. Example, rheumatologist, 2026-12-01" in done.output
    assert "Nothing is written yet." in done.output
    assert read_all(quizzes) == before


def test_every_judgement_is_signed_where_it_stands(quizzes: Path) -> None:
    judgements = find_all(quizzes)
    assert len(judgements) == 7
    review([agree(each) for each in judgements.values()], "--write")
    now = find_all(quizzes)
    names = {name: each.signature.by for name, each in now.items() if each.signature}
    assert names == dict.fromkeys(judgements, "A. Example") | {"move:sprain/k1": "B. Invented"}
    assert {each.fingerprint for each in now.values()} == {each.fingerprint for each in judgements.values()}
    assert not check_paths([Path("quizzes")]).has_errors


def test_comments_and_layout_stay(quizzes: Path) -> None:
    judgements = find_all(quizzes)
    item, row = judgements["item:quiz-a/a1"], judgements["item:quiz-a/a1/fracture"]
    review([agree(item), agree(row)], "--write")
    kept = QUIZ.replace("review: draft", f"{SIGNED}{item.fingerprint}}}")
    kept = kept.replace("most of them.}", f"most of them., {SIGNED}{row.fingerprint}}}}}")
    assert (quizzes / "quiz.yml").read_text() == kept


def test_amended_texts_are_written_into_their_fields(quizzes: Path) -> None:
    judgements = find_all(quizzes)
    long = "Said at such length that it does not fit into a line of its own any more; " * 2 + 'the end: "so", it\'s #1.'
    amended = {
        ("move:sprain/k1", "level"): "low",
        ("move:sprain/k1", "reason"): long,
        ("item:quiz-a/a1", "short"): "A sprain: still possible.",
        ("item:quiz-a/a1/fracture", "key"): "-2",
        ("item:quiz-a/a1/fracture", "rationale"): 'Films show "most" of them, {not all}.',
        ("item:quiz-a/a1/sprain", "rationale"): "Films show none:\n\n- neither torn ones,\n- nor *others*.",
        ("gap:not-fever/fever", "effect"): "It would\n have waited.",
        ("figure:ankle", "full"): "From the right.",
    }
    done = review([amend(judgements[name], field, text) for (name, field), text in amended.items()], "--write")
    assert "6 signed, 6 of them amended, in 4 files." in done.output
    now = find_all(quizzes)
    expected = amended | {("gap:not-fever/fever", "effect"): "It would have waited."}
    assert {(name, field): now[name].texts[field].strip() for name, field in amended} == expected
    assert all(now[name].signature for name, _ in amended)
    assert not check_paths([Path("quizzes")]).has_errors
    assert (quizzes / "quiz.yml").read_text().count("#") == QUIZ.count("#")


def test_what_is_amended_comes_first_in_the_list_of_changes(quizzes: Path) -> None:
    fever = find_all(quizzes)["gap:not-fever/fever"]
    review([amend(fever, "effect", "It would have waited")], "--write", "--changes", "docs/changes.md")
    assert Path("docs/changes.md").read_text() == (
        "# Changes\n\nNewest first.\n\n- 2026-12-01: A. Example, rheumatologist amended `effect` of "
        "`gap:not-fever/fever`. Before: It would not have waited. Now: It would have waited.\n- An older one.\n"
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
@pytest.mark.parametrize("sign", [",", ";"])
def test_a_table_that_a_spreadsheet_has_saved_is_read(quizzes: Path, mark: bytes, sign: str) -> None:
    fever = find_all(quizzes)["gap:not-fever/fever"]
    rows = [COLUMNS, (fever.id, fever.fingerprint, "amend", "effect", '"""Now"", it waits."', *BY.values())]
    text = "\r\n".join(sign.join(row) for row in rows)
    assert review([], "--write", written=mark + text.encode()).exit_code == 0
    assert find_all(quizzes)[fever.id].texts["effect"] == '"Now", it waits.'


def test_files_keep_their_line_ends_and_their_byte_order_mark(quizzes: Path) -> None:
    file = quizzes / "quiz.yml"
    file.write_bytes(b"\xef\xbb\xbf" + QUIZ.replace("\n", "\r\n").encode())
    item = find_all(quizzes)["item:quiz-a/a1"]
    review([amend(item, "short", "A sprain stays possible; " * 8)], "--write")
    written = file.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf#")
    assert b"fingerprint" in written
    assert written.count(b"\n") == written.count(b"\r\n")


def test_words_that_have_changed_since_they_were_reviewed_are_left_out(quizzes: Path) -> None:
    judgements = find_all(quizzes)
    fever, item = judgements["gap:not-fever/fever"], judgements["item:quiz-a/a1"]
    done = review([agree(fever, seen="00000000"), agree(item)], "--write")
    assert "review.csv:2:21: advice: `gap:not-fever/fever` has changed since it was reviewed" in done.output
    assert "[review-outdated]" in done.output
    now = find_all(quizzes)
    assert (now[fever.id].signature, bool(now[item.id].signature)) == (None, True)


@pytest.mark.parametrize(
    ("file", "ends"), [("picture.svg", True), ("dark.svg", True), ("stack/2.png", True), ("other.svg", False)]
)
def test_a_signature_of_a_figure_ends_when_a_file_of_it_is_replaced(quizzes: Path, file: str, *, ends: bool) -> None:
    figures = quizzes.parent / "docs/figures"
    (figures / "stack").mkdir()
    for each in ("dark.svg", "other.svg", "stack/1.png", "stack/2.png"):
        (figures / each).write_text(PICTURE)
    sidecar = FIGURE.replace("title:", "dark: figures/dark.svg\nstack: figures/stack\ntitle:", 1)
    (quizzes / "figures/ankle.yml").write_text(sidecar)
    review([agree(find_all(quizzes)["figure:ankle"])], "--write")
    assert find_all(quizzes)["figure:ankle"].signature
    (figures / file).write_text(PICTURE.replace("A<", "B<"))
    found = [str(each) for each in read_bank(quizzes, docs=quizzes.parent / "docs").findings]
    told = "`figure:ankle` has changed, in words or picture, since A. Example signed it."
    assert [told in each for each in found] == [True] * ends
    assert bool(find_all(quizzes)["figure:ankle"].signature) != ends


def test_the_line_ends_of_a_drawing_do_not_end_its_signature(quizzes: Path) -> None:
    drawing = quizzes.parent / "docs/figures/picture.svg"
    drawing.write_bytes(PICTURE.replace("><", ">\n<").encode())
    review([agree(find_all(quizzes)["figure:ankle"])], "--write")
    drawing.write_bytes(PICTURE.replace("><", ">\r\n<").encode())
    assert find_all(quizzes)["figure:ankle"].signature


def test_a_replaced_picture_is_noticed_while_an_author_writes(quizzes: Path) -> None:
    docs = quizzes.parent / "docs"
    first = read_bank(quizzes, docs=docs)
    assert read_bank(quizzes, docs=docs) is first
    (docs / "figures/picture.svg").write_text(PICTURE.replace("A<", "Another<"))
    assert read_bank(quizzes, docs=docs).digests != first.digests


def test_what_has_changed_since_it_was_signed_may_be_signed_again(quizzes: Path) -> None:
    (quizzes / "differential.yml").write_text(f"{DIFFERENTIAL}      fingerprint: 00000000\n")
    assert [found.code for found in check_paths([quizzes])] == ["review-outdated"]
    done = review([agree(find_all(quizzes)["move:sprain/k1"])], "--write")
    assert done.exit_code == 0
    assert len(check_paths([quizzes])) == 0
    assert find_all(quizzes)["move:sprain/k1"].signature == Review(
        **BY, fingerprint=find_all(quizzes)["move:sprain/k1"].fingerprint
    )


def test_a_disagreement_is_told_and_not_signed(quizzes: Path) -> None:
    fever = find_all(quizzes)["gap:not-fever/fever"]
    done = review([agree(fever, decision="disagree", text="No. \u202eIt waits.")], "--write")
    assert (
        "A. Example disagrees with `gap:not-fever/fever`, which is not signed: No.  It waits. [review-open]"
        in done.output
    )
    assert find_all(quizzes)[fever.id].signature is None


HOSTILE = {
    "an id that nobody has": ({"id": "gap:../../etc/passwd"}, "2:1", "[review-unknown]"),
    "a field that nobody may amend": (
        {"decision": "amend", "field": "review", "text": "draft"},
        "2:36",
        "[review-unknown]",
    ),
    "a field of another kind": ({"decision": "amend", "field": "grade", "text": "case"}, "2:36", "[review-unknown]"),
    "a decision that is none": ({"decision": "delete"}, "2:30", "[review-file]"),
    "an amendment without a text": ({"decision": "amend", "field": "effect"}, "2:43", "[review-file]"),
    "a formula": (
        {"decision": "amend", "field": "effect", "text": '=HYPERLINK("http://x.y")'},
        "2:43",
        "[review-file]",
    ),
    "a formula as a name": ({"by": "+A1"}, "2:38", "[review-file]"),
    "markup as a name": ({"by": "<b>A</b>"}, "2:38", "[review-file]"),
    "a link as a role": ({"role": "[x](http://x.y)"}, "2:49", "[review-file]"),
    "a field more in a name": ({"by": "A, key: true}"}, "2:38", "[review-file]"),
    "a date that is none": ({"date": "2026-13-01"}, "2:64", "[review-file]"),
    "a name of any length": ({"by": "A" * 101}, "2:38", "[review-file]"),
    "a text of any length": (
        {"decision": "amend", "field": "effect", "text": "a" * (LONGEST["text"] + 1)},
        "2:43",
        "[review-file]",
    ),
    "HTML in a text": (
        {"decision": "amend", "field": "effect", "text": "A <script>alert(1)</script>"},
        "2:43",
        "[text-markup]",
    ),
    "an address that runs": (
        {"decision": "amend", "field": "effect", "text": "[A](javascript:alert(1))"},
        "2:43",
        "[text-address]",
    ),
    "a source that nobody has": (
        {"decision": "amend", "field": "effect", "text": "Said [@nobody1999]."},
        "2:43",
        "[source-unknown]",
    ),
}


@pytest.mark.parametrize(("other", "place", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_row_is_told_at_its_place_and_nothing_is_written(
    quizzes: Path, other: dict[str, str], place: str, code: str
) -> None:
    judgements, before = find_all(quizzes), read_all(quizzes)
    rows = [agree(judgements["gap:not-fever/fever"], **other), agree(judgements["item:quiz-a/a1"])]
    done = review(rows, "--write", "--changes", "docs/changes.md")
    assert done.exit_code == 1
    assert [line for line in done.output.splitlines() if line.startswith(f"review.csv:{place}: error: ")]
    assert code in done.output
    assert read_all(quizzes) == before


HEAD = ",".join(COLUMNS).encode()
BROKEN = {
    "nothing": (b"", "1:1", "[review-file]"),
    "other columns": (b"id,name\n", "1:1", "[review-file]"),
    "a quote that does not end": (HEAD + b'\na,"b\n', "2:3", "[review-file]"),
    "a quote within a cell": (HEAD + b'\na,b"c"\n', "2:3", "[review-file]"),
    "too few cells": (HEAD + b"\na,b\n", "2:1", "[review-file]"),
    "too many cells": (HEAD + b"\n" + b"," * 100_000, "2:9", "[review-file]"),
    "too many rows": (HEAD + b"\n" + b",,,,,,,\n" * (MOST_ROWS + 1), f"{MOST_ROWS + 2}:1", "[review-file]"),
    "too large": (b"a" * 2_000_001, "1:1", "[file-large]"),
    "no text": (b"\xff\xfe", "1:1", "[file-encoding]"),
    "a control character": (HEAD + b"\n\x1b[2J", "2:1", "[text-control]"),
}


@pytest.mark.parametrize(("written", "place", "code"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_such_table_is_told_at_its_place(quizzes: Path, written: bytes, place: str, code: str) -> None:
    before = read_all(quizzes)
    done = review([], "--write", written=written)
    assert done.exit_code == 1
    assert f"review.csv:{place}: error: " in done.output
    assert code in done.output
    assert read_all(quizzes) == before


def test_whoever_says_two_things_of_one_judgement_is_asked_which_holds(quizzes: Path) -> None:
    fever = find_all(quizzes)["gap:not-fever/fever"]
    done = review([agree(fever), amend(fever, "effect", "It waits.")], "--write")
    assert "review.csv:3:1: error: `gap:not-fever/fever` is reviewed in line 2 already." in done.output


def test_a_comment_that_would_be_lost_is_kept_and_told(quizzes: Path) -> None:
    commented = DIFFERENTIAL.replace("B. Invented\n", "B. Invented  # by post\n")
    (quizzes / "differential.yml").write_text(commented)
    move = find_all(quizzes)["move:sprain/k1"]
    done = review([amend(move, "level", "low")], "--write")
    assert done.exit_code == 1
    assert "There is a comment within `review`." in done.output
    assert (quizzes / "differential.yml").read_text() == commented


def test_quizzes_with_errors_are_left_alone(quizzes: Path) -> None:
    (quizzes / "quiz.yml").write_text(QUIZ.replace("type: single", "type: singel"))
    done = review([], "--write")
    assert done.exit_code == 1
    assert "[type-unknown]" in done.output
