"""Models -> JSON Schema, by which an editor completes and checks what is written.

Draft 7 is what the YAML language server reads best. It reads a value as YAML means it, and the engine as it is written:
`12` and `true` are texts as well where a text is wanted, and a number may stand in quotes.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from casebook.model.base import SLUG_FORM, SOURCE_FORM

WRITTEN = r"\S"
DRAFT = "http://json-schema.org/draft-07/schema#"
REFERENCE = "#/definitions/{model}"
WHOLE = r"^ *[+-]?[0-9]+ *$"
DECIMAL = r"^ *[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)? *$"
FLAG = "^(true|false)$"
# A keyword of the language server: what an editor says in place of the pattern.
ADVICE = "patternErrorMessage"
SAID = {
    WRITTEN: "Write its text, or delete the field.",
    SLUG_FORM: "Write small letters, digits and hyphens, such as `a1`.",
    SOURCE_FORM: "Write a key of references.bib, or `case:` and the id of a fact.",
    WHOLE: "Write a whole number.",
    DECIMAL: "Write a number, such as 12.5.",
    FLAG: "Write `true`, or leave the field out.",
}
LIMITS = {"le": "maximum", "ge": "minimum", "gt": "exclusiveMinimum"}


class _WrittenValues(GenerateJsonSchema):
    """Schemas of values as authors write them. None has a default: an editor would write it into the file."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        pattern = str(schema.get("pattern", WRITTEN))
        said = {ADVICE: SAID[pattern]} if pattern in SAID else {}
        return {"type": ["string", "number", "boolean"], "pattern": pattern, **said}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return _make_number("integer", WHOLE, schema)

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return _make_number("number", DECIMAL, schema)

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:  # noqa: ARG002 - as the base calls it
        return {"type": ["boolean", "string"], "pattern": FLAG, ADVICE: SAID[FLAG]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave out null: a field without a value is an error, and one that is not needed is left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - as the base calls it
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("title", None)  # the name of a class
        made["description"] = " ".join(made["description"].split("\n\n")[0].split())  # the rest is for who reads code
        return made


def _make_number(kind: str, pattern: str, schema: Any) -> JsonSchemaValue:
    limits = {LIMITS[name]: schema[name] for name in LIMITS if name in schema}
    return {"type": [kind, "string"], "pattern": pattern, ADVICE: SAID[pattern], **limits}


def define(*models: type[BaseModel]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return a reference to each model, and the definitions of these and of all within them."""
    modes: list[tuple[type[BaseModel], Literal["validation"]]] = [(model, "validation") for model in models]
    found, made = models_json_schema(modes, ref_template=REFERENCE, schema_generator=_WrittenValues)
    definitions = {name: _adapt(definition) for name, definition in made["$defs"].items()}
    return [found[mode] for mode in modes], definitions


def _adapt(made: Any) -> Any:
    """Put each reference that has help beside it into `allOf`, since draft 7 ignores what stands beside a reference.

    Help that holds Markdown is given as such, too.
    """
    if isinstance(made, list):
        return [_adapt(each) for each in made]
    if not isinstance(made, dict):
        return made
    inner = {name: _adapt(each) for name, each in made.items() if name != "$ref"}
    if "`" in str(inner.get("description", "")):
        inner["markdownDescription"] = inner["description"]
    if "$ref" not in made:
        return inner
    reference = {"$ref": made["$ref"]}
    return {**inner, "allOf": [reference]} if inner else reference
