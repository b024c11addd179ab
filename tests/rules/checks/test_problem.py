"""P004, P005, P006 beyond the examples on their pages."""

from __future__ import annotations

import pytest

STAGES = ("draft", "identified", "decided", "trial", "closed")


@pytest.mark.parametrize("stage", STAGES)
def test_evidence_and_who_is_affected_are_asked_at_every_stage(found, stage) -> None:
    problems = [{"id": "P1", "text": "届が二度書かれている"}, {"id": "P2"}]
    assert found("P004", "P005", stage=stage, problems=problems) == [
        ("P005", "warning", "P1"),
        ("P004", "warning", "P1"),
    ]


def test_blank_text_is_not_evidence(found) -> None:
    problem = {"id": "P1", "text": "届が二度書かれている", "evidence": "  ", "affected": None}
    assert [rule for rule, *_ in found("P004", "P005", problems=[problem])] == ["P005", "P004"]


@pytest.mark.parametrize(
    "text",
    [
        "記入例がないため、届が二度書かれている",
        "台帳が二つあるので、在庫が合わない",
        "様式の古さが原因で、届が二度書かれている",
        "届が二度書かれている。また、電話がつながらない",
        "①届が二度書かれている ②電話がつながらない",
        "1. Forms come back. 2. Nobody answers the telephone.",
        "Permits are late because the stamp is in another building.",
        "Permits are late due to the second check.",
        "Permits are late; in addition, the telephone is not answered.",
        "Because the stamp is in another building, permits go out late.",
        "Since the two lists are kept apart, clerks type each name twice.",
        "Due to the second check, permits are late.",
        "As only one clerk may sign, permits wait three days.",
        "The stamp is in another building, so permits go out three days late.",
        "The lists differ; therefore clerks call each school.",
        "The lists are not linked. As a result, clerks type each name twice.",
        "Calls go unanswered and the forms arrive incomplete.",
        "The heating fails twice a week, and complaints stay unanswered for a month.",
    ],
)
def test_a_cause_or_a_second_problem_in_the_text(found, text) -> None:
    assert found("P006", problems=[{"id": "P1", "text": text}]) == [("P006", "info", "P1")]


@pytest.mark.parametrize(
    "text",
    [
        "確認のため、住民が二度来庁している",
        "福祉の分野だけ、周知が足りないのではないか",
        "転入の窓口で40分待つ。月曜日は60分になる",
        "1月から3月までに書き直しが12件あった",
        "Residents come twice so that their proof of address can be seen.",
        "Permits are three weeks late in September. In May it is one week.",
        "Room 1.2 is also booked twice a week",
        "Since the office moved, people queue for an hour.",
        "Since April, forms arrive late.",
        "As of May, 40 cases are open.",
        "As a rule, visitors wait 40 minutes.",
        "Residents come back, so far 40 of them.",
        "Two clerks left, and people wait 50 minutes.",
        "The form arrives late and is not signed.",
        "The first letter is late and the second is not dated.",
        "Residents are told to come back, and they are not told when.",
        "Forms arrive late and incomplete.",
    ],
)
def test_a_purpose_a_figure_or_a_doubt_is_neither(found, text) -> None:
    assert found("P006", problems=[{"id": "P1", "text": text}]) == []
