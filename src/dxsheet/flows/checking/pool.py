"""Many files over several processes: answers come back in order, and memory does not grow.

A process that dies (out of memory, a crash in a library) loses what it had under way: those files
are done again one by one, and one that kills again is named. No process outlives the run.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from dxsheet.findings import DxsheetError, Refusal
from dxsheet.lang import Text

# Takes the values of one task; it and what it gives have to be picklable.
Job = Callable[..., Any]
Task = tuple[Any, ...]

CAN_FORK = sys.platform.startswith("linux")
_IN_A_CHUNK = 32
# Chunks that may be under way or wait for their turn, for each process.
_AHEAD = 4

_DIED = Refusal(
    Text(
        "The process that read {file} ended early, twice.",
        "{file} を読んでいたプロセスが、二度続けて途中で終わりました。",
    ),
    Text(
        "Was there enough memory? Leave the file out (`exclude` in dxsheet.toml) to go on.",
        "メモリーが足りないのかもしれません。dxsheet.toml の `exclude` で外すと先へ進めます。",
    ),
)


def answers(
    job: Job, tasks: Sequence[Task], workers: int, *, start: str = "fork" if CAN_FORK else "spawn"
) -> Iterator[Any]:
    """`job(*task)` for each task, in order; the job and what it gives are picklable.

    `start` is how a process is made, as `multiprocessing` calls it.

    Raises:
        DxsheetError: what a job raised, after the answers before it; or a file ended the process
            that read it also when it was the only one (exit 3).
        MemoryError: a job had not enough.
    """
    given = 0
    try:
        for done in _in_chunks(job, tasks, workers, start):
            given += 1
            yield done
    except BrokenProcessPool:
        yield from _one_by_one(job, tasks[given:])


def _in_chunks(job: Job, tasks: Sequence[Task], workers: int, start: str) -> Iterator[Any]:
    chunks = deque(tasks[at : at + _IN_A_CHUNK] for at in range(0, len(tasks), _IN_A_CHUNK))
    room = _AHEAD * workers
    waiting: deque[Future[tuple[list[Any], BaseException | None]]] = deque()
    executor = _executor(job, min(workers, len(chunks)), start)
    try:
        while chunks or waiting:
            while chunks and len(waiting) < room:
                waiting.append(executor.submit(_done, chunks.popleft()))
            done, error = waiting.popleft().result()
            yield from done
            if error is not None:
                raise error
    finally:
        executor.shutdown(cancel_futures=True)


def _one_by_one(job: Job, tasks: Sequence[Task]) -> Iterator[Any]:
    """The same after a process died: in a new one, which is asked for one file at a time."""
    executor = _executor(job, 1, "spawn")
    try:
        for task in tasks:
            try:
                done, error = executor.submit(_done, (task,)).result()
            except BrokenProcessPool:
                raise _DIED(file=str(task[0])) from None
            yield from done
            if error is not None:
                raise error
    finally:
        executor.shutdown(cancel_futures=True)


def _executor(job: Job, workers: int, start: str) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(start)
    return ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(job,))


class _Mine:
    """The job of this worker."""

    job: Job


def _begin(job: Job) -> None:
    """The start of a worker. Ctrl-C goes to all of a terminal's processes: the parent minds it."""
    _Mine.job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed cannot end its workers, and they would wait for it for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _done(chunk: Sequence[Task]) -> tuple[list[Any], BaseException | None]:
    """The answers, and what stopped them before the last one."""
    done: list[Any] = []
    try:
        for task in chunk:
            done.append(_Mine.job(*task))
    except (DxsheetError, MemoryError) as error:
        return done, error
    except BaseException as error:
        return done, RuntimeError("".join(traceback.format_exception(error)))
    return done, None
