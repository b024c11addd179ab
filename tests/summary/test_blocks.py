"""The blocks, and tables of them.

TODO: A sign before a status, so that it is seen before it is read.
"""

from __future__ import annotations

import pytest

from dxsheet.render.svg import certain, phrases
from dxsheet.render.word_tables import run
from dxsheet.summary.blocks import (
    ALL_SIGNS,
    IN_ASCII,
    SIGNS,
    Cell,
    Column,
    Mark,
    Node,
    Row,
    Table,
    filled,
    signed,
)
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


@pytest.mark.parametrize(
    ("kind", "value", "text", "said"),
    [
        ("cause_status", "identified", "特定", "○特定"),
        ("cause_status", "rejected", "rejected", "× rejected"),
        ("cause_status", "identified", "identified", "○ identified"),
        ("due", "overdue", "overdue", "！ overdue"),
        ("solution_status", "proposed", "提案", "◇提案"),
        ("solution_status", "parked", "見送り", "－見送り"),
        ("due", "overdue", "期限超過", "！期限超過"),
        ("stage", "identified", "課題（原因）特定", "課題（原因）特定"),
    ],
)
def test_a_status_is_told_with_its_sign(kind, value, text, said):
    assert signed(Mark(kind, value, text)) == said


@pytest.mark.parametrize("kind", SIGNS)
def test_a_sign_has_one_meaning_among_causes_solutions_and_works(kind):
    """○ is never what is only proposed; parked and dropped are told apart."""
    shared = {"parked": "－", "open": "－"}
    signs = [sign for value, sign in SIGNS[kind].items() if value not in shared]
    assert len(set(signs)) == len(signs)
    meant = {"○": {"identified", "adopted", "yes", "reached"}, "◇": {"proposed"}}
    for value, sign in SIGNS[kind].items():
        assert value in meant.get(sign, {value})


def test_every_sign_has_a_plain_one():
    assert IN_ASCII.keys() >= ALL_SIGNS
    assert all(plain.isascii() for plain in IN_ASCII.values())


@pytest.mark.parametrize("sign", sorted(ALL_SIGNS))
def test_every_form_knows_every_sign(sign):
    """In a picture it stands on the line of its word, in Word in the font of its word."""
    assert phrases(f"{sign}採用") == (f"{sign}採用",)
    assert certain(sign)
    assert "Yu Gothic" in run(f"{sign}採用").xml


def test_a_question_still_ends_its_line():
    assert phrases("使うか？採用") == ("使うか？", "採用")
