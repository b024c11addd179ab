"""Boxes of one column, in order, each as near as can be to where its links want it."""

from __future__ import annotations

from collections.abc import Sequence


class _Block:
    """Boxes that touch: they move together, to the mean of what they want."""

    __slots__ = ("count", "first", "offset", "weight", "wish")

    def __init__(self, first: int, wish: float, weight: float, offset: float) -> None:
        self.first = first
        self.wish = wish  # the sum of the tops wanted of the first box, weighted
        self.weight = weight
        self.offset = offset  # the height of the block with its gaps
        self.count = 1

    @property
    def top(self) -> float:
        return self.wish / self.weight


def spread(
    heights: Sequence[float],
    wanted: Sequence[float | None],
    gap: float,
    top: float,
    bottom: float,
) -> list[float]:
    """The top of each box: no two closer than `gap`, the distance to the wishes least (squares).

    `wanted` are the middles wished for; a box without a wish follows the one above it. Boxes stay
    between `top` and `bottom` as far as they fit.
    """
    blocks: list[_Block] = []
    for index, height in enumerate(heights):
        middle = wanted[index]
        wish, weight = (0.0, 1e-6) if middle is None else (middle - height / 2, 1.0)
        if middle is None:
            above = blocks[-1] if blocks else None
            wish = weight * (above.top + above.offset if above else top)
        blocks.append(_Block(index, wish, weight, height + gap))
        while len(blocks) > 1 and blocks[-2].top + blocks[-2].offset > blocks[-1].top:
            _merge(blocks)
    return _within(_tops(blocks, heights, gap), heights, gap, top, bottom)


def _merge(blocks: list[_Block]) -> None:
    lower = blocks.pop()
    upper = blocks[-1]
    upper.wish += lower.wish - lower.weight * upper.offset
    upper.weight += lower.weight
    upper.offset += lower.offset
    upper.count += lower.count


def _tops(blocks: list[_Block], heights: Sequence[float], gap: float) -> list[float]:
    tops: list[float] = []
    for block in blocks:
        at = block.top
        for height in heights[block.first : block.first + block.count]:
            tops.append(at)
            at += height + gap
    return tops


def _within(
    tops: list[float], heights: Sequence[float], gap: float, top: float, bottom: float
) -> list[float]:
    least = top
    for index, height in enumerate(heights):
        tops[index] = least = max(tops[index], least)
        least += height + gap
    most = bottom
    for index in range(len(tops) - 1, -1, -1):
        most -= heights[index]
        tops[index] = max(min(tops[index], most), top)
        most = tops[index] - gap
    return tops
