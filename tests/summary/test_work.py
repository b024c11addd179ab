"""Who does what by when."""

from __future__ import annotations

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet


def rows(page, key):
    section = page.section(key)
    return [[cell.text for cell in row.cells] for row in section.blocks[0].rows] if section else []


def test_open_work_by_date_then_done_work():
    page = summarise(case("lending", "ja"), lang="ja", today="2025-03-10")
    assert rows(page, "work") == [
        ["予約表のひな形を作る", "佐藤", "2025年3月7日", "山田", "S2", "期限超過"],
        ["棚の番号札を付ける", "中村、佐藤", "2025年3月14日", "", "S3", ""],
        ["物品管理要領の改正案を作る", "山田", "2025年2月28日", "中村", "S1", "完了"],
    ]


def test_nothing_is_overdue_where_nobody_says_what_day_it_is():
    page = summarise(case("lending", "ja"), lang="ja")
    assert [row[5] for row in rows(page, "work")] == ["", "", "完了"]


def test_an_adopted_solution_without_work_items_stands_with_its_owner():
    page = summarise(
        sheet(
            solutions=[
                {"id": "S1", "text": "訓練", "status": "adopted", "owner": "人事課"},
                {"id": "S2", "text": "改修", "status": "adopted", "owner": "情報課"},
                {"id": "S3", "text": "保留", "status": "parked", "owner": "情報課"},
            ],
            work_items=[{"id": "W1", "text": "見積り", "solution": "S2"}],
        ),
        lang="ja",
    )
    assert rows(page, "work") == [
        ["見積り", "未定", "", "", "S2", ""],
        ["訓練", "人事課", "", "", "S1", ""],
    ]


def test_each_owner_with_what_is_left_done_and_covered_for():
    page = summarise(case("lending", "ja"), lang="ja")
    assert rows(page, "work_by_owner") == [
        ["山田", "", "W1", "", "W2"],
        ["佐藤", "W2、W3", "", "2025年3月7日", ""],
        ["中村", "W3", "", "2025年3月14日", ""],
    ]


def test_one_owner_needs_no_table_of_owners():
    page = summarise(sheet(work_items=[{"id": "W1", "main_owners": ["山田"]}]), lang="ja")
    assert page.section("work_by_owner") is None
