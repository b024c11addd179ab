"""The parts told as they stand."""

from __future__ import annotations

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet


def texts(page, key):
    return [[cell.text for cell in row.cells] for row in page.section(key).blocks[0].rows]


def test_background_and_purpose_each_under_its_heading():
    page = summarise(sheet(purpose="待たせない"), lang="ja")
    heading, paragraph = page.section("background").blocks
    assert (heading.text, paragraph.text) == ("目的", "待たせない")


def test_what_the_table_leaves_out_of_a_cause():
    page = summarise(case("lending", "ja"), lang="ja")
    first, second = page.section("causes").blocks[0].items
    assert [one.key for one in first.notes] == ["why", "controllable", "raised_by"]
    assert first.notes[0].value.text.count(" → ") == 2
    assert first.notes[1].value.mark.value == "yes"
    assert [one.key for one in second.notes] == ["raised_by"]


def test_what_the_table_leaves_out_of_a_solution():
    page = summarise(case("lending", "ja"), lang="ja")
    items = page.section("solutions").blocks[0].items
    assert [(one.cell.id, [note.key for note in one.notes]) for one in items] == [
        ("S1", ["measure", "cost"]),
        ("S2", ["measure", "cost"]),
        ("S3", ["measure"]),
        ("S4", ["cost", "reason"]),
    ]


def test_decisions_the_latest_first():
    page = summarise(case("lending", "ja"), lang="ja")
    assert [row[0] for row in texts(page, "decisions")] == ["2025年2月3日", "2025年1月20日"]


def test_ideas_kept_findings_and_the_look_back():
    page = summarise(case("lending", "ja"), lang="ja")
    assert texts(page, "ideas")[0] == ["備品管理システムを入れる", "P1", "S4"]
    assert texts(page, "kept") == [["S010", "C1", "ほかの案は要領の改正より重いと確かめた"]]
    assert page.section("reflection").title == "振り返り"
