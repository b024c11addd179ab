"""The JSON Schema of a sheet, for editors: strict about keys, loose where YAML readers disagree.

An editor reads `no`, `010` or `2025-02-03` as a boolean, a number or a date where dxsheet reads
the text; a schema that said "string" there would underline sound lines.
"""

from __future__ import annotations

from typing import Any

from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.models import sheet_model
from dxsheet.sheet.nouns import Sheet

SCHEMA_ID = "urn:dxsheet:schema:1"
_SCALAR = ["string", "number", "boolean", "null"]


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) as plain data, with descriptions in both languages."""
    made = sheet_model().model_json_schema()
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **_mapping(Sheet, made),
    }
    schema["$defs"] = {
        noun.__name__: _mapping(noun, made["$defs"][noun.__name__]) for noun in _nouns(Sheet)
    }
    return schema


def _nouns(noun: type[Noun]) -> list[type[Noun]]:
    found: list[type[Noun]] = []
    for field in noun.fields.values():
        if field.noun is not None:
            found += [field.noun, *_nouns(field.noun)]
    return found


def _mapping(noun: type[Noun], made: dict[str, Any]) -> dict[str, Any]:
    """One noun: pydantic's title, descriptions and requirements, our loosened types."""
    properties = {
        key: {
            "title": made["properties"][key]["title"],
            "description": made["properties"][key]["description"],
            **_type(field),
        }
        for key, field in noun.fields.items()
    }
    whole = {
        "title": noun.__name__,
        "description": (noun.__doc__ or "").strip(),
        "type": ["object", "null"] if noun is not Sheet else "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if made.get("required"):
        whole["required"] = made["required"]
    return whole


def _type(field: Field) -> dict[str, Any]:
    if field.noun is not None:
        inner = {"$ref": f"#/$defs/{field.noun.__name__}"}
        return {"type": ["array", "null"], "items": inner} if field.kind == "items" else inner
    if field.kind == "version":
        return {"enum": [1, "1"]}
    if field.kind in ("refs", "list", "numbers"):
        one = {"enum": list(field.values)} if field.values else {"type": _SCALAR[:3]}
        return {"type": ["array", "null"], "items": one}
    if field.values:
        return {"enum": [*field.values, None]}
    if field.kind == "id":
        return {"type": ["string", "null"], "pattern": "^[A-Za-z][A-Za-z0-9_-]{0,31}$"}
    return {"type": _SCALAR}
