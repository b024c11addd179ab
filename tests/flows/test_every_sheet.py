"""`list`: every sheet that can be read, the others told of, the same with several jobs."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.every_sheet import list_sheets
from dxsheet.many.listed import ListFilter

SHEET = "dxsheet: 1\nid: s{n}\ntitle: 転入{n}\nstage: {stage}\nreview_date: 2025-0{month}-01\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in range(9):
        stage = "trial" if n % 2 else "draft"
        text = SHEET.format(n=n, stage=stage, month=9 - n)
        path = tmp_path / f"部{n % 2}" / f"{n}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "note.yaml").write_text("title: no sheet\n")
    (tmp_path / "bad.yaml").write_text("dxsheet: 1\ntitle: {\n")
    return tmp_path


@pytest.mark.parametrize("jobs", [1, 2])
def test_list(folder: Path, jobs: int) -> None:
    told = []
    found = list_sheets(
        str(folder), ListFilter(stages=("trial",)), told.append, today="2025-03-10",
        jobs=jobs,
    )  # fmt: skip
    assert [one.title for one in found.lines] == ["転入7", "転入5", "転入3", "転入1"]
    assert [one.overdue for one in found.lines] == [True, False, False, False]
    assert found.lines[0].file == "部1/7.yaml"
    assert found.sheets == 9 and len(told) == 1 and "bad.yaml" in told[0].ja
    assert found.unreadable == [("bad.yaml", told[0])]


def test_one_file_is_a_list_too(folder: Path) -> None:
    found = list_sheets(str(folder / "部0" / "0.yaml"), ListFilter(), print)
    assert [one.file for one in found.lines] == ["0.yaml"]


def test_where_nothing_can_be_read(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DxsheetError) as caught:
        list_sheets(str(folder / "bad.yaml"), ListFilter(), lambda text: None)
    assert caught.value.code == 3
    with pytest.raises(DxsheetError) as caught:
        list_sheets(str(folder / "nowhere"), ListFilter(), print)
    assert caught.value.code == 2
    (tmp_path / "empty").mkdir()
    assert list_sheets(str(tmp_path / "empty"), ListFilter(), print).sheets == 0
