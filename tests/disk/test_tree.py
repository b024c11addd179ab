"""The walk: one order, nothing that git ignores, no way out of the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dxsheet.disk.tree import yaml_files
from dxsheet.findings import DxsheetError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    return tmp_path


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("dxsheet: 1\n")


def found(root: str = ".", **given: object) -> list[str]:
    return [name.replace(os.sep, "/") for name in yaml_files(root, **given).files]


def test_files_of_a_folder_come_before_its_folders_all_by_name(folder: Path) -> None:
    put(folder, "b/x.yaml", "z.yml", "a/y.yaml", "a.yaml", "c.txt", ".hidden/h.yaml", ".h.yaml")
    assert found() == ["a.yaml", "z.yml", "a/y.yaml", "b/x.yaml"]
    assert found("b") == ["b/x.yaml"]
    assert found("b/") == ["b/x.yaml"]


def test_nested_patterns_and_those_above(folder: Path) -> None:
    put(folder, "in/a.yaml", "in/b.yaml", "in/out/c.yaml", "in/keep/b.yaml", "build/d.yaml")
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("/build/\nb.yaml\n")
    (folder / "in" / ".gitignore").write_text("out/\n")
    (folder / "in" / "keep" / ".gitignore").write_text("!b.yaml\n")
    assert found() == ["in/a.yaml", "in/keep/b.yaml"]
    assert found("in") == ["in/a.yaml", "in/keep/b.yaml"]
    assert found("build") == ["build/d.yaml"]  # named outright


def test_info_exclude_and_the_users_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "a.yaml", "b.yaml", "c.yaml")
    (folder / ".git" / "info").mkdir(parents=True)
    (folder / ".git" / "info" / "exclude").write_text("a.yaml\n")
    (folder / "config" / "git").mkdir(parents=True)
    (folder / "config" / "git" / "ignore").write_text("b.yaml\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    assert found() == ["c.yaml"]


def test_without_a_repository_what_lies_above_is_none_of_ours(folder: Path) -> None:
    put(folder, "in/a.yaml")
    (folder / ".gitignore").write_text("*\n")
    assert found("in") == ["in/a.yaml"]


def test_exclude_is_written_for_its_own_folder(folder: Path) -> None:
    put(folder, "in/a.yaml", "in/old/b.yaml", "old/c.yaml")
    given = {"exclude": ("/old/",), "base": str(folder)}
    assert found(**given) == ["in/a.yaml", "in/old/b.yaml"]
    assert found("in", **given) == ["in/a.yaml", "in/old/b.yaml"]
    assert found("in", exclude=("in/old",), base=str(folder)) == ["in/a.yaml"]
    assert found("in", exclude=("a.yaml",), base=str(folder / "elsewhere")) == [
        "in/a.yaml", "in/old/b.yaml",
    ]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_never_lead_out_and_double_nothing(folder: Path) -> None:
    put(folder, "tree/a.yaml", "tree/.kept/k.yaml", "outside/o.yaml")
    os.symlink(folder / "outside", folder / "tree" / "away")
    os.symlink(folder / "outside" / "o.yaml", folder / "tree" / "o.yaml")
    os.symlink("a.yaml", folder / "tree" / "again.yaml")
    os.symlink(".kept/k.yaml", folder / "tree" / "kept.yaml")
    os.symlink("..", folder / "tree" / "loop")
    os.symlink("nowhere", folder / "tree" / "broken.yaml")
    assert found("tree") == ["tree/a.yaml", "tree/kept.yaml"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not hold here")
def test_a_folder_that_cannot_be_listed_is_not_passed_over(folder: Path) -> None:
    put(folder, "shut/a.yaml")
    (folder / "shut").chmod(0)
    try:
        with pytest.raises(DxsheetError) as raised:
            found()
        assert raised.value.code == 3
    finally:
        (folder / "shut").chmod(0o755)
