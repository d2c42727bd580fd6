"""The first line of a sidecar, from which an editor knows what it holds; `python3 dev.py schemas` writes the same."""

from __future__ import annotations

REFERENCE = "# yaml-language-server: $schema=../../plugins/casebook/schemas/figure.schema.json\n"
