"""How a solution is worded: S003, S005, S006."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.rules.checks.solution_change import steps_stay
from dxsheet.rules.rule import Case, Remark, remark_on, rule
from dxsheet.sheet.chain import LIVE, status_of


@rule("S003", "warning", also=("info",), deck=(11, 12, 17), typed=True)
def digitised_as_is(case: Case) -> Iterator[Remark]:
    """Name: digitised with the steps unchanged
    名前: 手順をそのままにしたデジタル化
    Says: “{words}” seems to keep the procedure as it is.
    指摘: 「{words}」では、今の手順がそのまま残るように読めます。
    Why: A new tool alone is no reform. If the internal steps stay the same, so does the work.
    理由: DXは単なるデジタル化ではなく、内部の手順が変わらなければ手間は残ります。
    Ask: Which step could be dropped?
    問い: なくせる手順はないでしょうか。
    Write: Under “steps afterwards” (`after`), write what will no longer be done, checked, printed
    or retyped.
    書き方: 見直し後の手順（`after`）に、なくなる作業（転記、印刷、押印、
    再入力など）を書いてみてください。

    A digital step is added and the procedure behind it stays.

    When: the text of a proposed or adopted solution says so, its `before` and `after` are the
    same, or `after` says that nothing changes (this last for a solution that may be digital); at
    every stage.

    デジタルの手順が加わるだけで、その後ろの手順が元のままになっています。

    いつ: 提案・採用の解決策の文に、今の手順のままデジタルにすると書かれているとき、
    `before` と `after` が同じとき、`after` が「変わらない」となっているとき
    （あとの二つは、デジタルでないと明記されたものを除きます）。
    段階は問いません。

    Example (en):
        stage: draft
        causes:
          - id: C1
            text: Each application waits for three stamps in two buildings.
        solutions:
          - id: S1
            text: Online application for the permit.
            causes: [C1]
            kind: new_system
            existing: the shared form service of the prefecture
            before: apply, check, three stamps, issue
      -     after: apply, check, three stamps, issue  # <-
      +     after: apply, check and decide by one officer, issue

    Example (ja):
        stage: draft
        causes:
          - id: C1
            text: 申請書が、二つの庁舎で三つの押印を待っている。
        solutions:
          - id: S1
            text: 許可申請の窓口を、県の共同フォームに移す。
            causes: [C1]
            kind: new_system
            existing: 県の共同フォームを使う
            before: 申請、審査、押印三つ、発行
      -     after: 申請、審査、押印三つ、発行  # <-
      +     after: 申請、担当一人で審査・決裁、発行
    """
    said = set()
    for remark in case.worded("S003"):
        said.add(remark.path[:2])
        yield remark
    for solution in case.sheet.solutions:
        may_be_digital = solution.is_digital or (not solution.kind and solution.digital is None)
        if solution.path in said or not may_be_digital or status_of(solution) not in LIVE:
            continue
        if steps_stay(solution):
            yield remark_on(solution, "after")


@rule("S005", "warning", also=("info",), deck=(15, 17), typed=True)
def digital_as_goal(case: Case) -> Iterator[Remark]:
    """Name: digital as the goal of a solution
    名前: デジタル化そのものが目的の解決策
    Says: “{words}” sounds as if going digital were the aim.
    指摘: 「{words}」は、デジタル化そのものをねらいにしているように読めます。
    Why: Digital is a means, not the end.
    理由: デジタルは目的ではなく手段です。
    Ask: What does it change, and for whom?
    問い: それで、だれの何がどう変わるのでしょうか。
    Write: Name the means, the step it changes, and the effect: time, errors, visits.
    書き方: 手段と、変わる手順と、効果（時間・誤り・来庁の回数など）を書いてみてください。

    The solution is digitalisation, DX or AI itself, without what it does.

    When: the text of a proposed or adopted solution gives digital work as its own aim; at every
    stage.

    解決策が、デジタル化・DX・AI の活用そのものになっていて、何をするのかが分かりません。

    いつ: 提案・採用の解決策の文が、デジタル化自体をねらいとしているとき。段階は問いません。

    Example (en):
        stage: draft
        causes:
          - id: C1
            text: Figures are typed from paper into three ledgers.
        solutions:
          - id: S1
      -     text: Promote DX.  # <-
      +     text: Keep one ledger and abolish the other two.
            causes: [C1]
      -     kind: other
      -     digital: false
      +     kind: abolish

    Example (ja):
        stage: draft
        causes:
          - id: C1
            text: 紙から三つの台帳へ、数字を手で写している。
        solutions:
          - id: S1
      -     text: DXを推進する。  # <-
      +     text: 台帳を一つにして、残りの二つを廃止する。
            causes: [C1]
      -     kind: other
      -     digital: false
      +     kind: abolish
    """
    yield from case.worded("S005")


@rule("S006", "warning", also=("info",), deck=(13, 17), typed=True)
def nothing_to_check(case: Case) -> Iterator[Remark]:
    """Name: a solution in which nothing can be checked
    名前: 確かめられない解決策
    Says: “{words}” does not yet say anything that can be done and checked.
    指摘: 「{words}」には、行って確かめられることがまだ出てきません。
    Why: A resolve to try harder cannot be carried out, nor looked at afterwards.
    理由: 「徹底する」「強化する」だけでは、何をするのか、できたのかを確かめられません。
    Ask: Who would do what differently tomorrow?
    問い: 明日から、だれが何を変えるのでしょうか。
    Write: Say who does what, at which step, and what is different afterwards.
    書き方: 「だれが、どの手順で、何をするか」と、その後に変わることを書いてみてください。

    Nothing in the solution can be done and checked.

    When: the text of a proposed or adopted solution holds only words such as "strengthen" or
    "raise awareness"; at every stage.

    解決策に、実際に行って確かめられることがありません。

    いつ: 提案・採用の解決策の文が、「徹底」「強化」「検討」のような言葉だけでできているとき。
    段階は問いません。

    Example (en):
        stage: draft
        causes:
          - id: C1
            text: Two sections each keep a list of the same keys.
        solutions:
          - id: S1
      -     text: Strengthen cooperation between the sections.  # <-
      +     text: The reception keeps the only list of keys, and both sections ask there.
            causes: [C1]
            kind: organisation

    Example (ja):
        stage: draft
        causes:
          - id: C1
            text: 二つの課が、同じ鍵の台帳を別々に付けている。
        solutions:
          - id: S1
      -     text: 課の間の連携を強化する。  # <-
      +     text: 鍵の台帳は受付の一冊だけにして、二つの課は受付で借りる。
            causes: [C1]
            kind: organisation
    """
    yield from case.worded("S006")
