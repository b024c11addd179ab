"""Where everything in the diagram stands: boxes in three columns, wires between them, numbers only.

The picture fits a page. Where there is much to show, things stand closer, the columns take the
widths that need the least height, the type grows smaller against the page, and only then long
text is cut short (it stands in full in the table below the diagram).
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from dxsheet.render.svg.items import CHAR, SMALL, Item, badge_width, items_of, links_of
from dxsheet.render.svg.lines import broken, width
from dxsheet.render.svg.order import ordered
from dxsheet.render.svg.spread import spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxsheet.summary.blocks import Diagram

    Links = Sequence[tuple[str, str]]

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


class Box(NamedTuple):
    """A box in its place, with its text broken into lines; `kind_below`: the kind has its own."""

    item: Item
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    kind_below: bool

    @property
    def middle(self) -> float:
        """The height at which a single link leaves it."""
        return self.y + self.height / 2


class Wire(NamedTuple):
    """A link from the right edge of one box to the left edge of another."""

    source: Box
    target: Box
    y1: float
    y2: float


class Layout(NamedTuple):
    """The whole picture: its size, the x and width of each column, boxes and wires.

    `badges` are the widths of the strip on the left of a box, for its id and status, by column.
    """

    width: float
    height: float
    columns: tuple[tuple[float, float], ...]
    density: Density
    badges: tuple[float, ...]
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]


class _Plan(NamedTuple):
    """A way to draw it that was weighed."""

    density: Density
    badges: tuple[float, ...]
    wide: float
    columns: tuple[float, float, float]
    height: float
    cost: float


def laid_out(diagram: Diagram, *, wide: float, high: float) -> Layout:
    """The diagram for a page of `wide` × `high` units, as roomy as the page lets it be.

    The picture may come out larger than the page, in its proportion, to be drawn smaller. It is
    higher than the proportion only where nothing else is left.
    """
    items = items_of(diagram)
    links = links_of(diagram, items)
    plan = _planned(items, wide, high)
    boxes = _placed(_in_order(items, links), plan, links)
    bottom = max((box.y + box.height for box in boxes.values()), default=HEAD)
    across = tuple(_across(plan))
    return Layout(
        plan.wide, bottom + EDGE, across, plan.density, plan.badges, tuple(boxes.values()),
        tuple(_wires(boxes, links)),
    )  # fmt: skip


def _planned(items: Sequence[Item], wide: float, high: float) -> _Plan:
    """The roomiest plan that keeps to the proportion of the page; else the nearest to it."""
    columns = [[one for one in items if one.column == n] for n in range(3)]
    most = max(map(len, columns))
    best: _Plan | None = None
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


def _weighed(columns: Sequence[Sequence[Item]], density: Density, wide: float) -> _Plan:
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
    best: _Plan | None = None
    for first in [free * left / 100 for left in (16, 19, 22, 25, 28, 31)]:
        one, cut_one = _stacked(texts[0], first, density)
        for last, three, cut_three in right:
            two, cut_two = _stacked(texts[1], free - first - last, density)
            highest = max(one, two, three)
            cost = highest + (one + two + three) / 8 + 2 * (cut_one + cut_two + cut_three)
            if best is None or cost < best.cost:
                widths = (first, free - first - last, last)
                best = _Plan(density, badges, wide, widths, HEAD + EDGE + highest, cost)
    assert best is not None  # there are widths to choose from
    return best


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


def _room(item: Item, wide: float, badge: float) -> float:
    """The em that a line of text has in a box."""
    return max((wide - 2 * PAD - (badge if item.node else 0)) / CHAR, 3.0)


def _height(item: Item, lines: int, density: Density) -> float:
    """As high as its text, or as its id over its status."""
    strip = 2 if item.said and not density.flat else 1
    return max(lines * density.line, strip * STRIP) + 2 * density.padding


def _in_order(items: Sequence[Item], links: Links) -> list[list[Item]]:
    """The items of each column from top to bottom."""
    linked = {key for link in links for key in link}
    columns = [
        sorted((one for one in items if one.column == n), key=lambda one: _rank(one, linked))
        for n in range(3)
    ]
    place = {item.key: at for column in columns for at, item in enumerate(column)}
    layer = {item.key: item.column for item in items}
    edges: list[list[tuple[int, int]]] = [[], []]
    for source, target in links:
        edges[layer[source]].append((place[source], place[target]))
    orders = ordered([len(one) for one in columns], edges)
    return [[column[at] for at in order] for column, order in zip(columns, orders, strict=True)]


_RANKS = {"": 0, "identified": 0, "adopted": 0, "unverified": 1, "proposed": 1, "parked": 2}


def _rank(item: Item, linked: set[str]) -> tuple[bool, int]:
    """What holds stands above what does not, what is linked above what is not."""
    return item.key not in linked, _RANKS.get(item.status, 3)


def _placed(columns: Sequence[Sequence[Item]], plan: _Plan, links: Links) -> dict[str, Box]:
    """Every box in its place: the highest column is stacked, the others stand by their links."""
    stacks = [
        [_box(item, plan, x, wide) for item in column]
        for column, (x, wide) in zip(columns, _across(plan), strict=True)
    ]
    gap = plan.density.gap
    heights = [sum(box.height + gap for box in stack) for stack in stacks]
    highest = heights.index(max(heights))
    near = _neighbours(links)
    placed: dict[str, Box] = {}
    for column in sorted(range(3), key=lambda one: (abs(one - highest), one)):
        stack = stacks[column]
        wanted = [_wanted(near.get(box.item.key, ()), placed) for box in stack]
        bottom = HEAD + heights[highest] - gap
        tops = spread([box.height for box in stack], wanted, gap, HEAD, bottom)
        for box, top in zip(stack, tops, strict=True):
            placed[box.item.key] = box._replace(y=top)
    return placed


def _across(plan: _Plan) -> list[tuple[float, float]]:
    """The x and the width of each column."""
    first, middle, last = plan.columns
    gutter = plan.density.gutter
    second = EDGE + first + gutter
    return [(EDGE, first), (second, middle), (second + middle + gutter, last)]


def _box(item: Item, plan: _Plan, x: float, wide: float) -> Box:
    room = _room(item, wide, plan.badges[item.column])
    lines = broken(item.text, room, plan.density.most)
    kind = width(item.kind) * SMALL / CHAR + 0.8 if item.kind else 0
    below = kind > 0 and width(lines[-1]) + kind > room
    height = _height(item, len(lines) + below, plan.density)
    if item.node is None:  # a gap is a note as wide as its text, close to what it is about
        used = min(max(width(one) for one in lines) * CHAR + 2 * PAD, wide)
        x, wide = (x + wide - used if item.leftward else x), used
    return Box(item, x, 0, wide, height, tuple(lines), below)


def _neighbours(links: Links) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for source, target in links:
        near.setdefault(source, []).append(target)
        near.setdefault(target, []).append(source)
    return near


def _wanted(others: Sequence[str], placed: dict[str, Box]) -> float | None:
    """The middle of what a box is linked to, as far as that has its place."""
    middles = [placed[one].middle for one in others if one in placed]
    return sum(middles) / len(middles) if middles else None


def _wires(boxes: dict[str, Box], links: Links) -> Iterator[Wire]:
    """Links leave and reach a box one under another, in the order of what they lead to."""
    starts: dict[str, list[str]] = {}
    ends: dict[str, list[str]] = {}
    for source, target in sorted(links, key=lambda link: (boxes[link[0]].y, boxes[link[1]].y)):
        starts.setdefault(source, []).append(target)
        ends.setdefault(target, []).append(source)
    for source, target in links:
        one, two = boxes[source], boxes[target]
        y1 = _port(one, starts[source].index(target), len(starts[source]))
        y2 = _port(two, ends[target].index(source), len(ends[target]))
        yield Wire(one, two, y1, y2)


def _port(box: Box, index: int, count: int) -> float:
    step = min(9.0, (box.height - 8) / count)
    return box.middle + (index - (count - 1) / 2) * step
