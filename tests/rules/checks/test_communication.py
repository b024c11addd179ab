"""K001 to K004 beyond the examples on their pages."""

from __future__ import annotations

import pytest

CONTENT = dict.fromkeys(("who", "what", "when", "where", "why", "how"), "x")
FULL = {"means": "チャット", "scope": "全員", "content": CONTENT, "exception": "電話"}


@pytest.mark.parametrize(
    ("lost", "given"),
    [
        (None, []),
        ("means", ["K001"]),
        ("scope", ["K001"]),
        ("content", ["K002"]),
        ("exception", ["K004"]),
    ],
)
@pytest.mark.parametrize("stage", ["draft", "decided"])
def test_rules_of_communication_are_whole_where_there_are_any(found, stage, lost, given) -> None:
    talk = {key: value for key, value in FULL.items() if key != lost}
    rules = found("K", stage=stage, communication=talk)
    assert [rule for rule, *_ in rules] == given
    assert {at for *_, at in rules} <= {"communication"}


@pytest.mark.parametrize("key", CONTENT)
def test_each_of_the_six_is_asked_for(found, key) -> None:
    talk = {**FULL, "content": {**CONTENT, key: None}}
    assert found("K002", communication=talk) == [("K002", "warning", "communication")]


def test_a_draft_may_have_none_and_a_decision_may_not(found) -> None:
    assert found("K", stage="draft") == found("K", stage="identified") == found("K") == []
    for stage in ("decided", "trial", "closed"):
        assert [rule for rule, *_ in found("K", stage=stage)] == ["K001", "K002"]


def test_what_cannot_be_read_is_not_called_missing(found) -> None:
    assert found("K", stage="decided", communication="chat") == []
    assert found("K", communication={**FULL, "content": "everything"}) == []


@pytest.mark.parametrize(
    ("owners", "given"),
    [
        ([], True),
        ([""], True),
        (["", "　"], True),
        (["", "a"], False),
        (["a"], False),
        (["a", "b"], True),
        (["a", "Ａ"], False),
        (["佐藤、森"], True),
        (["佐藤（税務課、係長）"], False),
        (["Research & Statistics; Roads"], True),
        (["Smith, John"], False),
    ],
)
def test_exactly_one_main_owner(found, owners, given) -> None:
    work = [{"id": "W1", "text": "様式を作る", "main_owners": owners}]
    assert found("K003", work_items=work) == [("K003", "warning", "W1")] * given


@pytest.mark.parametrize(
    ("data", "severity"),
    [
        ({"stage": "draft"}, "warning"),
        ({"stage": "decided", "small_start": [{"id": "T1", "status": "planned"}]}, "warning"),
        ({"stage": "trial"}, "error"),
        ({"stage": "closed"}, "warning"),
        ({"stage": "draft", "small_start": [{"id": "T1", "status": "running"}]}, "error"),
        ({"small_start": [{"id": "T1"}, {"id": "T2", "status": "over"}]}, "error"),
    ],
)
def test_it_is_an_error_once_the_trial_runs(found, data, severity) -> None:
    assert found("K003", work_items=[{"id": "W1"}], **data) == [("K003", severity, "W1")]


def test_one_person_may_own_several_items(found) -> None:
    work = [{"id": f"W{number}", "main_owners": ["a"]} for number in (1, 2)]
    assert found("K003", work_items=work) == []


def test_a_stand_in_is_asked_for_while_there_is_work_to_do(found) -> None:
    work = [
        {"id": "W1", "main_owners": ["a"]},
        {"id": "W2", "main_owners": ["a"], "stand_in": "b"},
        {"id": "W3", "main_owners": ["a"], "done": "true"},
        {"id": "W4"},
    ]
    assert found("K004", work_items=work) == [("K004", "info", "W1")]
