"""Whole writes: whatever fails, the old bytes or the new ones, and nothing left behind."""

import os
import resource
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from dxsheet.disk import ChangedError, ExistsError, write_whole
from dxsheet.disk import whole as whole_module
from dxsheet.findings import DxsheetError

OLD = "題名: 前\n".encode() * 50
NEW = "題名: 後\n".encode() * 9000


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "2025-02-03-備品貸出.yaml"
    path.write_bytes(OLD)
    return path


def names(path):
    return sorted(entry.name for entry in path.parent.iterdir())


def test_it_replaces_the_bytes_and_leaves_nothing_else(sheet):
    write_whole(str(sheet), NEW, expect=OLD)
    assert sheet.read_bytes() == NEW
    assert names(sheet) == [sheet.name]


def test_it_makes_a_file(tmp_path):
    path = tmp_path / "a.yaml"
    write_whole(str(path), NEW)
    assert path.read_bytes() == NEW
    before = os.umask(0)
    os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o666 & ~before


def test_a_name_without_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_whole("a.yaml", OLD, create=True)
    write_whole("a.yaml", NEW, expect=OLD)
    assert (tmp_path / "a.yaml").read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_stays(sheet, mode):
    sheet.chmod(mode)
    write_whole(str(sheet), NEW)
    assert sheet.stat().st_mode & 0o777 == mode


def test_the_owner_stays(sheet):
    if os.geteuid() == 0:
        os.chown(sheet, 12345, 23456)
    before = (sheet.stat().st_uid, sheet.stat().st_gid)
    write_whole(str(sheet), NEW)
    assert (sheet.stat().st_uid, sheet.stat().st_gid) == before


def test_a_link_is_followed(sheet, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.yaml"
    link.symlink_to(sheet)
    write_whole(str(link), NEW, expect=OLD)
    assert link.is_symlink()
    assert sheet.read_bytes() == NEW
    assert names(link) == ["link.yaml"]


@pytest.mark.parametrize("length", [60, 84])
def test_long_names_have_room_for_the_temporary_one(tmp_path, length):
    path = tmp_path / ("備" * length)
    write_whole(str(path), OLD, create=True)
    write_whole(str(path), NEW, expect=OLD)
    assert names(path) == [path.name]


def test_nothing_is_overwritten_when_making_a_file(sheet):
    with pytest.raises(ExistsError) as caught:
        write_whole(str(sheet), NEW, create=True)
    assert caught.value.code == 1
    assert sheet.read_bytes() == OLD
    assert names(sheet) == [sheet.name]


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path):
    link = tmp_path / "a.yaml"
    link.symlink_to(tmp_path / "b.yaml")
    with pytest.raises(ExistsError):
        write_whole(str(link), NEW, create=True)
    assert names(link) == ["a.yaml"]


def test_a_name_taken_at_the_last_moment_is_kept(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    fsync = os.fsync

    def slow(descriptor):
        path.write_bytes(OLD)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(ExistsError):
        write_whole(str(path), NEW, create=True)
    assert path.read_bytes() == OLD
    assert names(path) == ["a.yaml"]


@pytest.mark.parametrize("taken", [False, True])
def test_a_disk_without_hard_links(tmp_path, monkeypatch, taken):
    path = tmp_path / "a.yaml"

    def no_links(*_):
        if taken:
            path.write_bytes(OLD)
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    if taken:
        with pytest.raises(ExistsError):
            write_whole(str(path), NEW, create=True)
    else:
        write_whole(str(path), NEW, create=True)
    assert path.read_bytes() == (OLD if taken else NEW)
    assert names(path) == ["a.yaml"]


@pytest.mark.parametrize("meanwhile", [OLD + b"x", OLD[:-1], b"", None])
def test_what_somebody_else_wrote_is_kept(sheet, meanwhile):
    if meanwhile is None:
        sheet.unlink()
    else:
        sheet.write_bytes(meanwhile)
    with pytest.raises(ChangedError) as caught:
        write_whole(str(sheet), NEW, expect=OLD)
    assert caught.value.code == 1
    assert (sheet.read_bytes() if meanwhile is not None else None) == meanwhile
    assert names(sheet) == ([] if meanwhile is None else [sheet.name])


def test_a_change_at_the_last_moment_is_seen(sheet, monkeypatch):
    fsync = os.fsync

    def slow(descriptor):
        sheet.write_bytes(b"theirs")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(ChangedError):
        write_whole(str(sheet), NEW, expect=OLD)
    assert sheet.read_bytes() == b"theirs"


def test_a_file_set_to_read_only_is_left_alone(sheet):
    sheet.chmod(0o444)
    with pytest.raises(DxsheetError) as caught:
        write_whole(str(sheet), NEW)
    assert caught.value.code == 3
    assert sheet.read_bytes() == OLD


def test_a_folder_and_a_pipe_are_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, code in ((tmp_path, 2), (pipe, 3)):
        with pytest.raises(DxsheetError) as caught:
            write_whole(str(path), NEW)
        assert caught.value.code == code
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["none/a.yaml", "a" * 300])
def test_names_that_cannot_be(tmp_path, name):
    for create in (False, True):
        with pytest.raises(DxsheetError) as caught:
            write_whole(str(tmp_path / name), NEW, create=create)
        assert caught.value.code == 2


def test_what_a_killed_process_left_is_removed_after_a_minute(sheet):
    def leave(name, age):
        path = sheet.parent / name
        path.write_bytes(b"x")
        os.utime(path, (time.time() - age, time.time() - age))

    leave(f".{sheet.name}.0123456789ab.tmp", 120)
    fresh, other, mine = (
        f".{sheet.name}.ba9876543210.tmp",
        ".other.yaml.0123456789ab.tmp",
        f".{sheet.name}.notes.tmp",
    )
    leave(fresh, 10)
    leave(other, 120)
    leave(mine, 120)
    write_whole(str(sheet), NEW)
    assert names(sheet) == sorted([sheet.name, fresh, other, mine])


