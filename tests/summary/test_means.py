"""Means and change (deck rule 14), and the effect × effort map (rule 44)."""

from __future__ import annotations

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet


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
