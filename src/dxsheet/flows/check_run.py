"""A `check` of many files: the report piece by piece, out of the cache where nothing changed.

Nothing that reads a sheet is imported before there is a sheet to read: a run in which no file has
changed costs little more than asking the system how each one stands (docs/decisions/0008).
"""

from __future__ import annotations

import gc
import os
import time
from contextlib import suppress

from dxsheet.findings import FOUND, SOUND
from dxsheet.flows.check_fresh import Fresh, untouched
from dxsheet.flows.check_outcome import Outcome, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from dxsheet.findings import Finding
    from dxsheet.flows.check_book import Book
    from dxsheet.flows.check_book_writing import BookWriter
    from dxsheet.flows.check_outcome import Pen
    from dxsheet.flows.check_targets import Targets
    from dxsheet.flows.check_twins import Twins
    from dxsheet.rules import Settings


class Run:
    """One check of files and folders.

    Args:
        paths: what to check.
        settings: gives what the office chose; asked only where a sheet has to be read.
        asked: the flags that change what is found, as given.
        pen: draws the findings of a file; picklable.
        form: all that the pen's drawing depends on.
        only_sheets: files named outright count only where they say `dxsheet:`.
        jobs: processes; by the number of files where None.
        cache: "time" (a file of the same size and times is the same), "contents" or "none".

    Attributes:
        files, errors, warnings, infos, kept: what was found so far; `files` counts sheets.
        done, of: how many files the run has been through, and how many there are.
    """

    def __init__(
        self,
        paths: Sequence[str],
        settings: Callable[[], Settings],
        *,
        asked: Sequence[str] = (),
        pen: Pen,
        form: str = "",
        only_sheets: bool = False,
        jobs: int | None = None,
        cache: str = "none",
    ) -> None:
        self.files = self.errors = self.warnings = self.infos = self.kept = 0
        self.done = self.of = 0
        self._paths = tuple(paths)
        self._settings = settings
        self._asked = tuple(asked)
        self._pen = pen
        self._form = form
        self._only_sheets = only_sheets
        self._jobs = jobs
        self._cache = cache
        self._key = b""
        self._began = 0

    def code(self, *, strict: bool) -> int:
        """1 where an error stands that was not kept; with `strict` a warning too."""
        return FOUND if self.errors or (strict and self.warnings) else SOUND

    def pieces(self) -> Iterator[bytes]:
        """The report in order, in pieces that may be empty.

        Raises:
            DxsheetError: a path that does not exist (exit 2) or cannot be read (3).
        """
        self._began = time.time_ns()
        collecting = gc.isenabled()
        gc.disable()  # what is kept is plain values: `check_pool` sweeps after the rest
        place = self._place()
        book = self._book(place) if place else None
        try:
            if book is not None and self._same_report(book) and self._untouched(book):
                self._count(book)
                yield from book.pieces()
                return
            if book is not None and not book.is_whole():
                book.close()
                book = None
            yield from self._checked(place, book)
        finally:
            if book is not None:
                book.close()
            if collecting:
                gc.enable()

    def _place(self) -> str | None:
        """The file of the cache; None where there is to be none: single files are checked anew."""
        if self._cache == "none" or not any(map(os.path.isdir, self._paths)):
            return None
        from dxsheet.flows.check_key import book_path, cache_folder

        folder = cache_folder()
        return book_path(folder, self._paths) if folder else None

    def _book(self, place: str) -> Book | None:
        from dxsheet.flows.check_book import read_book
        from dxsheet.flows.check_key import key_of

        asked = (*self._asked, str(self._only_sheets), self._cache)
        self._key = key_of(asked, by_contents=self._cache == "contents")
        return read_book(place, self._key)

    def _untouched(self, book: Book) -> bool:
        return self._cache == "time" and untouched(book)

    def _checked(self, place: str | None, book: Book | None) -> Iterator[bytes]:
        """What has changed is checked, the rest taken out of the book; both go into a new one."""
        from dxsheet.flows.check_targets import targets
        from dxsheet.flows.check_twins import Twins

        settings = self._settings()
        found = targets(self._paths, settings, only_sheets=self._only_sheets)
        self.of = len(found.files)
        fresh = Fresh(found.files, book, by_contents=self._cache == "contents")
        if book is not None and self._same_report(book) and fresh.is_all_of(book):
            self._count(book)
            yield from book.pieces()
            return
        writer = self._writer(place)
        twins = Twins()
        try:
            for (path, must_say), outcome in zip(
                found.files, self._outcomes(fresh, book, settings), strict=True
            ):
                if writer is not None and not _added(writer, path, must_say, outcome):
                    writer = None
                self.done += 1
                yield self._told_of(path, outcome, twins.of(path, outcome))
            if writer is not None:
                if book is not None:
                    book.close()
                self._finish(writer, found, twins)
        finally:
            if writer is not None:
                writer.drop()

    def _outcomes(self, fresh: Fresh, book: Book | None, settings: Settings) -> Iterator[Outcome]:
        """Each file's outcome in order, anew or out of the book."""
        checked = self._answers(fresh.changed, settings)
        for at, stamp in fresh:
            if book is None or at < 0:
                yield Outcome(*next(checked))
                continue
            outcome = book.outcome(at)._replace(stamp=stamp)
            yield outcome if book.form == self._form else outcome.redrawn(self._pen)

    def _answers(
        self, changed: list[tuple[str, bool]], settings: Settings
    ) -> Iterator[tuple[Any, ...]]:
        if not changed:
            return iter(())
        from dxsheet.flows.check_file import Examiner
        from dxsheet.flows.check_pool import answers, workers_for

        workers = workers_for(len(changed), self._jobs)
        examiner = Examiner(settings, self._pen)
        if workers > 1:
            examiner.get_ready()
        return answers(examiner, changed, workers)

    def _told_of(self, path: str, outcome: Outcome, twin: Finding | None) -> bytes:
        if twin is not None:
            from dxsheet.binder import line_of

            outcome = outcome.with_one_more(twin, line_of(path, twin.line), self._pen)
        self.files += outcome.sheet
        self.errors += outcome.errors
        self.warnings += outcome.warnings
        self.infos += outcome.infos
        self.kept += outcome.kept
        return outcome.drawn

    def _writer(self, place: str | None) -> BookWriter | None:
        """None where there is to be no cache, or none can be written."""
        if place is None:
            return None
        from dxsheet.flows.check_book_writing import BookWriter

        try:
            return BookWriter(place, self._began)
        except OSError:
            return None

    def _finish(self, writer: BookWriter, found: Targets, twins: Twins) -> None:
        ignores = {path: stamp_of(path)[1] for path in found.ignores}
        with suppress(OSError):
            writer.finish(
                self._key, self._form, folders=found.folders, ignores=ignores, twins=twins.any
            )

    def _count(self, book: Book) -> None:
        self.files = sum(book.column("sheet"))
        for name in ("errors", "warnings", "infos", "kept"):
            setattr(self, name, sum(book.column(name)))

    def _same_report(self, book: Book) -> bool:
        return book.form == self._form and not book.twins


def _added(writer: BookWriter, path: str, must_say: bool, outcome: Outcome) -> bool:
    """Whether the cache took it in; a full disk ends the cache, not the check."""
    try:
        writer.add(path, must_say, outcome)
    except OSError:
        writer.drop()
        return False
    return True
