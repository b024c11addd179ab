"""`export`: a folder of sheets as tables that databases and notebooks read."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from functools import partial
from typing import NamedTuple

from dxsheet.flows.exporting_folder import staged
from dxsheet.flows.exporting_rows import Taken, name_from, take
from dxsheet.flows.exporting_seen import Seen
from dxsheet.flows.finding_sheets import none_readable, sheets_below
from dxsheet.flows.parallel import in_order
from dxsheet.lang import Text
from dxsheet.many.columns import SCHEMA_VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dxsheet.flows.exporting_jsonl import JsonLines
    from dxsheet.flows.exporting_parquet import Parquet
    from dxsheet.flows.exporting_sqlite import Sqlite

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
    processes: int | None = None,
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
    paths = sheets_below(folder)
    with staged(output) as (temporary, put):
        with closing(_writer(form, temporary)) as writer:
            done = _write(paths, writer, temporary, tell, processes)
        if done.left_out and not done.sheets:
            raise none_readable(done.left_out)
        put({"format": form, "schema_version": SCHEMA_VERSION, **done._asdict()})
    return done


def _write(
    paths: Iterator[tuple[str, str]],
    writer: Writer,
    temporary: Path,
    tell: Callable[[Text], None],
    processes: int | None,
) -> Exported:
    sheets = left_out = 0
    rows: Counter[str] = Counter()
    read = partial(_read, lines=writer.lines, whole=writer.whole)
    with (
        closing(Seen(temporary / "met")) as seen,
        closing(in_order(read, paths, processes=processes)) as results,
    ):
        for path, taken in results:
            if taken.error is not None:
                left_out += 1
                tell(taken.error)
                continue
            if not seen.add(taken.name):
                taken = _renamed(path, taken, writer, tell)  # noqa: PLW2901 - the same sheet
            writer.add(taken)
            sheets += 1
            rows.update(taken.counts)
    writer.finish()
    return Exported(sheets, left_out, dict(rows))


def _renamed(path: str, taken: Taken, writer: Writer, tell: Callable[[Text], None]) -> Taken:
    """The same sheet under a name of its own: two sheets of one id would join as one."""
    name = name_from(taken.file)
    tell(_TWICE.fill(file=taken.file, id=taken.name, name=name))
    return take(path, taken.file, lines=writer.lines, whole=writer.whole, name=name)


def _read(place: tuple[str, str], *, lines: bool, whole: bool) -> tuple[str, Taken]:
    path, file = place
    return path, take(path, file, lines=lines, whole=whole)


def _writer(form: str, folder: Path) -> Writer:
    if form == "parquet":
        from dxsheet.flows.exporting_parquet import Parquet

        return Parquet(folder)
    if form == "sqlite":
        from dxsheet.flows.exporting_sqlite import Sqlite

        return Sqlite(folder)
    from dxsheet.flows.exporting_jsonl import JsonLines

    return JsonLines(folder)
