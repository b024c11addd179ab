"""Problem → cause → solution on a terminal: a table, an outline where it is narrow, a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.render.terminal_grid import grid, share
from dxsheet.render.terminal_pen import Line, Pen, folded, style_of
from dxsheet.summary.blocks import AGAIN, Cell, Column, Row, Table

# Below this width three columns of Japanese cannot be read.
WIDE = 70
_GROUPS = ("problem", "cause", "solution")
_TAGS = ("cause_status", "solution_status")


class _Entry:
    """One place of a row: an item, or what is missing there, with what is told of it."""

    __slots__ = ("cell", "notes", "same", "tag")

    def __init__(self, cells: list[tuple[Column, Cell]], *, same: bool) -> None:
        self.cell = cells[0][1]
        self.same = same
        notes = [one for one in cells[1:] if one[1].text and not self.cell.again]
        self.tag = next((cell for column, cell in cells if column.key in _TAGS), None)
        self.notes = [one for one in notes if one[0].key not in _TAGS]

    def __bool__(self) -> bool:
        return bool(self.cell.text)

    @property
    def style(self) -> str:
        return style_of(self.cell.mark) or ("faint" if self.tag_style == "faint" else "")

    @property
    def tag_style(self) -> str:
        return style_of(self.tag.mark if self.tag else None)

    def name(self, pen: Pen) -> str:
        again = AGAIN.to(pen.lang) if self.cell.again and self.cell.id else ""
        return " ".join(one for one in (self.cell.id, self.cell.text) if one) + again

    def told(self, pen: Pen) -> str:
        """The status and what else there is, in one line."""
        short = [self.note(pen, *one) for one in self.notes]
        gap = "、" if pen.lang == "ja" else ", "
        tag = f"[{self.tag.text}] " if self.tag and self.tag.text else ""
        return (tag + gap.join(short)).rstrip()

    @staticmethod
    def note(pen: Pen, column: Column, cell: Cell) -> str:
        """Evidence and the kind speak for themselves; the rest is told with its label."""
        if column.key in ("evidence", "kind"):
            return cell.text
        gap = "" if pen.lang == "ja" and column.key in ("effect", "effort") else " "
        return f"{column.label.lower()}{gap}{cell.text}"

    def why_rejected(self, pen: Pen) -> str:
        """The reason of a rejection in brackets; empty for all else."""
        if not (self.tag and self.tag.mark and self.tag.mark.value == "rejected" and self.notes):
            return ""
        reason = self.notes[0][1].text.split("\n")[0]
        return f"（{reason}）" if pen.lang == "ja" else f" ({reason})"


def table(pen: Pen, block: Table) -> list[str]:
    """The table with the problem, its causes and their solutions side by side."""
    if pen.width < WIDE:
        return outline(pen, block)
    widths = share(pen.width, (4, 5, 5))
    labels = [column.label for column in block.columns if column.key in _GROUPS]
    rows: list[list[list[Line] | None]] = [
        [folded(label, width, style="strong") for label, width in zip(labels, widths, strict=True)]
    ]
    for row in block.rows:
        entries = _entries(block, row)
        rows.append(
            [
                None if entry.same else _lines(pen, entry, width)
                for entry, width in zip(entries, widths, strict=True)
            ]
        )
    return grid(pen, widths, rows)


def outline(pen: Pen, block: Table) -> list[str]:
    """The same for a narrow screen: one under another, two columns further in each time."""
    out: list[str] = []
    for row in block.rows:
        for depth, entry in enumerate(_entries(block, row)):
            if entry and not entry.same:
                if depth == 0 and out:
                    out.append("")
                indent = " " * (2 * depth)
                lines = _lines(pen, entry, pen.width - 2 * depth)
                out.extend(indent + pen.paint(line) for line in lines)
    return out


def tree(pen: Pen, block: Table) -> list[str]:
    """The items and their links as branches, without evidence and figures."""
    out: list[str] = []
    rows = [_entries(block, row) for row in block.rows]
    for index, (problem, cause, solution) in enumerate(rows):
        later = rows[index + 1 :]
        if problem and not problem.same:
            out.extend(_branch(pen, problem, "", ""))
        more_causes = bool(later) and later[0][0].same and _next_cause(later)
        under = ("│  " if more_causes else "   ") if problem or problem.same else ""
        if cause and not cause.same:
            joint = ("├─ " if more_causes else "└─ ") if problem else ""
            out.extend(_branch(pen, cause, joint, under))
        if solution:
            more = bool(later) and later[0][1].same
            stem = under if cause else ""
            joint, deeper = ("├─ ", "│  ") if more else ("└─ ", "   ")
            if not (problem or cause):
                joint = deeper = ""
            out.extend(_branch(pen, solution, stem + joint, stem + deeper))
    return out


def _next_cause(later: Sequence[Sequence[_Entry]]) -> bool:
    """Whether another cause of the same problem follows."""
    for problem, cause, _ in later:
        if not problem.same:
            return False
        if cause and not cause.same:
            return True
    return False


def _branch(pen: Pen, entry: _Entry, first: str, rest: str) -> Iterator[str]:
    tag = f"[{entry.tag.text}] " if entry.tag and entry.tag.text else ""
    text = " ".join(one for one in (entry.cell.id, tag + entry.cell.text) if one)
    if entry.cell.again and entry.cell.id:
        text += AGAIN.to(pen.lang)
    text += entry.why_rejected(pen)
    style = entry.style or entry.tag_style
    for index, line in enumerate(folded(text, pen.width - len(first), style=style)):
        stem = pen.paint(("faint", pen.sign(rest if index else first)))
        yield stem + pen.paint(line)


def _entries(block: Table, row: Row) -> tuple[_Entry, _Entry, _Entry]:
    """The row by the three groups of columns."""
    parts = []
    for group in _GROUPS:
        cells = [
            (column, cell)
            for column, cell in zip(block.columns, row.cells, strict=True)
            if column.group == group
        ]
        parts.append(_Entry(cells, same=cells[0][1].same))
    return parts[0], parts[1], parts[2]


def _lines(pen: Pen, entry: _Entry, width: int) -> list[Line]:
    """What stands in one place: the item, then its status and what is told of it."""
    lines = folded(entry.name(pen), width, style=entry.style)
    told = entry.told(pen)
    return [*lines, *folded(told, width, style=entry.tag_style)] if told else lines
