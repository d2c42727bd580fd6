"""The JSON Schemas of the package, and what an editor finds by them."""

from __future__ import annotations

import json
from typing import Any

import fastjsonschema

from casebook.schemas import FOLDER, SCHEMAS
from tests.support.core_yaml import read_core


def load_schema(kind: str) -> Any:
    """Return the schema of a kind of file."""
    return json.loads((FOLDER / SCHEMAS[kind]).read_text(encoding="utf-8"))


VALIDATORS = {kind: fastjsonschema.compile(load_schema(kind)) for kind in SCHEMAS}


def accepts(kind: str, text: str) -> bool:
    """Tell whether an editor finds nothing in a file."""
    try:
        VALIDATORS[kind](read_core(text))
    except fastjsonschema.JsonSchemaException:
        return False
    return True
