"""C001 and C005 to C010 beyond the examples on their pages."""

from __future__ import annotations

import pytest

from dxsheet.rules import Settings, check
from dxsheet.sheet.shape import shaped

P1 = {"id": "P1", "text": "届が二度書かれている"}
P2 = {"id": "P2", "text": "電話がつながらない"}


def cause(number: int, **more: object) -> dict[str, object]:
    return {"id": f"C{number}", "text": f"手順{number}が二つの課で違う", **more}


@pytest.mark.parametrize(
    ("stage", "count", "asked"),
    [
        (None, 0, False),
        ("draft", 0, False),
        ("identified", 0, True),
        ("closed", 0, True),
        (None, 1, True),
        ("draft", 1, True),
        ("trial", 1, True),
        ("trial", 2, False),
    ],
)
def test_a_second_candidate_is_asked_for(found, stage, count, asked) -> None:
    causes = [cause(number) for number in range(count)]
    wanted = [("C001", "warning", "P1")] if asked else []
    assert found("C001", stage=stage, problems=[P1], causes=causes) == wanted


def test_a_rejected_candidate_was_one_all_the_same(found) -> None:
    causes = [cause(1), cause(2, status="rejected", reason="違った")]
    assert found("C001", problems=[P1], causes=causes) == []


@pytest.mark.parametrize("empty", [{"id": "C2"}, {"id": "C2", "text": None, "problems": ["P1"]}])
def test_an_entry_left_empty_is_no_candidate(found, empty) -> None:
    assert found("C001", problems=[P1], causes=[cause(1), empty]) == [("C001", "warning", "P1")]
    assert found("C001", stage="draft", problems=[P1], causes=[{"id": "C1"}, empty]) == []


def test_an_empty_solution_is_no_second_one(found) -> None:
    solutions = [{"id": "S1", "text": "欄を足す", "causes": ["C1"]}, {"id": "S2", "causes": ["C1"]}]
    of = {"stage": "decided", "problems": [P1], "causes": [cause(1)]}
    assert found("S010", **of, solutions=solutions) == [("S010", "info", "C1")]
    parked = [solutions[0], {**solutions[1], "status": "parked"}]
    assert found("S010", **of, solutions=parked) == []


def test_each_problem_has_its_own_candidates(found) -> None:
    causes = [cause(1, problems=["P1"]), cause(2, problems=["P1", "P2"])]
    assert found("C001", problems=[P1, P2], causes=causes) == [("C001", "warning", "P2")]


def test_an_unplaced_cause_may_be_the_second(found) -> None:
    causes = [cause(1, problems=["P1"]), cause(2)]
    assert found("C001", "C010", problems=[P1, P2], causes=causes) == [("C010", "warning", "C2")]


@pytest.mark.parametrize("stage", [None, "draft", "closed"])
def test_an_unverified_cause_needs_neither_evidence_nor_reason(found, stage) -> None:
    causes = [cause(1), cause(2, status="unverified")]
    assert found("C005", "C006", "C007", "C008", stage=stage, causes=causes) == []


@pytest.mark.parametrize(
    ("stage", "status", "given"),
    [
        ("draft", "proposed", False),
        ("identified", "proposed", False),
        ("identified", None, False),
        ("identified", "parked", True),
        ("identified", "dropped", True),
        ("decided", "proposed", True),
        ("closed", "proposed", True),
        ("decided", "adopted", False),
    ],
)
def test_what_counts_as_an_answer_depends_on_the_stage(found, stage, status, given) -> None:
    causes = [cause(1, status="identified", evidence="見た")]
    solutions = [{"id": "S1", "text": "手順をそろえる", "causes": ["C1"], "status": status}]
    wanted = [("C008", "warning", "C1")] if given else []
    assert found("C008", stage=stage, causes=causes, solutions=solutions) == wanted


@pytest.mark.parametrize(
    ("stage", "severity"), [(None, "warning"), ("draft", "info"), ("identified", "warning")]
)
def test_a_draft_without_any_solution_is_only_told_what_comes_next(found, stage, severity) -> None:
    causes = [cause(1, status="identified", evidence="見た")]
    assert found("C008", stage=stage, causes=causes) == [("C008", severity, "C1")]


def test_a_reason_for_no_solution_is_enough(found) -> None:
    causes = [cause(1, status="identified", evidence="見た", reason="来年の改修を待つ")]
    assert found("C008", causes=causes) == []


@pytest.mark.parametrize(
    ("problem", "text", "same"),
    [
        (
            "会議室の二重予約が週に二回起きている。",
            "会議室の二重予約が週に二回起きているため",
            True,
        ),
        ("Ｄ棟で届が戻る", "D棟で届が戻る", True),
        ("Rooms are booked twice a week.", "Because rooms are booked twice a week", True),
        ("会議室の二重予約が週に二回起きている。", "電話の予約が夕方まで写されない", False),
        ("Rooms are booked twice a week.", "Bookings by phone are entered in the evening", False),
        ("遅い", "遅い", True),
        ("遅い", "高い", False),
    ],
)
def test_a_problem_said_again_is_no_cause(found, problem, text, same) -> None:
    given = found(
        "C009",
        problems=[{"id": "P1", "text": problem}],
        causes=[{"id": "C1", "text": text}, {"id": "C2", "text": text, "status": "rejected"}],
    )
    assert given == ([("C009", "info", "C1")] if same else [])


def test_a_page_of_text_is_not_compared(found) -> None:
    text = "届が二度書かれている。" * 2000
    assert found("C009", problems=[{"id": "P1", "text": text}], causes=[{"text": text}]) == []


def test_a_cause_outside_control_only_once_it_holds(found) -> None:
    causes = [
        cause(1, status="identified", evidence="x", reason="y", controllable="no"),
        cause(2, controllable="no"),
        cause(3, status="identified", evidence="x", reason="y"),
    ]
    assert found("C007", causes=causes) == [("C007", "info", "C1")]


@pytest.mark.parametrize(
    ("causes", "says", "asks"),
    [
        ([cause(1)], "has one candidate cause", "What else"),
        ([cause(1) | {"status": "rejected"}], "is ruled out", "What else"),
        ([], "no candidate cause yet", "What could cause it?"),
    ],
)
def test_what_is_asked_goes_by_the_causes_that_are_there(causes, says, asks) -> None:
    data = {"dxsheet": "1", "title": "t", "stage": "identified", "problems": [P1], "causes": causes}
    (one,) = check(shaped(data)[0], data=data, settings=Settings(select=("C001",)))
    assert says in one.message.en
    assert asks in one.message.en
