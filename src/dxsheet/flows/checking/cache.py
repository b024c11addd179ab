"""The cache of a `check`: an SQLite file with what was found, sheet by sheet (decision 0008).

Where it lives: `place_of_cache`. Whatever goes wrong with it means that there is no cache, and
nothing is ever said about it.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import dxsheet
from dxsheet.disk import user_folder
from dxsheet.flows.checking.file import Counts, Outcome, Stamp, digest_of

# A time this near to now may still come again with other contents (git's "racily clean").
_RACY = 2_000_000_000
_WAIT = 0.5  # for another process that writes the same cache
_DAYS = 30  # a cache that nobody used for so long goes

_TABLE = (
    "CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, must, size, changed, entry, digest,"
    " form, sheet, id, errors, warnings, infos, kept, packed, drawn, checksum, records)"
)
_STAMPS = "SELECT path, must, size, changed, entry, digest FROM files WHERE path IN ({})"
_ROWS = (
    "SELECT size, changed, entry, path, digest, form, sheet, id, errors, warnings, infos, kept,"
    " packed, drawn, checksum, CASE WHEN form = ? THEN x'' ELSE records END"
    " FROM files WHERE path IN ({})"
)
_PUT = f"INSERT OR REPLACE INTO files VALUES ({', '.join('?' * 17)})"


class Known(NamedTuple):
    """How a file stood when it was last checked, and whether it had to say `dxsheet:`."""

    must_say: bool
    stamp: Stamp
    digest: bytes


class Cache:
    """What is known of the files of a run, made under the same key.

    Args:
        place: the file; None for no cache.
        key: what the results depend on beside the sheets, as `key_of`; a row of another one is
            none.
    """

    def __init__(self, place: Path | None, key: bytes) -> None:
        self._key = key
        self._began = time.time_ns()
        self._base: sqlite3.Connection | None = None
        self._place = place
        if place is None:
            return
        with suppress(OSError, sqlite3.Error):
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sweep(place.parent)
            if all(_free_or_file(one) for one in (place, place.with_name(f"{place.name}-journal"))):
                self._base = sqlite3.connect(place, timeout=_WAIT, isolation_level=None)
        self._rows(_TABLE)

    def stamps(self, paths: Sequence[str]) -> list[Known | None]:
        """How each file stood; None where nothing is known of it."""
        rows = self._asked(_STAMPS, paths)
        return [Known(bool(one[1]), one[2:5], one[5]) if one else None for one in rows]

    def outcomes(self, paths: Sequence[str], form: str) -> list[Outcome | None]:
        """What each file came to; where it was drawn for another form, `records` alone hold it."""
        rows = self._asked(_ROWS, paths, form)
        return [self._outcome(one, form) if one else None for one in rows]

    def _outcome(self, row: tuple[Any, ...], form: str) -> Outcome | None:
        """The outcome in a row; None where something happened to the row."""
        size, changed, entry, *told, checksum, records = row
        with suppress(TypeError):  # a number where bytes were
            sound = checksum == self._checksum(told) and (not records or told[-2] == crc32(records))
            if sound:
                _, digest, drawn_for, sheet, name, *counts, _, drawn = told
                drawn = drawn if drawn_for == form else b""
                stamp = size, changed, entry
                known = bool(sheet), digest, stamp, os.fsdecode(name), Counts(*counts)
                return Outcome(*known, records, drawn)
        return None

    def put(self, path: str, must_say: bool, outcome: Outcome, form: str) -> None:
        """Take in what a file came to."""
        self._begin()
        told = (
            os.fsencode(path),
            outcome.digest,
            form,
            int(outcome.sheet),
            outcome.id.encode("utf-8", "surrogateescape"),
            *outcome.counts,
            crc32(outcome.records),
            outcome.drawn,
        )
        stamp = outcome.stamp[0], *map(self._sure, outcome.stamp[1:])
        sums = self._checksum(told), outcome.records
        self._rows(_PUT, (told[0], int(must_say), *stamp, *told[1:], *sums))

    def touch(self, path: str, stamp: Stamp) -> None:
        """Note that a file has another time and is the same all the same."""
        self._begin()
        times = map(self._sure, stamp[1:])
        self._rows(
            "UPDATE files SET changed = ?, entry = ? WHERE path = ?", (*times, os.fsencode(path))
        )

    def _begin(self) -> None:
        if self._base is not None and not self._base.in_transaction:
            self._rows("BEGIN IMMEDIATE")

    def finish(self, paths: Iterable[str]) -> None:
        """Keep what was put in, and drop what is no file of the run any more."""
        if self._base is None or not self._base.in_transaction:
            return
        here = set(map(os.fsencode, paths))
        for (path,) in self._rows("SELECT path FROM files"):
            if path not in here:
                self._rows("DELETE FROM files WHERE path = ?", (path,))
        self._rows("COMMIT")

    def close(self) -> None:
        """Let go of the file; what is not finished is not kept."""
        base, self._base = self._base, None
        if base is not None:
            with suppress(sqlite3.Error):
                base.close()

    def _asked(
        self, question: str, paths: Sequence[str], *values: object
    ) -> list[tuple[Any, ...] | None]:
        names = list(map(os.fsencode, paths))
        at = 0 if question is _STAMPS else 3
        question = question.format(",".join("?" * len(names)))
        found = {row[at]: row for row in self._rows(question, (*values, *names))}
        return list(map(found.get, names))

    def _rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Ask the database; after any error of it there is no cache."""
        if self._base is None:
            return []
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.Error as error:
            self.close()
            if self._place and not isinstance(error, sqlite3.OperationalError):  # a broken one
                with suppress(OSError):
                    self._place.unlink()
            return []

    def _sure(self, moment: int) -> int:
        """A time that can be relied on, 0 where it is too near to now."""
        return moment if moment < self._began - _RACY else 0

    def _checksum(self, row: Sequence[Any]) -> int:
        """Tells a row that something happened to, or that was made under another key."""
        return crc32(row[-1], crc32(repr((*row[:-1],)).encode(), crc32(self._key)))


