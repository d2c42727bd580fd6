"""A thousand odd files, options, sites and records: each ends soon, in findings with their places."""

from __future__ import annotations

from tests.support.fuzz import run_all


def test_odd_files_end_in_findings_with_their_places() -> None:
    troubles = run_all(1_000)
    assert not troubles, "\n".join(f"{each.kind} {each.number}: {each.what}" for each in troubles[:20])
