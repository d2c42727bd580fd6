"""The rules of item writing: each by the examples that authors read, then what holds for all of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.support.advice import complete, read_advice

from casebook.findings import ITEM_WRITING
from casebook.lint.languages.registry import LANGUAGES
from casebook.lint.rules.registry import RULES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/author/writing-advice.md").read_text(encoding="utf-8")
SECTION = re.compile(
    r"^## `(?P<code>[a-z-]+)`\n\n(?P<reason>.+?) \*(?P<source>.+?)\.\*\n\n"
    r"Wrong:\n\n```yaml\n(?P<wrong>.*?)```\n\nBetter:\n\n```yaml\n(?P<better>.*?)```$",
    re.MULTILINE | re.DOTALL,
)
SECTIONS = {found["code"]: found for found in SECTION.finditer(PAGE)}


def codes(fields: dict[str, Any], language: str = "en") -> set[str]:
    return {finding.code.value for finding in read_advice(complete(fields), language)}


def choose(key: str, *others: str, **fields: Any) -> dict[str, Any]:
    return fields | {"options": [{"text": key, "key": True}, *({"text": other} for other in others)]}


def test_the_page_tells_code_reason_and_source_of_every_rule_in_order() -> None:
    told = [(found["code"], found["reason"], found["source"]) for found in SECTIONS.values()]
    assert told == [(rule.code.value, rule.reason, rule.source) for rule in RULES]
    assert re.findall(r"^## `(.*)`$", PAGE, re.MULTILINE) == sorted(SECTIONS)


def test_what_may_be_silenced_are_the_codes_of_the_rules() -> None:
    assert {rule.code for rule in RULES} == ITEM_WRITING


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_a_wrong_example_is_told_and_the_better_one_is_not(code: str) -> None:
    assert code in codes(yaml.safe_load(SECTIONS[code]["wrong"]))
    assert codes(yaml.safe_load(SECTIONS[code]["better"])) == set()


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_a_rule_speaks_once_of_its_example(code: str) -> None:
    found = [finding.code.value for finding in read_advice(complete(yaml.safe_load(SECTIONS[code]["wrong"])))]
    assert found.count(code) == (3 if code == "frequency-vague" else 1)


def test_an_item_silences_a_rule_with_a_reason() -> None:
    silence = {"ignore": ["option-longest"], "because": "The drug has no shorter name."}
    long = choose("Adrenaline into the thigh, then again after five minutes", "Oxygen", "An infusion", lint=silence)
    assert codes(long) == set()


def test_one_item_silences_a_rule_that_speaks_of_several() -> None:
    fields = yaml.safe_load(SECTIONS["key-position"]["wrong"])
    fields["items"][2]["lint"] = {"ignore": ["key-position"], "because": "The organs stand in the order of the body."}
    assert codes(fields) == set()


def test_a_silence_without_a_reason_or_with_an_unknown_code_is_an_error() -> None:
    quiz = complete({"lint": {"ignore": ["option-longer"]}})
    assert [str(finding) for finding in read_advice(quiz)] == [
        "quizzes/quiz.yml:22:5: error: `because` is missing. Write `because: ` and its value. [field-missing]",
        (
            "quizzes/quiz.yml:23:7: error: `option-longer` is not a rule of item writing. Did you mean "
            "`option-longest`? Write the code that the advice ends with. [lint-rule]"
        ),
    ]


def test_a_silence_that_silences_nothing_is_told() -> None:
    quiz = complete({"lint": {"ignore": ["clang"], "because": "It has no other name."}})
    assert [str(finding) for finding in read_advice(quiz)] == [
        "quizzes/quiz.yml:23:7: advice: `clang` has nothing to say of this item. Delete it here. [lint-unused]"
    ]


@pytest.mark.parametrize(
    ("language", "lead_in", "last"),
    [
        ("en", "Which of these is not a sign of gout?", "All of the above"),
        ("de", "Welches ist kein Zeichen der Gicht?", "Alle genannten"),
        ("fr", "Lequel n'est pas un signe de la goutte ?", "Toutes les propositions"),
        ("es", "¿Cuál no es un signo de la gota?", "Todas las anteriores"),
        ("de-AT", "Welche Aussage zur Gicht trifft nicht zu?", "Alle oben genannten Antworten sind richtig"),
    ],
)
def test_words_are_known_in_four_languages(language: str, lead_in: str, last: str) -> None:
    fields = choose("Tophus", "Pannus", last, lead_in=lead_in)
    assert {"stem-negative", "option-all"} <= codes(fields, language)


@pytest.mark.parametrize(
    ("language", "lead_in"), [("en", "The muscle \\_\\_\\_\\_ bends it."), ("de", "Der Muskel \\_\\_\\_\\_ streckt.")]
)
def test_a_sentence_with_a_gap_asks_something(language: str, lead_in: str) -> None:
    fields = {"type": "text", "lead_in": lead_in, "key": ["quadriceps"], "rationale": "It ends at the patella."}
    assert "lead-in-question" not in codes(fields, language)


def test_rules_of_words_are_silent_in_a_language_that_no_file_has() -> None:
    fields = choose("Always", "Never", "All of the above", lead_in="Not which?", stem="BNP")
    assert codes(fields, "fi") == set()


def test_length_is_measured_where_words_have_no_spaces() -> None:
    long = choose("左心室的心肌壁比其他三个心腔都厚", "右心房", "左心房", lead_in="哪个心腔的壁最厚?")
    even = choose("左心室", "右心房", "左心房", lead_in="哪个心腔的壁最厚?")
    assert codes(long, "zh") == {"option-longest"}
    assert codes(even, "zh") == set()


def test_every_language_of_the_rules_is_named_on_the_page() -> None:
    assert sorted(LANGUAGES) == ["de", "en", "es", "fr"]
    assert "English, German, French and Spanish" in PAGE


def test_a_survey_and_words_of_the_learner_are_left_alone() -> None:
    survey = {
        "type": "likert",
        "lead_in": "I am not sure",
        "scale": ["Never", "Always"],
        "rationale": "We ask it twice.",
    }
    words = {"type": "free", "lead_in": "What did you not expect", "rationale": "It came by night."}
    assert read_advice(complete({"items": [survey | {"options": []}, words | {"options": []}]})) == []
