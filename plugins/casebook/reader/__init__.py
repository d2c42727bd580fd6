"""Text of an author's file -> model and findings, each with its place."""

from casebook.reader.bibliography import read_bibliography
from casebook.reader.facts import read_facts
from casebook.reader.page import BlockHead, Mention, PageText, read_page
from casebook.reader.quiz import Citation, QuizFile, read_quiz
from casebook.reader.text import read_text

__all__ = [
    "BlockHead",
    "Citation",
    "Mention",
    "PageText",
    "QuizFile",
    "read_bibliography",
    "read_facts",
    "read_page",
    "read_quiz",
    "read_text",
]
