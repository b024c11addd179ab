"""The table problem → cause → solution: every item and every link once, and the gaps as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dxsheet.lang import Text
from dxsheet.sheet.chain import LIVE, status_of
from dxsheet.sheet.nouns import Cause, Problem, Solution
from dxsheet.summary.blocks import Cell, Column, Diagram, Link, Mark, Row, Section, Table
from dxsheet.summary.gaps import (
    CAUSE_WITHOUT_PROBLEM,
    CAUSE_WITHOUT_SOLUTION,
    KINDS,
    PROBLEM_WITHOUT_CAUSE,
    SOLUTION_WITHOUT_CAUSE,
    name_of,
)
from dxsheet.summary.reading import Reading

_TITLE = Text("Problem, cause and solution", "問題と課題（原因）と解決策の対応")
_CAUSE_STATUS = Text("Cause status", "特定状況")
_SOLUTION_STATUS = Text("Solution status", "採否")
_EVIDENCE = Text("Evidence or reason", "根拠・理由")
_NONE_LEFT = Text(
    "every cause was rejected: what else could it be?",
    "すべて棄却されました。ほかに何が考えられますか",
)
_NO_SOLUTION_CHOSEN = Text("none, for the reason given", "選ばない（理由のとおり）")
_VERIFY_FIRST = Text("to be verified first", "まず確かめる")
# Without it the row would read as one more answer to the cause above.
_TIED_TO_NONE = Text("(tied to none)", "（結び付きなし）")
_NOT_ON_SHEET = Text("{ids}: not on this sheet", "{ids} はこのシートにありません")

_ORDER = ("identified", "unverified", "rejected", "adopted", "proposed", "parked", "dropped")
_SOLUTION_COLUMNS = 6


def section(read: Reading) -> Section | None:
    """The diagram and the table; None on a sheet that has no item yet."""
    sheet = read.sheet
    if not (sheet.problems or sheet.causes or sheet.solutions):
        return None
    blocks = (diagram(read), table(read))
    return Section("mapping", read.say(_TITLE), blocks, front=True)


def diagram(read: Reading) -> Diagram:
    """The nodes in the order of the file and the links between them."""
    sheet, chain = read.sheet, read.chain
    links = [
        Link(read.key(problem), read.key(cause))
        for cause in sheet.causes
        for problem in chain.problems_of(cause)
    ]
    links += [
        Link(read.key(cause), read.key(solution))
        for solution in sheet.solutions
        for cause in chain.causes_answered(solution)
    ]
    return Diagram(
        tuple(read.node(one) for one in sheet.problems),
        tuple(read.node(one) for one in sheet.causes),
        tuple(read.node(one) for one in sheet.solutions),
        tuple(links),
        (
            read.label(Problem, "text"),
            read.label(Cause, "text"),
            read.label(Solution, "text"),
        ),
    )


def table(read: Reading) -> Table:
    """One row a link; what has no link has a row that says what is missing."""
    columns = (
        Column("problem", read.label(Problem, "text"), "problem"),
        Column("cause", read.label(Cause, "text"), "cause"),
        Column("cause_status", read.say(_CAUSE_STATUS), "cause", "short"),
        Column("evidence", read.say(_EVIDENCE), "cause"),
        Column("solution", read.label(Solution, "text"), "solution"),
        Column("kind", read.label(Solution, "kind"), "solution", "short"),
        Column("effect", read.label(Solution, "effect"), "solution", "short"),
        Column("effort", read.label(Solution, "effort"), "solution", "short"),
        Column("owner", read.label(Solution, "owner"), "solution", "short"),
        Column("solution_status", read.say(_SOLUTION_STATUS), "solution", "short"),
    )
    return Table("mapping", columns, tuple(_Rows(read).all()))


class _Rows:
    """The rows in reading order: by problem, what holds before what was rejected."""

    def __init__(self, read: Reading) -> None:
        self.read = read
        self.chain = read.chain
        self.told: set[int] = set()
        self.open = {(gap.kind, gap.at) for gap in read.gaps if not gap.settled}

    def all(self) -> Iterator[Row]:
        """Problems with their causes, then causes of no problem, then solutions of no cause."""
        sheet = self.read.sheet
        for problem in sheet.problems:
            yield from self.of_problem(problem)
        for cause in _sorted(sheet.causes):
            if not self.chain.problems_of(cause):
                yield from self.of_cause(self.no_problem(cause), cause)
        for solution in _sorted(sheet.solutions):
            if not self.chain.causes_answered(solution):
                yield self.of_lone_solution(solution)

    def of_problem(self, problem: Problem) -> Iterator[Row]:
        cell = self.read.item(problem)
        causes = self.chain.causes_of(problem)
        for cause in _sorted(causes):
            yield from self.of_cause(cell, cause)
            cell = cell._replace(same=True)
        if all(status_of(cause) == "rejected" for cause in causes):
            text = self.read.say(_NONE_LEFT) if causes else None
            yield self.gap(PROBLEM_WITHOUT_CAUSE, [cell], text=text)

    def of_cause(self, problem: Cell, cause: Cause) -> Iterator[Row]:
        solutions = _sorted(self.chain.solutions_of(cause))
        again = id(cause) in self.told
        own = self.cause_cells(cause)
        if again:
            own[0] = own[0]._replace(again=True)
            yield self.row([problem, *own, self.read.above(solutions)])
            return
        self.told.add(id(cause))
        mark = self.row_mark(cause)
        before = [problem, *own]
        for solution in solutions:
            yield self.row([*before, *self.solution_cells(solution)], mark)
            before = [cell._replace(same=True) for cell in before]
        if not solutions or (CAUSE_WITHOUT_SOLUTION, name_of(cause)) in self.open:
            yield self.without_solution(before, cause)

    def without_solution(self, before: list[Cell], cause: Cause) -> Row:
        status = status_of(cause)
        if status == "rejected":
            return self.row(before, self.row_mark(cause))
        if status == "unverified":
            return self.row([*before, Cell(self.read.say(_VERIFY_FIRST))])
        if cause.reason:
            return self.row([*before, Cell(self.read.say(_NO_SOLUTION_CHOSEN))])
        return self.gap(CAUSE_WITHOUT_SOLUTION, before)

    def of_lone_solution(self, solution: Solution) -> Row:
        cells = self.solution_cells(solution)
        if solution.causes:
            ids = self.read.join(solution.causes)
            cause = Cell(self.read.say(_NOT_ON_SHEET, ids=ids))
        elif status_of(solution) in LIVE:
            cause = self.gap_cell(SOLUTION_WITHOUT_CAUSE)
        else:
            cause = Cell(self.read.say(_TIED_TO_NONE))
        return self.row([Cell(), cause, Cell(), Cell(), *cells], cause.mark)

    def no_problem(self, cause: Cause) -> Cell:
        """What stands in the place of the problem."""
        if cause.problems:
            return Cell(self.read.say(_NOT_ON_SHEET, ids=self.read.join(cause.problems)))
        if status_of(cause) == "rejected":
            return Cell(self.read.say(_TIED_TO_NONE))
        return self.gap_cell(CAUSE_WITHOUT_PROBLEM)

    def cause_cells(self, cause: Cause) -> list[Cell]:
        mark = self.read.status(cause)
        said = [cause.evidence, cause.reason]
        if status_of(cause) == "rejected":
            said.reverse()
        return [
            self.read.item(cause),
            Cell(mark.text, mark=mark),
            Cell("\n".join(one for one in said if one)),
        ]

    def solution_cells(self, solution: Solution) -> list[Cell]:
        read = self.read
        again = id(solution) in self.told
        self.told.add(id(solution))
        mark = read.status(solution)
        return [
            read.item(solution, again=again),
            read.choice("solution_kind", solution, "kind"),
            read.choice("effect", solution, "effect"),
            read.choice("effort", solution, "effort"),
            read.cell(solution, "owner"),
            Cell(mark.text, mark=mark),
        ]

    def row_mark(self, cause: Cause) -> Mark | None:
        mark = self.read.status(cause)
        return mark if mark.value == "rejected" else None

    def gap(self, kind: str, before: list[Cell], text: str | None = None) -> Row:
        cell = self.gap_cell(kind)
        cell = cell._replace(text=text or cell.text)
        return self.row([*before, cell], cell.mark)

    def gap_cell(self, kind: str) -> Cell:
        text = self.read.say(KINDS[kind])
        return Cell(text, mark=Mark("gap", kind, text))

    def row(self, cells: list[Cell], mark: Mark | None = None) -> Row:
        empty = [Cell()] * (4 + _SOLUTION_COLUMNS - len(cells))
        return Row((*cells, *empty), mark)


def _sorted(items: Iterable[Cause] | Iterable[Solution]) -> list:  # type: ignore[type-arg]
    """What holds, or is done, before what is not; else the order of the file."""
    return sorted(items, key=lambda one: _ORDER.index(status_of(one)))
