"""What MkDocs knows of a site -> what its printed editions are made of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from casebook.mkdocs_plugin.paths import find_root
from casebook.parsing.site_settings import flatten_nav

if TYPE_CHECKING:
    from casebook.exports.booklet import Site


def read_source(config: MkDocsConfig, quizzes: Path, texts: Mapping[str, str], language: str) -> Site:
    """Return the site as MkDocs has read it; `texts` holds the Markdown of its pages, in the order of their paths.

    `language` is that of the theme.
    """
    from casebook.exports.booklet import Site  # takes long to load, and few builds print

    listed = [path for path in flatten_nav(config.nav) if path in texts]
    return Site(
        root=find_root(config),
        docs=Path(config.docs_dir),
        quizzes=quizzes,
        title=config.site_name,
        language=language,
        pages=tuple(dict.fromkeys([*listed, *texts])),
        extensions=tuple(config.markdown_extensions),
        configs=config.mdx_configs,
        read_page=texts.__getitem__,
    )
