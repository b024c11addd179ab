"""`rules`, `explain`, `schema`, `templates`: what there is to know, without a sheet."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument
from dxsheet.findings import SOUND
from dxsheet.lang import Text
from dxsheet.screen import Screen

_WIDE = 60  # columns from which a name stands beside its id


def rules(screen: Screen) -> int:
    """Print every rule: id, what its findings can be, name."""
    from dxsheet.rules import RULES
    from dxsheet.rules.pages import severities
    from dxsheet.width import cells, padded, wrapped

    told = {id: severities(rule, screen.lang) for id, rule in RULES.items()}
    beside = screen.width >= _WIDE
    wide = max(map(cells, told.values())) if beside else 0
    for id, rule in RULES.items():
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
    from dxsheet.rules.pages import explained

    screen.say(explained(rule, screen.lang))
    return SOUND


def schema(screen: Screen) -> int:
    """Print the JSON Schema of a sheet."""
    from dxsheet.render.findings_json import safe_json
    from dxsheet.sheet.schema import json_schema

    screen.form(safe_json(json_schema()).encode())
    return SOUND


def templates(screen: Screen) -> int:
    """Print the templates at hand: the package's and those of this repository."""
    from dxsheet.walk.templates import templates as known

    for one in known():
        screen.say(("strong", one.name), "  ", one.title.to(screen.lang))
        screen.say("    ", one.description.to(screen.lang))
    return SOUND


RULES = Command(Text("List the checks.", "点検の規則の一覧を表示します。"), (), rules)
EXPLAIN = Command(
    Text("Explain one check, with examples.", "規則を一つ、例を付けて説明します。"),
    (argument("rule", Text("The rule's id, as P001.", "規則の番号（例: P001）")),),
    explain,
)
SCHEMA = Command(
    Text("Print the JSON Schema of a worksheet.", "シートの JSON Schema を出力します。"), (), schema
)
TEMPLATES = Command(
    Text("List the templates for `new`.", "new で使えるひな型の一覧を表示します。"), (), templates
)
