"""The paper edition: the built site as a booklet that unfolds, for the learner and for the tutor."""

from casebook.export.booklet.booklet import export_booklet
from casebook.export.booklet.paper import PAPERS
from casebook.export.booklet.render import check_engine
from casebook.export.booklet.site import BookletError

__all__ = ["PAPERS", "BookletError", "check_engine", "export_booklet"]
