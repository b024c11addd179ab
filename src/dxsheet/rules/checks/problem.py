"""What a problem rests on: P004, P005, P006."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.case import Case, clipped
from dxsheet.rules.engine import Remark, rule


@rule(
    "P004",
    "warning",
    name=Text("a problem without evidence", "根拠のない問題"),
    deck=(25,),
    reason=Text(
        "A problem that nobody has looked at may be a guess.",
        "だれも確かめていない問題は、思い込みかもしれません。",
    ),
    ask=Text(
        "What was seen, counted or said that shows it?",
        "何を見て、数えて、または聞いて、そう言えるのでしょうか。",
    ),
    hint=Text(
        "Write `evidence`: a count, a visit, a complaint, a record, with its date or place.",
        "`evidence`（根拠）に、件数・現場で見たこと・苦情・記録などを、"
        "いつ・どこのものかと一緒に書いてください。",
    ),
)
def without_evidence(case: Case) -> Iterator[Remark]:
    """Nothing that was seen, counted or said stands behind the problem.

    When: a problem has a text and no `evidence`; at every stage.

    問題に、見たこと・数えたこと・聞いたことが書かれていません。

    いつ: 文のある問題に `evidence` がないとき。段階は問いません。

    Flawed (en):
        problems:
          - id: P1  # <-
            text: Forms for child allowance go back to the applicant with empty boxes.
            affected: applicants for child allowance

    Flawed (ja):
        problems:
          - id: P1  # <-
            text: 児童手当の申請書が、記入漏れで申請者に返送されている。
            affected: 児童手当を申請する人

    Sound (en):
        problems:
          - id: P1
            text: A third of the forms for child allowance go back to the applicant.
            affected: applicants for child allowance
            evidence: 62 of 190 forms in March, counted from the dispatch book

    Sound (ja):
        problems:
          - id: P1
            text: 児童手当の申請書の三分の一が、申請者に返送されている。
            affected: 児童手当を申請する人
            evidence: 3月は190件中62件（発送簿から集計）
    """
    what = Text(
        "“{words}” has no evidence yet.",
        "「{words}」の根拠がまだ書かれていません。",
    )
    for problem in case.sheet.problems:
        if problem.text and case.lacks(problem, "evidence"):
            yield Remark((*problem.path, "evidence"), what.fill(words=clipped(problem.text)))


@rule(
    "P005",
    "warning",
    name=Text("a problem of nobody", "困っている人のいない問題"),
    deck=(7, 19),
    reason=Text(
        "A change is worth making for somebody: residents, businesses or staff.",
        "見直しは、住民・事業者・職員のだれかのために行うものです。",
    ),
    ask=Text(
        "Who is in trouble because of it?",
        "そのことで困っているのはだれでしょうか。",
    ),
    hint=Text(
        "Write `affected`: who, and about how many.",
        "`affected`（困っている人）に、だれが、おおよそ何人くらいかを書いてください。",
    ),
)
def nobody_affected(case: Case) -> Iterator[Remark]:
    """Nobody is named who suffers from the problem.

    Staff count as users too.

    When: a problem has a text and no `affected`; at every stage.

    その問題で困っている人が書かれていません。職員も利用者に含みます。

    いつ: 文のある問題に `affected` がないとき。段階は問いません。

    Flawed (en):
        problems:
          - id: P1  # <-
            text: The lending book and the shelf of the equipment room do not agree.
            evidence: 14 of 80 items missing at the count of 3 June

    Flawed (ja):
        problems:
          - id: P1  # <-
            text: 貸出簿と備品室の棚の中身が合わない。
            evidence: 6月3日の点検で80点中14点が不明

    Sound (en):
        problems:
          - id: P1
            text: The lending book and the shelf of the equipment room do not agree.
            affected: staff of all five sections who come to borrow
            evidence: 14 of 80 items missing at the count of 3 June

    Sound (ja):
        problems:
          - id: P1
            text: 貸出簿と備品室の棚の中身が合わない。
            affected: 備品を借りに来る五つの課の職員
            evidence: 6月3日の点検で80点中14点が不明
    """
    what = Text(
        "“{words}” does not say yet who is affected.",
        "「{words}」で困っている人がまだ書かれていません。",
    )
    for problem in case.sheet.problems:
        if problem.text and case.lacks(problem, "affected"):
            yield Remark((*problem.path, "affected"), what.fill(words=clipped(problem.text)))
