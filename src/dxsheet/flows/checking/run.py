"""`check`: which files, what is found in them, and the report piece by piece.

`check` gives findings as values, in this process; `Run` draws the report of many files, out of the
cache where nothing changed (docs/decisions/0008).
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from dxsheet.findings import FOUND, SOUND, DxsheetError, Finding, Severity
from dxsheet.flows.checking.file import (
    Counts,
    Examiner,
    Outcome,
    Pen,
    Stamp,
    digest_of,
    in_order,
    stamp_of,
)
from dxsheet.flows.checking.scope import File, Since, Targets, targets
from dxsheet.lang import Text
from dxsheet.rules import Settings
from dxsheet.yamlfile import read
from dxsheet.yamlfile.door import read_bytes

if TYPE_CHECKING:
    from dxsheet.flows.checking.cache import Cache

# From so many files on the second process pays for itself: quickly where it can be forked.
_WORTHWHILE = 100 if sys.platform.startswith("linux") else 500
_MOST_WORKERS = 16
# Files whose results are in memory at once.
_AT_ONCE = 200

_TWIN = Text(
    "Another sheet has the same id: {file}.",
    "シートIDが同じファイルが、ほかにもあります（{file}）。",
)
_TWIN_HINT = Text(
    "If this copy is now a separate sheet, give it an `id` of its own (letters and digits that "
    "no other sheet uses).",
    "写して作った別のシートなら、ほかと重ならない英数字を `id` に付け直してください。",
)


def each(
    job: Callable[..., Any], tasks: Sequence[tuple[Any, ...]], jobs: int | None
) -> Iterator[Any]:
    """`job(*task)` for each task, in order, over as many processes as pay or were asked for.

    Both the job and what it gives have to be picklable. Raises as `pool.answers`.
    """
    workers = workers_for(len(tasks), jobs)
    if workers < 2 or len(tasks) < 2:
        return itertools.starmap(job, tasks)
    from dxsheet.flows.checking.pool import answers  # loads multiprocessing

    return answers(job, tasks, workers)


def workers_for(files: int, wanted: int | None = None) -> int:
    """How many processes to use; 1 is this one alone."""
    if wanted is not None:
        return max(1, min(wanted, _MOST_WORKERS * 4))
    if files < _WORTHWHILE:
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(cores, _MOST_WORKERS))


class Checked(NamedTuple):
    """How many sheets were read, and what was found."""

    files: int
    findings: list[Finding]

    def code(self, *, strict: bool) -> int:
        """1 where an error stands that was not kept; with `strict` a warning too."""
        counting = ("error", "warning") if strict else ("error",)
        bad = any(one.severity in counting and one.kept is None for one in self.findings)
        return FOUND if bad else SOUND


def check(
    paths: Iterable[str],
    settings: Settings | None = None,
    *,
    only_sheets: bool = False,
    history: bool = False,
    note: Callable[[Text], None] = lambda _: None,
) -> Checked:
    """Check every sheet at or below the paths, in this process and without the cache.

    A file named outright is checked whatever it holds, unless `only_sheets` (a list from a hook).
    `history` asks git too (L001); `note` is told why it could not be asked.

    Raises:
        DxsheetError: a path does not exist (exit 2), or cannot be read (exit 3).
    """
    files = 0
    found: list[Finding] = []
    twins = _Twins()
    examiner = Examiner(settings, history=history)
    for path, must_say in targets(paths, settings, only_sheets=only_sheets).files:
        known, findings, _ = examiner.examined(path, must_say)
        files += known.sheet
        twin = twins.of(path, known)
        found += findings if twin is None else in_order([*findings, twin])
    for told in _not_read(examiner.unread):
        note(told)
    return Checked(files, found)


class CheckOptions(NamedTuple):
    """How to check.

    Attributes:
        least: the least severity that is told.
        only_sheets: files named outright count only where they say `dxsheet:`.
        since: what was found then already is left out.
        history: ask git for what moved after it was decided.
        jobs: processes; by the number of files where None.
        cache: "time" (a file of the same size and times is the same), "contents" or "none".
        receiver_takes: findings in all that the receiver of the report (GitHub) accepts: beyond it
            whole files are left out of what is drawn, and `Run.left_out` counts their findings. Not
            a wish of the reader to see fewer.
        raw: what the one path holds, where it comes from elsewhere (standard input).
    """

    least: Severity = "info"
    only_sheets: bool = False
    since: Since | None = None
    history: bool = False
    jobs: int | None = None
    cache: Literal["time", "contents", "none"] = "none"
    receiver_takes: int | None = None
    raw: bytes | None = None


# Of CheckOptions, what changes how soon or how much is told, never what is found in a file: all
# others are part of the cache's key.
SAME_FINDINGS = ("jobs", "receiver_takes")


def asked_of(settings: Settings, wanted: CheckOptions) -> tuple[str, ...]:
    """All that was asked and changes what is found: the settings with the flags, and the rest."""
    rest = {key: one for key, one in wanted._asdict().items() if key not in SAME_FINDINGS}
    return repr(settings), repr(rest)


class Run:
    """One check of files and folders, drawn by a pen, which is picklable.

    Attributes:
        files: how many sheets there were so far.
        counts: what was found in them.
        done, of: how many files the run has been through, and how many there are.
        notes: what the reader should know of the search.
        empty: those of `paths` that hold no sheet, known in the end.
        left_out: how many findings there were beyond `receiver_takes`.
    """

    def __init__(
        self,
        paths: Sequence[str],
        settings: Settings,
        pen: Pen,
        wanted: CheckOptions | None = None,
    ) -> None:
        self.counts = Counts()
        self.files = self.done = self.of = self.left_out = self._shown = 0
        self.notes: list[Text] = []
        self.empty: list[str] = []
        self._paths = tuple(paths)
        self._settings = settings
        self._pen = pen
        self._wanted = wanted = wanted or CheckOptions()
        since, history = wanted.since, wanted.history
        # What git tells changes without the files. Files that are named one by one are few: a cache
        # of each such list would gain nothing.
        lasting = wanted.cache != "none" and since is None and not history
        self._cached = lasting and any(Path(path).is_dir() for path in paths)
        self._examiner = Examiner(
            settings, pen, wanted.least, since, history, wanted.raw, self._cached
        )

    def code(self, *, strict: bool) -> int:
        """1 where an error stands that was not kept; with `strict` a warning too."""
        return FOUND if self.counts.errors or (strict and self.counts.warnings) else SOUND

    def pieces(self) -> Generator[bytes]:
        """The report in order, in pieces that may be empty.

        Raises:
            DxsheetError: a path that does not exist (exit 2) or cannot be read (3).
        """
        found = self._targets()
        self.of = len(found.files)
        self.notes = found.notes
        sheets = bytearray(self.of)
        twins = _Twins()
        for place, (file, outcome) in enumerate(self._outcomes(found.files)):
            sheets[place] = outcome.sheet
            self.done += 1
            yield self._told_of(file, outcome, twins)
        self.notes += _not_read(self._examiner.unread)
        self.empty = [
            path for path, at in found.named.items() if not any(sheets[one] for one in at)
        ]

    def _targets(self) -> Targets:
        only_sheets = self._wanted.only_sheets
        if self._wanted.raw is None:
            return targets(self._paths, self._settings, only_sheets=only_sheets)
        (path,) = self._paths
        if self._settings.leaves_out()(path):
            return Targets([], {path: ()}, [])
        return Targets([(path, only_sheets)], {path: (0,)}, [])

    def _outcomes(self, files: list[File]) -> Iterator[tuple[File, Outcome]]:
        """Each file with what it came to: out of the cache, or checked now."""
        if not self._cached:
            jobs = 1 if self._wanted.history else self._wanted.jobs  # git waits, not the processor
            yield from zip(files, each(self._examiner, files, jobs), strict=True)
            return
        from dxsheet.flows.checking.cache import Cache, key_of, place_of_cache  # loads sqlite3

        wanted = self._wanted
        key = key_of(asked_of(self._settings, wanted), by_contents=wanted.cache == "contents")
        cache = Cache(place_of_cache(self._paths, key), key)
        try:
            yield from self._with_cache(files, cache)
            cache.finish(path for path, _ in files)
        finally:
            cache.close()

    def _with_cache(self, files: list[File], cache: Cache) -> Iterator[tuple[File, Outcome]]:
        changed, touched = self._compared(files, cache)
        tasks = [file for file, one in zip(files, changed, strict=True) if one]
        found = each(self._examiner, tasks, self._wanted.jobs)
        for start in range(0, len(files), _AT_ONCE):
            some = range(start, min(start + _AT_ONCE, len(files)))
            names = [files[at][0] for at in some if not changed[at]]
            known = iter(cache.outcomes(names, self._pen.form))
            for at in some:
                outcome = next(found) if changed[at] else next(known)
                new = changed[at] or outcome is None or outcome.records != b""
                if outcome is None:  # a row that cannot be used after all
                    outcome = self._examiner(*files[at])
                elif new and not changed[at]:  # it was drawn for another form
                    outcome = outcome.redrawn(self._pen)
                if new:
                    cache.put(*files[at], outcome, self._pen.form)
                if at in touched:
                    cache.touch(files[at][0], touched[at])
                yield files[at], outcome

    def _compared(self, files: list[File], cache: Cache) -> tuple[bytearray, dict[int, Stamp]]:
        """Which files have to be checked; and how those stand whose time alone has changed."""
        changed = bytearray(b"\1") * len(files)
        touched: dict[int, Stamp] = {}
        for start in range(0, len(files), _AT_ONCE):
            some = files[start : start + _AT_ONCE]
            known = cache.stamps([path for path, _ in some])
            for at, ((path, must_say), then) in enumerate(zip(some, known, strict=True), start):
                if then is None or then.must_say != must_say:
                    continue
                now = stamp_of(path)
                if self._wanted.cache == "contents" or now != then.stamp:
                    if now[0] != then.stamp[0] or _digest(path) != then.digest:
                        continue
                    if now != then.stamp:
                        touched[at] = now
                changed[at] = 0
        return changed, touched

    def _told_of(self, file: File, outcome: Outcome, twins: _Twins) -> bytes:
        path = file[0]
        twin = twins.of(path, outcome)
        since = self._wanted.since  # two sheets of one id that were there then are old
        if twin is not None and not (since and since.had(path) and since.had(twins.first(outcome))):
            with suppress(DxsheetError):  # gone since it was checked
                outcome = self._examiner(*file, twin)
        self.files += outcome.sheet
        self.counts = Counts(*map(add, self.counts, outcome.counts))
        return self._within(outcome)

    def _within(self, outcome: Outcome) -> bytes:
        """What was drawn, unless the receiver would refuse that much."""
        told = sum(outcome.counts)
        if self._wanted.receiver_takes is None or self._shown + told <= self._wanted.receiver_takes:
            self._shown += told
            return outcome.drawn
        self.left_out += told
        return b""


class _Twins:
    """The ids seen so far in a run, each with the sheet that had it first (REF001)."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def first(self, outcome: Outcome) -> str:
        """The sheet that had an id first."""
        return self._first[outcome.id]

    def of(self, path: str, outcome: Outcome) -> Finding | None:
        """The finding at a sheet whose id an earlier one has: what no file can tell by itself."""
        if not outcome.id:
            return None
        first = self._first.setdefault(outcome.id, path)
        if first == path:
            return None
        try:
            line, column = read(path).place(("id",))
        except DxsheetError:  # gone, or spoilt, since it was checked
            line, column = 1, 1
        said = _TWIN.fill(file=first)
        return Finding("REF001", "error", said, _TWIN_HINT, path, line, column, "id", "id")


def _digest(path: str) -> bytes:
    """The digest of a file's contents; empty where it cannot be read."""
    try:
        return digest_of(read_bytes(path))
    except DxsheetError:
        return b""


def _not_read(unread: Sequence[DxsheetError]) -> Iterable[Text]:
    """Why the history could not be asked, where it was to be."""
    if not unread:
        return ()
    from dxsheet.flows.comparing import not_read  # brings what compares sheets

    return not_read(unread)
