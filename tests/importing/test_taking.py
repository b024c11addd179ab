from __future__ import annotations

import pytest

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.importing.fresh import fresh_data
from dxsheet.render import excel
from tests.importing.workbooks import handmade, opened, saved, take_raw


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_blank_workbook_asks_only_for_its_title(lang):
    taken = take_raw(excel.blank(lang))
    assert (taken.lang, taken.marks, taken.unread) == (lang, set(), [])
    _, wrong = fresh_data(taken)
    assert [one.where for one in wrong] == [{"ja": "概要!B2", "en": "Overview!B2"}[lang]]


def test_a_blank_workbook_filled_by_hand():
    book = opened(excel.blank("ja"))
    book["概要"]["B2"] = "転入手続"
    book["問題"]["B3"], book["問題"]["F3"] = "待つ", 40
    book["課題（原因）"]["B3"], book["課題（原因）"]["E3"] = "様式が古い", "特定"
    book["解決策"]["B3"], book["解決策"]["B4"] = "一枚にする", "押印をやめる"
    book["対応表"]["D4"] = book["対応表"]["E4"] = "〇"
    book["作業"]["B3"], book["作業"]["G3"] = "案を作る", "令和7年4月1日"
    data, wrong = fresh_data(take_raw(saved(book)))
    assert wrong == []
    assert data == {
        "title": "転入手続",
        "language": "ja",
        "problems": [{"id": "P1", "text": "待つ", "amount": "40"}],
        "causes": [{"id": "C1", "text": "様式が古い", "status": "identified"}],
        "solutions": [
            {"id": "S1", "text": "一枚にする", "causes": ["C1"]},
            {"id": "S2", "text": "押印をやめる", "causes": ["C1"]},
        ],
        "work_items": [{"id": "W1", "text": "案を作る", "due": "2025-04-01"}],
    }


def test_a_workbook_of_something_else():
    with pytest.raises(DxsheetError) as caught:
        take_raw(handmade(売上=[["月", "額"]]))
    assert caught.value.code == CANNOT
    assert "--blank" in caught.value.hint.ja


def test_other_tabs_are_named():
    taken = take_raw(handmade(問題=[["番号", "発生している問題"], ["P1", "待つ"]], メモ=[["x"]]))
    assert taken.unread == ["メモ!A1"]


def test_a_copy_of_a_tab_is_not_taken_twice():
    book = opened(handmade(問題=[["番号", "発生している問題"], ["P1", "待つ"]]))
    book.copy_worksheet(book["問題"]).title = "problems"
    taken = take_raw(saved(book))
    assert (len(taken.entries["problems"]), taken.unread) == (1, ["problems!A1"])
