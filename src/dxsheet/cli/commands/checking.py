"""`check`: what a careful facilitator would ask about the sheets, file by file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from tempfile import SpooledTemporaryFile

from dxsheet.binder import line_of
from dxsheet.cli.params import JOBS, Command, argument, flag, option, processes
from dxsheet.findings import Finding
from dxsheet.flows.checking.run import Checked, Run
from dxsheet.flows.looking_again import check_with_history
from dxsheet.lang import Lang, Text
from dxsheet.render import findings_github, findings_json, findings_sarif, findings_text
from dxsheet.render.findings_sarif import Described
from dxsheet.rules import RULES, find_settings, ids_of
from dxsheet.rules.pages import about, both_pages
from dxsheet.screen import Screen

# Where a test service says that it is one, every file is new and times tell nothing.
_NOT_CI = ("", "0", "false", "no")


LineOf = Callable[[str, int], str]


class TextPen:
    """For a terminal or a page of text."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._width = screen.width
        self.form = f"text {screen.lang} {self._width} {screen.colour}"

    def draw(self, findings: Sequence[Finding], line_of: LineOf) -> str:
        """The lines of one file, and an empty one."""
        paint = self._screen.paint
        lines = findings_text.piece(findings, self._screen.lang, width=self._width, line_of=line_of)
        return "".join(["".join(map(paint, line)) + "\n" for line in lines])


class FormPen:
    """For another program: `json`, `sarif` or `github`."""

    def __init__(self, format: str, lang: Lang) -> None:
        self._format = format
        self._lang: Lang = lang
        self.form = f"{format} {lang}"

    def draw(self, findings: Sequence[Finding], line_of: LineOf) -> str:
        """The findings of one file."""
        if self._format == "github":
            return findings_github.draw(findings, self._lang)
        if self._format == "sarif":
            return findings_sarif.piece(findings, self._lang)
        return findings_json.piece(findings, self._lang)


def check(
    screen: Screen,
    paths: tuple[str, ...],
    format: str,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    only_sheets: bool,
    no_cache: bool,
    jobs: str | None,
    history: bool,
) -> int:
    """Check sheets and folders of sheets; print the findings."""
    for path in paths[:1]:
        screen.settle_by(path)
    if history:
        settings = find_settings(".").with_flags(ids_of(select), ids_of(ignore))
        checked = check_with_history(
            paths or (".",), settings, only_sheets=only_sheets, note=screen.note
        )
        return _print_checked(screen, checked, format, strict)
    pen = TextPen(screen) if format == "text" else FormPen(format, screen.lang)
    chosen, passed = ids_of(select), ids_of(ignore)
    run = Run(
        paths or (".",),
        find_settings(".").with_flags(select=chosen, ignore=passed),
        asked=(*chosen, "-", *passed),
        pen=pen,
        form=pen.form,
        only_sheets=only_sheets,
        jobs=processes(jobs),
        cache="none" if no_cache else _what_tells(),
    )
    pieces = _watched(screen, run, strict)
    try:
        if format == "text":
            _print_text(screen, run, pieces)
        elif format == "github":
            for piece in pieces:
                screen.part(piece)
        else:
            _print_whole(screen, run, pieces, format)
    finally:
        pieces.close()  # ends the processes now, whatever happened
    screen.code = run.code(strict=strict)
    return screen.code


def _print_checked(screen: Screen, checked: Checked, format: str, strict: bool) -> int:
    """Print what was found, all at once."""
    screen.code = checked.code(strict=strict)
    if format == "text":
        for line in findings_text.draw(
            checked.findings, checked.files, screen.lang, width=screen.width, line_of=line_of
        ):
            screen.say(*line)
    elif format == "json":
        screen.form(findings_json.draw(checked.findings, checked.files, screen.lang).encode())
    elif format == "github":
        screen.page(findings_github.draw(checked.findings, screen.lang))
    else:
        screen.form(findings_sarif.draw(checked.findings, screen.lang, _described()).encode())
    return screen.code


def _what_tells() -> str:
    """What tells that a file has not changed: its contents in CI, its size and times elsewhere."""
    return "time" if os.environ.get("CI", "").lower() in _NOT_CI else "contents"


def _watched(screen: Screen, run: Run, strict: bool) -> Generator[bytes]:
    """The pieces of the report; how far it is, for whoever waits longer than a second."""
    shown = time.monotonic() + 1
    told = False
    whole = run.pieces()
    try:
        for piece in whole:
            if piece:
                if told:
                    screen.passing("")
                screen.code = run.code(strict=strict)
                yield piece
            if not run.done % 32 and time.monotonic() > shown:
                screen.passing(_bar(run.done, run.of, screen.width))
                shown, told = time.monotonic() + 0.1, True
    finally:
        whole.close()
        if told:
            screen.passing("")


def _bar(done: int, of: int, width: int) -> str:
    room = max(min(width - 20, 40), 4)
    full = room * done // max(of, 1)
    return f"[{'=' * full}{' ' * (room - full)}] {done}/{of}"


def _print_text(screen: Screen, run: Run, pieces: Iterator[bytes]) -> None:
    for piece in pieces:
        screen.part(piece)
    counts = {"error": run.errors, "warning": run.warnings, "info": run.infos}
    screen.say(findings_text.total(run.files, counts, run.kept))


def _print_whole(screen: Screen, run: Run, pieces: Iterator[bytes], format: str) -> None:
    """One object: it begins with what is known only in the end, so the pieces wait on disk."""
    with SpooledTemporaryFile(1 << 22) as waiting:
        for piece in pieces:
            waiting.write(piece)
        start, end = _around(screen, run, format, some=waiting.tell() > 0)
        waiting.seek(0)
        screen.form(start.encode())
        waiting.read(1)  # the first comma
        while block := waiting.read(1 << 20):
            screen.form(block + waiting.readline())
        screen.form(end.encode())


def _around(screen: Screen, run: Run, format: str, *, some: bool) -> tuple[str, str]:
    if format == "json":
        return findings_json.around(run.files, some=some)
    return findings_sarif.around(screen.lang, _described(), some=some)


def _described() -> list[Described]:
    """Every rule, as a viewer of SARIF shows it beside its findings."""
    return [
        Described(one.id, one.severity, one.name, about(one), both_pages(one))
        for one in RULES.values()
    ]


CHECK = Command(
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
        flag(
            "--no-cache",
            Text(
                "Check everything anew; by default folders remember what has not changed.",
                "すべて点検し直します（ふつうは、変わっていないシートの結果を使います）。",
            ),
        ),
        JOBS,
        flag(
            "--history",
            Text(
                "Also ask git whether a cause moved after its solution was adopted (L001).",
                "採用の後で課題（原因）が変わっていないか、git の履歴も見ます（L001）。",
            ),
        ),
    ),
    check,
)
