"""What a problem has to say, and what else stands in it: P004, P005, P006."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, remark_on, rule
from dxsheet.wording.en_words import group
from dxsheet.wording.normalise import is_japanese, normalise, table

# Words that give a cause wherever they stand.
_CAUSES = table("""\
 because | due to | owing to | caused by | as a result of | on account of | the reason is |
 the cause is | the reason being """)
_OPENERS = ("because ", "due to ", "owing to ", "given that ", "as a result of ", "thanks to ")
# "Since the stamp is elsewhere, ..." is a reason, "since the office moved, ..." a time: only a
# verb of the present tells them apart.
_PRESENT = group("is are has have does do can must may")
_PAST = group("was were had did could")
# "As of May", "as a result", "as required": no clause.
_NO_CLAUSE = group("""
of a an in at to for from before usual soon long many much well part with per set noted stated
required requested reported shown described agreed is was can has
""")
# "..., so the clerks retype": what stands before is the cause.
_SO = (", so ", "; so ", ", hence ", "; hence ", ", therefore ", "; therefore ", ", and so ")
_NOT_SO = group("that far as to on forth called much many long often")
_THEN = ("as a result, ", "therefore, ", "consequently, ", "as a consequence, ")

# Words that join on a second problem, at the start of a clause.
_SECOND = table("""\
also |in addition|additionally|furthermore|moreover|besides|and also |on top of that|
another problem|secondly""")

# Two clauses are two problems where each has a subject of its own and says what goes wrong.
_DETERMINERS = group("the a an some many most all half each every no several few our")
_LINKS = group("""
it its they them their this these those he she his her him that which who so then there such same
one both itself themselves latter first second other others rest
""")
_VERBS = group("""
is are was were has have had do does did go goes went come comes came arrive arrives arrived get
gets got stay stays stayed remain remains remained keep keeps kept fail fails failed break breaks
broke take takes took wait waits waited
""")
_WRONG = group("""
not never nobody none no late lost missing missed wrong wrongly incomplete broken empty unsigned
unanswered unpaid unread unopened unchecked undated untested unclear illegible blurred blank overdue
crash crashes crashed freeze freezes froze jam jams jammed leak leaks leaked fail fails failed break
breaks broke disappear disappears disappeared overrun overruns overran vanish expired damaged
duplicated mislaid misfiled doubled delayed double-booked overbooked twice slow
out-of-date outdated
""")
_SAYS = _VERBS | _WRONG
_JOINTS = group("and while but whereas")
_NOT_A_SUBJECT = group("of for to in on at by with from when if where after before until and or")


def gives_cause(text: str) -> bool:
    """Whether an English problem (normalised) also says why."""
    if any(words in text for words in _CAUSES) or _opens_with_cause(text):
        return True
    if any(words in text for words in _SO):
        rest = min((text.partition(words)[2] for words in _SO if words in text), key=len)
        return rest.split(" ", 1)[0] not in _NOT_SO
    return any(clause.startswith(_THEN) for clause in _clauses(text)[1:])


def _opens_with_cause(text: str) -> bool:
    head, comma, _ = text.partition(", ")
    if not comma or not head.strip():
        return False
    if head.startswith(_OPENERS):
        return True
    words = head.split()
    if words[0] == "since":
        return not _PRESENT.isdisjoint(words) and _PAST.isdisjoint(words)
    if words[0] == "as" and words[1:2] and words[1] not in _NO_CLAUSE:
        return not (_PRESENT | _PAST).isdisjoint(words[2:])
    return False


def joins_second(text: str) -> bool:
    """Whether an English problem (normalised) tells of two."""
    clauses = _clauses(text)
    if any(clause.startswith(_SECOND) for clause in clauses[1:]):
        return True
    return any(_two_wrongs(clause) for clause in clauses)


def _clauses(text: str) -> list[str]:
    parts = text.replace(". ", "\n").replace("; ", "\n").splitlines()
    return [part.lstrip("・- ") for part in parts]


def _two_wrongs(clause: str) -> bool:
    words = clause.replace(",", " ").rstrip(".! ").split()
    for i in range(3, len(words) - 2):
        if words[i] in _JOINTS:
            first, second = _wrong(words[:i]), _wrong(words[i + 1 :])
            if first and second and _apart(words[:i], words[i + 1 :]):
                return first != second
    return False


def _wrong(words: list[str]) -> str:
    """The subject of a clause that says what goes wrong; nothing for any other."""
    for i, word in enumerate(words[:5]):
        if word in _NOT_A_SUBJECT:
            return ""
        if word in _SAYS:
            known = i > 0 and (words[0] in _DETERMINERS or _plural(words[i - 1]))
            return words[i - 1] if known and not _WRONG.isdisjoint(words[i:]) else ""
    return ""


def _plural(word: str) -> bool:
    return word.endswith("s") or word in ("staff", "people", "post", "mail")


def _apart(first: list[str], second: list[str]) -> bool:
    """Whether the second clause does not go on about the first."""
    if not _LINKS.isdisjoint(second):
        return False
    long = {word for word in first if len(word) > 4}
    return long.isdisjoint(word for word in second if word not in _WRONG)


@rule("P004", "warning", deck=(25,))
def without_evidence(case: Case) -> Iterator[Remark]:
    """Name: a problem without evidence
    名前: 根拠のない問題
    Says: “{words}” has no evidence yet.
    指摘: 「{words}」の根拠がまだ書かれていません。
    Why: When somebody looks, things may turn out differently from what was thought.
    理由: 確かめてみると、思っていたことと違う場合があります。
    Ask: What was seen, counted or said that shows it?
    問い: 何を見たり、数えたり、聞いたりして分かったことでしょうか。
    Write: Write the evidence (`evidence`): a count, something seen, a complaint or a record, with
    its date or place.
    書き方: 根拠（`evidence`）に、件数・現場で見たこと・苦情・記録などを、
    いつ・どこのものかと一緒に書いてください。

    Nothing that was seen, counted or said stands behind the problem.

    When: a problem has a text and no `evidence`; at every stage.

    問題に、見たこと・数えたこと・聞いたことが書かれていません。

    いつ: 文のある問題に `evidence` がないとき。段階は問いません。

    Example (en):
        problems:
          - id: P1  # <-
      -     text: Forms for child allowance go back to the applicant with empty boxes.
      +     text: A third of the forms for child allowance go back to the applicant.
            affected: applicants for child allowance
      +     evidence: 62 of 190 forms in March, counted from the dispatch book

    Example (ja):
        problems:
          - id: P1  # <-
      -     text: 児童手当の申請書が、記入漏れで申請者に返送されている。
      +     text: 児童手当の申請書の三分の一が、申請者に返送されている。
            affected: 児童手当を申請する人
      +     evidence: 3月は190件中62件（発送簿から集計）
    """
    for problem in case.sheet.problems:
        if problem.text and case.lacks(problem, "evidence"):
            yield remark_on(problem, "evidence")


@rule("P005", "warning", deck=(7, 19))
def nobody_affected(case: Case) -> Iterator[Remark]:
    """Name: a problem with nobody affected
    名前: 困っている人が書かれていない問題
    Says: “{words}” does not yet say who is affected.
    指摘: 「{words}」で困っている人がまだ書かれていません。
    Why: A change is made for somebody: residents, businesses or staff.
    理由: 見直しは、住民・事業者・職員のだれかのために行うものです。
    Ask: Who has difficulty because of it?
    問い: そのことで困っているのはだれでしょうか。
    Write: Write who is affected (`affected`), and about how many.
    書き方: 困っている人（`affected`）に、だれが、おおよそ何人くらいかを書いてください。

    Nobody is named who suffers from the problem.

    Staff are users too.

    When: a problem has a text and no `affected`; at every stage.

    その問題で困っている人が書かれていません。職員も利用者に含みます。

    いつ: 文のある問題に `affected` がないとき。段階は問いません。

    Example (en):
        problems:
          - id: P1  # <-
            text: The lending book and the shelf of the equipment room do not agree.
      +     affected: staff of all five sections who come to borrow
            evidence: 14 of 80 items missing at the count of 3 June

    Example (ja):
        problems:
          - id: P1  # <-
            text: 貸出簿と備品室の棚の中身が合わない。
      +     affected: 備品を借りに来る五つの課の職員
            evidence: 6月3日の点検で80点中14点が不明
    """
    for problem in case.sheet.problems:
        if problem.text and case.lacks(problem, "affected"):
            yield remark_on(problem, "affected")


# Words that give a cause. 「ため」 after a noun is a purpose, so a predicate stands before it.
_PREDICATES = table("""\
ない|なかった|いる|いた|なった|多い|少ない|長い|短い|難しい|にくい|づらい|古い|異なる|違う|ある|
あった|である|された""")
_JOINTS_JA = ("ため", "ので", "ことから", "ことにより", "せいで")
_CAUSE_JA = (
    f"(?:{'|'.join(_PREDICATES)})(?:{'|'.join(_JOINTS_JA)})|が原因[でと]|を原因|に起因|のせいで"
)
# Words that join on a second problem, at the start of a clause.
_SECOND_JA = ("また、", "さらに、", "加えて、", "その上、", "併せて、", "あわせて、", "もう一つは")
_LISTS = (("1.", "2."), ("1)", "2)"), ("1、", "2、"), ("一、", "二、"))


@rule("P006", "info", deck=(24, 26), typed=True)
def two_in_one(case: Case) -> Iterator[Remark]:
    """Name: a cause or two problems in one problem
    名前: 原因や二つ目の問題を含む問題
    Why: A cause written into the problem is never checked, and of two problems one is easily
    forgotten.
    理由: 問題の中に書かれた原因は確かめられないままになり、二つの問題は片方が忘れられがちです。
    Ask: Could they be written separately?
    問い: 分けて書けるでしょうか。
    Write: Keep only what happens in the problem. Move the cause to the causes (`causes`), and a
    second problem to an item of its own.
    書き方: 問題には起きていることだけを残し、原因は課題（原因）の欄（`causes`）へ、
    二つ目の問題は別の項目へ分けてみてください。

    The text of a problem already explains it, or tells of two problems.

    When: the text has a clause such as "because", "due to" or "..., so ...", or joins on another
    problem: with "also", by a numbered list, or as a second clause that has a subject of its own
    and says what goes wrong there; at every stage.

    問題の文の中で原因が述べられているか、二つの問題が一つの欄に書かれています。

    いつ: 「〜ないため」「〜が原因で」のような節があるとき、「また、」や番号で別の問題を続けて
    いるとき。段階は問いません。

    Example (en):
        problems:
          - id: P1
      -     text: Permits go out three days late because the stamp is in another building.  # <-
      +     text: Permits go out three days after the decision.
            affected: builders who wait for a permit
            evidence: dates in the permit book, May

    Example (ja):
        problems:
          - id: P1
      -     text: 公印が別の庁舎にあるため、許可書の発行が三日遅れている。  # <-
      +     text: 許可書が、決裁の三日後に発行されている。
            affected: 許可を待つ建設業者
            evidence: 許可台帳の日付（5月分）
    """
    cause = Text(
        "“{words}” seems to include a cause.", "「{words}」には、原因も書かれているようです。"
    )
    second = Text(
        "“{words}” seems to describe two problems.",
        "「{words}」には、二つの問題が書かれているようです。",
    )
    for problem in case.sheet.problems:
        text = normalise(problem.text or "")
        if _gives_cause(text):
            yield remark_on(problem, "text", cause)
        elif "②" in (problem.text or "") or _joins_second(text):
            yield remark_on(problem, "text", second)


def _gives_cause(text: str) -> bool:
    if is_japanese(text):
        text = text.replace("のではない", "")  # a doubt, not a reason
        return re.search(_CAUSE_JA, text) is not None
    return gives_cause(text)


def _joins_second(text: str) -> bool:
    if any(text.startswith(first) and second in text for first, second in _LISTS):
        return True
    if not is_japanese(text):
        return joins_second(text)
    clauses = text.replace("。", "\n").splitlines()
    return any(clause.lstrip("・- ").startswith(_SECOND_JA) for clause in clauses[1:])
