"""The paper edition: the built site as a booklet that unfolds, for the learner and for the tutor."""

from casebook.export.booklet.booklet import export_booklet, print_editions
from casebook.export.booklet.paper import PAPERS
from casebook.export.booklet.render import check_engine
from casebook.export.booklet.site import BookletError, SpoilerError

__all__ = ["PAPERS", "BookletError", "SpoilerError", "check_engine", "export_booklet", "print_editions"]
