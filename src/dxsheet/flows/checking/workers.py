"""The processes themselves: started, fed, listened to and ended; one thread of ours for each."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from marshal import dumps, loads
from subprocess import Popen
from threading import Condition, Thread
from typing import Any

from dxsheet.flows.checking.pool import serve

Chunk = Sequence[tuple[Any, ...]]
Answer = tuple[list[Any], tuple[Any, ...] | None]

_LENGTH = 4
# What a worker that is no fork begins with; it is sent its job first.
_NEW_PYTHON = "from dxsheet.flows.checking.workers import begin; begin()"


class _Worker:
    """One process, and the two pipes to it."""

    def __init__(self, tasks: int, answers: int, pid: int, process: Popen[bytes] | None) -> None:
        self.tasks = tasks
        self.answers = answers
        self._pid = pid
        self._process = process

    def ask(self, message: bytes) -> bytes | None:
        """What it answers; None where it is no more."""
        try:
            _send(self.tasks, message)
            return _receive(self.answers)
        except OSError:
            return None

    def kill(self) -> None:
        """End it now; whoever waits for an answer gets none."""
        if self._process is not None:
            self._process.kill()
        else:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def ended(self) -> int:
        """Wait for its end and say how it was: the exit code, or minus the signal."""
        if self._process is not None:
            return self._process.wait()
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def close(self) -> None:
        """Let go of the pipes."""
        os.close(self.tasks)
        os.close(self.answers)


class Crew:
    """The workers of one run."""

    def __init__(self, job: Callable[..., Any], count: int, *, fork: bool) -> None:
        self._workers: list[_Worker] = []
        self._threads: list[Thread] = []
        self._change = Condition()
        self._answers: dict[int, Answer] = {}
        self._next = 0  # the first chunk that nobody has taken
        self._given = 0  # the first chunk that the run has not yet had back
        self._over = False
        try:
            for _ in range(count):
                self._workers.append(_forked(job, self._workers) if fork else _started(job))
        except BaseException:
            self.end()
            raise

    def run(self, chunks: Sequence[Chunk], ahead: int) -> Iterator[Answer]:
        """The answers of each chunk in order; at most `ahead` chunks a worker wait or are done."""
        room = ahead * len(self._workers)
        for worker in self._workers:
            thread = Thread(target=self._drive, args=(worker, chunks, room), daemon=True)
            self._threads.append(thread)
            thread.start()
        for number in range(len(chunks)):
            with self._change:
                while number not in self._answers:
                    self._change.wait(60)  # with a limit, so that Windows too sees Ctrl-C
                answer = self._answers.pop(number)
                self._given = number + 1
                self._change.notify_all()
            yield answer

    def _drive(self, worker: _Worker, chunks: Sequence[Chunk], room: int) -> None:
        """Feed one worker until there are no more chunks, or the run is over."""
        while True:
            with self._change:
                while (
                    not self._over
                    and self._next < len(chunks)
                    and (self._next >= self._given + room)
                ):
                    self._change.wait()
                number = self._next
                if self._over or number >= len(chunks):
                    return
                self._next += 1
            message = worker.ask(dumps(list(chunks[number])))
            answer = loads(message) if message is not None else self._lost(worker, chunks[number])
            with self._change:
                self._answers[number] = answer
                self._change.notify_all()
            if message is None:
                return

    def _lost(self, worker: _Worker, chunk: Chunk) -> Answer:
        """What is said of a worker that ended by itself."""
        with self._change:
            if not self._over:
                self._workers.remove(worker)
        if self._over:
            return [], None
        worker.kill()
        status = worker.ended()
        worker.close()
        told = f"signal {-status}" if status < 0 else f"exit {status}"
        return [], ("died", told, str(chunk[0][0]), str(chunk[-1][0]))

    def end(self) -> None:
        """End every process and thread; what is not finished is not waited for."""
        with self._change:
            self._over = True
            self._change.notify_all()
            workers = list(self._workers)
        for worker in workers:
            worker.kill()
        for thread in self._threads:
            thread.join()
        for worker in workers:
            worker.ended()
            worker.close()


def _forked(job: Callable[..., Any], others: list[_Worker]) -> _Worker:
    tasks_out, tasks_in = os.pipe()
    answers_out, answers_in = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tasks_out)
        os.close(answers_in)
        return _Worker(tasks_in, answers_out, pid, None)
    try:
        # A pipe ends when nobody holds its other end: let go of what the fork brought along.
        for one in others:
            one.close()
        os.close(tasks_in)
        os.close(answers_out)
        _live(job, tasks_out, answers_in)
    finally:
        os._exit(0)


def _started(job: Callable[..., Any]) -> _Worker:
    import pickle
    import subprocess

    words = [sys.executable, "-c", _NEW_PYTHON]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None and process.stdout is not None  # asked for just now
    worker = _Worker(
        os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno()), process.pid, process
    )
    process.stdin.close()
    process.stdout.close()
    _send(worker.tasks, pickle.dumps(job))
    return worker


def begin() -> None:
    """The start of a worker that is a new Python: its job comes first, from its parent."""
    import pickle

    # Whatever prints by mistake must not get between the answers.
    answers = os.dup(1)
    os.dup2(2, 1)
    message = _receive(0)
    if message is not None:
        _live(pickle.loads(message), 0, answers)


def _live(job: Callable[..., Any], tasks: int, answers: int) -> None:
    """Serve until the tasks end. Ctrl-C goes to all of a terminal's processes: the parent minds."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    with suppress(OSError):  # the parent is gone
        serve(job, lambda: _receive(tasks), lambda message: _send(answers, message))


def _send(descriptor: int, message: bytes) -> None:
    left = memoryview(len(message).to_bytes(_LENGTH, "big") + message)
    while left:
        left = left[os.write(descriptor, left) :]


def _receive(descriptor: int) -> bytes | None:
    """One message; None at the end, also in the middle of one."""
    head = _exactly(descriptor, _LENGTH)
    return _exactly(descriptor, int.from_bytes(head, "big")) if head is not None else None


def _exactly(descriptor: int, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size:
        part = os.read(descriptor, min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
