"""The first page: whose sheet, goals and results, what is decided, who is opposed.

Everything is derived from fields.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dxsheet.lang import Text
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.nouns import Decision, Outcome, Problem, Sheet, Solution, Stakeholder
from dxsheet.summary.blocks import (
    Block,
    Bullet,
    Bullets,
    Cell,
    Cuts,
    Fact,
    Facts,
    Gauge,
    Gauges,
    Mark,
    Paragraph,
    Section,
)
from dxsheet.summary.headline import (
    AND_MORE,
    headline_outcome,
    is_number,
    measures,
    reached,
    with_unit,
)
from dxsheet.summary.reading import NOT_RECORDED, Reading, capital
from dxsheet.summary.work import last_day, results_of, without_work
from dxsheet.width import cells, cut

_UNTITLED = Text("(no title)", "（題名なし）")
_ABOUT = Text("About this sheet", "このシートについて")
_OVER_WAITS = Text("trial over, to be decided on", "試行終了（判断待ち）")
_OVER_DECIDED = Text("trial over", "試行終了")
_AS_OF = Text("As of", "基準日")
_MADE_ON = Text("Sheet begun", "シート作成日")
_RESULTS = Text("Goal and result", "目標と結果")
_ON_TRIAL = Text("trial {id}", "試行{id}")
_GOAL_LABEL = Text("Goal", "目標")
_MET = Text("reached", "達成")
_MISSED = Text("not reached", "未達")
_NOT_MEASURED = Text("not measured yet", "まだ測っていません")
_MORE_RESULTS = Text("{n} more on the next page", "ほかに{n}件（次のページ）")
_DECISIONS = Text("Decided", "決まったこと")
_NO_DATE = Text("date not recorded", "日付の記入なし")
_NO_BY = Text("by whom is not recorded", "決めた人の記入なし")
_NO_DECISION = Text("date and by whom: not recorded", "決定日・決めた人: 記入なし")
_NOTHING = Text("Nothing yet", "まだありません")
_CAUSES_ALONE = Text(
    "Causes confirmed: {names}. No solution is decided on yet.",
    "特定した課題（原因）: {names}。解決策の採否はこれからです。",
)
_ADOPTED_SOLUTIONS = Text("Solutions adopted: {names}", "採用した解決策: {names}")
_UNWORKED = Text(
    "No work is recorded for {names}. Who does it, by when?",
    "{names}には作業の記入がありません。だれが、いつまでに、何をしますか",
)
_UNDATED = Text(
    "When was it decided to adopt {names}, and by whom?",
    "{names}の採用は、いつ、どなたが決めましたか",
)
_RUNS_ON = Text(
    "Trial {name} is marked finished, but its period runs until {day}. Is the result final?",
    "試行{name}は終了とされていますが、期間は{day}までです。結果は確定していますか",
)
_NAMED = Text("{id} “{text}”", "{id}「{text}」")
_QUOTED = Text("“{text}”", "「{text}」")
_OPPOSED = Text("Opposed stakeholders", "反対している関係者")
# How many measures, decisions, and texts of adopted solutions a first page takes.
GAUGES, DECISIONS, ADOPTED = 3, 4, 5
# Of those beside the diagram, how many are told by their words, and how long (in columns).
WORDED, _SHORT = 3, 48
# Where a phrase ends: at a mark, at a space, behind a Japanese particle.
_PHRASE = re.compile(r"[、，,;；\s]|(?<=[をにではがへも])(?=[^ぁ-ん、。])")
# What a decision may name of a solution: a clause of Japanese, or the words of an English one.
_CLAUSE, _CLAUSE_LEAST = re.compile(r"[、，,;；。]|\band\b"), 5
_WORD, _SMALL = re.compile(r"[a-z]{2,}"), frozenset(("the", "an", "of", "to", "in", "for", "all"))


def title(read: Reading) -> str:
    """The title, or that there is none."""
    return read.sheet.title or read.say(_UNTITLED)


def head(read: Reading) -> tuple[Fact, ...]:
    """Whose sheet it is, at what stage, of what day, and the day it is read on."""
    sheet = read.sheet
    office = sheet.organisation
    name = (office.name or "") if office else ""
    facts = [
        Fact("organisation", read.label(Sheet, "organisation"), Cell(name)) if name else None,
        Fact("date", read.say(_MADE_ON), read.day(sheet.date)) if sheet.date else None,
        _stage(read),
        read.fact(sheet, "review_date"),
        Fact("as_of", read.say(_AS_OF), read.day(read.today))
        if read.today and not is_empty(sheet)
        else None,
    ]
    return tuple(one for one in facts if one)


def about(read: Reading) -> Section | None:
    """What names the sheet to a program and means nothing in a meeting: it stands at the end."""
    facts = read.facts(read.sheet, "id")
    if read.sheet.organisation:
        facts += read.facts(read.sheet.organisation, "code")
    return Section("about", read.say(_ABOUT), (Facts(facts),)) if facts else None


def _stage(read: Reading) -> Fact | None:
    """The stage; of a trial that is over, that it is, and whether it waits for a decision."""
    found, trials = read.fact(read.sheet, "stage"), read.sheet.small_start
    if not (found and read.sheet.stage == "trial" and trials):
        return found
    if any(one.status != "over" for one in trials):
        return found
    decided = any(one.decision for one in read.sheet.outcomes)
    said = read.say(_OVER_DECIDED if decided else _OVER_WAITS)
    return found._replace(value=Cell(said, mark=Mark("stage", "trial", said)))


def purpose(read: Reading) -> Fact | None:
    """What it is for; that it is not written, but on a sheet that holds nothing yet."""
    cell = read.cell(read.sheet, "purpose")
    if not cell.text:
        if is_empty(read.sheet):
            return None
        cell = Cell(read.say(NOT_RECORDED))
    return Fact("purpose", read.label(Sheet, "purpose"), cell)


def is_empty(sheet: Sheet) -> bool:
    """Whether the chain has not begun."""
    return not (sheet.problems or sheet.causes or sheet.solutions)


def target(read: Reading, outcome: Outcome) -> Mark | None:
    """Whether the goal was reached, as a mark."""
    met = reached(outcome)
    if met is None:
        return None
    return Mark("target", "reached" if met else "missed", read.say(_MET if met else _MISSED))


def results(read: Reading, out: Cuts = frozenset()) -> Section:
    """Before, goal and result: of the measures, those that missed first; else of the problems."""
    outcomes = shown_outcomes(read.sheet)
    blocks: list[Block] = [Gauges(tuple(_gauge(read, one) for one in outcomes))] if outcomes else []
    aims = aims_of(read) if "aims" not in out else []
    if aims:
        blocks.append(Bullets(tuple(_aim(read, one) for one in aims[:GAUGES])))
    if not blocks:
        blocks.append(Paragraph(capital(read.say(_NOT_MEASURED))))
    more = len(read.sheet.outcomes) - len(outcomes) + len(aims[GAUGES:])
    if more:
        blocks.append(Paragraph(read.say(_MORE_RESULTS, n=more)))
    return Section("results", read.say(_RESULTS), tuple(blocks), front=True)


def aims_of(read: Reading) -> list[Problem]:
    """The problems whose present or wanted state is told beside the measures: no outcome has it."""
    return [
        one
        for one in read.sheet.problems
        if (one.current or one.wanted) and not is_measured(read, one)
    ]


def is_measured(read: Reading, problem: Problem) -> bool:
    """Whether an outcome measures a solution of a cause of this problem."""
    return any(
        measures(outcome, solution)
        for cause in read.chain.causes_of(problem)
        for solution in read.chain.solutions_of(cause)
        for outcome in read.sheet.outcomes
    )


def _aim(read: Reading, problem: Problem) -> Bullet:
    """A problem by its id: as it is, as it should be, and that nothing is measured."""
    item = read.item(problem)
    told = (
        ("current", read.label(Outcome, "baseline"), problem.current or read.say(NOT_RECORDED)),
        ("wanted", read.say(_GOAL_LABEL), problem.wanted or read.say(NOT_RECORDED)),
        ("result", read.label(Outcome, "result"), read.say(_NOT_MEASURED)),
    )
    notes = tuple(Fact(key, label, Cell(text)) for key, label, text in told)
    return Bullet(item._replace(text="") if item.id else item, notes)


def shown_outcomes(sheet: Sheet) -> list[Outcome]:
    """The outcomes that the first page shows: those that missed their goal before the others."""
    return sorted(sheet.outcomes, key=lambda one: reached(one) is not False)[:GAUGES]


def _gauge(read: Reading, outcome: Outcome) -> Gauge:
    values = (outcome.baseline, outcome.wanted, outcome.result)
    numbers = [one if is_number(one) else None for one in values]
    notes = [
        _on_trial(read, outcome) if outcome.trial else None,
        Fact("note", "", Cell(outcome.note)) if outcome.note else None,
        None if outcome is headline_outcome(read.sheet) else _decision_of(read, outcome),
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


def _on_trial(read: Reading, outcome: Outcome) -> Fact:
    """The trial that a measure comes from."""
    trial = outcome.trial or ""
    return Fact("trial", "", Cell(read.say(_ON_TRIAL, id=trial), refs=(trial,)))


def _decision_of(read: Reading, outcome: Outcome) -> Fact | None:
    """What was decided on a measure that the headline does not tell."""
    cell = read.choice("decision", outcome, "decision")
    return Fact("decision", "", Cell(cell.text)) if cell.text else None


def decisions(read: Reading, shown: Collection[str] = ()) -> Section:
    """What was decided, the newest first, then what is adopted without such an entry.

    A solution among those `shown` beside is told by its id.
    """
    found = newest(read.sheet)[:DECISIONS]
    bullets = [Bullet(Cell(one.text or ""), _decided(read, one)) for one in found]
    adopted = _adopted(read, shown)
    if adopted:
        bare = Fact("by", "", Cell(read.say(_NO_DECISION)))
        bullets.append(Bullet(adopted, (bare,)))
    blocks: tuple[Block, ...] = (Bullets(tuple(bullets)),)
    if not bullets:
        blocks = (Paragraph(_none_decided(read)),)
    return Section("decisions", read.say(_DECISIONS), blocks, front=True)


def _none_decided(read: Reading) -> str:
    """That nothing is; which causes are identified is settled all the same."""
    causes = [one for one in read.sheet.causes if status_of(one) == "identified"]
    if not causes:
        return read.say(_NOTHING)
    return read.say(_CAUSES_ALONE, names=read.names(causes).text)


def adopted_only(read: Reading, shown: Collection[str]) -> Iterator[Bullet]:
    """Adopted solutions that no work follows and no result, and those that no decision names."""
    sheet = read.sheet
    if sheet.stage == "closed":
        return
    tried = sheet.stage == "trial" or any(one.result is not None for one in sheet.outcomes)
    for ask, found in (
        (_UNWORKED, [] if tried else without_work(read)),
        (_UNDATED, _undated(read)),
    ):
        if found:
            names = read.join(worded(read, one, shown) for one in found)
            refs = tuple(one.id for one in found if one.id)
            yield Bullet(Cell(read.say(ask, names=names), refs=refs))
            shown = {*shown, *refs}  # the words stand in the line above


def over_too_soon(read: Reading) -> Iterator[Bullet]:
    """Trials marked finished, and not decided on, whose period has not ended on the page's day."""
    for trial in read.sheet.small_start:
        last = last_day(trial.period)
        decided = any(one.decision for one in results_of(read.sheet, trial))
        if trial.status == "over" and not decided and read.today and last and last >= read.today:
            name = trial.id or trial.units or trial.work or ""
            said = read.say(_RUNS_ON, name=name, day=read.day(last).text)
            yield Bullet(Cell(said, refs=(trial.id,) if trial.id else ()))


