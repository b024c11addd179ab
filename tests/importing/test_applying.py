"""A workbook against a sheet that exists: what it changed, what the sheet changed meanwhile."""

from __future__ import annotations

import copy

from dxsheet.importing.applying import merged
from dxsheet.yamlfile.edit import Delete, Insert, Put
from tests.importing.workbooks import exported, handmade, opened, plain, saved, take_raw
from tests.made_sheets import sheet

DATA = {
    "id": "k4",
    "purpose": "早く終わる",
    "participants": [{"name": "窓口係", "unit": "市民課", "count": "3"}],
    "problems": [{"id": "P1", "text": "待つ", "evidence": "数えた"}, {"id": "P2", "text": "並ぶ"}],
    "causes": [{"id": "C1", "text": "古い"}],
    "solutions": [{"id": "S1", "text": "やめる", "causes": ["C1"], "effect": "high"}],
    "selection": {
        "criteria": [{"name": "効果", "max": "5"}, {"name": "手軽さ", "max": "5"}],
        "candidates": [{"name": "貸出", "scores": ["4", "5"]}],
    },
}


def edited(cells, *, now=None, base=DATA):
    """What a workbook of `base` with other cells changes on the sheet as it is `now`."""
    book = opened(exported(sheet(**copy.deepcopy(base))))
    for name, value in cells.items():
        tab, address = name.split("!")
        if address.isdigit():
            book[tab].delete_rows(int(address))
        else:
            book[tab][address] = value
    there = sheet(**copy.deepcopy(now or base))
    taken = take_raw(saved(book))
    return merged(taken, there, plain(there)), taken.wrong


def said(texts):
    return [one.ja for one in texts]


def test_a_field_changed_and_one_emptied():
    found, wrong = edited({"問題!B3": "長く待つ", "問題!G3": None, "概要!B8": "すぐ終わる"})
    assert wrong == []
    assert found.changes == [
        Put(("purpose",), "すぐ終わる"),
        Put(("problems", 0, "text"), "長く待つ"),
        Delete(("problems", 0, "evidence")),
    ]
    assert (said(found.changed), said(found.emptied)) == (["purpose", "P1.text"], ["P1.evidence"])


def test_what_the_sheet_changed_meanwhile_stays():
    now = copy.deepcopy(DATA)
    now["problems"][0]["text"] = "とても待つ"
    now["problems"].append({"id": "P3", "text": "新しい"})
    found, wrong = edited({"問題!B4": "長い列"}, now=now)
    assert wrong == []
    assert said(found.changed) == ["P2.text"]
    assert found.missing == []


def test_what_both_changed_is_asked_about():
    now = copy.deepcopy(DATA)
    now["problems"][0]["text"] = "とても待つ"
    _, wrong = edited({"問題!B3": "少し待つ"}, now=now)
    assert [one.where for one in wrong] == ["問題!B3"]
    assert "とても待つ" in wrong[0].message.ja


def test_what_both_changed_to_the_same_is_fine():
    now = copy.deepcopy(DATA)
    now["problems"][0]["text"] = "とても待つ"
    found, wrong = edited({"問題!B3": "とても待つ"}, now=now)
    assert (found.changes, wrong) == ([], [])


def test_a_row_taken_out_is_told_and_stays():
    found, wrong = edited({"問題!4": None, "参加者!7": None})
    assert wrong == []
    assert (found.changes, said(found.missing)) == ([], ["P2", "参加者「窓口係」"])


def test_new_rows_get_ids_after_all_that_are_there():
    now = copy.deepcopy(DATA)
    now["problems"].append({"id": "P7", "text": "新しい"})
    found, _ = edited({"問題!B5": "足りない", "作業!B3": "案を作る"}, now=now)
    assert found.changes == [
        Insert(("problems",), None, {"id": "P8", "text": "足りない"}),
        Put(("work_items",), [{"id": "W1", "text": "案を作る"}]),
    ]
    assert said(found.added) == ["P8", "W1"]


def test_taking_the_same_workbook_in_again_adds_nothing():
    now = copy.deepcopy(DATA)
    now["problems"].append({"id": "P3", "text": "足りない"})
    now["participants"].append({"name": "会計係"})
    found, wrong = edited({"問題!B5": "足りない", "参加者!A8": "会計係"}, now=now)
    assert (found.changes, wrong) == ([], [])


def test_entries_without_ids_are_known_by_name():
    found, _ = edited({"参加者!B7": "住民課"})
    assert found.changes == [Put(("participants", 0, "unit"), "住民課")]
    assert said(found.changed) == ["participants[0].unit"]


def test_of_two_with_one_name_the_one_that_says_the_same():
    base = {**DATA, "participants": [{"name": "係", "unit": "甲"}, {"name": "係", "unit": "乙"}]}
    found, wrong = edited({"参加者!C8": 5}, base=base)
    assert wrong == []
    assert found.changes == [Put(("participants", 1, "count"), "5")]


def test_links_through_the_matrix():
    base = {**DATA, "causes": [{"id": "C1", "text": "古い"}, {"id": "C2", "text": "遠い"}]}
    found, _ = edited({"対応表!D5": "〇"}, base=base)
    assert found.changes == [Put(("solutions", 0, "causes"), ["C1", "C2"])]


def test_criteria_may_be_added_but_not_lost():
    found, wrong = edited({"選定!D5": "数", "選定!D6": 5, "選定!D7": 1, "選定!E5": "合計"})
    assert wrong == []
    assert said(found.changed)[0] == "selection.criteria"
    _, wrong = edited({"選定!C5": "別の基準"})
    assert ["手軽さ" in one.message.ja for one in wrong] == [True]


def test_a_blank_workbook_fills_what_is_empty_and_never_empties():
    rows = [["番号", "発生している問題", "根拠"], ["P1", "待つ", None], [None, "足りない"]]
    taken = take_raw(handmade(概要=[["題名", None], ["目的", None]], 問題=rows))
    there = sheet(**DATA)
    found = merged(taken, there, plain(there))
    assert taken.wrong == []
    assert found.changes == [Insert(("problems",), None, {"id": "P3", "text": "足りない"})]
    assert said(found.missing) == ["P2"]


def test_a_blank_workbook_whose_ids_mean_something_else():
    rows = [["番号", "発生している問題"], ["P1", "ほかのこと"]]
    taken = take_raw(handmade(問題=rows))
    there = sheet(**DATA)
    merged(taken, there, plain(there))
    assert [one.where for one in taken.wrong] == ["問題!A2"]
    assert "待つ" in taken.wrong[0].message.ja


def test_a_link_to_what_only_the_sheet_has_is_fine():
    rows = [["番号", "解決策", "対応する課題（原因）"], [None, "配る", "C1"]]
    taken = take_raw(handmade(解決策=rows))
    there = sheet(**DATA)
    found = merged(taken, there, plain(there))
    assert taken.wrong == []
    assert found.changes == [
        Insert(("solutions",), None, {"id": "S2", "text": "配る", "causes": ["C1"]})
    ]
