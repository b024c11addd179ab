"""`rules`, `explain`, `schema`, `templates`: what there is to know, without a sheet."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument
from dxsheet.findings import SOUND
from dxsheet.lang import Text
from dxsheet.render.findings_forms import safe_json
from dxsheet.rules import RULES as ALL
from dxsheet.rules.pages import explained, severities
from dxsheet.screen import Screen
from dxsheet.sheet.shape import json_schema
from dxsheet.walk.templates import templates as known
from dxsheet.width import cells, padded, wrapped

_WIDE = 60  # columns from which a name stands beside its id


def rules(screen: Screen) -> int:
    """Print every rule: id, what its findings can be, name."""
    told = {id: severities(rule, screen.lang) for id, rule in ALL.items()}
    beside = screen.width >= _WIDE
    wide = max(map(cells, told.values())) if beside else 0
    for id, rule in ALL.items():
        severity = padded(told[id], wide)
        indent = cells(f"{id:<6} {severity}  ") if beside else 2
        first, *more = wrapped(rule.name.to(screen.lang), max(screen.width - indent, 12))
        told_first: tuple[str, ...] = ("  ", first) if beside else ()
        screen.say(("strong", f"{id:<6}"), " ", (rule.severity, severity), *told_first)
        for line in more if beside else (first, *more):
            screen.say(" " * indent, line)
    return SOUND


def explain(screen: Screen, rule: str) -> int:
    """Print one rule's page; raises DxsheetError (exit 2) where there is no such rule."""
    for line in explained(rule, screen.lang).splitlines():
        for part in [line] if line.startswith(" ") else wrapped(line, screen.width):
            screen.say(part)
    return SOUND


def schema(screen: Screen) -> int:
    """Print the JSON Schema of a sheet."""
    screen.form(safe_json(json_schema()).encode())
    return SOUND


def templates(screen: Screen) -> int:
    """Print the templates at hand: the package's and those of this repository."""
    for one in known():
        title = wrapped(one.title.to(screen.lang), max(screen.width - cells(one.name) - 2, 12))
        screen.say(("strong", one.name), "  ", title[0])
        for line in (*title[1:], *wrapped(one.description.to(screen.lang), screen.width - 4)):
            screen.say("    ", line)
    return SOUND


RULES = Command((), rules)
EXPLAIN = Command(
    (
        argument(
            "rule",
            Text("The rule's id, such as P001.", "規則の番号（例: P001）"),
            offers=lambda _given: ALL,
        ),
    ),
    explain,
)
SCHEMA = Command((), schema)
TEMPLATES = Command((), templates)
