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

# What the docstring of a noun says, for whoever reads Japanese in the editor.
_IN_JAPANESE = {
    "Sheet": "一枚のシート: 根拠のある問題と、その課題（原因）、それに応える解決策",
    "Organisation": "シートを作った団体",
    "Participant": "参加者。一人、または同じ立場の人たち",
    "Roles": "決める人、進める人、後ろ盾",
    "Problem": "発生している問題。現状とあるべき姿の差で、だれかが見たもの",
    "Cause": "問題の課題（原因）の候補",
    "Solution": "課題（原因）に応える解決策。デジタルは手段の一つ",
    "Idea": "早く出た解決策の置き場（アイデア置き場）",
    "Stakeholder": "変わることの影響を受ける人と、その心配ごとへの対応",
    "Selection": "どの業務を、どんな基準で選ぶか",
    "Criterion": "見直す業務を選ぶ基準",
    "Candidate": "見直す業務の候補。点数は基準の順",
    "Communication": "進めている間の情報共有の決まり",
    "Content": "共有する情報（5W1H）",
    "WorkItem": "作業。主担当はちょうど一人",
    "Decision": "いつ、だれが、何を決めたか",
    "SmallStart": "スモールスタートの一段階",
    "Outcome": "実施前と比べた結果",
    "Kept": "了承した指摘と、その理由",
}


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
        "description": f"{(noun.__doc__ or '').strip()} / {_IN_JAPANESE[noun.__name__]}",
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
