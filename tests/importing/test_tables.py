"""Tabs as people leave them: moved, merged, half-filled, with columns of their own."""

from __future__ import annotations

import pytest

from tests.importing.workbooks import handmade, opened, saved, take_raw

HEAD = ["番号", "発生している問題", "困っている人", "根拠"]


def take(*rows, tab="問題"):
    return take_raw(handmade(**{tab: rows}))


def fields(entry):
    return {key: one.plain for key, one in entry.fields.items() if one.plain is not None}


def test_headings_are_found_where_they_stand():
    taken = take(["4月の検討会"], [], [None, *HEAD], [None, "P1", "待つ", "住民"])
    (entry,) = taken.entries["problems"]
    assert fields(entry) == {"id": "P1", "text": "待つ", "affected": "住民"}
    assert entry.fields["text"].where == "問題!C4"


def test_headings_in_english_by_key_and_with_a_hint_below():
    for head in (
        ["Id", "Problem\nwho, where, what, how much", "Who is affected"],
        ["ID", "text", "affected"],
        ["番号", "発生している問題\nだれが、どこで", "困っている人"],
    ):
        taken = take(head, ["P1", "待つ", "住民"], tab="problems")
        assert fields(taken.entries["problems"][0]) == {
            "id": "P1", "text": "待つ", "affected": "住民",
        }  # fmt: skip


def test_blank_rows_and_rows_that_only_stand_ready():
    taken = take(HEAD, [None, " ", None], ["P1"], [], ["P2", "待つ"], ["P3"])
    assert [one.text("id") for one in taken.entries["problems"]] == ["P2"]
    assert taken.unread == []


def test_a_remark_below_the_table_is_named_and_not_taken():
    taken = take(HEAD, ["P1", "待つ"], [], ["※ 4月時点の案です"])
    assert len(taken.entries["problems"]) == 1
    assert taken.unread == ["問題!A4"]


def test_a_column_of_one_s_own_is_named():
    taken = take(
        [*HEAD, "備考", "変化（計算）", "達成（自動計算）"],
        ["P1", "待つ", None, None, "急ぐ", "y", "z"],
    )
    assert (taken.unread, taken.wrong) == (["問題!E1"], [])


def test_a_cell_beyond_the_headings_stops_and_may_be_let_go_of():
    rows = HEAD, ["P1", "待つ", None, None, "急ぐ"], ["P2", "並ぶ", None, None, None, "※"]
    taken = take(*rows)
    assert [one.where for one in taken.wrong] == ["問題!E2", "問題!F3"]
    assert "「急ぐ」の上に見出しがありません" in taken.wrong[0].message.ja
    assert take_raw(handmade(問題=rows), ["急ぐ", "※"]).wrong == []


def test_a_table_without_its_main_column_stops_with_its_rows():
    taken = take(["番号", "発生した問題", "困っている人", "根拠"], ["P1", "待つ", "住民"], ["P2"],
                 ["P3", "並ぶ", None, "数えた"])  # fmt: skip
    (wrong,) = taken.wrong
    assert wrong.where == "問題!A1"
    assert "「発生している問題」の列がありません（2, 4行目" in wrong.message.ja
    assert "「発生した問題」のことですか" in wrong.hint.ja


@pytest.mark.parametrize(
    "heading",
    [
        "発生して\nいる問題",
        "発生している問題（だれが、何が）",
        "発生している問題 *",
        "Problem (who, what)",
    ],
)
def test_a_heading_with_a_line_end_or_a_hint_in_it(heading):
    taken = take(["番号", heading, "困っている人"], ["P1", "待つ", "住民"])
    assert fields(taken.entries["problems"][0])["text"] == "待つ"


@pytest.mark.parametrize("heading", ["問題点", "Problem statement", "起きていること"])
def test_the_main_column_under_another_name_stops_though_nothing_else_is_filled(heading):
    taken = take(["番号", heading, "困っている人", "根拠"], ["P1", "待つ"], ["P2"])
    assert [one.where for one in taken.wrong] == ["問題!A1"]
    assert "2行目" in taken.wrong[0].message.ja


def test_a_column_that_reads_like_a_missing_one_stops_and_may_be_let_go_of():
    rows = (
        ["番号", "作業", "主担当者", "備考"],
        ["W1", "直す", "山田", "急ぐ"],
        ["W2", "配る", "佐藤"],
    )
    (wrong,) = take(*rows, tab="作業").wrong
    assert wrong.where == "作業!C1"
    assert "2–3行目" in wrong.message.ja and "「主担当」のことですか" in wrong.hint.ja
    for name in ("主担当者", "作業!C1"):
        taken = take_raw(handmade(作業=rows), [name])
        assert (taken.wrong, taken.unread) == ([], ["作業!C1", "作業!D1"])
        assert taken.said["作業!C1"] == "主担当者"


def test_what_is_to_be_left_out_can_be_typed_as_it_is_told():
    long = "この欄の数字は四月の一週間だけを数えたもので、五月に数え直す予定"
    rows = HEAD, ["P1", "待つ", None, None, "two words"], ["P2", "並ぶ", None, None, long]
    first, second = take(*rows).wrong
    assert '--leave-out "two words"' in first.hint.en
    assert "--leave-out 問題!E3 " in second.hint.ja
    assert take_raw(handmade(問題=rows), ["two words", "問題!E3"]).wrong == []


