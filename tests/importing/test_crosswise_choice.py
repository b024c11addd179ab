from __future__ import annotations

from dxsheet.importing.applying import fresh_data
from tests.importing.workbooks import handmade, take_raw


def choice(*rows):
    book = {"概要": [["題名", "題"]], "選定": [["選んだ業務", "貸出"], [], *rows]}
    taken = take_raw(handmade(**book))
    data, wrong = fresh_data(taken)
    return data["selection"], wrong


HEAD = ["候補", "効果", "始めやすさ", "合計"]


def test_criteria_across_and_candidates_down():
    found, wrong = choice(HEAD, ["満点", 5, "５"], ["貸出", 4, 5, 9], [], ["精算", 5, 1, "６"])
    assert wrong == []
    assert found == {
        "criteria": [{"name": "効果", "max": "5"}, {"name": "始めやすさ", "max": "5"}],
        "candidates": [
            {"name": "貸出", "scores": ["4", "5"], "total": "9"},
            {"name": "精算", "scores": ["5", "1"], "total": "6"},
        ],
        "chosen": "貸出",
    }


def test_a_total_alone_will_do_and_a_row_of_highest_scores_is_not_needed():
    found, wrong = choice(HEAD, ["貸出", None, None, 9])
    assert wrong == []
    assert found["candidates"] == [{"name": "貸出", "total": "9"}]


def test_a_gap_among_scores_and_a_score_that_is_none():
    _, wrong = choice(HEAD, ["満点", 5, 5], ["貸出", None, 4], ["精算", "高い", 4])
    assert [one.where for one in wrong] == ["選定!B5", "選定!B6"]


def test_a_criterion_called_total_and_a_candidate_called_highest():
    head = ["候補", "合計", "効果", "合計"]
    found, wrong = choice(head, ["満点", 5, 5], ["満点", 1, 2, 3])
    assert wrong == []
    assert [one["name"] for one in found["criteria"]] == ["合計", "効果"]
    assert found["candidates"] == [{"name": "満点", "scores": ["1", "2"], "total": "3"}]
