"""The selection table: scores by criteria, totals, the chosen one marked."""

from __future__ import annotations

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet


def table(found, lang="ja"):
    return summarise(found, lang=lang).section("selection").blocks[-1]


def test_scores_stand_under_their_criteria_and_totals_are_added():
    found = table(case("lending", "ja"))
    assert [one.label for one in found.columns] == [
        "候補", "困っている人の数（5点満点）", "見直しやすさ（5点満点）", "合計",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["備品貸出", "4", "5", "9"],
        ["会議室予約", "3", "4", "7"],
        ["旅費の精算", "5", "1", "6"],
    ]
    assert [row.mark.value if row.mark else None for row in found.rows] == ["yes", None, None]


def test_a_total_alone_will_do():
    found = table(sheet(selection={"candidates": [{"name": "転入", "total": "7"}]}))
    assert [[cell.text for cell in row.cells] for row in found.rows] == [["転入", "7"]]


def test_scores_without_a_criterion_are_shown_all_the_same():
    selection = {
        "criteria": [{"name": "人数"}],
        "candidates": [{"name": "a", "scores": ["1", "2"]}],
    }
    found = table(sheet(selection=selection), "en")
    assert [one.label for one in found.columns][1:3] == ["人数", "criterion 2 (no name)"]
    assert [cell.text for cell in found.rows[0].cells] == ["a", "1", "2", "3"]


def test_no_selection_no_section():
    assert summarise(sheet(selection={}), lang="ja").section("selection") is None
