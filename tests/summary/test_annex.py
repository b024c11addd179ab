"""The parts told as they stand."""

from __future__ import annotations

from dxsheet.findings import Finding
from dxsheet.lang import Text
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
    reason = "ほかの案は要領の改正より重いと確かめた"
    assert texts(page, "kept") == [["S010", "C1", reason]]
    hint = Text("hint", "手がかり")
    told = Finding("S010", "warning", Text("ask", "問い"), hint, at="C1", kept=reason)
    page = summarise(case("lending", "ja"), findings=[told], lang="ja")
    assert texts(page, "kept") == [["問い", "C1", reason]]
    assert page.section("reflection").title == "これまでの変化"


def test_a_digital_solution_stands_beside_what_it_changes():
    page = summarise(case("lending", "ja"), lang="ja")
    table = page.section("means").blocks[0]
    assert [one.key for one in table.columns] == [
        "solution", "means", "before", "after", "rule_challenged", "existing",
    ]  # fmt: skip
    shown = [(row.cells[0].id, row.cells[1].text) for row in table.rows]
    assert shown == [("S1", "規程・ルール"), ("S2", "デジタル（システム改修）")]


def test_a_digital_solution_that_changes_nothing_is_a_gap():
    found = sheet(
        solutions=[
            {"id": "S1", "kind": "new_system"},
            {"id": "S2", "kind": "training"},
            {"id": "S3", "kind": "training", "digital": "true", "after": "画面で学ぶ"},
            {"id": "S4", "kind": "new_system", "status": "dropped"},
            {"id": "S5", "kind": "new_system", "rule_challenged": "規則3条"},
        ]
    )
    table = summarise(found, lang="ja").section("means").blocks[0]
    marks = {row.cells[0].id: row.mark.value if row.mark else None for row in table.rows}
    assert marks == {"S1": "no_change", "S3": None, "S5": None}


def test_no_digital_solution_and_no_change_written_means_no_section():
    assert summarise(sheet(solutions=[{"id": "S2"}]), lang="ja").section("means") is None


def test_the_map_holds_what_is_placed_and_lists_the_rest():
    found = sheet(
        solutions=[
            {"id": "S1", "effect": "high", "effort": "low"},
            {"id": "S2", "effect": "high"},
            {"id": "S3", "effect": "low", "effort": "high", "status": "dropped"},
            {"id": "S4", "effect": "high", "effort": "low", "status": "parked"},
        ]
    )
    block = summarise(found, lang="ja").section("map").blocks[0]
    assert [node.id for node in block.square("high", "low").nodes] == ["S1", "S4"]
    assert sum(len(one.nodes) for one in block.squares) == 2
    assert [node.id for node in block.unplaced] == ["S2"]
    order = [(one.effect.value, one.effort.value) for one in block.squares]
    assert order[0] == ("high", "low")
    assert order[-1] == ("low", "high")


def test_no_map_until_one_solution_has_its_place():
    found = sheet(solutions=[{"id": "S1", "effect": "high"}])
    assert summarise(found, lang="ja").section("map") is None
