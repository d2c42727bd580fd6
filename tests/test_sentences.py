"""The search for sentences outside the catalogue finds what a reader meets, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sentences import find_other_values, find_sentences

STANDS = """
'''A module of this charge.'''
__all__ = ["Anchors"]
SUMMARY = N_("Key and rationales")
KINDS = {"single": N_("choose one"), "match": NC_("type of item", "match")}
PATTERN = re.compile("A word (and another)")
MESSAGE = "There is no figure `{}`."
PARTS = {"Article": ("article", "in proceedings")}
def show(parent, writer, rows):
    '''Return the rows.'''
    SubElement(parent, "p", {"class": "Wide row"}).text = writer.t("Pick {most} at most.", most=1)
    parent.set("class", "Wide row")
    SubElement(parent, "b").text = writer.tn("# row is empty.", "# rows are empty.", len(rows))
    parent.text = f"{parent.text} {rows[0]}"
    if parent.text == "Not told" or parent.get("Not told"):
        raise ValueError("This is for who reads the code.")
    kind = next((kind for kind in PARTS if parent.tag in PARTS[kind]), "")
    yield Finding(rows[0], FindingCode.FIGURE_UNKNOWN, MESSAGE.format(kind))
    yield Finding(rows[0], FindingCode.FIGURE_UNKNOWN, f"There is no figure for {kind}.")
"""
REFUSED = {
    'HINT = OwnWords("Hint")': "Hint",
    'GRADES = {"case": "Of the case"}\nmark.text = GRADES[grade]': "Of the case",
    'LATER = "It is made later."\nMESSAGE = LATER\ntitle.text = MESSAGE': "It is made later.",
    'mark.text = f"Pick {most} at most."': "Pick … at most.",
    'mark.text = f"section {number}"': "section …",
    'mark.set("aria-label", "Move a row")': "Move a row",
    'SubElement(mark, "p", {"class": "Wide row", "aria-label": "Move a row"})': "Move a row",
    'def name(step):\n    return "Ranking"': "Ranking",
    'mark.text = t("Right.") + " You wrote nothing."': " You wrote nothing.",
    'mark.text = writer.t(f"Step {number}")': "Step …",
    'HINT = "Hint"\nmark.text = writer.t(HINT)': "Hint",
}


def find(source: str, folder: Path) -> list[str]:
    file = folder / "module.py"
    file.write_text(source, encoding="utf-8")
    return [sentence.text for sentence in find_sentences([file])]


def test_what_is_marked_or_not_read_stands(tmp_path: Path) -> None:
    assert find(STANDS, tmp_path) == []


@pytest.mark.parametrize(("source", "text"), REFUSED.items())
def test_a_sentence_that_a_reader_meets_is_refused(source: str, text: str, tmp_path: Path) -> None:
    assert find(source, tmp_path) == [text]


@pytest.mark.parametrize(
    "call",
    ['t("Pick {most}.")', 't("Pick {most}.", least=1)', 't("Hint", most=1)', 'writer.tn("# of {all}", "#", count)'],
)
def test_values_without_their_placeholders_are_refused(call: str, tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(f't("Pick {{most}}.", most=1)\nt(HINT)\nt(LINE, most=1)\n{call}\n', encoding="utf-8")
    assert [sentence.line for sentence in find_other_values([file])] == [4]
