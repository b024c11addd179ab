"""Where everything in the diagram stands: boxes in three columns, wires between them.

What was rejected, parked or dropped stands in a band of its own below the rest. Sizes are in CSS
pixels of a page 192 mm wide.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dxsheet.render.svg import broken, width
from dxsheet.summary.blocks import SIGNS, Diagram, Mark, Node, signed
from dxsheet.width import visible

WIDE = 726.0
CHAR, SMALL = 11.5, 10.5  # the sizes of the type
TOP = 26.0  # above the boxes: the names of the columns
PAD = 8.0
EDGE = 1.5
_LINE, _SMALL_LINE = 15.5, 13.5
_GUTTER = 36.0
_GAP, _CLOSE = 10.0, 7.0
_BAND = 34.0  # between the boxes and the band of what was not chosen: its name
_SHARES = (0.295, 0.375, 0.33)
_QUIET = ("rejected", "parked", "dropped")
_SWEEPS = 8

Edge = tuple[int, int]
Links = Sequence[tuple[str, str]]


class Line(NamedTuple):
    """One line in a box: `part` is head, text, fact or gap; `lead` its first words, told apart."""

    part: str
    text: str
    y: float
    lead: str = ""


class Box(NamedTuple):
    """A box in its place. `look` is problem, firm, open or quiet; `kind` stands in its corner."""

    node: Node
    column: int
    look: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    kind: str = ""

    @property
    def middle(self) -> float:
        """The height at which a single wire leaves it."""
        return self.y + self.height / 2


class Wire(NamedTuple):
    """A link from the right edge of one box to the left edge of another, as quiet as its ends."""

    source: Box
    target: Box
    y1: float
    y2: float
    look: str


class Layout(NamedTuple):
    """The whole picture. `band` is the height of the line over what was not chosen, 0 without;
    `notes` are what is left out below a column, as (x, y, line).
    """

    width: float
    height: float
    columns: tuple[tuple[float, float], ...]
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    band: float
    notes: tuple[tuple[float, float, str], ...]
    legend: tuple[float, float, tuple[tuple[str, tuple[Mark, ...]], ...]]


def laid_out(
    diagram: Diagram, *, wide: float = WIDE, compact: bool = False, growing: bool = False
) -> Layout:
    """The diagram at a width, as high as it needs; `compact`: the status stands before the text.

    `growing`: close together, and a column with nothing in it yet takes no more than its name.
    """
    groups = (diagram.problems, diagram.causes, diagram.solutions)
    empty = [width(f"{name}  ") * CHAR for name in diagram.labels] if growing else [0.0] * 3
    columns = _across(wide, [0 if one else held for one, held in zip(groups, empty, strict=True)])
    boxes = {
        node.key: _box(node, at, columns[at], compact=compact)
        for at, group in enumerate(groups)
        for node in group
    }
    links = list(dict.fromkeys((one.source, one.target) for one in diagram.links))
    gap = _CLOSE if growing else _GAP
    placed, bottom = _placed(_in_order(boxes, links, quiet=False), links, {}, TOP, gap)
    notes, bottom = _notes(diagram, columns, placed, bottom)
    band = 0.0
    quiet = _in_order(boxes, links, quiet=True)
    if any(quiet):
        ends = [box.y + box.height for box in placed.values() if box.column > 0]
        ends += [y + 4 for x, y, _ in notes if x > columns[0][0]]
        band = max(ends, default=TOP - 14) + 14
        placed, below = _placed(quiet, links, placed, band + _BAND - 14, gap)
        bottom = max(bottom, below)
    drawn = tuple(placed.values())
    legend, bottom = _legend(columns[0][0], drawn, notes, bottom)
    return Layout(wide, bottom + EDGE, columns, drawn, _wires(placed, links), band, notes, legend)


def _across(wide: float, held: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """The x and the width of each column; what is `held` for a column is not shared out."""
    gutter = min(_GUTTER, wide * 0.06)
    free = wide - 2 * gutter - 2 * EDGE - sum(held)
    total = sum(share for share, kept in zip(_SHARES, held, strict=True) if not kept)
    x, found = EDGE, []
    for share, kept in zip(_SHARES, held, strict=True):
        found.append((x, kept or free * share / total))
        x += found[-1][1] + gutter
    return tuple(found)


def look_of(node: Node) -> str:
    """How a box is drawn: a problem, what holds, what is open, what was not chosen."""
    status = node.mark("cause_status") or node.mark("solution_status")
    if status is None:
        return "problem"
    if status.value in _QUIET:
        return "quiet"
    return "firm" if status.value in ("identified", "adopted") else "open"


def _box(node: Node, column: int, place: tuple[float, float], *, compact: bool) -> Box:
    """A box with its text broken into lines, not yet at its height."""
    x, wide = place
    status = node.mark("cause_status") or node.mark("solution_status")
    said = signed(status) if status else ""
    mark = node.mark("solution_kind") or (None if compact else node.mark("digital"))
    kind = mark.text if mark else ""
    head = " ".join(one for one in (shown(node.id), said) if one)
    room = (wide - 2 * PAD) / CHAR
    parts: list[tuple[str, str, str]] = []
    lead = head
    if said and not compact:
        parts.append(("head", head, ""))
        lead = ""
    told = broken(f"{lead} {shown(node.text)}" if lead else shown(node.text), room * 0.97)
    parts += [
        ("text", line, lead if not at and line.startswith(lead) else "")
        for at, line in enumerate(told)
    ]
    small = (wide - 2 * PAD) / SMALL
    beside = width(head) * CHAR + width(kind) * SMALL + 24 <= wide
    if kind and not (beside and parts[0][0] == "head"):
        parts.append(("fact", kind, ""))
        kind = ""
    for fact in node.facts:
        label = shown(fact.label)
        lines = broken(f"{label} {shown(fact.value.text)}".strip(), small)
        parts += [("fact", line, label if not at else "") for at, line in enumerate(lines)]
    for gap in (one.text for one in node.marks if one.kind == "gap"):
        parts += [("gap", line, "") for line in broken(f"→ {gap}", small)]
    y, lines_drawn = 4.0, []
    for part, text, first in parts:
        step = _LINE if part in ("head", "text") else _SMALL_LINE
        y += step
        lines_drawn.append(Line(part, text, y - 4, first))
    return Box(node, column, look_of(node), x, 0, wide, y + 5, tuple(lines_drawn), kind)


def shown(text: str) -> str:
    """A text with one kind of line end and acting characters spelt out."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


