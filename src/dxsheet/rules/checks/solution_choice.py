"""Which other solutions were looked at: S010, S011."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.case import Case, clipped
from dxsheet.rules.engine import Remark, rule
from dxsheet.sheet.chain import LIVE, status_of


@rule(
    "S010",
    "info",
    name=Text("one solution considered", "解決策の候補が一つだけの課題（原因）"),
    deck=(27, 31),
    reason=Text(
        "The first idea is seldom the only one, and a second makes the choice a choice.",
        "最初の案だけでは、選んだことになりません。",
    ),
    ask=Text(
        "What else would answer this cause: a notice, a step less?",
        "ほかの応え方（周知、手順の廃止など）はないでしょうか。",
    ),
    hint=Text(
        "Add a second solution; one that is not taken stays as `parked` with its reason.",
        "二つ目の解決策を加えてみてください。選ばなかった案も、理由とともに"
        "`parked`（見送り）で残せます。",
    ),
)
def one_solution(case: Case) -> Iterator[Remark]:
    """A cause has exactly one solution; parked and dropped ones count, they were considered.

    An entry left empty does not.

    When: a cause that is not rejected has one solution. On a sheet that says `stage: draft` or
    `identified` only once that solution is adopted: until then others may still come.

    課題（原因）に、解決策の候補が一つしかありません。見送り・却下の案も、検討したものとして
    数えます。空のままの項目は数えません。

    いつ: 棄却していない課題（原因）の解決策が一つだけのとき。`stage` が `draft` か `identified` の
    シートでは、まだ案が増えるかもしれないので、その解決策が採用されてから出ます。

    Flawed (en):
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
            owner: Sato, tax section
            measure: forms returned a month
            status: adopted

    Flawed (ja):
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
            owner: 税務課 佐藤
            measure: 月あたりの返送件数
            status: adopted

    Sound (en):
        stage: identified
        causes:
          - id: C1
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
          - id: S2
            text: Staff fill in the second address at the counter.
            causes: [C1]
            kind: process
            status: dropped

    Sound (ja):
        stage: identified
        causes:
          - id: C1
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
          - id: S2
            text: 二つ目の住所は、窓口で職員が記入する。
            causes: [C1]
            kind: process
            status: dropped
    """
    what = Text(
        "For “{words}” one solution was considered.",
        "「{words}」の解決策の候補は、まだ一つです。",
    )
    choosing = case.sheet.stage in ("draft", "identified")
    for cause in case.sheet.causes:
        solutions = [one for one in case.chain.solutions_of(cause) if one.text or one.status]
        if len(solutions) != 1 or cause.status == "rejected":
            continue
        if solutions[0].status == "adopted" or not choosing:
            yield Remark(cause.path, what.fill(words=clipped(cause.text or cause.id or "")))


# Kinds that buy and build nothing, so that nothing can be paid for twice.
_NOTHING_BOUGHT = ("training", "manual", "rule", "process", "abolish", "organisation")


@rule(
    "S011",
    "info",
    name=Text("not asked whether it exists already", "既にあるものを確かめていない解決策"),
    deck=(9,),
    reason=Text(
        "What another office or a shared platform already has need not be paid for twice.",
        "ほかの部署や共通基盤に既にあれば、重複した投資を避けられます。",
    ),
    ask=Text(
        "Does something like it exist already, in the house, next door or on a shared platform?",
        "庁内、近隣の団体、共通基盤に、既に似たものはないでしょうか。",
    ),
    hint=Text(
        "Write `existing`: what was found, or that nothing was found and where you looked.",
        "`existing`（既にあるもの）に、見つかったもの、またはどこを調べて"
        "なかったかを書いてください。",
    ),
)
def not_asked_for_existing(case: Case) -> Iterator[Remark]:
    """Something is to be bought or built, and nobody has said whether it exists already.

    When: a proposed or adopted solution has no `existing`, and it is digital or does not say of
    which kind it is (training, manuals, rules, procedures and the like are not asked); at every
    stage.

    新しく買う・作る解決策について、既にあるかどうかが書かれていません。

    いつ: 提案・採用の解決策に `existing` がなく、デジタルであるか、種類が書かれていないとき
    （研修、手順書、規程、手順の見直しなどには問いません）。段階は問いません。

    Flawed (en):
        stage: draft
        causes:
          - id: C1
            text: The desk and the archive each type the permit number.
        solutions:
          - id: S1  # <-
            text: The archive takes the number from the permit system and types it no longer.
            causes: [C1]
            kind: system_change
            after: the number is typed once, at the desk

    Flawed (ja):
        stage: draft
        causes:
          - id: C1
            text: 許可番号を、窓口と文書庫がそれぞれ入力している。
        solutions:
          - id: S1  # <-
            text: 文書庫は許可システムの番号を取り込み、入力をやめる。
            causes: [C1]
            kind: system_change
            after: 番号の入力は窓口の一回だけになる

    Sound (en):
        stage: draft
        causes:
          - id: C1
            text: The desk and the archive each type the permit number.
        solutions:
          - id: S1
            text: The archive takes the number from the permit system and types it no longer.
            causes: [C1]
            kind: system_change
            after: the number is typed once, at the desk
            existing: the road section already has the same transfer

    Sound (ja):
        stage: draft
        causes:
          - id: C1
            text: 許可番号を、窓口と文書庫がそれぞれ入力している。
        solutions:
          - id: S1
            text: 文書庫は許可システムの番号を取り込み、入力をやめる。
            causes: [C1]
            kind: system_change
            after: 番号の入力は窓口の一回だけになる
            existing: 道路課に同じ取込の仕組みがある
    """
    what = Text(
        "“{words}” does not say whether something like it exists already.",
        "「{words}」と似たものが既にあるかどうかが、まだ書かれていません。",
    )
    for solution in case.sheet.solutions:
        if status_of(solution) not in LIVE or not case.lacks(solution, "existing"):
            continue
        if solution.digital is False and solution.kind:
            continue
        if solution.is_digital or solution.kind not in _NOTHING_BOUGHT:
            words = clipped(solution.text or solution.id or "")
            yield Remark((*solution.path, "existing"), what.fill(words=words))
