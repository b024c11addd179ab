"""How the people are chosen for, won and spared: T002, T005, T006, T007."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text, same
from dxsheet.rules.rule import Case, Remark, remark_on, rule
from dxsheet.sheet.choices import STANCE


@rule("T002", "warning", deck=(41, 42))
def without_criteria(case: Case) -> Iterator[Remark]:
    """Name: work chosen without criteria
    名前: 選定基準のない対象業務の選定
    Says: The work is compared or chosen without criteria.
    指摘: 対象業務の候補・選択はありますが、選定基準がまだ書かれていません。
    Why: With the criteria in view, volunteers can judge and later explain the choice.
    理由: 選定基準を示すと、有志の職員が判断しやすくなり、選んだ理由も説明できます。
    Ask: What is the work to review chosen by?
    問い: 見直す業務を、何を基準に選ぶのでしょうか。
    Write: Write two or three criteria (`criteria`), such as how many people are affected and how
    often.
    書き方: 選定基準（`criteria`）に、困っている人の数・頻度など、二つか三つ書いてください。

    Work is compared or chosen, and the criteria are not on the sheet.

    When: `selection` has candidates or a choice and no `criteria`; at every stage.

    業務の候補や選んだ業務は書かれていますが、選定基準がありません。

    いつ: `selection` に候補または選んだ業務があり、`criteria` がないとき。段階は問いません。

    Example (en):
        selection:  # <-
      +   criteria:
      +     - name: how many are affected
      +       max: 5
      +     - name: how often
      +       max: 5
          candidates:
            - name: lending of equipment
      -       total: 7
      +       scores: [4, 3]
            - name: booking of rooms
      -       total: 4
      +       scores: [2, 2]
          chosen: lending of equipment

    Example (ja):
        selection:  # <-
      +   criteria:
      +     - name: 困っている人の数
      +       max: 5
      +     - name: 頻度
      +       max: 5
          candidates:
            - name: 備品貸出
      -       total: 7
      +       scores: [4, 3]
            - name: 会議室予約
      -       total: 4
      +       scores: [2, 2]
          chosen: 備品貸出
    """
    selection = case.sheet.selection
    if selection is None or not (selection.candidates or selection.chosen):
        return
    if case.lacks(selection, "criteria"):
        yield Remark(("selection", "criteria"))


@rule("T005", "warning", deck=(33, 34))
def without_response(case: Case) -> Iterator[Remark]:
    """Name: a worry without a response
    名前: 対応が書かれていない関係者の心配ごと
    Says: {name} is {stance}, but no response is recorded.
    指摘: {name}は「{stance}」ですが、対応がまだ書かれていません。
    Why: Reforms are often given up because nobody responded to resistance.
    理由: 関係者の抵抗や無関心に向き合わないままでは、途中で断念することになりかねません。
    Ask: What will be done about the worry, and by whom?
    問い: その心配ごとに、だれが、どう対応するのでしょうか。
    Write: Write the response (`response`), such as a talk, a change of plan or a part in the
    decision.
    書き方: 対応（`response`）に、話を聞く場、案の変更、参加してもらう役割などを書いてください。

    Somebody is indifferent or opposed, and nothing is planned about it.

    When: a stakeholder with `stance: indifferent` or `opposed` has no `response`; at every stage.

    無関心または反対の関係者に、対応が書かれていません。

    いつ: `stance` が `indifferent` または `opposed` の関係者に `response` がないとき。
    段階は問いません。

    Example (en):
        stakeholders:
          - name: Tax section  # <-
            stance: opposed
            concern: more work in the filing season
      +     response: the trial starts after the season; the section names one who decides

    Example (ja):
        stakeholders:
          - name: 税務課  # <-
            stance: opposed
            concern: 申告の時期に仕事が増える
      +     response: 試行は申告の時期の後に始め、税務課からも決める人を一人出してもらう
    """
    for one in case.sheet.stakeholders:
        if one.stance in ("indifferent", "opposed") and case.lacks(one, "response"):
            name = same(one.name) if one.name else Text("A stakeholder", "関係者")
            yield remark_on(one, "response", name=name, stance=STANCE[one.stance])


@rule("T006", "info", deck=(20,))
def no_sponsor(case: Case) -> Iterator[Remark]:
    """Name: no sponsor
    名前: 後ろ盾がいない
    Says: No sponsor is named.
    指摘: 後ろ盾になる人がまだ書かれていません。
    Why: Change is led from the top and carried by all.
    理由: 変革は、トップマネジメントが主導し、全ての関係者が参加して進むものです。
    Ask: Who in management will support it when there is resistance?
    問い: 抵抗があったときに支えてくれる上位の人はだれでしょうか。
    Write: Write the sponsor (`sponsor` of `roles`), such as a head of department who has agreed.
    書き方: 後ろ盾（`roles` の `sponsor`）に、了解を得た部長などを書いてください。

    Nobody in management supports the change.

    When: there are `roles` without a `sponsor`; from stage `decided` on, also where there are none.

    後ろ盾になる管理職が書かれていません。

    いつ: `roles` があり `sponsor` がないとき。段階が `decided` 以降では、`roles` がないときも。

    Example (en):
        roles:  # <-
          decide: [the volunteers of the five counters]
          facilitate: [Administrative reform section]
      +   sponsor: head of the citizens' department

    Example (ja):
        roles:  # <-
          decide: [五つの窓口の有志職員]
          facilitate: [業務改革推進課]
      +   sponsor: 市民部長
    """
    roles = case.sheet.roles
    if roles is None and not (case.reached("decided") and case.lacks(case.sheet, "roles")):
        return
    if roles is None or case.lacks(roles, "sponsor"):
        yield Remark(("roles", "sponsor"))


@rule("T007", "info", deck=(40,))
def load_not_stated(case: Case) -> Iterator[Remark]:
    """Name: time needed not written
    名前: お願いする時間が書かれていない参加者
    Why: Volunteers find it easier to keep going when it takes little time and they know how much.
    理由: 負担が少なく、前もって分かっていれば、有志の職員は続けやすくなります。
    Ask: How much time will it take, and until when?
    問い: どのくらいの時間を、いつまでお願いするのでしょうか。
    Write: Write the time needed (`load`), such as “an hour a week, until June”.
    書き方: お願いする時間（`load`）に「週1時間まで、6月まで」のように書いてください。

    What is asked of those who take part actively is not stated.

    When: a participant with `part: decide` or `offer` has no `load`; one finding where nobody has
    any. Those who only watch are not asked; at every stage.

    決める・出す立場の参加者に、お願いする負担が書かれていません。

    いつ: `part` が `decide` または `offer` の参加者に `load` がないとき（だれにもないときは
    一件にまとめます）。「見る」（watch）だけの人には問いません。段階は問いません。

    Example (en):
        participants:
          - name: Yamada
            unit: Citizens' section
            part: decide
            load: an hour a week
          - name: Nakamura  # <-
            unit: Branch office at the station
      -     part: offer
      +     part: watch

    Example (ja):
        participants:
          - name: 山田
            unit: 市民課
            part: decide
            load: 週1時間
          - name: 中村  # <-
            unit: 駅前出張所
      -     part: offer
      +     part: watch
    """
    active = [one for one in case.sheet.participants if one.part in ("decide", "offer")]
    unsaid = [one for one in active if case.lacks(one, "load")]
    if unsaid and len(unsaid) == len(active) > 1:
        what = Text(
            "It is not written for any participant how much time is asked.",
            "参加者にお願いする時間が、だれについても書かれていません。",
        )
        yield Remark(("participants",), what)
        return
    what = Text(
        "It is not written how much time is asked of {name}.",
        "{name}にお願いする時間が、まだ書かれていません。",
    )
    for one in unsaid:
        name = same(one.name) if one.name else Text("one participant", "参加者の一人")
        yield Remark((*one.path, "load"), what.fill(name=name))
