"""L001: adopted solutions whose cause has moved since, as the history of the file tells."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.binder import Opened, examine, says_sheet
from dxsheet.compare.look_again import SecondLook, second_looks
from dxsheet.findings import DxsheetError, Finding
from dxsheet.flows.checking.run import Checked, check, targets
from dxsheet.flows.comparing import sheets_of
from dxsheet.lang import Text
from dxsheet.rules import Settings
from dxsheet.rules.kept import kept_reason
from dxsheet.yamlfile import Unreadable, path_text

RULE = "L001"
_REWORDED = Text(
    "{cause} reads differently since {solution} was adopted (by {when}): does {solution} still"
    " answer it?",
    "{solution} の採用後（{when} 以降）に {cause} の文が変わっています。"
    "{solution} は今も答えになっているでしょうか。",
)
_JUDGED = Text(
    "{cause} was judged anew since {solution} was adopted (by {when}): does {solution} still hold?",
    "{solution} の採用後（{when} 以降）に {cause} の状態が変わっています。"
    "{solution} はこのままでよいでしょうか。",
)
_HINT = Text(
    "Then: {then}. `dxsheet diff` shows what changed.",
    "当時: {then}。変わったところは dxsheet diff で見られます。",
)


def check_with_history(
    paths: Sequence[str], settings: Settings | None = None, *, only_sheets: bool = False
) -> Checked:
    """What `check` finds, and L001 where the history of a file tells of it.

    Raises DxsheetError as `check` does.
    """
    checked = check(paths, settings, only_sheets=only_sheets)
    if settings is not None and not settings.picks(RULE):
        return checked
    findings = list(checked.findings)
    files = targets(paths, settings, only_sheets=only_sheets).files
    for file, must_say in files:
        if must_say and not says_sheet(file):
            continue
        try:
            opened = examine(file)
        except Unreadable:
            continue
        severity = settings.severity_of(RULE, "info") if settings is not None else "info"
        findings += [one._replace(severity=severity) for one in look_again(file, opened)]
    order = {file: place for place, (file, _) in enumerate(files)}
    findings.sort(key=lambda one: (order[one.file], one.line, one.column, one.rule))
    return Checked(checked.files, findings)


def look_again(path: str, opened: Opened, *, most: int = 50) -> list[Finding]:
    """One finding for each adopted solution and cause of it that moved, at the solution.

    Empty where there is no git, no repository or no history. At most `most` commits of this one
    file are read, by one git process, and only as far back as the adoptions go.
    """
    from dxsheet.revisions import Repository

    try:
        history = Repository(path).history(opened.sheet.id, most=most)
        looks = second_looks(opened.sheet, sheets_of(history))
    except DxsheetError:
        return []
    return [_finding(one, opened) for one in looks]


def _finding(look: SecondLook, opened: Opened) -> Finding:
    path = (*look.solution.path, "causes")
    line, column = opened.document.place(path)
    solution = look.solution.id or path_text(look.solution.path)
    message = (_REWORDED if look.reworded else _JUDGED).fill(
        solution=solution, cause=look.cause.id or "", when=look.when
    )
    hint = _HINT.fill(then=_then(look))
    return Finding(
        RULE, "info", message, hint, opened.document.file, line, column, solution, path_text(path),
        kept_reason(opened.sheet, RULE, path),
    )  # fmt: skip


def _then(look: SecondLook) -> Text:
    from dxsheet.compare.wording import value_text

    status = value_text((*look.then.path, "status"), look.then.status or "unverified")
    return Text("{text} ({status})", "{text}（{status}）").fill(
        text=" ".join((look.then.text or "").split()), status=status
    )
