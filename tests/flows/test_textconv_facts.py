"""One fact a line: everything said is there, nothing of the layout."""

from __future__ import annotations

import pytest

from dxsheet.flows.textconv import PART, draw
from dxsheet.yamlfile import parse
from tests.merging.edits import BASE, edits

LAYOUT = ("quote", "indent", "line ends")


def facts(text: str) -> str:
    return draw(parse(text.encode(), "x"), "ja")


def test_the_facts() -> None:
    lines = facts(BASE).splitlines()
    for line in (
        "題名: 転入手続の書き直し",
        f"{PART}課題（原因）",
        "C1 状態: 未検証",
        "S1 対応する課題（原因）: C1",
        "S1 対応する課題（原因）: C2",
        "窓口係 人数: 3",
        "決める人: 窓口係",
        "P1 現状: 窓口で二度書く。",
        "候補 転入 点数: 4",
        "# 市民課の意見",
        "# 終わり",
    ):
        assert lines.count(line) == 1, line


@pytest.mark.parametrize("edit", edits("a"), ids=lambda edit: edit.name)
def test_every_change_of_what_is_said_shows_and_no_other(edit) -> None:
    changed = facts(edit.text(BASE)) != facts(BASE)
    assert changed == (edit.name not in LAYOUT)


def test_nested_parts_lists_and_what_the_format_does_not_know() -> None:
    text = facts(
        "dxsheet: 1\ntitle: t\ncommunication:\n  content: {who: 係}\nselection:\n"
        "  criteria: [{name: 件数, max: 5}]\nextra: [a, {b: c}]\nideas:\n  - {id: I1}\nroles:\n"
    )
    for line in (
        "共有する情報（5W1H） だれが: 係",
        "選定基準 件数 満点: 5",
        "a",
        "2 b: c",
        "I1",
        "役割",
    ):
        assert line in text.splitlines(), text


def test_values_that_cannot_be_read_show_too() -> None:
    assert "日付: 2025-99-99" in facts("dxsheet: 1\ntitle: t\ndate: 2025-99-99\nstage: そのうち\n")


def test_text_does_not_drive_the_terminal() -> None:
    assert "<U+202E>" in facts('dxsheet: 1\ntitle: "a\\u202eb"\n')
