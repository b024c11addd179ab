"""What a solution changes and who carries it: S004, S007."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.case import Case, clipped, named
from dxsheet.rules.checks._steps import names_what_goes, steps_stay
from dxsheet.rules.engine import Remark, rule
from dxsheet.sheet.chain import LIVE, status_of


@rule(
    "S004",
    "warning",
    name=Text("digital, and no change of procedure", "手順が変わらないデジタルの解決策"),
    deck=(14, 16),
    reason=Text(
        "The digital part is the means; what decides is how the work changes.",
        "デジタルは手段で、成否を左右するのは変革（手順の変わり方）です。",
    ),
    ask=Text(
        "Which step changes or goes once it is in use?",
        "使い始めると、どの手順が変わる、またはなくなるのでしょうか。",
    ),
    hint=Text(
        "Write `after` (steps after) or `rule_challenged` (the rule that is looked at again).",
        "`after`（手順の後）か `rule_challenged`（見直す決まり）を書いてください。",
    ),
)
def no_change_of_procedure(case: Case) -> Iterator[Remark]:
    """A digital solution, and nothing on the sheet says what changes in the work.

    A digital solution is never faulted for being digital.

    When: a proposed or adopted solution is digital (`digital: true`, else by its kind), has
    neither `after` nor `rule_challenged`, and its text names no step that goes; at every stage.
    Where S003 already says that the steps stay, S004 keeps quiet.

    デジタルの解決策で、仕事の何が変わるのかが書かれていません。デジタルであること自体を
    指摘するものではありません。

    いつ: 提案・採用のデジタルの解決策（`digital: true`、なければ種類で判断）に、`after` も
    `rule_challenged` もなく、なくなる手順も文に出てこないとき。段階は問いません。
    S003 が出ているときは、S004 は出ません。

    Flawed (en):
        stage: draft
        causes:
          - id: C1
            text: Callers ask the same ten questions.
        solutions:
          - id: S1  # <-
            text: Put the questions and answers on the town's chat page.
            causes: [C1]
            kind: new_system
            existing: none in the town; the prefecture has no such page

    Flawed (ja):
        stage: draft
        causes:
          - id: C1
            text: 電話での質問の大半が、同じ十項目に集まっている。
        solutions:
          - id: S1  # <-
            text: よくある質問と答えを、町の公式チャットに載せる。
            causes: [C1]
            kind: new_system
            existing: 町にはない。県にも同様のページはない

    Sound (en):
        stage: draft
        causes:
          - id: C1
            text: Callers ask the same ten questions.
        solutions:
          - id: S1
            text: Put the questions and answers on the town's chat page.
            causes: [C1]
            kind: new_system
            existing: none in the town; the prefecture has no such page
            after: the desk no longer answers the ten questions by telephone in the morning

    Sound (ja):
        stage: draft
        causes:
          - id: C1
            text: 電話での質問の大半が、同じ十項目に集まっている。
        solutions:
          - id: S1
            text: よくある質問と答えを、町の公式チャットに載せる。
            causes: [C1]
            kind: new_system
            existing: 町にはない。県にも同様のページはない
            after: 十項目の質問は、午前の電話当番で受けなくなる
    """
    what = Text(
        "“{words}” is digital, and nothing says yet what changes in the work.",
        "「{words}」はデジタルの解決策ですが、仕事の何が変わるのかがまだ書かれていません。",
    )
    stays = {one.statement.path[:2] for one in case.labelled("S003") if one.sure}
    for solution in case.sheet.solutions:
        if not solution.is_digital or status_of(solution) not in LIVE:
            continue
        if solution.path in stays or steps_stay(solution):
            continue
        if len(case.missing(solution, ("after", "rule_challenged"))) < 2:
            continue
        if not names_what_goes(solution.text or ""):
            words = clipped(solution.text or solution.id or "")
            yield Remark((*solution.path, "after"), what.fill(words=words))


@rule(
    "S007",
    "warning",
    name=Text("adopted without owner or measure", "担当または指標のない採用済みの解決策"),
    deck=(52, 60),
    reason=Text(
        "Without an owner nobody begins, and without a measure nobody can tell whether it worked.",
        "担当がなければだれも始められず、指標がなければ効果があったかどうかがわかりません。",
    ),
    ask=Text(
        "Who carries it, and what will show that it worked?",
        "だれが進め、何を見て効果を確かめるのでしょうか。",
    ),
    hint=Text(
        "Write `owner` (one name) and `measure` (what is counted before and after).",
        "`owner`（担当を一人）と `measure`（前後で比べる指標）を書いてください。",
    ),
)
def without_owner_or_measure(case: Case) -> Iterator[Remark]:
    """A solution is adopted, and nobody carries it or nothing will be measured.

    When: a solution with `status: adopted` lacks `owner` or `measure`; at every stage. One
    finding names both where both are missing.

    採用された解決策に、担当または指標が書かれていません。

    いつ: `status: adopted` の解決策に `owner` か `measure` がないとき（両方ないときも一件）。
    段階は問いません。

    Flawed (en):
        stage: draft
        causes:
          - id: C1
            text: The form asks for the same address twice.
            status: identified
            evidence: 48 of 62 returned forms lacked the second address
        solutions:
          - id: S1  # <-
            text: Drop the second address from the form.
            causes: [C1]
            kind: process
            effect: high
            effort: low
            owner: Sato, tax section
            status: adopted
          - id: S2
            text: Staff fill in the second address at the counter.
            causes: [C1]
            kind: process
            status: parked

    Flawed (ja):
        stage: draft
        causes:
          - id: C1
            text: 様式で同じ住所を二回書かせている。
            status: identified
            evidence: 返送した62件中48件は、二つ目の住所だけが空欄
        solutions:
          - id: S1  # <-
            text: 様式から二つ目の住所欄をなくす。
            causes: [C1]
            kind: process
            effect: high
            effort: low
            owner: 税務課 佐藤
            status: adopted
          - id: S2
            text: 二つ目の住所は、窓口で職員が記入する。
            causes: [C1]
            kind: process
            status: parked

    Sound (en):
        stage: draft
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
            owner: Sato, tax section
            measure: forms returned a month
            status: adopted
          - id: S2
            text: Staff fill in the second address at the counter.
            causes: [C1]
            kind: process
            status: parked

    Sound (ja):
        stage: draft
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
            owner: 税務課 佐藤
            measure: 月あたりの返送件数
            status: adopted
          - id: S2
            text: 二つ目の住所は、窓口で職員が記入する。
            causes: [C1]
            kind: process
            status: parked
    """
    what = Text(
        "“{words}” was adopted; still to be filled in: {fields}.",
        "「{words}」は採用されていますが、{fields}がまだ書かれていません。",
    )
    for solution in case.sheet.solutions:
        missing = case.missing(solution, ("owner", "measure"))
        if solution.status == "adopted" and missing:
            words = clipped(solution.text or solution.id or "")
            fields = named(solution, missing)
            yield Remark((*solution.path, missing[0]), what.fill(words=words, fields=fields))
