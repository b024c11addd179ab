"""One function over many things in several processes: results in order, bounded memory."""

from __future__ import annotations

import os
import sys
from collections import deque
from itertools import chain, islice

from dxsheet.disk import signals_held

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from typing import Any, TypeVar

    Thing = TypeVar("Thing")
    Result = TypeVar("Result")

# A second process pays above so many sheets: a fork is cheap, a new interpreter is not.
_FORK, _SPAWN = 100, 500
_MOST = 4
_CHUNK = 32
# How far a process may be ahead of what was taken from it, in chunks.
_AHEAD = 2


def in_order(
    work: Callable[[Thing], Result], things: Iterable[Thing], *, processes: int | None = None
) -> Generator[Result]:
    """`work` of each thing, in their order; in this process alone where more would not pay.

    `work` and what goes in and out must be picklable; things are read a few chunks ahead only.
    """
    feed = iter(things)
    count = _processors() if processes is None else processes
    least = 0 if processes else (_FORK if _forks() else _SPAWN)
    first = list(islice(feed, least + 1)) if count > 1 else []
    if count < 2 or len(first) <= least:
        yield from map(work, chain(first, feed))
        return
    yield from _shared(work, chain(first, feed), count)


def _shared(
    work: Callable[[Thing], Result], things: Iterator[Thing], count: int
) -> Generator[Result]:
    hands = [_Hand(work) for _ in range(count)]
    try:
        waiting: deque[_Hand] = deque()
        turn = 0
        while chunk := list(islice(things, _CHUNK)):
            if len(waiting) == count * _AHEAD:
                yield from waiting.popleft().take()
            hand = hands[turn % count]
            hand.give(chunk)
            waiting.append(hand)
            turn += 1
        while waiting:
            yield from waiting.popleft().take()
    finally:
        for hand in hands:
            hand.leave()


class _Hand:
    """One more process, and the pipe to it."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        from multiprocessing import get_context

        context: Any = get_context("fork" if _forks() else "spawn")
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_serve, args=(work, theirs, self._pipe), daemon=True
        )
        with signals_held():
            self._process.start()
        theirs.close()

    def give(self, chunk: list[Any]) -> None:
        self._pipe.send(chunk)

    def take(self) -> list[Any]:
        results, error = self._pipe.recv()
        if error:
            raise RuntimeError(error)
        return list(results)

    def leave(self) -> None:
        self._pipe.close()
        self._process.terminate()
        self._process.join()


def _serve(work: Callable[[Any], Any], pipe: Connection, other: Connection) -> None:
    """Answer chunk after chunk until the other end is closed; Ctrl-C is the other end's affair."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    other.close()
    try:
        while True:
            pipe.send(_answer(work, pipe.recv()))
    except (EOFError, OSError):
        os._exit(0)


def _answer(work: Callable[[Any], Any], chunk: list[Any]) -> tuple[list[Any], str]:
    """The results, or what nobody expected in words: not every exception can be sent."""
    try:
        return [work(one) for one in chunk], ""
    except Exception as error:
        return [], f"{type(error).__name__}: {error}"


def _forks() -> bool:
    return sys.platform == "linux"


def _processors() -> int:
    """How many processors we may use, and no more than pays."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), _MOST)
    return min(os.cpu_count() or 1, _MOST)
