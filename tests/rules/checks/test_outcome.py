"""O001 to O003 beyond the examples on their pages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("stage", "status", "given"),
    [
        ("trial", "over", True),
        ("draft", "over", True),
        ("trial", "running", False),
        ("trial", None, False),
        ("closed", None, True),
        ("closed", "running", True),
        ("closed", "planned", False),
    ],
)
def test_a_trial_that_is_over_has_a_result(found, stage, status, given) -> None:
    trials = [{"id": "T1", "units": "出張所", "status": status}]
    wanted = [("O001", "warning", "T1")] * given
    assert found("O001", stage=stage, small_start=trials) == wanted
    without = [{"measure": "m", "trial": "T1", "baseline": "40"}]
    assert found("O001", stage=stage, small_start=trials, outcomes=without) == wanted
    for trial in ("T1", None):
        told = [{"measure": "m", "trial": trial, "result": "よくなった"}]
        assert found("O001", stage=stage, small_start=trials, outcomes=told) == []


def test_with_two_trials_a_result_belongs_to_the_one_it_names(found) -> None:
    trials = [{"id": "T1", "status": "over"}, {"id": "T2", "status": "over"}]
    outcomes = [{"measure": "m", "trial": "T1", "result": "1"}, {"measure": "n", "result": "2"}]
    assert found("O001", small_start=trials, outcomes=outcomes) == [("O001", "warning", "T2")]


@pytest.mark.parametrize(
    ("outcome", "given"),
    [
        ({"result": "12"}, True),
        ({"result": "よくなった"}, True),
        ({"baseline": "40"}, False),
        ({"baseline": "40", "result": "12"}, False),
        ({"baseline": "0", "result": "12"}, False),
        ({"baseline": "多い", "result": "12"}, False),
        ({"baseline": "毎日", "result": "週に一度"}, False),
        ({"baseline": "40件", "result": "12件"}, False),
        ({"baseline": "40件", "result": "30%"}, True),
        ({"baseline": "40件", "result": "12", "unit": "%"}, True),
        ({"baseline": "週40件", "result": "12", "unit": "件/週"}, False),
        ({"baseline": "5月は40件", "result": "6月は12件"}, False),
        ({"baseline": "21 days", "result": "9 days"}, False),
        ({"baseline": "21 days", "result": "9 hours"}, True),
        ({"baseline": "1,200円", "result": "８００円"}, False),
    ],
)
def test_a_result_is_read_beside_what_was_before(found, outcome, given) -> None:
    rules = found("O002", outcomes=[{"measure": "m", **outcome}])
    assert rules == [("O002", "warning", "outcomes[0]")] * given


def test_the_baseline_may_stand_with_an_earlier_result_of_the_same_measure(found) -> None:
    first = {"measure": "書き直し", "unit": "件/週", "baseline": "40", "result": "30"}
    assert found("O002", outcomes=[first, {**first, "baseline": None}]) == []
    other = {**first, "baseline": None, "unit": "%"}
    assert found("O002", outcomes=[first, other]) == [("O002", "warning", "outcomes[1]")]


@pytest.mark.parametrize(
    ("outcome", "given"),
    [
        ({"decision": "expand"}, True),
        ({"decision": "expand", "result": "12"}, False),
        ({"decision": "stop"}, False),
        ({}, False),
    ],
)
def test_expansion_rests_on_a_result(found, outcome, given) -> None:
    assert found("O003", outcomes=[outcome]) == [("O003", "warning", "outcomes[0]")] * given
