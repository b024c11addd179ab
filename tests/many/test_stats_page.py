"""The page of the statistics: a plot never says another thing than the table beside it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.lang import Text
from dxsheet.many.recurring import recurring
from dxsheet.many.stats_page import WORDS, Statistics, page
from dxsheet.many.tally import Tally, facts_of
from dxsheet.summary.blocks import Bars, Table
from tests.made_sheets import LANGS, MADE, sheet

SHEETS = [
    sheet(
        stage="trial",
        date="2025-02-03",
        decisions=[{"date": day}],
        causes=[{"text": "様式が二つに分かれている", "status": "identified", "evidence": "x"}],
        solutions=[{"kind": "training", "status": "adopted", "causes": ["C1"]}],
        small_start=[{"id": "T1", "status": "over"}],
    )
    for day in ("2025-02-10", "2025-06-10")
]


def statistics(*sheets, findings: Counter[str] | None = None) -> Statistics:
    tally = Tally()
    for number, one in enumerate(sheets):
        tally.add(facts_of(one, f"{number}.yaml", ())._replace(findings=dict(findings or {})))
    names = {"P001": Text("solution first", "解決策から始まる問題")}
    return Statistics(tally, tally.days({}), recurring(tally.said), names)


def text_of(block: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in block.rows]


@pytest.mark.parametrize("lang", LANGS)
def test_every_part(lang) -> None:
    told = page(statistics(*SHEETS, findings=Counter(P001=2, Z999=1)), lang)
    assert [one.key for one in told.sections] == [
        "stages", "cause_states", "open_gaps", "solution_kinds", "days", "pilots", "recurring",
        "findings",
    ]  # fmt: skip
    assert text_of(told.section("findings").blocks[1])[0][2:] == ["4", "2"]
    assert text_of(told.section("recurring").blocks[0])[0][1:3] == ["2", "0"]
    facts = {one.key: one.value.text for one in told.section("days").blocks[0].facts}
    assert facts["days_known"] == "2" and "7" in facts["median"] and "127" in facts["ninth"]


def test_parts_that_say_nothing_are_left_out() -> None:
    told = page(statistics(sheet()), "ja")
    assert [one.key for one in told.sections] == ["stages", "cause_states"]
    assert told.lead.startswith("特定した課題（原因）は0件")


def test_words_are_whole_in_both_languages() -> None:
    for text in WORDS.values():
        assert text.en != text.ja and text.en.isascii()


@given(st.lists(MADE, max_size=4), st.sampled_from(LANGS))
@settings(max_examples=50, deadline=None)
def test_plot_and_table_agree(sheets, lang) -> None:
    told = page(statistics(*sheets), lang)
    for section in told.sections:
        tables = {one.key: one for one in section.blocks if isinstance(one, Table)}
        for block in section.blocks:
            if isinstance(block, Bars):
                rows = text_of(tables[block.key])
                assert [[one.label, *map(str, one.values)] for one in block.bars] == rows
                assert all(len(one.values) == len(block.series) for one in block.bars)
