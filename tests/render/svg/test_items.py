"""What the diagram shows: every node, and a note for every gap that asks something."""

from __future__ import annotations

from dxsheet.render.svg.items import badge_width, items_of, links_of
from dxsheet.summary.blocks import Diagram, Link, Mark, Node

CAUSE = Node(
    "C1",
    "C1",
    "原因",
    (
        Mark("cause_status", "identified", "特定"),
        Mark("gap", "cause_without_solution", "解決策がまだありません"),
    ),
)
LOST = Node(
    "S1",
    "S1",
    "案",
    (
        Mark("solution_status", "proposed", "提案"),
        Mark("solution_kind", "training", "研修"),
        Mark("gap", "solution_without_cause", "対応なし"),
    ),
)
LABELS = ("a", "b", "c")
BLOCK = Diagram((Node("P1", "P1", "問題"),), (CAUSE,), (LOST,), (Link("P1", "C1"),), LABELS)


def test_every_node_and_every_gap_is_an_item():
    items = items_of(BLOCK)
    assert [(one.key, one.column) for one in items] == [
        ("P1", 0), ("C1", 1), ("C1 cause_without_solution", 2), ("S1", 2),
        ("S1 solution_without_cause", 1),
    ]  # fmt: skip


def test_a_status_has_its_sign_and_a_kind_its_word():
    by_key = {one.key: one for one in items_of(BLOCK)}
    assert by_key["C1"].said == "○特定"
    assert by_key["S1"].kind == "研修"


def test_a_gap_is_linked_to_what_it_is_about():
    items = items_of(BLOCK)
    assert links_of(BLOCK, items) == [
        ("P1", "C1"), ("C1", "C1 cause_without_solution"), ("S1 solution_without_cause", "S1"),
    ]  # fmt: skip


def test_a_rejected_cause_asks_for_nothing():
    rejected = CAUSE._replace(marks=(Mark("gap", "cause_rejected", "棄却"),))
    assert len(items_of(BLOCK._replace(causes=(rejected,), solutions=()))) == 2


def test_an_id_that_is_no_badge_stands_before_the_text():
    long = Node("x", "A" * 32, "長い番号の問題")
    item = items_of(BLOCK._replace(problems=(long,)))[0]
    assert item.id == ""
    assert item.text == "A" * 32 + " 長い番号の問題"


def test_the_badge_is_as_wide_as_the_widest():
    items = items_of(BLOCK)
    assert badge_width(items, flat=True) > badge_width(items, flat=False) > 30
    assert badge_width([], flat=False) == 8
