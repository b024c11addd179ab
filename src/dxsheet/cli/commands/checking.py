"""`check`: what a careful facilitator would ask about the sheets, file by file."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument, flag, option
from dxsheet.lang import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.flows.checking import Checked
    from dxsheet.screen import Screen


def check(
    screen: Screen,
    paths: tuple[str, ...],
    format: str,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    only_sheets: bool,
) -> int:
    """Check sheets and folders of sheets; print the findings."""
    from dxsheet.flows.checking import check as run
    from dxsheet.rules import find_settings

    settings = find_settings(".").with_flags(select=_ids(select), ignore=_ids(ignore))
    checked = run(paths or (".",), settings, only_sheets=only_sheets)
    screen.code = checked.code(strict=strict)
    _draw(screen, checked, format)
    return screen.code


def _ids(words: tuple[str, ...]) -> tuple[str, ...]:
    """Rule ids or their prefixes, separated by commas of any width or by repeating the option."""
    joined = ",".join(words).replace("，", ",").replace("、", ",")
    return tuple(one.strip().upper() for one in joined.split(",") if one.strip())


def _draw(screen: Screen, checked: Checked, format: str) -> None:
    if format == "json":
        from dxsheet.render import findings_json

        screen.page(findings_json.draw(checked.findings, checked.files, screen.lang))
    elif format == "github":
        from dxsheet.render import findings_github

        screen.page(findings_github.draw(checked.findings, screen.lang))
    elif format == "sarif":
        from dxsheet.render import findings_sarif
        from dxsheet.rules import RULES

        names = {rule.id: rule.name for rule in RULES.values()}
        screen.page(findings_sarif.draw(checked.findings, screen.lang, names))
    else:
        from dxsheet.binder import line_of
        from dxsheet.render import findings_text

        for line in findings_text.draw(
            checked.findings, checked.files, screen.lang, width=screen.width, line_of=line_of
        ):
            screen.say(*line)


CHECK = Command(
    Text(
        "Check worksheets; say where, why and what to ask.",
        "シートを点検し、場所・理由・問いを示します。",
    ),
    (
        argument(
            "paths",
            Text(
                "Sheets or folders (else this folder).",
                "シートまたはフォルダー（なければこのフォルダー）",
            ),
            many=True,
            required=False,
            metavar="PATH",
        ),
        option(
            "--format",
            Text("How to print.", "出力の形"),
            default="text",
            choices=("text", "json", "github", "sarif"),
        ),
        flag("--strict", Text("Warnings count too (exit 1).", "注意も終了コード1にします。")),
        option(
            "--select",
            Text("Only these rules (P, C001, ...).", "この規則だけを見ます（P、C001 など）。"),
            many=True,
            metavar="RULE,...",
        ),
        option(
            "--ignore",
            Text("Not these rules.", "この規則は見ません。"),
            many=True,
            metavar="RULE,...",
        ),
        flag(
            "--only-sheets",
            Text(
                "Pass over named YAML files that are no worksheets.",
                "名指しされた YAML のうち、シートでないものは見ません。",
            ),
        ),
    ),
    check,
)
