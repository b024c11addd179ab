"""How people talk to each other: K001, K002, K004."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, named, remark_on, rule
from dxsheet.sheet.nouns import Communication, Content


def _asked(case: Case) -> bool:
    """Whether rules of communication are to be expected: some are written, or it is decided."""
    if case.sheet.communication is not None:
        return True
    return case.reached("decided") and case.lacks(case.sheet, "communication")


@rule("K001", "warning", deck=(46, 47, 49))
def means_or_scope(case: Case) -> Iterator[Remark]:
    """Name: not settled how or with whom information is shared
    名前: 情報共有の手段または範囲がない
    Says: The communication rules do not say yet: {fields}.
    指摘: コミュニケーションルールに、{fields}がまだ書かれていません。
    Why: Unless it is agreed how information is shared and with whom, it is easily left out or
    understood differently.
    理由: 手段と範囲を決めておかないと、情報の抜け漏れや認識相違が起きやすくなります。
    Ask: How is information shared, and with whom?
    問い: どのような手段で、どの範囲まで共有するのでしょうか。
    Write: Write the channel (`means`), such as a chat with everybody in it, and with whom it is
    shared (`scope`).
    書き方: 手段（`means`。メール、全員参加のチャットなど）と範囲（`scope`。
    だれが読めるか）を書いてください。

    The rules of communication do not say by what means, or how far.

    When: `communication` lacks `means` or `scope`; from stage `decided` on, also where there is no
    `communication`.

    コミュニケーションルールに、手段または範囲が書かれていません。

    いつ: `communication` に `means` か `scope` がないとき。段階が `decided` 以降では、
    `communication` 自体がないときも。

    Example (en):
        communication:  # <-
          means: one chat that the whole team is in
          content:
            who: who asks and who answers
            what: questions, changes, decisions
            when: the same day
            where: chat “counter”
            why: so that nobody does a thing twice
            how: a line or two, with the number of the work item
      +   scope: the team and the section head
          exception: call when it cannot wait

    Example (ja):
        communication:  # <-
          means: チーム全員が入るチャット
          content:
            who: 尋ねる人と答える人
            what: 質問、変更、決定
            when: その日のうちに
            where: チャット「窓口」
            why: 同じ作業を二人でしないため
            how: 作業番号を付けて一、二行で
      +   scope: チームと課長
          exception: 急ぎのときは電話
    """
    if not _asked(case):
        return
    talk = case.sheet.communication or Communication.made(("communication",))
    missing = case.missing(talk, ("means", "scope"))
    if missing:
        yield remark_on(talk, missing[0], fields=named(talk, missing))


@rule("K002", "warning", deck=(46, 48))
def part_of_5w1h(case: Case) -> Iterator[Remark]:
    """Name: who, what, when, where, why or how is missing
    名前: 共有する情報の5W1Hに、書かれていないものがある
    Says: The information to share still lacks: {fields}.
    指摘: 共有する情報のうち、{fields}がまだ書かれていません。
    Why: A message that leaves out one of the five Ws will be queried tomorrow.
    理由: 5W1Hのどれかが抜けた連絡は、後で聞き直すことになります。
    Ask: Who tells what, when, where, why and how?
    問い: だれが、何を、いつ、どこで、なぜ、どのように伝えるのでしょうか。
    Write: Write the rest of what is shared (`content`). A few words each will do.
    書き方: 共有する情報（`content`）の残りを、短い言葉で書いてください。

    What is shared is not said in all six respects.

    When: there is `communication` and its `content` is missing or lacks one of the six; from stage
    `decided` on, also where there is no `communication`.

    共有する情報（5W1H）の六つの欄に、空きがあります。

    いつ: `communication` があり、`content` がない、または六つのどれかが空いているとき。段階が
    `decided` 以降では、`communication` 自体がないときも。

    Example (en):
        communication:
          means: one chat that the whole team is in
          content:  # <-
            who: who asks and who answers
            what: questions, changes, decisions
            when: the same day
            where: chat “counter”
      +     why: so that nobody does a thing twice
      +     how: a line or two, with the number of the work item
          scope: the team and the section head
          exception: call when it cannot wait

    Example (ja):
        communication:
          means: チーム全員が入るチャット
          content:  # <-
            who: 尋ねる人と答える人
            what: 質問、変更、決定
            when: その日のうちに
            where: チャット「窓口」
      +     why: 同じ作業を二人でしないため
      +     how: 作業番号を付けて一、二行で
          scope: チームと課長
          exception: 急ぎのときは電話
    """
    if not _asked(case):
        return
    talk = case.sheet.communication or Communication.made(("communication",))
    content = talk.content or Content.made(("communication", "content"))
    if talk.content is None and not case.lacks(talk, "content"):
        return
    missing = case.missing(content, tuple(Content.fields))
    if missing:
        key = missing[0] if talk.content else ""
        yield remark_on(content, key, fields=named(content, missing))


@rule("K004", "info", deck=(50, 51))
def no_exception_or_stand_in(case: Case) -> Iterator[Remark]:
    """Name: nothing for urgent matters, or no stand-in
    名前: 急ぎのときの決まりがない、または代わりの人がいない
    Why: Urgent matters and sudden absences come when there is no time to agree on what to do.
    理由: 緊急時や急な不在は、相談する余裕がないときに起こります。
    Ask: What will you do when something is urgent, or when the main owner is away?
    問い: 急ぎのとき、または主担当が不在のときは、どうするのでしょうか。
    Write: Write what to do when it is urgent (`exception` of `communication`), or the stand-in
    (`stand_in`) of the work item.
    書き方: 急ぎのとき（`communication` の `exception`）、
    または作業の代わりの人（`stand_in`）を書いてください。

    The rules of communication have no way for urgent matters, or a work item has no stand-in.

    When: `communication` lacks `exception`; or a work item that has a main owner and is not done
    lacks `stand_in`; at every stage.

    急ぎのときの決まりがないか、作業に代わりの人がいません。

    いつ: `communication` に `exception` がないとき。主担当がいて完了していない作業に `stand_in` が
    ないとき。段階は問いません。

    Example (en):
        work_items:
          - id: W1  # <-
            text: Rewrite the form.
            main_owners: [Sato]
      +     stand_in: Mori

    Example (ja):
        work_items:
          - id: W1  # <-
            text: 様式を作り直す。
            main_owners: [佐藤]
      +     stand_in: 森
    """
    talk = case.sheet.communication
    if talk is not None and case.lacks(talk, "exception"):
        what = Text(
            "The communication rules do not say what to do when something is urgent.",
            "コミュニケーションルールに、急ぎのときの決まりがまだありません。",
        )
        yield Remark(("communication", "exception"), what)
    alone = Text("“{words}” has no stand-in.", "「{words}」に、代わりの人がまだいません。")
    for work in case.sheet.work_items:
        if work.main_owners and not work.done and case.lacks(work, "stand_in"):
            yield remark_on(work, "stand_in", alone)
