"""One writer at a time."""

import multiprocessing
import os
import subprocess
import sys
import threading

import pytest

from dxsheet.disk import BusyError, locked, write_whole

COUNT = """
import sys
from dxsheet.disk import locked, write_whole
path = sys.argv[1]
for _ in range(int(sys.argv[2])):
    with locked(path, timeout=60):
        old = open(path, "rb").read()
        write_whole(path, str(int(old) + 1).encode(), expect=old)
"""


def test_eight_processes_lose_no_edit(tmp_path):
    path = tmp_path / "count"
    path.write_text("0")
    running = [
        subprocess.Popen([sys.executable, "-c", COUNT, str(path), "50"], stderr=subprocess.PIPE)
        for _ in range(8)
    ]
    for process in running:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert path.read_text() == "400"
    assert [entry.name for entry in tmp_path.iterdir()] == ["count"]


def test_threads_wait_for_each_other_too(tmp_path):
    path = tmp_path / "count"
    path.write_text("0")

    def work():
        for _ in range(20):
            with locked(str(path), timeout=60):
                old = path.read_bytes()
                write_whole(str(path), str(int(old) + 1).encode(), expect=old)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text() == "80"


def refused(path, answers):
    try:
        with locked(path, timeout=0.05):
            answers.put("locked")
    except BusyError as error:
        answers.put((error.code, error.message.ja))


def ask(path):
    """Whether another process gets the lock."""
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=refused, args=(str(path), answers))
    process.start()
    answer = answers.get(timeout=60)
    process.join()
    return answer


def test_who_waits_too_long_is_told(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a")
    with locked(str(path)):
        code, message = ask(path)
        assert code == 3
        assert "a.yaml" in message
    assert ask(path) == "locked"


def test_the_lock_stays_through_a_write_and_nesting(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a")
    link = tmp_path / "b.yaml"
    link.symlink_to(path)
    with locked(str(path)):
        with locked(str(link), timeout=0.1):
            write_whole(str(link), b"b")
            write_whole(str(path), b"c", expect=b"b")
        assert ask(link)[0] == 3
    assert ask(path) == "locked"
    assert path.read_text() == "c"


def test_the_lock_stays_after_a_failed_write(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text("a")

    def failing(*_):
        raise OSError(5, "broken")

    with locked(str(path)):
        monkeypatch.setattr(os, "replace", failing)
        with pytest.raises(Exception, match="cannot be saved"):
            write_whole(str(path), b"b")
        monkeypatch.undo()
        assert ask(path)[0] == 3


def test_a_killed_holder_leaves_no_lock(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a")
    code = (
        "import os, signal, sys\nfrom dxsheet.disk import locked\n"
        "with locked(sys.argv[1]):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False, timeout=60)
    with locked(str(path), timeout=0.5):
        pass


@pytest.mark.parametrize("what", ["nothing", "folder", "pipe"])
def test_what_is_no_file_is_not_locked_and_does_not_block(tmp_path, what):
    path = tmp_path / "a"
    if what == "folder":
        path.mkdir()
    if what == "pipe":
        os.mkfifo(path)
    with locked(str(path)), locked(str(path), timeout=0.1):
        pass


def test_a_read_only_file_can_be_locked(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a")
    path.chmod(0o444)
    with locked(str(path)):
        assert ask(path)[0] == 3


def test_an_open_file_stays_free_of_descriptors(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a")
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for number in range(20):
        with locked(str(path)):
            write_whole(str(path), str(number).encode())
        write_whole(str(path), b"x")
    if before:
        assert len(os.listdir("/proc/self/fd")) == before
