"""What the rules of item writing say of a quiz that is given as text."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

import yaml

from casebook.bank.bank import Bank
from casebook.findings import Finding, Location, Severity
from casebook.items.quiz_file import read_quiz
from casebook.lint.item_writing import Advice, advise

SOUND = {
    "type": "single",
    "level": "recall",
    "objectives": ["LO1"],
    "lead_in": "Which vitamin is made in the skin?",
    "options": [{"text": "Vitamin D", "key": True}, {"text": "Vitamin C"}, {"text": "Vitamin K"}],
}
REASON = "Sunlight makes it from a kind of cholesterol."


def read_advice(quiz: str, language: str = "en") -> list[Finding]:
    """Return every finding on a quiz file, in the order of its lines."""
    path = PurePath("quizzes/quiz.yml")
    file = read_quiz(quiz, path)
    sound = file.keep_sound(file.findings)
    nodes = {(file.quiz.id, name): node for name, node in file.find_nodes()} if file.quiz else {}
    starts = {ids: Location(path, node.line, node.column) for ids, node in nodes.items()}
    bank = Bank(quizzes={sound.id: sound} if sound else {}, starts=starts, nodes=nodes)
    return sorted([*file.findings, *advise(bank, Advice(language, Severity.ADVICE))])


def complete(fields: dict[str, Any]) -> str:
    """Return a quiz file from the fields that matter: those of one item, or `items` with those of several."""
    given = fields.get("items", [fields])
    items = [{"id": f"q{number}", **SOUND, **item} for number, item in enumerate(given, 1)]
    for item in items:
        item["options"] = [
            {"id": f"o{number}", "rationale": REASON, **option} for number, option in enumerate(item["options"], 1)
        ]
    items = [{name: value for name, value in item.items() if value} for item in items]
    apart = json.loads(json.dumps(items))  # nothing is shared, for which YAML would write anchors
    return yaml.safe_dump({"id": "quiz-t", "title": "Quiz T", "items": apart}, allow_unicode=True, sort_keys=False)
