"""What the entries under `kept` still do: X001."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, named_by, places_kept, rule
from dxsheet.sheet.nouns import Kept


@rule(
    "X001",
    "info",
    last=True,
    name=Text("a kept entry with no matching finding", "対象の指摘がなくなった「残した理由」"),
    reason=Text(
        "Kept findings are read as decisions of the group, so they should be true.",
        "残した理由は、みんなで決めたこととして読まれます。今のシートに合わせておきましょう。",
    ),
    ask=Text("Is it still needed?", "まだ必要でしょうか。"),
    hint=Text(
        "Delete the entry, or write the rule and the place of the finding (`at: P1`) and a reason.",
        "その項目を消すか、指摘の番号と場所（例: `at: P1`）と理由を書いてください。",
    ),
)
def keeps_nothing(case: Case) -> Iterator[Remark]:
    """An entry under `kept` fits no finding any more, or has no reason and so keeps none.

    When: the rule ran and found nothing at that place; or the entry has no `rule`, `at` or
    `reason`; or what it names cannot be kept, because the file itself is at fault; at every stage.

    残した指摘（`kept`）の項目に合う指摘がもうないか、理由がないため、残したことになっていません。

    いつ: その指摘を調べたがその場所には出なかったとき、`rule`・`at`・`reason` のどれかがないとき、
    または残せない指摘（ファイル自体の誤り）を挙げているとき。段階は問いません。

    Flawed (en):
        kept:
          - rule: P004  # <-
            at: P1
            reason: the count follows in June

    Flawed (ja):
        kept:
          - rule: P004  # <-
            at: P1
            reason: 6月に数える

    Sound (en):
        problems:
          - id: P1
            text: Two forms a day come back with an empty box.
            affected: applicants
            evidence: the dispatch book
        causes:
          - id: C1
            text: The box stands on the back of the sheet.
        kept:
          - rule: C001
            at: P1
            reason: all 20 forms lacked the box on the back; nothing else differed

    Sound (ja):
        problems:
          - id: P1
            text: 一日に二件、空欄のある申請書が返送されている。
            affected: 申請者
            evidence: 発送簿
        causes:
          - id: C1
            text: 記入欄が用紙の裏面にある。
        kept:
          - rule: C001
            at: P1
            reason: 20件すべて裏面の欄だけが空いていて、ほかに違いがなかった
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
