"""Interface strings in the script: the same catalogue, read in the same way as in Python."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from casebook.i18n import ENGLISH, Translator, read_translator
from tests.support.pseudo_language import LANGUAGE, build_pseudo_language

STRINGS = Path(__file__).parents[1] / "plugins/frontend/shared/strings.js"
TEXTS = ("Commit my answer", "You wrote “{words}”: {words}.", "Not in the catalogue")
PLURAL = ("# row of {all}", "# rows of {all}")
VALUES = {"words": "a {b} $& # c", "all": "#3"}
COUNTS = (0, 1, 2, 5)
# The catalogue is a classic script that pages load before ours.
PROGRAM = """
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
globalThis.self = globalThis;
const [strings, texts, plural, values, counts, catalogue] = JSON.parse(process.argv[1]);
if (catalogue) runInThisContext(readFileSync(catalogue, "utf-8"));
const { catalogue: read, t, tn } = await import(strings);
const { lang, dir } = read();
console.log(JSON.stringify([
  { lang, dir }, texts.map((text) => t(text, values)), counts.map((count) => tn(...plural, count, values)),
]));
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the pseudo-language is built."""
    return tmp_path_factory.mktemp("pseudo")


@pytest.fixture(scope="module")
def catalogue(folder: Path) -> Path:
    """Return the script of the pseudo-language."""
    template = Catalog()
    for text in TEXTS[:2]:
        template.add(text, locations=[("quiz/item.js", 1)])
    template.add(PLURAL, locations=[("quiz/item.js", 1)])
    return build_pseudo_language(template, folder).script


def run(catalogue: Path | None) -> Any:
    """Return what the functions of the script return, by Node."""
    node = shutil.which("node")
    assert node
    given = json.dumps([STRINGS.as_uri(), TEXTS, PLURAL, VALUES, COUNTS, str(catalogue) if catalogue else None])
    command = [node, "--input-type=module", "--eval", PROGRAM, "--", given]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def expect(translator: Translator) -> Any:
    """Return what the translator of Python returns."""
    return [
        {"lang": translator.language, "dir": translator.direction},
        [translator.t(text, **VALUES) for text in TEXTS],
        [translator.tn(*PLURAL, count, **VALUES) for count in COUNTS],
    ]


def test_without_a_catalogue_both_are_english() -> None:
    assert run(None) == expect(ENGLISH)


def test_with_a_catalogue_both_say_the_same(catalogue: Path, folder: Path) -> None:
    said = run(catalogue)
    assert said == expect(read_translator(LANGUAGE, folder / "locale"))
    assert said[1][0] == "⟦Çóɱɱíť ɱý áñšŵéŕ⟧"
    assert said[2][-1] == "⟦5 ŕóŵš óƒ #3³⟧"
