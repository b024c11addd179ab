"""`list`, `stats` and `export`: a folder of sheets at once."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument, flag, option
from dxsheet.findings import FOUND, SOUND
from dxsheet.lang import Text
from dxsheet.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxsheet.flows.listing import Listing
    from dxsheet.screen import Screen

_FOLDER = argument(
    "folder",
    Text(
        "The folder of sheets (else this folder).",
        "シートのフォルダー（なければこのフォルダー）",
    ),
    required=False,
    metavar="DIR",
)
_EXPORTED = Text(
    "Wrote {sheets} sheets to {folder}.", "シート{sheets}件を {folder} に書き出しました。"
)
_LEFT_OUT = Text(
    "{count} could not be read and are not in it.", "{count}件は読めないため、含まれていません。"
)
DEFAULT_EXPORT = "dxsheet-export"
_WROTE = Text("Wrote {file}.", "{file} に書き出しました。")


def list_(
    screen: Screen,
    folder: str | None,
    stage: tuple[str, ...],
    text: tuple[str, ...],
    owner: tuple[str, ...],
    gap: tuple[str, ...],
    overdue: bool,
    sort: str,
    format: str,
    output: str | None,
) -> int:
    """List the sheets of a folder that fit; what cannot be read is told on standard error."""
    from dxsheet.flows.listing import list_sheets
    from dxsheet.many.listed import Wanted

    wanted = Wanted(stage, text, owner, gap, overdue)
    found = list_sheets(folder or ".", wanted, screen.note, order=sort)
    if found.lines:
        from dxsheet.sheet.nouns import Sheet

        screen.settle(Sheet((), {"language": found.lines[0].language}))
    screen.code = SOUND
    if output is not None:
        from dxsheet.flows.summarising import write_page

        write_page(output, _listing(screen, found, format, 80))
        screen.note(_WROTE.fill(file=output))
    elif format == "text":
        for row in _rows(screen, found, screen.width):
            screen.say(*row)
    else:
        page = _listing(screen, found, format, screen.width)
        screen.page(page.decode().removeprefix("\ufeff") if isinstance(page, bytes) else page)
    return SOUND


def _rows(screen: Screen, found: Listing, width: int) -> Iterator[tuple[tuple[str, str], ...]]:
    from dxsheet.render.list_terminal import draw

    return draw(found.lines, found.sheets, screen.lang, width=width)


def _listing(screen: Screen, found: Listing, format: str, width: int) -> str | bytes:
    """The list as one text, or bytes, for a file or a pipe."""
    if format == "text":
        rows = _rows(screen, found, width)
        return "".join(visible("".join(text for _, text in row)) + "\n" for row in rows)
    if format == "md":
        from dxsheet.many.list_page import page
        from dxsheet.render.markdown import markdown

        return markdown(page(found.lines, found.sheets, screen.lang), screen.lang)
    from dxsheet.render.list_forms import as_csv, as_json

    if format == "csv":
        return as_csv(found.lines, screen.lang)
    return as_json(found.lines, found.unreadable, screen.lang)


def export(screen: Screen, folder: str | None, format: str, output: str) -> int:
    """Write a folder of sheets as tables. Exit code 1 where a sheet had to be left out."""
    from dxsheet.flows.exporting import export as run

    done = run(folder or ".", format, output, screen.note)
    screen.note(_EXPORTED.fill(sheets=done.sheets, folder=output))
    if done.left_out:
        screen.note(_LEFT_OUT.fill(count=done.left_out))
    return FOUND if done.left_out else SOUND


_OUTPUT = option(
    "--output",
    Text("Write to this file.", "このファイルに書き出します。"),
    short="-o",
    metavar="FILE",
)

LIST = Command(
    Text("List the sheets of a folder.", "フォルダーのシートを一覧にします。"),
    (
        _FOLDER,
        option(
            "--stage",
            Text("Only in this stage (may be repeated).", "この段階だけ（繰り返せます）"),
            many=True,
            choices=("draft", "identified", "decided", "trial", "closed"),
        ),
        option(
            "--text",
            Text("Only with this text on it.", "この文を含むものだけ"),
            many=True,
        ),
        option(
            "--owner",
            Text("Only with this owner of open work.", "この人が担当する仕事のあるものだけ"),
            many=True,
            metavar="NAME",
        ),
        option(
            "--gap",
            Text("Only with such a gap.", "この抜けがあるものだけ"),
            many=True,
            choices=(
                "problem_without_cause",
                "cause_without_problem",
                "cause_without_solution",
                "cause_rejected",
                "solution_without_cause",
            ),
        ),
        flag("--overdue", Text("Only with a date that is past.", "日付が過ぎているものだけ")),
        option(
            "--sort",
            Text("The order.", "並べ方"),
            default="next",
            choices=("next", "title", "stage", "gaps", "owner", "file"),
        ),
        option(
            "--format",
            Text("How to print.", "出力の形"),
            default="text",
            choices=("text", "md", "json", "csv"),
        ),
        _OUTPUT,
    ),
    list_,
)
EXPORT = Command(
    Text(
        "Write the sheets of a folder as tables for databases.",
        "フォルダーのシートを、データベースで読める表に書き出します。",
    ),
    (
        _FOLDER,
        option(
            "--format",
            Text("What to write: see docs/export.md.", "書き出す形（docs/export.md）"),
            default="jsonl",
            choices=("jsonl", "sqlite", "parquet"),
        ),
        option(
            "--output",
            Text(
                "The folder to write; an export there is replaced.",
                "書き出し先のフォルダー。前に書き出したものは置き換えます。",
            ),
            short="-o",
            default=DEFAULT_EXPORT,
            metavar="DIR",
        ),
    ),
    export,
)
