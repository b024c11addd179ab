"""`merge`, `git-setup` and `textconv` as called: exit codes, and who is told what where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dxsheet.cli.commands.merging import GIT_SETUP, MERGE, TEXTCONV
from dxsheet.cli.params import Command, call
from dxsheet.screen import Screen
from tests.merging.edits import BASE, edits
from tests.repositories import ENVIRONMENT, Repo

A = {one.name: one for one in edits("a")}
B = {one.name: one for one in edits("b")}


def run(
    capsys: pytest.CaptureFixture[str], command: Command, **values: Any
) -> tuple[int, str, str]:
    code = call(command, Screen("en", plain=True), values)
    told = capsys.readouterr()
    return code, told.out, told.err


def three(folder: Path, base: str, ours: str, theirs: str) -> dict[str, str]:
    made = {}
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_bytes(text.encode())
        made[name] = str(folder / name)
    return made


def test_a_clean_merge_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = three(tmp_path, BASE, A["judge"].text(BASE), B["link"].text(BASE))
    assert run(capsys, MERGE, **files, path="転入.yaml") == (0, "", "")


def test_new_numbers_and_conflicts_are_told_under_the_file_s_own_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = A["add a cause"].text(A["judge"].text(BASE))
    theirs = B["add a cause"].text(B["judge"].text(BASE))
    code, out, err = run(capsys, MERGE, **three(tmp_path, BASE, ours, theirs), path="転入.yaml")
    assert (code, out) == (1, "")
    first, second = err.splitlines()
    assert first.startswith("転入.yaml: C4 of theirs is now C5")
    assert "C2.status" in second


def test_why_lines_were_merged_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = BASE.replace("stage: draft", "stage: [draft")
    code, _, err = run(capsys, MERGE, **three(tmp_path, BASE, BASE + "#\n", broken))
    assert code == 0 and "by lines" in err and "ours" in err
    assert run(capsys, MERGE, **three(tmp_path, "a: 1\n", "a: 2\n", "a: 3\n")) == (1, "", "")


def test_git_setup_and_undo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_GLOBAL"):
        monkeypatch.setenv(key, ENVIRONMENT[key])
    repo = Repo(tmp_path / "repo")
    monkeypatch.chdir(repo.folder)
    code, out, _ = run(capsys, GIT_SETUP)
    assert code == 0 and ".gitattributes" in out and "merge.dxsheet.driver" in out
    assert run(capsys, GIT_SETUP)[:2] == (0, "Nothing to do.\n")
    code, out, _ = run(capsys, GIT_SETUP, undo=True)
    assert code == 0 and "gone" in out and "Removed from" in out
    assert run(capsys, GIT_SETUP, undo=True)[:2] == (0, "Nothing to do.\n")


def test_textconv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    sheet.write_text("dxsheet: 1\ntitle: t\nstage: draft\n", encoding="utf-8")
    other.write_text("a: [1,\n", encoding="utf-8")
    assert run(capsys, TEXTCONV, file=str(sheet)) == (
        0,
        "format version: 1\ntitle: t\nstage: draft\n",
        "",
    )
    assert run(capsys, TEXTCONV, file=str(other)) == (0, "a: [1,\n", "")
