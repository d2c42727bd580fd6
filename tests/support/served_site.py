"""Built sites, each on a port of its own."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.support.project import CONFIG, Project

INSTANT = CONFIG.replace("font: false}", "font: false, features: [navigation.instant, navigation.tabs]}")
LOOK = Path(__file__).parent / "look.css"
SITE_URL = 'site_url: ""'


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without printing a line for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
        """Say nothing."""


class Server:
    """A folder served on a port of its own."""

    def __init__(self, folder: Path) -> None:
        handler = partial(QuietHandler, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Give the port back."""
        self.server.shutdown()
        self.server.server_close()


class Site(Server):
    """A small project and its served site; it can be built again with other quizzes."""

    def __init__(self, root: Path) -> None:
        super().__init__(root / "site")
        self.project = Project(root)
        self.project.write_context()
        self.project.write("mkdocs.yml", INSTANT.replace(SITE_URL, f"site_url: {self.address}/"))
        self.project.write("docs/index.md", "# Home\n\n[To the quiz](quiz.md)\n")

    def write_quiz(self, text: str, page: str = "# A quiz\n\n/// quiz | quiz-t\n///\n") -> None:
        """Write the quiz and the page that names it."""
        self.project.write("quizzes/t.yml", text)
        self.project.write("docs/quiz.md", page)

    def build(self, *options: str) -> None:
        """Build with MkDocs."""
        build(self.project.root, "mkdocs", "-q", *options)


def add_look(project: Project, look: Path) -> None:
    """Give the pages of a project a stylesheet of colours and sizes."""
    config = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    dressed = config.replace("extra_css: [", "extra_css: [assets/look.css, ")
    project.write("mkdocs.yml", dressed.replace("font: false,", "font: false, palette: {primary: custom},"))
    project.write("docs/assets/look.css", look.read_text(encoding="utf-8"))


def build(root: Path, builder: str, *options: str) -> None:
    """Build the site of a folder with a builder; what it prints is shown when it fails."""
    done = run_builder(root, builder, *options)
    assert done.returncode == 0, done.stdout + done.stderr


def run_builder(folder: Path, builder: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a builder to its end, in whatever state the project is."""
    command = [sys.executable, "-W", "ignore", "-m", builder, "build", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def serve(root: Path) -> Iterator[Site]:
    """Serve a site until its test is over."""
    site = Site(root)
    yield site
    site.close()
