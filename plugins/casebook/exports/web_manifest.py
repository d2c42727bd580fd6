"""What a browser needs to put a course on a home screen: the manifest, its icons, and the tags that name them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from casebook.bundles import WORKER
from casebook.i18n import Translator

MANIFEST = "casebook.webmanifest"
ICON = "assets/casebook-icon-{}.png"
SCRIPT, STYLE = "assets/casebook-offline.js", "assets/casebook-offline.css"
TOUCHED = 192  # pixels of the icon that iOS takes
OWN_MANIFEST = re.compile(r"""<link\b[^>]*\brel=["']?manifest\b""", re.IGNORECASE)
# A title such as “Case 01 — A man …” has its short form before the dash.
DASH = re.compile(r"\s+[-–—|:·]\s+|:\s+")
TAGS = re.compile(
    r'<link rel="(?:manifest|apple-touch-icon)" href="[^"]*casebook[^"]*">\n'
    r'|<script defer src="[^"]*casebook-offline\.js"[^>]*></script>\n'
)


def write_manifest(site: Path, name: str, language: str, icons: Mapping[int, bytes]) -> Path:
    """Write the manifest of a site and its icons, by their size in pixels; return it.

    It says nothing but the name of the site, which stands on every page anyway.
    Raises: OSError when the system does not let them be written.
    """
    for size, content in icons.items():
        file = site / ICON.format(size)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    manifest = {
        "name": name,
        "short_name": DASH.split(name)[0],
        "lang": language,
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "icons": [
            {"src": ICON.format(size), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
            for size in icons
        ],
    }
    file = site / MANIFEST
    file.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return file


def add_tags(html: str, up: str, translator: Translator) -> str:
    """Return a page that names manifest, icon and script; `up` leads from it to the root of the site.

    A page that names a manifest of the author's keeps that one.
    """
    head = html.find("</head>")
    if head < 0:
        return html
    ready = escape(translator.t("A new version of this course is ready."))
    reload = escape(translator.t("Reload"))
    links = f"""\
<link rel="manifest" href="{up}{MANIFEST}">
<link rel="apple-touch-icon" href="{up}{ICON.format(TOUCHED)}">
"""
    script = f"""\
<script defer src="{up}{SCRIPT}" data-style="{up}{STYLE}" data-worker="{up}{WORKER.name}" \
data-ready="{ready}" data-reload="{reload}"></script>
"""
    tags = script if OWN_MANIFEST.search(html, 0, head) else links + script
    return html[:head] + tags + html[head:]


def drop_tags(html: str) -> str:
    """Return the page as it was before `add_tags`: in a folder there is no worker, and a manifest is refused."""
    return TAGS.sub("", html)
