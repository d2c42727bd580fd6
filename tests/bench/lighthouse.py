"""What Lighthouse says of the course on a phone, served packed as a host serves it."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "tests/checkers/node_modules/.bin/lighthouse"
PAGES = {
    "home": "index.html",
    "Quiz A": "study/quiz-a.html",
    "the case": "case/index.html",
    "imaging": "study/imaging.html",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of a page from 0 to 100, by category: the median of several runs."""

    page: str
    scores: dict[str, int]


class PackingHandler(SimpleHTTPRequestHandler):
    """Serves files packed with gzip, where that makes them smaller."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a file."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in PACKED or not file.is_file():
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def score_pages(site: Path, browser: str | None, say: Callable[[str], None], runs: int = 3) -> list[Score]:
    """Return the scores of some pages of a built course; none, after saying why, where a program is missing."""
    if not (PROGRAM.is_file() and browser):
        say("Lighthouse is left out: it needs Chromium, and `npm ci` in tests/checkers.")
        return []
    say("Asking Lighthouse.")
    with serve_packed(site) as address:
        return [Score(name, _score(f"{address}/{path}", browser, runs)) for name, path in PAGES.items()]


@contextmanager
def serve_packed(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(PackingHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _score(address: str, browser: str, runs: int) -> dict[str, int]:
    """Return the median score by category; Lighthouse simulates a phone and its network."""
    command = [str(PROGRAM), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    environment = os.environ | {"CHROME_PATH": browser}
    found = []
    for _ in range(runs):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout)["categories"])
    return {name: sorted(round(100 * each[name]["score"]) for each in found)[runs // 2] for name in CATEGORIES}


def find_browser() -> str | None:
    """Return the browser that `dev.py` has found, else Chromium where it is installed."""
    return os.environ.get("CASEBOOK_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