@pytest.mark.parametrize("note", ["合計", "計 40件", "Total: 40", "小計"])
def test_a_sum_beside_an_id_that_stood_ready_is_no_item(note):
    taken = take(
        [*HEAD, "程度"], ["P1", "待つ"], ["P2", note, None, None, 40], ["P3", "計画が遅い"]
    )
    assert [one.text("id") for one in taken.entries["problems"]] == ["P1", "P3"]
    assert taken.said["問題!A3"] == note


@pytest.mark.parametrize(
    "note",
    ["※ 4月時点の案です", "注）仮の番号", "（注1）x", "備考: 後で", "例）窓口で待つ",
     "Note: draft", "合計", "以下余白", "Total", "* draft", "出典：窓口調査"],
)  # fmt: skip
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_note_row_is_no_item(note, column):
    taken = take(HEAD, ["P1", "待つ"], [None] * column + [note])
    assert [one.text("id") for one in taken.entries["problems"]] == ["P1"]
    assert (taken.unread, taken.wrong) == ([f"問題!{'ABC'[column]}3"], [])


def test_a_note_beside_an_id_that_stood_ready_is_no_item():
    taken = take(HEAD, ["P1", "待つ"], ["P2", "※ 上の表は仮です"], ["P3", "備考: 並ぶ"])
    assert [one.text("id") for one in taken.entries["problems"]] == ["P1", "P3"]
    assert (taken.unread, taken.wrong) == (["問題!A3"], [])


@pytest.mark.parametrize(
    "text", ["注意書きが多い", "例外が多い", "備考欄が足りない", "Notes are lost"]
)
def test_a_row_that_only_begins_like_a_note_is_an_item(text):
    taken = take(HEAD, [None, text])
    assert [one.text("text") for one in taken.entries["problems"]] == [text]


def test_lines_of_one_s_own_and_cells_beside_a_value():
    taken = take(["概要"], ["題名", "転入", "（仮）"], ["予算", "100万円"], tab="概要")
    assert [one.where for one in taken.wrong] == ["概要!C2"]
    assert taken.unread == ["概要!A3"]


def test_a_heading_that_stands_twice():
    taken = take([*HEAD, "根拠"], ["P1", "待つ"])
    assert [(one.where, one.message.ja) for one in taken.wrong] == [
        ("問題!E1", "見出し「根拠」が二つあります。")
    ]


def test_a_table_without_headings():
    taken = take(["問題"], ["P1", "待つ"], ["P2", "並ぶ"])
    assert [one.where for one in taken.wrong] == ["問題!A1"]


def test_every_bad_cell_is_told_at_once():
    head = ["番号", "解決策", "効果", "手間", "状態"]
    taken = take(head, ["S1", "やめる", "特大", "小", "様子見"], ["?", "配る"], tab="解決策")
    assert [one.where for one in taken.wrong] == ["解決策!C2", "解決策!E2", "解決策!A3"]


def test_a_cell_merged_over_rows_speaks_for_each():
    book = opened(handmade(課題=[]))
    del book["課題"]
    tab = book.create_sheet("課題（原因）")
    for row in (["番号", "課題（原因）", "対応する問題"], ["C1", "古い", "P1"], ["C2", "遠い"]):
        tab.append(row)
    tab.merge_cells("C2:C3")
    first, second = take_raw(saved(book)).entries["causes"]
    assert (first.fields["problems"].plain, second.fields["problems"].plain) == (["P1"], ["P1"])


def test_a_row_that_shares_its_text_with_the_one_above():
    book = opened(handmade(問題=[HEAD, ["P1", "待つ", "住民"], [None, None, "職員"]]))
    book["問題"].merge_cells("A2:A3")
    book["問題"].merge_cells("B2:B3")
    taken = take_raw(saved(book))
    assert [one.where for one in taken.wrong] == ["問題!C3"]
    assert "結合" in taken.wrong[0].message.ja


def test_a_tall_merged_row_is_one_item():
    book = opened(handmade(問題=[HEAD, ["P1", "待つ", "住民"], [], ["P2", "並ぶ"]]))
    for column in "ABCD":
        book["問題"].merge_cells(f"{column}2:{column}3")
    assert [one.text("id") for one in take_raw(saved(book)).entries["problems"]] == ["P1", "P2"]


def test_lines_stand_above_the_table_in_any_column_behind_their_label():
    taken = take(
        ["参加者"], ["決める人", None, "窓口係\n審査係"], ["後ろ盾", "部長"], [],
        ["名前", "所属", "人数"], ["窓口係", "市民課", 3], tab="参加者",
    )  # fmt: skip
    assert taken.lines["roles", "decide"].plain == ["窓口係", "審査係"]
    assert taken.line("roles", "sponsor") == "部長"
    assert fields(taken.entries["participants"][0]) == {
        "name": "窓口係", "unit": "市民課", "count": "3",
    }  # fmt: skip


def test_what_the_overview_works_out_is_not_read():
    taken = take(
        ["題名", "転入手続"], ["目的", "早く"], ["dxsheet がまとめたもの（取り込みません）"],
        ["背景", "これは読みません"], tab="概要",
    )  # fmt: skip
    assert (taken.line("title"), taken.line("background")) == ("転入手続", "")
