"""The paper edition: the built site as a booklet that unfolds, for the learner and for the tutor."""

from casebook.exports.booklet.booklet import export_booklet, print_editions
from casebook.exports.booklet.paper import PAPERS
from casebook.exports.booklet.render import check_engine
from casebook.exports.booklet.site import BookletError, SpoilerError

__all__ = ["PAPERS", "BookletError", "SpoilerError", "check_engine", "export_booklet", "print_editions"]
