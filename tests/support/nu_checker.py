"""The Nu checker of the W3C, which says what is no valid HTML."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).parents[1] / "checkers/node_modules/vnu-jar/build/dist/vnu.jar"
JAVA = shutil.which("java")
needs_nu = pytest.mark.skipif(not (JAVA and JAR.is_file()), reason="the Nu checker needs Java, and npm ci in checkers")


def find_errors(site: Path) -> list[str]:
    """Return what is no valid HTML, with the page and the place."""
    command = [str(JAVA), "-Xss4m", "-jar", str(JAR), "--format", "json", "--errors-only", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    told = json.loads(done.stderr)["messages"]
    return [f"{Path(each['url']).name}:{each.get('lastLine')}: {each['message']}" for each in told]
