"""Cells as HTML: ids, chips, gaps and dates."""

from __future__ import annotations

from dxsheet.render.html_text import cell, chip, is_chip, labelled
from dxsheet.summary.blocks import Cell, Mark

FIRM = Mark("cause_status", "identified", "特定")


def test_an_id_stands_before_the_text():
    assert cell(Cell("窓口", id="P1"), "ja") == '<b class="id">P1</b> 窓口'


def test_a_status_is_a_chip_with_its_sign():
    assert chip(FIRM) == '<span class="chip cause_status-identified">○特定</span>'
    assert cell(Cell("特定", mark=FIRM), "ja") == chip(FIRM)
    assert is_chip(Cell("特定", mark=FIRM))


def test_a_status_beside_a_text_leaves_the_text():
    assert cell(Cell("押印を待つ", mark=FIRM), "ja") == f"押印を待つ {chip(FIRM)}"


def test_a_gap_stands_out():
    gap = Mark("gap", "problem_without_cause", "課題（原因）がまだありません")
    assert cell(Cell(gap.text, mark=gap), "ja").startswith('<span class="gap">')


def test_a_date_says_its_day_for_machines():
    day = Mark("date", "2025-02-03", "2025年2月3日")
    assert cell(Cell(day.text, mark=day), "ja") == (
        '<time datetime="2025-02-03">2025年2月3日</time>'
    )


def test_an_item_told_before_says_so():
    assert "（再掲）" in cell(Cell("a", id="C1", again=True), "ja")
    assert "（再掲）" not in cell(Cell("S1（再掲）", again=True), "ja").replace("S1（再掲）", "")


def test_a_label_and_its_value_are_not_parted():
    assert labelled("担当", Cell("山田"), "ja") == (
        '<span class="fact"><span class="label">担当</span>&#160;山田</span>'
    )
