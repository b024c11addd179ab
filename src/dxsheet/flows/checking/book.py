"""The cache of a `check`: one file with what was found, sheet by sheet (docs/decisions/0008).

The pieces of the report stand first, one after the other, so that a run in which nothing changed
copies them as they are; then the records, packed; then a table, one column after the other, which
is compared in one piece; last of all where each part begins and its checksum. Whatever does not
fit is no cache: nothing is ever said about it. There is no code in it and nothing is unpickled.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO
from zlib import crc32, decompress

from dxsheet.flows.checking.outcome import Outcome

MAGIC = b"dxsheet check 1\n"
# Bytes of a number. Lengths and checksums of the three parts and the magic word end the file;
# before each part of the table stand the length of its name and its own.
NUMBER = 8
TRAILER = 6 * NUMBER + len(MAGIC)
LONG, SHORT = "q", "I"
DIGEST = 16
BLOCK = 1 << 16  # more than this is fetched from the system anew each time

# The columns of the table: a number for each file; `stamp` has three, as `Outcome.stamp`.
COLUMNS = {
    "must": SHORT, "sheet": SHORT, "stamp": LONG, "errors": SHORT, "warnings": SHORT,
    "infos": SHORT, "kept": SHORT, "records": SHORT, "drawn": SHORT,
}  # fmt: skip


class Book:
    """A cache that fits the run: same version, same settings, same files named.

    Attributes:
        paths: the files in order.
        form: what the pieces were drawn for.
        folders: the folders walked, with their times; `ignores` the files of patterns, theirs.
        twins: whether two sheets have one id.
    """

    def __init__(
        self,
        stream: BinaryIO,
        parts: dict[str, memoryview],
        sizes: tuple[int, int],
        sum_of_records: int,
    ) -> None:
        self._stream = stream
        self._parts = parts
        self._drawn_size, self._records_size = sizes
        self._sum_of_records = sum_of_records
        self.paths = _texts(parts["path"])
        self.form = bytes(parts["form"]).decode()
        self.folders = dict(
            zip(_texts(parts["folders"]), _numbers(LONG, parts["folder times"]), strict=True)
        )
        self.ignores = dict(
            zip(_texts(parts["ignores"]), _numbers(LONG, parts["ignore times"]), strict=True)
        )
        self.twins = bool(parts["twins"])
        self._columns: dict[str, memoryview[int]] = {}
        self._ids: list[str] | None = None
        self._ends: dict[str, list[int]] = {}

    def column(self, name: str) -> memoryview[int]:
        """The numbers of one column."""
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = _numbers(COLUMNS[name], self._parts[name])
        return found

    @property
    def ids(self) -> list[str]:
        """The sheets' own ids, empty where there is none."""
        if self._ids is None:
            ids = _texts(self._parts["id"])
            self._ids = ids or [""] * len(self.paths)  # one file without an id is no text at all
        return self._ids

    def stamp(self, at: int) -> tuple[int, int, int]:
        """How one file stood; times of 0 where they are not to be relied on."""
        size, changed, entry = self.column("stamp")[3 * at : 3 * at + 3]
        return size, changed, entry

    def digest(self, at: int) -> bytes:
        """The digest of one file's contents."""
        return bytes(self._parts["digest"][at * DIGEST : (at + 1) * DIGEST])

    def pieces(self) -> Iterator[bytes]:
        """All that was drawn, in blocks of whole lines."""
        self._stream.seek(0)
        left = self._drawn_size
        while left:
            block = self._stream.read(min(left, BLOCK))
            if not block:  # cut off since it was looked at
                return
            if left > len(block):
                block += self._stream.readline(left - len(block))
            left -= len(block)
            yield block

    def is_whole(self) -> bool:
        """Whether the records are sound too, which `pieces` does not need."""
        self._stream.seek(self._drawn_size)
        return _sum_of(self._stream, self._records_size) == self._sum_of_records

    def outcome(self, at: int) -> Outcome:
        """What is known of one file."""
        column = self.column
        records = self.piece("records", at)
        return Outcome(
            bool(column("sheet")[at]), self.digest(at),
            self.stamp(at),
            self.ids[at], column("errors")[at],
            column("warnings")[at], column("infos")[at], column("kept")[at],
            decompress(records) if records else b"", self.piece("drawn", at),
        )  # fmt: skip

    def piece(self, name: str, at: int, count: int = 1) -> bytes:
        """What was `drawn`, or the `records`, of so many files in a row."""
        ends = self._ends.get(name)
        if ends is None:
            from itertools import accumulate

            ends = self._ends[name] = [0, *accumulate(self.column(name))]
        start, end = ends[at], ends[at + count]
        if start == end:
            return b""
        self._stream.seek(start if name == "drawn" else self._drawn_size + start)
        return self._stream.read(end - start)

    def bytes_of(self, name: str, at: int, count: int) -> memoryview:
        """The part of a column, or of the digests, that is of so many files in a row."""
        part = self._parts[name]
        size = len(part) // max(len(self.paths), 1)
        return part[at * size : (at + count) * size]

    def close(self) -> None:
        """Let go of the file (Windows cannot replace one that is open)."""
        self._stream.close()


def read_book(path: str, key: bytes) -> Book | None:
    """The cache in a file, None where there is none that is whole and made under this key."""
    try:
        stream = open(path, "rb")  # noqa: PTH123, SIM115 - pathlib costs start-up
    except OSError:
        return None
    try:
        book = _opened(stream, key)
    except (OSError, ValueError, KeyError, TypeError):
        book = None
    if book is None:
        stream.close()
    return book


def _opened(stream: BinaryIO, key: bytes) -> Book | None:
    whole = stream.seek(0, os.SEEK_END)
    if whole < TRAILER:
        return None
    stream.seek(whole - TRAILER)
    end = stream.read(TRAILER)
    drawn, records, table, *sums = (
        int.from_bytes(end[at : at + NUMBER], "little") for at in range(0, 6 * NUMBER, NUMBER)
    )
    if not end.endswith(MAGIC) or drawn + records + table + TRAILER != whole:
        return None
    stream.seek(drawn + records)
    raw = stream.read(table)
    if crc32(raw) != sums[2]:
        return None
    parts = _parts(memoryview(raw))
    if parts["key"] != key:
        return None
    stream.seek(0)
    if _sum_of(stream, drawn) != sums[0]:
        return None
    return Book(stream, parts, (drawn, records), sums[1])


def _sum_of(stream: BinaryIO, size: int) -> int:
    total = 0
    while size:
        block = stream.read(min(size, BLOCK))
        if not block:
            return -1
        total = crc32(block, total)
        size -= len(block)
    return total


def _parts(table: memoryview) -> dict[str, memoryview]:
    """The parts of a table by name: each a name, a length and that many bytes."""
    parts: dict[str, memoryview] = {}
    at = 0
    while at < len(table):
        middle = at + NUMBER
        start = middle + NUMBER
        name_size = int.from_bytes(table[at:middle], "little")
        size = int.from_bytes(table[middle:start], "little")
        at = start + name_size
        parts[bytes(table[start:at]).decode("ascii")] = table[at : at + size]
        at += size
    return parts


def _texts(part: memoryview) -> list[str]:
    return bytes(part).decode("utf-8", "surrogateescape").split("\0") if part else []


def _numbers(kind: str, part: memoryview) -> memoryview[int]:
    return part.cast(kind)  # type: ignore[call-overload, no-any-return]
