"""Who does what by when, what is overdue, and adopted solutions that nobody works on yet.

From a first sheet of paper that is too full leaves work beyond five rows, then beyond three.

The trials as well: which one the first page shows, how far it reaches, when its period is over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dxsheet.lang import Text
from dxsheet.sheet.chain import owners_of, status_of
from dxsheet.sheet.nouns import Outcome, Sheet, SmallStart, Solution, WorkItem
from dxsheet.spoken import as_day
from dxsheet.summary.blocks import (
    Block,
    Bullet,
    Cell,
    Column,
    Cuts,
    Fact,
    Facts,
    Mark,
    Paragraph,
    Row,
    Section,
    Table,
)
from dxsheet.summary.reading import NOT_RECORDED, Reading, capital

_WORK_TITLE = Text("Who does what by when", "だれが・何を・いつまでに")
_WORK = Text("Work", "作業")
_FOR = Text("For", "対応する解決策")
_FOR_BOTH = Text("For", "対応する解決策・課題（原因）")
_STATE = Text("State", "状況")
_OWNER_STAND_IN = Text("Main owner (stand-in)", "主担当（代わりの人）")
_BOTH = Text("{owner} ({stand_in})", "{owner}（{stand_in}）")
_DONE = Text("done", "完了")
_OVERDUE = Text("overdue", "期限超過")
_OPEN = Text("open", "未了")
_NOBODY = Text("no main owner yet", "主担当の記入なし")
_BY_DUE = Text("earliest first, finished work last", "期限の早い順、完了は最後")
_NO_DUE = Text("no due date", "期限なし")
_NO_WORK = Text("no work recorded", "作業の記入なし")
_NOT_ADOPTED = Text("{id} ({status})", "{id}（{status}）")
_MORE_WORK = Text("Also {parts} (next page)", "ほかに {parts}（次のページ）")
_PART = Text("{n} {what}", "{what} {n}件")
_OWNERS_TITLE = Text("Work by main owner", "担当ごとの作業")
_LEFT = Text("Open", "残り")
_NEXT = Text("Next due", "次の期限")
_COVERS = Text("Stands in for", "代わりに入る作業")


def work(read: Reading, out: Cuts = frozenset()) -> Section:
    """By due date, what has none after it, adopted solutions without work, what is done last."""
    rows = _work_rows(read)
    blocks: list[Block] = [_work_table(read, rows[: _most(out)])]
    gone = rows[_most(out) :]
    if gone:
        named = [
            (what, sum(_kind(row) == kind for row in gone))
            for kind, what in (("", _OPEN), ("overdue", _OVERDUE), ("yes", _DONE))
        ]
        parts = read.join(read.say(_PART, n=n, what=read.say(what)) for what, n in named if n)
        blocks.append(Paragraph(read.say(_MORE_WORK, parts=parts)))
    if not rows:
        blocks = [Paragraph(capital(read.say(_NO_WORK)))]
    note = read.say(_BY_DUE) if len(rows) > 1 else ""
    return Section("work", read.say(_WORK_TITLE), tuple(blocks), front=True, note=note)


def shown_work(read: Reading, out: Cuts) -> set[str]:
    """The ids of the works that the first page has room for."""
    return {row.cells[0].id for row in _work_rows(read)[: _most(out)]}


def late(read: Reading) -> list[WorkItem]:
    """Work that is past its due date and not done, the longest past first."""
    return [one for one in sorted(read.sheet.work_items, key=_due) if is_late(read, one)]


def more_work(read: Reading, out: Cuts) -> Section | None:
    """The rows that the first page had no room for."""
    rows = _work_rows(read)[_most(out) :]
    if not rows:
        return None
    return Section("work_more", read.say(_WORK_TITLE), (_work_table(read, rows),))


def _most(out: Cuts) -> int:
    return 3 if "more_work" in out else 5 if "work" in out else 1000


def _kind(row: Row) -> str:
    return row.mark.value if row.mark else ""


def _work_rows(read: Reading) -> list[Row]:
    rows = [_work(read, one) for one in sorted(read.sheet.work_items, key=_due)]
    done = next((at for at, row in enumerate(rows) if _kind(row) == "yes"), len(rows))
    bare: dict[str, list[Solution]] = {}
    for one in without_work(read):
        bare.setdefault(one.owner or "", []).append(one)
    return [*rows[:done], *(_row_of_none(read, one) for one in bare.values()), *rows[done:]]


def _due(item: WorkItem) -> tuple[bool, str]:
    return bool(item.done), item.due or "9999"


def is_late(read: Reading, item: WorkItem) -> bool:
    """Whether a work is not done though its due date has passed."""
    return bool(not item.done and item.due and read.today and item.due < read.today)


def _work_table(read: Reading, rows: list[Row]) -> Table:
    checks = any(one.cause for one in read.sheet.work_items)
    columns = (
        Column("work", read.say(_WORK)),
        Column("solution", read.say(_FOR_BOTH if checks else _FOR), "", "short"),
        Column("owner", read.say(_OWNER_STAND_IN), "", "short"),
        Column("due", read.label(WorkItem, "due"), "", "date"),
        Column("state", read.say(_STATE), "", "short"),
    )
    return Table("work", columns, tuple(rows))


def _work(read: Reading, item: WorkItem) -> Row:
    owner = read.cell(item, "main_owners")
    if not owner.text:
        nobody = read.say(_NOBODY)
        owner = Cell(nobody, mark=Mark("gap", "owner", nobody))
    if item.stand_in:
        owner = owner._replace(text=read.say(_BOTH, owner=owner.text, stand_in=item.stand_in))
    due = read.cell(item, "due")
    state, about = _state(read, item), tuple(one for one in (item.solution, item.cause) if one)
    cells = (
        read.item(item),
        Cell(read.join(_with_status(read, one) for one in about), refs=about),
        owner,
        due if due.text else Cell(read.say(_NO_DUE)),
        state,
    )
    return Row(cells, state.mark)


def _with_status(read: Reading, name: str) -> str:
    """What a work is for; a solution that is not adopted says so."""
    one = read.places.get(name)
    if isinstance(one, Solution) and status_of(one) != "adopted":
        return read.say(_NOT_ADOPTED, id=name, status=read.status(one).text)
    return name


def _state(read: Reading, item: WorkItem) -> Cell:
    if item.done:
        text = read.say(_DONE)
        return Cell(text, mark=Mark("done", "yes", text))
    if is_late(read, item):
        text = read.say(_OVERDUE)
        return Cell(text, mark=Mark("due", "overdue", text))
    return Cell(read.say(_OPEN))


def without_work(read: Reading) -> list[Solution]:
    """Adopted solutions that no work item is for."""
    worked = {item.solution for item in read.sheet.work_items}
    return [
        one for one in read.sheet.solutions if status_of(one) == "adopted" and one.id not in worked
    ]


def _row_of_none(read: Reading, solutions: list[Solution]) -> Row:
    """The adopted solutions of one owner that have no work."""
    names, bare = read.join(one.id or read.text(one) for one in solutions), read.say(_NO_WORK)
    cells = (
        Cell(bare, mark=Mark("gap", "no_work", bare)),
        Cell(names, refs=tuple(one.id for one in solutions if one.id)),
        Cell(solutions[0].owner or read.say(_NOBODY)),
        Cell(read.say(_NO_DUE)),
        Cell(),
    )
    return Row(cells)


def by_owner(read: Reading) -> Section | None:
    """What each owner carries; only where there is more than one of them."""
    names = list(dict.fromkeys(one for work in read.sheet.work_items for one in owners_of(work)))
    if len(names) < 2:
        return None
    columns = (
        Column("owner", read.label(WorkItem, "main_owners")),
        Column("open", read.say(_LEFT), "", "short"),
        Column("done", capital(read.say(_DONE)), "", "short"),
        Column("due", read.say(_NEXT), "", "date"),
        Column("stand_in", read.say(_COVERS), "", "short"),
    )
    rows = tuple(_owner(read, name) for name in names)
    table = Table("work_by_owner", columns, rows)
    return Section("work_by_owner", read.say(_OWNERS_TITLE), (table,))


def _owner(read: Reading, name: str) -> Row:
    own = [work for work in read.sheet.work_items if name in owners_of(work)]
    still = [work for work in own if not work.done]
    covers = [work for work in read.sheet.work_items if work.stand_in == name and not work.done]
    due = min((work.due for work in still if work.due), default=None)
    day = read.day(due) if due else Cell()
    if any(is_late(read, work) for work in still):
        day = day._replace(mark=Mark("due", "overdue", read.say(_OVERDUE)))
    done = _ids(read, [work for work in own if work.done])
    return Row((Cell(name), _ids(read, still), done, day, _ids(read, covers)))


def _ids(read: Reading, works: list[WorkItem]) -> Cell:
    ids = tuple(work.id or read.text(work) for work in works)
    return Cell(read.join(ids), refs=tuple(work.id for work in works if work.id))


_TRIAL_TITLE = Text("Scope of the trial", "試行の範囲")
_TRIAL_FACTS = (
    "units",
    "work",
    "period",
    "affected",
    "budget",
    "success_sign",
    "expansion_condition",
    "risk",
    "way_back",
)
_START = Text("Begin trial {text}?", "試行{text}を始めるか")
_START_LATE = Text(
    "The period of trial {text} is past: was it done, and with what result?",
    "試行{text}は予定の期間を過ぎている。実施したか、結果はどうだったか",
)
_GOES_ON = Text("When will trial {text} end?", "試行{text}をいつまで続けるか")
_PERIOD_PAST = Text("planned period, now over", "既に過ぎた期間")
_PLANNED_PAST = Text("its period is past", "期間は過ぎている")
_AFTER = Text(
    "Trial {text} is finished: expand, continue, change or stop?",
    "試行{text}は終わった。展開する・続ける・変える・やめるのどれにするか",
)
_TRIAL = Text("not named", "名前なし")
_OF_WORK = Text("{units} ({work})", "{units}（{work}）")
_BY_NAME = Text("{id} “{text}”", "{id}「{text}」")
_BEFORE_AFTER = Text("{before} → {after}", "{before} → {after}")
_GOAL = Text("{text}, wanted {wanted}", "{text}、目標 {wanted}")
_RESULT = Text("Result", "結果")
_YEAR = r"(?:(?:令和|平成|[RH])\s*(?:\d{1,2}|元)|\d{4})"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATES = re.compile(
    rf"(?:(?P<year>{_YEAR})\s*年\s*)?(?P<month>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*日)?"
    rf"|(?P<dotted>{_YEAR}[./-]\d{{1,2}}(?:[./-]\d{{1,2}})?)"
    rf"|(?P<named>(?:\d{{1,2}} )?(?:{_MONTHS})[a-z]*\.? (?:\d{{1,2}}, )?\d{{4}})",
    re.IGNORECASE,
)

# A start alone: 2025年4月から三か月, three months from April 2025.
_OPEN_TRIAL = re.compile(
    r"(?:から|より|以降|以後)[^0-9]*(?:\d+\s*[かヶカヵ箇ケ週日年][^0-9]*)?$|\bonwards?\b|"
    rf"\b(?:from|since|after|starting) (?:{_MONTHS})[a-z]* \d{{4}}\W*$",
    re.IGNORECASE,
)


def trial_of(sheet: Sheet) -> SmallStart | None:
    """The stage that the first page shows: the one that runs, else is planned, else is over."""
    order = ("running", "planned", "", "over")
    found = sorted(sheet.small_start, key=lambda one: order.index(one.status or ""))
    return found[0] if found else None


def results_of(sheet: Sheet, trial: SmallStart) -> list[Outcome]:
    """The outcomes of one stage; those that name none belong to the only stage there is."""
    alone = len(sheet.small_start) == 1
    return [
        one
        for one in sheet.outcomes
        if (one.trial is None and alone) or (one.trial is not None and one.trial == trial.id)
    ]


def scope(read: Reading) -> Section:
    """How far the trial reaches, and what it would take to go on or back."""
    trial = trial_of(read.sheet)
    name = read.say(_TRIAL_TITLE)
    if trial is None:
        said = Paragraph(capital(read.say(NOT_RECORDED)))
        return Section("small_start", name, (said,), front=True)
    status = read.choice("trial_status", trial, "status").text
    past = trial.status == "planned" and _past(read, trial)
    note = read.join((trial.id or "", status, read.say(_PLANNED_PAST) if past else ""))
    facts = tuple(
        read.fact(trial, key)
        or Fact(key, read.label(SmallStart, key), Cell(read.say(NOT_RECORDED)))
        for key in _TRIAL_FACTS
    )
    return Section("small_start", name, (Facts(facts),), front=True, note=note)


def trial_rest(read: Reading) -> Iterator[tuple[SmallStart, tuple[Fact, ...]]]:
    """What the first page leaves out of the trials: its degree of change, and other stages."""
    shown = trial_of(read.sheet)
    for trial in read.sheet.small_start:
        keys = ("change",) if trial is shown else ("status", *_TRIAL_FACTS, "change")
        facts = read.facts(trial, *keys)
        if facts:
            yield trial, facts


def trials_wanted(read: Reading, shown: Collection[str]) -> Iterator[Bullet]:
    """What is to be decided on the trials: to begin, to go on, what their result leads to."""
    before_trial = read.sheet.stage not in ("trial", "closed")
    for trial in read.sheet.small_start:
        outcomes = results_of(read.sheet, trial)
        decided = any(one.decision for one in outcomes)
        past = _past(read, trial)
        if trial.status == "over" and not decided:
            results = tuple(_result(read, one) for one in outcomes if one.result is not None)
            facts = read.facts(trial, "success_sign", "expansion_condition")
            yield _trial(read, trial, _AFTER, (*results, *facts), shown)
        elif trial.status in (None, "planned") and (before_trial or past):
            period = () if past else ("period",)
            facts = read.facts(trial, *period, "budget", "way_back", "success_sign")
            yield _trial(read, trial, _START_LATE if past else _START, (*past, *facts), shown)
        elif trial.status == "running" and past:
            facts = read.facts(trial, "success_sign", "expansion_condition")
            yield _trial(read, trial, _GOES_ON, (*past, *facts), shown)


def _past(read: Reading, trial: SmallStart) -> tuple[Fact, ...]:
    """That the period of a trial is over, where its text says so."""
    last = last_day(trial.period)
    if not (read.today and last and last < read.today):
        return ()
    return (Fact("past", read.say(_PERIOD_PAST), Cell(trial.period or "")),)


def _trial(
    read: Reading, trial: SmallStart, ask: Text, notes: tuple[Fact, ...], shown: Collection[str]
) -> Bullet:
    name = read.say(_OF_WORK, units=trial.units, work=trial.work)
    if not (trial.units and trial.work):
        name = trial.units or trial.work or read.say(_TRIAL)
    if not trial.id or trial.id in shown:
        return Bullet(read.ask(ask, trial, name, shown), notes)
    text = read.say(_BY_NAME, id=trial.id, text=name)
    return Bullet(Cell(read.say(ask, text=text), refs=(trial.id,)), notes)


def _result(read: Reading, outcome: Outcome) -> Fact:
    """Before and after in one line, with what was wanted."""
    before, after = read.cell(outcome, "baseline").text, read.cell(outcome, "result").text
    text = read.say(_BEFORE_AFTER, before=before, after=after) if before else after
    text = read.with_unit(text, outcome.unit)
    if outcome.wanted is not None:
        text = read.say(_GOAL, text=text, wanted=read.cell(outcome, "wanted").text)
    return Fact("result", outcome.measure or read.say(_RESULT), Cell(text))


def last_day(period: str | None) -> str | None:
    """The last day that a period names, as `YYYY-MM-DD`; None where it names no year and month.

    A month without a year is that of the date before it, or the next of its name: 2025年12月から
    2月まで ends in 2026. A month without a day is meant to its end.
    """
    text = period or ""
    last, year = None, ""
    if _OPEN_TRIAL.search(text):
        return None
    for found in _DATES.finditer(text):
        day = _day(found, year, last)
        if day is None:
            continue
        year = day[:4]
        last = max(last or day, day)
    return last


def _day(found: re.Match[str], year: str, before: str | None) -> str | None:
    if found["dotted"]:
        parts = re.split(r"[./-]", found["dotted"])
        return as_day("/".join(parts)) if len(parts) == 3 else as_day("{}年{}月".format(*parts))
    if found["named"]:
        return as_day(found["named"])
    rest = f"{found['month']}月" + (f"{found['day']}日" if found["day"] else "")
    if found["year"]:
        return as_day(f"{found['year']}年{rest}")
    day = as_day(f"{year}年{rest}") if year else None
    if day and before and day < before:
        day = as_day(f"{int(year) + 1}年{rest}")
    return day
