"""While an author writes: whatever is wrong is told, nothing waits, and the site comes back once it is mended."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.support.project import CONFIG, Project

WORD = "A first word."
QUIZ = "id: q\ntitle: Q\nitems:\n"
FAULTY = "- {id: a, type: singel}\n"


@dataclass(frozen=True)
class Served:
    """A project that MkDocs serves, and its log."""

    project: Project
    address: str
    log: Path

    def wait_for(self, word: str, page: str = "index.html") -> str:
        """Return a page once it holds a word. No request may take longer than two seconds without a new build."""
        text = ""
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{self.address}/{page}", timeout=30) as response:
                    text = response.read().decode()
            except urllib.error.HTTPError as error:
                text = error.read().decode()
            except urllib.error.URLError:
                text = ""  # it has not started yet
            if word in text:
                return text
            time.sleep(0.1)
        raise AssertionError(text + self.log.read_text(encoding="utf-8"))


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/index.md", f"# Home\n\n{WORD}\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    log = project.root / "log.txt"
    with log.open("w") as said, subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT) as server:
        served = Served(project, f"http://127.0.0.1:{port}", log)
        served.wait_for(WORD)
        yield served
        server.terminate()
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{site_id: small}", "{site_id: No Good}", "needs `site_id`: small letters, digits and hyphens"),
        ("{site_id: small}", "{rules: plane}", "`rules` is `plain`, `taught` or `published`, not `plane`."),
        ("- tables\n", "-\ttables\n\tx: y\n", "error parsing the configuration file"),
        ("plugins: [search, casebook]", "plugins: [search, casebok]", "&quot;casebok&quot; plugin is not installed"),
        ('site_url: ""\n', 'site_url: ""\nhooks: [fail.py]\n', "KeyError: &#x27;line&#x27;"),
    ],
    ids=["site_id", "rules", "tab", "plugin", "hook"],
)
def test_a_configuration_that_is_wrong_is_told_on_the_page(served: Served, old: str, new: str, told: str) -> None:
    served.project.write("fail.py", "def on_page_markdown(markdown, **_):\n    raise KeyError('line')\n")
    served.project.write("mkdocs.yml", CONFIG.replace(old, new))
    assert "The site cannot be built" in served.wait_for(told)
    assert "The site cannot be built. Its pages say so until this is corrected." in served.log.read_text(
        encoding="utf-8"
    )
    served.project.write("mkdocs.yml", CONFIG)
    served.wait_for(WORD)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_page_that_is_not_utf_8_is_told_in_its_place(served: Served, encoding: str) -> None:
    page = served.project.root / "docs/index.md"
    page.write_bytes("# Café\n\nÜber alles.\n".encode(encoding))
    assert "docs/index.md:1:" in served.wait_for("This is not UTF-8. Save the file as UTF-8.")
    served.project.write("docs/index.md", "# Home\n\nAnother word.\n")
    served.wait_for("Another word.")


def test_many_findings_are_told_once_and_not_all(served: Served) -> None:
    served.project.write("docs/index.md", "# Home\n\n/// quiz | q\n///\n")
    for number in range(4):
        served.project.write(f"quizzes/{number}.yml", QUIZ.replace("id: q", f"id: q{number}") + FAULTY * 90)
    served.project.write("docs/last.md", "# Last\n\nA last word.\n")
    served.wait_for("A last word.", "last.html")
    time.sleep(1)
    said = served.log.read_text(encoding="utf-8").split("Detected file changes")[-1]
    assert said.count(": error: ") == 100
    assert "more follow." in said
    assert len(said.splitlines()) < 130
