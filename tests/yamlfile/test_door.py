"""The door in: only a regular file of a sensible size, and a clear word for everything else."""

import os
import socket
import subprocess
import sys

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.yamlfile import UnreadableError, read


def test_a_sheet(tmp_path):
    path = tmp_path / "備品貸出.yaml"
    path.write_bytes("\ufefftitle: 備品\r\n".encode())
    document = read(str(path))
    assert document.data == {"title": "備品"}
    assert (document.file, document.bom, document.newline) == (str(path), True, "\r\n")


def test_a_link_is_followed(tmp_path):
    (tmp_path / "a.yaml").write_text("title: a\n")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert read(str(tmp_path / "b.yaml")).data == {"title": "a"}


@pytest.mark.parametrize("name", ["none.yaml", "none/a.yaml", "a.yaml/b.yaml", ".", "dangling"])
def test_what_is_not_there_is_a_wrong_use(tmp_path, name):
    (tmp_path / "a.yaml").write_text("title: a\n")
    (tmp_path / "dangling").symlink_to("none")
    with pytest.raises(DxsheetError) as caught:
        read(str(tmp_path / name))
    assert caught.value.code == 2
    assert not isinstance(caught.value, UnreadableError)


def test_a_pipe_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError) as caught:
        read(str(tmp_path / "pipe"))
    assert [found.rule for found in caught.value.findings] == ["Y003"]


def test_devices_and_sockets(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        for path in ("/dev/null", "s"):
            with pytest.raises(DxsheetError) as caught:
                read(path)
            assert caught.value.code == 3


def test_two_megabytes_and_no_more(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"title: a\n" + b"#" * (2_000_000 - 9))
    assert read(str(path)).data == {"title": "a"}
    with path.open("ab") as stream:
        stream.write(b"#")
    with pytest.raises(UnreadableError) as caught:
        read(str(path))
    assert [found.rule for found in caught.value.findings] == ["Y008"]


def test_a_loop_of_links(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(DxsheetError) as caught:
        read(str(tmp_path / "a"))
    assert caught.value.code == 3


def test_no_right_to_read(tmp_path):
    """Root may read everything, so this runs as somebody else where it can."""
    path = tmp_path / "a.yaml"
    path.write_text("title: a\n")
    path.chmod(0)
    code = (
        "import os, sys\n"
        "from dxsheet.yamlfile import read\n"
        "from dxsheet.yamlfile.document import Document\n"
        "from dxsheet.findings import DxsheetError\n"
        "os.chdir(sys.argv[2])\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "try: read(sys.argv[1])\n"
        "except DxsheetError as error: print(error.code, error.hint.en)\n"
    )
    tmp_path.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code, "a.yaml", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("3 Ask for the right to read it"), done.stderr


def test_reading_does_not_write(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("title: a\n")
    path.chmod(0o444)
    before = path.stat()
    read(str(path))
    after = path.stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.yaml"]
