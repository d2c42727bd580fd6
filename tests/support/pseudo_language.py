"""A language made of the English strings: accented, in brackets, with three plural forms, compiled as any other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from casebook.i18n.compilation import compile_catalogues
from casebook.i18n.extraction import as_tuple, write_template

# It stands in the place of Polish: that has three plural forms, and themes know it, so that pages can be in it.
LANGUAGE = "pl"
OPEN, CLOSE = "⟦", "⟧"
FORMS = ("¹", "²", "³")
PLACEHOLDER = re.compile(r"(\{\w+\})")
BRACKETED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒǥĥíĵķłɱñóþɋŕšťúṽŵẋýžÁƁÇĐÉƑǤĤÍĴĶŁṀÑÓÞɊŔŠŤÚṼŴẊÝŽ",
)


@dataclass(frozen=True, slots=True)
class PseudoLanguage:
    """The folder of its catalogue, and the script that pages load."""

    locale: Path
    script: Path


def accent(text: str, form: str = "") -> str:
    """Return a string in the pseudo-language; placeholders stay as they are."""
    parts = PLACEHOLDER.split(text)
    return (
        OPEN
        + "".join(part if place % 2 else part.translate(LETTERS) for place, part in enumerate(parts))
        + form
        + CLOSE
    )


def take_out(text: str) -> str:
    """Return what of a text is not of the pseudo-language; a string may stand in a placeholder of another."""
    while (rest := BRACKETED.sub("", text)) != text:
        text = rest
    return rest


def build_pseudo_language(template: Catalog, folder: Path) -> PseudoLanguage:
    """Translate every string of a template and compile it below a folder."""
    locale = folder / "locale"
    written_template = write_template(template, locale)
    file = locale / LANGUAGE / "LC_MESSAGES/casebook.po"
    file.parent.mkdir(parents=True)
    catalogue = Catalog(locale=LANGUAGE, charset="utf-8", fuzzy=False)
    for message in template:
        if message.id:
            catalogue.add(message.id, _translate(message), context=message.context)
    with file.open("wb") as written:
        write_po(written, catalogue)
    _, script = compile_catalogues(locale, written_template)
    return PseudoLanguage(locale, script)


def _translate(message: Message) -> str | tuple[str, ...]:
    texts = as_tuple(message.id)
    return accent(texts[0]) if len(texts) == 1 else tuple(_inflect(texts))


def _inflect(texts: Iterable[str]) -> Iterable[str]:
    one, many = texts
    return (accent(text, form) for text, form in zip((one, many, many), FORMS, strict=True))
