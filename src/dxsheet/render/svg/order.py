"""The order of the items in each column: few crossings, the same answer every time."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence

Edge = tuple[int, int]
Order = list[int]

_SWEEPS = 8  # at most
_IDLE = 3  # that find nothing better


def ordered(counts: Sequence[int], edges: Sequence[Sequence[Edge]]) -> list[Order]:
    """For each column the indices of its items from top to bottom.

    `counts`: how many items each column has; `edges[k]`: the links from column k to column k + 1,
    as indices. Barycentre sweeps from left to right and back, then swaps of neighbours; the best
    order met is kept, the given one where nothing is better.
    """
    orders = [list(range(count)) for count in counts]
    best, fewest = orders, crossings(orders, edges)
    idle = 0
    for sweep in range(_SWEEPS):
        if fewest == 0 or idle == _IDLE:
            break
        orders = _swept(orders, edges, rightward=sweep % 2 == 0)
        orders = _swapped(orders, edges)
        found = crossings(orders, edges)
        idle = 0 if found < fewest else idle + 1
        if found < fewest:
            best, fewest = orders, found
    return best


def crossings(orders: Sequence[Order], edges: Sequence[Sequence[Edge]]) -> int:
    """How many pairs of links cross."""
    return sum(
        _inversions(places(orders[layer]), places(orders[layer + 1]), links)
        for layer, links in enumerate(edges)
    )


def places(order: Order) -> dict[int, int]:
    """Index → its place from the top."""
    return {item: place for place, item in enumerate(order)}


def _inversions(left: dict[int, int], right: dict[int, int], links: Sequence[Edge]) -> int:
    found = 0
    seen: list[int] = []
    for _, target in sorted((left[a], right[b]) for a, b in links):
        found += len(seen) - bisect_right(seen, target)
        insort(seen, target)
    return found


def _swept(
    orders: Sequence[Order], edges: Sequence[Sequence[Edge]], *, rightward: bool
) -> list[Order]:
    done = [list(order) for order in orders]
    steps = range(len(edges)) if rightward else range(len(edges) - 1, -1, -1)
    for layer in steps:
        fixed, moved = (layer, layer + 1) if rightward else (layer + 1, layer)
        links = edges[layer] if rightward else [(b, a) for a, b in edges[layer]]
        done[moved] = _by_barycentre(done[fixed], done[moved], links)
    return done


def _by_barycentre(fixed: Order, moved: Order, links: Sequence[Edge]) -> Order:
    """Each item to the mean place of its neighbours; one without any goes below them."""
    at = places(fixed)
    near: dict[int, list[int]] = {}
    for source, target in links:
        near.setdefault(target, []).append(at[source])
    wanted = {item: sum(found) / len(found) for item, found in near.items()}
    return sorted(moved, key=lambda item: wanted.get(item, len(fixed)))


def _swapped(orders: Sequence[Order], edges: Sequence[Sequence[Edge]]) -> list[Order]:
    """Neighbours in a column change places where that takes a crossing away."""
    done = [list(order) for order in orders]
    for layer, order in enumerate(done):
        near = _neighbours(done, edges, layer)
        for _ in range(2):
            for upper in range(len(order) - 1):
                one, two = order[upper], order[upper + 1]
                if _between(near, one, two) > _between(near, two, one):
                    order[upper], order[upper + 1] = two, one
    return done


def _neighbours(
    orders: Sequence[Order], edges: Sequence[Sequence[Edge]], layer: int
) -> list[dict[int, list[int]]]:
    """The sorted places of each item's neighbours, on its left and on its right."""
    sides: list[dict[int, list[int]]] = []
    if layer > 0:
        sides.append(_listed([(b, a) for a, b in edges[layer - 1]], places(orders[layer - 1])))
    if layer < len(edges):
        sides.append(_listed(edges[layer], places(orders[layer + 1])))
    return sides


def _listed(links: Sequence[Edge], at: dict[int, int]) -> dict[int, list[int]]:
    near: dict[int, list[int]] = {}
    for item, other in links:
        insort(near.setdefault(item, []), at[other])
    return near


def _between(near: list[dict[int, list[int]]], upper: int, lower: int) -> int:
    """The crossings between the links of two neighbours, in this order."""
    found = 0
    for side in near:
        for place in side.get(lower, ()):
            above = side.get(upper, [])
            found += len(above) - bisect_right(above, place)
    return found
