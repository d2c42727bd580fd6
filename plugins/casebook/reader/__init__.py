"""Text of an author's file -> model and findings, each with its place."""

from casebook.reader.bibliography import Bibliography, read_bibliography
from casebook.reader.citing import Citation
from casebook.reader.differential import DifferentialFile, read_differential
from casebook.reader.facts import read_facts
from casebook.reader.figure import FigureFile, read_figure, read_geometry
from casebook.reader.front import check_front
from casebook.reader.page import BlockHead, Mention, Offer, PageText, Ranking, Recall, Shares, Showing, read_page
from casebook.reader.picture import Picture, is_dicom, read_picture
from casebook.reader.quiz import QuizFile, RegionUse, read_quiz
from casebook.reader.spoilers import Allowed, SpoilerList, read_spoilers
from casebook.reader.text import read_text

__all__ = [
    "Allowed",
    "Bibliography",
    "BlockHead",
    "Citation",
    "DifferentialFile",
    "FigureFile",
    "Mention",
    "Offer",
    "PageText",
    "Picture",
    "QuizFile",
    "Ranking",
    "Recall",
    "RegionUse",
    "Shares",
    "Showing",
    "SpoilerList",
    "check_front",
    "is_dicom",
    "read_bibliography",
    "read_differential",
    "read_facts",
    "read_figure",
    "read_geometry",
    "read_page",
    "read_picture",
    "read_quiz",
    "read_spoilers",
    "read_text",
]
