"""Causes × solutions on a terminal: which solution answers which cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.lang import Text
from dxsheet.render.terminal_pen import Pen, clean, folded, style_of
from dxsheet.summary.blocks import Diagram, Node, Page
from dxsheet.summary.gaps import KINDS
from dxsheet.width import cells, cut, padded

_SIGNS = {"adopted": "●", "proposed": "○", "parked": "△", "dropped": "△"}
_KEY = Text("● adopted  ○ proposed  △ parked or dropped", "● 採用　○ 提案　△ 見送り・却下")
_NONE = Text("There is nothing to compare yet.", "まだ比べるものがありません。")
_LEAST = 16
_MOST = 44


def matrix(pen: Pen, page: Page, diagram: Diagram) -> list[str]:
    """A row a cause, a column a solution; as many blocks of columns as the width asks for."""
    causes, solutions = diagram.causes, diagram.solutions
    if not causes or not solutions:
        return [*pen.say(_NONE), *_gaps(pen, page)]
    links = {(link.source, link.target) for link in diagram.links}
    names = [_name(node, index) for index, node in enumerate(solutions, 1)]
    column = max(3, *(cells(name) for name in names))
    rows = [_label(node, index) for index, node in enumerate(causes, 1)]
    head, many = _layout(pen.width, len(solutions), column)
    head = min(head, max(map(cells, rows)))
    out: list[str] = []
    for start in range(0, len(solutions), many):
        shown = range(start, min(start + many, len(solutions)))
        if out:
            out.append("")
        title = padded("", head) + "".join(f" {padded(names[one], column)}" for one in shown)
        out.append(pen.paint(("strong", title.rstrip())))
        for cause, label in zip(causes, rows, strict=True):
            marks = [_mark(cause, solutions[one], links) for one in shown]
            line = padded(cut(label, head, pen.sign("…")), head)
            line += "".join(f" {padded(pen.sign(mark), column)}" for mark in marks)
            out.append(pen.paint((_row_style(cause, diagram), line.rstrip())))
    out += ["", *map(pen.sign, pen.say(_KEY)), "", *_legend(pen, solutions, names)]
    gaps = list(_gaps(pen, page))
    return [*out, "", *gaps] if gaps else out


def _layout(width: int, solutions: int, column: int) -> tuple[int, int]:
    """How wide the causes are and how many columns stand beside them, in even blocks."""
    most = max(1, (width - _LEAST) // (column + 1))
    blocks = -(-solutions // most)
    many = -(-solutions // blocks)
    return max(2, min(_MOST, width - many * (column + 1))), many


def _mark(cause: Node, solution: Node, links: set[tuple[str, str]]) -> str:
    if (cause.key, solution.key) not in links:
        return "."
    status = solution.mark("solution_status")
    return _SIGNS[status.value] if status else "○"


def _row_style(cause: Node, diagram: Diagram) -> str:
    status = cause.mark("cause_status")
    answered = any(link.source == cause.key for link in diagram.links)
    if status and status.value == "identified" and not answered:
        return "gap"
    return "faint" if status and status.value == "rejected" else ""


def _legend(pen: Pen, nodes: Sequence[Node], names: Sequence[str]) -> Iterator[str]:
    """The solutions in full, since the columns have room for their ids only."""
    for node, name in zip(nodes, names, strict=True):
        status = node.mark("solution_status")
        tag = f"[{status.text}] " if status else ""
        lines = folded(tag + node.text, pen.width, style=style_of(status), sign=f"{name} ")
        yield from map(pen.paint, lines)


def _label(node: Node, number: int) -> str:
    status = node.mark("cause_status")
    tag = f"[{status.text}] " if status else ""
    return clean(f"{_name(node, number)} {tag}{node.text}").replace("\n", " ")


def _gaps(pen: Pen, page: Page) -> Iterator[str]:
    """What the matrix shows as an empty row or column, in words."""
    for gap in page.gaps:
        if not gap.settled:
            text = KINDS[gap.kind].to(pen.lang)
            lines = folded(text, pen.width, style="gap", sign=f"{gap.at} ")
            yield from map(pen.paint, lines)


def _name(node: Node, number: int) -> str:
    return node.id or f"#{number}"
