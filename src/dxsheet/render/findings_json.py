"""Findings as JSON: one object, the shape of the contract (design section 3)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dxsheet.findings import Finding
from dxsheet.lang import Lang


def draw(findings: Iterable[Finding], files: int, lang: Lang) -> str:
    """`{"files": N, "findings": [...]}`; lone surrogates and controls are written as escapes."""
    return safe_json({"files": files, "findings": [_object(one, lang) for one in findings]})


def piece(findings: Iterable[Finding], lang: Lang) -> str:
    """Findings as they stand in the list, each with a comma before it."""
    return "".join(
        ",\n    " + safe_json(_object(one, lang)).rstrip("\n").replace("\n", "\n    ")
        for one in findings
    )


def around(files: int, *, some: bool) -> tuple[str, str]:
    """What stands before the pieces, the first without its comma, and after; `some` if any."""
    start = f'{{\n  "files": {files},\n  "findings": ['
    return start, "\n  ]\n}\n" if some else "]\n}\n"


def _object(one: Finding, lang: Lang) -> dict[str, object]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "message": one.message.to(lang),
        "hint": one.hint.to(lang),
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "at": one.at,
        "path": one.path,
        "kept": one.kept,
    }


def safe_json(value: object) -> str:
    """JSON that a terminal can show: Japanese as it is, acting characters as escapes."""
    from dxsheet.visible import ACTS

    text = json.dumps(value, ensure_ascii=False, indent=2)
    return ACTS.sub(lambda match: _escaped(match.group()), text) + "\n"


def _escaped(sign: str) -> str:
    return json.dumps(sign)[1:-1]