def place_of_cache(paths: Iterable[str], key: bytes) -> Path | None:
    """The file that holds what was found in just these paths, asked for in this folder.

    None where the system has no folder for caches.
    """
    folder = user_folder("cache")
    try:
        here = str(Path.cwd())
    except FileNotFoundError:  # the folder was removed
        return None
    name = digest_of(_told((here, *paths)) + key).hex()
    return folder / f"check-{name}.sqlite" if folder else None


def key_of(asked: Sequence[str], *, by_contents: bool) -> bytes:
    """What results depend on beside the sheets: this program and what was asked.

    Args:
        asked: the settings and all else that changes what is found, as `asked_of`.
        by_contents: tell this program's own files by what is in them, not by their times (in CI
            every file is new).
    """
    parts = [dxsheet.__version__, str(sys.version_info[:2]), str(by_contents), *asked]
    for one in sorted(Path(dxsheet.__file__).parent.rglob("*.[pt][yx][t]*")):
        found = one.stat()
        told = digest_of(one.read_bytes()).hex() if by_contents else str(found.st_mtime_ns)
        parts += (one.name, str(found.st_size), told)
    return digest_of(_told(parts))


def _told(parts: Iterable[str]) -> bytes:
    return "\0".join(parts).encode("utf-8", "surrogatepass")


def _free_or_file(place: Path) -> bool:
    """Whether SQLite may open something there: a pipe would keep it waiting for ever."""
    return place.is_file() or not os.path.lexists(place)


def _sweep(folder: Path) -> None:
    """Remove the caches that nobody has written for long, and those of older versions."""
    before = time.time() - _DAYS * 86400
    for one in folder.glob("check-*"):
        with suppress(OSError):
            if one.is_file() and one.stat().st_mtime < before:
                one.unlink()
