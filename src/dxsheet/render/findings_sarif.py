"""Findings as SARIF 2.1.0, for code scanning; columns are counted in code points."""

from __future__ import annotations

import urllib.parse

from dxsheet import __version__
from dxsheet.render.findings_json import safe_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from dxsheet.findings import Finding
    from dxsheet.lang import Lang, Text

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def draw(findings: Iterable[Finding], lang: Lang, names: Mapping[str, Text]) -> str:
    """One run; `names` gives each rule's name. A kept finding carries a suppression."""
    listed = list(findings)
    used = sorted({one.rule for one in listed})
    run = {
        "tool": {
            "driver": {
                "name": "dxsheet",
                "version": __version__,
                "rules": [_rule(rule, names, lang) for rule in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, used.index(one.rule), lang) for one in listed],
    }
    return safe_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: str, names: Mapping[str, Text], lang: Lang) -> dict[str, Any]:
    name = names[rule].to(lang) if rule in names else rule
    return {"id": rule, "shortDescription": {"text": name}}


def _result(one: Finding, index: int, lang: Lang) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": f"{one.message.to(lang)}\n{one.hint.to(lang)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(one.file)},
                    "region": {"startLine": one.line, "startColumn": one.column},
                },
                "logicalLocations": [{"name": one.at, "fullyQualifiedName": one.path}],
            }
        ],
    }
    if one.kept is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": one.kept}]
    return result


def _uri(file: str) -> str:
    """A relative reference with `/`, percent-encoded."""
    text = file.replace("\\", "/")
    return urllib.parse.quote(text.encode("utf-8", "surrogateescape"), safe="/:@!$&'()*+,;=~")
