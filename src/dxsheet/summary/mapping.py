"""The chain problem → cause → solution as diagram and table; means, effect and effort."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dxsheet.lang import Text
from dxsheet.sheet.chain import LIVE, status_of
from dxsheet.sheet.nouns import Cause, Problem, Solution
from dxsheet.summary.asks import asked_today, to_adopt
from dxsheet.summary.blocks import (
    Cell,
    Column,
    Cuts,
    Diagram,
    Fact,
    Link,
    Mark,
    Node,
    Row,
    Section,
    Table,
    signed,
)
from dxsheet.summary.gaps import (
    CAUSE_WITHOUT_PROBLEM,
    CAUSE_WITHOUT_SOLUTION,
    KINDS,
    PROBLEM_WITHOUT_CAUSE,
    SOLUTION_WITHOUT_CAUSE,
    UNDECIDED,
    name_of,
)
from dxsheet.summary.reading import NOT_RECORDED, Reading

_TITLE = Text("Problem, cause and solution", "問題と課題（原因）と解決策の対応")
_CAUSE_STATUS = Text("Cause status", "特定状況")
_SOLUTION_STATUS = Text("Solution status", "採否")
_EVIDENCE = Text("Evidence or reason", "根拠・理由")
# The reason may be an old one, written before the cause was identified: it is not a decision.
_REASON_WRITTEN = Text("no solution (see the reason)", "なし（理由の記入あり）")
_VERIFY_FIRST = Text("after the cause is checked", "解決策は、原因を確かめてから考えます")
# Without it the row would read as one more answer to the cause above.
_TIED_TO_NONE = Text("(not linked)", "（結び付きなし）")
_NOT_ON_SHEET = Text("{ids}: not on this sheet", "{ids} はこのシートにありません")

_CAUSE_AND_EVIDENCE = Text("Cause and evidence", "課題（原因）と根拠")
_NOT_CHOSEN = Text("Not chosen (reason)", "選ばなかったもの（理由）")
_MORE = Text("Also {parts} (next page)", "ほかに {parts}（次のページ）")
_PART = Text("{n} {what}", "{what} {n}件")
_PROBLEM_LEFT = Text("1 problem", "問題 1件")
_PROBLEMS_LEFT = Text("{n} problems", "問題 {n}件")
_PART_ASKED = Text(
    "{n} {what} ({asked} to decide today)", "{what} {n}件（うち今日決めるもの{asked}件）"
)
_CAUSES_ELSEWHERE = Text("Causes ({n}): next page", "課題（原因）{n}件は次のページ")
_NO_KIND = Text("kind not recorded", "種類の記入なし")

_ORDER = ("identified", "unverified", "rejected", "adopted", "proposed", "parked", "dropped")
_SOLUTION_COLUMNS = 7
_FEW = 3
_NARROWED = frozenset(("proposals", "most_asked", "asked"))


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


def front_diagram(read: Reading, out: Cuts) -> Diagram:
    """The diagram of the first page: a line of evidence in each cause, a reason where not chosen.

    What may leave it, `CUTS` says. A cause is idle that nothing drawn answers; with the proposals
    go those that they alone answer.
    """
    sheet, chain = read.sheet, read.chain
    asked = asked_today(read)[: 0 if "asked" in out else 3 if "most_asked" in out else None]
    causes = [one for one in sheet.causes if _stays(one, out)]
    solutions = [
        one
        for one in sheet.solutions
        if _stays(one, out)
        and (status_of(one) != "proposed" or one in asked or not out & _NARROWED)
    ]
    if "unverified" in out:
        solutions = [
            one
            for one in solutions
            if status_of(one) == "adopted" or any(c in causes for c in chain.causes_answered(one))
        ]
    if "idle" in out:
        answered = {id(c) for one in solutions for c in chain.causes_answered(one)}
        causes = [one for one in causes if id(one) in answered]
    problems = _problems(read, causes) if "problems" in out else list(sheet.problems)
    nodes = [
        *(_problem_node(read, one, out, causes) for one in problems),
        *(read.node(one, _cause_facts(read, one, out)) for one in causes),
        *(_solution_node(read, one, out) for one in solutions),
    ]
    whole = diagram(read)
    shown = {node.key: node for node in nodes}
    return whole._replace(
        problems=tuple(shown[one.key] for one in whole.problems if one.key in shown),
        causes=tuple(shown[one.key] for one in whole.causes if one.key in shown),
        solutions=tuple(shown[one.key] for one in whole.solutions if one.key in shown),
        links=tuple(one for one in whole.links if one.source in shown and one.target in shown),
        left_out=(
            _problems_left(read, len(sheet.problems) - len(problems)),
            _left_out(read, [one for one in sheet.causes if one not in causes]),
            _left_out(read, [one for one in sheet.solutions if one not in solutions]),
        ),
        labels=(whole.labels[0], read.say(_CAUSE_AND_EVIDENCE), whole.labels[2]),
        aside=read.say(_NOT_CHOSEN),
    )


def _problems(read: Reading, causes: Sequence[Cause]) -> list[Problem]:
    """The problems of the causes drawn; the first few where none is."""
    drawn = {id(one) for one in causes}
    found = [
        one
        for one in read.sheet.problems
        if any(id(cause) in drawn for cause in read.chain.causes_of(one))
    ]
    return found or list(read.sheet.problems[:_FEW])


def _problems_left(read: Reading, n: int) -> str:
    part = read.say(_PROBLEM_LEFT if n == 1 else _PROBLEMS_LEFT, n=n)
    return read.say(_MORE, parts=part) if n else ""


def _stays(item: Cause | Solution, out: Cuts) -> bool:
    status = status_of(item)
    if status in ("rejected", "parked", "dropped"):
        return "not_chosen" not in out
    if status == "unverified":
        return "unverified" not in out
    return True


def _left_out(read: Reading, items: Sequence[Cause] | Sequence[Solution]) -> str:
    """How many of each status; of proposals also how many are to be decided, if not all are."""
    marks = [read.status(one) for one in items]
    wanted = to_adopt(read)
    asked = sum(one in wanted for one in items)
    counted = []
    for mark in sorted(dict.fromkeys(marks), key=lambda one: _ORDER.index(one.value)):
        n = marks.count(mark)
        told = _PART_ASKED if mark.value == "proposed" and wanted and asked < n else _PART
        counted.append(read.say(told, n=n, what=signed(mark), asked=asked))
    return read.say(_MORE, parts=read.join(counted)) if counted else ""


def _problem_node(read: Reading, problem: Problem, out: Cuts, causes: list[Cause]) -> Node:
    keys = ["amount"] if "details" in out else ["amount", "affected", "evidence"]
    facts = [one for one in (_said(read, problem, key) for key in keys) if one]
    own = read.chain.causes_of(problem)
    if own and not any(one in causes for one in own):
        facts.append(Fact("elsewhere", "", Cell(read.say(_CAUSES_ELSEWHERE, n=len(own)))))
    return read.node(problem, tuple(facts))


def _cause_facts(read: Reading, cause: Cause, out: Cuts) -> tuple[Fact, ...]:
    keys = ["reason"] if "evidence" in out else ["evidence", "reason"]
    if status_of(cause) == "rejected":
        return tuple(one for one in (_said(read, cause, key, True) for key in keys) if one)
    return tuple(one for one in (_said(read, cause, key) for key in keys) if one)


def _solution_node(read: Reading, solution: Solution, out: Cuts) -> Node:
    live = status_of(solution) in LIVE
    key = "owner" if live else "reason"
    facts = [_said(read, solution, key, True)]
    if not live and "details" not in out and solution.owner:
        facts.append(_said(read, solution, "owner"))
    if live and "details" not in out and solution.reason:
        facts.append(_said(read, solution, "reason"))
    node = read.node(solution, tuple(one for one in facts if one))
    if "details" in out:
        kept = (one for one in node.marks if one.kind not in ("solution_kind", "digital"))
        return node._replace(marks=tuple(kept))
    if live and not solution.kind:
        bare = Mark("solution_kind", "", read.say(_NO_KIND))
        return node._replace(marks=(*node.marks, bare))
    return node


_ALWAYS = ("affected", "evidence")


def _said(
    read: Reading, item: Problem | Cause | Solution, key: str, always: bool = False
) -> Fact | None:
    """A field with its label; some say that nobody filled them."""
    cell = read.cell(item, key)
    if not cell.text:
        if key not in _ALWAYS and not always:
            return None
        cell = Cell(read.say(NOT_RECORDED))
    return Fact(key, read.label(type(item), key), cell)


def said_of(cause: Cause, read: Reading | None = None) -> str:
    """What speaks for a cause, or against it: its evidence and its reason, a line each.

    For a reader two of them have their labels.
    """
    keys = ("reason", "evidence") if status_of(cause) == "rejected" else ("evidence", "reason")
    said = {key: getattr(cause, key) for key in keys if getattr(cause, key)}
    if read and len(said) > 1:
        return "\n".join(f"{read.label(Cause, key)}: {one}" for key, one in said.items())
    return "\n".join(said.values())


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
        Column("reason", read.label(Solution, "reason"), "solution"),
    )
    return Table("mapping", columns, tuple(_Rows(read).all()))


class _Rows:
    """The rows in reading order: by problem, what holds before what was rejected."""

    def __init__(self, read: Reading) -> None:
        self.read = read
        self.chain = read.chain
        self.told: set[int] = set()
        self.open = {(gap.kind, gap.at): gap for gap in read.gaps if not gap.settled}

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
            gap = self.open[PROBLEM_WITHOUT_CAUSE, name_of(problem)]
            yield self.gap(PROBLEM_WITHOUT_CAUSE, [cell], text=self.read.say(gap.words))

    def of_cause(self, problem: Cell, cause: Cause) -> Iterator[Row]:
        solutions = _sorted(self.chain.solutions_of(cause))
        again = id(cause) in self.told
        own = self.cause_cells(cause)
        if again:
            own[0] = own[0]._replace(again=True)
            row = self.row([problem, *own, self.read.above(solutions)])
            yield row if solutions else self.without_solution([problem, *own], cause)
            return
        self.told.add(id(cause))
        mark = self.row_mark(cause)
        before = [problem, *own]
        for solution in solutions:
            yield self.row([*before, *self.solution_cells(solution)], mark)
            before = [cell._replace(same=True) for cell in before]
        gap = self.open.get((CAUSE_WITHOUT_SOLUTION, name_of(cause)))
        if not solutions or (gap and gap.state != UNDECIDED):
            yield self.without_solution(before, cause)

    def without_solution(self, before: list[Cell], cause: Cause) -> Row:
        status = status_of(cause)
        if status == "rejected":
            return self.row(before, self.row_mark(cause))
        if status == "unverified":
            return self.row([*before, Cell(self.read.say(_VERIFY_FIRST))])
        if cause.reason:
            return self.row([*before, Cell(self.read.say(_REASON_WRITTEN))])
        gap = self.open[CAUSE_WITHOUT_SOLUTION, name_of(cause)]
        return self.gap(CAUSE_WITHOUT_SOLUTION, before, text=self.read.say(gap.words))

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
        return [self.read.item(cause), Cell(mark.text, mark=mark), Cell(said_of(cause, self.read))]

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
            Cell("") if mark.value in LIVE else read.cell(solution, "reason"),
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
