"""How the diagram uses the page: how close things stand, and how wide each column is.

Where there is much to show, things stand closer, the columns take the widths that need the least
height, the type grows smaller against the page, and only then long text is cut short (it stands
in full in the table below the diagram).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from dxsheet.render.svg.items import CHAR, SMALL, Item, badge_width
from dxsheet.render.svg.lines import width

HEAD = 30.0  # above the boxes: the names of the columns
EDGE = 2.0
PAD = 8.0  # left and right of what a box holds
STRIP = SMALL + 3  # a line of the strip that holds id and status


class Density(NamedTuple):
    """How close things stand: a line, a box's padding, the gap below it, the room for wires.

    `most` lines of a text are shown; `larger` is the picture's width against the page's; `flat`
    puts an id beside its status, not over it.
    """

    line: float
    padding: float
    gap: float
    gutter: float
    most: int
    larger: float
    flat: bool = False


# From roomy to crowded; the last ones cut text short.
_DENSITIES = (
    Density(19, 9, 14, 74, 8, 1.0),
    Density(18, 6, 9, 78, 6, 1.0),
    Density(17, 5, 7, 80, 6, 1.1),
    Density(16, 4, 5, 84, 6, 1.1, flat=True),
    Density(15.5, 3, 4, 88, 6, 1.2, flat=True),
    Density(15.5, 2.5, 4, 90, 6, 1.3, flat=True),
    Density(15.5, 2.5, 4, 90, 3, 1.3, flat=True),
    Density(15.5, 2.5, 4, 90, 2, 1.3, flat=True),
)
_CROWDED = 3  # lines at most, where text is cut short
_GUTTER = 0.075  # of the width at most


class Plan(NamedTuple):
    """A way to draw it that was weighed."""

    density: Density
    badges: tuple[float, ...]
    wide: float
    columns: tuple[float, float, float]
    height: float
    cost: float
    most: tuple[int, ...] = ()  # lines of a text, by column


def planned(items: Sequence[Item], wide: float, high: float) -> Plan:
    """The roomiest plan that keeps to the proportion of the page; else the nearest to it."""
    columns = [[one for one in items if one.column == n] for n in range(3)]
    most = max(map(len, columns))
    best: Plan | None = None
    for density in _DENSITIES:
        if density.most > _CROWDED and _least(most, density) > high * density.larger:
            continue
        plan = _weighed(columns, density, wide * density.larger)
        if plan.height <= high * density.larger:
            return plan
        if best is None or plan.height / plan.wide < best.height / best.wide:
            best = plan
    assert best is not None  # there is at least one density
    return best


def _least(items: int, density: Density) -> float:
    """The height of a column of boxes that hold one line each."""
    line = max(density.line, STRIP)
    return HEAD + items * (line + 2 * density.padding + density.gap)


def _weighed(columns: Sequence[Sequence[Item]], density: Density, wide: float) -> Plan:
    """The widths of the three columns that need the least height, in all and in the highest."""
    density = density._replace(gutter=min(density.gutter, wide * _GUTTER))
    free = wide - 2 * density.gutter - 2 * EDGE
    badges = tuple(badge_width(one, flat=density.flat) for one in columns)
    texts = [
        [_length(one, badge) for one in column]
        for column, badge in zip(columns, badges, strict=True)
    ]
    lasts = [free * right / 100 for right in (27, 31, 35, 39, 43)]
    right = [(last, *_stacked(texts[2], last, density)) for last in lasts]
    best: Plan | None = None
    for first in [free * left / 100 for left in (16, 19, 22, 25, 28, 31)]:
        one, cut_one = _stacked(texts[0], first, density)
        for last, three, cut_three in right:
            two, cut_two = _stacked(texts[1], free - first - last, density)
            highest = max(one, two, three)
            cost = highest + (one + two + three) / 8 + 2 * (cut_one + cut_two + cut_three)
            if best is None or cost < best.cost:
                widths = (first, free - first - last, last)
                best = Plan(density, badges, wide, widths, HEAD + EDGE + highest, cost)
    assert best is not None  # there are widths to choose from
    return best._replace(most=_most(texts, best))


def _most(texts: Sequence[Sequence[_Length]], plan: Plan) -> tuple[int, ...]:
    """Text is cut only in a column that would else be higher than the highest."""
    whole = plan.density._replace(most=_DENSITIES[0].most)
    room = plan.height - HEAD - EDGE
    return tuple(
        whole.most if _stacked(one, wide, whole)[0] <= room else plan.density.most
        for one, wide in zip(texts, plan.columns, strict=True)
    )


class _Length(NamedTuple):
    """What a box needs: the em of its text, the line ends in it, the units beside it, a status.

    `slack` is what a line loses because words are not cut.
    """

    text: float
    ends: int
    slack: float
    beside: float
    strip: int


def _length(item: Item, badge: float) -> _Length:
    text = width(item.text) + (width(item.kind) * SMALL / CHAR + 1 if item.kind else 0)
    beside = 2 * PAD + (badge if item.node else 0)
    slack = 2.0 if item.text.count(" ") > 2 else 0.6
    return _Length(text, item.text.count("\n"), slack, beside, 2 if item.said else 1)


def _stacked(lengths: Sequence[_Length], wide: float, density: Density) -> tuple[float, float]:
    """About how high a column is and how much of its text is cut, without breaking any line."""
    height = (2 * density.padding + density.gap) * len(lengths)
    cut = 0.0
    for text, ends, slack, beside, strip in lengths:
        room = max((wide - beside) / CHAR - slack, 2.0)
        lines = ceil(text / room) + ends or 1
        if lines > density.most:
            cut += (lines - density.most) * density.line
            lines = density.most
        height += max(lines * density.line, (1 if density.flat else strip) * STRIP)
    return height, cut


def room_in(item: Item, wide: float, badge: float) -> float:
    """The em that a line of text has in a box."""
    return max((wide - 2 * PAD - (badge if item.node else 0)) / CHAR, 3.0)


def height_of(item: Item, lines: int, density: Density) -> float:
    """As high as its text, or as its id over its status."""
    strip = 2 if item.said and not density.flat else 1
    return max(lines * density.line, strip * STRIP) + 2 * density.padding
