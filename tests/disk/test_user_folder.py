"""The user's own folders are looked up in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

import dxsheet
from dxsheet import disk
from dxsheet.revisions import last_summary, record_summary


def test_nobody_else_looks_for_them() -> None:
    source = Path(dxsheet.__file__).parent
    asking = {
        one.relative_to(source).as_posix()
        for one in source.rglob("*.py")
        if "platformdirs" in one.read_text("utf-8")
    }
    assert asking == {"disk/__init__.py"}


@pytest.mark.parametrize("said", ["state", None])
def test_without_a_folder_nothing_is_remembered_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str | None
) -> None:
    def answer(*_: object, **__: object) -> Path:
        if said is None:
            raise RuntimeError("no home")
        return Path(said)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(disk._FOLDERS, "state", answer)
    assert disk.user_folder("state") is None
    record_summary("a1", b"one")
    assert last_summary("a1") is None
    assert list(tmp_path.iterdir()) == []
