"""Problem → cause → solution on a terminal: a table, an outline where it is narrow, a tree.

The table is a layout of ours that rich draws: rich's has no cells over several rows and would
break Japanese where it may not break. What is here is wrapped before rich sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, Group
from rich.text import Text as Line
from rich.tree import Tree

from dxsheet.lang import Lang, Text
from dxsheet.summary.blocks import AGAIN, IN_ASCII, Cell, Column, Mark, Row, Table, signed
from dxsheet.width import cells, visible, wrapped

# Below this width three columns of Japanese cannot be read.
WIDE = 70
_GROUPS = ("problem", "cause", "solution")
_TAGS = ("cause_status", "solution_status")
_GUIDE = 4  # columns that a branch of rich's tree stands further in
# All of these are in JIS X 0208, so that a Japanese console of any age can show them.
_PLAIN = str.maketrans({"─": "-", "│": "|", "├": "|", "┤": "|", "┼": "+", "…": ".."} | IN_ASCII)
_STYLE_OF = {
    "identified": "good",
    "adopted": "good",
    "unverified": "warning",
    "proposed": "info",
    "rejected": "faint",
    "parked": "faint",
    "dropped": "faint",
    "overdue": "error",
}


class Pen:
    """How one page is written. A width below 20 is taken as 20: nothing can be read in less."""

    def __init__(self, lang: Lang, width: int, *, plain: bool = False) -> None:
        self.lang = lang
        self.width = min(max(width, 20), 400)
        self.plain = plain

    def sign(self, sign: str) -> str:
        """A sign or rule of ours, in ASCII where the page is plain."""
        return sign.translate(_PLAIN) if self.plain else sign

    def status(self, mark: Mark) -> str:
        """A status after its sign."""
        text = signed(mark)
        return self.sign(text[:1]) + text[1:]

    @property
    def bullet(self) -> str:
        """What an entry of a list starts with."""
        return "・" if self.lang == "ja" and not self.plain else "- "

    def say(self, text: Text) -> list[Line]:
        """A sentence of ours, in lines."""
        return folded(text.to(self.lang), self.width)


def style_of(mark: Mark | None) -> str:
    """The style of what a mark stands for."""
    if mark is None:
        return ""
    return "error" if mark.kind == "gap" else _STYLE_OF.get(mark.value, "")


def clean(text: str) -> str:
    """Text of the sheet that cannot drive the terminal; its line breaks stay, empty lines go."""
    parts = text.replace("\r\n", "\n").replace("\t", " ").split("\n")
    return "\n".join(visible(part).strip() for part in parts if part.strip())


def folded(text: str, width: int, *, style: str = "", sign: str = "") -> list[Line]:
    """Text of the sheet as lines of a width, after a sign that the later lines stand clear of."""
    room = max(width - cells(sign), 2)
    first, *rest = wrapped(clean(text), room)
    hang = " " * cells(sign)
    return [Line(sign + first, style), *(Line(hang + one, style) for one in rest)]


class Grid:
    """Columns with rules between them: a row's cell that is None goes on from the one above.

    The lines of a cell are no wider than its column.
    """

    def __init__(
        self, pen: Pen, widths: Sequence[int], rows: Sequence[Sequence[list[Line] | None]]
    ) -> None:
        self._pen, self._widths, self._rows = pen, widths, rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Line]:
        """A rule above each row but the first, where a new cell starts."""
        for index, row in enumerate(self._rows):
            if index:
                yield self._rule([cell is not None for cell in row])
            for at in range(max((len(cell) for cell in row if cell), default=1)):
                yield self._line([cell[at] if cell and at < len(cell) else Line() for cell in row])

    def _line(self, parts: list[Line]) -> Line:
        out = Line()
        for index, (part, width) in enumerate(zip(parts, self._widths, strict=True)):
            if index:
                out.append(" ").append(self._pen.sign("│"), "faint").append(" ")
            out.append_text(part).append(" " * (width - part.cell_len))
        out.rstrip()
        return out

    def _rule(self, drawn: Sequence[bool]) -> Line:
        joints = {(True, True): "┼", (True, False): "┤", (False, True): "├", (False, False): "│"}
        last = len(self._widths) - 1
        line = ""
        for index, width in enumerate(self._widths):
            if index:
                line += joints[drawn[index - 1], drawn[index]]
            line += ("─" if drawn[index] else " ") * (width + (index > 0) + (index < last))
        return Line(self._pen.sign(line.rstrip()), "faint")


def share(width: int, parts: Sequence[int]) -> list[int]:
    """The widths of columns that fill a line in the given proportions, rules left out."""
    room = width - 3 * (len(parts) - 1)
    widths = [room * part // sum(parts) for part in parts]
    widths[-1] += room - sum(widths)
    return widths


class _Entry:
    """One place of a row: an item, or what is missing there, with what is told of it."""

    def __init__(self, cells: list[tuple[Column, Cell]]) -> None:
        self.cell = cells[0][1]
        self.same = self.cell.same
        notes = [one for one in cells[1:] if one[1].text and not self.cell.again]
        self.tag = next((cell for column, cell in cells if column.key in _TAGS), None)
        self.notes = [one for one in notes if one[0].key not in _TAGS]

    @property
    def stands(self) -> bool:
        """Whether something new stands here."""
        return bool(self.cell.text) and not self.same

    @property
    def tag_style(self) -> str:
        return style_of(self.tag.mark if self.tag else None)

    @property
    def style(self) -> str:
        return style_of(self.cell.mark) or ("faint" if self.tag_style == "faint" else "")

    def name(self, pen: Pen, tag: str = "") -> str:
        again = AGAIN.to(pen.lang) if self.cell.again and self.cell.id else ""
        return " ".join(one for one in (self.cell.id, tag + self.cell.text) if one) + again

    def told(self, pen: Pen) -> str:
        """The status and what else there is, in one line."""
        gap = "、" if pen.lang == "ja" else ", "
        return (self.status(pen) + gap.join(self.note(pen, *one) for one in self.notes)).rstrip()

    def status(self, pen: Pen) -> str:
        """The status in brackets."""
        return f"[{pen.status(self.tag.mark)}] " if self.tag and self.tag.mark else ""

    @staticmethod
    def note(pen: Pen, column: Column, cell: Cell) -> str:
        """Evidence and the kind speak for themselves; the rest is told with its label."""
        if column.key in ("evidence", "kind"):
            return cell.text
        return f"{column.label.lower()}: {cell.text}"

    def why_rejected(self, pen: Pen) -> str:
        """The reason of a rejection in brackets; empty for all else."""
        if not (self.tag and self.tag.mark and self.tag.mark.value == "rejected" and self.notes):
            return ""
        reason = self.notes[0][1].text.split("\n")[0]
        return f"（{reason}）" if pen.lang == "ja" else f" ({reason})"

    def lines(self, pen: Pen, width: int) -> list[Line]:
        """The item, then its status and what is told of it."""
        lines = folded(self.name(pen), width, style=self.style)
        told = self.told(pen)
        return [*lines, *folded(told, width, style=self.tag_style)] if told else lines

    def branch(self, pen: Pen, depth: int) -> Group:
        """The same in a tree: status first, the reason of a rejection last."""
        text = self.name(pen, self.status(pen)) + self.why_rejected(pen)
        style = self.style or self.tag_style
        return Group(*folded(text, pen.width - _GUIDE * depth, style=style))


class _Places(NamedTuple):
    problem: _Entry
    cause: _Entry
    solution: _Entry


def table(pen: Pen, block: Table) -> Grid | Group:
    """The table with the problem, its causes and their solutions side by side."""
    rows = [_places(block, row) for row in block.rows]
    if pen.width < WIDE:
        return Group(*_outline(pen, rows))
    widths = share(pen.width, (4, 5, 5))
    labels = [column.label for column in block.columns if column.key in _GROUPS]
    drawn: list[list[list[Line] | None]] = [
        [folded(label, width, style="strong") for label, width in zip(labels, widths, strict=True)]
    ]
    for row in rows:
        beside = zip(row, widths, strict=True)
        drawn.append([None if one.same else one.lines(pen, width) for one, width in beside])
    return Grid(pen, widths, drawn)


def _outline(pen: Pen, rows: Sequence[_Places]) -> Iterator[Line]:
    """The same for a narrow screen: one under another, two columns further in each time."""
    for index, row in enumerate(rows):
        for depth, entry in enumerate(row):
            if entry.stands:
                if depth == 0 and index:
                    yield Line()
                for line in entry.lines(pen, pen.width - 2 * depth):
                    yield Line(" " * (2 * depth)).append_text(line)


def tree(pen: Pen, block: Table) -> Tree:
    """The items and their links as branches, without evidence and figures."""
    top = Tree("", hide_root=True, guide_style="faint")
    # What a problem, a cause, a solution hangs on, and how deep it then stands.
    under = [(top, 0), (top, 0), (top, 0)]
    for row in block.rows:
        for level, entry in enumerate(_places(block, row)):
            over, depth = under[level]
            if entry.stands:
                branch = over.add(entry.branch(pen, depth))
                under[level + 1 :] = [(branch, depth + 1)] * (2 - level)
            elif not entry.same:
                under[level + 1 :] = [(over, depth)] * (2 - level)
    return top


def _places(block: Table, row: Row) -> _Places:
    """The row by the three groups of columns."""
    by_group: dict[str, list[tuple[Column, Cell]]] = {group: [] for group in _GROUPS}
    for column, cell in zip(block.columns, row.cells, strict=True):
        if column.group in by_group:
            by_group[column.group].append((column, cell))
    return _Places(*map(_Entry, by_group.values()))
