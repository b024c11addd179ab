"""What the entries under `kept` still do (X001), and what is found beside the checks.

That is the history (L001), what YAML cut off (X002).
"""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, named_by, places_kept, reported, rule
from dxsheet.sheet.nouns import Kept


@rule("X001", "info", last=True)
def keeps_nothing(case: Case) -> Iterator[Remark]:
    """Name: a kept finding that no longer applies
    名前: もう当てはまらない「残した指摘」
    Why: Kept findings are read as decisions of the group, so they should be true.
    理由: 残した理由は、みんなで決めたこととして読まれます。今のシートに合わせておきましょう。
    Ask: Is it still needed?
    問い: まだ必要でしょうか。
    Write: Delete the entry, or write the rule and the place of the finding (`at: P1`) and a reason.
    書き方: その項目を消すか、指摘の番号と場所（例: `at: P1`）と理由を書いてください。

    An entry under `kept` fits no finding any more, or has no reason and so keeps none.

    When: the rule ran and found nothing at that place; or the entry has no `rule`, `at` or
    `reason`; or what it names cannot be kept, because the file itself is at fault; at every stage.

    残した指摘（`kept`）の項目に合う指摘がもうないか、理由がないため、残したことになっていません。

    いつ: その指摘を調べたがその場所には出なかったとき、`rule`・`at`・`reason` のどれかがないとき、
    または残せない指摘（ファイル自体の誤り）を挙げているとき。段階は問いません。

    Example (en):
      + problems:
      +   - id: P1
      +     text: Two forms a day come back with an empty box.
      +     affected: applicants
        kept:
          - rule: P004  # <-
            at: P1
            reason: the count follows in June

    Example (ja):
      + problems:
      +   - id: P1
      +     text: 一日に二件、空欄のある申請書が返送されている。
      +     affected: 申請者
        kept:
          - rule: P004  # <-
            at: P1
            reason: 6月に数える
    """
    if not case.sheet.kept:
        return
    given = {place for hit in case.hits for place in places_kept(hit.rule, hit.path, case.sheet)}
    for entry in case.sheet.kept:
        what = _why_not(entry, case, given)
        if what:
            yield Remark((*entry.path, "rule"), what)


def _why_not(entry: Kept, case: Case, given: set[tuple[str, str]]) -> Text | None:
    """Why an entry keeps nothing, None where it does or where that cannot be told."""
    missing = case.missing(entry, ("rule", "at", "reason"))
    if missing:
        return Text(
            "This kept entry lacks {fields}, so it keeps no finding.",
            "この項目には {fields} がないため、指摘を残したことになっていません。",
        ).fill(fields=", ".join(missing))
    name = (entry.rule or "").strip().upper()
    if name.startswith(("Y", "REF")):
        return Text(
            "{rule} cannot be kept: the file has to be put right.",
            "{rule} は残せません。ファイルを直す必要があります。",
        ).fill(rule=name)
    if name not in case.known:
        return Text("There is no finding {rule}.", "{rule} という指摘はありません。").fill(
            rule=name
        )
    if name not in case.ran or named_by(entry) in given:
        return None
    return Text(
        "There is no finding {rule} at {at}.", "{at} に {rule} の指摘は出ていません。"
    ).fill(rule=name, at=entry.at or "")


reported(
    "L001",
    """Name: a cause changed after its solution was adopted
    名前: 解決策の採用後に変わった課題（原因）
    Why: The confirmed cause decides the solution, so when the cause changes, the solution may have
    to change too.
    理由: 特定された課題（原因）によって解決策が変わります。課題（原因）が変わったときは、
    解決策も確かめます。
    Write: `dxsheet diff` shows what changed.
    書き方: 変わったところは dxsheet diff で見られます。

    A cause was reworded or judged again after a solution on it was adopted.

    Seen from the history of the file in git; nothing is asked where there is none.

    When: `dxsheet check --history`, and the wording or the status of a cause differs from what it
    was when the solution was adopted.

    解決策が採用された後で、その課題（原因）の文や状態が変わっています。git の履歴から分かります。
    履歴がなければ、何も尋ねません。

    いつ: dxsheet check --history で、採用したときと課題（原因）の文または状態が違うとき。
    """,
    severity="info",
)

reported(
    "X002",
    """Name: a text that may be cut off at a #
    名前: 「#」で切れているかもしれない文
    Why: YAML reads what follows ` #` as a comment, so nobody sees it on the page.
    理由: YAMLでは空白と「#」の後はコメントになり、資料には出ません。
    Write: Put the whole text in double quotes; for a comment, write `# ` with a space.
    書き方: 文なら全体を " " で囲みます。コメントなら「# 」と空白を入れてください。

    A text without quotes is followed by ` #` and a character right after it.

    When: a field of free text ends there. A comment that begins with `# ` and a space is one.

    引用符のない文の後に、空白と「#」が続き、すぐ後に文字があります。

    いつ: 文を書くところで、そこから後がコメントになっているとき。「# 」と空白を入れた
    コメントには何も言いません。

    Flawed (en):
        background: visitors wait at window #3 in the morning  # <-

    Flawed (ja):
        background: 午前は窓口 #3 で待つ人が多い  # <-
    """,
    severity="info",
)
