"""What a cause belongs to and leads to: C008, C009, C010."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import add
from typing import NamedTuple

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, remark_on, rule
from dxsheet.sheet.chain import LIVE, status_of
from dxsheet.wording.normalise import normalise


@rule("C008", "warning", also=("info",), deck=(27,))
def without_solution(case: Case) -> Iterator[Remark]:
    """Name: a confirmed cause without a solution
    名前: 解決策のない特定済みの課題（原因）
    Why: If a confirmed cause is left alone, the problem continues.
    理由: 特定した課題（原因）を残したままでは、問題が続きます。
    Ask: What could be done about it, or why is nothing done?
    問い: どの解決策で対応しますか。今は対応しないとしたら、その理由は何でしょうか。
    Write: Link a solution to it, or write in the cause why there is none (`reason`).
    書き方: 解決策を結び付けるか、解決策を立てない理由を、
    課題（原因）の理由（`reason`）に書いてください。

    A cause is confirmed, nothing addresses it, and the sheet does not say why.

    When: a cause with `status: identified` has no solution, or only parked and dropped ones, and
    no `reason`. From stage `decided` on a proposed solution no longer counts. On a sheet that
    says `stage: draft` and has no solution at all yet, it is an info only.

    特定した課題（原因）に対応する解決策がなく、その理由も書かれていません。

    いつ: `status: identified` の課題（原因）に、解決策がない、または見送り・不採用のものしかなく、
    `reason` もないとき。段階が `decided` 以降では、提案のままの解決策は数えません。
    `stage: draft` で解決策がまだ一つもないシートでは、ヒントにとどめます。

    Example (en):
        causes:
          - id: C1  # <-
            text: The office closes at 17:00 and the night shift has no one who may sign.
            status: identified
            evidence: seven calls in two weeks were left until morning
      +     reason: the duty rules are negotiated from April on; nothing can change before

    Example (ja):
        causes:
          - id: C1  # <-
            text: 17時に閉庁し、夜間は決裁できる職員がいない。
            status: identified
            evidence: 二週間で七件の連絡が翌朝まで止まった
      +     reason: 当直の決まりは4月からの協議事項で、それまで変えられない
    """
    none = Text(
        "“{words}” is confirmed, but no solution addresses it yet.",
        "「{words}」は特定されていますが、対応する解決策がまだありません。",
    )
    undecided = Text(
        "“{words}” is confirmed, but no solution for it is adopted.",
        "「{words}」は特定されていますが、採用された解決策がありません。",
    )
    counts = ("adopted",) if case.reached("decided") else LIVE
    for cause in case.sheet.causes:
        if cause.status != "identified" or not case.lacks(cause, "reason"):
            continue
        statuses = [status_of(solution) for solution in case.chain.solutions_of(cause)]
        if any(status in counts for status in statuses):
            continue
        what = undecided if "proposed" in statuses else none
        early = case.drafting and not case.sheet.solutions
        yield remark_on(cause, "", what)._replace(severity="info" if early else None)


@rule("C009", "info", deck=(24, 26))
def repeats_problem(case: Case) -> Iterator[Remark]:
    """Name: a cause that repeats the problem
    名前: 問題の繰り返しになっている課題（原因）
    Says: “{words}” seems to repeat the problem.
    指摘: 「{words}」は、問題と同じことを述べているようです。
    Why: Repeating the problem in other words does not explain why it happens.
    理由: 問題を言い換えただけでは、なぜ起きるのかが分かりません。
    Ask: Why does it happen?
    問い: それはなぜ起きるのでしょうか。
    Write: Look at what leads to it: a step, a rule, a form or the timing.
    書き方: 一段手前の、手順・決まり・様式・時期などにさかのぼってみてください。

    A cause says the same as its problem, in the same or nearly the same words.

    When: the texts of a cause that is not ruled out and of its problem are alike; at every stage.

    課題（原因）が、問題と同じ、またはほとんど同じ言葉になっています。

    いつ: 棄却していない課題（原因）の文が、その問題の文とよく似ているとき。段階は問いません。

    Example (en):
        problems:
          - id: P1
            text: The meeting rooms are double-booked twice a week.
            affected: the sections on floor 3
            evidence: notes of the reception, June
        causes:
          - id: C1
      -     text: Meeting rooms are double-booked about twice a week  # <-
      +     text: A booking by telephone is entered in the calendar only in the evening.
          - id: C2
            text: Two lists are kept, one at the reception and one in the calendar.

    Example (ja):
        problems:
          - id: P1
            text: 会議室の二重予約が週に二回起きている。
            affected: 3階の各課
            evidence: 受付の記録（6月分）
        causes:
          - id: C1
      -     text: 会議室の二重予約が週に二回ほど起きているから  # <-
      +     text: 電話の予約は、夕方にまとめてカレンダーへ写している。
          - id: C2
            text: 受付の台帳と共有カレンダーの二つで、別々に予約を受けている。
    """
    for cause in case.sheet.causes:
        if not cause.text or cause.status == "rejected":
            continue
        if any(_alike(cause.text, one.text or "") for one in case.chain.problems_of(cause)):
            yield remark_on(cause, "text")


@rule("C010", "warning", deck=(24, 26))
def of_no_problem(case: Case) -> Iterator[Remark]:
    """Name: a cause not linked to a problem
    名前: どの問題のものか書かれていない課題（原因）
    Says: “{words}” does not say which problem it explains.
    指摘: 「{words}」が、どの問題の課題（原因）なのかが書かれていません。
    Why: When there are several problems, the table needs to know which one the cause explains.
    理由: 問題が複数あるときは、どの問題の課題（原因）かが分からないと、対応表に載せられません。
    Ask: Which problem does it explain?
    問い: どの問題の原因でしょうか。
    Write: Write the problem it causes (such as `problems: [P1]`). More than one is fine.
    書き方: 対応する問題を、`problems: [P1]` のように書いてください。複数でもかまいません。

    The sheet has several problems, and a cause does not say which it explains.

    When: there are two problems or more and a cause has no `problems`; at every stage.

    問題が二つ以上あるのに、どの問題の課題（原因）かが書かれていません。

    いつ: 問題が二つ以上あり、課題（原因）に `problems` がないとき。段階は問いません。

    Example (en):
        problems:
          - id: P1
            text: Keys of the sports hall are handed over a day late.
            affected: the clubs
            evidence: the key book, spring term
      -   - id: P2
      -     text: The hall is found unlocked on Mondays.
      -     affected: the caretaker
      -     evidence: four Mondays in May
        causes:
          - id: C1  # <-
            text: Keys go back through the letter box, and nobody notes when.
      +   - id: C2
      +     text: The one person who may hand out keys works until noon.

    Example (ja):
        problems:
          - id: P1
            text: 体育館の鍵が一日遅れて引き渡されている。
            affected: 利用団体
            evidence: 鍵の貸出簿（春学期）
      -   - id: P2
      -     text: 月曜日の朝、体育館の鍵が開いている。
      -     affected: 用務員
      -     evidence: 5月は四回
        causes:
          - id: C1  # <-
            text: 鍵は郵便受けに返され、返却の時刻が記録されていない。
      +   - id: C2
      +     text: 鍵を渡せる職員は一人で、勤務は正午まで。
    """
    if len(case.sheet.problems) < 2:
        return
    for cause in case.sheet.causes:
        if case.lacks(cause, "problems"):
            yield remark_on(cause, "problems")


# Endings that make a sentence a reason; two sentences are compared without them.
_REASONS = ("から", "ため", "ので", "こと", "です", "ます", "である", "だ")
_NO_LETTERS = re.compile(r"[\W_]+")
# Longer texts are not compared: nobody repeats a page.
_LONG = 400


def _alike(one: str, other: str) -> bool:
    """Whether two statements say the same in nearly the same words."""
    if len(one) > _LONG or len(other) > _LONG:
        return False
    a, b = _said(one), _said(other)
    if _differ(a, b):
        return False
    bare_a, bare_b = _bare(a.text), _bare(b.text)
    if min(len(bare_a), len(bare_b)) < 4:
        return bool(bare_a) and bare_a == bare_b
    pairs_a, pairs_b = _pairs(bare_a), _pairs(bare_b)
    return 2 * len(pairs_a & pairs_b) >= 0.84 * (len(pairs_a) + len(pairs_b))


# Signs of a statement that are no part of what is compared: points, the ending of a reason.
_NO_PART = 8


class _Said(NamedTuple):
    """A normalised statement, and the signs in it; of one in plain letters its words."""

    text: str
    signs: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=32)  # a problem is compared with each of its causes
def _said(text: str) -> _Said:
    text = normalise(text)
    return _Said(text, frozenset(text), frozenset(text.split() if text.isascii() else ()))


def _differ(a: _Said, b: _Said) -> bool:
    """Whether they have so little in common that there is no need to look closer."""
    if a.words and b.words:
        return 5 * len(a.words & b.words) < len(a.words) + len(b.words)
    # Each sign that only one of them has spoils a pair, and a pair has two signs: with so many
    # the share of equal pairs cannot be reached.
    return len(a.signs ^ b.signs) > 0.32 * (len(a.text) + len(b.text)) + _NO_PART


@lru_cache(maxsize=32)
def _pairs(bare: str) -> frozenset[str]:
    return frozenset(map(add, bare, bare[1:]))


@lru_cache(maxsize=32)
def _bare(text: str) -> str:
    """The letters and figures of a normalised statement, without what makes it a reason."""
    text = _NO_LETTERS.sub("", text.removeprefix("because "))
    while text.endswith(_REASONS):
        text = next(text.removesuffix(end) for end in _REASONS if text.endswith(end))
    return text