def _undated(read: Reading) -> list[Solution]:
    """The adopted solutions that no decision names by id or words."""
    said = "\n".join(one.text or "" for one in read.sheet.decisions)
    return [
        one
        for one in read.sheet.solutions
        if status_of(one) == "adopted" and not _named_in(said, one)
    ]


def _adopted(read: Reading, shown: Collection[str]) -> Cell | None:
    """Those, the first by their words too; the others too where no diagram tells them."""
    found = _undated(read)
    if not found:
        return None
    names = [worded(read, one, shown if at >= WORDED else ()) for at, one in enumerate(found)]
    told = read.join(names[:ADOPTED])
    if len(names) > ADOPTED:
        told += read.say(AND_MORE, n=len(names) - ADOPTED)
    refs = tuple(one.id for one in found if one.id)
    return Cell(read.say(_ADOPTED_SOLUTIONS, names=told), refs=refs)


def worded(read: Reading, solution: Solution, shown: Collection[str]) -> str:
    """A solution by its id and its words in short; by its id alone where it is `shown` beside."""
    if solution.id and solution.id in shown:
        return solution.id
    words = _in_short(read.text(solution))
    return read.say(_NAMED if solution.id else _QUOTED, id=solution.id, text=words)


def _in_short(text: str) -> str:
    """A text of at most `_SHORT` columns, ended behind a phrase where it is longer."""
    if cells(text) <= _SHORT:
        return text
    head = cut(text, _SHORT, "")
    ends = [one.start() for one in _PHRASE.finditer(head) if one.start() > len(head) // 2]
    return (head[: ends[-1]] if ends else head) + "…"


def _named_in(text: str, solution: Solution) -> bool:
    """Whether a decision names a solution: its id, its text, or a clause of that."""
    said = text.casefold()
    for clause in _CLAUSE.split((solution.text or "").casefold()):
        words = _WORD.findall(clause)
        stems = [rf"\b{one[:4]}" for one in words if one not in _SMALL]
        if not words and len(clause) >= _CLAUSE_LEAST and clause in said:
            return True
        if len(stems) > 1 and any(
            all(re.search(one, line) for one in stems) for line in said.split("\n")
        ):
            return True
    if solution.text and solution.text in text:
        return True
    name = re.escape(solution.id or "")
    return bool(name and re.search(rf"(?<![A-Za-z0-9]){name}(?![0-9])", text))


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
        response = Cell(one.response or read.say(NOT_RECORDED))
        worry = read.facts(one, "concern")
        answer = Fact("response", read.label(Stakeholder, "response"), response)
        bullets.append(Bullet(Cell(one.name or ""), (*worry, answer)))
    return Section("opposed", read.say(_OPPOSED), (Bullets(tuple(bullets)),), front=True)
