"""What came out: O001, O002, O003."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, remark_on, rule
from dxsheet.sheet.nouns import Outcome
from dxsheet.spoken import folded


@rule("O001", "warning", deck=(59, 60))
def over_without_result(case: Case) -> Iterator[Remark]:
    """Name: trial finished, no result
    名前: 終わったが、結果が書かれていない試行
    Says: The trial “{words}” is finished, but no result is recorded.
    指摘: 試行「{words}」は終わっていますが、結果がまだ書かれていません。
    Why: A result that is looked at is a success to build on, or a clue for the next step.
    理由: 結果を確かめておくと、成功体験にも、次の手掛かりにもなります。
    Ask: What came out of it?
    問い: 試してみて、どうなったのでしょうか。
    Write: Add a result (`outcomes`) with the trial (`trial`), the measure (`measure`), the figure
    before (`baseline`) and the result (`result`). Words will do if there is no figure.
    書き方: 結果（`outcomes`）に、試行（`trial`）、指標（`measure`）、実施前（`baseline`）、
    結果（`result`）を書いてください。数字がなければ言葉でもかまいません。

    A trial is over and no outcome tells its result.

    An outcome that names no trial counts where there is one trial only.

    When: an entry of `small_start` has `status: over` and no entry of `outcomes` for it has a
    `result`; at stage `closed` also an entry that is not merely planned.

    試行が終わっているのに、結果が書かれていません。試行が一つだけのときは、`trial` のない結果も
    その試行のものとして数えます。

    いつ: `small_start` の項目が `status: over` で、その試行の `result` が `outcomes` にないとき。
    段階が `closed` では、予定のまま終わったものを除く項目すべて。

    Example (en):
        small_start:
          - id: T1
            units: branch office at the station
            work: move-ins
            budget: none
            period: May and June
            risk: forms pile up on one desk
            affected: 4 staff, 30 residents a week
            success_sign: fewer rewritten forms after two weeks
            expansion_condition: under 15 rewritten forms a week
            status: over  # <-
      + outcomes:
      +   - measure: rewritten forms
      +     unit: a week
      +     baseline: 40
      +     result: 12
      +     trial: T1

    Example (ja):
        small_start:
          - id: T1
            units: 駅前出張所
            work: 転入
            budget: なし
            period: 5月から6月
            risk: 一つの机に書類がたまる
            affected: 職員4人、週30人の住民
            success_sign: 二週間で書き直しが減る
            expansion_condition: 書き直しが週15件未満
            status: over  # <-
      + outcomes:
      +   - measure: 書き直し
      +     unit: 件/週
      +     baseline: 40
      +     result: 12
      +     trial: T1
    """
    trials = case.sheet.small_start
    for trial in trials:
        if trial.status == "planned" or (trial.status != "over" and case.sheet.stage != "closed"):
            continue
        named = {trial.id} if len(trials) > 1 else {trial.id, None}
        told = [one for one in case.sheet.outcomes if one.trial in named]
        if all(case.lacks(one, "result") for one in told):
            yield remark_on(trial, "status")


@rule("O002", "warning", deck=(59, 60))
def without_baseline(case: Case) -> Iterator[Remark]:
    """Name: result without a baseline in the same unit
    名前: 実施前の値がない、または単位が違う結果
    Why: A result means something only when it is compared with before.
    理由: 結果は、実施前と比べて初めて意味を持ちます。
    Ask: What was it before, counted in the same way?
    問い: 実施前は、同じ数え方でどのくらいだったのでしょうか。
    Write: Write the figure before (`baseline`) in the unit of the result (`result`). Words will do
    if nothing was counted.
    書き方: 実施前（`baseline`）を、結果（`result`）と同じ単位で書いてください。
    数えていなければ言葉でもかまいません。

    An outcome has a result and nothing to compare it with.

    A baseline of the same measure and unit in another entry counts. Two figures with different
    units written beside them cannot be compared; words are not compared at all.

    When: an outcome has `result` and no `baseline`, or both hold a figure and their units differ;
    at every stage.

    結果はあるのに、比べる相手がありません。同じ指標・同じ単位の実施前の値がほかの項目にあれば
    足ります。違う単位が書かれた数字どうしは比べられません。言葉どうしは比べません。

    いつ: `result` があって `baseline` がないとき、または両方に数字があって単位が違うとき。
    段階は問いません。

    Example (en):
        outcomes:
          - measure: rewritten forms  # <-
            unit: a week
      +     baseline: 40
            result: 12

    Example (ja):
        outcomes:
          - measure: 書き直し  # <-
            unit: 件/週
      +     baseline: 40
            result: 12
    """
    none = Text(
        "“{words}” has a result, but no figure from before.",
        "「{words}」には結果がありますが、実施前の値がまだ書かれていません。",
    )
    differ = Text(
        "In “{words}” the units of before and result differ.",
        "「{words}」の実施前と結果は、単位が違うようです。",
    )
    outcomes = case.sheet.outcomes
    known = {_measured(one) for one in outcomes if one.measure and one.baseline is not None}
    for outcome in outcomes:
        if outcome.result is None:
            continue
        if case.lacks(outcome, "baseline"):
            if _measured(outcome) not in known:
                yield remark_on(outcome, "baseline", none)
        elif _units_differ(outcome):
            yield remark_on(outcome, "baseline", differ)


def _measured(outcome: Outcome) -> tuple[str, str]:
    """What is measured, and in which unit: one of several with these may give the baseline."""
    return folded((outcome.measure or "").strip()), folded(outcome.unit or "")


def _units_differ(outcome: Outcome) -> bool:
    """Whether both are figures with a unit written beside each, and the units are not the same."""
    units = [_unit_of(value, outcome.unit) for value in (outcome.baseline, outcome.result)]
    if not (units[0] and units[1]):
        return False
    return units[0] not in units[1] and units[1] not in units[0]


def _unit_of(value: float | int | str | None, usual: str | None) -> str:
    """The unit of a figure; empty where the value is words, several figures, or bare."""
    if not isinstance(value, str):
        return folded(usual or "").strip() if value is not None else ""
    text = folded(value).replace(",", "").replace(".", "")
    start = next((index for index, char in enumerate(text) if char.isdigit()), len(text))
    unit = text[start:].lstrip("0123456789")
    return "" if any(map(str.isdigit, unit)) else unit.strip()


@rule("O003", "warning", deck=(54, 60))
def expanded_without_result(case: Case) -> Iterator[Remark]:
    """Name: expansion without a result
    名前: 結果のない展開の判断
    Says: “{words}” is to be expanded, but no result is written.
    指摘: 「{words}」は展開する判断になっていますが、結果がまだ書かれていません。
    Why: Start small, look at what came out, and only then expand.
    理由: まずスモールスタートで始め、結果を見てから展開していくのがこの方法の要です。
    Ask: Which result is the expansion based on?
    問い: 展開の判断は、どの結果に基づいているのでしょうか。
    Write: Write the result (`result`), or decide to continue (`continue`) until there is one.
    書き方: 結果（`result`）を書くか、結果が出るまでは「続ける」（`continue`）にしてください。

    An outcome decides to expand and holds no result.

    When: an outcome has `decision: expand` and no `result`; at every stage.

    展開すると判断されていますが、結果が書かれていません。

    いつ: `decision: expand` の項目に `result` がないとき。段階は問いません。

    Example (en):
        outcomes:
          - measure: rewritten forms
            unit: a week
            baseline: 40
      +     result: 12
            decision: expand  # <-

    Example (ja):
        outcomes:
          - measure: 書き直し
            unit: 件/週
            baseline: 40
      +     result: 12
            decision: expand  # <-
    """
    for outcome in case.sheet.outcomes:
        if outcome.decision == "expand" and case.lacks(outcome, "result"):
            yield remark_on(outcome, "decision")
