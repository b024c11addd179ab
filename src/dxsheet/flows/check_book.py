"""The cache of a `check`: one file with what was found, sheet by sheet (docs/decisions/0008).

The pieces of the report stand first, one after the other, so that a run in which nothing changed
copies them as they are; then the records; then a table, one column after the other, which is
compared in one piece; last of all where each part begins and its checksum. Whatever does not fit is
no cache: nothing is ever said about it. There is no code in it and nothing is unpickled.
"""

from __future__ import annotations

import os
from array import array
from struct import Struct
from zlib import crc32

from dxsheet.flows.check_outcome import Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MAGIC = b"dxsheet check 1\n"
# Lengths and checksums of the three parts, and the magic word.
TRAILER = Struct("<QQQIII16s")
# Before each part of the table: how long its name is, how long the part.
HEAD = Struct("<HQ")
LONG, SHORT = "q", "I"
DIGEST = 16
BLOCK = 1 << 20

# The columns of the table: a number for each file.
COLUMNS = {
    "must": SHORT, "sheet": SHORT, "size": SHORT, "changed": LONG, "entry": LONG,
    "errors": SHORT, "warnings": SHORT, "infos": SHORT, "kept": SHORT, "records": SHORT,
    "drawn": SHORT,
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
        self, stream: BinaryIO, parts: dict[str, memoryview], sizes: tuple[int, int]
    ) -> None:
        self._stream = stream
        self._parts = parts
        self._drawn_size, self._records_size = sizes
        self.paths = _texts(parts["path"])
        self.form = bytes(parts["form"]).decode()
        self.folders = dict(
            zip(_texts(parts["folders"]), _numbers(LONG, parts["folder times"]), strict=True)
        )
        self.ignores = dict(
            zip(_texts(parts["ignores"]), _numbers(LONG, parts["ignore times"]), strict=True)
        )
        self.twins = bool(parts["twins"])
        self._columns: dict[str, array[int]] = {}
        self._ids: list[str] = []
        self._ends: dict[str, array[int]] = {}

    def column(self, name: str) -> array[int]:
        """The numbers of one column."""
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = _numbers(COLUMNS[name], self._parts[name])
        return found

    def same(self, name: str, numbers: array[int]) -> bool:
        """Whether a column holds just these numbers."""
        return self._parts[name] == memoryview(numbers).cast("B")

    def digest(self, at: int) -> bytes:
        """The digest of one file's contents."""
        return bytes(self._parts["digest"][at * DIGEST : (at + 1) * DIGEST])

    def pieces(self) -> Iterator[bytes]:
        """All that was drawn, in blocks."""
        self._stream.seek(0)
        left = self._drawn_size
        while left:
            block = self._stream.read(min(left, BLOCK))
            left -= len(block)
            yield block

    def outcome(self, at: int) -> Outcome:
        """What is known of one file."""
        if not self._ids:
            self._ids = _texts(self._parts["id"])
        column = self.column
        return Outcome(
            bool(column("sheet")[at]), self.digest(at),
            (column("size")[at], column("changed")[at], column("entry")[at]),
            self._ids[at], column("errors")[at],
            column("warnings")[at], column("infos")[at], column("kept")[at],
            self._piece("records", self._drawn_size, at), self._piece("drawn", 0, at),
        )  # fmt: skip

    def _piece(self, name: str, start: int, at: int) -> bytes:
        size = self.column(name)[at]
        if not size:
            return b""
        ends = self._ends.get(name)
        if ends is None:
            from itertools import accumulate

            ends = self._ends[name] = array("Q", accumulate(self.column(name)))
        self._stream.seek(start + ends[at] - size)
        return self._stream.read(size)

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
    except (OSError, ValueError, KeyError):
        book = None
    if book is None:
        stream.close()
    return book


def _opened(stream: BinaryIO, key: bytes) -> Book | None:
    whole = stream.seek(0, os.SEEK_END)
    if whole < TRAILER.size:
        return None
    stream.seek(whole - TRAILER.size)
    drawn, records, table, *sums, magic = TRAILER.unpack(stream.read(TRAILER.size))
    if magic != MAGIC or drawn + records + table + TRAILER.size != whole:
        return None
    stream.seek(drawn + records)
    raw = stream.read(table)
    if crc32(raw) != sums[2]:
        return None
    parts = _parts(memoryview(raw))
    if parts["key"] != key:
        return None
    stream.seek(0)
    if _sum_of(stream, drawn) != sums[0] or _sum_of(stream, records) != sums[1]:
        return None
    return Book(stream, parts, (drawn, records))


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
        name_size, size = HEAD.unpack_from(table, at)
        at += HEAD.size
        name = bytes(table[at : at + name_size]).decode("ascii")
        at += name_size
        parts[name] = table[at : at + size]
        at += size
    return parts


def _texts(part: memoryview) -> list[str]:
    return bytes(part).decode("utf-8", "surrogateescape").split("\0") if part else []


def _numbers(kind: str, part: memoryview) -> array[int]:
    numbers = array(kind)
    numbers.frombytes(part)
    return numbers
