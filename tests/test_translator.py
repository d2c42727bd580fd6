"""Interface strings in Python: English without a catalogue, else what a catalogue has in their place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from casebook.i18n import (
    ENGLISH,
    N_,
    NC_,
    Translator,
    find_nearest,
    is_same_language,
    list_languages,
    read_translator,
)
from tests.support.pseudo_language import LANGUAGE, build_pseudo_language

COMMIT, MATCH = N_("Commit my answer"), NC_("type of item", "match")


@pytest.fixture(scope="module")
def locale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the catalogues of the pseudo-language for a few strings."""
    template = Catalog()
    template.add(COMMIT)
    template.add("match", context="type of item")
    template.add("You wrote “{words}”.")
    template.add(("# row of {all}", "# rows of {all}"))
    return build_pseudo_language(template, tmp_path_factory.mktemp("pseudo")).locale


@pytest.fixture
def pseudo(locale: Path) -> Translator:
    """Return the translator into the pseudo-language."""
    return read_translator(LANGUAGE, locale)


def test_without_a_catalogue_a_string_is_english() -> None:
    assert ENGLISH.t(COMMIT) == "Commit my answer"
    assert ENGLISH.t(MATCH) == "match"
    assert ENGLISH.t("You wrote “{words}”.", words="a {b}") == "You wrote “a {b}”."
    assert [ENGLISH.tn("# row of {all}", "# rows of {all}", count, all="#3") for count in (0, 1, 2)] == [
        "0 rows of #3",
        "1 row of #3",
        "2 rows of #3",
    ]


def test_a_catalogue_translates_constants_contexts_placeholders_and_plurals(pseudo: Translator) -> None:
    assert pseudo.t(COMMIT) == "⟦Çóɱɱíť ɱý áñšŵéŕ⟧"
    assert pseudo.t(MATCH) == "⟦ɱáťçĥ⟧"
    assert pseudo.t("You wrote “{words}”.", words="hip") == "⟦Ýóú ŵŕóťé “hip”.⟧"
    assert [pseudo.tn("# row of {all}", "# rows of {all}", count, all=9) for count in (1, 2, 5)] == [
        "⟦1 ŕóŵ óƒ 9¹⟧",
        "⟦2 ŕóŵš óƒ 9²⟧",
        "⟦5 ŕóŵš óƒ 9³⟧",
    ]


def test_what_a_catalogue_lacks_is_english(pseudo: Translator) -> None:
    assert pseudo.t("Hint") == "Hint"
    assert pseudo.t(NC_("verdict", "right")) == "right"
    assert [pseudo.tn("# vote", "# votes", count) for count in (1, 2)] == ["1 vote", "2 votes"]


def test_the_language_is_told_of_each_text(pseudo: Translator) -> None:
    assert pseudo.language_of(COMMIT) == pseudo.language_of(MATCH) == LANGUAGE
    assert pseudo.language_of("# row of {all}", "# rows of {all}") == LANGUAGE
    assert pseudo.language_of("Hint") == pseudo.language_of("# vote", "# votes") == "en"
    assert ENGLISH.language_of("Hint") == ENGLISH.language_of("# vote", "# votes") == "en"


def test_a_language_without_a_catalogue_is_english_and_says_so(locale: Path) -> None:
    assert read_translator("", locale).language == read_translator("de-AT", locale).language == "en"
    assert read_translator("de-AT", locale).t(COMMIT) == COMMIT


def test_a_region_is_served_by_the_catalogue_of_its_language(locale: Path) -> None:
    found = read_translator(f"{LANGUAGE}-AT", locale)
    assert (found.language, found.t(MATCH)) == (LANGUAGE, "⟦ɱáťçĥ⟧")


NEAREST = {
    # as Material, MkDocs, an author in capitals and gettext write a language
    ("pt-BR", "de en pt"): "pt",
    ("de_AT", "de en"): "de",
    ("DE", "de en"): "de",
    ("PT-br", "en pt pt-BR"): "pt-BR",
    ("pt", "en pt-BR"): "pt-BR",
    ("pt", "en pt pt-BR"): "pt",
    ("zh", "en zh"): "zh",
    ("zh-Hans-CN", "en zh zh-Hant"): "zh",
    ("zh-Hant", "en zh"): "zh",
    ("zh-TW", "en zh zh-Hant"): "zh-Hant",
    ("zh_HK", "en zh zh-TW"): "zh-TW",
    ("zh-CN", "en zh-Hant zh-Hans"): "zh-Hans",
    ("en-GB", "de en"): "en",
    ("en", "en en-GB"): "en",
    ("en-GB", "en en-GB"): "en-GB",
    ("sv", "de en"): "",
    ("", "de en"): "",
}


@pytest.mark.parametrize(("wanted", "available"), NEAREST)
def test_a_language_is_served_by_the_nearest_catalogue(wanted: str, available: str) -> None:
    assert find_nearest(wanted, available.split()) == NEAREST[wanted, available]


def test_a_region_reads_alike_and_the_script_of_chinese_does_not() -> None:
    assert is_same_language("de_AT", "de")
    assert is_same_language("zh-TW", "zh-Hant")
    assert not is_same_language("zh-TW", "zh")
    assert is_same_language("zh-Hans-HK", "zh")
    assert not is_same_language("de", "nl")


def test_the_direction_is_that_of_what_is_returned(locale: Path) -> None:
    assert read_translator("ar", locale).direction == "ltr"
    assert Translator("ar", ENGLISH.catalogue).direction == "rtl"
    assert Translator("pt-BR", ENGLISH.catalogue).direction == "ltr"


def test_the_languages_are_those_that_are_compiled(locale: Path, tmp_path: Path) -> None:
    assert list_languages(locale) == ("en", LANGUAGE)
    assert list_languages(tmp_path) == ("en",)


def test_a_translator_needs_no_babel() -> None:
    """Babel is a tool of the tests; a build must neither need it nor spend time on it."""
    code = "import sys, casebook.i18n; casebook.i18n.read_translator('de'); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
