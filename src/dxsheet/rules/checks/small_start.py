"""Whether it starts small, and what is settled before it does: M001 to M004."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, named, remark_on, rule
from dxsheet.sheet.chain import LIVE, status_of
from dxsheet.wording.normalise import is_japanese, normalise, table

_SCOPE = ("units", "work", "budget", "period", "risk", "affected")
_AIM = ("success_sign", "expansion_condition")
# Words for the whole of an organisation wherever they stand.
_WHOLE_JA = table("""\
全庁|全部局|全省|全社|全局|全区|全組織|全所属|全部署|庁内全|組織全体|市全体|県全体|区全体|町全体|
村全体|都全体|府全体|庁全体|省全体|役所全体|役場全体|すべての部局|全ての部局|すべての部署|
全ての部署|すべての課|全ての課|すべての所属|全ての所属|全市|全県|全支所|全出張所|全区役所|全窓口|
全施設|全職員|全課|全部門|すべての部門|全ての部門""")
# Part of one unit after all: 「市民課の全職員」.
_WITHIN_JA = ("課の", "係の", "室の", "班の", "所の", "館の", "校の", "部の", "局の", "センターの")
_WHOLE_EN = table("""\
all departments|all sections|all units|all offices|all divisions|all bureaus|all branches|
all branch offices|all staff|all counters|all wards|all teams|all employees|every department|
every section|every unit|every office|every division|every branch|every counter|every team|
whole organisation|whole organization|entire organisation|entire organization|whole office|
entire office|whole city|entire city|whole town|entire town|whole prefecture|entire prefecture|
whole ministry|entire ministry|whole agency|entire agency|whole council|entire council|
whole municipality|entire municipality|whole company|city-wide|citywide|town-wide|
organisation-wide|organization-wide|office-wide|ministry-wide|council-wide|agency-wide|
across the organisation|across the organization|across the city|everywhere|everybody|everyone""")
# Words that make the whole something for later, or take a part of it.
_LESS_JA = ("前に", "の前", "のうち", "ではなく", "でなく", "せず", "から選", "後に", "将来", "除")
_LESS_EN = table("""\
before|later|not |one of|two of|some of|part of|except|out of|then|in the |of the section|of one|
afterwards""")


def whole_organisation(text: str) -> bool:
    """Whether words name the whole organisation as what takes part."""
    text = normalise(text)
    if is_japanese(text):
        if any(words in text for words in _LESS_JA):
            return False
        return any(
            not text.partition(words)[0].endswith(_WITHIN_JA)
            for words in _WHOLE_JA
            if words in text
        )
    if any(words in text for words in _LESS_EN):
        return False
    return any(words in text for words in _WHOLE_EN)


@rule("M001", "info", deck=(54, 61))
def no_small_start(case: Case) -> Iterator[Remark]:
    """Name: no trial
    名前: スモールスタートがない
    Says: No trial is planned yet.
    指摘: スモールスタートの予定がまだ書かれていません。
    Why: A small trial needs little money and time and carries little risk. It is an option, not a
    duty.
    理由: スモールスタートなら、予算も期間も失敗時のリスクも小さくできます（必須ではありません）。
    Ask: Could you begin in one section or with part of the work?
    問い: 一部の組織、一部の業務から始められないでしょうか。
    Write: Add a trial (`small_start`), or keep this finding and give the reason.
    書き方: 試行（`small_start`）を加えるか、行わない理由を書いて、このまま残してください。

    It is decided, and the sheet plans no small start.

    When: the stage is `decided` or later, there is no `small_start`, and a solution is proposed or
    adopted. A reason not to start small is kept under `kept` (`rule: M001`, `at: small_start`).

    決定されていますが、スモールスタートの予定がありません。

    いつ: 段階が `decided` 以降で、提案または採用の解決策があり、`small_start` がないとき。行わない
    理由は、`kept` に `rule: M001`、`at: small_start` として書けます。

    Example (en):
        dxsheet: 1  # <-
        title: Forms that come back
        stage: decided
        roles:
          decide: [the volunteers of the five counters]
          sponsor: head of the department
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
        communication:
          means: one chat that the whole team is in
          content:
            who: who asks and who answers
            what: questions, changes, decisions
            when: the same day
            where: chat “form”
            why: so that nobody does a thing twice
            how: a line or two
          scope: the team and the section head
          exception: call when it cannot wait
      + kept:
      +   - rule: M001
      +     at: small_start
      +     reason: all five counters give out the same form, so it changes on one day

    Example (ja):
        dxsheet: 1  # <-
        title: 返送される様式
        stage: decided
        roles:
          decide: [五つの窓口の有志職員]
          sponsor: 部長
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
        communication:
          means: チーム全員が入るチャット
          content:
            who: 尋ねる人と答える人
            what: 質問、変更、決定
            when: その日のうちに
            where: チャット「様式」
            why: 同じ作業を二人でしないため
            how: 一、二行で
          scope: チームと課長
          exception: 急ぎのときは電話
      + kept:
      +   - rule: M001
      +     at: small_start
      +     reason: 五つの窓口が同じ様式を配るため、同じ日に切り替える
    """
    if not case.reached("decided") or not case.lacks(case.sheet, "small_start"):
        return
    if any(status_of(solution) in LIVE for solution in case.sheet.solutions):
        yield Remark(("small_start",))


@rule("M004", "info", deck=(54, 55))
def whole_at_once(case: Case) -> Iterator[Remark]:
    """Name: a trial of the whole organisation
    名前: 組織全体での試行
    Says: “{words}” seems to cover the whole organisation.
    指摘: 「{words}」は、組織全体を対象にしているようです。
    Why: The larger the scale, the more money, time and risk.
    理由: 規模が大きくなるほど、予算・時間・リスクも増えます。
    Ask: Could a single section show the same thing?
    問い: 同じことを確かめられる、一部の組織はないでしょうか。
    Write: Write one section, or a few, as the place (`units`).
    書き方: 組織（`units`）に、一つか少数の組織を書いてみてください。

    A small start takes in the whole organisation.

    When: `units` of an entry of `small_start` says so in words (全庁, 全部局, the whole office, all
    departments); at every stage.

    スモールスタートの対象が、組織全体になっています。

    いつ: `small_start` の `units` が、全庁、全部局のように組織全体を指しているとき。段階は
    問いません。

    Example (en):
        small_start:
          - id: T1
      -     units: all departments of the city  # <-
      +     units: the general affairs section, before all departments follow
            work: lending of equipment
            budget: none
            period: May and June
            risk: the book and the shelf disagree for a while
      -     affected: 1,200 staff
      +     affected: 40 staff
            success_sign: nobody asks where the projector is
            expansion_condition: under two missing items a month

    Example (ja):
        small_start:
          - id: T1
      -     units: 全庁  # <-
      +     units: 総務課（全庁に広げる前に）
            work: 備品貸出
            budget: なし
            period: 5月から6月
            risk: しばらく帳簿と棚が合わない
      -     affected: 職員1,200人
      +     affected: 職員40人
            success_sign: 備品の場所を尋ねる電話がなくなる
            expansion_condition: 不明の備品が月二点未満
    """
    for trial in case.sheet.small_start:
        if trial.units and whole_organisation(trial.units):
            yield remark_on(trial, "units")


@rule("M002", "warning", deck=(55, 56, 57, 58))
def scope_open(case: Case) -> Iterator[Remark]:
    """Name: a trial without its scope
    名前: 範囲や期間などが決まっていない試行
    Why: A trial stays small when it is settled beforehand where, what, at what cost, how long and
    at what risk.
    理由: どこで、何を、いくらで、いつまで、どんなリスクで行うかを先に決めておくと、
    小さく始められます。
    Ask: How far does it go, and what could go wrong?
    問い: どこまでを範囲とし、うまくいかないときは何が起きるでしょうか。
    Write: Write what is listed (“none” is an answer too). Under “how to go back” (`way_back`),
    write how to return to the old way.
    書き方: 挙げた項目を書いてください（「なし」も答えです）。戻し方（`way_back`）も書けます。

    A small start does not say its unit, work, budget, period, risk or the people affected.

    When: an entry of `small_start` lacks one of the six; at every stage. One finding names all that
    are missing.

    スモールスタートの組織・業務・予算・期間・リスク・影響を受ける人のどれかが書かれていません。

    いつ: `small_start` の項目に、六つのどれかがないとき（まとめて一件）。段階は問いません。

    Example (en):
        small_start:
          - id: T1  # <-
            units: branch office at the station
            work: move-ins
            budget: none
            period: May and June
      +     risk: forms pile up on one desk
            affected: 4 staff, 30 residents a week
            success_sign: fewer rewritten forms after two weeks
            expansion_condition: under 15 rewritten forms a week

    Example (ja):
        small_start:
          - id: T1  # <-
            units: 駅前出張所
            work: 転入
            budget: なし
            period: 5月から6月
      +     risk: 一つの机に書類がたまる
            affected: 職員4人、週30人の住民
            success_sign: 二週間で書き直しが減る
            expansion_condition: 書き直しが週15件未満
    """
    yield from _open(case, _SCOPE)


@rule("M003", "warning", deck=(59, 60))
def aim_open(case: Case) -> Iterator[Remark]:
    """Name: no sign of success or condition to expand
    名前: 成功の目安または展開の条件がない
    Why: Settled beforehand, they turn a small success into momentum and tell you when to stop.
    理由: 先に決めておけば、小さな成功を機運につなげられ、迷うときは立ち止まれます。
    Ask: What would show that it works, and what would let it expand?
    問い: 何が見えたら成功と言え、どうなったら展開するのでしょうか。
    Write: Write the sign of success (`success_sign`) and the condition to expand
    (`expansion_condition`), with figures if you can.
    書き方: 成功の目安（`success_sign`）と展開の条件（`expansion_condition`）を、
    あれば数字を添えて書いてください。

    A small start does not say what success looks like, or when it is expanded.

    When: an entry of `small_start` lacks `success_sign` or `expansion_condition`; at every stage.

    スモールスタートに、成功の目安または展開の条件が書かれていません。

    いつ: `small_start` の項目に `success_sign` か `expansion_condition` がないとき。段階は
    問いません。

    Example (en):
        small_start:
          - id: T1  # <-
            units: branch office at the station
            work: move-ins
            budget: none
            period: May and June
            risk: forms pile up on one desk
            affected: 4 staff, 30 residents a week
            success_sign: fewer rewritten forms after two weeks
      +     expansion_condition: under 15 rewritten forms a week

    Example (ja):
        small_start:
          - id: T1  # <-
            units: 駅前出張所
            work: 転入
            budget: なし
            period: 5月から6月
            risk: 一つの机に書類がたまる
            affected: 職員4人、週30人の住民
            success_sign: 二週間で書き直しが減る
      +     expansion_condition: 書き直しが週15件未満
    """
    yield from _open(case, _AIM)


def _open(case: Case, keys: tuple[str, ...]) -> Iterator[Remark]:
    what = Text(
        "The trial “{words}” still lacks: {fields}.",
        "試行「{words}」に、{fields}がまだ書かれていません。",
    )
    for trial in case.sheet.small_start:
        missing = case.missing(trial, keys)
        if missing:
            yield remark_on(trial, missing[0], what, fields=named(trial, missing))
