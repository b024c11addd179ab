"""The cache of a `check` being written: beside its place, which it takes whole or not at all."""

from __future__ import annotations

import os
import re
import time
from array import array
from contextlib import suppress
from typing import BinaryIO
from zlib import compress, crc32

from dxsheet.flows.checking.book import BLOCK, COLUMNS, DIGEST, LONG, MAGIC, NUMBER, Book
from dxsheet.flows.checking.outcome import Outcome

# A time this near to now may still come again with other contents (git's "racily clean").
_RACY = 2_000_000_000
# What a killed process left behind goes after an hour, a cache that nobody wrote after two months.
_LEFT, _OLD = 3600, 60 * 86400
_OURS = re.compile(r"check-[0-9a-f]{32}\.(?:book|[0-9a-f]{12}\.tmp)")


class BookWriter:
    """Takes the files of a run in order; `finish` puts the cache in its place."""

    def __init__(self, path: str, began: int) -> None:
        """`began` is when the run did (ns). Raises OSError where nothing can be written."""
        folder = os.path.dirname(path)  # noqa: PTH120 - pathlib costs start-up
        os.makedirs(folder, 0o700, exist_ok=True)  # noqa: PTH103
        _sweep(folder)
        self._path = path
        self._began = began
        self._names = [f"{path[:-5]}.{os.urandom(6).hex()}.tmp" for _ in range(2)]
        self._drawn, self._records = map(_made, self._names)
        self._sums = [0, 0]
        self._spoilt = False
        self._paths: list[str] = []
        self._ids: list[str] = []
        self._digests = bytearray()
        self._columns = {name: array(kind) for name, kind in COLUMNS.items()}

    def add(self, path: str, must_say: bool, outcome: Outcome) -> None:
        """Take in the next file."""
        size, changed, entry = outcome.stamp
        records = compress(outcome.records, 1) if outcome.records else b""
        self._columns["stamp"].extend((max(size, 0), self._sure(changed), self._sure(entry)))
        for name, number in (
            ("must", must_say), ("sheet", outcome.sheet), ("errors", outcome.errors),
            ("warnings", outcome.warnings), ("infos", outcome.infos), ("kept", outcome.kept),
            ("records", len(records)), ("drawn", len(outcome.drawn)),
        ):  # fmt: skip
            self._columns[name].append(number)
        self._paths.append(path)
        self._ids.append(outcome.id)
        self._digests += outcome.digest or bytes(DIGEST)
        self._write(outcome.drawn, records)

    def copy(self, book: Book, at: int, count: int, drawn: bytes) -> None:
        """Take in so many files in a row as they stand in a book."""
        for name, column in self._columns.items():
            column.frombytes(book.bytes_of(name, at, count))
        self._digests += book.bytes_of("digest", at, count)
        self._paths += book.paths[at : at + count]
        self._ids += book.ids[at : at + count]
        self._write(drawn, book.piece("records", at, count))

    def _write(self, drawn: bytes, records: bytes) -> None:
        """A full disk ends the cache, not the check."""
        try:
            self._drawn.write(drawn)
            self._records.write(records)
        except OSError:
            self._spoilt = True
        self._sums = [crc32(drawn, self._sums[0]), crc32(records, self._sums[1])]

    def _sure(self, moment: int) -> int:
        """A time that can be relied on, 0 where it is too near to now."""
        return moment if moment < self._began - _RACY else 0

    def finish(
        self,
        key: bytes,
        form: str,
        *,
        folders: dict[str, int],
        ignores: dict[str, int],
        twins: bool,
    ) -> None:
        """Write the table and take the cache's place; where the disk is full there is no cache."""
        if self._spoilt:
            return
        with suppress(OSError):
            self._finish(
                {
                    "key": key,
                    "form": form.encode(),
                    "twins": b"1" if twins else b"",
                    "folders": _joined(list(folders)),
                    "folder times": array(LONG, map(self._sure, folders.values())).tobytes(),
                    "ignores": _joined(list(ignores)),
                    "ignore times": array(LONG, map(self._sure, ignores.values())).tobytes(),
                }
            )

    def _finish(self, parts: dict[str, bytes]) -> None:
        sizes = self._drawn.tell(), self._records.tell()
        self._records.seek(0)
        while block := self._records.read(BLOCK):
            self._drawn.write(block)
        parts = {
            **parts,
            "path": _joined(self._paths),
            "id": _joined(self._ids),
            "digest": bytes(self._digests),
            **{name: column.tobytes() for name, column in self._columns.items()},
        }
        table = b"".join(
            _number(len(name)) + _number(len(part)) + name.encode("ascii") + part
            for name, part in parts.items()
        )
        self._drawn.write(table)
        ends = (*sizes, len(table), *self._sums, crc32(table))
        self._drawn.write(b"".join(map(_number, ends)) + MAGIC)
        self._drawn.close()
        os.replace(self._names[0], self._path)  # noqa: PTH105

    def drop(self) -> None:
        """Leave nothing behind but what `finish` put in its place."""
        for stream in (self._drawn, self._records):
            with suppress(OSError):
                stream.close()
        for name in self._names:
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108


def _made(name: str) -> BinaryIO:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(name, flags, 0o600), "w+b", BLOCK)


def _number(value: int) -> bytes:
    return value.to_bytes(NUMBER, "little")


def _joined(texts: list[str]) -> bytes:
    return "\0".join(texts).encode("utf-8", "surrogateescape")


def _sweep(folder: str) -> None:
    """Remove what is left of killed processes and of folders that are no more."""
    now = time.time()
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _OURS.fullmatch(entry.name):
                age = now - entry.stat(follow_symlinks=False).st_mtime
                if age > (_LEFT if entry.name.endswith(".tmp") else _OLD):
                    with suppress(OSError):
                        os.unlink(entry.path)  # noqa: PTH108
