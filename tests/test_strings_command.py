"""Strings are extracted from Python and JavaScript alike, and translations compiled for both."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner

from casebook.cli import strings as strings_command
from casebook.cli.strings import strings
from casebook.i18n import read_translator
from casebook.i18n.compilation import compile_catalogues
from casebook.i18n.extraction import UNREVIEWED, begin_catalogue, extract_template, update_catalogues, write_template
from casebook.i18n.files import CatalogueError

PYTHON = """
KINDS = {"single": N_("choose one"), "match": NC_("type of item", "match")}
# Translators: above the rationales
SUMMARY = N_("Key and " "rationales")
def show(writer, rows):
    return writer.t(SUMMARY) + writer.t("Pick {most}.", most=writer.tn("# row", "# rows", len(rows))) + get("Not ours")
"""
SCRIPT = """
import { t, tn } from "../shared/strings.js";
const item = make("p", { class: "line" }, t("Wrong."), tn("# vote", "# votes", votes.length, { name: nameOf(row) }));
const line = `${t("In a template")} ${open ? t('Quoted, with “marks”') : "Not ours"}`;
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a folder with a file of Python, of ours and of a library, and one of JavaScript."""
    for name, text in {
        "package/items/single.py": PYTHON,
        "package/quiz/item.js": SCRIPT,
        "package/node_modules/other.js": 't("Of a library")',
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "package"


@pytest.fixture
def locale(tmp_path: Path, package: Path) -> Path:
    """Return a folder with the template and an empty catalogue of German."""
    locale = tmp_path / "locale"
    template = extract_template([package])
    write_template(template, locale)
    begin_catalogue("de", locale)
    assert len(list(update_catalogues(template, locale))) == 1
    return locale


def translate(locale: Path, text: str, translation: str | tuple[str, ...], context: str | None = None) -> None:
    """Write a translation into the German catalogue."""
    file = locale / "de/LC_MESSAGES/casebook.po"
    with file.open("rb") as written:
        catalogue = read_po(written)
    message = catalogue.get(text, context)
    assert message
    message.string = translation
    with file.open("wb") as written:
        write_po(written, catalogue)


def test_strings_of_both_languages_are_extracted_with_the_files_that_they_come_from(package: Path) -> None:
    found = {message.id: message for message in extract_template([package]) if message.id}
    assert {text: [place for place, _ in message.locations] for text, message in found.items()} == {
        "choose one": ["package/items/single.py"],
        "match": ["package/items/single.py"],
        "Key and rationales": ["package/items/single.py"],
        "Pick {most}.": ["package/items/single.py"],
        ("# row", "# rows"): ["package/items/single.py"],
        "Wrong.": ["package/quiz/item.js"],
        ("# vote", "# votes"): ["package/quiz/item.js"],
        "In a template": ["package/quiz/item.js"],
        "Quoted, with “marks”": ["package/quiz/item.js"],
    }
    assert found["match"].context == "type of item"
    assert found["Key and rationales"].auto_comments == ["above the rationales"]


def test_the_template_is_the_same_on_every_day(package: Path, locale: Path) -> None:
    text = (locale / "casebook.pot").read_text(encoding="utf-8")
    assert "POT-Creation-Date" not in text
    assert "#: package/quiz/item.js\n" in text
    assert write_template(extract_template([package]), locale).read_text(encoding="utf-8") == text


def test_a_text_alone_and_with_a_plural_is_refused(package: Path) -> None:
    (package / "other.py").write_text('t("# row")', encoding="utf-8")
    with pytest.raises(CatalogueError, match="“# row” is used by `t` and by `tn`"):
        extract_template([package])


def test_a_new_catalogue_has_the_plural_forms_of_its_language(locale: Path) -> None:
    with begin_catalogue("pl", locale).open("rb") as written:
        assert read_po(written).num_plurals == 3
    assert f"# {UNREVIEWED}\n" in (locale / "pl/LC_MESSAGES/casebook.po").read_text(encoding="utf-8")
    assert (locale / "pl/LC_MESSAGES/casebook.po").is_file()
    with pytest.raises(CatalogueError, match="`quite` is not a language"):
        begin_catalogue("quite", locale)


def test_what_is_translated_is_compiled_and_the_rest_stays_english(locale: Path) -> None:
    translate(locale, "Wrong.", "Falsch.")
    translate(locale, "match", "zuordnen", "type of item")
    binary, script = compile_catalogues(locale, locale / "casebook.pot")
    translator = read_translator("de", locale)
    assert (translator.language, translator.t("type of item\x04match"), translator.t("choose one")) == (
        "de",
        "zuordnen",
        "choose one",
    )
    assert binary == locale / "de/LC_MESSAGES/casebook.mo"
    assert script == locale / "de/LC_MESSAGES/casebook.js"
    assert script.read_text(encoding="utf-8").endswith(
        '.strings={lang:"de",dir:"ltr",plural:n=>+((n != 1)),text:{"Wrong.":"Falsch."}};\n'
    )


def test_a_catalogue_keeps_its_translations_and_marks_what_was_reworded(package: Path, locale: Path) -> None:
    translate(locale, "In a template", "In einer Vorlage")
    translate(locale, "Wrong.", "Falsch.")
    script = package / "quiz/item.js"
    script.write_text(SCRIPT.replace("In a template", "In the template"), encoding="utf-8")
    (file,) = update_catalogues(extract_template([package]), locale)
    with file.open("rb") as written:
        found = {message.id: message for message in read_po(written)}
    assert found["Wrong."].string == "Falsch."
    assert (found["In the template"].string, found["In the template"].fuzzy) == ("In einer Vorlage", True)
    write_template(extract_template([package]), locale)
    list(compile_catalogues(locale, locale / "casebook.pot"))
    assert read_translator("de", locale).t("In the template") == "In the template"


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Pick {most}.", "Wähle {meist}."),
        ("Pick {most}.", "Wähle."),
        ("Wrong.", "Falsch {"),
        ("# row", ("eine Zeile", "{n} Zeilen")),
    ],
)
def test_a_translation_with_other_placeholders_is_refused(
    locale: Path, text: str, translation: str | tuple[str, ...]
) -> None:
    translate(locale, text, translation)
    with pytest.raises(CatalogueError, match="needs the placeholders of"):
        list(compile_catalogues(locale, locale / "casebook.pot"))


def test_what_is_no_expression_for_plurals_never_becomes_script(locale: Path) -> None:
    file = locale / "de/LC_MESSAGES/casebook.po"
    file.write_text(file.read_text(encoding="utf-8").replace("plural=(n != 1);", "plural=alert(n);"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="not an expression for plural forms"):
        list(compile_catalogues(locale, locale / "casebook.pot"))


@pytest.mark.parametrize("command", ["extract", "compile"])
def test_without_babel_the_command_says_what_to_type(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "babel"]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("casebook.i18n.extraction", "casebook.i18n.compilation"):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "babel", None)
    done = CliRunner().invoke(strings, [command])
    assert done.exit_code == 1
    assert done.output == f"Error: {strings_command.NO_BABEL}\n"


def test_an_installed_package_has_no_scripts_to_extract_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(strings_command, "SCRIPTS", tmp_path / "frontend")
    done = CliRunner().invoke(strings, ["extract"])
    assert done.exit_code == 1
    assert "in a copy of the repository only" in done.output
