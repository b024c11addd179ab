"""Many files over several processes: answers come back in order, and memory does not grow.

Where the system can, processes are forked after everything is imported, so that the second one
costs milliseconds; elsewhere each is a new Python (docs/decisions/0008). A process that dies is
told with what it was doing; none outlives the run, however that ends.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from marshal import dumps, loads
from typing import Any

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.lang import Text

# Takes the values of one task and gives plain values that `marshal` knows.
Job = Callable[..., Any]

CAN_FORK = hasattr(os, "fork") and sys.platform.startswith("linux")
# From so many files on the second process pays for itself.
WORTHWHILE = 100 if CAN_FORK else 500
_MOST_WORKERS = 16
_IN_A_CHUNK = 32
# Chunks that may be under way or wait for their turn, for each process.
_AHEAD = 4
# The collector is off and sweeps this seldom: a check leaves hardly a cycle, and looking for them
# all the time costs a quarter of it.
_BETWEEN_SWEEPS = 2000


def workers_for(files: int, wanted: int | None = None) -> int:
    """How many processes to use; 1 is this one alone."""
    if wanted is not None:
        return max(1, min(wanted, _MOST_WORKERS * 4))
    if files < WORTHWHILE:
        return 1
    return max(1, min(_cores(), _MOST_WORKERS))


def _cores() -> int:
    with suppress(AttributeError, OSError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def answers(
    job: Job, tasks: Sequence[tuple[Any, ...]], workers: int, *, fork: bool = CAN_FORK
) -> Iterator[Any]:
    """`job(*task)` for each task, in order.

    Args:
        job: where nothing is forked, it has to be picklable.
        tasks: plain values.
        workers: processes; with 1 all is done in this one, where `Run` has the collector off.
        fork: fork, rather than start a new Python.

    Raises:
        DxsheetError: what a job raised, after the answers before it; or a process died (exit 3).
        MemoryError: a job had not enough.
    """
    if workers < 2 or not tasks:
        for number, task in enumerate(tasks, 1):
            yield job(*task)
            if not number % _BETWEEN_SWEEPS:
                gc.collect()
        return
    from dxsheet.flows.checking.workers import Crew

    chunks = [tasks[at : at + _IN_A_CHUNK] for at in range(0, len(tasks), _IN_A_CHUNK)]
    crew = Crew(job, min(workers, len(chunks)), fork=fork)
    try:
        for done, failure in crew.run(chunks, _AHEAD):
            yield from done
            if failure is not None:
                raise _error(failure)
    finally:
        crew.end()


def serve(job: Job, receive: Callable[[], bytes | None], send: Callable[[bytes], None]) -> None:
    """The life of a worker: a chunk comes in, its answers go out, until there is no more."""
    gc.freeze()
    gc.disable()
    since = 0
    while (message := receive()) is not None:
        chunk = loads(message)
        send(dumps(_done(job, chunk)))
        since += len(chunk)
        if since >= _BETWEEN_SWEEPS:
            gc.collect()
            since = 0


def _done(job: Job, chunk: Iterable[tuple[Any, ...]]) -> tuple[list[Any], tuple[Any, ...] | None]:
    """The answers, and what stopped them before the last one."""
    done: list[Any] = []
    try:
        for task in chunk:
            done.append(job(*task))
    except DxsheetError as error:
        texts = error.message.en, error.message.ja, error.hint.en, error.hint.ja
        return done, ("said", *texts, error.code)
    except MemoryError:
        return done, ("memory",)
    except BaseException as error:
        import traceback

        return done, ("bug", "".join(traceback.format_exception(error)))
    return done, None


def _error(failure: tuple[Any, ...]) -> BaseException:
    sort, *rest = failure
    if sort == "said":
        en, ja, hint_en, hint_ja, code = rest
        return DxsheetError(Text(en, ja), Text(hint_en, hint_ja), code=code)
    if sort == "memory":
        return MemoryError()
    if sort == "died":
        return _died(*rest)
    return RuntimeError(rest[0])


def _died(status: str, first: str, last: str) -> DxsheetError:
    return DxsheetError(
        Text(
            "A process that checked the sheets from {first} to {last} ended early ({status}).",
            "{first} から {last} までを点検していたプロセスが途中で終わりました（{status}）。",
        ).fill(first=first, last=last, status=status),
        Text(
            "Was there enough memory? Try again with `--jobs 1`.",
            "メモリーが足りなかったのかもしれません。`--jobs 1` を付けて、もう一度試してください。",
        ),
        code=CANNOT,
    )
