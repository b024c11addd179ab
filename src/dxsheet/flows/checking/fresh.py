"""Which files are as they were when the cache was written, by their times or their contents."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from dxsheet.flows.checking.book import Book
from dxsheet.flows.checking.outcome import digest_of, stamp_of

Stamp = tuple[int, int, int]
File = tuple[str, bool]

# Files that are taken out of the book in one piece: what they hold is in memory at once.
_LONGEST = 2000
# Numbers that are compared in one go: three for each of so many files.
_STEP = 3 * 128


class Standing:
    """How the files in a book stand now, by sizes and times.

    Attributes:
        same_names: no folder and no file of patterns has another time; a folder of the same time
            lists the same names, so nothing has to be searched.
        stamps: three numbers for each file of the book; empty where one is no more.
    """

    def __init__(self, book: Book) -> None:
        self.same_names = all(
            stamp_of(path)[1] == changed
            for known in (book.folders, book.ignores)
            for path, changed in known.items()
        )
        self.stamps = _stamps(book.paths) if self.same_names else []

    def untouched(self, book: Book) -> bool:
        """Whether nothing at all has changed."""
        return self.same_names and self.stamps == book.column("stamp").tolist()


def _stamps(paths: Sequence[str]) -> list[int]:
    stamps: list[int] = []
    add = stamps.extend
    try:
        for found in map(os.stat, paths):
            add((found.st_size, found.st_mtime_ns, found.st_ctime_ns))
    except (OSError, ValueError):
        return []
    return stamps


class Fresh:
    """The files of a run, each with its place in the book where it is as it was then.

    A file with another time but the same contents counts as unchanged.

    Args:
        files: each with whether it has to say `dxsheet:`.
        book: the cache.
        stamps: how the files stand, three numbers each, where that is known already.
        by_contents: do not trust times.

    Attributes:
        changed: those of the files that have to be checked.
        stamps: the new stamp of files whose time alone has changed, by their place in `files`.
    """

    def __init__(
        self,
        files: Sequence[File],
        book: Book | None,
        *,
        stamps: Sequence[int] = (),
        by_contents: bool = False,
    ) -> None:
        self.stamps: dict[int, Stamp] = {}
        self._places: list[int] = []
        if book is None:
            self._places = [-1] * len(files)
        elif stamps:
            self._compare_all(book, stamps)
        else:
            self._search(files, book, by_contents=by_contents)
        self.changed = [file for file, place in zip(files, self._places, strict=True) if place < 0]

    def _compare_all(self, book: Book, stamps: Sequence[int]) -> None:
        """The files are those of the book, in its order."""
        self._places = list(range(len(book.paths)))
        then = book.column("stamp").tolist()
        for start in range(0, len(then), _STEP):
            if stamps[start : start + _STEP] == then[start : start + _STEP]:
                continue
            for first in range(start, min(start + _STEP, len(then)), 3):
                if stamps[first : first + 3] != then[first : first + 3]:
                    size, changed, entry = stamps[first : first + 3]
                    at = first // 3
                    self._places[at] = self._compared(at, at, book, (size, changed, entry))

    def _search(self, files: Sequence[File], book: Book, *, by_contents: bool) -> None:
        places = {path: at for at, path in enumerate(book.paths)}
        for index, (path, must_say) in enumerate(files):
            at = places.get(path, -1)
            if at >= 0 and bool(book.column("must")[at]) == must_say:
                stamp = stamp_of(path)
                if by_contents or stamp != book.stamp(at):
                    at = self._compared(index, at, book, stamp)
            else:
                at = -1
            self._places.append(at)

    def _compared(self, index: int, at: int, book: Book, stamp: Stamp) -> int:
        if stamp[0] != book.stamp(at)[0] or _digest(book.paths[at]) != book.digest(at):
            return -1
        self.stamps[index] = stamp
        return at

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Files in a row: the first, the one after the last, the first one's place in the book.

        The place is -1 for files that have to be checked; files with a new stamp come one by one.
        """
        first = 0
        for index in range(1, len(self._places) + 1):
            if index == len(self._places) or index - first == _LONGEST or not self._goes_on(index):
                yield first, index, self._places[first]
                first = index

    def _goes_on(self, index: int) -> bool:
        before, place = self._places[index - 1], self._places[index]
        if place < 0 or before < 0:
            return place == before
        return place == before + 1 and not (index in self.stamps or index - 1 in self.stamps)

    def is_all_of(self, book: Book) -> bool:
        """Whether the files are those of the book, in its order and unchanged."""
        return self._places == list(range(len(book.paths)))


def _digest(path: str) -> bytes:
    """The digest of a file's contents; empty where it is no ordinary one (a pipe would wait)."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError):
        return b""
    try:
        return digest_of(os.read(descriptor, os.fstat(descriptor).st_size + 1))
    except OSError:
        return b""
    finally:
        os.close(descriptor)
