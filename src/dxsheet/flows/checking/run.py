"""A `check` of many files: the report piece by piece, out of the cache where nothing changed.

Nothing that reads a sheet is imported before there is a sheet to read: a run in which no file has
changed costs little more than asking the system how each one stands (docs/decisions/0008).
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any

from dxsheet.findings import FOUND, SOUND
from dxsheet.flows.checking.book import Book
from dxsheet.flows.checking.book_writing import BookWriter
from dxsheet.flows.checking.fresh import Fresh, Standing
from dxsheet.flows.checking.outcome import Outcome, Pen, stamp_of
from dxsheet.flows.checking.targets import Targets
from dxsheet.flows.checking.twins import Twins
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

    def pieces(self) -> Generator[bytes]:
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
            yield from self._from_book(place, book)
        finally:
            if book is not None:
                book.close()
            if collecting:
                gc.enable()

    def _from_book(self, place: str | None, book: Book | None) -> Iterator[bytes]:
        """The report as it stands in the book where nothing has changed."""
        standing = Standing(book) if book is not None and self._cache == "time" else None
        same = book is not None and self._same_report(book)
        if book is not None and same and standing is not None and standing.untouched(book):
            yield from self._all_of(book)
            return
        if book is not None and not book.is_whole():
            book = None
        yield from self._checked(place, book, standing)

    def _all_of(self, book: Book) -> Iterator[bytes]:
        self._count(book, 0, len(book.paths))
        yield from book.pieces()

    def _place(self) -> str | None:
        """The file of the cache; None where there is to be none: single files are checked anew."""
        if self._cache == "none" or not any(map(os.path.isdir, self._paths)):
            return None
        from dxsheet.flows.checking.key import book_path, cache_folder

        folder = cache_folder()
        return book_path(folder, self._paths) if folder else None

    def _book(self, place: str) -> Book | None:
        from dxsheet.flows.checking.book import read_book
        from dxsheet.flows.checking.key import key_of

        asked = (*self._asked, str(self._only_sheets), self._cache)
        self._key = key_of(asked, by_contents=self._cache == "contents")
        return read_book(place, self._key)

    def _checked(
        self, place: str | None, book: Book | None, standing: Standing | None
    ) -> Iterator[bytes]:
        """What has changed is checked, the rest taken out of the book; both go into a new one."""
        from dxsheet.flows.checking.twins import Twins

        found, fresh = self._found(book, standing)
        same = book is not None and standing is None and self._same_report(book)
        if book is not None and same and fresh.is_all_of(book):
            yield from self._all_of(book)
            return
        self.of = len(found.files)
        writer = self._writer(place)
        twins = Twins()
        try:
            yield from self._pieces(found, fresh, book, writer, twins)
            if book is not None:
                book.close()
            self._finish(writer, found, twins)
        finally:
            if writer is not None:
                writer.drop()

    def _found(self, book: Book | None, standing: Standing | None) -> tuple[Targets, Fresh]:
        """The files of the run, and how they compare with the book."""
        from dxsheet.flows.checking.targets import Targets, targets

        if book is not None and standing is not None and standing.stamps:
            files = list(zip(book.paths, map(bool, book.column("must")), strict=True))
            found = Targets(files, book.folders, list(book.ignores))
            return found, Fresh(files, book, stamps=standing.stamps)
        found = targets(self._paths, self._settings(), only_sheets=self._only_sheets)
        return found, Fresh(found.files, book, by_contents=self._cache == "contents")

    def _pieces(
        self,
        found: Targets,
        fresh: Fresh,
        book: Book | None,
        writer: BookWriter | None,
        twins: Twins,
    ) -> Iterator[bytes]:
        """The report, run of files by run of files; all of it goes to the writer too."""
        answers = self._answers(fresh.changed)
        for first, after, at in fresh.runs():
            known = book is not None and at >= 0 and first not in fresh.stamps
            if book is not None and known and self._in_one(book, at, after - first, twins):
                yield self._copied(book, at, after - first, writer)
                continue
            for index in range(first, after):
                path, must_say = found.files[index]
                if book is None or at < 0:
                    outcome = Outcome(*next(answers))
                else:
                    outcome = self._known(book, at + index - first, fresh.stamps.get(index))
                if writer is not None:
                    writer.add(path, must_say, outcome)
                self.done += 1
                yield self._told_of(path, outcome, twins)

    def _in_one(self, book: Book, at: int, count: int, twins: Twins) -> bool:
        """Whether a run of files can be taken out of the book in one piece."""
        if not self._same_report(book):
            return False
        return twins.all_new(book.ids[at : at + count], book.paths[at : at + count])

    def _copied(self, book: Book, at: int, count: int, writer: BookWriter | None) -> bytes:
        self._count(book, at, at + count)
        drawn = book.piece("drawn", at, count)
        if writer is not None:
            writer.copy(book, at, count, drawn)
        return drawn

    def _known(self, book: Book, at: int, stamp: tuple[int, int, int] | None) -> Outcome:
        outcome = book.outcome(at)
        if stamp is not None:
            outcome = outcome._replace(stamp=stamp)
        return outcome if book.form == self._form else outcome.redrawn(self._pen)

    def _answers(self, changed: list[tuple[str, bool]]) -> Iterator[tuple[Any, ...]]:
        if not changed:
            return iter(())
        from dxsheet.flows.checking.file import Examiner
        from dxsheet.flows.checking.pool import answers, workers_for

        workers = workers_for(len(changed), self._jobs)
        examiner = Examiner(self._settings(), self._pen)
        if workers > 1:
            examiner.get_ready()
        return answers(examiner, changed, workers)

    def _told_of(self, path: str, outcome: Outcome, twins: Twins) -> bytes:
        twin = twins.of(path, outcome)
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
        from dxsheet.flows.checking.book_writing import BookWriter

        try:
            return BookWriter(place, self._began)
        except OSError:
            return None

    def _finish(self, writer: BookWriter | None, found: Targets, twins: Twins) -> None:
        if writer is not None:
            ignores = {path: stamp_of(path)[1] for path in found.ignores}
            writer.finish(
                self._key, self._form, folders=found.folders, ignores=ignores, twins=twins.any
            )

    def _count(self, book: Book, first: int, after: int) -> None:
        self.done += after - first
        self.files += sum(book.column("sheet")[first:after])
        self.errors += sum(book.column("errors")[first:after])
        self.warnings += sum(book.column("warnings")[first:after])
        self.infos += sum(book.column("infos")[first:after])
        self.kept += sum(book.column("kept")[first:after])

    def _same_report(self, book: Book) -> bool:
        return book.form == self._form and not book.twins
