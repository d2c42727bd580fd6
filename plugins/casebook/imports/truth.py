"""True or false as one choice of two, in the language that a bank is written in."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from casebook.imports.contract import Chosen, Option

WORDS = {
    "en": ("True", "False"),
    "de": ("Richtig", "Falsch"),
    "fr": ("Vrai", "Faux"),
    "es": ("Verdadero", "Falso"),
    "it": ("Vero", "Falso"),
    "pt": ("Verdadeiro", "Falso"),
    "nl": ("Waar", "Onwaar"),
    "sv": ("Sant", "Falskt"),
    "pl": ("Prawda", "Fałsz"),
    "ru": ("Верно", "Неверно"),
    "tr": ("Doğru", "Yanlış"),
}
# Short words that are frequent in one of these languages and rare in the others.
COMMON = {
    "en": "the of and is which what that with for are",
    "de": "der die das und ist nicht welche bei eine mit",
    "fr": "le les des est une dans quelle pour sont du",
    "es": "el los las es una por cuál del con según",
    "it": "il gli è della che quale sono nel per di",
    "pt": "o os as não uma qual são dos em com",
    "nl": "het een van welke niet zijn wordt bij voor deze",
    "sv": "och är att en ett vilken som inte på av",
    "pl": "jest nie się który w z na do jaki czy",
    "ru": "и в не на что с как по из это",
    "tr": "ve bir bu için hangi ile olarak değil olan nedir",
}
LONGEST = 20_000


@lru_cache(maxsize=8)
def guess_language(text: str) -> str:
    """Return the language whose short words are most frequent in the beginning of a text; English in doubt."""
    counts = Counter(re.findall(r"\w+", text[:LONGEST].lower()))
    scores = {code: sum(counts[word] for word in words.split()) for code, words in COMMON.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= 3 and scores[best] > scores["en"] else "en"


def true_or_false(language: str, *, is_true: bool, when_true: str = "", when_false: str = "") -> Chosen:
    """Return a choice of two; the feedback is that of choosing `true` and of choosing `false`."""
    true, false = WORDS[language]
    return Chosen(
        (
            Option(text=true, credit=float(is_true), feedback=when_true),
            Option(text=false, credit=float(not is_true), feedback=when_false),
        )
    )
