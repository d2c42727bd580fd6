"""While an author is serving: pages show what keeps the site from being built, and go on being served."""

from __future__ import annotations

import html
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from click import ClickException
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.casebook")

HOME = "index.html"
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>The site cannot be built</title></head>
<body>
<h1>The site cannot be built</h1>
<p>Mend this. The page comes back by itself.</p>
<pre style="white-space: pre-wrap">{}</pre>
</body>
</html>
"""


def keep_serving(server: LiveReloadServer) -> None:
    """Have a server answer after a build that failed: until it ends well, MkDocs keeps every request waiting."""
    build, root = server.builder, Path(server.root)

    def rebuild() -> None:
        pages = {root / HOME, *root.rglob("*.html")}  # a build may take them away before it fails
        with _collect_errors() as logged:
            try:
                build()
            except Exception as problem:
                lines = [] if logged and isinstance(problem, Abort) else [_describe(problem)]
                # a traceback would hide the line that an author can do something about
                log.error("\n".join(["The site cannot be built. Its pages say so until this is corrected.", *lines]))  # noqa: TRY400
                log.debug("", exc_info=True)
                _write(pages, "\n".join([*logged[:-1], *lines]))

    server.builder = rebuild


@contextmanager
def _collect_errors() -> Iterator[list[str]]:
    """Collect the errors that a build logs."""
    logged: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: logged.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield logged
    finally:
        logger.removeHandler(handler)


def _describe(problem: Exception) -> str:
    if isinstance(problem, ClickException):
        return problem.format_message()
    return f"{type(problem).__name__}: {problem}"


def _write(pages: Iterable[Path], message: str) -> None:
    for page in pages:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(html.escape(message)), encoding="utf-8")
