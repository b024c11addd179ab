"""Findings as JSON: one object, the shape of the contract (design section 3)."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxsheet.findings import Finding
    from dxsheet.lang import Lang


def draw(findings: Iterable[Finding], files: int, lang: Lang) -> str:
    """`{"files": N, "findings": [...]}`; lone surrogates and controls are written as escapes."""
    listed = [
        {
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
        for one in findings
    ]
    return safe_json({"files": files, "findings": listed})


def safe_json(value: object) -> str:
    """JSON that a terminal can show: Japanese as it is, acting characters as escapes."""
    from dxsheet.visible import ACTS

    text = json.dumps(value, ensure_ascii=False, indent=2)
    return ACTS.sub(lambda match: _escaped(match.group()), text) + "\n"


def _escaped(sign: str) -> str:
    return json.dumps(sign)[1:-1]
