"""Several processes: the order of the tasks, every way a worker can end, and nothing left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.checking.pool import CAN_FORK, answers
from dxsheet.lang import Text

STARTS = ["spawn", *(["fork"] if CAN_FORK else [])]
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


def killed_once(name: str, number: int) -> int:
    if number == 100 and not Path(name).exists():
        Path(name).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def long_words(name: str, number: int) -> str:
    return name * 100_000


@pytest.mark.parametrize("start", STARTS)
def test_answers_come_in_order_from_other_processes(start: str) -> None:
    found = list(answers(double, TASKS, 2, start=start))
    assert [one[:2] for one in found] == [(name, 2 * number) for name, number in TASKS]
    assert os.getpid() not in {one[2] for one in found}


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
@pytest.mark.parametrize("start", STARTS)
def test_a_file_that_kills_its_process_is_named(start: str) -> None:
    seen = []
    with pytest.raises(DxsheetError) as raised:
        for one in answers(killed, TASKS, 2, start=start):
            seen.append(one)
    assert seen == list(range(100))
    assert raised.value.code == 3
    assert " 100 " in raised.value.message.en


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
def test_what_a_dead_process_had_under_way_is_done_again(tmp_path: Path) -> None:
    tasks = [(str(tmp_path / "once"), number) for number in range(200)]
    assert list(answers(killed_once, tasks, 2)) == list(range(200))


@pytest.mark.skipif(not CAN_FORK, reason="looks at processes of a group")
@pytest.mark.parametrize("how", ["found.close()", "os.kill(os.getpid(), 9)"])
def test_a_run_that_is_left_leaves_no_process(how: str) -> None:
    script = f"""if True:
        import os
        from dxsheet.flows.checking.pool import answers
        from tests.flows.checking.test_pool import TASKS, uneven
        found = answers(uneven, TASKS * 40, 2)
        next(found)
        {how}
    """
    with subprocess.Popen([sys.executable, "-c", script], start_new_session=True) as child:
        child.wait(timeout=60)
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.killpg(child.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("a process is left")
