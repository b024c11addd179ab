"""The blocks, and tables of them."""

from __future__ import annotations

from dxsheet.summary.blocks import Cell, Column, Mark, Node, Row, Table, filled
from dxsheet.summary.reading import Reading, listing
from tests.made_sheets import sheet


def test_a_node_gives_its_mark_of_one_kind():
    status = Mark("solution_status", "adopted", "採用")
    node = Node("S1", "S1", "買う", (Mark("effect", "high", "大"), status))
    assert node.mark("solution_status") is status
    assert node.mark("effort") is None


def test_columns_that_nothing_fills_are_left_out():
    columns = (Column("a", "A"), Column("b", "B"), Column("c", "C"))
    rows = (Row((Cell("1"), Cell(), Cell())), Row((Cell(), Cell(), Cell("3"))))
    table = filled(Table("x", columns, rows))
    assert [one.key for one in table.columns] == ["a", "c"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["1", ""], ["", "3"]]


def test_one_column_stays_where_nothing_is_filled():
    table = filled(Table("x", (Column("a", "A"), Column("b", "B")), (Row((Cell(), Cell())),)))
    assert [one.key for one in table.columns] == ["a"]


def test_a_listing_carries_the_id_and_the_roles_of_its_columns():
    found = sheet(work_items=[{"id": "W1", "text": "書く", "due": "2025-03-01"}])
    table = listing(Reading(found, (), "ja", None), "w", found.work_items, ("text", "due"))
    assert [one.role for one in table.columns] == ["text", "date"]
    assert table.rows[0].cells[0].id == "W1"
