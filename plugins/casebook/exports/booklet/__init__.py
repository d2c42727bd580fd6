"""Printed editions of a project: the booklet of a learner, that of a tutor, the summary on one page."""

from casebook.exports.booklet.editions import BUILDERS, export_booklet, print_editions
from casebook.exports.booklet.errors import BookletError, MisleadingError
from casebook.exports.site_pages import Site, read_site

__all__ = ["BUILDERS", "BookletError", "MisleadingError", "Site", "export_booklet", "print_editions", "read_site"]
