"""The tabs that are read crosswise: the choice of the work, and the matrix cause × solution."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet.importing import complaints
from dxsheet.importing.cells import FALSE, TRUE, Value, sign_of, tidy_id
from dxsheet.importing.tables import Choice, Entry, Filled, Found, Reader, choice_head
from dxsheet.importing.workbook import Grid
from dxsheet.office.tabs import HIGHEST, OPEN, TOTAL, folded, names_of
from dxsheet.sheet.nouns import Candidate, Cause, Criterion
from dxsheet.sheet.shape import read_value

_CORNER = names_of(Cause.fields["id"].label, "id")
# Headings of the matrix that are no ids although they read like one.
_LABELS = names_of(OPEN).union(
    *(names_of(Cause.fields[key].label, key) for key in ("id", "text", "status"))
)


_NAME, _MAX = Criterion.fields["name"], Criterion.fields["max"]


class Matrix(NamedTuple):
    """The links by solution: each cause with the cell that says so; all causes of the tab."""

    links: dict[str, list[tuple[str, str]]]
    causes: set[str]


def read_choice(grid: Grid, found: Found) -> Choice | None:
    """The choice of the work below the lines of its tab; None where there are no headings."""
    head = choice_head(grid)
    return _Choosing(grid, head, found).read() if head is not None else None


class _Choosing(Reader):
    """Criteria across, candidates down with their scores, below one row of headings."""

    def __init__(self, grid: Grid, head: int, found: Found) -> None:
        super().__init__(grid._replace(beyond=0), found)
        self.head = head
        heads = [at for at in range(1, self.last + 1) if self.text(head, at)]
        totals = [at for at in heads if folded(self.text(head, at)) in names_of(TOTAL)]
        # A criterion may be called that too: the last one is the column of totals.
        self.total = max(totals, default=0)
        self.columns = range(2, self.total or self.last + 1)

    def read(self) -> Choice:
        """The criteria, then the rows below them."""
        first = self.head + 1
        # The first row below the headings holds the highest scores; later ones are candidates.
        highest = first if folded(self.text(first, 1)) in names_of(HIGHEST, "max") else 0
        criteria = [self._criterion(column, highest) for column in self.columns]
        while criteria and criteria[-1] == ("", ""):
            criteria.pop()
        below = [row for row in self.rows if row > self.head and row != highest]
        candidates = [entry for row in below if (entry := self._candidate(row))]
        self.beyond(self.head, {1, *self.columns, self.total})
        return Choice(criteria, self.where(self.head, 2), candidates)

    def _criterion(self, column: int, highest: int) -> tuple[str, str]:
        name = self.filled(_NAME, "name", self.head, column)
        most = self.filled(_MAX, "max", highest, column) if highest else Filled(None, "")
        return str(name.plain or ""), str(most.plain or "")

    def _candidate(self, row: int) -> Entry | None:
        if not any(self.grid.at(row, column) for column in (1, *self.columns, self.total)):
            return None
        scores = [self.filled(_MAX, "max", row, column) for column in self.columns]
        while scores and scores[-1].plain is None:
            scores.pop()
        for one in scores:
            if one.plain is None and not any(bad.where == one.where for bad in self.found.wrong):
                self.found.complain(one.where, complaints.NO_SCORE)
        given = [str(one.plain) for one in scores if one.plain is not None]
        fields = {
            "name": self.filled(Candidate.fields["name"], "name", row, 1),
            "scores": Filled(given or None, self.where(row, 2)),
        }
        if self.total:
            fields["total"] = self.filled(Candidate.fields["total"], "total", row, self.total)
        return Entry("candidates", self.where(row, 1), fields)


def read_matrix(grid: Grid, found: Found) -> Matrix | None:
    """The links of the matrix cause × solution; None where it has no headings."""
    return _Ticks(grid, found).read()


class _Ticks(Reader):
    """Which cells of the matrix hold a ○, whatever it was typed as."""

    def read(self) -> Matrix | None:
        head = next((row for row in self.rows if folded(self.text(row, 1)) in _CORNER), None)
        if head is None:
            if any(self._ties(value) for value in self.grid.cells.values()):
                self.found.complain(self.where(1, 1), complaints.NO_HEADINGS)
            return None
        across = {
            at: name
            for at in range(1, self.last + 1)
            if folded(self.text(head, at)) not in _LABELS and (name := self._name(head, at))
        }
        down = {row: name for row in self.rows if row > head and (name := self._name(row, 1))}
        matrix = Matrix({name: [] for name in across.values()}, set(down.values()))
        first = min(across, default=4)
        for (row, column), value in sorted(self.grid.cells.items()):
            if row <= head or column < first or (row == head + 1 and row not in down):
                continue
            at = self.where(row, column)
            self._take(matrix, value, down.get(row), across.get(column), at)
        return matrix

    def _take(
        self, matrix: Matrix, value: Value, cause: str | None, solution: str | None, where: str
    ) -> None:
        tied = self._ties(value)
        if tied is False or (tied is None and (cause is None or solution is None)):
            return  # words at the edges: what is open, a remark
        if tied is None:
            self.found.complain(where, complaints.NO_SIGN.about(said=value.text))
        elif cause is None or solution is None:
            self.found.complain(where, complaints.NO_HEADING)
        else:
            matrix.links[solution].append((cause, where))

    def _ties(self, value: Value) -> bool | None:
        """Whether a cell ties, or says that it does not; None for anything else."""
        plain = sign_of(value.text)
        if plain in TRUE:
            return True
        return False if not plain or (plain in FALSE and plain != "x") else None

    def _name(self, row: int, column: int) -> str:
        """An id, empty for what can be none."""
        name = tidy_id(self.text(row, column))
        return name if name and not read_value(Cause.fields["id"], "id", name)[1] else ""
