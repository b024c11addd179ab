"""The small start and its outcomes, before and after side by side."""

from __future__ import annotations

import pytest

from dxsheet.summary import summarise
from dxsheet.summary.blocks import Facts, Heading
from dxsheet.summary.trial import results_of
from tests.made_sheets import case, sheet


def outcome(**values):
    row = summarise(sheet(outcomes=[values]), lang="ja").section("outcomes").blocks[0]
    return {column.key: cell for column, cell in zip(row.columns, row.rows[0].cells, strict=True)}


@pytest.mark.parametrize(
    ("values", "change", "target"),
    [
        ({"baseline": "40", "wanted": "15", "result": "12"}, "-28 (-70%)", "reached"),
        ({"baseline": "40", "wanted": "15", "result": "20"}, "-20 (-50%)", "missed"),
        ({"baseline": "10", "wanted": "15", "result": "16"}, "+6 (+60%)", "reached"),
        ({"baseline": "0", "wanted": "15", "result": "3"}, "+3", "missed"),
        ({"baseline": "3", "wanted": "3", "result": "3"}, "0 (0%)", None),
        ({"baseline": "0.3", "wanted": "0.1", "result": "0.1"}, "-0.2 (-67%)", "reached"),
        ({"baseline": "40", "result": "12"}, "-28 (-70%)", None),
        ({"baseline": "多い", "wanted": "15", "result": "12"}, None, None),
    ],
)
def test_change_and_target_where_the_figures_allow(values, change, target):
    cells = outcome(measure="書き直し", **values)
    assert (cells["change"].text if "change" in cells else None) == change
    assert (cells["target"].mark.value if "target" in cells else None) == target


def test_the_unit_stands_with_the_measure():
    assert outcome(measure="書き直し", unit="件/週")["measure"].text == "書き直し（件/週）"


def test_each_stage_has_a_heading_and_its_facts():
    found = sheet(small_start=[{"id": "T1", "units": "駅前"}, {"id": "T2", "units": "全所"}])
    blocks = summarise(found, lang="ja").section("small_start").blocks
    assert [type(one) for one in blocks] == [Heading, Facts, Heading, Facts]
    assert [(one.id, one.text) for one in blocks[::2]] == [("T1", "1段階目"), ("T2", "2段階目")]


def test_outcomes_belong_to_their_stage_or_to_the_only_one():
    found = case("lending", "ja")
    assert len(results_of(found, found.small_start[0])) == 3
    alone = sheet(small_start=[{"units": "駅前"}], outcomes=[{"result": "3"}])
    assert len(results_of(alone, alone.small_start[0])) == 1
    two = sheet(small_start=[{"id": "T1"}, {"id": "T2"}], outcomes=[{"result": "3"}])
    assert results_of(two, two.small_start[0]) == []
