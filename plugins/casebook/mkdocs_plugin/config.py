"""What an author may write under the plugin in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from casebook.model import DOWNLOADS


class CasebookConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin `casebook`."""

    downloads = c.ListOfItems(c.Choice(tuple(DOWNLOADS)), default=[])
    """The downloads that a build makes, under `downloads/`: booklet, tutor, summary, offline."""

    required = c.ListOfItems(c.Choice(tuple(DOWNLOADS)), default=[])
    """Those of them without which nothing is published; any other is left out where it cannot be made."""

    offline = c.Type(bool, default=True)
    """Whether browsers keep the course, so that it opens without a network. The download of that name is another."""

    icon = c.Optional(c.Type(str))
    """The course's own icon on a home screen: a square PNG, by its path in the folder of pages."""
