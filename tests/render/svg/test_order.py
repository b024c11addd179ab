"""Few crossings, and the same order every time."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.render.svg.order import crossings, ordered


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