CALLS = [
    ("open", 2),  # the lock, the temporary file
    ("write", 1),
    ("fchmod", 1),
    ("fsync", 1),
    ("replace", 1),
]


@pytest.mark.parametrize(("call", "number"), CALLS)
@pytest.mark.parametrize("code", ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO"])
def test_an_error_at_each_step_leaves_the_old_file(sheet, monkeypatch, call, number, code):
    import errno

    real = getattr(os, call)
    seen = []

    def failing(*args, **kwargs):
        seen.append(args)
        if len(seen) == number:
            raise OSError(getattr(errno, code), os.strerror(getattr(errno, code)))
        return real(*args, **kwargs)

    monkeypatch.setattr(os, call, failing)
    with pytest.raises(DxsheetError) as caught:
        write_whole(str(sheet), NEW, expect=OLD)
    monkeypatch.undo()
    assert caught.value.code == 3
    assert sheet.name in caught.value.message.ja
    assert sheet.read_bytes() == OLD
    assert names(sheet) == [sheet.name]
    write_whole(str(sheet), NEW, expect=OLD)
    assert sheet.read_bytes() == NEW


def test_short_writes_are_gone_on_with(sheet, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:4096]))
    write_whole(str(sheet), NEW)
    assert sheet.read_bytes() == NEW


def test_a_folder_that_cannot_be_synced_is_no_failure(sheet, monkeypatch):
    fsync, calls = os.fsync, []

    def failing(descriptor):
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(22, "not here")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    write_whole(str(sheet), NEW)
    assert len(calls) == 2
    assert sheet.read_bytes() == NEW


def test_windows_is_patient_with_a_virus_scanner(sheet, monkeypatch):
    replace, refusals = os.replace, []

    def scanned(*args):
        if len(refusals) < 2:
            refusals.append(args)
            raise PermissionError(13, "in use")
        replace(*args)

    monkeypatch.setattr(whole_module, "_WINDOWS", True)
    monkeypatch.setattr(os, "replace", scanned)
    write_whole(str(sheet), NEW)
    assert len(refusals) == 2
    assert sheet.read_bytes() == NEW


def child(code, *args):
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, args)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


KILLED = """
    import os, signal, sys
    from dxsheet.disk import write_whole
    path, call, number, when = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    real, seen = getattr(os, call), []
    def deadly(*args, **kwargs):
        seen.append(args)
        if len(seen) == number and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        if call == "write" and when == "amid":
            args = (args[0], args[1][:1000])
        result = real(*args, **kwargs)
        if len(seen) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(os, call, deadly)
    write_whole(path, b"new\\n" * 30000)
"""


@pytest.mark.parametrize(
    ("call", "number", "when", "after"),
    [
        ("open", 2, "after", "old"),
        ("write", 1, "before", "old"),
        ("write", 5, "amid", "old"),
        ("write", 1, "after", "old"),
        ("fsync", 1, "after", "old"),
        ("replace", 1, "before", "old"),
        ("replace", 1, "after", "new"),
        ("fsync", 2, "before", "new"),
    ],
)
def test_a_kill_at_each_step_leaves_old_or_new(sheet, call, number, when, after):
    done = child(KILLED, sheet, call, number, when)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert sheet.read_bytes() == (OLD if after == "old" else b"new\n" * 30000)
    left = [name for name in names(sheet) if name != sheet.name]
    assert len(left) <= 1
    for name in left:
        os.utime(sheet.parent / name, (0, 0))
    write_whole(str(sheet), NEW)
    assert sheet.read_bytes() == NEW
    assert names(sheet) == [sheet.name]


def test_a_limit_on_the_size_of_files(sheet):
    code = """
        import resource, sys
        from dxsheet.disk import write_whole
        from dxsheet.findings import DxsheetError
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            write_whole(sys.argv[1], b"x" * 100_000)
        except DxsheetError as error:
            print(error.code, error.message.en)
    """
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 4096
    done = child(code, sheet)
    assert done.stdout.startswith("3 ") and "the disk is full" in done.stdout
    assert sheet.read_bytes() == OLD
    assert names(sheet) == [sheet.name]


FULL = """
    import os, subprocess, sys
    folder = sys.argv[1]
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]).returncode:
        sys.exit(77)
    from dxsheet.disk import write_whole
    from dxsheet.findings import DxsheetError
    path = folder + "/a.yaml"
    write_whole(path, b"old", create=True)
    try:
        write_whole(path, b"x" * 200_000, expect=b"old")
    except DxsheetError as error:
        print(error.code, error.message.en)
    print(open(path).read(), os.listdir(folder))
    write_whole(path, b"y" * 20_000, expect=b"old")
    print(os.path.getsize(path))
"""


def test_a_full_disk(tmp_path):
    program = [sys.executable, "-c", textwrap.dedent(FULL), str(tmp_path)]
    try:
        done = subprocess.run(
            ["unshare", "-rm", *program], capture_output=True, text=True, check=False, timeout=60
        )
    except FileNotFoundError:
        pytest.skip("no unshare on this system")
    if "unshare" in done.stderr or done.returncode == 77:
        pytest.skip("not allowed to mount a small disk here")
    assert "the disk is full" in done.stdout
    assert done.stdout.startswith("3 ")
    assert "old ['a.yaml']" in done.stdout
    assert done.stdout.endswith("20000\n")
