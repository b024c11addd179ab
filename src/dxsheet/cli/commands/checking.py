"""`check`: what a careful facilitator would ask about the sheets, file by file.

And what there is to know of it without a sheet: `rules`, `explain`, `schema`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from typing import Literal

from dxsheet.binder import says_sheet
from dxsheet.cli.params import JOBS, Command, argument, flag, option, processes
from dxsheet.cli.report import FORMATS, RECEIVER_TAKES, pen_for, report
from dxsheet.disk import write_whole
from dxsheet.findings import FOUND, SEVERITIES, SOUND, USAGE, Refusal
from dxsheet.flows.checking.fixing import fix as fix_file
from dxsheet.flows.checking.run import CheckOptions, Run
from dxsheet.flows.checking.scope import since as state_at
from dxsheet.flows.checking.scope import targets
from dxsheet.lang import Text
from dxsheet.render import findings_forms
from dxsheet.rules import RULES, Settings, find_settings, ids_of
from dxsheet.rules.pages import explained, severities
from dxsheet.screen import Screen
from dxsheet.sheet.shape import json_schema
from dxsheet.width import cells, padded, wrapped

_WIDE = 60  # columns from which a name stands beside its id
_MOST_BYTES = 2_000_001  # of a sheet, and one more
# Where a test service says that it is one, every file is new and times tell nothing.
_NOT_CI = ("", "0", "false", "no")

_FIXED = Text("{file}: {count} corrected.", "{file}: {count}か所を直しました。")
_NO_SHEET = Text(
    "{path}: there is no sheet, or the settings exclude it.",
    "{path}: シートがないか、設定で対象から外されています。",
)
_ALONE = Refusal(
    Text(
        "`-` (standard input) cannot be combined with other files.",
        "`-`（標準入力）は単独で使います。",
    ),
    Text(
        "Name the sheet with --stdin-filename; --fix needs a file.",
        "シートの名前は --stdin-filename で指定します。--fix はファイルにだけ使えます。",
    ),
    code=USAGE,
)
_NO_STATISTICS = Refusal(
    Text("--statistics goes with text and json.", "--statistics は text か json と使います。"),
    Text("Leave out --format, or say json.", "--format を外すか json にしてください。"),
    code=USAGE,
)


def check(
    screen: Screen,
    paths: tuple[str, ...],
    format: str,
    output_format: str | None,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_severity: str,
    since: str | None,
    fix: bool,
    statistics: bool,
    output_file: str | None,
    exit_zero: bool,
    stdin_filename: str | None,
    only_sheets: bool,
    no_cache: bool,
    jobs: str | None,
    history: bool,
) -> int:
    """Check sheets and folders of sheets; print the findings."""
    form = output_format or format
    if output_file is not None:
        from dxsheet.flows.summarising import refuse_input  # loads the forms, for this option only

        refuse_input(output_file, paths)
    if statistics and form not in ("text", "json"):
        raise _NO_STATISTICS()
    for path in paths[:1]:
        screen.settle_by(path)
    settings = find_settings(".").with_flags(ids_of(select), ids_of(ignore))
    least = next(one for one in SEVERITIES if one == min_severity)
    raw = None
    if "-" in paths or stdin_filename is not None:
        if len(paths) > 1 or paths[:1] not in (("-",), ()) or fix:
            raise _ALONE()
        raw, paths = sys.stdin.buffer.read(_MOST_BYTES), (stdin_filename or "-",)
    elif fix:
        _fix(screen, paths or (".",), settings, only_sheets=only_sheets)
    pen = pen_for(screen, form, statistics=statistics, in_a_file=output_file is not None)
    wanted = CheckOptions(
        least=least,
        only_sheets=only_sheets,
        since=state_at(since) if since is not None else None,
        history=history,
        jobs=processes(jobs),
        cache="none" if no_cache else _what_tells(),
        receiver_takes=RECEIVER_TAKES.get(form),
        raw=raw,
    )
    run = Run(paths or (".",), settings, pen, wanted)

    def code() -> int:
        found = run.code(strict=strict)
        if strict and run.empty and paths and not only_sheets:
            found = FOUND
        return SOUND if exit_zero and found == FOUND else found

    with closing(_watched(screen, run, code)) as pieces:
        whole = report(screen, run, pieces, form, statistics=statistics)
        if output_file is not None:
            write_whole(output_file, b"".join(whole))
        else:
            show = screen.form if form in ("json", "sarif") else screen.part
            for piece in whole:
                show(piece)
    for note in run.notes:
        screen.note(note)
    for path in run.empty if not only_sheets else ():
        screen.note(_NO_SHEET.fill(path=path))
    if run.left_out:
        screen.note(findings_forms.left_out(run.left_out))
    screen.code = code()
    return screen.code


def _fix(screen: Screen, paths: Iterable[str], settings: Settings, *, only_sheets: bool) -> None:
    """Write the certain corrections; the check then tells what is left."""
    for path, must_say in targets(paths, settings, only_sheets=only_sheets).files:
        if not must_say or says_sheet(path):
            count = fix_file(path)
            if count:
                screen.note(_FIXED.fill(file=path, count=count))


def _what_tells() -> Literal["time", "contents"]:
    """What tells that a file has not changed: its contents in CI, its size and times elsewhere."""
    return "time" if os.environ.get("CI", "").lower() in _NOT_CI else "contents"


def _watched(screen: Screen, run: Run, code: Callable[[], int]) -> Generator[bytes]:
    """The pieces of the report; how far it is, for whoever waits longer than a second."""
    with closing(run.pieces()) as whole, screen.progress() as progress:
        for piece in whole:
            if piece:
                progress.clear()
                screen.code = code()
                yield piece
            progress(run.done, run.of)


CHECK = Command(
    (
        argument(
            "paths",
            "Sheets or folders (if left out: this folder); `-` for standard input.",
            "シートまたはフォルダー（省略するとこのフォルダー）。`-` は標準入力",
            many=True,
            required=False,
            metavar="PATH",
        ),
        option("--format", "Output format.", "出力の形", default="text", choices=FORMATS),
        option(
            "--output-format", "The same as --format.", "--format と同じです。", choices=FORMATS
        ),
        flag(
            "--strict",
            "Treat warnings as failures (exit code 1).",
            "注意だけのときも、終了コードを1にします。",
        ),
        option(
            "--select RULE,...",
            "Only these rules (P, C001, ...).",
            "この規則だけを見ます（P、C001 など）。",
            many=True,
            offers=lambda _given: RULES,
        ),
        option(
            "--ignore RULE,...",
            "Leave out these rules.",
            "この規則は見ません。",
            many=True,
            offers=lambda _given: RULES,
        ),
        option(
            "--min-severity",
            "Hide findings that are less severe than this.",
            "これより軽い指摘を表示しません。",
            default="info",
            choices=SEVERITIES,
        ),
        option(
            "--since REV",
            "Only findings that are new since the branch left REV (main, a tag, a commit).",
            "REV（main、タグ、コミット）から分かれた後の新しい指摘だけを出します。",
        ),
        flag(
            "--fix",
            "Correct spellings that can mean only one thing (such as Adopted → adopted).",
            "意味が一つに決まる書き方を、書式どおりに直します（特定 → identified など）。",
        ),
        flag(
            "--statistics",
            "Show only the number of findings per rule.",
            "規則ごとの件数だけを出します。",
        ),
        option(
            "--output-file FILE",
            "Write the report to this file.",
            "結果をこのファイルに書き出します。",
        ),
        flag("--exit-zero", "Always exit with code 0.", "指摘があっても終了コードを0にします。"),
        option(
            "--stdin-filename FILE",
            "File name to show for standard input.",
            "標準入力のシートの名前",
        ),
        flag(
            "--only-sheets",
            "Skip named YAML files that are not sheets.",
            "指定したファイルのうち、シートでないものは点検しません。",
        ),
        flag(
            "--no-cache",
            "Check everything again; by default folders remember what has not changed (in your "
            "cache folder, ~/.cache/dxsheet on Linux).",
            "全て点検し直します（ふつうは、変わっていないシートの結果を使います。置き場所は利用者の"
            "キャッシュ用フォルダー、Linux では ~/.cache/dxsheet です）。",
        ),
        JOBS,
        flag(
            "--history",
            "Also look in git for causes that changed after a solution was adopted (L001).",
            "採用の後で課題（原因）が変わっていないか、git の履歴も見ます（L001）。",
        ),
    ),
    check,
)


def rules(screen: Screen) -> int:
    """Print every rule: id, what its findings can be, name."""
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
    for line in explained(rule, screen.lang).splitlines():
        for part in [line] if line.startswith(" ") else wrapped(line, screen.width):
            screen.say(part)
    return SOUND


def schema(screen: Screen) -> int:
    """Print the JSON Schema of a sheet."""
    screen.form(findings_forms.safe_json(json_schema()).encode())
    return SOUND


LIST_RULES = Command((), rules)
EXPLAIN = Command(
    (
        argument(
            "rule",
            "The rule's id, such as P001.",
            "規則の番号（例: P001）",
            offers=lambda _given: RULES,
        ),
    ),
    explain,
)
SCHEMA = Command((), schema)
