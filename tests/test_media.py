"""Recordings in items: native controls, words for who cannot hear or see, and what is said of a file unfit for it."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from casebook.lint.project import check_paths
from tests.support.project import Project

SOUND, FILM = b"ID3\x04" + bytes(20), bytes(4) + b"ftypisom" + bytes(9)
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nA voice\n"
QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which?
  media: {media}
  options:
  - {{id: p, text: One, key: true, rationale: Yes.}}
  - {{id: q, text: Other, rationale: No.}}
"""
AUDIO = "{file: media/s3.mp3, transcript: 'Three sounds, *the third* soft.'}"
VIDEO = "{file: media/gait.mp4, captions: media/gait.vtt}"


@pytest.fixture
def recorded(project: Project) -> Project:
    """Return a project with a sound, a film and its captions."""
    project.write("mkdocs.yml", "site_name: Small\n")
    for name, content in {"s3.mp3": SOUND, "gait.mp4": FILM, "gait.vtt": CAPTIONS, "fake.mp3": b"<html>"}.items():
        file = project.root / "docs" / "media" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return project


def render(media: str, recorded: Project, medium: str = "screen") -> str:
    recorded.write("quizzes/quiz.yml", QUIZ.format(media=media))
    options = {"casebook.markdown": {"site_id": "small", "medium": medium}}
    return markdown.markdown("/// quiz | quiz-a\n///\n", extensions=["casebook.markdown"], extension_configs=options)


def test_a_sound_has_the_controls_of_the_browser_and_a_transcript(recorded: Project) -> None:
    html = render(AUDIO, recorded)
    player = (
        '<audio aria-label="Sound recording" controls="" preload="none" src="media/s3.mp3">'
        '<a href="media/s3.mp3">Sound recording</a></audio>'
    )
    words = "<details><summary>Transcript</summary><p>Three sounds, <em>the third</em> soft.</p></details>"
    assert f'<div class="media">{player}{words}</div>' in html.replace("\n", "")


def test_a_film_has_captions(recorded: Project) -> None:
    html = render(VIDEO, recorded).replace("\n", "")
    track = '<track default="" kind="captions" label="Captions" src="media/gait.vtt"'
    assert f'<video aria-label="Film" controls="" preload="none" src="media/gait.mp4">{track}' in html
    assert html.count("gait.vtt") == 1


def test_on_paper_a_line_and_the_transcript_stand_for_it(recorded: Project) -> None:
    html = render(AUDIO, recorded, medium="paper")
    assert "Here the page in a browser plays a sound recording." in html
    assert "<p>Three sounds, <em>the third</em> soft.</p>" in html
    assert "<audio" not in html
    assert "<details><summary>Transcript" not in html


@pytest.mark.parametrize(
    ("media", "code", "says"),
    [
        ("{file: media/s3.mp3}", "[transcript-missing]", "no `transcript`"),
        ("{file: media/gait.mp4}", "[captions-missing]", "no captions"),
        ("{file: media/gait.mp4, silent: true}", "[transcript-missing]", "no `transcript`"),
        ("{file: media/s4.mp3, transcript: A}", "[media-missing]", "There is no file `media/s4.mp3` in `docs`"),
        ("{file: media/gait.mp4, captions: media/walk.vtt}", "[media-missing]", "no file `media/walk.vtt`"),
        ("{file: media/fake.mp3, transcript: A}", "[media-kind]", "does not hold what its name says"),
        ("{file: media/s3.aiff, transcript: A}", "[media-kind]", "no recording that browsers play"),
        ("{file: media/gait.mp4, captions: media/gait.srt}", "[media-kind]", "no captions that browsers show"),
        ("{file: 'https://example.org/s3.mp3', transcript: A}", "[text-address]", "cannot come from another host"),
        ("{file: ../s3.mp3, transcript: A}", "[media-missing]", "leads out of `docs`"),
    ],
)
def test_what_a_recording_lacks_is_told_with_its_place(media: str, code: str, says: str, recorded: Project) -> None:
    recorded.write("quizzes/quiz.yml", QUIZ.format(media=media))
    found = list(map(str, check_paths([Path("quizzes")])))
    assert len(found) == 1
    assert found[0].startswith("quizzes/quiz.yml:9:")
    assert found[0].endswith(code)
    assert says in found[0]


def test_the_recording_is_part_of_what_is_asked(recorded: Project) -> None:
    heard = [re.findall('fingerprint="([^"]*)"', render(media, recorded))[0] for media in (AUDIO, VIDEO)]
    assert heard[0] != heard[1]
