"""What else stands in the text of a problem: P006."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.case import Case, clipped
from dxsheet.rules.checks._joined import gives_cause, joins_second
from dxsheet.rules.engine import Remark, rule
from dxsheet.wording.normalise import is_japanese, normalise

# Words that give a cause. 「ため」 after a noun is a purpose, so a predicate stands before it.
_PREDICATES = (
    "ない", "なかった", "いる", "いた", "なった", "多い", "少ない", "長い", "短い", "難しい",
    "にくい", "づらい", "古い", "異なる", "違う", "ある", "あった", "である", "された",
)  # fmt: skip
_JOINTS = ("ため", "ので", "ことから", "ことにより", "せいで")
_CAUSE_JA = (
    *(predicate + joint for predicate in _PREDICATES for joint in _JOINTS),
    "が原因で", "を原因", "が原因と", "に起因", "のせいで",
)  # fmt: skip
# Words that join on a second problem, at the start of a clause.
_SECOND_JA = ("また、", "さらに、", "加えて、", "その上、", "併せて、", "あわせて、", "もう一つは")
_LISTS = (("1.", "2."), ("1)", "2)"), ("1、", "2、"), ("一、", "二、"))


@rule(
    "P006",
    "info",
    name=Text("a cause or two problems in one problem", "原因や二つ目の問題を含む問題"),
    deck=(24, 26),
    reason=Text(
        "A cause inside the problem is no longer questioned, and of two problems one is forgotten.",
        "問題の中に書かれた原因は確かめられないままになり、二つの問題は片方が忘れられがちです。",
    ),
    ask=Text("Could they stand apart?", "分けて書けるでしょうか。"),
    hint=Text(
        "Keep what happens in the problem; move the cause to `causes`, or a second problem to an "
        "entry of its own.",
        "問題には起きていることだけを残し、原因は課題（原因）（causes）へ、"
        "二つ目の問題は別の項目へ分けてみてください。",
    ),
    typed=True,
)
def two_in_one(case: Case) -> Iterator[Remark]:
    """The text of a problem already explains it, or tells of two problems.

    When: the text has a clause such as "because", "due to" or "..., so ...", or joins on another
    problem: with "also", by a numbered list, or as a second clause that has a subject of its own
    and says what goes wrong there; at every stage.

    問題の文の中で原因が述べられているか、二つの問題が一つの欄に書かれています。

    いつ: 「〜ないため」「〜が原因で」のような節があるとき、「また、」や番号で別の問題を続けて
    いるとき。段階は問いません。

    Flawed (en):
        problems:
          - id: P1
            text: Permits go out three days late because the stamp is in another building.  # <-
            affected: builders who wait for a permit
            evidence: dates in the permit book, May

    Flawed (ja):
        problems:
          - id: P1
            text: 公印が別の庁舎にあるため、許可書の発行が三日遅れている。  # <-
            affected: 許可を待つ建設業者
            evidence: 許可台帳の日付（5月分）

    Sound (en):
        problems:
          - id: P1
            text: Permits go out three days after the decision.
            affected: builders who wait for a permit
            evidence: dates in the permit book, May

    Sound (ja):
        problems:
          - id: P1
            text: 許可書が、決裁の三日後に発行されている。
            affected: 許可を待つ建設業者
            evidence: 許可台帳の日付（5月分）
    """
    cause = Text("“{words}” also gives a cause.", "「{words}」には、原因も書かれているようです。")
    second = Text(
        "“{words}” seems to tell of two problems.",
        "「{words}」には、二つの問題が書かれているようです。",
    )
    for problem in case.sheet.problems:
        text = normalise(problem.text or "")
        if _gives_cause(text):
            what = cause
        elif "②" in (problem.text or "") or _joins_second(text):
            what = second
        else:
            continue
        yield Remark((*problem.path, "text"), what.fill(words=clipped(problem.text or "")))


def _gives_cause(text: str) -> bool:
    if is_japanese(text):
        text = text.replace("のではない", "")  # a doubt, not a reason
        return any(words in text for words in _CAUSE_JA)
    return gives_cause(text)


def _joins_second(text: str) -> bool:
    if any(text.startswith(first) and second in text for first, second in _LISTS):
        return True
    if not is_japanese(text):
        return joins_second(text)
    clauses = text.replace("。", "\n").splitlines()
    return any(clause.lstrip("・- ").startswith(_SECOND_JA) for clause in clauses[1:])
