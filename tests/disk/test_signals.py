"""Signals wait until the write is over."""

import os
import signal
import threading

import pytest

from dxsheet.disk import signals_held, write_whole


@pytest.fixture
def noted():
    came = []
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, lambda n, _: came.append(n)) for number in numbers}
    yield came
    for number, handler in before.items():
        signal.signal(number, handler)


def test_they_come_after_the_block(noted):
    with signals_held():
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM):
            os.kill(os.getpid(), number)
        assert noted == []
    assert noted == [signal.SIGTERM, signal.SIGHUP]


def test_ctrl_c_comes_after_and_the_others_are_not_lost(noted):
    reached = []
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), signals_held():
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGTERM)
        reached.append(True)
    assert reached == [True]
    assert noted == [signal.SIGTERM]
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_during_a_write_does_not_break_it(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text("old")
    fsync = os.fsync

    def interrupted(descriptor):
        os.kill(os.getpid(), signal.SIGINT)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(str(path), b"new")
    assert path.read_text() == "new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.yaml"]


def test_other_threads_pass_through(noted):
    done = []

    def work():
        with signals_held():
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
