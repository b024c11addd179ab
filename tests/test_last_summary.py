"""What a sheet said when its summary was last made, in the user's own folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dxsheet.last_summary import KEPT, asked_for, last_summary, record_summary


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    return tmp_path / "state"


def raw(sheet_id: str, back: int = 0) -> bytes | None:
    found = last_summary(sheet_id, back=back)
    return found.raw if found else None


def test_what_was_recorded_comes_back_byte_for_byte() -> None:
    assert last_summary("a1") is None
    record_summary("a1", b"\xef\xbb\xbfone\r\n")
    found = last_summary("a1")
    assert found is not None and found.raw == b"\xef\xbb\xbfone\r\n"
    assert len(found.when) == len("2025-02-03 09:00")
    assert last_summary("a2") is None


def test_the_state_before_that_and_the_same_state_again() -> None:
    for text in (b"one", b"two", b"two"):
        record_summary("a1", text)
    assert (raw("a1"), raw("a1", 1), raw("a1", 2)) == (b"two", b"one", None)


def test_only_a_few_states_are_kept(state: Path) -> None:
    for number in range(KEPT + 3):
        record_summary("a1", str(number).encode())
    assert len([one for one in state.rglob("*") if one.is_file()]) == KEPT
    assert raw("a1", KEPT - 1) == b"3"


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_nobody_else_may_read_it(state: Path) -> None:
    record_summary("a1", b"one")
    modes = {stat.S_IMODE(one.stat().st_mode) & 0o077 for one in state.rglob("a1/*")}
    assert modes == {0}


def test_a_sheet_without_an_id_goes_by_its_path(tmp_path: Path) -> None:
    path = str(tmp_path / "転入.yaml")
    record_summary(None, b"one", path)
    found = last_summary(None, path)
    assert found is not None and found.raw == b"one"
    record_summary(None, b"two")
    assert last_summary(None) is None


def test_an_id_is_never_a_way_out_of_the_folder(state: Path) -> None:
    record_summary("../../../evil", b"one")
    assert raw("../../../evil") == b"one"
    assert all(state in one.parents for one in state.parent.rglob("*.yaml"))


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "file"))
    record_summary("a1", b"one")
    assert last_summary("a1") is None


@pytest.mark.skipif(os.name == "nt", reason="XDG is not Windows'")
def test_a_relative_state_folder_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    record_summary("a1", b"one")
    assert (tmp_path / "home" / ".local" / "state" / "dxsheet" / "summaries" / "a1").is_dir()


def test_how_it_is_asked_for() -> None:
    asked = [asked_for(one) for one in ("last-summary", "last-summary~2", "last-summary~x", "v1")]
    assert asked == [0, 2, None, None]
