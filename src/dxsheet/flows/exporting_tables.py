"""One sheet as rows, and the writers of tables: JSON lines, SQLite, Parquet."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from dxsheet.binder import Opened
from dxsheet.findings import DxsheetError, Refusal
from dxsheet.flows.every_sheet import name_below, opened
from dxsheet.lang import Text
from dxsheet.many.export_columns import SCHEMA_VERSION, TABLES, Table
from dxsheet.many.rows import Row, Source, nested, rows_of
from dxsheet.sheet.fields import Path as Place
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

    `rows` are tuples, or for `lines` the text of JSON lines, by table. `error` says in both
    languages why there are none. Plain values only: it comes from another process.
    """

    path: str
    name: str = ""
    counts: Mapping[str, int] = {}
    rows: Mapping[str, list[Row]] = {}
    lines: Mapping[str, str] = {}
    error: tuple[str, str] | None = None


class Taker:
    """Reads sheets below a folder for a writer.

    `lines` asks for JSON lines, `whole` for the nested form among them.
    """

    def __init__(self, folder: str, *, lines: bool, whole: bool = False) -> None:
        self._folder = folder
        self._lines = lines
        self._whole = whole

    def __call__(self, path: str, must_say: bool, name: str = "") -> tuple[Any, ...] | None:
        """A Taken as a plain tuple; `name` is the sheet's id where its own will not do."""
        try:
            sheet = opened(path, must_say)
        except DxsheetError as error:
            return tuple(Taken(path, error=(error.message.en, error.message.ja)))
        return tuple(self._taken(sheet, path, name)) if sheet is not None else None

    def file(self, path: str) -> str:
        """What a sheet's file is called in the rows."""
        return _LOST.sub("\ufffd", name_below(path, self._folder))

    def _taken(self, opened: Opened, path: str, name: str) -> Taken:
        file = name_below(path, self._folder)
        called = _LOST.sub("\ufffd", name or opened.sheet.id or name_from(file))
        source = Source(called, self.file(path), _lines_of(opened), len(opened.findings))
        rows = rows_of(opened.sheet, source)
        counts = {table: len(found) for table, found in rows.items()}
        odd = "\\" in opened.document.text  # only an escape can make a sign that no file holds
        if odd:
            rows = {table: [_kept(row) for row in found] for table, found in rows.items()}
        if not self._lines:
            return Taken(path, called, counts, rows=rows)
        lines = {table: _json_lines(_NAMES[table], found) for table, found in rows.items()}
        if self._whole:
            data = nested(opened.sheet, source)
            lines["nested"] = _shown(_ENCODE(_kept(data) if odd else data) + "\n")
        return Taken(path, called, counts, lines=lines)


def name_from(file: str) -> str:
    """A sheet's id in the rows where the file gives none: made from the file's name."""
    from hashlib import sha256

    return "file-" + sha256(file.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def _lines_of(opened: Opened) -> Callable[[Place], int]:
    place = opened.document.place
    return lambda path: place(path)[0]


def _kept(value: Any) -> Any:  # noqa: ANN401 - a row, or a part of the nested form
    """The same without the characters that no database keeps."""
    if isinstance(value, str):
        return _LOST.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _kept(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)([_kept(one) for one in value])
    return value


def _json_lines(names: Iterable[str], rows: Iterable[Row]) -> str:
    text = "".join([_ENCODE(dict(zip(names, row, strict=True))) + "\n" for row in rows])
    return _shown(text)


def _shown(text: str) -> str:
    """Acting characters as escapes: some readers take U+2028 or U+0085 for the end of a line."""
    return ACTS.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


class Seen:
    """A set of texts in a temporary database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base = sqlite3.connect(path, isolation_level=None)
        # The file is thrown away at the end: nothing in it needs to survive a crash.
        self._base.execute("PRAGMA journal_mode=OFF")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute("CREATE TABLE met (name TEXT PRIMARY KEY) WITHOUT ROWID")
        self._base.execute("BEGIN")

    def add(self, name: str) -> bool:
        """Take a text in; False where it was in already."""
        done = self._base.execute("INSERT OR IGNORE INTO met VALUES (?)", (name,))
        return done.rowcount == 1

    def close(self) -> None:
        """Throw the set away."""
        self._base.close()
        self._path.unlink(missing_ok=True)


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
        self._inserts = {table.name: _insert(table) for table in TABLES}
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


def _insert(table: Table) -> str:
    places = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} VALUES ({places})"


_DUCKDB_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN"}
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
        raise _NO_DUCKDB()


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
            columns = ", ".join(f"{one.name}: '{_DUCKDB_TYPES[one.kind]}'" for one in table.columns)
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
            why = Text(str(error).splitlines()[0], "書き込み中のエラー")
            raise NOT_WRITTEN(why=why) from error


def _plain(path: Path) -> str:
    """A path for a function that would take `*`, `?` and `[` in it as patterns."""
    return _quoted(re.sub(r"[*?\[]", r"[\g<0>]", str(path)))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
