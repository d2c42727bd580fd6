"""Text of an author's file -> model and findings, each with its place."""

from casebook.reader.bibliography import Bibliography, read_bibliography
from casebook.reader.citing import Citation
from casebook.reader.differential import DifferentialFile, read_differential
from casebook.reader.document import Pictured
from casebook.reader.facts import read_facts
from casebook.reader.figure import FigureFile, read_figure, read_geometry
from casebook.reader.front import check_front
from casebook.reader.page import BlockHead, Mention, Offer, PageText, Ranking, Recall, Shares, Showing, read_page
from casebook.reader.picture import is_dicom, name_kind, read_picture
from casebook.reader.prose import MAYBE_BLOCKS
from casebook.reader.quiz import QuizFile, RegionUse, read_quiz
from casebook.reader.settings import (
    ASK_FOR_REPOSITORY,
    ASK_FOR_SITE_ID,
    CONFIGURATIONS,
    EXTENSION,
    REPOSITORY,
    SITE_ID,
    Settings,
    find_root,
    list_pages,
    read_settings,
    say_unknown,
)
from casebook.reader.spoilers import Allowed, SpoilerList, read_spoilers
from casebook.reader.text import is_folder, read_regular, read_text

__all__ = [
    "ASK_FOR_REPOSITORY",
    "ASK_FOR_SITE_ID",
    "CONFIGURATIONS",
    "EXTENSION",
    "MAYBE_BLOCKS",
    "REPOSITORY",
    "SITE_ID",
    "Allowed",
    "Bibliography",
    "BlockHead",
    "Citation",
    "DifferentialFile",
    "FigureFile",
    "Mention",
    "Offer",
    "PageText",
    "Pictured",
    "QuizFile",
    "Ranking",
    "Recall",
    "RegionUse",
    "Settings",
    "Shares",
    "Showing",
    "SpoilerList",
    "check_front",
    "find_root",
    "is_dicom",
    "is_folder",
    "list_pages",
    "name_kind",
    "read_bibliography",
    "read_differential",
    "read_facts",
    "read_figure",
    "read_geometry",
    "read_page",
    "read_picture",
    "read_quiz",
    "read_regular",
    "read_settings",
    "read_spoilers",
    "read_text",
    "say_unknown",
]
