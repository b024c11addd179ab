"""The headline: the state in one sentence, from what was measured, else from what is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard
from unicodedata import normalize

from dxsheet.lang import Text
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.nouns import Outcome, Sheet, Solution
from dxsheet.summary.gaps import name_of
from dxsheet.summary.reading import Reading, capital, number_text
from dxsheet.summary.work import trial_of

_EMPTY = Text(
    "Nothing but the title yet. Start with the problem: who, where, what, how much?",
    "まだ題名だけです。まず、だれが、どこで、何に、どのくらい困っているかを書きましょう。",
)
# The headline: what was measured, then how far from the goal, then the decision. Japanese says
# the first clause in two ways: before a goal, and as a sentence of its own.
_FELL = Text("{measure} fell from {before} to {after}", "{measure}は{before}から{after}に減")
_ROSE = Text("{measure} rose from {before} to {after}", "{measure}は{before}から{after}に増え")
_SAME = Text("{measure} stayed at {after}", "{measure}は{after}のまま変わら")
_IS = Text("{measure} is {after}", "{measure}は{after}")
_ENDS = {_FELL: ("り、", "った"), _ROSE: ("、", "た"), _SAME: ("ず、", "ない"), _IS: ("で、", "")}
_REACHED = Text("and reached the goal of {wanted}", "目標の{wanted}に達した")
_OVER = Text("still {rest} over the goal of {wanted}", "目標の{wanted}まであと{rest}")
_UNDER = Text("still {rest} short of the goal of {wanted}", "目標の{wanted}まであと{rest}")
_GOAL = Text("the goal is {wanted}", "目標は{wanted}")
_ALL_REACHED = Text("All {n} measures reached their goals", "{n}件の指標が全て目標に達した")
_SOME_REACHED = Text(
    "{n} of the {all} measures with a goal reached it",
    "目標を決めた指標{all}件のうち、目標に達したのは{n}件",
)
_OTHER_REACHED = Text("{measure} reached the goal of {wanted}", "{measure}は目標の{wanted}に達した")
_DECIDED = {
    ("expand", True): Text("it was decided to expand the trial", "試行を展開する"),
    ("continue", True): Text("it was decided to continue the trial", "試行を続ける"),
    ("change", True): Text("it was decided to change the trial", "試行を変える"),
    ("stop", True): Text("it was decided to stop the trial", "試行をやめる"),
    ("expand", False): Text("it was decided to expand the work", "取り組みを展開する"),
    ("continue", False): Text("it was decided to continue the work", "取り組みを続ける"),
    ("change", False): Text("it was decided to change the work", "取り組みを変える"),
    ("stop", False): Text("it was decided to stop the work", "取り組みをやめる"),
}
_UNDECIDED = Text("what follows is not decided yet", "結果を受けた判断はまだない")
_TO_DECIDE = Text("To decide: {text}", "決めること: {text}")
_ADOPTED_TO_DECIDE = Text(
    "{ids} adopted. Next to decide: {text}", "{ids}は採用済み。次に決めること: {text}"
)
_TO_CHECK = Text("To check: {text}", "確かめること: {text}")
AND_MORE = Text(" (and {n} more)", "（ほか{n}件）")
_RUNNING = Text(
    "A trial is running ({where}); there is no result yet.",
    "{where}で試行中。結果はまだない。",
)
_PLANNED = Text("A trial is planned ({where}).", "{where}での試行を予定している。")
_ADOPTED = Text("Adopted: {text}", "採用した解決策: {text}")
_POINTS = Text(" points", "ポイント")


def headline(read: Reading, asks: Sequence[str], checks: Sequence[str]) -> str:
    """The state in one sentence: the result against the goal, else what is to be decided."""
    sheet = read.sheet
    measured = [one for one in sheet.outcomes if one.result is not None]
    if measured:
        return _result_line(read, measured)
    adopted = [one for one in sheet.solutions if status_of(one) == "adopted"]
    if asks and adopted:
        ids = _some_names(read, [name_of(one) for one in adopted])
        return read.say(_ADOPTED_TO_DECIDE, ids=ids, text=_first_of(read, asks))
    if asks:
        return read.say(_TO_DECIDE, text=_first_of(read, asks))
    trial = trial_of(sheet)
    if trial is not None and trial.status in ("running", "planned"):
        where = read.join(one for one in (trial.units, trial.work) if one)
        if where:
            return read.say(_RUNNING if trial.status == "running" else _PLANNED, where=where)
    if checks:
        return read.say(_TO_CHECK, text=_first_of(read, checks))
    if adopted:
        return read.say(_ADOPTED, text=_first_of(read, [read.text(one) for one in adopted]))
    return next((one.text for one in sheet.problems if one.text), read.say(_EMPTY))


def _some_names(read: Reading, names: Sequence[str]) -> str:
    """Names, three of them where there are more than four."""
    if len(names) <= 4:
        return read.join(names)
    return read.join(names[:3]) + read.say(AND_MORE, n=len(names) - 3)


def _first_of(read: Reading, texts: Sequence[str]) -> str:
    more = read.say(AND_MORE, n=len(texts) - 1) if len(texts) > 1 else ""
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
    if len(missed) == 1 and len(told) == 2:
        met = next(one for one in told if one is not missed[0])
        some = read.say(_OTHER_REACHED, **_said(read, met))
    elif missed and len(told) > 1:
        some = read.say(_SOME_REACHED, n=len(told) - len(missed), all=len(told))
    if read.lang == "ja":
        return "".join(f"{one}。" for one in (*clauses, some, closing) if one)
    return ", ".join(clauses) + f"; {closing}." + (f" {some}." if some else "")


def headline_outcome(sheet: Sheet) -> Outcome | None:
    """The outcome whose decision the headline tells: the first that missed, else the first."""
    measured = [one for one in sheet.outcomes if one.result is not None]
    return next((one for one in measured if reached(one) is False), (*measured, None)[0])


def _clauses(read: Reading, outcome: Outcome) -> list[str]:
    """What became of the measure, and how far that is from its goal."""
    before, after = outcome.baseline, outcome.result
    said = _said(read, outcome)
    first = _IS
    if is_number(before) and is_number(after):
        first = _FELL if after < before else _ROSE if after > before else _SAME
    told, goal = read.say(first, **said), _goal_clause(read, outcome, said)
    if read.lang == "ja":
        return [told + _ENDS[first][0] + goal] if goal else [told + _ENDS[first][1]]
    if goal and reached(outcome):
        return [f"{told} {goal}"]
    return [told, goal] if goal else [told]


def _said(read: Reading, outcome: Outcome) -> dict[str, str]:
    return {
        "measure": capital(outcome.measure or read.label(Outcome, "measure")),
        "before": _before(read, outcome),
        "after": with_unit(read, outcome.result, outcome),
        "wanted": with_unit(read, outcome.wanted, outcome),
    }


def _before(read: Reading, outcome: Outcome) -> str:
    """The value before; in English a word for its unit stands once, after the result."""
    before, unit = outcome.baseline, outcome.unit or ""
    once = read.lang == "en" and unit[:1].isalpha() and is_number(outcome.result)
    if once and is_number(before):
        return number_text(before)
    return with_unit(read, before, outcome)


def _goal_clause(read: Reading, outcome: Outcome, said: dict[str, str]) -> str:
    before, wanted, after = outcome.baseline, outcome.wanted, outcome.result
    if wanted is None:
        return ""
    met = reached(outcome)
    if met is None or not (is_number(before) and is_number(wanted) and is_number(after)):
        return read.say(_GOAL, **said)
    if met:
        return read.say(_REACHED, **said)
    rest = with_unit(read, round(abs(wanted - after), 6), outcome, apart=True)
    return read.say(_OVER if wanted < before else _UNDER, rest=rest, **said)


def is_number(value: object) -> TypeGuard[float]:
    """Whether a value is a number, no text and no truth value."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def with_unit(read: Reading, value: object, outcome: Outcome, *, apart: bool = False) -> str:
    """A value with its unit; `apart`: a difference, which for a percentage is in points."""
    if value is None:
        return ""
    text = number_text(value) if is_number(value) else str(value)
    unit = outcome.unit or ""
    if not unit or not is_number(value):
        return text
    if unit in ("%", "％"):
        return text + (read.say(_POINTS) if apart else unit)
    if read.lang == "en" and value == 1 and len(unit) > 3:
        unit = unit.removesuffix("s")  # 1 minute
    return f"{text} {unit}" if unit[:1].isascii() else text + unit


def reached(outcome: Outcome) -> bool | None:
    """Whether the result came as far as wanted; None where that cannot be told."""
    before, wanted, after = outcome.baseline, outcome.wanted, outcome.result
    if not (is_number(before) and is_number(wanted) and is_number(after)) or wanted == before:
        return None
    return after <= wanted if wanted < before else after >= wanted


def measures(outcome: Outcome, solution: Solution) -> bool:
    """Whether an outcome is what a solution is measured by: the same words, or part of them."""
    one, other = (
        "".join(normalize("NFKC", text or "").casefold().split())
        for text in (outcome.measure, solution.measure)
    )
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and short in long
