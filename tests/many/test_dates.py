"""What comes next on a sheet."""

from __future__ import annotations

from dxsheet.many.tally import first_decision, next_date
from tests.made_sheets import sheet


def test_the_earliest_open_date_is_next() -> None:
    work = [{"due": "2025-03-01", "done": "yes"}, {"due": "2025-05-01"}, {"text": "期限なし"}]
    assert next_date(sheet(work_items=work, review_date="2025-06-01")) == "2025-05-01"
    assert next_date(sheet(work_items=work, review_date="2025-04-01")) == "2025-04-01"
    assert next_date(sheet(work_items=work[:1])) is None


def test_a_closed_sheet_waits_for_no_review() -> None:
    assert next_date(sheet(stage="closed", review_date="2025-06-01")) is None


def test_the_first_decision_need_not_stand_first() -> None:
    found = sheet(
        decisions=[{"text": "日付なし"}, {"date": "令和7年3月1日"}, {"date": "2025-02-20"}]
    )
    assert first_decision(found) == "2025-02-20"
    assert first_decision(sheet()) is None
