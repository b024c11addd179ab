"""A line of the list: what it counts, which filter lets it through, how lines are sorted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dxsheet.many.listed import ORDERS, ListFilter, fits, in_order, line_of
from dxsheet.sheet.chain import Chain
from dxsheet.summary.gaps import gaps
from tests.made_sheets import MADE, sheet

TODAY = "2025-03-10"
FOUND = sheet(
    id="abc",
    title="ＡＢＣ窓口の見直し",
    organisation={"code": "011002"},
    stage="identified",
    problems=[{"id": "P1", "text": "待ち時間が長い"}],
    causes=[
        {"id": "C1", "text": "様式が二つ", "status": "identified"},
        {"id": "C2", "status": "rejected", "reason": "1件だけ"},
        {"id": "C3"},
    ],
    solutions=[
        {"id": "S1", "causes": ["C3"], "owner": "市民課", "status": "parked"},
        {"id": "S2", "causes": ["C3"], "owner": "山田"},
    ],
    work_items=[
        {"id": "W1", "main_owners": ["佐藤", "山田"], "due": "2025-03-09"},
        {"id": "W2", "main_owners": ["鈴木"], "due": "2025-01-01", "done": "yes"},
    ],
)
LINE = line_of(FOUND, "a.yaml", TODAY)


def test_what_a_line_says() -> None:
    assert (LINE.title, LINE.organisation, LINE.stage) == (FOUND.title, "011002", "identified")
    assert (LINE.problems, LINE.causes, LINE.solutions) == (1, (1, 1, 1), 2)
    assert LINE.gaps == (("cause_without_solution", "C1"),)
    assert LINE.owners == ("佐藤", "山田")
    assert (LINE.next_date, LINE.overdue) == ("2025-03-09", True)


def test_today_is_not_past() -> None:
    assert not line_of(FOUND, "a.yaml", "2025-03-09").overdue
    empty = line_of(sheet(), "b.yaml", TODAY)
    assert (empty.stage, empty.next_date, empty.overdue) == ("draft", "", False)


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        (ListFilter(), True),
        (ListFilter(stages=("draft", "identified")), True),
        (ListFilter(stages=("draft",)), False),
        (ListFilter(texts=("abc", "様式")), True),
        (ListFilter(texts=("abc", "研修")), False),
        (ListFilter(texts=("identified",)), False),
        (ListFilter(owners=("山",)), True),
        (ListFilter(owners=("鈴木",)), False),
        (ListFilter(gaps=("cause_rejected", "cause_without_solution")), True),
        (ListFilter(gaps=("cause_rejected",)), False),
        (ListFilter(overdue=True), True),
        (ListFilter(stages=("identified",), overdue=True, owners=("nobody",)), False),
    ],
)
def test_filters(wanted: ListFilter, answer: bool) -> None:
    assert fits(FOUND, LINE, wanted) is answer


def test_orders() -> None:
    lines = [
        LINE._replace(file="1", next_date="", title="ｂ", stage="closed", gaps=(), owners=()),
        LINE._replace(file="2", next_date="2026-01-01", title="A", stage="draft"),
        LINE._replace(file="3", next_date="2025-01-01", title="c", stage="trial", owners=("い",)),
        LINE._replace(file="0", next_date="2025-01-01", title="d", stage="draft", owners=("う",)),
    ]
    expected = {
        "next": "0321", "title": "2130", "stage": "0231", "gaps": "0231", "owner": "3021",
        "file": "0123",
    }  # fmt: skip
    for order in ORDERS:
        assert "".join(one.file for one in in_order(lines, order)) == expected[order], order


@given(MADE)
@settings(max_examples=60, deadline=None)
def test_counts_are_those_of_the_sheet(found) -> None:
    line = line_of(found, "x.yaml", TODAY)
    assert sum(line.causes) == len(found.causes)
    assert len(line.gaps) == sum(not one.settled for one in gaps(Chain(found)))
    assert fits(found, line, ListFilter())
    for problem in found.problems:
        if problem.text:
            assert fits(found, line, ListFilter(texts=(problem.text,)))
