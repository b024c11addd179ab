"""`export`: a folder of sheets as tables that databases and notebooks read."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from dxsheet.findings import DxsheetError
from dxsheet.flows.every_sheet import every_sheet, none_readable
from dxsheet.flows.exporting_folder import staged
from dxsheet.flows.exporting_jsonl import JsonLines
from dxsheet.flows.exporting_parquet import Parquet
from dxsheet.flows.exporting_rows import Taken, Taker, name_from
from dxsheet.flows.exporting_seen import Seen
from dxsheet.flows.exporting_sqlite import Sqlite
from dxsheet.lang import Text
from dxsheet.many.columns import SCHEMA_VERSION

# What an export of one format is written by: `lines` and `whole` say what it takes.
Writer = JsonLines | Parquet | Sqlite


FORMATS = ("jsonl", "sqlite", "parquet")

_TWICE = Text(
    "{file}: another sheet has the id {id} too; here it goes by {name}.",
    "{file}: シート番号 {id} がほかのシートと同じです。ここでは {name} として書き出します。",
)


class Exported(NamedTuple):
    """How many sheets are in the export, how many could not be read, and the rows by table."""

    sheets: int
    left_out: int
    rows: dict[str, int]


def export(
    folder: str,
    form: str,
    output: str,
    tell: Callable[[Text], None],
    *,
    jobs: int | None = None,
) -> Exported:
    """Write every sheet at or below a folder into the folder `output`, whole or not at all.

    A sheet that cannot be read is left out and told of, as is one whose id another sheet has.

    Raises:
        DxsheetError: no such folder (2), something else stands at `output` (1), duckdb is missing,
            the disk refuses, or there are sheets and none can be read (3).
    """
    if form == "parquet":
        from dxsheet.flows.exporting_parquet import check_installed

        check_installed()
    with staged(output) as (temporary, put):
        try:
            with closing(_writer(form, temporary)) as writer:
                done = _write(folder, writer, temporary, tell, jobs)
        except sqlite3.Error as error:
            raise _refused(error) from error
        if done.left_out and not done.sheets:
            raise none_readable(done.left_out)
        put({"format": form, "schema_version": SCHEMA_VERSION, **done._asdict()})
    return done


def _write(
    folder: str, writer: Writer, temporary: Path, tell: Callable[[Text], None], jobs: int | None
) -> Exported:
    sheets = left_out = 0
    rows: Counter[str] = Counter()
    taker = Taker(folder, lines=writer.lines, whole=writer.whole)
    with (
        closing(Seen(temporary / "met")) as seen,
        closing(every_sheet(folder, taker, jobs=jobs)) as answers,
    ):
        for taken in map(Taken._make, answers):
            if taken.error is not None:
                left_out += 1
                tell(Text(*taken.error))
                continue
            here = taken if seen.add(taken.name) else _renamed(taken, taker, tell)
            writer.add(here)
            sheets += 1
            rows.update(here.counts)
    writer.finish()
    return Exported(sheets, left_out, dict(rows))


def _renamed(taken: Taken, taker: Taker, tell: Callable[[Text], None]) -> Taken:
    """The same sheet under a name of its own: two sheets of one id would join as one."""
    file = taker.file(taken.path)
    name = name_from(file)
    tell(_TWICE.fill(file=file, id=taken.name, name=name))
    again = taker(taken.path, False, name)
    assert again is not None  # it need not say that it is a sheet: it was one just now
    return Taken._make(again)


def _writer(form: str, folder: Path) -> Writer:
    if form == "parquet":
        from dxsheet.flows.exporting_parquet import Parquet

        return Parquet(folder)
    if form == "sqlite":
        from dxsheet.flows.exporting_sqlite import Sqlite

        return Sqlite(folder)
    from dxsheet.flows.exporting_jsonl import JsonLines

    return JsonLines(folder)


def _refused(error: sqlite3.Error) -> DxsheetError:
    return DxsheetError(
        Text("The database cannot be written: {why}.", "データベースを書けません（{why}）。").fill(
            why=error
        ),
        Text(
            "Nothing was left behind. Make room on the disk and try again.",
            "途中のものは残していません。ディスクの空きを増やして、もう一度試してください。",
        ),
    )
