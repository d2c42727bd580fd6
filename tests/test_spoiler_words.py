"""A word is found however it is written, in any script, and not within another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.plain_site import scan

# The list, a text, and whether the text holds the word.
WORDS = [
    ("edema", "Oedema", True),
    ("oedema", "an edema", True),
    ("oedema", "œdema", True),
    ("anemi*", "Anaemia", True),
    ("haemat*", "hematoma", True),
    ("fetal", "foetal", True),
    ("PET scan", "poet scan", False),
    ("PET*", "poetry", False),
    ("canes", "canoes", False),
    ("heres", "heroes", False),
    ("migrat*", "emigrate", False),
    ("migrat*", "im-migrat", True),
    ("SIJ", "SIJBlock", True),
    ("copper daisy", "copper.daisy.svg", True),
    ("copper daisy", "copper's daisy", False),
    ("St. Mary", "the St. Mary path", True),
    ("Paget's disease", "Pagets disease", True),
    ("Paget's disease", "Paget’s disease", True),
    ("2 years", "12 years", False),
    ("2 years", "1.2 years", False),
    ("2 years", "(2 years)", True),
    ("within 3", "within 3.5", False),
    ("within 3", "within 3. Then", True),
    ("MRI 2", "mri-2.webp", True),
    ("MRI 2", "mri-20.webp", False),
    ("Straße", "STRASSE", True),
    ("kırık", "KIRIK", True),
    ("İnme", "inme", True),
    ("Søren", "soren", True),
    ("мигр*", "Мигрирующий", True),
    ("ὀστέον", "ΟΣΤΕΟΝ", True),
    ("هشاشة", "هُشَاشَة", True),
    ("هشاشة", "هشـاشة", True),
    ("هشاشة", "هشاشةالعظام", False),
    ("שבר", "שֶׁבֶר", True),
    ("कमल", "यह कमल है", True),
    ("कमल", "कमला", False),
    ("骨粗鬆症", "移動性骨粗鬆症です", True),
    ("癌", "肺癌である", True),
    ("ガン", "ｶﾞﾝ", True),
    ("がん", "か\u3099ん", True),
    ("がん", "かん", False),
    ("골다공증", "이동성 골다공증은", True),
    ("한글", "\u1112\u1161\u11ab\u1100\u1173\u11af", True),
    ("MRI", "MRI検査", True),
    ("กระดูก", "โรคกระดูกพรุน", True),
]


@pytest.mark.parametrize(("word", "text", "holds"), WORDS)
def test_a_word_is_found_in_any_script_and_not_within_another(
    word: str, text: str, tmp_path: Path, *, holds: bool
) -> None:
    listed = f'words:\n- {{from: 3, words: ["{word}"]}}\n'
    assert bool(scan(tmp_path, {"index.html": f"<p>{text}</p>"}, listed)) is holds
