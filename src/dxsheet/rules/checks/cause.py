"""What a candidate cause rests on, and whose it is: C001, C005, C006, C007."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, remark_on, rule


@rule("C001", "warning", deck=(26, 27))
def few_causes(case: Case) -> Iterator[Remark]:
    """Name: fewer than two candidate causes
    名前: 課題（原因）の候補が二つ未満
    Why: One problem can have several causes, and the cause decides the solution.
    理由: 同じ問題でも課題（原因）は様々あり得て、特定された課題（原因）によって解決策が変わります。
    Ask: What else could cause it?
    問い: ほかに考えられる原因はないでしょうか。
    Write: Look at steps, rules, forms, timing and who knows what. If there really is only one, keep
    this finding and give the reason.
    書き方: 手順、決まり、様式、時期、情報の伝わり方から考えてみてください。本当に一つだけなら、
    理由を書いて、このまま残せます。

    A problem has one candidate cause only, or none where causes should be known.

    Causes that are ruled out count as candidates: they were looked at. An empty entry does not.

    When: a problem has exactly one candidate cause; from stage `identified` on, also when it has
    none. A draft whose problem has no cause yet is simply not there yet.

    一つの問題に、課題（原因）の候補が一つしかありません（または、特定済みの段階なのに
    一つもありません）。棄却した候補も、検討したものとして数えます。空のままの項目は数えません。

    いつ: 問題に課題（原因）が一つだけのとき。段階が `identified` 以降なら、一つもないときも。
    下書きでまだ一つも書かれていないときは、何も言いません。

    Example (en):
        problems:
          - id: P1  # <-
            text: Mistakes are likely in the entry of invoices.
            affected: the accounting section
            evidence: nine wrong payments since April
        causes:
          - id: C1
            text: The screen of the accounting system shows 60 fields at once.
      +   - id: C2
      +     text: The exceptions of the tax rules stand in a notice that new staff never receive.

    Example (ja):
        problems:
          - id: P1  # <-
            text: 請求書の入力業務でミスが発生しやすい。
            affected: 会計課
            evidence: 4月以降、支払の誤りが9件
        causes:
          - id: C1
            text: 財務会計システムの画面に項目が60個並び、入力欄を取り違える。
      +   - id: C2
      +     text: 税区分の例外をまとめた通知が、異動してきた職員に渡っていない。
    """
    one_only = Text(
        "“{words}” has one candidate cause.", "「{words}」の課題（原因）の候補は、まだ一つです。"
    )
    none = Text(
        "“{words}” has no candidate cause yet.",
        "「{words}」の課題（原因）の候補が、まだありません。",
    )
    ruled_out = Text(
        "The only candidate cause of “{words}” is ruled out.",
        "「{words}」の課題（原因）の候補は一つだけで、棄却されています。",
    )
    first = Text("What could cause it?", "どのような原因が考えられるでしょうか。")
    if any(not case.chain.problems_of(cause) for cause in case.sheet.causes):
        return  # one that names no problem (C010) may be the second
    for problem in case.sheet.problems:
        found = [one for one in case.chain.causes_of(problem) if one.text or one.status]
        if problem.text and not found and case.reached("identified"):
            yield remark_on(problem, "", none, first)
        elif problem.text and len(found) == 1:
            yield remark_on(problem, "", ruled_out if found[0].status == "rejected" else one_only)


@rule("C005", "warning", deck=(25,))
def identified_without_evidence(case: Case) -> Iterator[Remark]:
    """Name: confirmed without evidence
    名前: 根拠なしに特定した課題（原因）
    Says: “{words}” is confirmed, but no evidence is written.
    指摘: 「{words}」は特定とされていますが、根拠がまだ書かれていません。
    Why: Only evidence turns a suspicion into a cause.
    理由: 候補は、事実やデータで確かめて、初めて課題（原因）になります。
    Ask: What was checked, and what did it show?
    問い: 何を確かめて、何が分かったのでしょうか。
    Write: Write the evidence (`evidence`), or set the status to not checked (`status: unverified`)
    for now.
    書き方: 根拠（`evidence`）を書くか、確かめるまで状態を未検証（`status: unverified`）に
    してください。

    A cause is called confirmed and nothing says how that is known.

    When: a cause with `status: identified` has no `evidence`; at every stage.

    特定とされた課題（原因）に、確かめた内容が書かれていません。

    いつ: `status: identified` の課題（原因）に `evidence` がないとき。段階は問いません。

    Example (en):
        causes:
          - id: C1  # <-
            text: The form asks for the same address three times, so people skip the third.
            status: identified
      +     evidence: 48 of 62 returned forms lacked only the third address
            reason: the form is rewritten next year anyway

    Example (ja):
        causes:
          - id: C1  # <-
            text: 様式で同じ住所を三回書かせるため、三回目が空欄になる。
            status: identified
      +     evidence: 返送した62件中48件は、三回目の住所だけが空欄
            reason: 来年度の様式改正に含まれている
    """
    for cause in case.sheet.causes:
        if cause.status == "identified" and case.lacks(cause, "evidence"):
            yield remark_on(cause, "evidence")


@rule("C006", "warning", deck=(26,))
def rejected_without_reason(case: Case) -> Iterator[Remark]:
    """Name: ruled out without a reason
    名前: 理由なしに棄却した課題（原因）
    Says: “{words}” is ruled out, but no reason is written.
    指摘: 「{words}」を棄却した理由が書かれていません。
    Why: Without the reason, the same discussion starts again at the next meeting.
    理由: 理由が残っていないと、次の会議で同じ議論が繰り返されます。
    Ask: What evidence ruled it out?
    問い: 何を見て、違うと判断したのでしょうか。
    Write: Write the reason (`reason`): a fact that this cause does not explain.
    書き方: 理由（`reason`）に、この原因では説明がつかない事実を書いてください。

    A cause was ruled out and the sheet does not say why.

    A cause that is ruled out stays on the sheet, with its reason.

    When: a cause with `status: rejected` has no `reason`; at every stage.

    棄却した課題（原因）に理由が書かれていません。棄却した候補も、理由とともにシートに残します。

    いつ: `status: rejected` の課題（原因）に `reason` がないとき。段階は問いません。

    Example (en):
        causes:
          - id: C1  # <-
            text: The counter is short of chairs in the morning.
            status: rejected
      +     reason: two chairs or more were free on each of five mornings

    Example (ja):
        causes:
          - id: C1  # <-
            text: 午前中は記載台が埋まっている。
            status: rejected
      +     reason: 5日間の観察で、いつも二台以上空いていた
    """
    for cause in case.sheet.causes:
        if cause.status == "rejected" and case.lacks(cause, "reason"):
            yield remark_on(cause, "reason")


@rule("C007", "info", deck=(25, 27))
def outside_control(case: Case) -> Iterator[Remark]:
    """Name: a confirmed cause outside our control
    名前: 自分たちでは変えられない課題（原因）
    Says: “{words}” is confirmed but outside your control.
    指摘: 「{words}」は、自分たちでは変えられない課題（原因）とされています。
    Why: If others control the cause, ask them to act, or find the part you can change.
    理由: ほかの機関が決めていることには、働きかけるか、
    自分たちで変えられる部分を探すことになります。
    Ask: Who can change it, or which part of it can you change?
    問い: 変えられるのはだれでしょうか。自分たちで変えられる部分はないでしょうか。
    Write: Add those who can change it to the stakeholders (`stakeholders`), or find a cause closer
    to your work.
    書き方: 変えられる相手を関係者（`stakeholders`）に加えるか、
    自分たちの業務に近い課題（原因）を探してみてください。

    A cause holds, and the people on the sheet cannot change it.

    When: a cause with `status: identified` says `controllable: false`; at every stage.

    特定した課題（原因）が、自分たちでは変えられないものになっています。

    いつ: `status: identified` の課題（原因）が `controllable: false` のとき。段階は問いません。

    Example (en):
        causes:
          - id: C1
      -     text: The law asks for the signature of both parents on each form.
      +     text: Our own guide asks for the signature of both parents on each form.
            status: identified
      -     evidence: paragraph 4 of the law
      -     controllable: false  # <-
      -     reason: raised with the ministry in this year's round
      +     evidence: page 12 of the guide; the law asks for one
      +     controllable: true
      +     reason: the guide is rewritten in autumn

    Example (ja):
        causes:
          - id: C1
      -     text: 法令で、どの様式にも父母両方の署名が要る。
      +     text: 庁内の手引で、どの様式にも父母両方の署名を求めている。
            status: identified
      -     evidence: 法第4条
      -     controllable: false  # <-
      -     reason: 今年度の提案募集で国に要望した
      +     evidence: 手引12ページ。法令では一人でよい
      +     controllable: true
      +     reason: 手引は秋に改訂する
    """
    for cause in case.sheet.causes:
        if cause.status == "identified" and cause.controllable is False:
            yield remark_on(cause, "controllable")
