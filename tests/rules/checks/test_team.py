"""T001 to T007 beyond the examples on their pages."""

from __future__ import annotations

import pytest

from dxsheet.rules import check
from dxsheet.sheet.shape import shaped


@pytest.mark.parametrize(
    ("data", "given"),
    [
        ({}, False),
        ({"stage": "draft"}, False),
        ({"stage": "decided"}, True),
        ({"participants": [{"name": "a"}]}, True),
        ({"participants": [{"name": "a", "part": "decide"}]}, False),
        ({"roles": {"facilitate": ["b"]}}, True),
        ({"roles": {"decide": ["a"]}}, False),
        ({"roles": {"decide": ["a", "ｂ"], "facilitate": ["B", "a"]}}, True),
        ({"roles": {"decide": ["a"], "facilitate": ["a", "b"]}}, True),
        ({"roles": {"decide": ["a", "c"], "facilitate": ["a", "b"]}}, False),
        (
            {
                "roles": {"decide": ["b"], "facilitate": ["b"]},
                "participants": [{"name": "a", "part": "decide"}],
            },
            True,  # the two places disagree
        ),
        (
            {
                "roles": {"decide": ["a"], "facilitate": ["b"]},
                "participants": [{"name": "b", "part": "decide"}],
            },
            False,
        ),
    ],
)
def test_somebody_decides_who_does_not_lead(found, data, given) -> None:
    assert found("T001", **data) == [("T001", "warning", "roles")] * given


def test_criteria_are_asked_for_once_work_is_compared(found) -> None:
    assert found("T002", selection={"decided_by": "多数決"}) == []
    for more in ({"chosen": "転入"}, {"candidates": [{"name": "転入"}]}):
        assert found("T002", selection=more) == [("T002", "warning", "selection")]
        assert found("T002", selection={**more, "criteria": [{"name": "件数"}]}) == []


@pytest.mark.parametrize(
    ("people", "count"),
    [
        ([{"name": "a", "unit": "x"}], 1),
        ([{"name": "a", "unit": "x"}, {"name": "b", "unit": "Ｘ"}], 1),
        ([{"name": "a", "unit": "x"}, {"name": "b", "unit": "y"}], 0),
        ([{"name": "a"}, {"name": "b"}], 0),
        ([{"name": "a", "unit": "x", "skills": ["bpr"]}, {"name": "b", "unit": "y"}], 1),
        ([{"name": "a", "unit": "x", "skills": ["bpr"]}, {"name": "b", "unit": "x"}], 2),
        ([], 0),
    ],
)
def test_more_than_one_viewpoint(found, people, count) -> None:
    assert found("T003", participants=people) == [("T003", "info", "participants")] * count


@pytest.mark.parametrize(
    ("stage", "skills", "given"),
    [
        (None, [], False),
        ("draft", [], False),
        ("decided", [], True),
        ("draft", ["bpr", "service_design"], True),
        ("draft", ["bpr", "service_design", "project_management"], False),
    ],
)
def test_the_skills_that_run_short(found, stage, skills, given) -> None:
    people = [{"name": "a", "skills": skills}]
    assert (
        found("T004", stage=stage, participants=people)
        == [("T004", "info", "participants")] * given
    )


@pytest.mark.parametrize(
    ("stance", "given"),
    [("opposed", True), ("indifferent", True), ("neutral", False), ("supportive", False)],
)
def test_who_is_against_it_is_answered(found, stance, given) -> None:
    people = [{"name": "a", "stance": stance, "concern": "c"}, {"stance": stance, "response": "r"}]
    assert found("T005", stakeholders=people) == [("T005", "warning", "stakeholders[0]")] * given


def test_a_sponsor_is_asked_for_with_the_roles_or_once_it_is_decided(found) -> None:
    assert found("T006", stage="draft") == []
    assert found("T006", stage="decided") == [("T006", "info", "roles")]
    assert found("T006", stage="draft", roles={"decide": ["a"]}) == [("T006", "info", "roles")]
    assert found("T006", stage="decided", roles={"sponsor": "部長"}) == []


def test_load_is_asked_of_those_who_do_something(found) -> None:
    people = [
        {"name": "a", "part": "decide", "load": "週1時間"},
        {"name": "b", "part": "offer"},
        {"name": "c", "part": "watch"},
        {"name": "d"},
    ]
    assert found("T007", participants=people) == [("T007", "info", "participants[1]")]
    both = [{"name": "a", "part": "decide"}, {"name": "b", "part": "offer"}]
    assert found("T007", participants=both) == [("T007", "info", "participants")]


def test_two_places_that_disagree_on_who_decides() -> None:
    participants = [{"name": name, "part": "decide"} for name in ("窓口係", "佐藤")]
    roles = {"decide": ["推進課"], "facilitate": ["推進課"]}
    sheet, _ = shaped({"dxsheet": "1", "title": "t", "roles": roles, "participants": participants})
    (hit,) = [one for one in check(sheet) if one.rule == "T001"]
    assert "窓口係、佐藤" in hit.message.ja
    assert "Which of the two places" in hit.message.en
