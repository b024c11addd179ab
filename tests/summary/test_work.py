"""The trials: when a period that was written freely is over."""

from __future__ import annotations

import pytest

from dxsheet.summary import summarise
from dxsheet.summary.work import last_day
from tests.made_sheets import LANGS, case


@pytest.mark.parametrize(
    ("period", "last"),
    [
        ("2025年4月から6月まで", "2025-06-30"),
        ("2025年12月から2月まで", "2026-02-28"),
        ("2025年3月の1か月", "2025-03-31"),
        ("令和7年4月1日〜6月30日", "2025-06-30"),
        ("R7.4〜R7.6", "2025-06-30"),
        ("2025-04-01 to 2025-06-15", "2025-06-15"),
        ("April to June 2025", "2025-06-30"),
        ("1 April 2025 to 15 June 2025", "2025-06-15"),
    ],
)
def test_the_last_day_that_a_period_names(period, last):
    assert last_day(period) == last


@pytest.mark.parametrize(
    "period",
    [
        None,
        "",
        "三か月",
        "年度内",
        "4月から6月まで",
        "令和7年4月から三か月",
        "2025年4月から3か月間",
        "2025年4月以降",
        "three months from April 2025",
        "from April 2025 onwards",
        "2025年13月",
    ],
)
def test_a_start_alone_or_a_month_without_a_year_is_no_end(period):
    assert last_day(period) is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_next_due_day_of_an_owner_says_that_it_is_past(lang):
    section = summarise(case("lending", lang), lang=lang, today="2025-03-10").section(
        "work_by_owner"
    )
    at = [one.key for one in section.blocks[0].columns].index("due")
    cells = [row.cells[at] for row in section.blocks[0].rows if row.cells[at].text]
    assert [one.mark.value for one in cells] == ["overdue", "2025-03-14"]
    assert cells[0].text != cells[0].mark.text
