"""What the meeting is asked to decide."""

from __future__ import annotations

import pytest

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet

CAUSES = [
    {"id": "C1", "text": "一人", "status": "identified"},
    {"id": "C2", "text": "紙", "status": "unverified"},
]


def asked(**data):
    section = summarise(sheet(**data), lang="ja").section("wanted")
    return [(one.cell.id, one.cell.text) for one in section.blocks[0].items] if section else []


@pytest.mark.parametrize(
    ("causes", "status", "wanted"),
    [
        (["C1"], "proposed", True),
        (["C2", "C1"], "proposed", True),
        (["C2"], "proposed", False),
        ([], "proposed", False),
        (["C1"], "adopted", False),
        (["C1"], "parked", False),
    ],
)
def test_a_proposal_on_an_identified_cause_is_to_be_decided(causes, status, wanted):
    one = {"id": "S1", "text": "増やす", "causes": causes, "status": status}
    found = asked(problems=[{"id": "P1"}], causes=CAUSES, solutions=[one])
    assert found == ([("S1", "「増やす」を採用するか")] if wanted else [])


def test_what_the_decision_rests_on_stands_under_it():
    page = summarise(case("mistakes", "ja"), lang="ja")
    first = page.section("wanted").blocks[0].items[0]
    notes = [(one.label, one.value.text) for one in first.notes]
    assert notes == [
        ("対応する課題（原因）", "C1"),
        ("効果", "大"),
        ("手間", "中"),
        ("担当", "情報政策課"),
    ]


def test_a_trial_that_is_over_asks_what_next_with_its_results():
    page = summarise(case("lending", "ja"), lang="ja")
    trial = page.section("wanted").blocks[0].items[-1]
    assert trial.cell.text.endswith("展開する・続ける・変える・やめるのどれにするか")
    notes = [(one.label, one.value.text) for one in trial.notes]
    assert notes[0] == ("申込みから貸出まで", "3 → 0.8（日）、目標 1")
    assert notes[2] == ("使った人の声", "分かりにくい → 電話が要らなくなった")
    assert notes[-1][0] == "展開の条件"


def test_a_trial_that_was_decided_on_asks_nothing():
    trial = {"id": "T1", "units": "駅前", "status": "over"}
    assert len(asked(small_start=[trial], outcomes=[{"trial": "T1", "result": "3"}])) == 1
    assert asked(small_start=[trial], outcomes=[{"trial": "T1", "decision": "expand"}]) == []


def test_a_planned_trial_asks_to_start_until_the_trial_stage():
    trial = {"id": "T1", "units": "駅前", "work": "転入", "status": "planned"}
    wanted = [("T1", "スモールスタート「駅前（転入）」を始めるか")]
    assert asked(stage="decided", small_start=[trial]) == wanted
    assert asked(stage="trial", small_start=[trial]) == []
    assert asked(small_start=[{"status": "running"}]) == []


def test_work_that_is_not_chosen_yet_asks_which():
    candidates = [{"name": "転入"}, {"name": "貸出"}]
    assert asked(selection={"candidates": candidates}) == [
        ("", "どの業務を見直しの対象にするか（転入、貸出）")
    ]
    assert asked(selection={"candidates": candidates, "chosen": "貸出"}) == []
