"""A page served with a Content-Security-Policy, and what violates it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, Route

POLICY = [sys.executable, "-c", "from casebook.cli.main import main; main()", "policy", "--site"]
NOTE = (
    "addEventListener('securitypolicyviolation',"
    " ({violatedDirective, sample}) => (self.violated ??= []).push(`${violatedDirective} ${sample}`))"
)
VIOLATED = "self.violated ?? []"


def print_policy(site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*POLICY, str(site)], capture_output=True, text=True, encoding="utf-8", check=False)


def serve_with(page: Page, policy: str) -> None:
    """Serve every page with a policy, and note what violates it."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers=response.headers | {"content-security-policy": policy})

    page.route("**/*.html", answer)
    page.add_init_script(NOTE)
