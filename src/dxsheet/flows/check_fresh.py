"""Which files are as they were when the cache was written."""

from __future__ import annotations

import os

from dxsheet.flows.check_outcome import digest_of, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxsheet.flows.check_book import Book

    Stamp = tuple[int, int, int]


def untouched(book: Book) -> bool:
    """Whether no folder, no file of patterns and no file has another size or time.

    A folder of the same time lists the same names, so nothing has to be searched.
    """
    for known in (book.folders, book.ignores):
        if any(stamp_of(path)[1] != changed for path, changed in known.items()):
            return False
    stamps: list[int] = []
    add = stamps.append
    try:
        for path in book.paths:
            found = os.stat(path)  # noqa: PTH116 - pathlib costs start-up
            add(found.st_size)
            add(found.st_mtime_ns)
            add(found.st_ctime_ns)
    except (OSError, ValueError):
        return False
    return stamps == book.column("stamp").tolist()


class Fresh:
    """The files of a run, each with its place in the book where it is as it was then.

    A file with another time but the same contents counts as unchanged.

    Args:
        files: each with whether it has to say `dxsheet:`.
        book: the cache.
        by_contents: do not trust times.

    Attributes:
        changed: those of the files that have to be checked.
    """

    def __init__(
        self, files: list[tuple[str, bool]], book: Book | None, *, by_contents: bool
    ) -> None:
        self._book = book
        self._by_contents = by_contents
        self._known: list[tuple[int, Stamp]] = []
        self.changed: list[tuple[str, bool]] = []
        if book is None:
            self.changed = files
            return
        places = {path: at for at, path in enumerate(book.paths)}
        for path, must_say in files:
            at = places.get(path, -1)
            if at >= 0 and bool(book.column("must")[at]) == must_say:
                at, stamp = self._compared(at, path, book)
            else:
                at, stamp = -1, (0, 0, 0)
            self._known.append((at, stamp))
            if at < 0:
                self.changed.append((path, must_say))

    def _compared(self, at: int, path: str, book: Book) -> tuple[int, Stamp]:
        stamp = stamp_of(path)
        then = book.stamp(at)
        if stamp[0] != then[0]:
            return -1, stamp
        if stamp == then and not self._by_contents:
            return at, stamp
        if _digest(path) != book.digest(at):
            return -1, stamp
        return at, stamp

    def __iter__(self) -> Iterator[tuple[int, Stamp]]:
        """Place in the book and stamp of each file; a place of -1 where it has to be checked."""
        if self._book is None:
            return iter([(-1, (0, 0, 0))] * len(self.changed))
        return iter(self._known)

    def is_all_of(self, book: Book) -> bool:
        """Whether the book says all there is; where it goes by times, some of them are new."""
        return (
            self._by_contents
            and not self.changed
            and [at for at, _ in self._known] == list(range(len(book.paths)))
        )


def _digest(path: str) -> bytes:
    """The digest of a file's contents; empty where it is no ordinary one (a pipe would wait)."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    except (OSError, ValueError):
        return b""
    try:
        size = os.fstat(descriptor).st_size
        return digest_of(os.read(descriptor, size + 1))
    except OSError:
        return b""
    finally:
        os.close(descriptor)


_BINARY = getattr(os, "O_BINARY", 0)
