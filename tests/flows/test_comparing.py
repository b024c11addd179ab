"""`diff`: which two states are compared, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.comparing import diff
from dxsheet.revisions import record_summary
from tests.repositories import Repo

CAUSE = "causes:\n  - id: C1\n    text: 様式が二つある\n"
SHEET = "dxsheet: 1\nid: 7k3f9q2m\ntitle: 転入手続\n" + CAUSE
IDENTIFIED = SHEET + "    status: identified\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "repo")
    made.commit("1", day="2025-01-10", sheet=SHEET)
    made.git("tag", "v1")
    return made


def kinds(*words: str | None) -> list[str]:
    compared = diff(*words)  # type: ignore[arg-type]
    return [one.kind for one in compared.comparison.changes if not one.kind.startswith("gap")]


def test_what_is_not_committed_yet_by_default(repo: Repo) -> None:
    path = str(repo.write("sheet.yaml", IDENTIFIED))
    assert kinds(path) == ["identified"]
    assert diff(path).before.facts["revision"] == repo.git("rev-parse", "v1").strip()


def test_since_a_tag_and_since_a_day(repo: Repo) -> None:
    repo.commit("2", day="2025-02-10", sheet=IDENTIFIED)
    path = str(repo.folder / "sheet.yaml")
    assert kinds(path) == []
    assert kinds(path, None, "v1") == ["identified"]
    for day in ("2025-02-01", "令和7年2月1日"):
        assert kinds(path, None, day) == ["identified"]
    assert kinds(path, None, "2025-02-11") == []


def test_a_tag_that_looks_like_a_day_is_the_tag(repo: Repo) -> None:
    repo.commit("2", day="2025-02-10", sheet=IDENTIFIED)
    repo.git("tag", "2025-01-01")
    assert kinds(str(repo.folder / "sheet.yaml"), None, "2025-01-01") == []


def test_before_the_sheet_was_there_everything_is_new(repo: Repo) -> None:
    path = str(repo.folder / "sheet.yaml")
    assert "added" in kinds(path, None, "2020-01-01")
    fresh = str(repo.write("new.yaml", SHEET.replace("7k", "8k")))
    assert "added" in kinds(fresh)
    assert "not there yet" in diff(fresh).before.name.en


def test_two_files(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(SHEET, encoding="utf-8")
    new.write_text("# 注\n" + SHEET, encoding="utf-8")
    compared = diff(str(old), str(new))
    assert compared.comparison.layout_only and compared.comparison.changes == ()
    assert compared.before.facts == {"file": str(old)}
    with pytest.raises(DxsheetError) as told:
        diff(str(old), str(new), "v1")
    assert told.value.code == 2


def test_since_the_last_summary(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    path = str(repo.write("sheet.yaml", IDENTIFIED))
    with pytest.raises(DxsheetError) as told:
        diff(path, None, "last-summary")
    assert told.value.code == 3
    record_summary("7k3f9q2m", SHEET.encode())
    assert kinds(path, None, "last-summary") == ["identified"]
    assert "summary" in diff(path, None, "last-summary").before.facts


@pytest.mark.parametrize(("since", "code"), [("v9", 2), ("HEAD", 3)])
def test_what_cannot_be(repo: Repo, since: str, code: int) -> None:
    path = str(repo.folder / "sheet.yaml")
    repo.commit("2", sheet="dxsheet: 1\n\ttitle: [")
    repo.write("sheet.yaml", SHEET)
    with pytest.raises(DxsheetError) as told:
        diff(path, None, since)
    assert told.value.code == code


def test_a_second_look_counts_from_the_adoption_even_between(repo: Repo) -> None:
    solution = "solutions:\n  - {id: S1, text: 一つにする, causes: [C1], status: adopted}\n"
    repo.commit("2", sheet=IDENTIFIED + solution)
    path = str(repo.write("sheet.yaml", IDENTIFIED.replace("二つ", "三つ") + solution))
    compared = diff(path, None, "v1")
    assert [(one.solution.id, one.reworded) for one in compared.looks] == [("S1", True)]
    assert diff(path).looks != []
    page = compared.page("ja")
    assert page.groups[-1].key == "look_again" and page.title.startswith("転入手続")
