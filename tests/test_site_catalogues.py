"""A site that brings its own catalogue is told what that lacks, by file and line, and whether it is compiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner

from casebook.cli.strings import strings
from casebook.i18n import LOCALE
from casebook.i18n.compilation import compile_catalogues
from casebook.i18n.files import TEMPLATE
from casebook.lint.project import check_paths
from tests.support.project import CONFIG, Project

FILE = "words/pl/LC_MESSAGES/casebook.po"
WRITE = "Write its translation, in every form."
MARKED = "The translation of “Commit my answer” into `pl` is marked as fuzzy"
COMPILE = "Type: casebook strings compile --catalogues words [catalogue-outdated]"


@pytest.fixture
def site(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a site with a catalogue in which everything is translated, and compiled."""
    project.write_context()
    project.write("mkdocs.yml", CONFIG.replace("{site_id: small}", "{site_id: small, catalogues: words}"))
    project.write("docs/index.md", "# A page\n")
    (project.root / FILE).parent.mkdir(parents=True)
    catalogue = read(LOCALE / TEMPLATE)
    ours = Catalog(locale="pl", charset="utf-8", fuzzy=False)
    for message in catalogue:
        if message.id:
            texts = message.id if isinstance(message.id, tuple) else (message.id,)
            forms = texts[0] if len(texts) == 1 else (texts[0], texts[1], texts[1])
            ours.add(message.id, forms, context=message.context)
    write(project, ours)
    list(compile_catalogues(project.root / "words"))
    monkeypatch.chdir(project.root)
    return project


def read(file: Path) -> Catalog:
    with file.open("rb") as written:
        return read_po(written)


def write(site: Project, catalogue: Catalog) -> None:
    with (site.root / FILE).open("wb") as written:
        write_po(written, catalogue, width=40)


def check(site: Project) -> list[str]:
    """Return what is found in the project, with its root left out."""
    return [str(finding).replace(f"{site.root}/", "") for finding in check_paths([Path()])]


def line_of(site: Project, text: str) -> int:
    return (site.root / FILE).read_text(encoding="utf-8").split("\n").index(f'msgid "{text}"') + 1


def test_a_catalogue_that_is_whole_has_no_findings(site: Project) -> None:
    assert check(site) == []


def test_what_is_empty_fuzzy_half_or_absent_is_told_with_its_line(site: Project) -> None:
    catalogue = read(site.root / FILE)
    empty, fuzzy = catalogue.get("Hint"), catalogue.get("Commit my answer")
    half = catalogue.get("# row to go")
    assert empty
    assert fuzzy
    assert half
    empty.string = ""
    fuzzy.flags.add("fuzzy")
    half.string = ("one", "", "many")
    catalogue.delete("Try again")
    write(site, catalogue)
    list(compile_catalogues(site.root / "words"))
    english = "so pages show it in English."
    told = [
        (line_of(site, "Hint"), f"“Hint” is not translated into `pl`, {english} {WRITE}"),
        (line_of(site, "# row to go"), f"“# row to go” is not translated into `pl`, {english} {WRITE}"),
        (line_of(site, "Commit my answer"), f"{MARKED}, {english} Check it; delete the mark."),
        (1, f"“Try again” is not in the catalogue of `pl`, {english} Bring the catalogue up to casebook.pot."),
    ]
    expected = [f"{FILE}:{line}:1: advice: {message} [string-untranslated]" for line, message in told]
    assert sorted(check(site)) == sorted(expected)


def test_a_translation_that_is_not_compiled_is_told(site: Project) -> None:
    catalogue = read(site.root / FILE)
    changed = catalogue.get("Hint")
    assert changed
    changed.string = "Wskazówka"
    write(site, catalogue)
    told = f"“Hint” is translated otherwise in casebook.mo, which pages use; texts like this: 1. {COMPILE}"
    assert check(site) == [f"{FILE}:{line_of(site, 'Hint')}:1: advice: {told}"]
    (site.root / FILE).with_suffix(".mo").unlink()
    told = f"This catalogue is not compiled, so pages do not use it. {COMPILE}"
    assert check(site) == [f"{FILE}:1:1: advice: {told}"]


def test_the_command_tells_the_same(site: Project) -> None:
    done = CliRunner().invoke(strings, ["check", "--catalogues", "words"])
    assert (done.exit_code, done.output) == (0, "No findings.\n")
    (site.root / FILE).with_suffix(".mo").unlink()
    done = CliRunner().invoke(strings, ["check", "--catalogues", "words"])
    assert done.output.endswith(f"{COMPILE}\n")
