"""Where everything in the diagram stands: boxes in three columns, wires between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dxsheet.render.svg.items import CHAR, SMALL, Item, items_of, links_of
from dxsheet.render.svg.lines import broken, width
from dxsheet.render.svg.order import ordered
from dxsheet.render.svg.plan import EDGE, HEAD, PAD, Density, Plan, height_of, planned, room_in
from dxsheet.render.svg.spread import spread
from dxsheet.summary.blocks import Diagram

Links = Sequence[tuple[str, str]]


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


def laid_out(diagram: Diagram, *, wide: float, high: float) -> Layout:
    """The diagram for a page of `wide` × `high` units, as roomy as the page lets it be.

    The picture may come out larger than the page, in its proportion, to be drawn smaller. It is
    higher than the proportion only where nothing else is left.
    """
    items = items_of(diagram)
    links = links_of(diagram, items)
    plan = planned(items, wide, high)
    boxes = _placed(_in_order(items, links), plan, links)
    bottom = max((box.y + box.height for box in boxes.values()), default=HEAD)
    across = tuple(_across(plan))
    return Layout(
        plan.wide, bottom + EDGE, across, plan.density, plan.badges, tuple(boxes.values()),
        tuple(_wires(boxes, links)),
    )  # fmt: skip


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


def _placed(columns: Sequence[Sequence[Item]], plan: Plan, links: Links) -> dict[str, Box]:
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


def _across(plan: Plan) -> list[tuple[float, float]]:
    """The x and the width of each column."""
    first, middle, last = plan.columns
    gutter = plan.density.gutter
    second = EDGE + first + gutter
    return [(EDGE, first), (second, middle), (second + middle + gutter, last)]


def _box(item: Item, plan: Plan, x: float, wide: float) -> Box:
    room = room_in(item, wide, plan.badges[item.column])
    lines = broken(item.text, room, plan.most[item.column])
    kind = width(item.kind) * SMALL / CHAR + 0.8 if item.kind else 0
    below = kind > 0 and width(lines[-1]) + kind > room
    height = height_of(item, len(lines) + below, plan.density)
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
