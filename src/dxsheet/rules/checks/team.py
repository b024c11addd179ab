"""Who decides, who is in the room, and who owns a piece of work: T001, T003, T004, K003."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.findings import Severity
from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, remark_on, rule
from dxsheet.sheet.chain import owners_of
from dxsheet.sheet.choices import SKILL
from dxsheet.spoken import folded


@rule("T001", "warning", deck=(36, 40, 43))
def nobody_decides(case: Case) -> Iterator[Remark]:
    """Name: nobody decides, or only the facilitator
    名前: 決める人がいない、または進行役だけが決める
    Why: Those who do the work decide; the facilitator leads the meeting and sorts.
    理由: 意思決定を実際に業務をする人に委ね、進行役が進行と整理に回ると、
    主体的な参加につながります。
    Ask: Who of those who do the work decides?
    問い: 業務をする人のうち、だれが決めるのでしょうか。
    Write: Write who decides (`decide` of `roles`). They should not be the facilitators
    (`facilitate`).
    書き方: 決める人（`roles` の `decide`）に、進行役（`facilitate`）とは別の人を書いてください。

    Nobody is named who decides, or all who decide are the facilitators.

    Who decides stands under `roles.decide`, or is a participant with `part: decide`.

    Where `roles.decide` names only facilitators and other participants have `part: decide`, the two
    places disagree.

    When: there are `roles` or `participants`, or the stage is `decided` or later.

    決める人が書かれていないか、決める人が進行役と同じです。決める人は `roles` の `decide`、
    または `part: decide` の参加者です。`decide` が進行役だけで、ほかの参加者に `part: decide`
    があるときは、二か所が食い違っています。

    いつ: `roles` または `participants` があるとき。段階が `decided` 以降では、どちらもないときも。

    Example (en):
        roles:
      -   decide: [Administrative reform section]  # <-
      +   decide: [the volunteers of the five counters]
          facilitate: [Administrative reform section]
          sponsor: head of the citizens' department

    Example (ja):
        roles:
      -   decide: [業務改革推進課]  # <-
      +   decide: [五つの窓口の有志職員]
          facilitate: [業務改革推進課]
          sponsor: 市民部長
    """
    sheet, roles = case.sheet, case.sheet.roles
    if not (roles or sheet.participants or case.reached("decided")):
        return
    where = ("roles", "decide")
    named = roles.decide if roles else ()
    present = [one.name or "?" for one in sheet.participants if one.part == "decide"]
    leading = {folded(name) for name in (roles.facilitate if roles else ())}
    others = [name for name in present if folded(name) not in leading]
    if not named and not present:
        if case.lacks(roles, "decide") if roles else case.lacks(sheet, "roles"):
            what = Text("It is not written who decides.", "決める人がまだ書かれていません。")
            yield Remark(where, what)
    elif leading.issuperset(map(folded, named)) and not others:
        what = Text(
            "Only facilitators are named as decision-makers.",
            "決める人が、進行役だけになっています。",
        )
        yield Remark(where, what)
    elif named and leading.issuperset(map(folded, named)):
        what = Text(
            "`roles.decide` names only facilitators, and {names} have `part: decide`.",
            "`roles` の `decide` は進行役だけですが、{names} も `part: decide` になっています。",
        )
        yield Remark(
            where,
            what.fill(names=Text(", ".join(others), "、".join(others))),
            Text("Which of the two places is right?", "どちらが正しいのでしょうか。"),
            Text(
                "Write the same people in both places.",
                "`roles` の `decide` と参加者の `part` を、同じ人にそろえてください。",
            ),
        )


@rule("T003", "info", deck=(22, 35, 45))
def one_viewpoint(case: Case) -> Iterator[Remark]:
    """Name: one viewpoint in the room
    名前: 参加者の視点が偏っている
    Why: People from different departments and careers find different causes.
    理由: 所属や経歴が異なる職員からは、多様な課題（原因）が出てきます。
    Ask: Who else does this work or lives with its result?
    問い: ほかに、この業務をしている人や、その結果を受け取る人はいないでしょうか。
    Write: Add somebody from another department, and somebody who knows the work (`the_work`).
    書き方: 別の所属の人や、業務そのもの（`the_work`）を知る人を参加者に加えてみてください。

    All participants come from one unit, or nobody knows the work itself.

    When: there are participants, and those who give a `unit` all give the same one, or there is
    only one entry; or some give `skills` and nobody has `the_work`. What nobody has filled in is
    not judged.

    参加者の所属が一つだけか、業務そのものを知る人がいません。

    いつ: 参加者があり、書かれた所属（`unit`）がすべて同じとき、参加者が一件だけのとき、または
    知識・スキル（`skills`）が書かれていて `the_work` の人がいないとき。だれも書いていない項目は
    判断しません。

    Example (en):
        participants:  # <-
          - name: Yamada
            unit: Citizens' section
            part: decide
            load: an hour a week
          - name: Nakamura
      -     unit: Citizens' section
      +     unit: Branch office at the station
            part: offer
            load: an hour a week

    Example (ja):
        participants:  # <-
          - name: 山田
            unit: 市民課
            part: decide
            load: 週1時間
          - name: 中村
      -     unit: 市民課
      +     unit: 駅前出張所
            part: offer
            load: 週1時間
    """
    people = case.sheet.participants
    units = {folded(one.unit.strip()) for one in people if one.unit}
    if len(units) == 1 or len(people) == 1:
        what = Text("All participants come from one department.", "参加者の所属が一つだけです。")
        yield Remark(("participants",), what)
    skills = {skill for one in people for skill in one.skills}
    if skills and "the_work" not in skills:
        what = Text(
            "No participant is listed as knowing the work.",
            "業務そのものを知る人が、参加者に見当たりません。",
        )
        yield Remark(("participants",), what)


# Those that run short, says the deck (rule 23).
_SCARCE = ("bpr", "service_design", "project_management")


@rule("T004", "info", deck=(22, 23))
def skill_not_covered(case: Case) -> Iterator[Remark]:
    """Name: a reform skill that nobody brings
    名前: 改革の知識・スキルがそろっていない
    Says: No participant is listed with the skill: {skills}.
    指摘: 参加者に、{skills}の知識・スキルを持つ人がいません。
    Why: These are the skills that matter most and most often run short.
    理由: 特に重要な知識・スキルである一方、不足しがちなものです。
    Ask: Who in the house or outside could be asked?
    問い: 庁内外に、声をかけられる人はいないでしょうか。
    Write: Add a participant who has the skill. Somebody who only observes (`watch`) is welcome too.
    書き方: その知識・スキルを持つ人を参加者に加えてみてください。
    「見る」（`watch`）だけの参加でもかまいません。

    Process reform, user-centred design or project management is covered by nobody.

    When: there are participants and some of them give `skills`; from stage `decided` on, also
    where none does.

    業務改革（BPR）、利用者目線のサービス設計、プロジェクトマネジメントのどれかを持つ人がいません。

    いつ: 参加者のうちだれかに `skills` が書かれているとき。段階が `decided` 以降では、だれにも
    書かれていないときも。

    Example (en):
        participants:  # <-
          - name: Yamada
            unit: Citizens' section
            part: decide
            skills: [the_work, service_design]
            load: an hour a week
          - name: Kimura
            unit: Administrative reform section
            part: watch
      -     skills: [bpr]
      +     skills: [bpr, project_management]

    Example (ja):
        participants:  # <-
          - name: 山田
            unit: 市民課
            part: decide
            skills: [the_work, service_design]
            load: 週1時間
          - name: 木村
            unit: 業務改革推進課
            part: watch
      -     skills: [bpr]
      +     skills: [bpr, project_management]
    """
    people = case.sheet.participants
    covered = {skill for one in people for skill in one.skills}
    missing = [skill for skill in _SCARCE if skill not in covered]
    if people and missing and (covered or case.reached("decided")):
        skills = Text(
            ", ".join(SKILL[skill].en for skill in missing),
            "、".join(SKILL[skill].ja for skill in missing),
        )
        yield Remark(("participants",), values={"skills": skills})


@rule("K003", "warning", also=("error",), deck=(46, 52))
def not_one_main_owner(case: Case) -> Iterator[Remark]:
    """Name: a work item without one main owner
    名前: 主担当が一人に決まっていない作業
    Why: If there is no main owner, or several, each waits for the other and nobody does the work.
    理由: 主担当がいない、または複数だと、お互いに相手がやると思う「お見合い」が起きます。
    Ask: If you name only one person, who is it?
    問い: 一人だけ挙げるとしたら、だれでしょうか。
    Write: Write one name as the main owner (`main_owners`). Another person can be the stand-in
    (`stand_in`).
    書き方: 主担当（`main_owners`）には一人だけ書いてください。ほかの人は、
    代わりの人（`stand_in`）などに書けます。

    A work item has no main owner, or more than one.

    One person may own several items. Two names in one entry, parted by 「、」 or a semicolon, are
    two. Names in brackets are not counted.

    When: a work item does not have exactly one main owner; at every stage. It is an error once
    the stage is `trial`, or an entry of `small_start` is running or over.

    作業に主担当がいないか、複数います。一人が複数の作業を持つのはかまいません。一つの欄に
    「、」で並べた名前は、それぞれ一人と数えます（かっこの中は数えません）。

    いつ: 作業の主担当が一人でないとき。段階は問いません。段階が `trial` のとき、または
    `small_start` に実施中・終了のものがあるときはエラーになります。

    Example (en):
        work_items:
          - id: W1
            text: Rewrite the form.
      -     main_owners: [Sato, Mori]  # <-
      -     stand_in: Kimura
      +     main_owners: [Sato]
      +     stand_in: Mori

    Example (ja):
        work_items:
          - id: W1
            text: 様式を作り直す。
      -     main_owners: [佐藤, 森]  # <-
      -     stand_in: 木村
      +     main_owners: [佐藤]
      +     stand_in: 森
    """
    none = Text("“{words}” has no main owner.", "「{words}」に主担当がまだいません。")
    several = Text("“{words}” has {count} main owners.", "「{words}」の主担当が{count}人います。")
    severity: Severity | None = "error" if _trial_runs(case) else None
    for work in case.sheet.work_items:
        count = len(owners_of(work))
        if count == 1 or (count == 0 and not case.lacks(work, "main_owners")):
            continue
        what = several if count else none
        yield remark_on(work, "main_owners", what, count=count)._replace(severity=severity)


def _trial_runs(case: Case) -> bool:
    running = any(one.status in ("running", "over") for one in case.sheet.small_start)
    return running or case.sheet.stage == "trial"
