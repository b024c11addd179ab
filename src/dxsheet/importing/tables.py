"""One tab taken apart: its lines, the headings of its table, the rows that say something.

Nothing that somebody filled in goes unnoticed: it is read, or named as left out (`unread`: columns,
lines and notes of their own), or complained about (`wrong`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dxsheet.importing import complaints
from dxsheet.importing.cells import Plain, Value, read_cell, with_unit
from dxsheet.importing.complaints import BadCell, Complaint, by_name, like, numbers
from dxsheet.importing.workbook import ROWS, Grid, address
from dxsheet.lang import Lang, Text
from dxsheet.office import tabs
from dxsheet.sheet.choices import words_of
from dxsheet.sheet.fields import Field
from dxsheet.spoken import as_day

_HEAD_ROWS = 40  # headings stand within the first rows, lines of a form above them
# How a remark below a table, or an example in its first row, begins.
_NOTE = re.compile(
    r"[※*]|[(]?(?:注意?|注記|備考|メモ|出典|記入例|例|notes?|sources?|examples?)\s*\d*\s*[):]", re.I
)
# What stands below a table by itself and is no item.
_BELOW_ALL = frozenset(("以上", "以下余白"))
_TOTAL = re.compile(
    r"(?:合計|小計|総計|総合計|計|(?:sub|grand )?total|sum)(?:[:\s]*[\d,.]+\s*\S{0,3})?", re.I
)


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


class Choice(NamedTuple):
    """The criteria as (name, highest score), where they stand, and the candidates."""

    criteria: list[tuple[str, str]]
    where: str
    candidates: list[Entry]


@dataclass
class Found:
    """What a workbook says, as far as it was read.

    Attributes:
        leave_out: the tabs, headings and cells that are let go of, by name or address (folded).
        marks: what the workbook was made from; empty for a blank one.
        today: the day from which a date without a year is read.
        lang: the language of its tabs.
        lines: by their path in the file.
        entries: by their list (`candidates` too).
        choice: the criteria.
        wrong: every bad cell.
        unread: cells that nothing takes in.
        said: what such a cell says, or what kind of thing it is.
        lost: the lists of which something could not be read: a link to it may be right.
        understood: dates that were told without a year, with what they became.
        ticks: the cells of the matrix by the cause they tie.
    """

    leave_out: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    today: str = ""
    lang: Lang = "ja"
    lines: dict[tuple[str, ...], Filled] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    choice: Choice | None = None
    wrong: list[BadCell] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    said: dict[str, str | Text] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    understood: list[str] = field(default_factory=list)
    ticks: dict[str, str] = field(default_factory=dict)

    def line(self, *path: str) -> str:
        """What a line says, empty where it says nothing."""
        found = self.lines.get(path)
        return found.plain if found and isinstance(found.plain, str) else ""

    def complain(self, where: str, wrong: Complaint | None) -> None:
        """Note what is wrong with a cell, if something is."""
        if wrong is not None:
            self.wrong.append(BadCell(where, *wrong))

    def leave(self, where: str, said: str | Text) -> None:
        """Note a cell that nothing takes in, with what it says or what that is."""
        self.unread.append(where)
        self.said[where] = said

    def lets_go(self, where: str, said: str) -> bool:
        """Whether somebody said that a cell, a heading or a tab may be left out."""
        return not self.leave_out.isdisjoint((tabs.folded(said), tabs.folded(where)))


class Reader:
    """What reading any tab needs."""

    def __init__(self, grid: Grid, found: Found) -> None:
        self.grid = grid
        self.found = found
        self.rows = sorted({row for row, _ in grid.cells})
        self.last = max((column for _, column in grid.cells), default=0)
        if grid.beyond:
            found.complain(self.where(ROWS + 1, 1), complaints.TOO_FAR.about(row=str(ROWS + 1)))

    def where(self, row: int, column: int) -> str:
        """A cell as the report names it."""
        return f"{self.grid.name}!{address(row, column)}"

    def text(self, row: int, column: int) -> str:
        """What a cell says, empty for an empty one."""
        said = self.grid.at(row, column)
        return said.text.strip() if said else ""

    def filled(
        self, about: Field, key: str, row: int, column: int, shared: Value | None = None
    ) -> Filled:
        """A cell as a field; `shared` speaks for an empty one that is merged with others."""
        value, where = self.grid.at(row, column) or shared, self.where(row, column)
        if value is not None and value.kind == "text" and about.kind == "date":
            day = as_day(value.text, self.found.today) or ""
            if day and not as_day(value.text):
                self.found.understood.append(f"{where}: {value.text.strip()} → {day}")
            value = value._replace(day=day)
        plain, wrong = read_cell(about, key, value)
        self.found.complain(where, wrong)
        return Filled(plain, where)

    def beyond(self, head: int, known: set[int]) -> None:
        """Columns that no field has: one with a heading is named, a cell without one stops."""
        worked_out = words_of(tabs.WORKED_OUT)
        for column in range(1, self.last + 1):
            below = [r for r in self.rows if r > head and self.grid.at(r, column)]
            said = self.text(head, column)
            if column in known or not below or said.endswith(worked_out):
                continue
            if said:
                self.own_column(head, column, below)
                continue
            for row in below:
                told, where = self.text(row, column), self.where(row, column)
                if not self.found.lets_go(where, told):
                    wrong = complaints.BEYOND.about(said=told, like="", name=by_name(told, where))
                    self.found.complain(where, wrong)

    def own_column(self, head: int, column: int, below: list[int]) -> None:
        """A column with a heading of its own: named, and left out."""
        self.found.leave(self.where(head, column), self.text(head, column))


class TabReader(Reader):
    """Reads the lines and the table of one tab into what was found."""

    def __init__(self, about: tabs.Tab, grid: Grid, found: Found) -> None:
        super().__init__(grid, found)
        self.about = about

    def read(self) -> None:
        """Lines first, then the table."""
        head = self.head() if self.about.noun is not None else None
        grid = choice_head(self.grid) if self.about.key == tabs.SELECTION else None
        self.read_lines(head[0] if head else grid or _HEAD_ROWS)
        if head is not None:
            self.read_table(*head)
        elif self.about.noun is not None and self.says_more():
            self.found.complain(self.where(1, 1), complaints.NO_HEADINGS)
            self.found.lost.add(self.about.key)

    def read_lines(self, stop: int) -> None:
        """Labels with their values, above the headings of the table."""
        lines = {
            name: one for one in self.about.lines for name in tabs.names_of(one.label, one.path[-1])
        }
        for row in self.rows:
            label = tabs.folded(self.text(row, 1))
            if row >= stop or label in tabs.names_of(tabs.BELOW):
                return
            values = [at for at in range(2, self.last + 1) if self.grid.at(row, at)]
            line = lines.get(label)
            if line is None:
                if row > 1 and self.about.lines and (values or label):
                    at = 1 if label else values[0]
                    self.found.leave(self.where(row, at), self.text(row, at))
                continue
            column = values[0] if values else 2
            self.found.lines[line.path] = self.filled(line.field, line.path[-1], row, column)
            for at in values[1:]:
                if not self.found.lets_go(self.where(row, at), self.text(row, at)):
                    wrong = complaints.ASIDE.about(said=self.text(row, at))
                    self.found.complain(self.where(row, at), wrong)

    def head(self) -> tuple[int, dict[int, str]] | None:
        """The row of headings and the field of each column; None where there is none."""
        noun = self.about.noun
        assert noun is not None
        known = tabs.heads_of(noun)
        best: tuple[int, dict[int, str]] | None = None
        for row in self.rows:
            if row > _HEAD_ROWS:
                break
            every = {at: said for at in range(1, self.last + 1) if (said := self.text(row, at))}
            heads = ((at, known.get(tabs.folded(said))) for at, said in every.items())
            fields = {at: key for at, key in heads if key}
            for at in sorted(every.keys() - fields.keys()):
                key = known.get(tabs.unhinted(every[at]))
                if key and key not in fields.values():
                    fields[at] = key
            if len(set(fields.values())) > max(1, len(set(best[1].values())) if best else 1):
                best = (row, fields)
        return best

    def says_more(self) -> bool:
        """Whether a tab without headings says more than its title and its lines."""
        known = {
            name for one in self.about.lines for name in tabs.names_of(one.label, one.path[-1])
        }
        return any(tabs.folded(self.text(row, 1)) not in known for row in self.rows if row > 1)

    def read_table(self, head: int, fields: dict[int, str]) -> None:
        """The rows below the headings."""
        fields = self.without_doubles(head, fields)
        below = _Below(self, head, fields)
        entries = self.found.entries.setdefault(self.about.key, [])
        entries += [one for row in self.rows if row > head and (one := below.entry(row))]
        self.missing = {*below.noun.fields} - {*fields.values()}
        if not below.main:
            self.without_main(head, below)
        self.beyond(head, {*fields, *below.notes})

    def own_column(self, head: int, column: int, below: list[int]) -> None:
        """As above; where it reads like a known one that is missing, it stops."""
        said, where = self.text(head, column), self.where(head, column)
        noun = self.about.noun
        labels = [noun.fields[key].label for key in self.missing] if noun else []
        meant = like(said, {name for one in labels for name in (one.ja, one.en)})
        if not meant or self.found.lets_go(where, said) or self.about.key in self.found.lost:
            self.found.leave(where, said)
            return
        name, rows = by_name(said, where), numbers(below)
        wrong = complaints.OWN_COLUMN.about(said=said, rows=rows, like=meant, name=name)
        self.found.complain(where, wrong)

    def without_main(self, head: int, below: _Below) -> None:
        """A table whose rows have nothing to be called by stops, where one of them says more."""
        rows = [row for row in self.rows if row > head and below.says(row, head)]
        label = below.noun.fields[tabs.NAMED_BY.get(self.about.key, ("text",))[0]].label
        own = {self.text(head, at) for at in range(1, self.last + 1) if at not in below.fields}
        alike = like(label.ja, own) or like(label.en, own)
        if rows:
            wrong = complaints.NO_MAIN.about(said=label, rows=numbers(rows), like=alike)
            self.found.complain(self.where(head, 1), wrong)
            self.found.lost.add(self.about.key)

    def without_doubles(self, head: int, fields: dict[int, str]) -> dict[int, str]:
        """Each field once; a heading that stands twice is complained about."""
        kept: dict[int, str] = {}
        for column, key in fields.items():
            if tabs.folded(self.text(head, column)) in self.found.leave_out:
                continue
            if key in kept.values():
                wrong = complaints.HEADING_TWICE.about(said=self.text(head, column))
                self.found.complain(self.where(head, column), wrong)
            else:
                kept[column] = key
        return kept


class _Below:
    """The rows below one row of headings."""

    def __init__(self, reader: TabReader, head: int, fields: dict[int, str]) -> None:
        noun = reader.about.noun
        assert noun is not None
        self.reader, self.fields, self.noun = reader, fields, noun
        self.covered = dict(_covered(reader.grid, head))
        self.notes: set[int] = set()
        main = tabs.NAMED_BY.get(reader.about.key, ("text",))[0]
        self.main = next((at for at, key in fields.items() if key == main), 0)
        self.id = next((at for at, key in fields.items() if key == "id"), 0)

    def says(self, row: int, head: int) -> bool:
        """Whether a row says more than its id, under a heading that somebody filled in."""
        reader, worked_out = self.reader, words_of(tabs.WORKED_OUT)
        others = (
            at for at in range(1, reader.last + 1) if at != self.id and reader.grid.at(row, at)
        )
        heads = (reader.text(head, at) for at in others)
        return any(said and not said.endswith(worked_out) for said in heads)

    def entry(self, row: int) -> Entry | None:
        """What one row says; None where it says nothing of its own."""
        reader = self.reader
        every = {at: one for at in range(1, reader.last + 1) if (one := reader.grid.at(row, at))}
        own = {at: value for at, value in every.items() if at in self.fields}
        if self.is_note(every):
            first = min(every)
            told = min(set(every) - {self.id}, default=first)
            reader.found.leave(reader.where(row, first), reader.text(row, told))
            self.notes |= set(every) - set(self.fields)
            return None
        if not own:
            return None
        shares = {self.main, self.id} - set(own)
        if any((row, at) in self.covered for at in shares if at) and self.main not in own:
            reader.found.complain(reader.where(row, min(own)), complaints.MERGED)
            return None
        fields = {
            key: reader.filled(self.noun.fields[key], key, row, at, self._shared(row, at))
            for at, key in self.fields.items()
        }
        if self.id in every and fields["id"].plain is None:
            reader.found.lost.add(reader.about.key)
        unit = fields["unit"].plain if "unit" in fields else None
        for key, about in self.noun.fields.items():
            if about.kind == "amount" and key in fields and isinstance(unit, str):
                amount = fields[key]
                fields[key] = amount._replace(plain=with_unit(amount.plain, unit))
        return Entry(reader.about.key, reader.where(row, self.id or min(own)), fields)

    def is_note(self, every: dict[int, Value]) -> bool:
        """Whether a row is a remark: one cell that begins as remarks do, or no id in its place.

        An id that stood ready in the row says nothing: beside it ※ alone makes a remark.
        """
        name = every[self.id].text.strip() if self.id in every else ""
        if self.is_total(name, every):
            return True
        beside = {at: one for at, one in every.items() if at != self.id}
        if name and len(beside) == 1:
            (told,) = beside.values()
            kept = tabs.mark("entry", self.reader.about.key, name) in self.reader.found.marks
            return not kept and told.text.lstrip().startswith("※")
        if len(every) != 1:
            return False
        ((column, value),) = every.items()
        keys = tabs.NAMED_BY.get(self.reader.about.key, ("text",))
        said = [
            tabs.meant(value.text.strip()) if key == self.fields.get(column) else "" for key in keys
        ]
        if tabs.mark("entry", self.reader.about.key, "\x1e".join(said)) in self.reader.found.marks:
            return False  # an entry of the sheet begins like this
        plain = unicodedata.normalize("NFKC", value.text).strip()
        if _NOTE.match(plain) or plain.casefold() in _BELOW_ALL:
            return True
        return column == self.id and read_cell(self.noun.fields["id"], "id", value)[1] is not None

    def is_total(self, name: str, every: dict[int, Value]) -> bool:
        """Whether a row is the sum of those above, also beside an id that stood ready."""
        told = every.get(self.main) or (min(every.items())[1] if len(every) == 1 else None)
        plain = unicodedata.normalize("NFKC", told.text).strip() if told else ""
        kept = tabs.mark("entry", self.reader.about.key, name or plain) in self.reader.found.marks
        return not kept and bool(_TOTAL.fullmatch(plain))

    def _shared(self, row: int, column: int) -> Value | None:
        """What a cell merged over several rows says for each of them; never a name or a text."""
        if column in (self.main, self.id) or (row, column) not in self.covered:
            return None
        return self.reader.grid.at(*self.covered[row, column])


def _covered(grid: Grid, head: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The cells that a merge over rows covers, with the cell that speaks for them."""
    for first, left, last, _ in grid.merged:
        if head < first and last - first < _HEAD_ROWS * 10:
            for row in range(first + 1, last + 1):
                yield (row, left), (first, left)


def choice_head(grid: Grid) -> int | None:
    """The row of the criteria's names."""
    rows = sorted(row for row, column in grid.cells if column == 1)
    wanted = tabs.names_of(tabs.CANDIDATE, "name")
    return next((row for row in rows if tabs.folded(grid.cells[row, 1].text) in wanted), None)
