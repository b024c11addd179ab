"""What the meeting is asked to decide: solutions, trials, the work to review."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.nouns import Outcome, SmallStart, Solution
from dxsheet.summary.blocks import Bullet, Bullets, Cell, Fact, Section
from dxsheet.summary.reading import Reading
from dxsheet.summary.trial import results_of

_TITLE = Text("Decisions wanted", "決めていただきたいこと")
_ADOPT = Text("Adopt “{text}”?", "「{text}」を採用するか")
_CHOOSE = Text("Which work is reviewed: {names}?", "どの業務を見直しの対象にするか（{names}）")
_START = Text("Start the small start “{text}”?", "スモールスタート「{text}」を始めるか")
_AFTER = Text(
    "“{text}” is over: expand, continue, change or stop?",
    "「{text}」が終わりました。展開する・続ける・変える・やめるのどれにするか",
)
_ANSWERS = Text("Answers", "対応する課題（原因）")
_TRIAL = Text("small start", "スモールスタート")
_OF_WORK = Text("{units} ({work})", "{units}（{work}）")
_BEFORE_AFTER = Text("{before} → {after}", "{before} → {after}")
_UNIT = Text("{text} ({unit})", "{text}（{unit}）")
_WANTED = Text("{text}, wanted {wanted}", "{text}、目標 {wanted}")
_RESULT = Text("Result", "結果")


def section(read: Reading) -> Section | None:
    """The decisions, in the order of the method; None where none is wanted."""
    bullets = (*_selection(read), *_solutions(read), *_trials(read))
    if not bullets:
        return None
    return Section("wanted", read.say(_TITLE), (Bullets(bullets, ordered=True),), front=True)


def _selection(read: Reading) -> Iterator[Bullet]:
    selection = read.sheet.selection
    if selection and selection.candidates and not selection.chosen:
        names = read.join(one.name or "" for one in selection.candidates)
        cell = read.item(selection)._replace(text=read.say(_CHOOSE, names=names))
        yield Bullet(cell)


def _solutions(read: Reading) -> Iterator[Bullet]:
    """Proposed solutions that rest on an identified cause."""
    for solution in read.sheet.solutions:
        causes = read.chain.causes_answered(solution)
        ready = any(status_of(cause) == "identified" for cause in causes)
        if status_of(solution) == "proposed" and ready:
            yield _adopt(read, solution)


def _adopt(read: Reading, solution: Solution) -> Bullet:
    cell = read.item(solution)
    answers = Fact("causes", read.say(_ANSWERS), read.names(read.chain.causes_answered(solution)))
    facts = read.facts(solution, "effect", "effort", "cost", "owner", "measure")
    text = read.say(_ADOPT, text=read.text(solution))
    return Bullet(cell._replace(text=text, mark=read.status(solution)), (answers, *facts))


def _trials(read: Reading) -> Iterator[Bullet]:
    before_trial = read.sheet.stage not in ("trial", "closed")
    for trial in read.sheet.small_start:
        outcomes = results_of(read.sheet, trial)
        decided = any(one.decision for one in outcomes)
        if trial.status == "over" and not decided:
            results = tuple(_result(read, one) for one in outcomes if one.result is not None)
            facts = read.facts(trial, "success_sign", "expansion_condition")
            yield _trial(read, trial, _AFTER, (*results, *facts))
        elif trial.status in (None, "planned") and before_trial:
            facts = read.facts(trial, "period", "budget", "way_back", "success_sign")
            yield _trial(read, trial, _START, facts)


def _trial(read: Reading, trial: SmallStart, ask: Text, notes: tuple[Fact, ...]) -> Bullet:
    name = read.say(_OF_WORK, units=trial.units, work=trial.work)
    if not (trial.units and trial.work):
        name = trial.units or trial.work or read.say(_TRIAL)
    return Bullet(read.item(trial)._replace(text=read.say(ask, text=name)), notes)


def _result(read: Reading, outcome: Outcome) -> Fact:
    """Before and after in one line, with what was wanted."""
    before, after = read.cell(outcome, "baseline").text, read.cell(outcome, "result").text
    text = read.say(_BEFORE_AFTER, before=before, after=after) if before else after
    if outcome.unit:
        text = read.say(_UNIT, text=text, unit=outcome.unit)
    if outcome.wanted is not None:
        text = read.say(_WANTED, text=text, wanted=read.cell(outcome, "wanted").text)
    return Fact("result", outcome.measure or read.say(_RESULT), Cell(text))
