"""M001 to M004 beyond the examples on their pages."""

from __future__ import annotations

import pytest

FULL = {
    "id": "T1", "units": "駅前出張所", "work": "転入", "budget": "なし", "period": "4月",
    "risk": "混ざる", "affected": "4人", "success_sign": "半分", "expansion_condition": "15件",
}  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "given"),
    [
        (None, False),
        ("draft", False),
        ("identified", False),
        ("decided", True),
        ("trial", True),
        ("closed", True),
    ],
)
def test_a_small_start_is_asked_for_once_it_is_decided(found, stage, given) -> None:
    solutions = [{"id": "S1", "text": "様式を作る", "status": "adopted"}]
    assert (
        found("M001", stage=stage, solutions=solutions) == [("M001", "info", "small_start")] * given
    )
    assert found("M001", stage=stage, solutions=[{"id": "S1", "status": "dropped"}]) == []
    assert found("M001", stage=stage, solutions=solutions, small_start=[FULL]) == []


def test_a_reason_for_none_is_kept(found) -> None:
    kept = [{"rule": "M001", "at": "small_start", "reason": "一つの課だけの仕事"}]
    assert found("M", "X", stage="decided", solutions=[{"id": "S1"}], kept=kept) == []


@pytest.mark.parametrize("key", list(FULL)[1:])
def test_each_field_that_is_missing(found, key) -> None:
    trial = {name: value for name, value in FULL.items() if name != key}
    rule = "M003" if key in ("success_sign", "expansion_condition") else "M002"
    assert found("M", small_start=[trial]) == [(rule, "warning", "T1")]


def test_one_finding_names_all_that_is_missing(found) -> None:
    assert [rule for rule, *_ in found("M", small_start=[{"id": "T1"}])] == ["M002", "M003"]


@pytest.mark.parametrize(
    ("units", "whole"),
    [
        ("全庁", True),
        ("全部局で一斉に", True),
        ("市全体", True),
        ("全職員", True),
        ("すべての課", True),
        ("all departments", True),
        ("The whole organisation", True),
        ("city-wide", True),
        ("駅前出張所", False),
        ("市民課の全職員", False),
        ("全庁展開の前に、総務課だけで", False),
        ("全部局のうち税務課", False),
        ("one of all departments", False),
        ("permit desk, before all offices follow", False),
        ("全国健康保険協会の窓口", False),
    ],
)
def test_the_whole_organisation_at_once(found, units, whole) -> None:
    given = found("M004", small_start=[{**FULL, "units": units}])
    assert given == [("M004", "info", "T1")] * whole
