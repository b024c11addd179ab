"""One tab taken apart: its lines, the headings of its table, and the rows that say something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dxsheet.importing import complaints
from dxsheet.importing.cells import read_cell
from dxsheet.importing.complaints import BadCell, Complaint, placed
from dxsheet.importing.tabs import (
    BELOW,
    NAMED_BY,
    WORKED_OUT,
    Tab,
    columns,
    folded,
    names_of,
)
from dxsheet.importing.workbook import Grid, Value, address

Plain = str | list[str]

_HEAD_ROWS = 40  # headings stand within the first rows, lines of a form above them


class Filled(NamedTuple):
    """A cell that stands for a field: what it says (None where it is empty), and where it is."""

    plain: Plain | None
    where: str


class Entry(NamedTuple):
    """A row: the list it belongs to, where it is, and its fields. An empty field is there too."""

    key: str
    where: str
    fields: dict[str, Filled]

    def text(self, key: str) -> str:
        """A field that is one text, empty where it is not filled."""
        found = self.fields.get(key)
        return found.plain if found and isinstance(found.plain, str) else ""


class Found:
    """What was read so far, and what was wrong; `unread` are cells that nothing takes in.

    `ticks` are the cells of the matrix by the cause they tie.
    """

    def __init__(self) -> None:
        self.lines: dict[tuple[str, ...], Filled] = {}
        self.entries: dict[str, list[Entry]] = {}
        self.wrong: list[BadCell] = []
        self.unread: list[str] = []
        self.ticks: dict[str, str] = {}

    def complain(self, where: str, wrong: Complaint | None) -> None:
        """Note what is wrong with a cell, if something is."""
        if wrong is not None:
            self.wrong.append(placed(where, wrong))


class TabReader:
    """Reads the lines and the table of one tab into what was found."""

    def __init__(self, about: Tab, grid: Grid, found: Found) -> None:
        self.about = about
        self.grid = grid
        self.found = found
        self.rows = sorted({row for row, _ in grid.cells})
        self.last = max((column for _, column in grid.cells), default=0)

    def where(self, row: int, column: int) -> str:
        """A cell as the report names it."""
        return f"{self.grid.name}!{address(row, column)}"

    def read(self) -> None:
        """Lines first, then the table."""
        head = self.head() if self.about.noun is not None else None
        self.read_lines(head[0] if head else _HEAD_ROWS)
        if head is not None:
            self.read_table(*head)
        elif self.about.noun is not None and self.says_more():
            self.found.complain(self.where(1, 1), complaints.no_headings())

    def read_lines(self, stop: int) -> None:
        """Labels with their values, above the headings of the table."""
        lines = {
            name: one for one in self.about.lines for name in names_of(one.label, one.path[-1])
        }
        for row in self.rows:
            label = self.label(row)
            if row >= stop or label in names_of(BELOW):
                return
            line = lines.get(label)
            if line is None:
                continue
            column = self.value_column(row)
            plain, wrong = read_cell(line.field, line.path[-1], self.grid.at(row, column))
            self.found.complain(self.where(row, column), wrong)
            self.found.lines[line.path] = Filled(plain, self.where(row, column))

    def label(self, row: int) -> str:
        """What the first column says, as labels are compared."""
        said = self.grid.at(row, 1)
        return folded(said.text) if said else ""

    def value_column(self, row: int) -> int:
        """Where the value of a line stands: the first filled cell behind its label."""
        filled = (column for column in range(2, self.last + 1) if self.grid.at(row, column))
        return next(filled, 2)

    def head(self) -> tuple[int, dict[int, str]] | None:
        """The row of headings and the field of each column; None where there is none."""
        noun = self.about.noun
        assert noun is not None
        best: tuple[int, dict[int, str]] | None = None
        for row in self.rows:
            if row > _HEAD_ROWS:
                break
            said = [
                (at, one.text) for at in range(1, self.last + 1) if (one := self.grid.at(row, at))
            ]
            fields = columns(noun, said)
            if len(set(fields.values())) > max(1, len(set(best[1].values())) if best else 1):
                best = (row, fields)
        return best

    def says_more(self) -> bool:
        """Whether a tab without headings says more than its title and its lines."""
        known = {name for one in self.about.lines for name in names_of(one.label, one.path[-1])}
        return any(self.label(row) not in known for row in self.rows if row > 1)

    def read_table(self, head: int, fields: dict[int, str]) -> None:
        """The rows below the headings."""
        fields = self.without_doubles(head, fields)
        self.note_unread(head, fields)
        entries = self.found.entries.setdefault(self.about.key, [])
        below = _Below(self, head, fields)
        for row in self.rows:
            entry = below.entry(row) if row > head else None
            if entry is not None:
                entries.append(entry)

    def without_doubles(self, head: int, fields: dict[int, str]) -> dict[int, str]:
        """Each field once; a heading that stands twice is complained about."""
        kept: dict[int, str] = {}
        for column, key in fields.items():
            if key in kept.values():
                said = self.grid.at(head, column)
                wrong = complaints.heading_twice(said.text if said else key)
                self.found.complain(self.where(head, column), wrong)
            else:
                kept[column] = key
        return kept

    def note_unread(self, head: int, fields: dict[int, str]) -> None:
        """Columns that somebody added are named, since nothing takes them in."""
        marks = (WORKED_OUT.ja, WORKED_OUT.en)
        for column in range(1, self.last + 1):
            said = self.grid.at(head, column)
            filled = any(self.grid.at(row, column) for row in self.rows if row > head)
            if column in fields or not filled or (said and said.text.strip().endswith(marks)):
                continue
            self.found.unread.append(self.where(head, column))


class _Below:
    """The rows below one row of headings."""

    def __init__(self, reader: TabReader, head: int, fields: dict[int, str]) -> None:
        self.reader = reader
        self.fields = fields
        self.covered = dict(_covered(reader.grid, head))
        noun = reader.about.noun
        assert noun is not None
        self.noun = noun
        main = NAMED_BY.get(reader.about.key, ("text",))[0]
        self.main = next((at for at, key in fields.items() if key == main), 0)
        self.id = next((at for at, key in fields.items() if key == "id"), 0)

    def entry(self, row: int) -> Entry | None:
        """What one row says; None where it says nothing of its own."""
        reader = self.reader
        own = {at: value for at in self.fields if (value := reader.grid.at(row, at)) is not None}
        if not own:
            return None
        if set(own) == {self.id} and not self._is_id(own[self.id]):
            reader.found.unread.append(reader.where(row, self.id))
            return None
        shares = {self.main, self.id} - set(own)
        if any((row, at) in self.covered for at in shares if at) and self.main not in own:
            first = min(at for at in own)
            reader.found.complain(reader.where(row, first), complaints.merged())
            return None
        fields = {}
        for column, key in self.fields.items():
            value = own.get(column) or self._shared(row, column)
            plain, wrong = read_cell(self.noun.fields[key], key, value)
            reader.found.complain(reader.where(row, column), wrong)
            fields[key] = Filled(plain, reader.where(row, column))
        return Entry(reader.about.key, reader.where(row, self.id or min(own)), fields)

    def _shared(self, row: int, column: int) -> Value | None:
        """What a cell merged over several rows says for each of them; never a name or a text."""
        if column in (self.main, self.id) or (row, column) not in self.covered:
            return None
        return self.reader.grid.at(*self.covered[row, column])

    def _is_id(self, value: Value) -> bool:
        return read_cell(self.noun.fields["id"], "id", value)[1] is None


def _covered(grid: Grid, head: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The cells that a merge over rows covers, with the cell that speaks for them."""
    for first, left, last, _ in grid.merged:
        if head < first and last - first < _HEAD_ROWS * 10:
            for row in range(first + 1, last + 1):
                yield (row, left), (first, left)
