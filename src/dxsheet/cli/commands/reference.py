"""`rules`, `explain`, `schema`, `templates`: what there is to know, without a sheet."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument
from dxsheet.findings import SOUND
from dxsheet.lang import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.screen import Screen


def rules(screen: Screen) -> int:
    """Print every rule: id, severity, name."""
    from dxsheet.rules import RULES

    for rule in RULES.values():
        screen.say(
            ("strong", f"{rule.id:<7}"), (rule.severity, f"{rule.severity:<8}"), " ", rule.name
        )
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

    screen.page(safe_json(json_schema()))
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
