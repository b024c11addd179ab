"""L001 from the history of one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.findings import Finding
from dxsheet.flows.checking.run import check
from dxsheet.flows.comparing import look_again
from dxsheet.rules import Settings
from tests.repositories import Repo

SHEET = """\
dxsheet: 1
id: 7k3f9q2m
title: 転入手続
causes:
  - {id: C1, text: 様式が二つある, status: identified}
  - {id: C2, text: 記入例が古い, status: identified}
solutions:
  - id: S1
    text: 様式を一つにする
    status: adopted
    causes: [C1, C2]
"""


def found(path: Path) -> list[Finding]:
    return list(look_again(str(path), load(str(path))))


def test_the_finding_says_what_and_where(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.commit("1", day="2025-01-10", sheet=SHEET.replace("adopted", "proposed"))
    repo.commit("2", day="2025-02-10", sheet=SHEET)
    repo.commit("3", day="2025-03-10", sheet=SHEET.replace("二つ", "三つ"))
    path = repo.write(
        "sheet.yaml",
        SHEET.replace("二つ", "三つ").replace("古い, status: identified", "古い, status: rejected"),
    )
    first, second = found(path)
    assert (first.rule, first.severity, first.at, first.path) == (
        "L001", "info", "S1", "solutions[0].causes",
    )  # fmt: skip
    assert (first.file, first.line) == (str(path), 11)
    assert "C1" in first.message.en and "2025-02-10" in first.message.ja
    assert first.message.ja.endswith("でしょうか。") and "様式が二つある（特定）" in first.hint.ja
    assert "C2" in second.message.en and "status" in second.message.en


def test_a_broken_state_on_the_way_is_passed_over(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.commit("1", sheet=SHEET)
    repo.commit("2", sheet="broken: [")
    path = repo.write("sheet.yaml", SHEET.replace("二つ", "三つ"))
    assert [one.rule for one in found(path)] == ["L001"]


def test_how_far_back_is_bounded(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.commit("1", sheet=SHEET)
    for number in range(4):
        repo.commit(str(number), sheet=SHEET.replace("二つ", "三つ") + f"# {number}\n")
    path = repo.folder / "sheet.yaml"
    opened = load(str(path))
    assert len(list(look_again(str(path), opened))) == 1
    assert list(look_again(str(path), opened, most=3)) == []


def told(*paths: Path) -> list[str]:
    notes: list[str] = []
    check([str(one) for one in paths], history=True, note=lambda text: notes.append(text.en))
    return notes


def test_a_history_that_cannot_be_read_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    paths = [tmp_path / name for name in ("a.yaml", "b.yaml")]
    for path in paths:
        path.write_text(SHEET.replace("7k", path.stem * 2), encoding="utf-8")
    (note,) = told(*paths)
    assert "not in a git repository" in note and "1 more" in note
    new = Repo(tmp_path / "repo").write("sheet.yaml", SHEET)
    assert found(new) == [] and told(new) == []  # nothing committed: there is no history
    paths[0].write_text(SHEET.replace("adopted", "proposed"), encoding="utf-8")
    assert told(paths[0]) == []  # nothing was adopted: there is nothing to ask
    monkeypatch.setenv("PATH", str(tmp_path))
    (note,) = told(paths[1])
    assert "git cannot be run" in note


def test_a_history_that_is_another_user_s_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = Repo(tmp_path / "repo")
    repo.commit("1", sheet=SHEET)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    (note,) = told(repo.folder / "sheet.yaml")
    assert "another user" in note and "safe.directory" in note and "git init" not in note


def test_a_history_that_ends_too_early_is_said_with_what_it_shows(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.commit("1", day="2025-01-10", sheet=SHEET.replace("adopted", "proposed"))
    repo.commit("2", day="2025-02-10", sheet=SHEET)
    repo.commit("3", day="2025-03-10", sheet=SHEET.replace("二つ", "三つ"))
    repo.git("clone", "-q", "--depth", "2", repo.folder.as_uri(), str(tmp_path / "part"))
    repo.git("clone", "-q", repo.folder.as_uri(), str(tmp_path / "whole"))
    whole, part = (tmp_path / name / "sheet.yaml" for name in ("whole", "part"))
    assert told(whole) == [] and len(found(whole)) == 1
    (note,) = told(part)
    assert "shallow" in note
    checked = check([str(part)], history=True)
    assert [one.rule for one in checked.findings].count("L001") == 1


def test_check_history_tells_it_with_the_other_findings(tmp_path, monkeypatch):
    import subprocess

    from dxsheet.flows.checking.run import check
    from dxsheet.flows.editing import assign

    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.yaml"
    path.write_text(
        "dxsheet: 1\nid: l00kag41\ntitle: t\nproblems: [{id: P1, text: a}]\n"
        "causes: [{id: C1, text: forms differ, status: identified}]\n"
        "solutions: [{id: S1, text: merge, causes: [C1], status: adopted}]\n"
    )

    def commit() -> None:
        name = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        for words in (["add", "-A"], ["commit", "-qm", "x"]):
            subprocess.run(["git", *name, *words], check=True, capture_output=True)

    subprocess.run(["git", "init", "-q"], check=True, capture_output=True)
    commit()
    assert "L001" not in {one.rule for one in check([str(path)], history=True).findings}
    assign(str(path), ["C1.text=nobody compares the forms"])
    commit()
    found = [one for one in check(["."], history=True).findings if one.rule == "L001"]
    assert [(one.at, one.severity) for one in found] == [("S1", "info")]


def moved(repo: Repo, name: str, sheet: str) -> None:
    """A sheet in git whose cause has moved since."""
    repo.write(name, sheet)
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", "first")
    repo.write(name, sheet.replace("二つ", "三つ"))


def test_what_was_kept_and_what_the_office_chose_hold_for_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = Repo(tmp_path / "repo")
    kept = "kept:\n  - {rule: L001, at: S1, reason: 言い直しただけ}\n"
    moved(repo, "b.yaml", SHEET + kept)
    moved(repo, "a.yaml", SHEET.replace("7k3f9q2m", "7k3f9q2n"))
    repo.write("c.yaml", "on: push\n")
    monkeypatch.chdir(tmp_path / "repo")
    chosen = Settings(select=("L",), severity={"L001": "warning"})
    files = ["c.yaml", "b.yaml", "a.yaml"]
    checked = check(files, chosen, only_sheets=True, history=True)
    assert checked.files == 2
    assert [(one.file, one.rule, one.severity, one.kept) for one in checked.findings] == [
        ("b.yaml", "L001", "warning", "言い直しただけ"),
        ("a.yaml", "L001", "warning", None),
    ]
    assert checked.code(strict=True) == 1
