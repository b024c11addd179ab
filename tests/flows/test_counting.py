"""`stats`: every sheet counted once, findings as `check` has them, dates from git where needed."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.checking.run import check
from dxsheet.flows.every_sheet import count_sheets
from dxsheet.render.json_form import statistics_json
from tests.repositories import Repo

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "sheets"
SHEET = (
    "dxsheet: 1\nid: {id}\ntitle: t\nstage: {stage}\ncauses:\n  - {{id: C1, text: 様式が二つ}}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sheets"
    made.mkdir()
    for path in GOLDEN.glob("*.yaml"):
        if path.name != "lending.en.yaml":
            shutil.copy(path, made)
    return made


def test_findings_are_those_of_check(folder: Path, monkeypatch) -> None:
    monkeypatch.chdir(folder)
    told = count_sheets(".", print)
    found = [one for one in check(["."]).findings if one.kept is None]
    by_rule = Counter(one.rule for one in found)
    twice = sum("another sheet" in one.message.en.lower() for one in found)
    by_rule["REF001"] -= twice  # one id in two sheets is nothing that a sheet alone can tell
    assert told.tally.findings == by_rule and told.tally.sheets == len(list(folder.iterdir()))


def test_any_number_of_processes_says_the_same(folder: Path) -> None:
    (folder / "bad.yaml").write_text("dxsheet: 1\ntitle: [\n")
    said: list[list[str]] = [[], []]
    first, second = (
        count_sheets(str(folder), lambda text, at=at: said[at].append(text.en), jobs=at + 1)
        for at in (0, 1)
    )
    assert statistics_json(first) == statistics_json(second)
    assert first.recurring == second.recurring and first.tally.unreadable == 1
    assert said[0] == said[1] and len(said[0]) == 1


def test_where_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("dxsheet: 1\ntitle: [\n")
    with pytest.raises(DxsheetError) as caught:
        count_sheets(str(tmp_path), lambda text: None)
    assert caught.value.code == 3


def test_days_from_git_across_a_rename(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.write("市/前.yaml", SHEET.format(id="a", stage="draft") * 1)
    repo.commit("new", day="2025-01-05")
    repo.git("mv", "市/前.yaml", "市/新 しい.yaml")
    repo.commit("renamed", day="2025-01-20")
    repo.write("市/新 しい.yaml", SHEET.format(id="a", stage="decided"))
    repo.commit("decided", day="2025-02-04")
    repo.write("市/新 しい.yaml", SHEET.format(id="a", stage="trial"))
    repo.write("市/未.yaml", SHEET.format(id="b", stage="trial"))
    days = count_sheets(str(repo.folder / "市"), print).days
    assert days.taken == {30: 1} and (days.from_git, days.unknown) == (1, 1)
    alone = count_sheets(str(repo.folder / "市" / "新 しい.yaml"), print).days
    assert alone.taken == {30: 1}


def test_a_diff_driver_of_the_repository_is_not_run(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    mark = tmp_path / "ran"
    repo.git("config", "diff.bad.command", f"touch '{mark}'")
    repo.git("config", "diff.bad.textconv", f"touch '{mark}'")
    repo.git("config", "diff.external", f"touch '{mark}'")
    repo.write(".gitattributes", "*.yaml diff=bad\n")
    repo.write("a.yaml", SHEET.format(id="a", stage="decided"))
    repo.commit("new", day="2025-01-05")
    assert count_sheets(str(repo.folder), print).days.taken == {0: 1}
    assert not mark.exists()


def test_without_git_the_date_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SHEET.format(id="a", stage="decided"))
    told = count_sheets(str(tmp_path), print)
    assert told.days.unknown == 1 and told.days.sheets == 0
    assert json.loads(statistics_json(told))["days_to_decision"]["median"] is None
