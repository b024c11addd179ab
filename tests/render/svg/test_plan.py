"""How the page is used: roomy while it can be, and no text cut that there is room for."""

from __future__ import annotations

from dxsheet.render.svg.items import Item
from dxsheet.render.svg.plan import planned

NODE = object()


def items(column, count, text="問題の文"):
    return [
        Item(f"{column}{n}", column, text, id=f"X{n}", said="○特定", node=NODE)
        for n in range(count)
    ]


def test_few_items_are_roomy():
    plan = planned([*items(0, 1), *items(1, 3), *items(2, 3)], 1040, 600)
    assert plan.density.larger == 1
    assert not plan.density.flat


def test_many_stand_closer_and_the_type_is_smaller():
    few = planned(items(1, 8), 1040, 600)
    many = planned(items(1, 30), 1040, 600)
    assert many.density.gap < few.density.gap
    assert many.wide > few.wide
    assert many.height <= 600 * many.density.larger


def test_more_than_a_page_can_hold_is_drawn_all_the_same():
    plan = planned(items(1, 300), 1040, 600)
    assert plan.height > 600 * plan.density.larger


def test_the_column_with_the_most_words_is_the_widest():
    plan = planned([*items(0, 1), *items(1, 9, "長い文" * 12), *items(2, 2)], 1040, 600)
    assert max(plan.columns) == plan.columns[1]


def test_only_a_column_that_has_no_room_is_cut_short():
    plan = planned([*items(0, 1, "長い問題の文" * 9), *items(1, 60, "長い文" * 40)], 1040, 600)
    assert plan.most[0] == 8
    assert plan.most[1] < 8
