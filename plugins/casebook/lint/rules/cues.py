"""What leads to the key without knowledge: its grammar, and a word that it shares with the question."""

from __future__ import annotations

import re

from casebook.lint.rules.contract import Said
from casebook.lint.rules.located import LocatedItem, ShownOption

LONG_ENOUGH, LONG = 4, 9  # letters of a root that is noticed, and of a word that is noticed anywhere
MOST_CONTENT = 6  # words: in a longer key, some of the stem are no wonder
ROOT = 6  # letters: `trauma` and `traumatic` are one word to who guesses
ENDS_OPEN = re.compile(r"(?P<last>[^\W\d_]+)[\s:…._-]*\Z")


def check_grammar(item: LocatedItem) -> Said:
    """Every option follows the lead-in in grammar, not the key alone."""
    if not item.words or not item.is_single:
        return
    key = item.keys[0]
    article = _find_article(item)
    if article and _only_key(item, article[1]):
        message = f"After `{article[0]}` only the key can stand. Write `a or an`, or put the article into each option."
        yield item.locate("lead_in"), message
        return
    asks_several = item.words.plural.search(item.lead_in)
    asks_one = item.words.singular.search(item.lead_in)
    named = {option.place: bool(item.words.several.search(option.text)) for option in item.options}
    others = [named[option.place] for option in item.distractors]
    if (asks_several and named[key.place] and not any(others)) or (asks_one and not named[key.place] and all(others)):
        message = "Singular or plural of the lead-in fits the key alone. Write options that all agree with it."
        yield item.locate("lead_in"), message


def _find_article(item: LocatedItem) -> tuple[str, re.Pattern[str]] | None:
    last = ENDS_OPEN.search(item.lead_in)
    assert item.words
    form = item.words.articles.get(last["last"].casefold()) if last else None
    return (last["last"], form) if last and form else None


def _only_key(item: LocatedItem, form: re.Pattern[str]) -> bool:
    fits = {option.place for option in item.options if form.search(option.text)}
    return item.keys[0].place in fits and len(fits) < len(item.options)


def check_clang(item: LocatedItem) -> Said:
    """No striking word of the question stands in the key and in no other option."""
    if not item.words or not item.is_single or len(item.options) <= 2:
        return
    key = item.keys[0]
    elsewhere = {word[:ROOT] for option in item.distractors for word in option.content}
    own = {word[:ROOT]: written for word, written in key.content.items() if word[:ROOT] not in elsewhere}
    told, asked = ({word[:ROOT] for word in each} for each in (item.told, item.asked))
    found = {
        root: word
        for root, word in own.items()
        if len(root) >= LONG_ENOUGH and root in told | asked and word.casefold() not in item.words.common
    }
    shared = [word for root, word in found.items() if root in asked or _is_striking(word, len(found), key)]
    if shared:
        message = f"`{shared[0]}` stands in the question, in the key and in no other option."
        yield item.locate("options", key.place, "text"), f"{message} Reword the key, or use it in others too."


def _is_striking(word: str, shared: int, key: ShownOption) -> bool:
    """Tell whether a word of the stem is noticed in a key: the key has little else, or the word is long."""
    size = len(key.content)
    return size <= MOST_CONTENT and (2 * shared >= size or (3 * shared >= size and len(word) >= LONG))
