"""Several processes: the order of the tasks, every way a worker can end, and nothing left over."""

from __future__ import annotations

import os
import signal
import time

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.checking.pool import CAN_FORK, answers, workers_for
from dxsheet.lang import Text

STARTS = [False, *([True] if CAN_FORK else [])]
TASKS = [(str(number), number) for number in range(200)]


def double(name: str, number: int) -> tuple[str, int, int]:
    return name, 2 * number, os.getpid()


def uneven(name: str, number: int) -> int:
    time.sleep(0.02 if number % 64 == 0 else 0)
    return number


def refuse(name: str, number: int) -> int:
    if number == 70:
        raise DxsheetError(Text("No: 70.", "70はだめです。"), Text("Not 70.", "70以外で。"), code=3)
    return number


def starve(name: str, number: int) -> int:
    if number == 40:
        raise MemoryError
    return number


def stumble(name: str, number: int) -> int:
    return 1 // (number - 50)


def killed(name: str, number: int) -> int:
    if number == 100:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def long_words(name: str, number: int) -> str:
    return name * 100_000


@pytest.mark.parametrize("fork", STARTS)
def test_answers_come_in_order_from_other_processes(fork: bool) -> None:
    found = list(answers(double, TASKS, 2, fork=fork))
    assert [one[:2] for one in found] == [(name, 2 * number) for name, number in TASKS]
    assert os.getpid() not in {one[2] for one in found}


def test_alone_nothing_is_started() -> None:
    assert {one[2] for one in answers(double, TASKS, 1)} == {os.getpid()}


def test_order_does_not_depend_on_who_is_quicker() -> None:
    assert list(answers(uneven, TASKS, 3)) == list(range(200))


def test_answers_longer_than_a_pipe_holds() -> None:
    found = list(answers(long_words, TASKS[:70], 2))
    assert [len(one) for one in found] == [100_000 * len(name) for name, _ in TASKS[:70]]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_job_refuses_is_raised_after_what_came_before(workers: int) -> None:
    found = answers(refuse, TASKS, workers)
    seen = []
    with pytest.raises(DxsheetError) as raised:
        for one in found:
            seen.append(one)
    assert seen == list(range(70))
    assert raised.value.code == 3
    assert raised.value.message == Text("No: 70.", "70はだめです。")


@pytest.mark.parametrize(("job", "error"), [(starve, MemoryError), (stumble, RuntimeError)])
def test_other_ends_of_a_job_are_told(job, error) -> None:
    with pytest.raises(error):
        list(answers(job, TASKS, 2))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
@pytest.mark.parametrize("fork", STARTS)
def test_a_killed_worker_is_told_and_nobody_waits_for_it(fork: bool) -> None:
    with pytest.raises(DxsheetError) as raised:
        list(answers(killed, TASKS, 2, fork=fork))
    assert raised.value.code == 3
    assert "signal 9" in raised.value.message.en
    assert "96" in raised.value.message.en  # the first of the chunk that was under way


@pytest.mark.skipif(not CAN_FORK, reason="looks at our own children")
def test_a_run_that_is_left_leaves_no_process() -> None:
    # In a process of its own: the one that runs the tests may have children of other tests.
    child = os.fork()
    if child == 0:
        try:
            found = answers(uneven, TASKS, 2)
            assert next(found) == 0
            found.close()
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


def test_few_files_are_not_worth_a_process() -> None:
    assert workers_for(1) == 1
    assert workers_for(50) == 1
    assert workers_for(50, 3) == 3
    assert workers_for(1_000_000, 1) == 1
    assert workers_for(1_000_000, 1000) == 64
