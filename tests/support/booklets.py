"""The editions on paper as the command writes them."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.printed import Printed

CASEBOOK = [sys.executable, "-c", "from casebook.cli.main import main; main()"]
DECISION = re.compile(r"d-(\d+)(?:-(\d+))?(?:-[a-z])?$")


@dataclass(frozen=True)
class Pair:
    """A decision and the page overleaf: the step, the place of its gate in the step, and both pages."""

    step: int
    gate: int
    decision: int
    overleaf: int


def export(
    site: Path, out: Path, *options: str, root: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in a project, whose list of spoilers it reads."""
    command = [*CASEBOOK, "export", "booklet", "--site", str(site), "--out", str(out), *options]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def find_pairs(printed: Printed) -> list[Pair]:
    """Return every decision that has a page overleaf, in the order of print."""
    found = []
    for name, page in printed.places.items():
        named = DECISION.match(name)
        overleaf = printed.places.get(name.replace("d-", "r-", 1))
        if named and overleaf is not None:
            found.append(Pair(int(named[1]), int(named[2] or 1), page, overleaf))
    return sorted(found, key=lambda pair: pair.decision)
