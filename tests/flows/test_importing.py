"""`import` on files: nothing half-written, comments kept, nothing overwritten."""

from __future__ import annotations

import pytest

from dxsheet.binder import load
from dxsheet.findings import CANNOT, FOUND, USAGE, DxsheetError
from dxsheet.flows.importing import import_workbook
from dxsheet.render import excel
from dxsheet.summary import summarise
from tests.importing.workbooks import opened, plain, saved

TODAY = "2025-04-01"
TEXT = """# 検討会の記録
dxsheet: 1
id: k4
title: 転入手続  # 題名はこのまま
language: ja
problems:
  - {id: P1, text: 待つ}  # 一件目
causes:
  # 現場で聞いた
  - id: C1
    text: 様式が古い
    status: unverified
solutions:
  - id: S1
    text: 一枚にする
    causes: [C1]
"""


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "sheet.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def workbook(sheet, name="book.xlsx", **cells):
    """The workbook of a sheet, with other cells: 問題_B3='...'."""
    raw = excel.draw([summarise(load(str(sheet)).sheet, lang="ja")], lang="ja")
    book = opened(raw)
    for place, value in cells.items():
        tab, address = place.rsplit("_", 1)
        book[tab][address] = value
    path = sheet.parent / name
    path.write_bytes(saved(book))
    return str(path)


def test_edits_keep_comments_and_layout(sheet):
    book = workbook(sheet, 問題_B3="長く待つ", 解決策_I3="内規", 作業_B3="案を作る")
    done = import_workbook(book, into=str(sheet), today=TODAY)
    assert (done.merged is None, done.taken.wrong, done.file) == (False, [], str(sheet))
    assert (
        sheet.read_text(encoding="utf-8")
        == TEXT.replace("待つ", "長く待つ").replace(
            "    causes: [C1]\n", "    causes: [C1]\n    existing: 内規\n"
        )
        + "work_items:\n  - id: W1\n    text: 案を作る\n"
    )


def test_its_own_workbook_leaves_the_file_alone(sheet):
    import_workbook(workbook(sheet), into=str(sheet), today=TODAY)
    assert sheet.read_text(encoding="utf-8") == TEXT


def test_one_bad_cell_and_nothing_is_written(sheet):
    done = import_workbook(
        workbook(sheet, 問題_B3="長く待つ", **{"課題（原因）_E3": "たぶん"}),
        into=str(sheet), today=TODAY,
    )  # fmt: skip
    assert [one.where for one in done.taken.wrong] == ["課題（原因）!E3"]
    assert (done.file, sheet.read_text(encoding="utf-8")) == ("", TEXT)


def test_a_workbook_of_another_sheet(sheet):
    book = workbook(sheet, 概要_B12="zz")
    with pytest.raises(DxsheetError, match="another sheet") as caught:
        import_workbook(book, into=str(sheet), today=TODAY)
    assert caught.value.code == FOUND
    assert sheet.read_text(encoding="utf-8") == TEXT


def test_a_new_sheet_is_named_by_day_and_title_and_never_overwrites(sheet, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    book = workbook(sheet)
    first = import_workbook(book, output=str(folder), today=TODAY)
    second = import_workbook(book, output=str(folder), today=TODAY)
    assert sorted(one.name for one in folder.glob("*.yaml")) == [
        "2025-04-01-転入手続-2.yaml", "2025-04-01-転入手続.yaml",
    ]  # fmt: skip
    assert first.merged is None and second.merged is None
    read = load(first.file)
    assert read.findings == []
    assert plain(read.sheet) == plain(load(str(sheet)).sheet)


def test_a_new_file_that_is_there_already(sheet):
    with pytest.raises(DxsheetError):
        import_workbook(workbook(sheet), output=str(sheet), today=TODAY)
    assert sheet.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(("lang", "tab"), [("ja", "概要"), ("en", "Overview")])
def test_a_blank_workbook_becomes_a_draft(tmp_path, lang, tab):
    book = opened(excel.blank(lang))
    book[tab]["B2"] = "=計画"
    (tmp_path / "blank.xlsx").write_bytes(saved(book))  # a formula that nothing worked out
    done = import_workbook(str(tmp_path / "blank.xlsx"), output=str(tmp_path), today=TODAY)
    assert [one.where for one in done.taken.wrong] == [f"{tab}!B2"]
    book[tab]["B2"] = "計画"
    (tmp_path / "blank.xlsx").write_bytes(saved(book))
    done = import_workbook(str(tmp_path / "blank.xlsx"), output=str(tmp_path), today=TODAY)
    sheet = load(done.file).sheet
    assert (sheet.title, sheet.language, sheet.date, sheet.stage) == ("計画", lang, TODAY, "draft")
    assert len(sheet.id) == 8


def test_both_ways_at_once(sheet):
    with pytest.raises(DxsheetError) as caught:
        import_workbook("a.xlsx", into=str(sheet), output="b.yaml", today=TODAY)
    assert caught.value.code == USAGE


def test_files_that_are_not_there_or_no_workbooks(sheet, tmp_path):
    codes = []
    for file, into in (("none.xlsx", None), (str(sheet), None), (workbook(sheet), "none.yaml")):
        with pytest.raises(DxsheetError) as caught:
            import_workbook(str(tmp_path / file), into=into, today=TODAY)
        codes.append(caught.value.code)
    assert codes == [USAGE, CANNOT, USAGE]
