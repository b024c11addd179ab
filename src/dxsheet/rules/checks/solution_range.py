"""How wide the room looked before choosing: S008, S009, S011."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.rules.rule import Case, Remark, named, remark_on, rule
from dxsheet.sheet.chain import LIVE, status_of

# Kinds that buy and build nothing, so that nothing can be paid for twice.
_NOTHING_BOUGHT = ("training", "manual", "rule", "process", "abolish", "organisation")


@rule("S008", "info", deck=(16, 30))
def only_digital(case: Case) -> Iterator[Remark]:
    """Name: only digital solutions adopted
    名前: 採用した解決策がデジタルだけ
    Says: Every adopted solution is digital.
    指摘: 採用された解決策は、全てデジタルのものです。
    Why: Training, a fuller guide, a notice or one step less are solutions too.
    理由: 研修の実施や手順書の拡充、周知、手順の廃止も解決策です。
    Ask: Could one of the causes be addressed without anything digital?
    問い: デジタル以外の手段で対応できる課題（原因）はないでしょうか。
    Write: Go through the causes once more: what could be abolished, merged, taught or written down?
    書き方: 課題（原因）ごとに、やめる・まとめる・教える・書き残すことで対応できないか、
    見直してみてください。

    Every solution that was adopted is digital.

    When: there is at least one solution with `status: adopted` and all of them are digital
    (`digital: true`, else by their kind); at every stage.

    採用された解決策が、すべてデジタルのものになっています。

    いつ: `status: adopted` の解決策が一つ以上あり、すべてがデジタル（`digital: true`、なければ
    種類で判断）のとき。段階は問いません。

    Example (en):
        stage: draft
        causes:
          - id: C1
            text: The screen shows 60 fields at once.
            status: identified
            evidence: five entries watched; the wrong field was taken twice
        solutions:  # <-
          - id: S1
            text: Show only the fields that a new invoice needs, and skip the other fifty.
            causes: [C1]
            kind: system_change
            after: one screen instead of four
            existing: the vendor's standard option
            effect: high
            effort: medium
            owner: Mori, accounting
            measure: wrong payments a month
            status: adopted
          - id: S2
            text: A sheet with the exceptions of the tax rules beside each desk.
            causes: [C1]
            kind: manual
      +     effect: medium
      +     effort: low
      +     owner: Sato, tax section
      +     measure: questions about the exceptions a week
      +     status: adopted
      -     status: parked

    Example (ja):
        stage: draft
        causes:
          - id: C1
            text: 画面に項目が60個並び、入力欄を取り違える。
            status: identified
            evidence: 入力を五件見たうち二件で欄を取り違えた
        solutions:  # <-
          - id: S1
            text: 新しい請求書に要る項目だけを画面に出す。
            causes: [C1]
            kind: system_change
            after: 四画面を一画面にする
            existing: 標準機能の設定で足りる
            effect: high
            effort: medium
            owner: 会計課 森
            measure: 月あたりの支払の誤り
            status: adopted
          - id: S2
            text: 税区分の例外の一覧を、各席に置く。
            causes: [C1]
            kind: manual
      +     effect: medium
      +     effort: low
      +     owner: 税務課 佐藤
      +     measure: 例外についての質問（件/週）
      +     status: adopted
      -     status: parked
    """
    adopted = [one for one in case.sheet.solutions if one.status == "adopted"]
    if adopted and all(one.is_digital for one in adopted):
        yield Remark(("solutions",))


@rule("S009", "info", deck=(44,))
def not_on_the_map(case: Case) -> Iterator[Remark]:
    """Name: not on the map of effect and effort
    名前: 効果と手間のマップに載っていない解決策
    Says: “{words}” cannot be placed on the map yet. It still lacks: {fields}.
    指摘: 「{words}」は、{fields}が書かれていないため、マップに置けません。
    Why: Side by side on a map, it is easier to see what helps most for the least effort.
    理由: 効果の大きさ等で並べてみると、優先する順番を決めやすくなります。
    Ask: How large is its effect, and how much effort does it take?
    問い: 効果はどのくらいで、手間はどのくらいかかるでしょうか。
    Write: Write the effect (`effect`) and the effort (`effort`) as high, medium or low. A guess
    will do.
    書き方: 効果（`effect`）と手間（`effort`）に、大（`high`）・中（`medium`）・小（`low`）のどれか
    を書いてください。見当でかまいません。

    A solution cannot be placed on the map, because its effect or its effort is not said.

    When: a proposed or adopted solution lacks `effect` or `effort`. On a sheet that says
    `stage: draft` a proposed one only once another solution has been placed.

    効果または手間が書かれておらず、図に置けない解決策です。

    いつ: 提案・採用の解決策に `effect` か `effort` がないとき。`stage: draft` のシートでは、
    提案のものについては、ほかの解決策が図に置かれてから出ます。

    Example (en):
        stage: draft
        causes:
          - id: C1
            text: The form asks for the same address twice.
        solutions:
          - id: S1
            text: Drop the second address from the form.
            causes: [C1]
            kind: process
      -     effect: high
      -     effort: low
      -   - id: S2  # <-
      -     text: Staff fill in the second address at the counter.
      -     causes: [C1]
      -     kind: process

    Example (ja):
        stage: draft
        causes:
          - id: C1
            text: 様式で同じ住所を二回書かせている。
        solutions:
          - id: S1
            text: 様式から二つ目の住所欄をなくす。
            causes: [C1]
            kind: process
      -     effect: high
      -     effort: low
      -   - id: S2  # <-
      -     text: 二つ目の住所は、窓口で職員が記入する。
      -     causes: [C1]
      -     kind: process
    """
    begun = any(one.effect and one.effort for one in case.sheet.solutions)
    for solution in case.sheet.solutions:
        missing = case.missing(solution, ("effect", "effort"))
        if not missing or status_of(solution) not in LIVE:
            continue
        if begun or solution.status == "adopted" or not case.drafting:
            yield remark_on(solution, missing[0], fields=named(solution, missing))


@rule("S011", "info", deck=(9,))
def not_asked_for_existing(case: Case) -> Iterator[Remark]:
    """Name: no check for something that already exists
    名前: 既にあるものを確かめていない解決策
    Says: “{words}” does not say whether something like it exists already.
    指摘: 「{words}」と似たものが既にあるかどうかが、まだ書かれていません。
    Why: If another office or a shared platform already has it, you need not pay twice.
    理由: ほかの部署や共通基盤に既にあれば、重複した投資を避けられます。
    Ask: Does something like it already exist, in your office, in a neighbouring one or on a shared
    platform?
    問い: 庁内、近隣の自治体など、共通基盤に、既に似たものはないでしょうか。
    Write: Write what already exists (`existing`), or that you found nothing and where you looked.
    書き方: 既にあるもの（`existing`）に、見つかったもの、
    またはどこを調べて見つからなかったかを書いてください。

    Something is to be bought or built, and nobody has said whether it exists already.

    When: a proposed or adopted solution has no `existing`, and it is digital or does not say of
    which kind it is (training, manuals, rules, procedures and the like are not asked); at every
    stage.

    新しく買う・作る解決策について、既にあるかどうかが書かれていません。

    いつ: 提案・採用の解決策に `existing` がなく、デジタルであるか、種類が書かれていないとき
    （研修、手順書、規程、手順の見直しなどには問いません）。段階は問いません。

    Example (en):
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
      +     existing: the road section already has the same transfer

    Example (ja):
        stage: draft
        causes:
          - id: C1
            text: 許可番号を、窓口と文書庫がそれぞれ入力している。
        solutions:
          - id: S1  # <-
            text: 文書庫は許可システムの番号を取込み、入力をやめる。
            causes: [C1]
            kind: system_change
            after: 番号の入力は窓口の一回だけになる
      +     existing: 道路課に同じ取込の仕組みがある
    """
    for solution in case.sheet.solutions:
        if status_of(solution) not in LIVE or not case.lacks(solution, "existing"):
            continue
        if solution.digital is False and solution.kind:
            continue
        if solution.is_digital or solution.kind not in _NOTHING_BOUGHT:
            yield remark_on(solution, "existing")
