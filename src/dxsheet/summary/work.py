"""Who does what by when, and what each owner carries (deck rules 52, 53)."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.nouns import Solution, WorkItem
from dxsheet.summary.blocks import Cell, Column, Mark, Row, Section, Table
from dxsheet.summary.reading import Reading, capital

_TITLE = Text("Who does what by when", "だれが・何を・いつまでに")
_OWNERS_TITLE = Text("Work by owner", "担当ごとの作業")
_WORK = Text("Work", "作業")
_STATE = Text("State", "状況")
_DONE = Text("done", "完了")
_OVERDUE = Text("overdue", "期限超過")
_NOBODY = Text("not settled", "未定")
_OPEN = Text("Open", "残り")
_NEXT = Text("Next due", "次の期限")
_COVERS = Text("Covers for", "代わりに入る作業")


def section(read: Reading) -> Section | None:
    """Work items by due date, done ones last, then adopted solutions that have none."""
    rows = [_work(read, one) for one in sorted(read.sheet.work_items, key=_when)]
    rows += [_solution(read, one) for one in _without_work(read)]
    if not rows:
        return None
    columns = (
        Column("work", read.say(_WORK)),
        Column("owner", read.label(WorkItem, "main_owners"), "", "short"),
        Column("due", read.label(WorkItem, "due"), "", "date"),
        Column("stand_in", read.label(WorkItem, "stand_in"), "", "short"),
        Column("solution", read.label(Solution, "text"), "", "short"),
        Column("state", read.say(_STATE), "", "short"),
    )
    return Section("work", read.say(_TITLE), (Table("work", columns, tuple(rows)),), front=True)


def by_owner(read: Reading) -> Section | None:
    """What each owner carries; only where there is more than one of them."""
    names = list(dict.fromkeys(one for work in read.sheet.work_items for one in work.main_owners))
    if len(names) < 2:
        return None
    columns = (
        Column("owner", read.label(WorkItem, "main_owners")),
        Column("open", read.say(_OPEN), "", "short"),
        Column("done", capital(read.say(_DONE)), "", "short"),
        Column("due", read.say(_NEXT), "", "date"),
        Column("stand_in", read.say(_COVERS), "", "short"),
    )
    rows = tuple(_owner(read, name) for name in names)
    table = Table("work_by_owner", columns, rows)
    return Section("work_by_owner", read.say(_OWNERS_TITLE), (table,))


def _when(work: WorkItem) -> tuple[bool, str]:
    return bool(work.done), work.due or "9999"


def _work(read: Reading, work: WorkItem) -> Row:
    state = _state(read, work)
    owner = read.cell(work, "main_owners")
    nobody = read.say(_NOBODY)
    cells = (
        read.item(work),
        owner if owner.text else Cell(nobody, mark=Mark("gap", "owner", nobody)),
        read.cell(work, "due"),
        read.cell(work, "stand_in"),
        Cell(work.solution or "", refs=(work.solution,) if work.solution else ()),
        state,
    )
    return Row(cells, state.mark)


def _state(read: Reading, work: WorkItem) -> Cell:
    if work.done:
        text = read.say(_DONE)
        return Cell(text, mark=Mark("done", "yes", text))
    if work.due and read.today and work.due < read.today:
        text = read.say(_OVERDUE)
        return Cell(text, mark=Mark("due", "overdue", text))
    return Cell()


def _without_work(read: Reading) -> list[Solution]:
    worked = {work.solution for work in read.sheet.work_items}
    return [
        one
        for one in read.sheet.solutions
        if status_of(one) == "adopted" and one.owner and one.id not in worked
    ]


def _solution(read: Reading, solution: Solution) -> Row:
    name = solution.id or ""
    cells = (
        read.item(solution)._replace(id=""),
        read.cell(solution, "owner"),
        Cell(),
        Cell(),
        Cell(name, refs=(name,) if name else ()),
        Cell(),
    )
    return Row(cells)


def _owner(read: Reading, name: str) -> Row:
    own = [work for work in read.sheet.work_items if name in work.main_owners]
    still = [work for work in own if not work.done]
    covers = [work for work in read.sheet.work_items if work.stand_in == name and not work.done]
    due = min((work.due for work in still if work.due), default=None)
    return Row(
        (
            Cell(name),
            _ids(read, still),
            _ids(read, [work for work in own if work.done]),
            read.day(due) if due else Cell(),
            _ids(read, covers),
        )
    )


def _ids(read: Reading, works: list[WorkItem]) -> Cell:
    ids = tuple(work.id or read.text(work) for work in works)
    return Cell(read.join(ids), refs=tuple(work.id for work in works if work.id))
