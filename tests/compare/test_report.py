"""What a comparison says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dxsheet.compare.comparing import STATUS_KINDS, compare
from dxsheet.compare.look_again import second_looks
from dxsheet.compare.report import _LINES, Group, groups, page
from dxsheet.lang import same
from dxsheet.sheet.shape import shaped

if TYPE_CHECKING:
    from dxsheet.lang import Lang


def sheet(**data: Any) -> Any:
    return shaped({"dxsheet": "1", "title": "転入", **data})[0]


def told(before: Any, after: Any, lang: Lang = "ja") -> list[Group]:
    return groups(compare(before, after), second_looks(after, [("v1", before)]), lang)


CAUSE = {"id": "C1", "text": "様式が二つある", "status": "identified"}
SOLUTION = {"id": "S1", "text": "様式を一つにする", "causes": ["C1"], "status": "adopted"}


def test_a_new_item_is_told_once_with_its_status() -> None:
    found = told(sheet(causes=[CAUSE]), sheet(causes=[CAUSE], solutions=[SOLUTION]))
    assert [one.key for one in found] == ["adopted", "gap_closed"]
    (line,) = found[0].lines
    assert line.at == "S1" and line.spans[0].text == "様式を一つにする（新規）"
    assert [(label, spans[0].text) for label, spans in line.notes] == [
        ("対応する課題（原因）", "C1")
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_values_are_told_in_words(lang: Lang) -> None:
    before = {"stage": "draft", "solutions": [{**SOLUTION, "effect": "high", "digital": "true"}]}
    after = {"stage": "decided", "solutions": [{**SOLUTION, "effect": "low", "digital": "false"}]}
    found = told(sheet(**before), sheet(**after), lang)
    lines = [one.spans[0].text for group in found for one in group.lines]
    want = {"ja": ["下書き → 決定", "はい → いいえ", "大 → 小"],
            "en": ["draft → decided", "yes → no", "high → low"]}  # fmt: skip
    assert [one for one in lines if "→" in one] == want[lang]


def test_an_entry_without_an_id_goes_by_its_part() -> None:
    found = told(
        sheet(participants=[{"name": "窓口係", "count": "3"}]),
        sheet(participants=[{"name": "窓口係", "count": "4"}]),
    )
    (line,) = found[0].lines
    assert (line.at, line.label, line.about) == ("参加者", "人数", "（窓口係）")


def test_a_second_look_shows_the_old_words() -> None:
    before = sheet(causes=[CAUSE], solutions=[SOLUTION])
    after = sheet(
        causes=[{**CAUSE, "text": "様式が三つある", "status": "rejected"}], solutions=[SOLUTION]
    )
    look = told(before, after)[-1]
    assert look.key == "look_again"
    (line,) = look.lines
    assert line.at == "S1" and "C1" in line.spans[0].text
    wording, status = line.notes
    assert [one.op for one in wording[1]] == ["same", "old", "new"]
    assert status[1][0].text == "特定 → 棄却"


def test_every_kind_of_change_can_be_told() -> None:
    from dxsheet.compare import comparing as changes

    kinds = {
        value
        for name, value in vars(changes).items()
        if name.isupper() and isinstance(value, str) and name != "LOOK_AGAIN"
    }
    assert set(_LINES) == kinds
    assert kinds >= STATUS_KINDS


def test_nothing_to_tell_is_said() -> None:
    names = (same("a"), same("b"))
    assert page(compare(sheet(), sheet()), [], names, "en").nothing == "Nothing changed."
    layout = page(compare(sheet(), sheet(), same_bytes=False), [], names, "ja")
    assert layout.groups == () and "体裁" in layout.nothing
    assert (layout.title, layout.between) == ("転入: 変わったところ", "a → b")
