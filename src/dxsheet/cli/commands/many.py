"""`list`, `stats` and `export`: a folder of sheets at once."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument, option
from dxsheet.findings import FOUND, SOUND
from dxsheet.lang import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
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


def export(screen: Screen, folder: str | None, format: str, output: str | None) -> int:
    """Write a folder of sheets as tables. Exit code 1 where a sheet had to be left out."""
    from dxsheet.flows.exporting import export as run

    target = output or DEFAULT_EXPORT
    done = run(folder or ".", format, target, screen.note)
    screen.note(_EXPORTED.fill(sheets=done.sheets, folder=target))
    if done.left_out:
        screen.note(_LEFT_OUT.fill(count=done.left_out))
    return FOUND if done.left_out else SOUND


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
