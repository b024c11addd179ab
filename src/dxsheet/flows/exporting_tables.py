"""One sheet as rows, and the writers of tables: JSON lines, SQLite, Parquet."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, NamedTuple

from dxsheet.binder import Opened
from dxsheet.findings import Refusal
from dxsheet.flows.every_sheet import Reader
from dxsheet.lang import Text
from dxsheet.many.export_columns import SCHEMA_VERSION, TABLES, Table
from dxsheet.many.rows import Row, Source, nested, rows_of
from dxsheet.width import ACTS

_NAMES = {table.name: table.names for table in TABLES}
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# No database keeps these: half a character, and the sign that ends a text in C.
_LOST = re.compile("[\x00\ud800-\udfff]")
_NO_DUCKDB = Refusal(
    Text("Parquet needs duckdb, which is not installed.", "Parquet には duckdb が必要です。"),
    Text(
        'Install it: pip install "dxsheet[parquet]". Or use --format jsonl or sqlite.',
        'pip install "dxsheet[parquet]" で入れるか、--format jsonl か sqlite を使ってください。',
    ),
)
NOT_WRITTEN = Refusal(
    Text("The tables cannot be written: {why}.", "表を書き出せません（{why}）。"),
    Text(
        "Nothing was left behind. Make room on the disk and try again.",
        "途中のものは残していません。ディスクの空きを増やして、もう一度試してください。",
    ),
)


class Taken(NamedTuple):
    """One sheet: its file, the id it goes by, how many rows a table, and the rows themselves.

    `rows` are tuples, or for `lines` the text of JSON lines, by table. Plain values only: it comes
    from another process.
    """

    path: str
    name: str
    counts: Mapping[str, int]
    rows: Mapping[str, list[Row]]
    lines: Mapping[str, str]


@dataclass
class Taker(Reader):
    """Reads sheets below a folder for a writer.

    `lines` asks for JSON lines, `whole` for the nested form among them.
    """

    lines: bool
    whole: bool

    def of(self, opened: Opened, file: str, name: str = "") -> tuple[Any, ...]:
        """A Taken as a plain tuple; `name` is the sheet's id where its own will not do."""
        called = kept(name or opened.sheet.id or name_from(file))
        place = opened.document.place
        source = Source(called, kept(file), lambda path: place(path)[0], len(opened.findings))
        rows = rows_of(opened.sheet, source)
        counts = {table: len(found) for table, found in rows.items()}
        odd = "\\" in opened.document.text  # only an escape can make a sign that no file holds
        if odd:
            rows = {table: [kept(row) for row in found] for table, found in rows.items()}
        path = opened.document.file
        if not self.lines:
            return Taken(path, called, counts, rows, {})
        lines = {table: _json_lines(_NAMES[table], found) for table, found in rows.items()}
        if self.whole:
            data = nested(opened.sheet, source)
            lines["nested"] = _shown(_ENCODE(kept(data) if odd else data) + "\n")
        return Taken(path, called, counts, {}, lines)


def name_from(file: str) -> str:
    """A sheet's id in the rows where the file gives none: made from the file's name."""
    from hashlib import sha256

    return "file-" + sha256(file.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def kept(value: Any) -> Any:  # noqa: ANN401 - a row, or a part of the nested form
    """The same without the characters that no database keeps."""
    if isinstance(value, str):
        return _LOST.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: kept(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)([kept(one) for one in value])
    return value


def _json_lines(names: Iterable[str], rows: Iterable[Row]) -> str:
    return _shown("".join([_ENCODE(dict(zip(names, row, strict=True))) + "\n" for row in rows]))


def _shown(text: str) -> str:
    """Acting characters as escapes: some readers take U+2028 or U+0085 for the end of a line."""
    return ACTS.sub(lambda found: json.dumps(found.group())[1:-1], text)


FLAT = tuple(table.name for table in TABLES)
NESTED = "nested"


class JsonLines:
    """Writes each sheet's lines to the files of `folder` as they come."""

    lines, whole = True, True

    def __init__(self, folder: Path, names: Iterable[str] = (*FLAT, NESTED)) -> None:
        self._streams: dict[str, IO[str]] = {
            name: (folder / f"{name}.jsonl").open("x", encoding="utf-8", newline="\n")
            for name in names
        }

    def add(self, taken: Taken) -> None:
        """Write the rows of one sheet."""
        for name, text in taken.lines.items():
            self._streams[name].write(text)

    def finish(self) -> None:
        """Nothing is left to do but to close the files."""
        self.close()

    def close(self) -> None:
        """Close the files, also where the export is given up."""
        for stream in self._streams.values():
            stream.close()


FILE = "dxsheet.sqlite"
_TYPES = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}
# Made after the rows are in. The keys of the tables serve what starts from a sheet.
_INDEXES = (
    ("worksheets", "organisation"),
    ("nodes", "kind, status"),
    ("edges", "sheet, target"),
    ("work_items", "owners"),
    ("small_start", "status"),
    ("gaps", "kind"),
)


