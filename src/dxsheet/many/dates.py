"""What comes next on a sheet: the earliest date that is still ahead of its work."""

from __future__ import annotations

from dxsheet.sheet.nouns import Sheet


def next_date(sheet: Sheet) -> str | None:
    """The earliest due date of work that is not done, or the review date of an open sheet."""
    dates = [one.due for one in sheet.work_items if one.due and not one.done]
    if sheet.review_date and sheet.stage != "closed":
        dates.append(sheet.review_date)
    return min(dates, default=None)


def first_decision(sheet: Sheet) -> str | None:
    """The date of the first decision that has one."""
    return min((one.date for one in sheet.decisions if one.date), default=None)
