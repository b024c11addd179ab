"""Boxes near to where their links want them, never over one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxsheet.render.svg.spread import spread


def test_each_box_gets_its_wish_where_there_is_room():
    assert spread([10, 10], [25, 65], 5, 0, 100) == pytest.approx([20, 60])


def test_boxes_that_want_one_place_share_it():
    assert spread([10, 10], [50, 50], 5, 0, 100) == pytest.approx([37.5, 52.5])


def test_a_box_without_a_wish_follows_the_one_above():
    assert spread([10, 10], [25, None], 5, 0, 100) == pytest.approx([20, 35])


def test_nothing_leaves_the_page():
    assert spread([10, 10], [-50, -50], 5, 0, 100) == pytest.approx([0, 15])
    assert spread([10, 10], [500, 500], 5, 0, 100) == pytest.approx([75, 90])


@given(
    st.lists(st.tuples(st.floats(5, 60), st.one_of(st.none(), st.floats(-50, 900))), max_size=15)
)
def test_no_two_boxes_touch_and_all_fit(boxes):
    heights = [height for height, _ in boxes]
    bottom = sum(heights) + 7 * len(heights) + 40
    tops = spread(heights, [wish for _, wish in boxes], 7, 0, bottom)
    assert len(tops) == len(boxes)
    for at, top in enumerate(tops):
        assert top >= -0.01
        assert top + heights[at] <= bottom + 0.01
        if at:
            assert top >= tops[at - 1] + heights[at - 1] + 7 - 0.01
