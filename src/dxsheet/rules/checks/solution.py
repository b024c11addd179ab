"""What a solution answers, whether its causes hold, and beside which others: S001, S002, S010."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.findings import Severity
from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, remark_on, rule
from dxsheet.sheet.chain import LIVE, status_of


@rule("S001", "error", deck=(13, 27))
def without_cause(case: Case) -> Iterator[Remark]:
    """Name: a solution without a cause
    名前: 課題（原因）のない解決策
    Says: “{words}” is not linked to a cause yet.
    指摘: 「{words}」に、対応する課題（原因）がまだありません。
    Why: The confirmed cause decides the solution.
    理由: 解決策は、特定された課題（原因）によって決まります。
    Ask: Which cause does it address?
    問い: どの課題（原因）に対応するものでしょうか。
    Write: Write the cause it addresses (such as `causes: [C1]`), or move it to the parked ideas
    (`ideas`) for now.
    書き方: 対応する課題（原因）を `causes: [C1]` のように書くか、
    見つかるまでアイデア置き場（`ideas`）に移してください。

    A proposed or adopted solution names no cause.

    When: a solution that is proposed or adopted (or says no status) has no `causes`; at every
    stage. An id that nothing has is REF001.

    提案または採用の解決策に、対応する課題（原因）がありません。

    いつ: 提案・採用（または状態の記入なし）の解決策に `causes` がないとき。段階は問いません。
    存在しない番号を指しているときは REF001 です。

    Example (en):
        stage: draft
      + causes:
      +   - id: C1
      +     text: The form asks for the same address twice.
        solutions:
          - id: S1  # <-
            text: Drop the second address from the form.
      +     causes: [C1]
            kind: process

    Example (ja):
        stage: draft
      + causes:
      +   - id: C1
      +     text: 様式で同じ住所を二回書かせている。
        solutions:
          - id: S1  # <-
            text: 様式から二つ目の住所欄をなくす。
      +     causes: [C1]
            kind: process
    """
    for solution in case.sheet.solutions:
        if status_of(solution) in LIVE and case.lacks(solution, "causes"):
            yield remark_on(solution, "causes")


# What a solution's status makes of causes that were all rejected, and of causes none of which is
# identified (design: settled questions).
_ON_REJECTED: dict[str, Severity] = {"adopted": "error", "proposed": "warning", "parked": "info"}
_ON_UNVERIFIED: dict[str, Severity] = {"adopted": "warning"}


@rule("S002", "error", also=("warning", "info"), deck=(25, 27))
def on_weak_causes(case: Case) -> Iterator[Remark]:
    """Name: a solution on causes ruled out or not checked
    名前: 棄却・未検証の課題（原因）だけに基づく解決策
    Why: Working on something that is not a cause does not solve the problem.
    理由: 原因でないことに手をかけても、問題はなくなりません。
    Ask: Which confirmed cause does it address?
    問い: 特定された課題（原因）のうち、どれに対応するものでしょうか。
    Write: Check the cause and set it to confirmed (`identified`) with evidence. You can also link
    another cause, or park the solution.
    書き方: その課題（原因）を確かめ、根拠を書いて特定（`identified`）にしてください。
    別の課題（原因）に結び付けるか、解決策を見送ることもできます。

    A solution rests on causes that were ruled out, or that nobody has checked yet.

    When (how much it matters depends on the status, not on the stage):

    - adopted, all its causes ruled out: error
    - adopted, none of its causes confirmed: warning
    - proposed, all its causes ruled out: warning
    - parked, all its causes ruled out: info
    - dropped: nothing

    解決策の土台が、棄却された課題（原因）、またはまだだれも確かめていない課題（原因）だけです。

    いつ（重さは状態によります。段階は問いません）:

    - 採用で、課題（原因）がすべて棄却: エラー
    - 採用で、特定された課題（原因）が一つもない: 注意
    - 提案で、課題（原因）がすべて棄却: 注意
    - 見送りで、課題（原因）がすべて棄却: ヒント
    - 不採用: 何も言いません

    Example (en):
        stage: draft
        causes:
          - id: C1
            text: The scanner jams on thin paper.
      -     status: rejected
      -     reason: no jam in the log of three months
      +     status: identified
      +     evidence: 31 jams in the log of May, all on the thin forms
        solutions:
          - id: S1
            text: Print the form on thicker paper.
            causes: [C1]  # <-
            kind: process

    Example (ja):
        stage: draft
        causes:
          - id: C1
            text: 薄い紙の様式が、スキャナーに二枚重なって入る。
      -     status: rejected
      -     reason: 三か月分の記録に二枚送りがない
      +     status: identified
      +     evidence: 5月の二枚送り31件は、すべて薄い様式
        solutions:
          - id: S1
            text: 様式の紙を厚手のものに替える。
            causes: [C1]  # <-
            kind: process
    """
    rejected = Text(
        "“{words}” is based only on causes that were ruled out.",
        "「{words}」は、棄却された課題（原因）だけに基づいています。",
    )
    unverified = Text(
        "“{words}” is adopted, but none of its causes is confirmed.",
        "「{words}」は採用されていますが、特定された課題（原因）に基づいていません。",
    )
    for solution in case.sheet.solutions:
        causes = case.chain.causes_answered(solution)
        if not causes or any(status_of(cause) == "identified" for cause in causes):
            continue
        doomed = all(cause.status == "rejected" for cause in causes)
        severity = (_ON_REJECTED if doomed else _ON_UNVERIFIED).get(status_of(solution))
        if severity:
            what = rejected if doomed else unverified
            yield remark_on(solution, "causes", what)._replace(severity=severity)


@rule("S010", "info", deck=(27, 31))
def one_solution(case: Case) -> Iterator[Remark]:
    """Name: one solution considered
    名前: 解決策の候補が一つだけの課題（原因）
    Says: Only one solution was considered for “{words}”.
    指摘: 「{words}」の解決策の候補は、まだ一つです。
    Why: With only one idea there is nothing to choose from.
    理由: 最初の案だけでは、選んだことになりません。
    Ask: What else could be done about this cause, such as a notice or one step less?
    問い: ほかの対応の仕方（周知、手順の廃止など）はないでしょうか。
    Write: Add a second solution. One that you do not choose can stay as parked (`parked`) with its
    reason.
    書き方: 二つ目の解決策を加えてみてください。選ばなかった案も、理由とともに、
    見送り（`parked`）として残せます。

    A cause has exactly one solution; parked and dropped ones count, they were considered.

    An entry left empty does not.

    When: a cause that is not ruled out has one solution. On a sheet that says `stage: draft` or
    `identified` only once that solution is adopted: until then others may still come.

    課題（原因）に、解決策の候補が一つしかありません。見送り・不採用の案も、検討したものとして
    数えます。空のままの項目は数えません。

    いつ: 棄却していない課題（原因）の解決策が一つだけのとき。`stage` が `draft` か `identified` の
    シートでは、まだ案が増えるかもしれないので、その解決策が採用されてから出ます。

    Example (en):
        stage: identified
        causes:
          - id: C1  # <-
            text: The form asks for the same address twice.
            status: identified
            evidence: 48 of 62 returned forms lacked the second address
        solutions:
          - id: S1
            text: Drop the second address from the form.
            causes: [C1]
            kind: process
            effect: high
            effort: low
      -     owner: Sato, tax section
      -     measure: forms returned a month
      -     status: adopted
      +   - id: S2
      +     text: Staff fill in the second address at the counter.
      +     causes: [C1]
      +     kind: process
      +     status: dropped

    Example (ja):
        stage: identified
        causes:
          - id: C1  # <-
            text: 様式で同じ住所を二回書かせている。
            status: identified
            evidence: 返送した62件中48件は、二つ目の住所だけが空欄
        solutions:
          - id: S1
            text: 様式から二つ目の住所欄をなくす。
            causes: [C1]
            kind: process
            effect: high
            effort: low
      -     owner: 税務課 佐藤
      -     measure: 月あたりの返送件数
      -     status: adopted
      +   - id: S2
      +     text: 二つ目の住所は、窓口で職員が記入する。
      +     causes: [C1]
      +     kind: process
      +     status: dropped
    """
    choosing = case.sheet.stage in ("draft", "identified")
    for cause in case.sheet.causes:
        solutions = [one for one in case.chain.solutions_of(cause) if one.text or one.status]
        if len(solutions) != 1 or cause.status == "rejected":
            continue
        if solutions[0].status == "adopted" or not choosing:
            yield remark_on(cause, "")
