"""What the diagram shows: a box for every problem, cause and solution, and one for every gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dxsheet.render.signs import signed
from dxsheet.render.svg.lines import width
from dxsheet.summary.blocks import Diagram, Node
from dxsheet.visible import visible

# The sizes of the type, in the units of the picture.
CHAR = 13.0
SMALL = 11.0
_WIDEST_ID = 60.0


class Item(NamedTuple):
    """One box. `column` is 0, 1 or 2; a gap has no `node` and stands `beside` an item, by key,
    to the right of it or `leftward`.

    `id` and `said` (the status in words, with its sign) go into the strip on the left.
    """

    key: str
    column: int
    text: str
    id: str = ""
    said: str = ""
    kind: str = ""
    status: str = ""
    node: Node | None = None
    beside: str = ""
    leftward: bool = False


_GAP_SIDE = {
    "problem_without_cause": 1,
    "cause_without_problem": -1,
    "cause_without_solution": 1,
    "solution_without_cause": -1,
}


def items_of(diagram: Diagram) -> list[Item]:
    """The items in the order of the sheet, each followed by its gaps."""
    found: list[Item] = []
    for column, nodes in enumerate((diagram.problems, diagram.causes, diagram.solutions)):
        for node in nodes:
            found.append(_item(node, column))
            found += _gaps(node, column)
    return found


def links_of(diagram: Diagram, items: Sequence[Item]) -> list[tuple[str, str]]:
    """Source and target of every wire, by key, those of gaps too; each once."""
    links = dict.fromkeys((link.source, link.target) for link in diagram.links)
    column = {item.key: item.column for item in items}
    for item in items:
        if item.beside:
            rightward = item.column < column[item.beside]
            links[(item.key, item.beside) if rightward else (item.beside, item.key)] = None
    return list(links)


def badge_width(items: Sequence[Item], *, flat: bool) -> float:
    """The width of the strip that holds id and status, one over the other or `flat`, in units."""
    ids = max((width(one.id) * (SMALL + 1) for one in items if one.node), default=0.0)
    said = max((width(one.said) * SMALL for one in items if one.node), default=0.0)
    return (ids + said + 6 if flat and said else max(ids, said)) + 8


def _item(node: Node, column: int) -> Item:
    status = node.mark("cause_status") or node.mark("solution_status")
    kind = node.mark("solution_kind") or node.mark("digital")
    name, text = visible(node.id), visible(node.text)
    if width(name) * (SMALL + 1) > _WIDEST_ID:
        name, text = "", f"{name} {text}"
    return Item(
        node.key,
        column,
        text,
        id=name,
        said=signed(status) if status else "",
        kind=kind.text if kind else "",
        status=status.value if status else "",
        node=node,
    )


def _gaps(node: Node, column: int) -> Iterator[Item]:
    for mark in node.marks:
        if mark.kind == "gap" and mark.value in _GAP_SIDE:
            side = column + _GAP_SIDE[mark.value]
            yield Item(
                f"{node.key} {mark.value}",
                side,
                mark.text,
                beside=node.key,
                leftward=side < column,
            )
