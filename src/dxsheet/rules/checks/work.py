"""Who owns a piece of work: K003."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.findings import Severity
from dxsheet.lang import Text
from dxsheet.rules.case import Case, clipped
from dxsheet.rules.engine import Remark, rule
from dxsheet.spoken import folded


@rule(
    "K003",
    "warning",
    also=("error",),
    name=Text("not exactly one main owner", "主担当がちょうど一人でない作業"),
    deck=(46, 52),
    reason=Text(
        "With none or several, each waits for the other and nobody does it.",
        "主担当がいない、または複数だと、お互いに相手がやると思う「お見合い」が起きます。",
    ),
    ask=Text("Which one person carries it?", "一人だけ挙げるとしたら、だれでしょうか。"),
    hint=Text(
        "Write one name under `main_owners`; the others can be `stand_in` or take part.",
        "`main_owners`（主担当）には一人だけ書いてください。"
        "ほかの人は `stand_in`（代わり）などに書けます。",
    ),
)
def not_one_main_owner(case: Case) -> Iterator[Remark]:
    """A work item has no main owner, or more than one.

    One person may own several items. Two names in one entry, parted by 「、」 or a semicolon, are
    two. Names in brackets are not counted.

    When: a work item does not have exactly one main owner; at every stage. It is an error once
    the stage is `trial`, or an entry of `small_start` is running or over.

    作業に主担当がいないか、複数います。一人が複数の作業を持つのはかまいません。一つの欄に
    「、」で並べた名前は、それぞれ一人と数えます（かっこの中は数えません）。

    いつ: 作業の主担当がちょうど一人でないとき。段階は問いません。段階が `trial` のとき、または
    `small_start` に実施中・終了のものがあるときはエラーになります。

    Flawed (en):
        work_items:
          - id: W1
            text: Rewrite the form.
            main_owners: [Sato, Mori]  # <-
            stand_in: Kimura

    Flawed (ja):
        work_items:
          - id: W1
            text: 様式を作り直す。
            main_owners: [佐藤, 森]  # <-
            stand_in: 木村

    Sound (en):
        work_items:
          - id: W1
            text: Rewrite the form.
            main_owners: [Sato]
            stand_in: Mori

    Sound (ja):
        work_items:
          - id: W1
            text: 様式を作り直す。
            main_owners: [佐藤]
            stand_in: 森
    """
    none = Text("“{words}” has no main owner.", "「{words}」に主担当がまだいません。")
    several = Text("“{words}” has {count} main owners.", "「{words}」の主担当が{count}人います。")
    severity: Severity | None = "error" if _trial_runs(case) else None
    for work in case.sheet.work_items:
        count = _people(work.main_owners)
        if count == 1 or (count == 0 and not case.lacks(work, "main_owners")):
            continue
        what = (several if count else none).fill(
            words=clipped(work.text or work.id or ""), count=count
        )
        yield Remark((*work.path, "main_owners"), what, severity=severity)


def _trial_runs(case: Case) -> bool:
    running = any(one.status in ("running", "over") for one in case.sheet.small_start)
    return running or case.sheet.stage == "trial"


def _people(names: tuple[str, ...]) -> int:
    """How many people a list of names holds."""
    people = {
        folded(name.strip())
        for entry in names
        for name in _outside_brackets(entry).replace("，", "、").replace(";", "、").split("、")
    }
    return len(people - {""}) or len(names)


def _outside_brackets(text: str) -> str:
    text = text.replace("（", "(").replace("）", ")")
    while "(" in text and ")" in text.partition("(")[2]:
        before, _, rest = text.partition("(")
        text = before + rest.partition(")")[2]
    return text
