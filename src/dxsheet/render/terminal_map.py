"""Effect × effort on a terminal: three by three, what pays soonest at the top left."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.render.terminal_grid import grid
from dxsheet.render.terminal_pen import Line, Pen, folded, style_of
from dxsheet.summary.blocks import EffectMap, Node
from dxsheet.width import cells

NONE_PLACED = Text(
    "No solution has both an effect and an effort yet.",
    "効果と手間の両方が書かれた解決策が、まだありません。",
)
_LEVELS = ("high", "medium", "low")
_READABLE = 16
_LEAST = 6


def effect_map(pen: Pen, block: EffectMap) -> list[str]:
    """The nine squares; where they are too narrow for sentences, ids with a legend below."""
    efforts = [block.square("high", level).effort for level in reversed(_LEVELS)]
    labels = [f"{block.effect} {block.square(one, 'low').effect.text}" for one in _LEVELS]
    first = max(map(cells, labels))
    width = (pen.width - first - 9) // 3
    if width < _LEAST:
        return [*_squares(pen, block), *_unplaced(pen, block)]
    brief = width < _READABLE
    head = [f"{block.effort} {one.text}" for one in efforts]
    rows: list[list[list[Line] | None]] = [
        [[("", "")], *(folded(one, width, style="strong") for one in head)]
    ]
    for level, label in zip(_LEVELS, labels, strict=True):
        squares = [block.square(level, one.value).nodes for one in efforts]
        drawn: list[list[Line] | None] = [folded(label, first, style="strong")]
        drawn += [_square(nodes, width, brief=brief) for nodes in squares]
        rows.append(drawn)
    out = grid(pen, [first, width, width, width], rows)
    if brief:
        out += ["", *_list(pen, [node for square in block.squares for node in square.nodes])]
    return [*out, *_unplaced(pen, block)]


def _squares(pen: Pen, block: EffectMap) -> Iterator[str]:
    """The squares that hold something, one under another, where nine do not fit."""
    for square in block.squares:
        if square.nodes:
            where = f"{block.effect} {square.effect.text}, {block.effort} {square.effort.text}"
            yield from map(pen.paint, folded(where, pen.width, style="strong"))
            yield from _list(pen, square.nodes)


def _unplaced(pen: Pen, block: EffectMap) -> Iterator[str]:
    if block.unplaced:
        yield ""
        yield from map(pen.paint, folded(f"{block.unplaced_label}:", pen.width))
        yield from _list(pen, block.unplaced)


def _square(nodes: tuple[Node, ...], width: int, *, brief: bool) -> list[Line]:
    lines: list[Line] = []
    for node in nodes:
        text = node.id if brief and node.id else _text(node)
        lines += folded(text, width, style=style_of(node.mark("solution_status")))
    return lines


def _list(pen: Pen, nodes: tuple[Node, ...] | list[Node]) -> Iterator[str]:
    for node in nodes:
        style = style_of(node.mark("solution_status"))
        sign = f"{node.id} " if node.id else pen.bullet
        yield from map(pen.paint, folded(node.text, pen.width, style=style, sign=sign))


def _text(node: Node) -> str:
    return " ".join(one for one in (node.id, node.text) if one)
