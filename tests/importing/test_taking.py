from __future__ import annotations

import pytest

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.importing.applying import fresh_data
from dxsheet.render import excel
from tests.importing.workbooks import exported, handmade, opened, saved, take_raw
from tests.made_sheets import sheet


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


ROWS = [["番号", "発生している問題"], ["P1", "待つ"]]


def wrong(taken):
    return [(one.where, one.message.ja + one.hint.ja) for one in taken.wrong]


def test_another_tab_with_rows_stops_and_may_be_let_go_of():
    raw = handmade(問題=ROWS, メモ=[["x"], [], ["y"]])
    ((where, said),) = wrong(take_raw(raw))
    assert where == "メモ!A1"
    assert "1, 3行目" in said and "--leave-out メモ" in said
    let_go = take_raw(raw, ["メモ"])
    assert (let_go.wrong, let_go.unread) == ([], ["メモ!"])


def test_a_hidden_tab_and_an_empty_one_do_not_stop():
    book = opened(handmade(問題=ROWS, 一覧=[["x"]], 空=[]))
    book["一覧"].sheet_state = "hidden"
    taken = take_raw(saved(book))
    assert (taken.wrong, taken.unread) == ([], ["一覧!A1"])


@pytest.mark.parametrize(
    ("name", "meant"), [("問題点", "問題"), ("解決策案", "解決策"), ("Problem", "Problems")]
)
def test_a_tab_that_was_given_another_name_is_guessed(name, meant):
    ((_, said),) = wrong(
        take_raw(handmade(**{"作業": [["番号", "作業"], ["W1", "x"]], name: ROWS}))
    )
    assert f"「{meant}」のことですか" in said


def test_a_copy_of_a_tab_is_not_taken_twice():
    book = opened(handmade(問題=ROWS))
    book.copy_worksheet(book["問題"]).title = "problems"
    taken = take_raw(saved(book))
    assert len(taken.entries["problems"]) == 1
    assert [where for where, _ in wrong(taken)] == ["problems!A1"]


def test_a_tab_that_the_workbook_once_had():
    book = opened(exported(sheet(problems=[{"id": "P1", "text": "待つ"}])))
    del book["作業"]  # nothing stood in it
    assert take_raw(saved(book)).wrong == []
    book["問題"].title = "問題一覧"
    said = wrong(take_raw(saved(book)))
    assert [where for where, _ in said] == ["問題!", "問題一覧!A1"]
    assert "「問題一覧」のことですか" in said[0][1]
    del book["問題一覧"]
    assert [where for where, _ in wrong(take_raw(saved(book)))] == ["問題!"]
    assert take_raw(saved(book), ["問題"]).wrong == []


def test_dates_without_a_year_are_read_from_the_sheet_s_date_on_and_told():
    rows = [
        ["番号", "作業", "期限"],
        ["W1", "a", "5/10"],
        ["W2", "b", "2月末"],
        ["W3", "c", "2025/7/1(火)"],
    ]
    taken = take_raw(handmade(作業=rows, 概要=[["題名", "題"], ["日付", "2025-03-01"]]))
    assert taken.wrong == []
    assert [one.text("due") for one in taken.entries["work_items"]] == [
        "2025-05-10", "2026-02-28", "2025-07-01",
    ]  # fmt: skip
    assert taken.understood == ["作業!C2: 5/10 → 2025-05-10", "作業!C3: 2月末 → 2026-02-28"]


def test_an_amount_with_its_unit_in_the_format_is_a_number():
    rows = [
        ["指標", "単位", "実施前", "結果"],
        ["待ち", "分", "58分", "20 分"],
        ["声", None, "長い", "40件"],
    ]
    first, second = take_raw(handmade(結果=rows)).entries["outcomes"]
    assert (first.text("baseline"), first.text("result")) == ("58", "20")
    assert (second.text("baseline"), second.text("result")) == ("長い", "40件")
