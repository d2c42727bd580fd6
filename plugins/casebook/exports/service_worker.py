"""A built site -> its service worker: the list of what a browser keeps first, before the script that does it.

Not to be taken for `casebook.exports.offline`, which makes the folder that a reader may take away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from html import escape
from pathlib import Path
from urllib.parse import quote

from casebook.bundles import WORKER
from casebook.exports.course_files import list_course_files
from casebook.i18n import Translator

ABSENT = """\
<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body><h1>{title}</h1><p>{text}</p></body>
</html>
"""
HASHED = 10  # digits of a hash that are kept of each file


def write_worker(site: Path, pages: Collection[str], translator: Translator) -> Path:
    """Write the worker of a site, which keeps these pages and what they load; return it.

    The same files give the same worker; a change in any of them gives another one, which browsers take for a new
    version. Raises: OSError when the system does not let the site be read or written.
    """
    names = [name for name in list_course_files(site, pages) if name != WORKER.name]
    files = {quote(name): _hash((site / name).read_bytes()) for name in names}
    # No word of a page stands here: whoever solves the case may look into it.
    absent = ABSENT.format(
        language=translator.language,
        title=escape(translator.t("This page is not here yet")),
        text=escape(
            translator.t("There is no network, and the page was not opened before. Go back, or try again later.")
        ),
    )
    version = _hash(json.dumps([files, absent]).encode())
    return _write(site, {"version": version, "files": files, "absent": absent})


def retire_worker(site: Path) -> Path:
    """Write the worker that removes an earlier one, and what it kept, from the browsers that have it; return it.

    Without it they would go on with what they have. Raises: OSError when the system does not let it be written.
    """
    return _write(site, None)


def _write(site: Path, course: dict[str, object] | None) -> Path:
    file = site / WORKER.name
    text = json.dumps(course, ensure_ascii=False, separators=(",", ":"))
    file.write_text(f"self.course={text};\n{WORKER.read_text(encoding='utf-8')}", encoding="utf-8", newline="\n")
    return file


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:HASHED]
