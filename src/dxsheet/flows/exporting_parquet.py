"""An export as Parquet, through duckdb: JSON lines a few thousand sheets at a time.

Each batch becomes a part a table, and the parts at last one file a table, so that neither memory
nor the text on disk grows with the count.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dxsheet.findings import DxsheetError
from dxsheet.flows.exporting_jsonl import FLAT, JsonLines
from dxsheet.flows.exporting_rows import Taken
from dxsheet.lang import Text
from dxsheet.many.columns import TABLES, Table

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN"}
_BATCH = 2000
# Nothing is fetched, and what does not fit into memory waits on the disk.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "256MB",
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# Rows that are held at a time while a file is written.
_ROW_GROUP = 20_480


def check_installed() -> None:
    """Raises DxsheetError (exit 3) where duckdb is missing; it is loaded when it is first used."""
    from importlib.util import find_spec

    if find_spec("duckdb") is None:
        raise DxsheetError(
            Text(
                "Parquet needs duckdb, which is not installed.", "Parquet には duckdb が必要です。"
            ),
            Text(
                'Install it: pip install "dxsheet[parquet]". Or use --format jsonl or sqlite.',
                'pip install "dxsheet[parquet]" で入れるか、--format jsonl か sqlite を'
                "使ってください。",
            ),
        )


class Parquet:
    """Collects each sheet's lines, and turns them into a part of each table every 2,000 sheets."""

    lines, whole = True, False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._work = folder / "parts"
        self._work.mkdir()
        self._batch: JsonLines | None = None
        self._sheets = 0
        self._parts = 0
        self._base: Any = None

    def add(self, taken: Taken) -> None:
        """Take the rows of one sheet."""
        self._open().add(taken)
        self._sheets += 1
        if self._sheets == _BATCH:
            self._part()

    def finish(self) -> None:
        """Write one file a table from all parts; without any sheet it has the columns alone."""
        if self._batch or not self._parts:
            self._part()
        for table in TABLES:
            parts = ", ".join(_plain(self._name(table, number)) for number in range(self._parts))
            self._copy(
                f"SELECT * FROM read_parquet([{parts}])", self._folder / f"{table.name}.parquet"
            )
        self.close()
        for one in self._work.iterdir():
            one.unlink()
        self._work.rmdir()

    def close(self) -> None:
        """Close what is open, also where the export is given up."""
        if self._batch:
            self._batch.close()
        if self._base is not None:
            self._base.close()
            self._base = None

    def _open(self) -> JsonLines:
        if self._batch is None:
            self._batch = JsonLines(self._work, FLAT)
            self._sheets = 0
        return self._batch

    def _part(self) -> None:
        self._open().close()
        self._batch = None
        for table in TABLES:
            lines = self._work / f"{table.name}.jsonl"
            columns = ", ".join(f"{one.name}: '{_TYPES[one.kind]}'" for one in table.columns)
            self._copy(
                f"SELECT * FROM read_json({_plain(lines)}, format = 'newline_delimited',"
                f" columns = {{{columns}}})",
                self._name(table, self._parts),
            )
            lines.unlink()
        self._parts += 1

    def _name(self, table: Table, number: int) -> Path:
        return self._work / f"{table.name}-{number:06d}.parquet"

    def _copy(self, query: str, target: Path) -> None:
        import duckdb

        if self._base is None:
            config = {**_CONFIG, "temp_directory": str(self._work)}
            self._base = duckdb.connect(":memory:", config=config)
        to = _quoted(str(target))
        try:
            self._base.execute(
                f"COPY ({query}) TO {to}"
                f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"
            )
        except duckdb.Error as error:
            raise _refused(str(error).splitlines()[0]) from error


def _plain(path: Path) -> str:
    """A path for a function that would take `*`, `?` and `[` in it as patterns."""
    return _quoted(re.sub(r"[*?\[]", r"[\g<0>]", str(path)))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _refused(why: str) -> DxsheetError:
    return DxsheetError(
        Text("Parquet cannot be written: {why}", "Parquet を書けません（{why}）。").fill(why=why),
        Text(
            "Nothing was left behind. Make room on the disk and try again.",
            "途中のものは残していません。ディスクの空きを増やして、もう一度試してください。",
        ),
    )
