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
    pieces = piece(findings, lang)
    start, end = around(lang, names, some=bool(pieces))
    return start + pieces[1:] + end


def piece(findings: Iterable[Finding], lang: Lang) -> str:
    """Findings as they stand in the list of results, each with a comma before it."""
    return "".join(
        ",\n        " + safe_json(_result(one, lang)).rstrip("\n").replace("\n", "\n        ")
        for one in findings
    )


def around(lang: Lang, names: Mapping[str, Text], *, some: bool) -> tuple[str, str]:
    """What stands before the pieces, the first without its comma, and after; `some` if any."""
    run = {
        "tool": {
            "driver": {
                "name": "dxsheet",
                "version": __version__,
                "rules": [_rule(rule, names, lang) for rule in sorted(names)],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [],
    }
    whole = safe_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
    start, _, end = whole.rpartition("[]")
    return f"{start}[", f"\n      ]{end}" if some else f"]{end}"


def _rule(rule: str, names: Mapping[str, Text], lang: Lang) -> dict[str, Any]:
    return {"id": rule, "shortDescription": {"text": names[rule].to(lang)}}


def _result(one: Finding, lang: Lang) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.rule,
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
