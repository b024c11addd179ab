"""Where things stand: nothing over anything else, everything on the page, text in its box."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxsheet.render.svg import width
from dxsheet.render.svg.layout import CHAR, EDGE, SMALL, TOP, crossings, laid_out, ordered, spread
from dxsheet.summary import summarise
from dxsheet.summary.mapping import diagram
from dxsheet.summary.reading import Reading
from tests.made_sheets import MADE, case, sheet
from tests.render.large_sheet import large


def block_of(found, lang="ja"):
    return diagram(Reading(found, (), lang, None))


def overlaps(boxes):
    for at, one in enumerate(boxes):
        for two in boxes[at + 1 :]:
            apart = (
                one.x + one.width <= two.x + 0.01
                or two.x + two.width <= one.x + 0.01
                or one.y + one.height <= two.y + 0.01
                or two.y + two.height <= one.y + 0.01
            )
            if not apart:
                yield one.node.key, two.node.key


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(MADE)
def test_any_sheet_has_its_boxes_apart_and_inside(found):
    block = block_of(found)
    layout = laid_out(block)
    assert not list(overlaps(layout.boxes))
    for box in layout.boxes:
        assert box.x >= EDGE - 0.01
        assert box.x + box.width <= layout.width - EDGE + 0.01
        assert box.y >= TOP - 0.01
        assert box.y + box.height <= layout.height
    nodes = {*block.problems, *block.causes, *block.solutions}
    assert {box.node for box in layout.boxes} == nodes
    pairs = [(one.source.node.key, one.target.node.key) for one in layout.wires]
    assert len(pairs) == len(set(pairs))
    assert {(one.source, one.target) for one in block.links} == set(pairs)


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("wide", [420, 643, 1040])
def test_text_stays_within_its_box_at_any_width(wide, compact):
    found = summarise(case("lending", "ja"), lang="ja").laid(drawn=True).front
    (block,) = next(one for one in found if one.key == "mapping").blocks
    for box in laid_out(block, wide=wide, compact=compact).boxes:
        for line in box.lines:
            size = CHAR if line.part in ("head", "text") else SMALL
            assert width(line.text) * size <= box.width - 8
            assert 0 < line.y < box.height


def test_what_was_not_chosen_stands_in_a_band_below_the_rest():
    layout = laid_out(block_of(case("lending", "ja")))
    quiet = [box.y for box in layout.boxes if box.look == "quiet"]
    others = [box.y + box.height for box in layout.boxes if box.look != "quiet"]
    assert layout.band
    beside = [box.y + box.height for box in layout.boxes if box.look not in ("quiet", "problem")]
    assert max(beside) < layout.band < min(quiet) <= max(others) + 60


def test_the_legend_tells_the_lines_that_are_drawn():
    found = sheet(problems=[{"id": "P1"}], causes=[{"id": "C1", "status": "identified"}])
    assert legend(found) == [("firm", ["特定"])]
    assert legend(case("lending", "ja")) == [
        ("firm", ["特定", "採用"]),
        ("open", ["未検証", "提案"]),
        ("quiet", ["棄却", "不採用"]),
    ]


def legend(found):
    """What the legend of a sheet says: each style of line, and the statuses drawn in it."""
    looks = laid_out(block_of(found)).legend[2]
    return [(look, [mark.text for mark in marks]) for look, marks in looks]


def test_an_open_gap_is_told_in_the_box_it_is_about():
    found = sheet(problems=[{"id": "P1"}], causes=[{"id": "C1", "status": "identified"}])
    (cause,) = [box for box in laid_out(block_of(found)).boxes if box.node.id == "C1"]
    assert [one.text for one in cause.lines if one.part == "gap"] == ["→ 解決策がまだありません"]


def test_links_leave_a_box_in_the_order_of_where_they_lead():
    layout = laid_out(block_of(large("ja")))
    by_source = {}
    for wire in layout.wires:
        by_source.setdefault(wire.source.node.key, []).append(wire)
    assert any(len(wires) > 3 for wires in by_source.values())
    for wires in by_source.values():
        wires.sort(key=lambda one: one.target.y)
        assert [one.y1 for one in wires] == sorted(one.y1 for one in wires)


def _straight(counts):
    return [list(range(count)) for count in counts]


@st.composite
def graphs(draw):
    counts = [draw(st.integers(0, 8)) for _ in range(3)]
    edges = []
    for left, right in pairwise(counts):
        pairs = [(a, b) for a in range(left) for b in range(right)]
        edges.append(draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else [])
    return counts, edges


def _counted(orders, edges):
    """By looking at every pair."""
    found = 0
    for layer, links in enumerate(edges):
        left, right = orders[layer].index, orders[layer + 1].index
        for at, (a, b) in enumerate(links):
            for c, d in links[at + 1 :]:
                found += (left(a) - left(c)) * (right(b) - right(d)) < 0
    return found


@given(graphs())
def test_crossings_are_those_of_every_pair(graph):
    counts, edges = graph
    assert crossings(_straight(counts), edges) == _counted(_straight(counts), edges)


@given(graphs())
def test_the_order_holds_every_item_once_and_is_never_worse(graph):
    counts, edges = graph
    orders = ordered(counts, edges)
    assert [sorted(one) for one in orders] == _straight(counts)
    assert crossings(orders, edges) <= crossings(_straight(counts), edges)


@given(graphs())
def test_the_same_graph_gives_the_same_order(graph):
    counts, edges = graph
    assert ordered(counts, edges) == ordered(counts, edges)


def test_a_knot_that_can_be_untied_is_untied():
    edges = [[(0, 2), (1, 1), (2, 0)], [(0, 0), (1, 1), (2, 2)]]
    assert crossings(ordered([3, 3, 3], edges), edges) == 0


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_a_shuffled_tree_has_no_crossings(seed):
    draw = random.Random(seed)
    children = list(range(12))
    draw.shuffle(children)
    edges = [[(child % 3, child) for child in children], []]
    assert crossings(ordered([3, 12, 0], edges), edges) == 0


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