def _in_order(boxes: dict[str, Box], links: Links, *, quiet: bool) -> list[list[Box]]:
    """The boxes of each column from top to bottom: those of the band, or the others."""
    linked = {key for link in links for key in link}
    # In the band: what a box above it leads to stands on top, so that its wire crosses no other.
    led = {target for source, target in links if boxes[source].look != "quiet"}
    ranks = ("problem", "firm", "open", "quiet")
    columns = [
        sorted(
            (one for one in boxes.values() if one.column == at and (one.look == "quiet") == quiet),
            key=lambda one: (
                one.node.key not in linked,
                quiet and one.node.key not in led,
                ranks.index(one.look),
            ),
        )
        for at in range(3)
    ]
    place = {box.node.key: at for column in columns for at, box in enumerate(column)}
    edges: list[list[Edge]] = [[], []]
    for source, target in links:
        if source in place and target in place:
            edges[boxes[source].column].append((place[source], place[target]))
    orders = ordered([len(one) for one in columns], edges)
    return [[column[at] for at in order] for column, order in zip(columns, orders, strict=True)]


def ordered(counts: Sequence[int], edges: Sequence[Sequence[Edge]]) -> list[list[int]]:
    """For each column the indices of its items from top to bottom, so that few links cross.

    `edges[k]`: the links from column k to k + 1. Barycentre sweeps from left to right and back;
    the best order met is kept, the given one where nothing is better.
    """
    orders = [list(range(count)) for count in counts]
    best, fewest = [list(one) for one in orders], crossings(orders, edges)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        steps = range(len(edges)) if sweep % 2 == 0 else range(len(edges) - 1, -1, -1)
        for layer in steps:
            fixed, moved = (layer, layer + 1) if sweep % 2 == 0 else (layer + 1, layer)
            at = {item: place for place, item in enumerate(orders[fixed])}
            near: dict[int, list[int]] = {}
            for left, right in edges[layer]:
                here, there = (right, left) if fixed < moved else (left, right)
                near.setdefault(here, []).append(at[there])
            mean = {item: sum(found) / len(found) for item, found in near.items()}
            orders[moved].sort(key=lambda item, mean=mean: mean.get(item, 1e9))  # type: ignore[misc]
        found = crossings(orders, edges)
        if found < fewest:
            best, fewest = [list(one) for one in orders], found
    return best


def crossings(orders: Sequence[Sequence[int]], edges: Sequence[Sequence[Edge]]) -> int:
    """How many pairs of links cross."""
    count = 0
    for layer, links in enumerate(edges):
        left, right = (
            {item: at for at, item in enumerate(one)} for one in orders[layer : layer + 2]
        )
        seen: list[int] = []
        for _, target in sorted((left[a], right[b]) for a, b in links):
            count += len(seen) - bisect_right(seen, target)
            insort(seen, target)
    return count


