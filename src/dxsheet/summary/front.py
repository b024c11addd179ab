"""The first page: the state in one sentence, goals and results, who does what by when, the trial.

Everything is derived from fields. `level` says how much has to leave a first sheet of paper that
is too full: 1 who is opposed and work beyond five rows, 5 all but three rows of work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from dxsheet.lang import Text
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.nouns import Decision, Outcome, Sheet, SmallStart, Solution, WorkItem
from dxsheet.summary.blocks import (
    Block,
    Bullet,
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Gauge,
    Gauges,
    Mark,
    Paragraph,
    Row,
    Section,
    Table,
)
from dxsheet.summary.reading import Reading, capital, number_text

_UNTITLED = Text("(no title)", "（題名なし）")
_OFFICE = Text("{name} ({code})", "{name}（{code}）")
_SHEET_ID = Text("Sheet", "シート")
_AS_OF = Text("As of", "時点")
_NOT_WRITTEN = Text("not written", "記入なし")
_EMPTY = Text(
    "Nothing but the title yet. Start with the problem: who, where, what, how much?",
    "まだ題名だけです。まず、だれが、どこで、何に、どのくらい困っているかを書きましょう。",
)

# The headline: what was measured, then how far from the goal, then the decision.
_FELL = Text("{measure} fell from {before} to {after}", "{measure}は{before}から{after}に減り")
_ROSE = Text("{measure} rose from {before} to {after}", "{measure}は{before}から{after}に増え")
_SAME = Text("{measure} stayed at {after}", "{measure}は{after}のまま変わらず")
_IS = Text("{measure} is {after}", "{measure}は{after}で")
_REACHED = Text("and reached the goal of {wanted}", "目標の{wanted}に届き")
_SHORT = Text("{rest} short of the goal of {wanted}", "目標の{wanted}まであと{rest}で")
_GOAL = Text("with a goal of {wanted}", "目標は{wanted}で")
_ALL_REACHED = Text("All {n} measures reached their goals", "{n}件の指標がすべて目標に届き")
_SOME_REACHED = Text(
    "{n} of {all} measures reached their goals", "目標に届いた指標は{all}件中{n}件"
)
_DECIDED = {
    ("expand", True): Text("the trial is expanded", "試行を展開する"),
    ("continue", True): Text("the trial goes on", "試行を続ける"),
    ("change", True): Text("the trial is changed", "試行を変える"),
    ("stop", True): Text("the trial stops", "試行をやめる"),
    ("expand", False): Text("the work is expanded", "取り組みを展開する"),
    ("continue", False): Text("the work goes on", "取り組みを続ける"),
    ("change", False): Text("the work is changed", "取り組みを変える"),
    ("stop", False): Text("the work stops", "取り組みをやめる"),
}
_UNDECIDED = Text("nothing is decided on it yet", "判断はまだありません")
_TO_DECIDE = Text("To decide: {text}", "決めること: {text}")
_TO_CHECK = Text("To check: {text}", "確かめること: {text}")
_AND_MORE = Text(" ({n} more)", "（ほか{n}件）")
_RUNNING = Text(
    "A trial is running ({where}); there is no result yet.",
    "{where}で試行中。結果はまだありません。",
)
_PLANNED = Text("A trial is planned ({where}).", "{where}での試行を予定しています。")
_ADOPTED = Text("Adopted: {text}", "採用した解決策: {text}")
_POINTS = Text(" points", "ポイント")

# Before → goal → result.
_RESULTS = Text("Before → goal → result", "実施前 → 目標 → 結果")
_GOAL_LABEL = Text("Goal", "目標")
_MET = Text("reached", "達成")
_MISSED = Text("not reached", "未達")
_NOT_MEASURED = Text("not measured yet", "まだ測っていません")
_MORE_RESULTS = Text("{n} more on the next page", "ほかに{n}件（次のページ）")

_DECISIONS = Text("Decided", "決まったこと")
_NO_DATE = Text("no date", "日付なし")
_NO_BY = Text("by whom is not written", "決めた人の記入なし")
_OPPOSED = Text("Who is opposed", "反対している関係者")
_SAYS = Text("{name}: {concern}", "{name}: {concern}")

_WORK_TITLE = Text("Who does what by when", "だれが・何を・いつまでに")
_WORK = Text("Work", "作業")
_STATE = Text("State", "状況")
_OWNER_STAND_IN = Text("Main owner (stand-in)", "主担当（代わり）")
_BOTH = Text("{owner} ({stand_in})", "{owner}（{stand_in}）")
_DONE = Text("done", "完了")
_OVERDUE = Text("overdue", "期限超過")
_OPEN = Text("open", "未了")
_NOBODY = Text("no main owner", "主担当なし")
_NO_DUE = Text("no due date", "期限なし")
_NO_WORK = Text("no work written", "作業の記入なし")
_MORE_WORK = Text("Also {parts} (next page)", "ほかに {parts}（次のページ）")
_PART = Text("{n} {what}", "{what} {n}件")
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
# How many measures and decisions a first page takes.
GAUGES, DECISIONS = 3, 4


def title(read: Reading) -> str:
    """The title, or that there is none."""
    return read.sheet.title or read.say(_UNTITLED)


def head(read: Reading) -> tuple[Fact, ...]:
    """Whose sheet it is, at what stage, of what day, and the day it is read on."""
    sheet = read.sheet
    office = sheet.organisation
    name = (office.name or office.code or "") if office else ""
    if office and office.name and office.code:
        name = read.say(_OFFICE, name=office.name, code=office.code)
    facts = [
        Fact("organisation", read.label(Sheet, "organisation"), Cell(name)) if name else None,
        read.fact(sheet, "date"),
        read.fact(sheet, "stage"),
        read.fact(sheet, "review_date"),
        Fact("id", read.say(_SHEET_ID), Cell(sheet.id)) if sheet.id else None,
        Fact("as_of", read.say(_AS_OF), read.day(read.today))
        if read.today and not is_empty(sheet)
        else None,
    ]
    return tuple(one for one in facts if one)


def purpose(read: Reading) -> Fact | None:
    """What it is for; that it is not written, but on a sheet that holds nothing yet."""
    cell = read.cell(read.sheet, "purpose")
    if not cell.text:
        if is_empty(read.sheet):
            return None
        cell = Cell(read.say(_NOT_WRITTEN))
    return Fact("purpose", read.label(Sheet, "purpose"), cell)


def is_empty(sheet: Sheet) -> bool:
    """Whether the chain has not begun."""
    return not (sheet.problems or sheet.causes or sheet.solutions)


def headline(read: Reading, asks: Sequence[str], checks: Sequence[str]) -> str:
    """The state in one sentence: the result against the goal, else what is to be decided."""
    sheet = read.sheet
    measured = [one for one in sheet.outcomes if one.result is not None]
    if measured:
        return _result_line(read, measured)
    if asks:
        return read.say(_TO_DECIDE, text=_first_of(read, asks))
    trial = trial_of(sheet)
    if trial is not None and trial.status in ("running", "planned"):
        where = read.join(one for one in (trial.units, trial.work) if one)
        if where:
            return read.say(_RUNNING if trial.status == "running" else _PLANNED, where=where)
    if checks:
        return read.say(_TO_CHECK, text=_first_of(read, checks))
    adopted = [read.text(one) for one in sheet.solutions if status_of(one) == "adopted"]
    if adopted:
        return read.say(_ADOPTED, text=_first_of(read, adopted))
    return next((one.text for one in sheet.problems if one.text), read.say(_EMPTY))


def _first_of(read: Reading, texts: Sequence[str]) -> str:
    more = read.say(_AND_MORE, n=len(texts) - 1) if len(texts) > 1 else ""
    return texts[0].replace("\n", " ") + more


def _result_line(read: Reading, measured: list[Outcome]) -> str:
    """Of several measures the one that missed, and how many of how many reached their goal."""
    judged = [(one, reached(one)) for one in measured]
    told = [one for one, met in judged if met is not None]
    missed = [one for one, met in judged if met is False]
    shown = (missed or measured)[0]
    if len(told) > 1 and not missed:
        clauses = [read.say(_ALL_REACHED, n=len(told))]
    else:
        clauses = _clauses(read, shown)
    decision = shown.decision or ""
    on_trial = shown.trial is not None or len(read.sheet.small_start) == 1
    closing = read.say(_DECIDED.get((decision, on_trial), _UNDECIDED))
    some = ""
    if missed and len(told) > 1:
        some = read.say(_SOME_REACHED, n=len(told) - len(missed), all=len(told))
    if read.lang == "ja":
        return "、".join([*clauses, closing]) + "。" + (f"{some}。" if some else "")
    return ", ".join(clauses) + f"; {closing}." + (f" {some}." if some else "")


def _clauses(read: Reading, outcome: Outcome) -> list[str]:
    before, wanted, after = outcome.baseline, outcome.wanted, outcome.result
    said = {
        "measure": capital(outcome.measure or read.label(Outcome, "measure")),
        "before": with_unit(read, before, outcome),
        "after": with_unit(read, after, outcome),
        "wanted": with_unit(read, wanted, outcome),
    }
    first = _IS
    if _is_number(before) and _is_number(after):
        first = _FELL if after < before else _ROSE if after > before else _SAME
    clauses = [read.say(first, **said)]
    met = reached(outcome)
    if wanted is None:
        return clauses
    if met is None or not (_is_number(wanted) and _is_number(after)):
        return [*clauses, read.say(_GOAL, **said)]
    if met:
        clauses.append(read.say(_REACHED, **said))
        return [" ".join(clauses)] if read.lang == "en" else clauses
    rest = with_unit(read, round(abs(wanted - after), 6), outcome, apart=True)
    return [*clauses, read.say(_SHORT, rest=rest, **said)]


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def with_unit(read: Reading, value: object, outcome: Outcome, *, apart: bool = False) -> str:
    """A value with its unit; `apart`: a difference, which for a percentage is in points."""
    if value is None:
        return ""
    text = number_text(value) if _is_number(value) else str(value)
    unit = outcome.unit or ""
    if not unit or not _is_number(value):
        return text
    if unit in ("%", "％"):
        return text + (read.say(_POINTS) if apart else unit)
    if read.lang == "en" and value == 1 and len(unit) > 3:
        unit = unit.removesuffix("s")  # 1 minute
    return f"{text} {unit}" if unit[:1].isascii() else text + unit


def reached(outcome: Outcome) -> bool | None:
    """Whether the result came as far as wanted; None where that cannot be told."""
    before, wanted, after = outcome.baseline, outcome.wanted, outcome.result
    if not (_is_number(before) and _is_number(wanted) and _is_number(after)) or wanted == before:
        return None
    return after <= wanted if wanted < before else after >= wanted


def target(read: Reading, outcome: Outcome) -> Mark | None:
    """Whether the goal was reached, as a mark."""
    met = reached(outcome)
    if met is None:
        return None
    return Mark("target", "reached" if met else "missed", read.say(_MET if met else _MISSED))


def results(read: Reading) -> Section:
    """Before, goal and result of the measures, those that missed first."""
    outcomes = shown_outcomes(read.sheet)
    blocks: list[Block] = []
    if outcomes:
        blocks.append(Gauges(tuple(_gauge(read, one) for one in outcomes)))
    else:
        blocks.append(Paragraph(capital(read.say(_NOT_MEASURED))))
    more = len(read.sheet.outcomes) - len(outcomes)
    if more:
        blocks.append(Paragraph(read.say(_MORE_RESULTS, n=more)))
    return Section("results", read.say(_RESULTS), tuple(blocks), front=True)


def shown_outcomes(sheet: Sheet) -> list[Outcome]:
    """The outcomes that the first page shows: those that missed their goal before the others."""
    return sorted(sheet.outcomes, key=lambda one: reached(one) is not False)[:GAUGES]


def _gauge(read: Reading, outcome: Outcome) -> Gauge:
    values = (outcome.baseline, outcome.wanted, outcome.result)
    numbers = [one if _is_number(one) else None for one in values]
    notes = [
        Fact("trial", "", Cell(outcome.trial, refs=(outcome.trial,))) if outcome.trial else None,
        Fact("note", "", Cell(outcome.note)) if outcome.note else None,
    ]
    texts = [with_unit(read, one, outcome) for one in values]
    name = outcome.measure or read.label(Outcome, "measure")
    return Gauge(
        name if any(one is not None for one in numbers) else read.with_unit(name, outcome.unit),
        (read.label(Outcome, "baseline"), read.say(_GOAL_LABEL), read.label(Outcome, "result")),
        (texts[0], texts[1], texts[2]),
        (numbers[0], numbers[1], numbers[2]),
        target(read, outcome),
        tuple(one for one in notes if one),
        read.say(_NOT_MEASURED),
    )


def decisions(read: Reading) -> Section:
    """What was decided, the newest first."""
    found = newest(read.sheet)[:DECISIONS]
    blocks: tuple[Block, ...] = (
        Bullets(tuple(Bullet(Cell(one.text or ""), _decided(read, one)) for one in found)),
    )
    if not found:
        blocks = (Paragraph(capital(read.say(_NOT_WRITTEN))),)
    return Section("decisions", read.say(_DECISIONS), blocks, front=True)


def newest(sheet: Sheet) -> list[Decision]:
    """The decisions, the newest first, those without a date last."""
    return sorted(sheet.decisions, key=lambda one: one.date or "", reverse=True)


def _decided(read: Reading, decision: Decision) -> tuple[Fact, ...]:
    day = read.cell(decision, "date")
    return (
        Fact("date", "", day if day.text else Cell(read.say(_NO_DATE))),
        Fact("by", "", Cell(decision.by or read.say(_NO_BY))),
    )


def opposed(read: Reading) -> Section | None:
    """Who is opposed, and what is done about the worry."""
    found = [one for one in read.sheet.stakeholders if one.stance == "opposed"]
    if not found:
        return None
    bullets = []
    for one in found:
        text = read.say(_SAYS, name=one.name, concern=one.concern) if one.concern else one.name
        response = one.response or read.say(_NOT_WRITTEN)
        bullets.append(Bullet(Cell(text or ""), (Fact("response", "→", Cell(response)),)))
    return Section("opposed", read.say(_OPPOSED), (Bullets(tuple(bullets)),), front=True)


def work(read: Reading, level: int = 0) -> Section:
    """Overdue work first, then by due date, done last, then adopted solutions without any."""
    rows = _work_rows(read)
    blocks: list[Block] = [_work_table(read, rows[: _most(level)])]
    gone = rows[_most(level) :]
    if gone:
        named = [
            (what, sum(_kind(row) == kind for row in gone))
            for kind, what in (("", _OPEN), ("overdue", _OVERDUE), ("yes", _DONE))
        ]
        parts = read.join(read.say(_PART, n=n, what=read.say(what)) for what, n in named if n)
        blocks.append(Paragraph(read.say(_MORE_WORK, parts=parts)))
    if not rows:
        blocks = [Paragraph(capital(read.say(_NOT_WRITTEN)))]
    return Section("work", read.say(_WORK_TITLE), tuple(blocks), front=True)


def more_work(read: Reading, level: int) -> Section | None:
    """The rows that the first page had no room for."""
    rows = _work_rows(read)[_most(level) :]
    if not rows:
        return None
    return Section("work_more", read.say(_WORK_TITLE), (_work_table(read, rows),))


def _most(level: int) -> int:
    return 3 if level >= 5 else 5 if level >= 1 else 1000


def _kind(row: Row) -> str:
    return row.mark.value if row.mark else ""


def _work_rows(read: Reading) -> list[Row]:
    rows = [
        _work(read, one) for one in sorted(read.sheet.work_items, key=lambda one: _when(read, one))
    ]
    done = next((at for at, row in enumerate(rows) if _kind(row) == "yes"), len(rows))
    return [*rows[:done], *(_without_work(read, one) for one in _bare(read)), *rows[done:]]


def _when(read: Reading, item: WorkItem) -> tuple[bool, bool, str]:
    return bool(item.done), not _is_late(read, item), item.due or "9999"


def _is_late(read: Reading, item: WorkItem) -> bool:
    return bool(not item.done and item.due and read.today and item.due < read.today)


def _work_table(read: Reading, rows: list[Row]) -> Table:
    columns = (
        Column("work", read.say(_WORK)),
        Column("solution", read.label(Solution, "text"), "", "short"),
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
    state = _state(read, item)
    cells = (
        read.item(item),
        Cell(item.solution or "", refs=(item.solution,) if item.solution else ()),
        owner,
        due if due.text else Cell(read.say(_NO_DUE)),
        state,
    )
    return Row(cells, state.mark)


def _state(read: Reading, item: WorkItem) -> Cell:
    if item.done:
        text = read.say(_DONE)
        return Cell(text, mark=Mark("done", "yes", text))
    if _is_late(read, item):
        text = read.say(_OVERDUE)
        return Cell(text, mark=Mark("due", "overdue", text))
    return Cell(read.say(_OPEN))


def _bare(read: Reading) -> list[Solution]:
    worked = {item.solution for item in read.sheet.work_items}
    return [
        one for one in read.sheet.solutions if status_of(one) == "adopted" and one.id not in worked
    ]


def _without_work(read: Reading, solution: Solution) -> Row:
    name = solution.id or ""
    bare = read.say(_NO_WORK)
    cells = (
        Cell(bare, mark=Mark("gap", "no_work", bare)),
        Cell(name, refs=(name,)) if name else Cell(read.text(solution)),
        Cell(solution.owner or read.say(_NOBODY)),
        Cell(read.say(_NO_DUE)),
        Cell(),
    )
    return Row(cells)


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
        said = Paragraph(capital(read.say(_NOT_WRITTEN)))
        return Section("small_start", name, (said,), front=True)
    status = read.choice("trial_status", trial, "status").text
    note = "・".join(one for one in (trial.id, status) if one)
    facts = tuple(
        read.fact(trial, key)
        or Fact(key, read.label(SmallStart, key), Cell(read.say(_NOT_WRITTEN)))
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
