"""A table on a terminal: columns with rules between them, cells that span rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.render.terminal_pen import Line, Pen

# The lines of a cell; None continues the cell above.
GridCell = list[Line] | None


def grid(pen: Pen, widths: Sequence[int], rows: Sequence[Sequence[GridCell]]) -> list[str]:
    """The rows with a rule above each but the first; a cell that is None has no rule above it."""
    out: list[str] = []
    for index, row in enumerate(rows):
        if index:
            out.append(_rule(pen, widths, [cell is not None for cell in row]))
        out.extend(_row(pen, widths, row))
    return out


def share(width: int, parts: Sequence[int]) -> list[int]:
    """The widths of columns that fill a line in the given proportions, rules left out."""
    room = width - 3 * (len(parts) - 1)
    widths = [room * part // sum(parts) for part in parts]
    widths[-1] += room - sum(widths)
    return widths


def _rule(pen: Pen, widths: Sequence[int], drawn: Sequence[bool]) -> str:
    line = ""
    for index, width in enumerate(widths):
        if index:
            line += _joint(drawn[index - 1], drawn[index])
        padding = (index > 0) + (index < len(widths) - 1)
        line += ("─" if drawn[index] else " ") * (width + padding)
    return pen.paint(("faint", pen.sign(line.rstrip())))


def _joint(left: bool, right: bool) -> str:
    if left and right:
        return "┼"
    if left:
        return "┤"
    return "├" if right else "│"


def _row(pen: Pen, widths: Sequence[int], row: Sequence[GridCell]) -> Iterator[str]:
    height = max((len(cell) for cell in row if cell), default=1)
    bar = f" {pen.paint(('faint', pen.sign('│')))} "
    for at in range(height):
        parts = [
            pen.fill(cell[at] if cell and at < len(cell) else ("", ""), width)
            for cell, width in zip(row, widths, strict=True)
        ]
        yield bar.join(parts).rstrip(" ")
