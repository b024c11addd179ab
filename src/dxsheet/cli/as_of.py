"""`--as-of`: the day a sheet is read on. Apart from `params`, for the reading of days is large."""

from __future__ import annotations

from datetime import date

from dxsheet.cli.params import option
from dxsheet.findings import USAGE, Refusal
from dxsheet.lang import Text
from dxsheet.spoken import as_day

AS_OF = option(
    "--as-of",
    Text("The day it is read on (else today).", "いつの時点で見るか（なければ今日）"),
    metavar="DATE",
)
_NO_DAY = Refusal(
    Text("“{text}” is not a date.", "「{text}」は日付ではありません。"),
    Text("Write it as 2026-04-01.", "2026-04-01 のように書いてください。"),
    code=USAGE,
)


def day(text: str | None) -> str:
    """The day of `--as-of` as ISO text, however it was written (`as_day`), or today.

    Raises:
        DxsheetError: it is no date (exit 2).
    """
    if not text:
        return date.today().isoformat()
    try:
        return as_day(text) or date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise _NO_DAY(text=text) from error
