"""What all models share: they are frozen, refuse unknown fields and are read from text."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


class Frozen(BaseModel):
    """A value that does not change once it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, use_attribute_docstrings=True)


def _read_flag(value: object) -> object:
    """Only `true` is true: YAML's `yes`, `on` and `1` stay the text they were written as."""
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


SLUG_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SOURCE_FORM = r"^(case:)?[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG_FORM)]
SourceKey = Annotated[str, StringConstraints(pattern=SOURCE_FORM)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Flag = Annotated[bool, Field(strict=True), BeforeValidator(_read_flag)]
