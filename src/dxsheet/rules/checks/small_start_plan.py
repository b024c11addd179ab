"""What a small start has to say before it begins: M002, M003."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, clipped, named, rule
from dxsheet.sheet.nouns import SmallStart

_EXTENT = ("units", "work", "budget", "period", "risk", "affected")
_AIM = ("success_sign", "expansion_condition")


@rule(
    "M002",
    "warning",
    name=Text("a trial without its scope", "範囲や期間などが決まっていない試行"),
    deck=(55, 56, 57, 58),
    reason=Text(
        "A trial stays small when it is settled beforehand where, what, at what cost, how "
        "long and at what risk.",
        "どこで、何を、いくらで、いつまで、どんなリスクで行うかを先に決めておくと、"
        "小さく始められます。",
    ),
    ask=Text(
        "How far does it go, and what could go wrong?",
        "どこまでを範囲とし、うまくいかないときは何が起きるでしょうか。",
    ),
    hint=Text(
        "Write what is listed (“none” is an answer too). Under “how to go back” (`way_back`), "
        "write how to return to the old way.",
        "挙げた項目を書いてください（「なし」も答えです）。戻し方（`way_back`）も書けます。",
    ),
)
def extent_open(case: Case) -> Iterator[Remark]:
    """A small start does not say its unit, work, budget, period, risk or the people affected.

    When: an entry of `small_start` lacks one of the six; at every stage. One finding names all that
    are missing.

    スモールスタートの組織・業務・予算・期間・リスク・影響を受ける人のどれかが書かれていません。

    いつ: `small_start` の項目に、六つのどれかがないとき（まとめて一件）。段階は問いません。

    Example (en):
        small_start:
          - id: T1  # <-
            units: branch office at the station
            work: move-ins
            budget: none
            period: May and June
      +     risk: forms pile up on one desk
            affected: 4 staff, 30 residents a week
            success_sign: fewer rewritten forms after two weeks
            expansion_condition: under 15 rewritten forms a week

    Example (ja):
        small_start:
          - id: T1  # <-
            units: 駅前出張所
            work: 転入
            budget: なし
            period: 5月から6月
      +     risk: 一つの机に書類がたまる
            affected: 職員4人、週30人の住民
            success_sign: 二週間で書き直しが減る
            expansion_condition: 書き直しが週15件未満
    """
    yield from _open(case, _EXTENT)


@rule(
    "M003",
    "warning",
    name=Text("no sign of success or condition to expand", "成功の目安または展開の条件がない"),
    deck=(59, 60),
    reason=Text(
        "Settled beforehand, they turn a small success into momentum and tell you when to stop.",
        "先に決めておけば、小さな成功を機運につなげられ、迷うときは立ち止まれます。",
    ),
    ask=Text(
        "What would show that it works, and what would let it expand?",
        "何が見えたら成功と言え、どうなったら展開するのでしょうか。",
    ),
    hint=Text(
        "Write the sign of success (`success_sign`) and the condition to expand "
        "(`expansion_condition`), with figures if you can.",
        "成功の目安（`success_sign`）と展開の条件（`expansion_condition`）を、"
        "あれば数字を添えて書いてください。",
    ),
)
def aim_open(case: Case) -> Iterator[Remark]:
    """A small start does not say what success looks like, or when it is expanded.

    When: an entry of `small_start` lacks `success_sign` or `expansion_condition`; at every stage.

    スモールスタートに、成功の目安または展開の条件が書かれていません。

    いつ: `small_start` の項目に `success_sign` か `expansion_condition` がないとき。段階は
    問いません。

    Example (en):
        small_start:
          - id: T1  # <-
            units: branch office at the station
            work: move-ins
            budget: none
            period: May and June
            risk: forms pile up on one desk
            affected: 4 staff, 30 residents a week
            success_sign: fewer rewritten forms after two weeks
      +     expansion_condition: under 15 rewritten forms a week

    Example (ja):
        small_start:
          - id: T1  # <-
            units: 駅前出張所
            work: 転入
            budget: なし
            period: 5月から6月
            risk: 一つの机に書類がたまる
            affected: 職員4人、週30人の住民
            success_sign: 二週間で書き直しが減る
      +     expansion_condition: 書き直しが週15件未満
    """
    yield from _open(case, _AIM)


def _open(case: Case, keys: tuple[str, ...]) -> Iterator[Remark]:
    what = Text(
        "The trial “{words}” still lacks: {fields}.",
        "試行「{words}」に、{fields}がまだ書かれていません。",
    )
    for trial in case.sheet.small_start:
        missing = case.missing(trial, keys)
        if missing:
            fields = named(trial, missing)
            yield Remark((*trial.path, missing[0]), what.fill(words=_name(trial), fields=fields))


def _name(trial: SmallStart) -> str:
    return clipped(trial.units or trial.work or trial.id or f"small_start[{trial.path[-1]}]")
