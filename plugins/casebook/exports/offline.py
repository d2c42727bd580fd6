"""A built site -> a folder that runs without a server and without a network, in one archive."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from casebook import bundles
from casebook.exports.archive import write_archive
from casebook.exports.archive_names import check_names
from casebook.exports.external_resources import decode, find_loads
from casebook.exports.folder_page import SEARCH_SCRIPT, adapt_page, find_site_id, name_page
from casebook.exports.web_manifest import MANIFEST
from casebook.findings import FindingCode, Findings, Location
from casebook.lint.symlinks import check_links

# A server looks these up, or a robot, or whoever mends the theme; a reader with a folder has no use for them.
LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "objects.inv", MANIFEST, bundles.WORKER.name)
LEFT_OUT_KINDS = (".map", ".zip", ".gz")
LANGUAGES = "assets/javascripts/lunr/"
# What parts words in languages that do not part them by spaces.
PARTED_BY = {"tinyseg": ("ja",), "wordcut": ("hi", "th")}
INDEX = "search/search_index.json"
INDEX_SCRIPT = "search/search_index.js"
WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
# From a folder no script may start a worker from a file, so it is started from its text, and brings its own imports.
START_WORKER = """\
(() => {{
  const text = {text};
  const Started = self.Worker;
  self.Worker = function () {{
    return new Started(URL.createObjectURL(new Blob([text], {{ type: "text/javascript" }})));
  }};
}})();
"""
BRING_IMPORTS = """\
const parts = {parts};
self.importScripts = (...names) => names.forEach((name) => (0, eval)(parts[name.split("/").pop()]));
"""


@dataclass(frozen=True, slots=True)
class Offline:
    """The archive written, and whether the site's search works in it."""

    archive: Path
    size: int
    has_search: bool


def export_offline(site: Path, folder: Path, site_id: str | None = None) -> Offline | Findings:
    """Write the archive of a built site into a folder; what would not work without a network stops it.

    It is named by the id of the site, which the pages tell when it is not given.

    Raises: OSError when the system does not let it be read or written.
    """
    files = {name: file.read_bytes() for name, file in _list_files(site)}
    findings = Findings()
    if "index.html" not in files:
        message = "There is no `index.html` here, so this is not a built site. Build it first: mkdocs build."
        findings.error(Location(site, 1, 1), FindingCode.SITE_MISSING, message)
    findings.extend(check_links(site, site))
    findings.extend(check_names(files, site))
    findings.extend(find_loads(files, site))
    if findings.has_errors:
        return findings
    pages = {name: decode(text) for name, text in files.items() if name.endswith(".html")}
    search = _build_search(files)
    for name, html in pages.items():
        files[name] = adapt_page(html, name, files, has_search=bool(search)).encode(errors="surrogateescape")
    if search:  # it brings the languages it needs
        files = {path: content for path, content in files.items() if not path.startswith(LANGUAGES)} | search
    name = site_id or _find_id(pages)
    archive = folder / f"{name}-offline.zip"
    write_archive(archive, {f"{name}/{path}": content for path, content in files.items()})
    return Offline(archive, archive.stat().st_size, bool(search))


def _list_files(site: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.is_file() and not (name in LEFT_OUT or name.endswith(LEFT_OUT_KINDS)):
            yield name, file


def _find_id(pages: Mapping[str, str]) -> str:
    """Return the id of the site, with which every key in storage begins: two cases must not unpack into one folder."""
    found = (find_site_id(pages[name]) for name in sorted(pages))
    return next(filter(None, found), "casebook")


def _build_search(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the scripts with which the theme's own search works in a folder; none when it has no search we know.

    Material reads the index from a script when the page comes from a file, and only its worker is in the way.
    """
    worker = next((name for name in files if WORKER.fullmatch(name)), None)
    if worker is None or INDEX not in files:
        return {}
    index = json.loads(files[INDEX])
    for entry in index["docs"]:
        entry["location"] = name_page(entry["location"] or ".", "", files)
    parts = {
        name.rpartition("/")[2]: files[name].decode()
        for name in files
        if name.startswith(LANGUAGES) and _is_needed(name, index["config"]["lang"])
    }
    imports = BRING_IMPORTS.format(parts=json.dumps(parts)) if parts else ""
    text = json.dumps(imports + files[worker].decode())
    packed = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return {
        INDEX: packed.encode(),
        INDEX_SCRIPT: f"var __index = {packed};\n".encode(),
        SEARCH_SCRIPT: START_WORKER.format(text=text).encode(),
    }


def _is_needed(name: str, languages: list[str]) -> bool:
    """Whether the search of a site in these languages loads this file; for English alone it loads none."""
    if languages == ["en"]:
        return False
    code = name.rpartition("/")[2].removesuffix(".js").removesuffix(".min").rpartition(".")[2]
    return code in ("support", "multi") or any(language in PARTED_BY.get(code, (code,)) for language in languages)
