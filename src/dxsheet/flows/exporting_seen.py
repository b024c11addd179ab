"""Which ids were met already: kept on disk, so that memory does not grow with the sheets."""

from __future__ import annotations

import sqlite3
from pathlib import Path


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