def _placed(
    columns: Sequence[Sequence[Box]], links: Links, before: dict[str, Box], top: float, gap: float
) -> tuple[dict[str, Box], float]:
    """Every box at its height below `top`, with those `before`; and how far down they reach.

    The highest column is stacked; the others stand by what they are tied to.
    """
    near: dict[str, list[str]] = {}
    for source, target in links:
        near.setdefault(source, []).append(target)
        near.setdefault(target, []).append(source)
    heights = [sum(box.height + gap for box in column) - gap for column in columns]
    highest = max(range(3), key=lambda at: heights[at])
    bottom = top + max(heights[highest], 0)
    placed = dict(before)
    here = {box.node.key for column in columns for box in column}
    for at in sorted(range(3), key=lambda one: (abs(one - highest), one)):
        wanted: list[float | None] = []
        for box in columns[at]:
            ends = [
                placed[key].middle
                for key in near.get(box.node.key, ())
                if key in placed and key in here
            ]
            wanted.append(sum(ends) / len(ends) if ends else None)
        tops = spread([box.height for box in columns[at]], wanted, gap, top, bottom)
        for box, y in zip(columns[at], tops, strict=True):
            placed[box.node.key] = box._replace(y=y)
    return placed, bottom


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
    runs: list[_Run] = []
    for height, middle in zip(heights, wanted, strict=True):
        above = runs[-1].top + runs[-1].height if runs else top
        wish, weight = (above, 1e-6) if middle is None else (middle - height / 2, 1.0)
        runs.append(_Run(wish * weight, weight, height + gap, 1))
        while len(runs) > 1 and runs[-2].top + runs[-2].height > runs[-1].top:
            lower, upper = runs.pop(), runs.pop()
            wish = upper.wish + lower.wish - lower.weight * upper.height
            weight, high = upper.weight + lower.weight, upper.height + lower.height
            runs.append(_Run(wish, weight, high, upper.boxes + lower.boxes))
    tops: list[float] = []
    least = top
    for run in runs:
        at = run.top
        for height in heights[len(tops) : len(tops) + run.boxes]:
            tops.append(max(at, least))
            at += height + gap
            least = tops[-1] + height + gap
    most = bottom
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = max(min(tops[index], most - heights[index]), top)
        most = tops[index] - gap
    return tops


class _Run(NamedTuple):
    """Boxes that touch move together, to the mean of what they want.

    `wish` is the sum, weighted, of what they want of the top of the first.
    """

    wish: float
    weight: float
    height: float
    boxes: int

    @property
    def top(self) -> float:
        return self.wish / self.weight


def _notes(
    diagram: Diagram, columns: Sequence[tuple[float, float]], placed: dict[str, Box], bottom: float
) -> tuple[tuple[tuple[float, float, str], ...], float]:
    """What is left out of a column, below it."""
    found: list[tuple[float, float, str]] = []
    for at, text in enumerate(diagram.left_out):
        ends = [box.y + box.height for box in placed.values() if box.column == at]
        y = max(ends, default=TOP) + 4
        x, wide = columns[at]
        for line in broken(text, wide / SMALL) if text else ():
            y += _SMALL_LINE
            found.append((x, y, line))
        bottom = max(bottom, y)
    return tuple(found), bottom


def _legend(
    left: float, boxes: Sequence[Box], notes: Sequence[tuple[float, float, str]], bottom: float
) -> tuple[tuple[float, float, tuple[tuple[str, tuple[Mark, ...]], ...]], float]:
    """Below the problems, what the lines and signs mean: those that are drawn."""
    looks = tuple(
        (look, found)
        for look in ("firm", "open", "quiet")
        if (found := _statuses(box for box in boxes if box.look == look))
    )
    ends = [box.y + box.height for box in boxes if box.column == 0]
    ends += [y for x, y, _ in notes if x == left]
    high = len(looks) * (_SMALL_LINE + 3)
    y = max(max(ends, default=TOP) + 6, bottom - high)
    return (left, y, looks), max(bottom, y + high)


def _statuses(boxes: Iterable[Box]) -> tuple[Mark, ...]:
    """The statuses of boxes, each once, in the order of the chain."""
    found = {
        mark: box.column
        for box in boxes
        for mark in box.node.marks
        if mark.kind in ("cause_status", "solution_status")
    }
    return tuple(
        sorted(found, key=lambda one: (found[one], tuple(SIGNS[one.kind]).index(one.value)))
    )


def _wires(boxes: dict[str, Box], links: Links) -> tuple[Wire, ...]:
    """Links leave and reach a box one under another, in the order of what they lead to."""
    starts: dict[str, list[str]] = {}
    ends: dict[str, list[str]] = {}
    for source, target in sorted(links, key=lambda link: (boxes[link[0]].y, boxes[link[1]].y)):
        starts.setdefault(source, []).append(target)
        ends.setdefault(target, []).append(source)
    found = []
    for source, target in links:
        one, two = boxes[source], boxes[target]
        y1 = _port(one, starts[source].index(target), len(starts[source]))
        y2 = _port(two, ends[target].index(source), len(ends[target]))
        looks = (one.look, two.look)
        look = next((look for look in ("quiet", "open") if look in looks), "firm")
        found.append(Wire(one, two, y1, y2, look))
    return tuple(sorted(found, key=lambda wire: ("quiet", "open", "firm").index(wire.look)))


def _port(box: Box, index: int, count: int) -> float:
    step = min(9.0, (box.height - 8) / count)
    return box.middle + (index - (count - 1) / 2) * step
