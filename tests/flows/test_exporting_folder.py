"""A folder written whole: ours is replaced, anything else is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.exporting import MANIFEST, staged


def write(place: Path, text: str = "new") -> None:
    with staged(str(place)) as (folder, put):
        (folder / "nodes.jsonl").write_text(text)
        put({"sheets": 1})


def refused(place: Path) -> DxsheetError:
    with pytest.raises(DxsheetError) as caught:
        write(place)
    return caught.value


def test_a_new_folder_and_then_a_newer_one(tmp_path: Path) -> None:
    place = tmp_path / "書き出し"
    write(place, "old")
    (place / ".DS_Store").write_text("x")
    write(place)
    assert sorted(os.listdir(place)) == [MANIFEST, "nodes.jsonl"]
    assert (place / "nodes.jsonl").read_text() == "new"
    assert os.listdir(tmp_path) == ["書き出し"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out")
    assert (tmp_path / "out" / "nodes.jsonl").exists()


def test_the_folder_one_is_in_is_not_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in (".", "", "../here"):
        error = refused(Path(name))
        assert error.code == 1 and "that you are in" in error.message.en
    assert os.listdir(tmp_path) == ["here"] and Path.cwd() == here


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    (tmp_path / "out" / "memo.txt").write_text("mine")
    error = refused(tmp_path / "out")
    assert error.code == 1 and "memo.txt" in error.message.ja
    assert (tmp_path / "out" / "nodes.jsonl").read_text() == "old"
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "nodes.jsonl").write_text("somebody's")
    assert refused(tmp_path / "other").code == 1
    (tmp_path / "file").write_text("text")
    assert refused(tmp_path / "file").code == 1
    (tmp_path / "other" / MANIFEST).write_text('{"tool": "another", "files": ["nodes.jsonl"]}')
    assert refused(tmp_path / "other").code == 1
    assert sorted(os.listdir(tmp_path)) == ["file", "other", "out"]


def test_no_parent_folder_is_made(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "out").code == 2
    assert os.listdir(tmp_path) == []


def test_a_run_that_ends_early_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    with pytest.raises(KeyboardInterrupt), staged(str(tmp_path / "out")) as (folder, _):
        (folder / "nodes.jsonl").write_text("half")
        raise KeyboardInterrupt
    assert os.listdir(tmp_path) == ["out"]
    assert (tmp_path / "out" / "nodes.jsonl").read_text() == "old"


def test_what_a_killed_run_left_is_swept_once_it_is_old(tmp_path: Path) -> None:
    old, young, other = (tmp_path / f".out.{sign * 12}.tmp" for sign in "abc")
    other = tmp_path / ".outside.cccccccccccc.tmp"
    for one in (old, young, other):
        one.mkdir()
        (one / "half.jsonl").write_text("x")
    for one in (old, old / "half.jsonl", other, other / "half.jsonl"):
        os.utime(one, (1, 1))
    write(tmp_path / "out")
    assert not old.exists() and young.exists() and other.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "nodes.jsonl").read_text() == "new"
