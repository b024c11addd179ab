"""Findings as SARIF 2.1.0, for code scanning; columns are counted in code points."""

from __future__ import annotations

import hashlib
import os
import re
import urllib.parse
from collections.abc import Iterable
from typing import Any, NamedTuple

from dxsheet import __version__
from dxsheet.findings import Finding, Severity
from dxsheet.lang import Lang, Text
from dxsheet.render.findings_github import left_out as said_of
from dxsheet.render.findings_json import safe_json

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Described(NamedTuple):
    """What a viewer of findings shows of a rule: `about` is plain text, `page` Markdown."""

    id: str
    severity: Severity
    name: Text
    about: Text
    page: Text


def draw(findings: Iterable[Finding], lang: Lang, rules: Iterable[Described]) -> str:
    """One run of these rules. A kept finding carries a suppression."""
    pieces = piece(findings, lang)
    start, end = around(lang, rules, some=bool(pieces))
    return start + pieces[1:] + end


def piece(findings: Iterable[Finding], lang: Lang) -> str:
    """Findings as they stand in the list of results, each with a comma before it."""
    return "".join(
        ",\n        " + safe_json(_result(one, lang)).rstrip("\n").replace("\n", "\n        ")
        for one in findings
    )


def around(
    lang: Lang, rules: Iterable[Described], *, some: bool, left_out: int = 0
) -> tuple[str, str]:
    """What stands before the pieces, the first without its comma, and after; `some` if any.

    `left_out` findings are not among them: a notification says so.
    """
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "dxsheet",
                "version": __version__,
                "rules": [_rule(one, lang) for one in sorted(rules, key=lambda one: one.id)],
            }
        },
        "columnKind": "unicodeCodePoints",
    }
    if left_out:
        told = {"level": "warning", "message": {"text": said_of(left_out).to(lang)}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [told]}]
    run["results"] = []
    whole = safe_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
    start, _, end = whole.rpartition("[]")
    return f"{start}[", f"\n      ]{end}" if some else f"]{end}"


def _rule(one: Described, lang: Lang) -> dict[str, Any]:
    return {
        "id": one.id,
        "shortDescription": {"text": one.name.to(lang)},
        "fullDescription": {"text": one.about.to(lang)},
        "help": {"text": one.about.to(lang), "markdown": one.page.to(lang)},
        "helpUri": _help(one.id),
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
    }


def _result(one: Finding, lang: Lang) -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(one.file)},
            "region": {"startLine": one.line, "startColumn": one.column},
        }
    }
    if one.at:  # a file that cannot be read has no items
        place["logicalLocations"] = [{"name": one.at, "fullyQualifiedName": one.path}]
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "level": _LEVELS[one.severity],
        "message": {"text": f"{one.message.to(lang)}\n{one.hint.to(lang)}"},
        "locations": [place],
        "partialFingerprints": {"dxsheetFinding/v1": _fingerprint(one)},
    }
    if one.kept is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": one.kept}]
    return result


def _help(rule: str) -> str:
    """Where the rule's page stands; where nobody has said, a name that leads nowhere."""
    pages = os.environ.get("DXSHEET_RULES_URL", "")
    return f"{pages}#{rule.lower()}" if pages else f"urn:dxsheet:rule:{rule}"


def _fingerprint(one: Finding) -> str:
    """The same for a finding that only moved: its line does not count, nor its place in a list."""
    field = re.sub(r"\[\d+\]", "", one.path)
    told = "\0".join((one.rule, one.file, one.at, field, one.message.en))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _uri(file: str) -> str:
    """A relative reference with `/`, percent-encoded."""
    text = file.replace("\\", "/")
    return urllib.parse.quote(text.encode("utf-8", "surrogateescape"), safe="/:@!$&'()*+,;=~")
