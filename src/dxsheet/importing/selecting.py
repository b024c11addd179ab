"""The tab of the choice of the work: criteria across, candidates down with their scores."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet.importing import complaints
from dxsheet.importing.cells import read_cell
from dxsheet.importing.rows import Entry, Filled, Found
from dxsheet.importing.tabs import CANDIDATE, HIGHEST, TOTAL, folded, names_of
from dxsheet.importing.workbook import Grid, address
from dxsheet.sheet.nouns import Candidate, Criterion


class Choice(NamedTuple):
    """The criteria as (name, highest score), where they stand, and the candidates."""

    criteria: list[tuple[str, str]]
    where: str
    candidates: list[Entry]


def read_choice(grid: Grid, found: Found) -> Choice | None:
    """What stands below the lines of the tab; None where there are no headings."""
    rows = sorted({row for row, _ in grid.cells})
    head = next((row for row in rows if _reads(grid, row, names_of(CANDIDATE, "name"))), None)
    if head is None:
        return None
    return _Choosing(grid, head, found).read(rows)


class _Choosing:
    """The grid below one row of headings."""

    def __init__(self, grid: Grid, head: int, found: Found) -> None:
        self.grid = grid
        self.head = head
        self.found = found
        heads = {at: one.text for (row, at), one in grid.cells.items() if row == head}
        totals = [at for at, text in heads.items() if folded(text) in names_of(TOTAL)]
        # A criterion may be called that too: the last one is the column of totals.
        self.total = max(totals, default=0)
        edge = self.total or max((at for _, at in grid.cells), default=1) + 1
        self.columns = range(2, edge)

    def read(self, rows: list[int]) -> Choice:
        """The criteria, then the rows below them."""
        first = self.head + 1
        # The first row below the headings holds the highest scores; later ones are candidates.
        highest = first if _reads(self.grid, first, names_of(HIGHEST, "max")) else 0
        criteria = [self._criterion(column, highest) for column in self.columns]
        while criteria and criteria[-1] == ("", ""):
            criteria.pop()
        below = [row for row in rows if row > self.head and row != highest]
        found = [entry for row in below if (entry := self._candidate(row))]
        return Choice(criteria, self._where(self.head, 2), found)

    def _criterion(self, column: int, highest: int) -> tuple[str, str]:
        name = self._filled(self.head, column, Criterion, "name")
        most = self._filled(highest, column, Criterion, "max") if highest else Filled(None, "")
        return str(name.plain or ""), str(most.plain or "")

    def _candidate(self, row: int) -> Entry | None:
        if not any(self.grid.at(row, column) for column in (1, *self.columns, self.total)):
            return None
        scores = [self._score(row, column) for column in self.columns]
        while scores and scores[-1].plain is None:
            scores.pop()
        for one in scores:
            if one.plain is None and not any(bad.where == one.where for bad in self.found.wrong):
                self.found.complain(one.where, complaints.no_score())
        fields = {
            "name": self._filled(row, 1, Candidate, "name"),
            "scores": Filled(
                [str(one.plain) for one in scores if one.plain is not None] or None,
                self._where(row, 2),
            ),
        }
        if self.total:
            fields["total"] = self._filled(row, self.total, Candidate, "total")
        return Entry("candidates", self._where(row, 1), fields)

    def _score(self, row: int, column: int) -> Filled:
        return self._filled(row, column, Criterion, "max")

    def _filled(self, row: int, column: int, noun: type[Criterion | Candidate], key: str) -> Filled:
        plain, wrong = read_cell(noun.fields[key], key, self.grid.at(row, column))
        self.found.complain(self._where(row, column), wrong)
        return Filled(plain, self._where(row, column))

    def _where(self, row: int, column: int) -> str:
        return f"{self.grid.name}!{address(row, column)}"


def _reads(grid: Grid, row: int, names: set[str]) -> bool:
    said = grid.at(row, 1)
    return said is not None and folded(said.text) in names
