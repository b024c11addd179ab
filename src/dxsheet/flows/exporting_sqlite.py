"""An export as one SQLite file that Datasette and DB Browser open: keys, indexes, plain tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dxsheet.flows.exporting_rows import Taken
from dxsheet.many.columns import SCHEMA_VERSION, TABLES, Table

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
