"""What a result says of the reference, and the list of quizzes: both are read from other parts of the site."""

from __future__ import annotations

import re

import markdown
import pytest

from tests.support.project import Project

OPTIONS = {"casebook.markdown": {"site_id": "small"}}
DISC, RARE = "- {id: disc, name: Disc, levels: [", "- {id: rare, name: Rare, levels: ["
ITEM = "{id: %s, type: text, level: apply, objectives: [LO1], lead_in: What?, key: [pain], rationale: Because.}"


def render(page: str) -> str:
    return markdown.markdown(page, extensions=["casebook.markdown"], extension_configs=OPTIONS)


def levels(**given: str) -> str:
    return ", ".join(f"{{at: {at}, level: {level}, reason: So., grade: judgement}}" for at, level in given.items())


@pytest.mark.parametrize(
    ("disc", "rare", "words"),
    [
        ({"k1": "lead"}, {"k2": "low"}, "Ours stayed the same throughout. At the end it is: Disc."),
        ({"k1": "lead"}, {"k2": "lead"}, "Ours changed at step 2."),
        ({"k1": "lead", "k2": "low"}, {"k2": "lead"}, "Ours changed at step 2. At the end it is: Rare."),
        (
            {"k1": "group", "k2": "possible", "k4": "lead"},
            {"k2": "lead", "k4": "aside"},
            "Ours changed at steps 2 and 4. At the end it is: Disc.",
        ),
    ],
)
def test_the_reference_changed_where_another_leads_or_none_alone(
    project: Project, disc: dict[str, str], rare: dict[str, str], words: str
) -> None:
    checkpoints = "checkpoints: [k1, k2, k3, k4]\nreview: draft\ndiagnoses:\n"
    rows = f"{DISC}{levels(**disc)}]}}\n{RARE}{levels(**rare)}]}}\n"
    project.write("quizzes/differential.yml", checkpoints + rows)
    ranked = "".join(f"/// rank | k{number}\n///\n\n" for number in range(1, 5))
    html = render(f"{ranked}/// changes\n///\n")
    assert re.findall(r"<ranking-changes>\s*<p>(.*?)</p>", html) == [words]


def test_quizzes_are_listed_by_the_titles_of_their_pages_with_their_length(project: Project) -> None:
    items = "".join(f"- {ITEM % name}\n" for name in ("a1", "a2", "a3"))
    project.write("quizzes/quiz.yml", f"id: quiz-a\ntitle: Quiz\nitems:\n{items}")
    project.write("docs/study/z.md", "---\ntitle: Part 1\nminutes: 15\n---\n\n/// quiz | quiz-a#a1-a2\n///\n")
    project.write("docs/study/a.md", "---\ntitle: Part 2\n---\n\n/// quiz | quiz-a#a3\n///\n")
    project.write("docs/case.md", "---\ntitle: A case\n---\n\n/// item | quiz-a/a1\n///\n")
    html = render("/// practise\n///\n")
    rows = re.findall(r'data-items="([^"]*)">\s*<a href="([^"]*)">([^<]*)</a>\s*<span[^>]*>([^<]*)</span>', html)
    assert rows == [
        ("quiz-a/a1 quiz-a/a2", "study/z.md", "Part 1", "2 questions, about 15 minutes"),
        ("quiz-a/a3", "study/a.md", "Part 2", "1 question"),
    ]