class Sqlite:
    """Writes each sheet's rows in one long transaction."""

    lines, whole = False, False

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / FILE, isolation_level=None)
        # Nobody sees the file before it is whole, so it needs no journal.
        self._base.execute("PRAGMA journal_mode=OFF")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        for table in TABLES:
            self._base.execute(_create(table))
        self._inserts = {
            table.name: f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"
            for table in TABLES
        }
        self._base.execute("BEGIN")

    def add(self, taken: Taken) -> None:
        """Insert the rows of one sheet."""
        for name, rows in taken.rows.items():
            self._base.executemany(self._inserts[name], rows)

    def finish(self) -> None:
        """Make the indexes and close."""
        for table, columns in _INDEXES:
            name = f"{table}_{columns.replace(', ', '_')}"
            self._base.execute(f"CREATE INDEX {name} ON {table} ({columns})")
        self._base.execute("COMMIT")
        self.close()

    def close(self) -> None:
        """Close the file, also where the export is given up."""
        self._base.close()


def _create(table: Table) -> str:
    parts = [
        f"{one.name} {_TYPES[one.kind]}{' NOT NULL' if one.required else ''}"
        for one in table.columns
    ]
    parts.append(f"PRIMARY KEY ({', '.join(table.key)})")
    if table.name != "worksheets":
        parts.append("FOREIGN KEY (sheet) REFERENCES worksheets (sheet)")
    return f"CREATE TABLE {table.name} ({', '.join(parts)})"


_DUCKDB_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN"}
# Nothing is fetched, and what does not fit into memory waits on the disk.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "256MB",
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# Rows that are held at a time while a file is written.
_ROW_GROUP = 20_480


class Parquet(JsonLines):
    """Writes each sheet's lines aside, and in the end one file a table from them, by duckdb.

    Raises DxsheetError (exit 3) where duckdb is missing.
    """

    whole = False

    def __init__(self, folder: Path) -> None:
        if find_spec("duckdb") is None:
            raise _NO_DUCKDB()
        self._folder = folder
        self._work = folder / "lines"
        self._work.mkdir()
        super().__init__(self._work, FLAT)

    def finish(self) -> None:
        """Write the tables; without any sheet they have their columns alone."""
        import duckdb

        self.close()
        config = {**_CONFIG, "temp_directory": str(self._work)}
        try:
            with duckdb.connect(":memory:", config=config) as base:
                for table in TABLES:
                    base.execute(self._copy(table))
        except duckdb.Error as error:
            why = Text(str(error).splitlines()[0], "書き込み中のエラー")
            raise NOT_WRITTEN(why=why) from error
        shutil.rmtree(self._work)

    def _copy(self, table: Table) -> str:
        columns = ", ".join(f"{one.name}: '{_DUCKDB_TYPES[one.kind]}'" for one in table.columns)
        lines = _plain(self._work / f"{table.name}.jsonl")
        return (
            f"COPY (SELECT * FROM read_json({lines}, format = 'newline_delimited',"
            f" columns = {{{columns}}})) TO {_quoted(str(self._folder / table.name) + '.parquet')}"
            f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"
        )


def _plain(path: Path) -> str:
    """A path for a function that would take `*`, `?` and `[` in it as patterns."""
    return _quoted(re.sub(r"[*?\[]", r"[\g<0>]", str(path)))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
