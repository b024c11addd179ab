"""Numbers, dates and flags as people write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxsheet.sheet.values import as_day, as_flag, as_number


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3", 3), ("３", 3), ("1,200", 1200), ("１，２００", 1200), ("-2", -2), ("0.5", 0.5),
        ("010", 10), (" 7 ", 7), ("+4", 4),
    ],
)  # fmt: skip
def test_numbers_read(written: str, meant: float) -> None:
    assert as_number(written) == meant


@pytest.mark.parametrize(
    "written", ["", "abc", "1e3", "inf", "nan", "1,2", "0x10", "1_000", "3件", "--3", "9" * 30]
)
def test_not_numbers(written: str) -> None:
    assert as_number(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-02-03", "2025-02-03"), ("2025/2/3", "2025-02-03"), ("2025.2.3", "2025-02-03"),
        ("2025年2月3日", "2025-02-03"), ("令和7年2月3日", "2025-02-03"), ("R7.2.3", "2025-02-03"),
        ("令和元年5月1日", "2019-05-01"), ("平成３１年４月３０日", "2019-04-30"),
        ("２０２５－０２－０３", "2025-02-03"), ("令和 7年 2月 3日", "2025-02-03"),
        ("2024-02-29", "2024-02-29"), ("r7/2/3", "2025-02-03"),
    ],
)  # fmt: skip
def test_days_read(written: str, meant: str) -> None:
    assert as_day(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", "2025-02-30", "2023-02-29", "2025-13-01", "2025-2", "来週", "12:30", "0000-01-01",
     "2025-02/03", "令和7年", "2025-02-03T10:00"],
)  # fmt: skip
def test_not_days(written: str) -> None:
    assert as_day(written) is None


@given(st.dates())
def test_every_day_of_the_calendar_reads_back(day: datetime.date) -> None:
    assert as_day(day.isoformat()) == day.isoformat()


@given(st.text(max_size=40))
def test_nothing_raises(text: str) -> None:
    as_day(text), as_number(text), as_flag(text)


def test_flags() -> None:
    assert [as_flag(one) for one in ("true", "はい", "No", "×", "maybe")] == [
        True, True, False, False, None,
    ]  # fmt: skip
